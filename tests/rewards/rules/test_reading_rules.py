import json
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rewards.rules.receipts import document, rouble_rule
from tests.rewards.rules.test_published_rules import (
    BIRTHDAY_500,
    FIX_PRICE_2019,
    FIX_PRICE_2025,
    storeez,
)
from walletpass.rewards.rules import UnfitRulesError, as_told, read, read_text


def faults(told):
    with pytest.raises(UnfitRulesError) as refusal:
        read(told)
    assert all(fault.message and fault.remedy for fault in refusal.value.faults)
    return {(fault.path, fault.code) for fault in refusal.value.faults}


def with_rule(**told):
    return document(rouble_rule() | told)


@pytest.mark.parametrize(
    "told",
    [
        FIX_PRICE_2019,
        FIX_PRICE_2025,
        storeez(each_full=True),
        BIRTHDAY_500,
        document(spending={"worth": 100, "share": 3000, "earns": False}),
        document(),
    ],
)
def test_what_was_read_can_be_told_and_read_again(told):
    document_read = read(told).document

    again = as_told(document_read)

    assert read(again).document == document_read
    assert read_text(json.dumps(again)).document == document_read


def test_what_is_told_leaves_out_what_goes_without_saying():
    assert as_told(read(document(rouble_rule())).document) == {
        "currency": "RUB",
        "rules": [
            {"code": "base", "gives": {"kind": "ratio", "amount": 500, "per": 10_000}}
        ],
    }


