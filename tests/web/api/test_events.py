"""Events: told once, counted by rules, confirmed or rejected; hostile ones refused."""

from dataclasses import replace
from itertools import count

import pytest

from tests.web.api.kinds import at_once
from tests.web.api.selling import RULE, balance, buy, enter, rules

REVIEW = {
    "code": "review",
    "name": {"en": "A review", "ru": "Отзыв", "pl": "Opinia"},
    "on": {"kind": "event", "event": "review"},
    "gives": {"kind": "fixed", "amount": 30_00},
}
_numbers = count(1)


@pytest.fixture
def card(till):
    enter(till, rules(RULE, REVIEW))
    return till.card(phone="+48 501 502 503")


def event(**more):
    return {
        "type": "review",
        "source": "web",
        "external_id": f"e-{next(_numbers)}",
    } | more


def test_an_event_is_credited_and_says_why(till, card):
    told = event(card_id=card["id"], properties={"stars": 5}, language="ru")

    answer = till.post("events", told)

    assert answer.status_code == 201
    assert (answer.json["points"], answer.json["balance"]) == (30, 30)
    assert answer.json["awards"][0]["sentence"].startswith("30 баллов")
    assert balance(till, card) == 30
    shown = till.get(f"events/{answer.json['id']}").json
    assert (shown["properties"], shown["is_new"]) == ({"stars": 5}, False)


def test_an_event_that_earns_nothing_tells_the_balance_too(till, card):
    till.post("events", event(card_id=card["id"]))

    told = till.post("events", event(card_id=card["id"], type="visit"))

    assert (told.json["points"], told.json["balance"]) == (0, 30)
    shown = till.get(f"events/{told.json['id']}").json
    assert shown["balance"] == 30
    stranger = till.card(phone="+48 501 502 504")
    nothing = till.post("events", event(card_id=stranger["id"], type="visit"))
    assert nothing.json["balance"] in (None, 0)


def test_an_event_that_earned_nothing_says_why_now_and_later(till, card):
    once = REVIEW | {"limits": [{"per": "customer", "period": "day", "count": 1}]}
    vip = REVIEW | {"code": "vip", "when": {"tiers": ["vip"]}}
    enter(till, rules(once, vip))
    told = event(card_id=card["id"])
    till.post("events", event(card_id=card["id"]))

    nothing = till.post("events", told).json
    enter(till, rules())
    again = till.post("events", told).json
    shown = till.get(f"events/{nothing['id']}?language=ru").json
    [listed] = [
        one
        for one in till.get("events:told").json["events"]
        if one["id"] == again["id"]
    ]

    assert nothing["awards"] == []
    assert nothing["skipped"] == [
        {"rule": "review", "sentence": "The limit for a customer per day is reached."},
        {"rule": "vip", "sentence": "It is for another tier."},
    ]
    assert again["skipped"] == listed["skipped"] == nothing["skipped"]
    assert [one["sentence"] for one in shown["skipped"]] == [
        "Достигнуто ограничение для клиента в день.",
        "Это для другого уровня.",
    ]


def test_the_same_id_again_is_the_earlier_one_and_another_body_a_conflict(till, card):
    told = event(phone="501 502 503")
    first = till.post("events", told)

    again = till.post("events", told)
    other = till.post("events", told | {"properties": {"stars": 1}})

    assert (again.status_code, again.json["id"]) == (200, first.json["id"])
    assert other.status_code == 409
    assert other.json["type"] == "/problems/event-taken"
    assert other.json["earlier_id"] == first.json["id"]
    assert balance(till, card) == 30


@pytest.mark.parametrize("by", ["card_id", "card_number", "customer_id", "phone"])
def test_somebody_is_found_by_card_number_id_or_phone(till, card, by):
    named = {
        "card_id": card["id"],
        "card_number": card["number"],
        "customer_id": card["customer_id"],
        "phone": "501 502 503",
    }

    told = till.post("events", event(**{by: named[by]}))

    assert told.json["customer_id"] == card["customer_id"]


def test_what_waits_is_listed_confirmed_and_rejected(till, card):
    waits = REVIEW | {"pending": {"kind": "until_confirmed"}}
    enter(till, rules(RULE, waits))
    good, bad = (till.post("events", event(card_id=card["id"])).json for _ in range(2))
    assert (good["state"], good["pending"], balance(till, card)) == ("waiting", 30, 0)
    waiting = till.get("events:told?state=waiting").json["events"]
    assert {one["id"] for one in waiting} == {bad["id"], good["id"]}

    confirmed = till.post(f"events/{good['id']}:confirm", None)
    rejected = till.post(f"events/{bad['id']}:reject", {"reason": "copied"})
    too_late = till.post(f"events/{bad['id']}:confirm", None)

    assert (confirmed.json["state"], rejected.json["state"]) == (
        "confirmed",
        "rejected",
    )
    assert (too_late.status_code, too_late.json["state"]) == (409, "rejected")
    assert balance(till, card) == 30
    assert till.get("events:told?state=waiting").json["events"] == []
    path = f"events:told?customer_id={card['customer_id']}&limit=1"
    first = till.get(path).json
    second = till.get(f"{path}&cursor={first['next']}").json
    ids = [one["id"] for page in (first, second) for one in page["events"]]
    assert (sorted(ids), second["next"]) == (sorted([good["id"], bad["id"]]), None)


