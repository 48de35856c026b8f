"""Tiers are read to the letter, and every fault is told at once."""

import pytest

from walletpass.rewards.ladders import UnfitTiersError, as_told, read

TIERS = [
    {"code": "silver", "name": {"en": "Silver"}},
    {
        "code": "gold",
        "name": {"en": "Gold", "pl": "Złoty"},
        "at": 500_00,
        "benefits": {"en": "Free delivery"},
        "template": "tpl_1",
    },
]
WHOLE = {
    "by": "spend",
    "days": 365,
    "down": "one_down",
    "grace_days": 30,
    "tiers": TIERS,
}


def test_what_was_read_is_told_as_it_was():
    assert as_told(read(WHOLE)) == WHOLE
    assert read(as_told(read(WHOLE))) == read(WHOLE)


@pytest.mark.parametrize(
    ("told", "path", "code"),
    [
        ({}, "$.by", "missing"),
        ([], "$", "no-object"),
        ("tiers", "$", "no-object"),
        ({"by": "love", "tiers": TIERS}, "$.by", "unknown-word"),
        ({"by": "spend", "tiers": []}, "$.tiers", "too-short"),
        ({"by": "spend", "tiers": "gold"}, "$.tiers", "no-list"),
        ({"by": "spend", "tiers": TIERS, "days": 0}, "$.days", "too-small"),
        ({"by": "spend", "tiers": TIERS, "days": 1.5}, "$.days", "not-whole"),
        ({"by": "spend", "tiers": TIERS, "days": True}, "$.days", "no-number"),
        ({"by": "spend", "tiers": TIERS, "days": 10**30}, "$.days", "too-large"),
        (
            {"by": "spend", "tiers": TIERS, "grace_days": -1},
            "$.grace_days",
            "too-small",
        ),
        ({"by": "spend", "tiers": TIERS, "level": 1}, "$.level", "unknown-name"),
        ({"by": "spend", "tiers": [TIERS[0], TIERS[0]]}, "$", "same-code"),
        ({"by": "spend", "tiers": TIERS[1:]}, "$", "first-above-nought"),
        (
            {"by": "spend", "tiers": [TIERS[0], TIERS[0] | {"code": "b"}]},
            "$",
            "not-rising",
        ),
        (
            {"by": "spend", "tiers": [{"code": "Gold!", "name": {"en": "Gold"}}]},
            "$.tiers[0].code",
            "unfit-text",
        ),
        (
            {"by": "spend", "tiers": [{"code": "gold", "name": {}}]},
            "$.tiers[0].name",
            "too-short",
        ),
        (
            {"by": "spend", "tiers": [{"code": "gold", "name": {"en": "Go\x00ld"}}]},
            "$.tiers[0].name.en",
            "control-character",
        ),
        (
            {"by": "spend", "tiers": [{"code": "a", "name": {"xx": "Gold"}}]},
            "$.tiers[0].name.xx",
            "unknown-word",
        ),
    ],
)
def test_what_cannot_be_followed_is_told_by_its_place(told, path, code):
    with pytest.raises(UnfitTiersError) as refusal:
        read(told)
    assert (path, code) in [(one.path, one.code) for one in refusal.value.faults]


def test_every_fault_is_told_at_once():
    told = {"by": "love", "days": 0, "tiers": [{"code": "A", "name": {"en": ""}}]}
    with pytest.raises(UnfitTiersError) as refusal:
        read(told)
    paths = {fault.path for fault in refusal.value.faults}
    assert paths == {"$.by", "$.days", "$.tiers[0].code", "$.tiers[0].name.en"}
