"""Rules at the integrator's door: drafted, published, and listed."""

import pytest

from tests.make import NOON
from tests.web.api.selling import RULE, buy, enter, program_of, rules
from walletpass import brands


def test_a_draft_begins_with_rules_that_make_sense(till):
    draft = till.get(f"programs/{program_of(till)}/draft").json

    assert draft["updated_at"] is None
    assert draft["document"]["currency"] == "PLN"
    assert enter(till, draft["document"])["number"] == 1


def test_what_is_published_holds_from_then_on(till):
    program = program_of(till)
    enter(till, rules(), reserve_minutes=30)
    later = {"effective_from": "2026-12-01T00:00:00+01:00"}
    till.ask("PUT", f"programs/{program}/draft", {"document": rules()})

    published = till.post(f"programs/{program}/draft:publish", later)

    assert published.status_code == 201
    assert published.json["effective_from"] == "2026-11-30T23:00:00Z"
    assert till.get("programs").json["programs"][0]["version"] == 1
    listed = till.get(f"programs/{program}/versions?limit=1").json
    assert [one["number"] for one in listed["versions"]] == [2]
    rest = till.get(f"programs/{program}/versions?cursor={listed['next']}").json
    assert [one["terms"]["reserve_minutes"] for one in rest["versions"]] == [30]


def test_rules_for_the_past_and_without_a_draft_are_refused(till):
    program = program_of(till)
    publish = f"programs/{program}/draft:publish"
    assert till.post(publish, {}).json["type"] == "/problems/no-draft"

    till.ask("PUT", f"programs/{program}/draft", {"document": rules()})
    past = till.post(publish, {"effective_from": "2026-11-20T11:59:59Z"})

    assert (past.status_code, past.json["type"]) == (422, "/problems/past-effect")


def test_every_fault_of_a_document_is_told_with_its_place(till):
    unfit = rules(RULE | {"code": "A"}, RULE | {"gives": {"kind": "magic"}})

    refused = till.ask("PUT", f"programs/{program_of(till)}/draft", {"document": unfit})

    assert refused.status_code == 422
    assert [fault["path"] for fault in refused.json["faults"]] == [
        "$.rules[0].code",
        "$.rules[1].gives",
    ]


@pytest.mark.parametrize(
    "wrong",
    [
        {"terms": {"returns": "never"}},
        {"terms": {"reserve_minutes": 0}},
        {"terms": {"reserve_minutes": 1.5}},
        {"terms": {"idle_days": -1}},
        {"terms": {"idle_days": True}},
        {"terms": {"colour": "red"}},
        {"document": []},
        {"document": None},
        {"rules": {}},
    ],
)
def test_terms_that_cannot_be_are_refused(till, wrong):
    path = f"programs/{program_of(till)}/draft"

    assert till.ask("PUT", path, {"document": rules()} | wrong).status_code == 422


def test_another_brand_cannot_touch_a_program(till, stranger):
    program = f"programs/{program_of(till)}"
    till.ask("PUT", f"{program}/draft", {"document": rules()})

    assert stranger.get(f"{program}/draft").status_code == 404
    assert (
        stranger.ask("PUT", f"{program}/draft", {"document": rules()}).status_code
        == 404
    )
    assert stranger.post(f"{program}/draft:publish", {}).status_code == 404
    assert till.get("programs").json["programs"][0]["version"] is None


@pytest.mark.parametrize("cursor", ["bm9wZQ", "LTE", "!!", "OTk5OTk5OTk5OTk5OTk5"])
def test_a_cursor_that_is_not_ours_is_refused(till, cursor):
    path = f"programs/{program_of(till)}/versions?cursor={cursor}"

    assert till.get(path).status_code == 422


@pytest.mark.parametrize("tried_by", ["a dry run", "a test key"])
def test_rules_that_were_only_tried_count_for_nobody(till, database, tried_by):
    program = f"programs/{program_of(till)}"
    enter(till, rules())
    till.ask("PUT", f"{program}/draft", {"document": rules(fixed("tried", 7))})
    if tried_by == "a dry run":
        tried = till.post(f"{program}/draft:publish?dry_run=true", {})
    else:
        tried = till.post(f"{program}/draft:publish", {}, key=trial_key(till, database))
    till.ask("PUT", f"{program}/draft", {"document": rules(fixed("earnest", 2))})
    published = till.post(f"{program}/draft:publish", {})

    assert tried.status_code == published.status_code == 201
    bought = buy(till, 100_00, card_id=till.card()["id"]).json
    assert [(one["rule"], one["points"]) for one in bought["awards"]] == [
        ("earnest", 2)
    ]


def fixed(code, points):
    return {"code": code, "gives": {"kind": "fixed", "amount": points * 100}}


def trial_key(till, database):
    with database.transaction() as session:
        brand = session.get_one(brands.Brand, till.brand_id)
        _, key = brands.create_key(
            session, brand, name="trial", scopes=["*"], now=NOON, mode="test"
        )
    return key.reveal()
