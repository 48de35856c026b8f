"""What the lock screen will say, predicted, and agreeing with a phone."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.designs import CARD, RICH, content_of, design_of, facts, with_field
from walletpass.passes.changes import announcement, changes_between
from walletpass.passes.filling import fill
from walletpass.simulator.iphone.alerts import sentence
from walletpass.simulator.iphone.card import card_from
from walletpass.simulator.iphone.formatting import Reader
from walletpass.simulator.pkpass.bundle import Bundle
from walletpass.simulator.pkpass.passjson import parse_json
from walletpass.wallets.apple.localisation import strings_files
from walletpass.wallets.apple.pass_json import PassWriter

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def changed(design, language="en", **values):
    """Return the contents before and after these values change."""
    before = content_of(design, language)
    return before, replace(before, fields={**before.fields, **values})


def seen_on_a_phone(design, before, after, language):
    """Return what the simulated phone says."""
    writer, strings = PassWriter(design), strings_files(design)
    old, new = (
        card_from(
            Bundle(
                strings, parse_json(writer.write(content, CARD), "pass.json"), None, ""
            ),
            language,
        )
        for content in (before, after)
    )
    reader = Reader(language, ZoneInfo("UTC"))
    return sentence(old, new, reader, NOW) or ""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Your balance is 12,500"),
        ("ru", "Ваш баланс: 12\N{NO-BREAK SPACE}500"),
        ("pl", "Twoje saldo: 12\N{NO-BREAK SPACE}500"),
    ],
)
def test_a_changed_balance_is_announced_in_the_phones_language(language, said):
    design = design_of(RICH)
    before, after = changed(design, balance=12_500)

    [change] = changes_between(design, before, design, after, language)

    assert change.alerts
    assert (change.key, change.old, change.new) == ("balance", 1320, 12_500)
    assert change.sentence == said
    assert announcement(design, before, design, after, language) == said
    assert seen_on_a_phone(design, before, after, language) == said


@pytest.mark.parametrize(
    ("format_", "value", "said"),
    [
        ({"currency": "PLN"}, 1250.5, "PLN 1,250.50"),
        ({"currency": "EUR"}, 5, "€5.00"),
        ({"number": "percent"}, 0.25, "25%"),
        ({"number": "scientific"}, 1250, "1.25E3"),
        ({"number": "spell_out"}, 42, "42"),
        ({}, 1250, "1250"),
        ({"date": "medium"}, "2026-12-24T18:00:00Z", "Dec 24, 2026"),
        ({"date": "long", "time": "none"}, "2026-12-24T18:00:00Z", "December 24, 2026"),
        ({"date": "none", "time": "short"}, "2026-12-24T18:00:00Z", "6:00 PM"),
        (
            {"date": "short", "time": "medium"},
            "2026-12-24T18:00:00Z",
            "12/24/26, 6:00:00 PM",
        ),
        (
            {"date": "full", "time": "short"},
            "2026-12-24T18:00:00Z",
            "Thursday, December 24, 2026, 6:00 PM",
        ),
        ({"date": "medium"}, "tomorrow", "tomorrow"),
    ],
    ids=str,
)
def test_the_value_is_written_as_the_field_is_formatted(format_, value, said):
    design = with_field(value="{tier}", change_message={"en": "Now %@"}, **format_)
    before, after = changed(design, it=value)

    sentence_ = announcement(design, before, design, after, "en")

    plain = sentence_.replace("\N{NO-BREAK SPACE}", " ").replace("\u202f", " ")
    assert plain == f"Now {said}"


def test_a_field_without_a_message_changes_silently():
    design = with_field(value="{tier}")
    before, after = changed(design, it="Gold")

    [change] = changes_between(design, before, design, after)

    assert (change.label, change.old, change.new) == ("It", "Silver", "Gold")
    assert not change.alerts
    assert announcement(design, before, design, after) == ""


def test_the_same_value_is_no_change():
    design = design_of(RICH)
    content = content_of(design)

    assert changes_between(design, content, design, content) == []


def test_two_messages_at_once_become_the_phones_own_notice():
    fields = [
        {"key": key, "value": f"{{{key}}}", "change_message": {"en": "%@"}}
        for key in ("tier", "latest")
    ]
    design = design_of(fields={"back": fields})
    before, after = changed(design, tier="Gold", latest="+1")

    changes = changes_between(design, before, design, after)

    assert [change.sentence for change in changes] == ["Gold", "+1"]
    assert announcement(design, before, design, after) == "Loyalty card changed"
    assert seen_on_a_phone(design, before, after, "en") == "Loyalty card changed"


@pytest.mark.parametrize("message", ["Something is new", "%@ and %@"])
def test_a_message_that_does_not_take_one_value_becomes_the_phones_own_notice(message):
    design = with_field(value="{tier}", change_message={"en": message})
    before, after = changed(design, it="Gold")

    assert announcement(design, before, design, after) == "Loyalty card changed"


def test_a_field_that_was_not_there_before_is_silent():
    old = design_of(fields={})
    new = with_field(value="{tier}", change_message={"en": "%@"})

    [change] = changes_between(old, content_of(old), new, content_of(new))

    assert change.old is None
    assert not change.alerts
    assert change.sentence == ""


def test_a_fixed_text_with_a_message_is_announced_when_a_new_design_changes_it():
    words = {"change_message": {"en": "News: %@", "ru": "Новости: %@"}}
    old = with_field(value={"en": "Sale", "ru": "Скидки"}, **words)
    new = with_field(value={"en": "Sale", "ru": "Распродажа"}, **words)
    content = content_of(old)

    assert announcement(old, content, new, content, "en") == ""
    assert announcement(old, content, new, content, "ru") == "Новости: Распродажа"


@given(facts(), facts(), st.sampled_from(["en", "ru", "pl"]))
@settings(max_examples=60, deadline=None)
def test_the_prediction_is_what_a_phone_says(ada, later, language):
    design = design_of(RICH)
    before, after = fill(design, ada, language), fill(design, later, language)

    predicted = announcement(design, before, design, after, language)

    assert predicted == seen_on_a_phone(design, before, after, language)


def test_changes_can_be_stored():
    design = design_of(RICH)
    before, after = changed(design, balance=1)

    [change] = changes_between(design, before, design, after)

    assert orjson.loads(orjson.dumps(change)) == {
        "key": "balance",
        "label": "points",
        "old": 1320,
        "new": 1,
        "alerts": True,
        "sentence": "Your balance is 1",
    }