@pytest.mark.parametrize(
    ("told", "path", "code"),
    [
        (None, "$", "no-object"),
        ([], "$", "no-object"),
        ("rules", "$", "no-object"),
        ({}, "$.currency", "missing"),
        ({}, "$.rules", "missing"),
        ({"currency": "rub", "rules": []}, "$.currency", "unfit-text"),
        ({"currency": 643, "rules": []}, "$.currency", "no-text"),
        ({"currency": "RUB", "rules": {}}, "$.rules", "no-list"),
        ({"currency": "RUB", "rules": [5]}, "$.rules[0]", "no-object"),
        (document(colour="red"), "$.colour", "unknown-name"),
        (document(gives="miles"), "$.gives", "unknown-word"),
        (
            document(groups=[{"code": "a", "mode": "b"}]),
            "$.groups[0].mode",
            "unknown-word",
        ),
        (document(spending={}), "$.spending.worth", "missing"),
        (
            document(spending={"worth": 1, "share": 10_001}),
            "$.spending.share",
            "too-large",
        ),
        (with_rule(gives={}), "$.rules[0].gives", "no-kind"),
        (with_rule(gives={"kind": "magic"}), "$.rules[0].gives", "unknown-kind"),
        (with_rule(gives="ratio"), "$.rules[0].gives", "no-object"),
        (
            with_rule(gives={"kind": "ratio", "amount": "5", "per": 1}),
            "$.rules[0].gives.amount",
            "no-number",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": True, "per": 1}),
            "$.rules[0].gives.amount",
            "no-number",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": 1.5, "per": 1}),
            "$.rules[0].gives.amount",
            "not-whole",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": float("nan"), "per": 1}),
            "$.rules[0].gives.amount",
            "not-whole",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": -5, "per": 1}),
            "$.rules[0].gives.amount",
            "too-small",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": 1, "per": 0}),
            "$.rules[0].gives.per",
            "too-small",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": 1, "per": 10**14}),
            "$.rules[0].gives.per",
            "too-large",
        ),
        (
            with_rule(gives={"kind": "ratio", "amount": 1, "per": 10**5000}),
            "$.rules[0].gives.per",
            "too-large",
        ),
        (
            with_rule(gives={"kind": "steps", "steps": []}),
            "$.rules[0].gives.steps",
            "too-short",
        ),
        (
            with_rule(
                gives={
                    "kind": "steps",
                    "steps": [
                        {"at_least": 5, "amount": 1, "per": 1},
                        {"at_least": 5, "amount": 2, "per": 1},
                    ],
                }
            ),
            "$.rules[0].gives",
            "unordered-steps",
        ),
        (
            with_rule(gives={"kind": "multiplier", "basis_points": 10_000}),
            "$.rules[0].gives.basis_points",
            "too-small",
        ),
        (with_rule(code="Base Rule"), "$.rules[0].code", "unfit-text"),
        (with_rule(code="a\u0000"), "$.rules[0].code", "control-character"),
        (with_rule(name={"de": "Immer"}), "$.rules[0].name.de", "unknown-word"),
        (with_rule(name={"en": ""}), "$.rules[0].name.en", "empty"),
        (with_rule(name={"en": "x" * 101}), "$.rules[0].name.en", "too-long"),
        (with_rule(name={"en": "\ud800"}), "$.rules[0].name.en", "control-character"),
        (with_rule(name="x"), "$.rules[0].name", "no-object"),
        (with_rule(group=None, priority=None), "$.rules[0].priority", "no-number"),
        (
            with_rule(when={"weekdays": ["Mon"]}),
            "$.rules[0].when.weekdays[0]",
            "unknown-word",
        ),
        (with_rule(when={"weekdays": "mon"}), "$.rules[0].when.weekdays", "no-list"),
        (
            with_rule(when={"hours": [["9:00", "10:00"]]}),
            "$.rules[0].when.hours[0][0]",
            "unfit-text",
        ),
        (
            with_rule(when={"hours": [["09:00"]]}),
            "$.rules[0].when.hours[0][1]",
            "missing",
        ),
        (
            with_rule(when={"hours": [["09:00", "10:00", "11:00"]]}),
            "$.rules[0].when.hours[0]",
            "too-long",
        ),
        (with_rule(when={"basket": {}}), "$.rules[0].when.basket", "open-range"),
        (
            with_rule(when={"basket": {"at_least": 2, "at_most": 1}}),
            "$.rules[0].when.basket",
            "empty-range",
        ),
        (with_rule(when={"purchase": {}}), "$.rules[0].when.purchase", "open-range"),
        (
            with_rule(when={"purchase": {"at_least": 5, "at_most": 4}}),
            "$.rules[0].when.purchase",
            "empty-range",
        ),
        (
            with_rule(limits=[{"per": "customer", "period": "day"}]),
            "$.rules[0].limits[0]",
            "limits-nothing",
        ),
        (
            with_rule(rounding={"mode": "sideways"}),
            "$.rules[0].rounding.mode",
            "unknown-word",
        ),
        (
            with_rule(expiry={"kind": "date", "last_day": "tomorrow"}),
            "$.rules[0].expiry.last_day",
            "no-date",
        ),
        (
            with_rule(expiry={"kind": "date", "last_day": "9999-12-31"}),
            "$.rules[0].expiry.last_day",
            "too-large",
        ),
        (
            with_rule(expiry={"kind": "days", "days": 0}),
            "$.rules[0].expiry.days",
            "too-small",
        ),
        (
            with_rule(active_from="2026-02-01", active_to="2026-01-31"),
            "$.rules[0]",
            "empty-range",
        ),
        (with_rule(active_from="2026-02-30"), "$.rules[0].active_from", "no-date"),
        (
            with_rule(active_from=datetime(2026, 1, 1)),  # noqa: DTZ001
            "$.rules[0].active_from",
            "no-json",
        ),
        (with_rule(priority=Decimal(1)), "$.rules[0].priority", "no-json"),
        (with_rule(limits={}), "$.rules[0].limits", "no-list"),
    ],
)
def test_a_fault_is_told_by_its_place(told, path, code):
    assert (path, code) in faults(told)


