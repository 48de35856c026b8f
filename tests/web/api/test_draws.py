"""A contest that anybody can check."""

import hashlib
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON

CONTEST = {"code": "summer", "kind": "contest", "name": {"en": "Summer draw"}}
CLOSES = NOON + timedelta(days=7)


class Clock:
    def __init__(self):
        self.moment = NOON

    def __call__(self):
        return self.moment

    def advance(self, time):
        self.moment += time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def services(database, clock):
    return make.services(database, now=clock)


@pytest.fixture
def contest(till):
    return till.post("rewards", CONTEST).json


def announced(till, contest, prizes=2, closes_at=CLOSES):
    body = {"prizes": prizes, "closes_at": closes_at.isoformat()}
    return till.post(f"rewards/{contest['id']}/draws", body)


def enter(till, contest, card, times=1):
    return [
        till.post(
            "coupons",
            {
                "reward_id": contest["id"],
                "customer_id": card["customer_id"],
                "source": f"entry/{number}",
                "gift": True,
            },
        ).json
        for number in range(times)
    ]


def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_stranger_draws_the_same_winners_again(till, contest, clock):
    draw = announced(till, contest).json
    cards = [till.card(phone=f"+48 501 000 00{n}") for n in range(5)]
    for number, card in enumerate(cards):
        enter(till, contest, card, times=number + 1)

    clock.advance(timedelta(days=7))
    drawn = till.post(f"draws/{draw['id']}:draw", None).json

    assert sha256(drawn["seed"]) == draw["commitment"] == drawn["commitment"]
    entries = till.get(f"draws/{draw['id']}/entries").json["entries"]
    assert len(entries) == drawn["entries"] == 15
    entries.sort(key=lambda entry: sha256(drawn["seed"] + entry["entry"]))
    first_of_each = {}
    for entry in entries:
        first_of_each.setdefault(entry["person"], entry["entry"])
    assert drawn["winners"] == list(first_of_each.values())[:2]
    states = {one["id"]: one["status"] for one in till.get("coupons").json["coupons"]}
    assert {one for one, state in states.items() if state == "issued"} == set(
        drawn["winners"]
    )
    assert till.post(f"draws/{draw['id']}:draw", None).json == drawn
    assert till.get(f"draws/{draw['id']}").json == drawn


def test_nothing_is_drawn_or_told_before_it_closes(till, contest):
    draw = announced(till, contest).json
    enter(till, contest, till.card())

    early = till.post(f"draws/{draw['id']}:draw", None)

    assert (early.status_code, early.json["type"]) == (409, "/problems/draw-open")
    shown = till.get(f"draws/{draw['id']}").json
    assert (shown["seed"], shown["winners"]) == (None, None)
    assert till.get(f"draws/{draw['id']}/entries").json == {"entries": []}


def test_nobody_enters_after_it_closed(till, contest, clock):
    draw = announced(till, contest).json
    [on_time] = enter(till, contest, till.card(phone="+48 501 000 001"))
    clock.advance(timedelta(days=7))
    [late] = enter(till, contest, till.card(phone="+48 501 000 002"))

    drawn = till.post(f"draws/{draw['id']}:draw", None).json

    assert drawn["winners"] == [on_time["id"]]
    assert till.get(f"coupons/{late['id']}").json["status"] == "issued"


def test_a_contest_nobody_entered_has_no_winner(till, contest, clock):
    draw = announced(till, contest).json
    clock.advance(timedelta(days=7))

    drawn = till.post(f"draws/{draw['id']}:draw", None).json

    assert (drawn["entries"], drawn["winners"]) == (0, [])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"prizes": 0, "closes_at": CLOSES.isoformat()}, 422),
        ({"prizes": "2", "closes_at": CLOSES.isoformat()}, 422),
        ({"prizes": 2, "closes_at": NOON.isoformat()}, 422),
        ({"prizes": 2}, 422),
        (None, 400),
    ],
)
def test_a_draw_that_could_not_be_held_is_refused(till, contest, body, status):
    assert till.post(f"rewards/{contest['id']}/draws", body).status_code == status


def test_only_a_contest_is_drawn_and_only_the_brands_own(till, contest):
    coffee = till.post("rewards", CONTEST | {"code": "cup", "kind": "badge"}).json

    assert announced(till, coffee).json["type"] == "/problems/unfit-draw"
    assert announced(till, {"id": "rwd_nothing"}).status_code == 404
    assert till.post("draws/drw_nothing:draw", None).status_code == 404
    assert till.get("draws/drw_nothing/entries").status_code == 404
