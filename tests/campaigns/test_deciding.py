"""Deciding, as a table: what is known of somebody, and what becomes of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.make import NOON
from walletpass.campaigns.deciding import SPEAK, Person, Terms, decide, foresee
from walletpass.campaigns.manners import Limits, Word

WARSAW = ZoneInfo("Europe/Warsaw")
OFFER = Terms("cmp_mine", True, "coffee", Limits(per_category={"coffee": 2}))
NEWS = replace(OFFER, is_marketing=False)
ADA = Person("cus_ada", "active", WARSAW, pass_id="pas_ada")


def ago(category=None, **span):
    return Word(NOON - timedelta(**span), category, "cmp_other")


def soon(category=None, **span):
    return Word(NOON + timedelta(**span), category, "cmp_rival")


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({}, "sent"),
        ({"status": "prospect"}, "sent"),
        ({"status": "erased"}, "erased"),
        ({"status": "merged"}, "merged"),
        ({"status": "blocked"}, "blocked"),
        ({"status": "blocked", "agreed": False}, "blocked"),
        ({"pass_id": None, "had_card": False}, "no-card"),
        ({"pass_id": None}, "voided"),
        ({"is_on_phone": False}, "no-phone"),
        ({"agreed": False}, "no-consent"),
        ({"only_service": True}, "only-service"),
        ({"paused_until": NOON + timedelta(seconds=1)}, "paused"),
        ({"paused_until": NOON}, "sent"),
        ({"words": (ago(hours=23),)}, "cap-day"),
        ({"words": (ago(hours=24),)}, "sent"),
        ({"words": (ago(days=2), ago(days=3), ago(days=4))}, "cap-week"),
        ({"words": tuple(ago(days=8 + day) for day in range(8))}, "cap-month"),
        ({"words": (ago("coffee", days=2), ago("coffee", days=3))}, "cap-category"),
        ({"words": (ago("tea", days=2), ago("coffee", days=3))}, "sent"),
        ({"wished_per_week": 1, "words": (ago(days=6),)}, "asked-less"),
        ({"wished_per_week": 0}, "asked-less"),
        ({"wished_per_week": 1, "words": (ago(days=7),)}, "sent"),
        ({"has_open_issue": True}, "mending"),
        ({"has_open_issue": True, "agreed": False}, "no-consent"),
        ({"is_won_back": True}, "sent"),
        ({"rivals": (soon(hours=2),)}, "outranked"),
        ({"rivals": (soon(days=2),)}, "sent"),
        ({"rivals": (soon(days=2),), "words": (ago(days=2), ago(days=3))}, "outranked"),
    ],
)
def test_what_becomes_of_somebody_who_is_to_have_an_offer(known, reason):
    assert decide(OFFER, ADA._replace(**known), NOON).reason == reason


def test_who_is_being_won_back_hears_of_no_ordinary_offer():
    terms = replace(OFFER, is_ordinary=True)

    assert decide(terms, ADA._replace(is_won_back=True), NOON).reason == "won-back"
    assert decide(terms, ADA, NOON) == SPEAK
    service = replace(terms, is_marketing=False)
    assert decide(service, ADA._replace(is_won_back=True), NOON) == SPEAK


@pytest.mark.parametrize(
    ("known", "reason"),
    [
        ({"agreed": False}, "sent"),
        ({"only_service": True}, "sent"),
        ({"paused_until": NOON + timedelta(days=1)}, "sent"),
        ({"words": (ago(hours=1),)}, "sent"),
        ({"rivals": (soon(hours=1),)}, "sent"),
        ({"status": "blocked"}, "blocked"),
        ({"is_on_phone": False}, "no-phone"),
    ],
)
def test_what_serves_the_customer_is_no_advertising(known, reason):
    assert decide(NEWS, ADA._replace(**known), NOON).reason == reason


def test_the_reason_keeps_what_it_counts_or_names():
    words = (ago(days=2), ago(days=3), ago(days=4))
    rival = soon(hours=2)

    assert decide(OFFER, ADA._replace(words=words), NOON).detail == "3"
    assert decide(OFFER, ADA._replace(rivals=(rival,)), NOON).detail == "cmp_rival"


NIGHT = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)  # 23:00 in Warsaw, 17:00 in New York
MORNING = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)  # 9:00 in Warsaw


def test_at_night_an_offer_waits_for_the_morning():
    verdict = decide(OFFER, ADA, NIGHT)

    assert (verdict.state, verdict.reason, verdict.due_at) == ("planned", "", MORNING)
    assert foresee(OFFER, ADA, NIGHT).due_at == MORNING


def test_where_the_brand_says_so_an_offer_is_dropped_at_night():
    terms = replace(OFFER, limits=Limits(quiet_drops=True))

    assert decide(terms, ADA, NIGHT).reason == "quiet-hours"


def test_it_is_not_night_everywhere():
    away = ADA._replace(zone=ZoneInfo("America/New_York"))

    assert decide(OFFER, away, NIGHT) == SPEAK


def test_what_serves_waits_for_the_morning_unless_it_is_prompt():
    terms = replace(NEWS, limits=Limits(quiet_drops=True))

    assert decide(terms, ADA, NIGHT).due_at == MORNING
    assert decide(replace(NEWS, is_prompt=True), ADA, NIGHT) == SPEAK


def test_no_limit_is_none():
    free = Limits(per_day=None, per_week=None, per_month=None)
    words = tuple(ago(hours=hour) for hour in range(50))

    assert decide(replace(OFFER, limits=free), ADA._replace(words=words), NOON) == SPEAK


def test_who_is_never_out_of_quiet_hours_is_foreseen_to_hear_nothing():
    mute = replace(NEWS, limits=Limits(quiet_from=0, quiet_until=24 * 60))

    verdict = foresee(mute, ADA, NOON)

    assert (verdict.state, verdict.reason) == ("suppressed", "quiet-hours")


@pytest.mark.parametrize(
    ("words", "patience", "due_after"),
    [
        ([2], 72, 22),  # of one a day, there is room a day after it
        ([2, 30, 50], 72, 22),
        ([30, 50, 70], 72, None),  # a week after the first of three is too late
        ([30, 60, 140], 72, 28),
        ([30], 72, None),  # there is room now
        ([2], 10, None),
    ],
)
def test_what_was_set_off_waits_for_room_as_long_as_it_may(words, patience, due_after):
    terms = replace(OFFER, waits_until=NOON + timedelta(hours=patience))
    heard = [ago(hours=hours) for hours in words]

    verdict = decide(terms, ADA._replace(words=heard), NOON)

    if due_after is None:
        assert verdict.state != "planned"
    else:
        assert verdict.due_at == NOON + timedelta(hours=due_after)
