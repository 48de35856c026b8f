"""Journeys at the integrator's door."""

import pytest

from tests import make
from tests.campaigns import runs
from tests.campaigns.journeys.road import HELLO, WELCOME, fork, leaving, say, wait
from tests.web.api.test_campaigns import deed, look
from walletpass import passes

DOCUMENT = {
    "kind": "journey",
    "audience": {"everybody": True},
    "trigger": WELCOME,
    "route": {"steps": HELLO, "leave": {"bought": True}},
}


def begun(till, **changes):
    told = {"name": "Welcome", "document": DOCUMENT | changes}
    answer = till.post("campaigns", told)
    assert answer.status_code == 201, answer.json
    return answer.json


def with_a_phone(till):
    card = till.card(first_name="Ada", language="en")
    with till.services.database.transaction() as session:
        make.registered(session, passes.card_of(session, till.brand_id, card["id"]))
        runs.agreeing(session, card["customer_id"])
    return card["customer_id"]


def running(till, **changes):
    campaign = begun(till, **changes)
    asked = deed(till, campaign, "rehearse", {"revision": 1})
    till.keep_every_promise()
    result = till.get(asked.json["url"].removeprefix("/api/v1/")).json["result"]
    confirm = f"Send to {result['recipients']} people"
    body = {"revision": 1, "confirm": confirm}
    assert deed(till, campaign, "approve", body).status_code == 200
    assert deed(till, campaign, "start").status_code == 200
    till.keep_every_promise()
    return campaign, result


def test_a_journey_goes_its_whole_way(till):
    ada = with_a_phone(till)
    till.card()  # whoever has no phone would set out as well

    campaign, result = running(till, schedule={}, trigger=None)

    assert result["customers"] == 2
    assert (result["recipients"], result["suppressed"]) == (1, {"no-phone": 1})
    assert result["journey"] == {
        "enter": 2, "steps": 5, "messages_each_at_most": 2, "days_at_most": 2,
    }  # fmt: skip
    standing = till.get(f"campaigns/{campaign['id']}/journey").json
    assert (standing["entered"], standing["walking"]) == (2, 2)
    assert standing["steps"][0] == {
        "id": "hello", "kind": "say", "here": 2, "told": {"sent": 1, "no-phone": 1},
    }  # fmt: skip
    told = till.get(f"campaigns/{campaign['id']}/report").json["journey"]
    assert (told["entered"], told["steps"][0]["place"]) == (2, "[0]")
    assert told["steps"][0]["reached"] == told["steps"][0]["here"] == 2
    assert told["steps"][0]["told"]["reasons"] == {"no-phone": 1}
    [why] = till.get(f"campaigns/{campaign['id']}/customers/{ada}").json["outcomes"]
    assert (why["variant"], why["reason"]) == ("a", "sent")

    deed(till, campaign, "pause")
    deed(till, campaign, "resume")
    assert deed(till, campaign, "cancel", {}).status_code == 200
    till.keep_every_promise()
    standing = till.get(f"campaigns/{campaign['id']}/journey").json
    assert (standing["walking"], standing["left"]) == (0, {"cancelled": 2})


def test_another_brand_sees_nothing_of_it(till, stranger):
    with_a_phone(till)
    campaign, _ = running(till)

    assert stranger.get(f"campaigns/{campaign['id']}/journey").status_code == 404


def test_a_campaign_of_another_kind_has_nobody_on_the_way(till):
    told = {"name": "Coffee", "document": {"audience": {"everybody": True}}}
    campaign = till.post("campaigns", told).json

    standing = till.get(f"campaigns/{campaign['id']}/journey").json
    assert standing == {"entered": 0, "walking": 0, "left": {}, "steps": []}


def deep(times):
    inner = leaving("out")
    for number in range(times):
        inner = fork(f"if-{number}", [inner])
    return inner


HERE = "$.route.steps"