def test_points_of_a_purchase_are_confirmed(till, card):
    enter(till, rules(RULE | {"pending": {"kind": "until_confirmed"}}))
    bought = buy(till, 100_00, card_id=card["id"]).json
    assert (bought["pending"], balance(till, card)) == (5, 0)

    answers = [
        till.post(f"purchases/{bought['id']}:confirm", None).json for _ in range(2)
    ]

    assert answers == [{"points": 5}, {"points": 0}]
    assert balance(till, card) == 5


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (422, {"type": ""}),
        (422, {"type": 7}),
        (422, {"type": "x" * 65}),
        (422, {"type": "birthday"}),
        (422, {"type": "welcome"}),
        (422, {"type": "a\x00b"}),
        (422, {"source": None}),
        (422, {"source": "s" * 65}),
        (422, {"external_id": ["r"]}),
        (422, {"external_id": "r" * 101}),
        (422, {"properties": "stars"}),
        (422, {"properties": {"deep": {"er": 1}}}),
        (422, {"properties": {"huge": 2**63}}),
        (422, {"properties": {"long": "x" * 501}}),
        (422, {"properties": {"x" * 65: 1}}),
        (422, {"properties": {"nul": "\x00"}}),
        (422, {"properties": {str(n): n for n in range(51)}}),
        (422, {"occurred_at": "yesterday"}),
        (422, {"occurred_at": "2026-11-20T09:00:00"}),
        (422, {"occurred_at": "9999-12-31T23:59:59-23:59"}),
        (422, {"occurred_at": "2030-01-01T00:00:00Z"}),
        (422, {"occurred_at": 7}),
        (422, {"points": 1_000_000}),
        (422, {"channel": "moon"}),
        (404, {"store_id": "sto_none"}),
        (404, {"customer_id": "cus_none", "card_id": None}),
        (404, {"card_id": "pas_none"}),
        (422, {"card_id": None}),
        (422, {"customer_id": "cus_none"}),
    ],
)
def test_what_cannot_be_is_a_problem_and_changes_nothing(till, card, status, told):
    asked = event(card_id=card["id"]) | told

    refused = till.post("events", {k: v for k, v in asked.items() if v is not None})

    assert refused.status_code == status, refused.json
    assert refused.json["type"].startswith("/problems/")
    assert balance(till, card) == 0


def test_another_brands_people_and_events_do_not_exist(till, card, stranger):
    enter(stranger, rules(REVIEW))
    told = till.post("events", event(card_id=card["id"])).json

    for path, body in (
        ("events", event(card_id=card["id"])),
        ("events", event(customer_id=card["customer_id"])),
        (f"events/{told['id']}:confirm", None),
        (f"events/{told['id']}:reject", {"reason": "mine"}),
    ):
        assert stranger.post(path, body).status_code == 404, path
    assert stranger.get(f"events/{told['id']}").status_code == 404
    assert stranger.get("events:told").json["events"] == []
    assert balance(till, card) == 30


def test_limits_hold_over_the_api(till, card):
    limit = {"per": "customer", "period": "month", "count": 1}
    enter(till, rules(REVIEW | {"limits": [limit]}))

    given = [
        till.post("events", event(card_id=card["id"])).json["points"] for _ in range(3)
    ]

    assert given == [30, 0, 0]


def test_eight_who_tell_it_at_once_tell_it_once(till, card):
    told = event(card_id=card["id"])

    answers = at_once(lambda _: another(till).post("events", told), 8)

    assert sorted(one.status_code for one in answers) == [200] * 7 + [201]
    assert len({one.json["id"] for one in answers}) == 1
    assert balance(till, card) == 30


def test_a_limit_holds_against_eight_at_once(till, card):
    limit = {"per": "program", "period": "ever", "count": 3}
    enter(till, rules(REVIEW | {"limits": [limit]}))

    told = [event(card_id=card["id"]) for _ in range(8)]
    answers = at_once(lambda n: another(till).post("events", told[n]), 8)

    assert sorted(one.json["points"] for one in answers) == [0] * 5 + [30] * 3
    assert balance(till, card) == 90


def another(till):
    """Return the till as another program of the shop has it."""
    return replace(till, client=till.client.application.test_client())
