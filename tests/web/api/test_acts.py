"""Acts of loyalty and thanks over the API."""

import pytest

HELP = {
    "code": "helped",
    "name": {"en": "Helped a newcomer"},
    "told_by": ["api", "claim"],
    "thanks": {"en": "Thank you for helping"},
    "points": 25,
}


@pytest.fixture
def card(till):
    return till.card(first_name="Ada")


@pytest.fixture
def kind(till):
    return till.post("act-kinds", HELP).json


def report(till, card, source="review/1", **more):
    body = {"kind": "helped", "customer_id": card["customer_id"], "source": source}
    return till.post("acts", body | more)


def test_a_kind_is_shown_as_it_was_told_until_it_is_retired(till, kind):
    assert kind.items() >= HELP.items()
    assert till.get("act-kinds").json == {"kinds": [kind]}
    assert till.post("act-kinds/helped/retire", None).json["is_retired"] is True
    assert till.post("act-kinds", HELP).status_code == 409


def test_an_act_is_confirmed_thanked_and_seen_on_the_inbox(till, kind, card):
    first, again = (report(till, card, evidence={"link": "x"}) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 200)
    assert till.get("acts?state=candidate").json["acts"] == [first.json]

    confirmed = till.post(f"acts/{first.json['id']}/confirm", {}).json

    assert confirmed["state"] == "confirmed"
    assert till.get(f"acts/{confirmed['id']}").json == confirmed
    assert till.get("acts?state=candidate").json["acts"] == []
    who = card["customer_id"]
    assert till.get(f"acts?customer_id={who}").json["acts"] == [confirmed]
    [thanks] = till.get(f"customers/{who}/thanks").json["thanks"]
    assert thanks["words"] == "Thank you for helping"
    assert till.get(f"cards/{card['id']}").json["balance"] == 25
    period = "since=2026-11-20T00:00:00Z&until=2026-11-21T00:00:00Z"
    assert till.get(f"gratitude?{period}").json == {
        "thanks": 1,
        "thanked_customers": 1,
        "seen": 1,
        "confirmed": 1,
        "waiting": 0,
    }


def test_a_rejected_act_says_why(till, kind, card):
    path = f"acts/{report(till, card).json['id']}"

    rejected = till.post(f"{path}/reject", {"reason": "not hers"}).json

    assert (rejected["state"], rejected["reason"]) == ("rejected", "not hers")
    assert till.post(f"{path}/confirm", {}).status_code == 409


def test_a_badge_is_among_what_somebody_holds(till, card):
    badge = {"code": "helper", "kind": "badge", "name": {"en": "Helper"}}
    reward = till.post("rewards", badge).json["id"]
    told = {"told_by": ["api"], "confirmed_by": "nobody", "reward_id": reward}
    till.post("act-kinds", HELP | told)
    report(till, card)

    path = f"customers/{card['customer_id']}/recognitions"
    [held] = till.get(path).json["recognitions"]

    assert (held["kind"], held["reward"]) == ("badge", "helper")
    assert held["coupon"]["reward_id"] == reward


def test_thanks_reach_the_card(till, card):
    path = f"customers/{card['customer_id']}/thanks"
    said = {"words": "You made our day", "source": "till/1"}

    first, again = (till.post(path, said) for _ in range(2))

    assert first.json == again.json
    till.keep_every_promise()
    assert till.get(path).json["thanks"] == [first.json]


@pytest.mark.parametrize(
    "body",
    [
        HELP | {"told_by": ["everybody"]},
        HELP | {"confirmed_by": "nobody"},
        HELP | {"points": -5},
        HELP | {"name": {}},
    ],
)
def test_a_kind_that_cannot_be_so_is_refused(till, body):
    assert till.post("act-kinds", body).status_code == 422


def test_another_brands_acts_and_people_do_not_exist(till, stranger, kind, card):
    ours, who = report(till, card).json, card["customer_id"]
    theirs = stranger.card()

    assert report(stranger, theirs).status_code == 404
    assert report(till, theirs).status_code == 404
    for path in (
        f"acts/{ours['id']}",
        f"acts?customer_id={who}",
        f"customers/{who}/thanks",
        f"customers/{who}/recognitions",
    ):
        assert stranger.get(path).status_code == 404, path
    for path, body in (
        ("act-kinds/helped/retire", None),
        (f"acts/{ours['id']}/confirm", {}),
        (f"acts/{ours['id']}/reject", {"reason": "x"}),
        (f"customers/{who}/thanks", {"words": "x", "source": "y"}),
    ):
        assert stranger.post(path, body).status_code == 404, path
    assert stranger.get("acts").json["acts"] == []
    assert stranger.get("act-kinds").json["kinds"] == []
