"""A brand's manners at the integrator's door."""

import pytest

from tests.web.api.test_campaigns import begun, deed, key_of, rehearsed
from walletpass import brands

MANNERS = {
    "per_day": 2,
    "per_week": None,
    "per_month": 10,
    "per_category": {"coffee": 1},
    "quiet_from": "22:30",
    "quiet_until": "08:00",
    "quiet_drops": True,
    "approve_above": 50,
}


def test_a_brand_has_manners_before_it_says_so(till):
    assert till.get("manners").json == {
        "per_day": 1,
        "per_week": 3,
        "per_month": 8,
        "per_category": {},
        "quiet_from": "21:00",
        "quiet_until": "09:00",
        "quiet_drops": False,
        "approve_above": 1_000,
    }


def test_manners_are_kept_as_a_whole_and_written_down(till, stranger, database):
    assert till.ask("PUT", "manners", MANNERS).json == MANNERS
    changed = MANNERS | {"per_day": 3, "quiet_until": "24:00"}
    assert till.ask("PUT", "manners", changed).json == changed

    assert till.get("manners").json == changed
    assert stranger.get("manners").json["approve_above"] == 1_000
    with database.snapshot() as session:
        last, first = brands.audit_page(session, till.brand_id).rows
    assert (first.before["per_day"], first.after["per_day"]) == (1, 2)
    assert last.before == {"per_day": 2, "quiet_until": 480}
    assert last.after == {"per_day": 3, "quiet_until": 1440}


def test_from_how_many_on_a_second_person_approves_is_the_brands_word(till):
    campaign = begun(till)
    rehearsed(till, campaign, 51)
    body = {"revision": 1, "confirm": "Send to 51 people"}
    till.ask("PUT", "manners", MANNERS)

    refused = deed(till, campaign, "approve", body)

    assert (refused.status_code, refused.json["approve_above"]) == (403, 50)


def test_who_may_not_approve_may_not_say_who_may(till):
    writer = key_of(till, "campaigns:read", "campaigns:write")

    assert till.ask("PUT", "manners", MANNERS, key=writer).status_code == 403
    assert till.get("manners", key=writer).status_code == 200


def test_manners_that_are_only_tried_are_not_kept(till):
    before = till.get("manners").json

    assert till.ask("PUT", "manners?dry_run=true", MANNERS).json == MANNERS

    assert till.get("manners").json == before


@pytest.mark.parametrize(
    "change",
    [
        {"per_day": 0},
        {"per_week": -1},
        {"per_month": 1.5},
        {"per_category": {"": 1}},
        {"per_category": {"coffee": 0}},
        {"quiet_from": "24:00"},
        {"quiet_until": "8:00"},
        {"quiet_drops": "yes"},
        {"approve_above": -1},
        {"per_year": 1},
    ],
)
def test_manners_nobody_can_have_are_refused(till, change):
    assert till.ask("PUT", "manners", MANNERS | change).status_code == 422


def test_quiet_hours_that_leave_no_hour_are_refused_where_they_were_written(till):
    whole = MANNERS | {"quiet_from": "00:00", "quiet_until": "24:00"}

    refused = till.ask("PUT", "manners", whole)

    assert refused.status_code == 422
    [fault] = refused.json["errors"]
    assert "quiet_until" in str(fault)
    assert "no hour" in str(fault)
    assert till.get("manners").json["quiet_from"] == "21:00"
    none = MANNERS | {"quiet_from": "08:00", "quiet_until": "08:00"}
    assert till.ask("PUT", "manners", none).status_code == 200
