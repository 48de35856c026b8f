"""A design is plain data: it survives storing, and refuses what makes no sense."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from tests.designs import PLAIN, RICH, design_of, designs, with_field
from walletpass.passes.design import Design, RelevantDate

MOMENT = datetime(2026, 12, 24, tzinfo=UTC)


@given(designs())
@settings(max_examples=50, deadline=None)
def test_a_stored_design_is_the_same_design(design):
    assert Design.model_validate_json(design.model_dump_json()) == design


def test_a_design_can_be_stored_whole():
    assert Design.model_validate(design_of(RICH).model_dump(mode="json")) == design_of(
        RICH
    )


def test_fields_are_listed_front_to_back():
    keys = [field.key for field in design_of(RICH).fields.all()]

    assert keys == ["balance", "off", "name", "tier", "since", "latest", "terms", "web"]


@pytest.mark.parametrize(
    "changes",
    [
        {"expires_at": "2026-12-24T00:00:00"},
        {"relevance": {"dates": [{"date": "2026-12-24T10:00:00"}]}},
        {"relevance": {"max_distance": 0}},
        {"relevance": {"max_distance": float("inf")}},
        {"fields": {"header": [{"key": "with space", "value": "x"}]}},
        {"fields": {"header": [{"key": "x", "value": float("nan")}]}},
        {"fields": {"header": [{"key": "x", "value": True}]}},
        {"fields": {"header": [{"key": "x"}]}},
        {"extras": {"app_store_ids": [-1]}},
        {"extras": {"urls": {"formatVersion": "2"}}},
        {"unheard_of": 1},
        {"organization": {"xx": "No such language"}},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused(changes):
    with pytest.raises(ValidationError):
        design_of({**PLAIN, **changes})


@pytest.mark.parametrize("number", [0, 42, -7, 0.5])
def test_a_number_stays_a_number(number):
    [field] = with_field(value=number).fields.secondary

    assert field.value == number
    assert type(field.value) is type(number)


@pytest.mark.parametrize(
    "dates",
    [
        {},
        {"start": MOMENT},
        {"end": MOMENT},
        {"date": MOMENT, "start": MOMENT, "end": MOMENT},
    ],
    ids=["neither", "start alone", "end alone", "both"],
)
def test_a_relevant_date_is_a_moment_or_a_span(dates):
    with pytest.raises(ValidationError, match="either a date"):
        RelevantDate(**dates)
