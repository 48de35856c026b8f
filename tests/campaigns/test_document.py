"""A campaign's document: strict, and telling all that is wrong with it at once."""

import math

import pytest

from walletpass.campaigns import UnfitCampaignError
from walletpass.campaigns.document import as_told
from walletpass.campaigns.document_reading import document_from, readable_parts


def faults(told):
    with pytest.raises(UnfitCampaignError) as refusal:
        document_from(told)
    return {(fault.path, fault.code) for fault in refusal.value.faults}


def test_a_document_comes_back_as_it_was_told():
    told = {
        "kind": "recurring",
        "audience": {"segment": "seg_1"},
        "holdout": 0.05,
        "variants": [{"code": "a", "words": {"en": "20% off", "pl": "Taniej o 20%"}}],
        "schedule": {
            "at": "2026-12-01T10:00",
            "every": {"kind": "week", "on": ["mon", "thu"]},
        },
    }

    assert as_told(document_from(told)) == told


def test_what_is_left_out_means_something_harmless():
    document = document_from({})

    assert document.audience is None
    assert document.purpose == "marketing"
    assert document.holdout == 0
    assert as_told(document) == {"kind": "once"}


def test_every_fault_is_told_at_once_by_its_place():
    told = {
        "kind": "blast",
        "everyone": True,
        "audience": {"segment": "seg_1", "everybody": True},
        "holdout": 0.51,
        "variants": [{"code": "No spaces", "weight": 0}, {"code": "b", "words": []}],
        "schedule": {"at": "2026-02-31T10:00"},
        "cost": {"margin": 1.2},
        "priority": 10,
    }

    assert faults(told) == {
        ("$.kind", "unknown-word"),
        ("$.everyone", "unknown-name"),
        ("$.audience", "one-of"),
        ("$.holdout", "too-large"),
        ("$.variants[0].code", "unfit-text"),
        ("$.variants[0].weight", "too-small"),
        ("$.variants[1].words", "no-object"),
        ("$.schedule", "no-date"),
        ("$.cost.margin", "too-large"),
        ("$.priority", "too-large"),
    }


@pytest.mark.parametrize("told", [None, [], "once", 7])
def test_what_is_no_object_is_no_campaign(told):
    assert faults(told) == {("$", "no-object")}


@pytest.mark.parametrize("share", [math.nan, math.inf, "0.1", -0.1, True])
def test_a_holdout_is_a_share_of_at_most_a_half(share):
    assert {path for path, _ in faults({"holdout": share})} == {"$.holdout"}


def test_a_holdout_is_kept_in_whole_buckets():
    assert document_from({"holdout": 0.07}).held_buckets == 700
    assert document_from({"holdout": 0.00015}).held_buckets in {1, 2}


def test_two_variants_have_two_codes():
    told = {"variants": [{"code": "a"}, {"code": "a"}]}

    assert faults(told) == {("$", "same-code")}


@pytest.mark.parametrize("text", ["\x00", "20% \x1boff", "\x7f"])
def test_words_hold_nothing_that_nobody_can_see(text):
    told = {"variants": [{"code": "a", "words": {"en": text}}]}

    assert faults(told) == {("$.variants[0].words.en", "control-character")}


@pytest.mark.parametrize(
    "link", ["http://shop.example", "javascript:alert(1)", "https://a b.example"]
)
def test_a_link_is_a_safe_address(link):
    told = {"variants": [{"code": "a", "link": link}]}

    assert faults(told) == {("$.variants[0].link", "unsafe-link")}


@pytest.mark.parametrize(
    ("schedule", "code"),
    [
        ({"every": {"kind": "day"}}, "no-time"),
        ({"at": "2026-12-01T10:00", "until": "2026-11-30"}, "empty-range"),
        ({"at": "2026-12-01T25:00"}, "no-date"),
    ],
)
def test_a_schedule_makes_sense_by_itself(schedule, code):
    assert faults({"schedule": schedule}) == {("$.schedule", code)}


def test_a_document_is_not_endless():
    words = {"en": "x" * 1000, "pl": "x" * 1000, "ru": "x" * 1000}
    told = {"variants": [{"code": "a", "words": words}] * 100}

    assert faults(told) == {("$", "too-long")}


def test_the_readable_parts_of_an_unreadable_document_are_read():
    told = {
        "kind": "blast",
        "audience": {"segment": "seg_1"},
        "variants": [{"code": "NO"}, {"code": "b", "reward": "rwd_1"}],
        "schedule": {"at": 7},
    }

    audience, variants, schedule = readable_parts(told)

    assert audience.segment == "seg_1"
    assert {index: variant.code for index, variant in variants.items()} == {1: "b"}
    assert schedule.at is None