@pytest.mark.parametrize(
    ("steps", "path", "code"),
    [
        ([{"kind": "dance", "id": "a"}], f"{HERE}[0]", "unknown-kind"),
        ([{"id": "a"}], f"{HERE}[0]", "no-kind"),
        ([wait("a", days=0)], f"{HERE}[0].days", "too-small"),
        ([wait("a", days=10_000)], f"{HERE}[0].days", "too-large"),
        ([wait("a", until="25:00")], f"{HERE}[0].until", "unfit-text"),
        ([{"kind": "wait", "id": "a"}], f"{HERE}[0]", "no-wait"),
        ([wait("a", days=200), wait("b", days=200)], "$.route", "too-far"),
        ([say("a"), say("a")], "$.route", "same-step"),
        ([say(f"s{n}") for n in range(21)], "$.route", "too-many-steps"),
        ([deep(50)], "$.route", "too-deep"),
        ([deep(110)], "$", "too-deep"),
        ([fork("a", when={"is": "moon"})], f"{HERE}[0].when.is", "unknown-kind"),
        ([fork("a", bought=True, when={"all": []})], f"{HERE}[0]", "one-question"),
        ([fork("a", bought=False)], f"{HERE}[0]", "one-question"),
        ([leaving("a"), say("b")], f"{HERE}[1]", "never-reached"),
        (
            [fork("a", [leaving("b"), say("c")])],
            f"{HERE}[0].then[1]",
            "never-reached",
        ),
        (
            [say("a", variants=[{"code": "a", "words": {"ru": "{moon}"}}])],
            f"{HERE}[0].variants[0].words.ru",
            "unknown-fact",
        ),
    ],
)
def test_what_can_never_be_is_refused_at_its_place(till, steps, path, code):
    document = DOCUMENT | {"route": {"steps": steps}}
    answer = till.post("campaigns", {"name": "Welcome", "document": document})

    assert answer.status_code == 422
    faults = {(fault["path"], fault["code"]) for fault in answer.json["faults"]}
    assert (path, code) in faults
    assert all(fault["message"] and fault["remedy"] for fault in answer.json["faults"])


@pytest.mark.parametrize(
    ("route", "path", "code"),
    [
        (None, HERE, "no-steps"),
        ({"steps": [wait("a")]}, HERE, "no-steps"),
        ({"steps": [say("a", variants=[])]}, f"{HERE}[0].variants", "no-words"),
        (
            {"steps": [say("a", variants=[{"code": "a", "words": {"en": "Hi"}}])]},
            f"{HERE}[0].variants[0].words.pl",
            "language-missing",
        ),
        (
            {"steps": [say("a", variants=[{"code": "a", "words": {"en": " "}}])]},
            f"{HERE}[0].variants[0].words.en",
            "empty",
        ),
    ],
)
def test_what_is_not_there_yet_is_told_and_keeps_it_from_being_rehearsed(
    till, route, path, code
):
    campaign = begun(till, route=route)

    assert (path, code) in {(one["path"], one["code"]) for one in campaign["lacks"]}
    assert deed(till, campaign, "rehearse", {"revision": 1}).status_code == 422
    assert look(till, campaign)["status"] == "draft"


@pytest.mark.parametrize(
    ("changes", "path", "code"),
    [
        ({"kind": "once", "trigger": None}, "$.route", "route"),
        (
            {"variants": [{"code": "a", "words": {"en": "Hi"}}]},
            "$.variants",
            "said-in-steps",
        ),
        ({"schedule": {"at": "2027-01-01T10:00"}}, "$.schedule.at", "two-starts"),
    ],
)
def test_steps_and_starts_that_do_not_go_together_are_told(till, changes, path, code):
    told = {"name": "Welcome", "document": DOCUMENT | changes}
    answer = till.post("campaigns", told)

    assert answer.status_code == 422
    assert (path, code) in {
        (fault["path"], fault["code"]) for fault in answer.json["faults"]
    }