@pytest.mark.parametrize(
    ("told", "path", "code"),
    [
        (document(rouble_rule(), rouble_rule()), "$.rules[1].code", "same-code"),
        (
            document(groups=[{"code": "g", "mode": "all"}] * 2),
            "$.groups[1].code",
            "same-code",
        ),
        (with_rule(group="g"), "$.rules[0].group", "unknown-group"),
        (
            with_rule(
                gives={"kind": "multiplier", "basis_points": 20_000, "of_groups": ["g"]}
            ),
            "$.rules[0].gives.of_groups[0]",
            "unknown-group",
        ),
        (
            document(
                rouble_rule(group="g"),
                {
                    "code": "x2",
                    "gives": {"kind": "multiplier", "basis_points": 20_000},
                    "group": "g",
                },
                groups=[{"code": "g", "mode": "best"}],
            ),
            "$.rules[1].group",
            "mixed-group",
        ),
        (
            document(
                {"code": "a", "gives": {"kind": "fixed", "amount": 1}, "group": "g"},
                groups=[{"code": "g", "mode": "best_per_line"}],
            ),
            "$.rules[0].group",
            "fixed-by-line",
        ),
        (
            with_rule(on={"kind": "event", "event": "review"}),
            "$.rules[0].gives",
            "nothing-to-count",
        ),
        (
            with_rule(on={"kind": "birthday"}, when={"basket": {"at_least": 1}}),
            "$.rules[0].when.basket",
            "no-basket",
        ),
        (
            with_rule(on={"kind": "birthday"}) | {"gives": "discount"},
            "$.rules[0].on",
            "no-price",
        ),
        (
            with_rule(on={"kind": "event", "event": "birthday"}),
            "$.rules[0].on.event",
            "reserved-word",
        ),
        (with_rule(expiry={"kind": "birthday"}), "$.rules[0].expiry", "no-birthday"),
        (
            with_rule(
                limits=[{"per": "card", "period": "day", "count": 1}] * 2,
            ),
            "$.rules[0].limits[1]",
            "same-limit",
        ),
    ],
)
def test_parts_that_contradict_each_other_are_faults(told, path, code):
    assert (path, code) in faults(told)


def test_all_faults_are_told_at_once():
    told = document(
        {"code": "a", "gives": {"kind": "ratio", "amount": 0, "per": 10**40}},
        {"code": "a", "gives": {"kind": "fixed"}, "group": "none", "colour": "red"},
        {"gives": {"kind": "ratio", "amount": 1, "per": 1.5}},
        spending={"worth": "a lot"},
        extra=[],
    )

    assert faults(told) == {
        ("$.rules[0].gives.amount", "too-small"),
        ("$.rules[0].gives.per", "too-large"),
        ("$.rules[1].code", "same-code"),
        ("$.rules[1].gives.amount", "missing"),
        ("$.rules[1].group", "unknown-group"),
        ("$.rules[1].colour", "unknown-name"),
        ("$.rules[2].code", "missing"),
        ("$.rules[2].gives.per", "not-whole"),
        ("$.spending.worth", "no-number"),
        ("$.extra", "unknown-name"),
    }


def test_the_refusal_tells_programs_what_people_read():
    with pytest.raises(UnfitRulesError) as refusal:
        read(document(gives="miles"))

    assert refusal.value.facts() == {
        "faults": [
            {
                "path": "$.gives",
                "code": "unknown-word",
                "message": "This is no word known here.",
                "remedy": "Choose 'points' or 'discount'.",
            }
        ]
    }
    assert str(refusal.value) == (
        "$.gives: This is no word known here. Choose 'points' or 'discount'."
    )


def test_nesting_without_end_is_a_fault_like_any_other():
    deep = []
    for _ in range(100_000):
        deep = [deep]

    assert any(
        code == "too-deep" for _, code in faults(with_rule(when={"tiers": deep}))
    )


def test_no_more_faults_are_told_than_anybody_reads():
    with pytest.raises(UnfitRulesError) as refusal:
        read(document(*[{"code": 10**20}] * 5_000))

    assert len(refusal.value.faults) == 100


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no-json"),
        ("{", "no-json"),
        (b"\xff\xfe", "no-json"),
        ("[" * 100_000, "no-json"),
        ('{"a": ' + "9" * 10_000 + "}", "no-json"),
        (" " * 3_000_000, "no-json"),
        ('{"currency": "RUB", "currency": "PLN", "rules": []}', "same-name"),
        ('{"currency": "RUB", "rules": NaN}', "not-whole"),
    ],
)
def test_text_that_is_no_document_is_refused(text, code):
    with pytest.raises(UnfitRulesError) as refusal:
        read_text(text)

    assert code in {fault.code for fault in refusal.value.faults}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["kind", "code", "rules", "gives", "when", "on", "x", "name"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


@given(JSON, JSON, JSON)
def test_whatever_is_sent_is_refused_politely(rule, part, other):
    for told in (
        rule,
        document(rule),
        document(rouble_rule() | {"gives": part, "when": other}),
        document(rouble_rule(), groups=part, spending=other),
    ):
        assert outcome(told)


def outcome(told):
    """Return what was read, or why it was refused."""
    try:
        return read(told)
    except UnfitRulesError as unfit:
        return unfit.faults
