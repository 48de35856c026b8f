"""Calls to make over the API: asked for, listed, closed, and told to subscribers."""

import pytest

from tests.make import NOON
from walletpass import brands, calls, customers

WHY = {"en": "Wish her well", "pl": "Złóż życzenia"}


@pytest.fixture
def ada(till):
    return till.post("customers", {"phone": "+48500999001"}).json["id"]


def ask(till, customer_id, headers=None, **facts):
    body = {"customer_id": customer_id, "why": WHY, "due_on": "2026-11-23"} | facts
    return till.post("tasks", body, **(headers or {}))


def listed(till, query=""):
    return [task["id"] for task in till.get(f"tasks{query}").json["tasks"]]


def test_a_call_is_asked_for_and_closed(till, ada):
    made = ask(till, ada, known="Likes filter coffee", role="cashier")

    assert made.status_code == 201
    task = made.json
    assert (task["kind"], task["state"], task["may_call"]) == ("call", "open", True)
    assert (task["why"], task["known"], task["role"]) == (
        WHY, "Likes filter coffee", "cashier",
    )  # fmt: skip
    over = till.ask("PATCH", f"tasks/{task['id']}", {"state": "done", "note": "Glad"})

    assert (over.json["state"], over.json["note"]) == ("done", "Glad")
    assert over.json["closed_at"] is not None
    assert till.get(f"tasks/{task['id']}").json == over.json


def test_what_is_left_out_of_a_change_stays(till, ada):
    task = ask(till, ada, role="cashier").json
    path = f"tasks/{task['id']}"

    later = till.ask("PATCH", path, {"due_on": "2026-11-30"}).json
    assert (later["due_on"], later["role"]) == ("2026-11-30", "cashier")
    anybody = till.ask("PATCH", path, {"role": None}).json
    assert (anybody["due_on"], anybody["role"]) == ("2026-11-30", None)


def test_the_list_asks_by_state_and_customer_in_pages(till, ada):
    eve = till.post("customers", {"phone": "+48500999002"}).json["id"]
    first, second = (ask(till, ada).json["id"] for _ in range(2))
    other = ask(till, eve).json["id"]
    till.ask("PATCH", f"tasks/{first}", {"state": "declined"})

    assert set(listed(till)) == {first, second, other}
    assert listed(till, "?state=declined") == [first]
    assert listed(till, f"?state=open&customer_id={ada}") == [second]
    page = till.get("tasks?limit=2").json
    rest = till.get(f"tasks?limit=2&cursor={page['next']}").json
    assert len(page["tasks"]) == 2
    assert [len(rest["tasks"]), rest["next"]] == [1, None]


def test_the_same_key_or_source_is_one_task_and_a_try_none(till, ada):
    tried = till.post(
        "tasks?dry_run=true", {"customer_id": ada, "why": WHY, "due_on": "2026-11-23"}
    )
    assert (tried.status_code, tried.headers["Dry-Run"]) == (201, "true")
    assert listed(till) == []

    key = {"Idempotency_Key": "one"}
    made, again = ask(till, ada, key), ask(till, ada, key)
    assert made.json == again.json
    assert ask(till, ada, key, known="more").status_code == 422
    by_source = [ask(till, ada, source="crm/9").json["id"] for _ in range(2)]
    assert by_source[0] == by_source[1]
    assert len(listed(till)) == 2


def test_an_offer_needs_a_yes_to_calls(till, ada, database):
    refused = ask(till, ada, purpose="marketing")
    assert (refused.status_code, refused.json["type"]) == (
        409, "/problems/not-to-be-called",
    )  # fmt: skip

    with database.transaction() as session:
        who = session.get_one(customers.Customer, ada)
        yes = [customers.Choice("call", given=True)]
        customers.record_consents(session, who, yes, source="test", now=NOON)

    assert ask(till, ada, purpose="marketing").json["may_call"] is True


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"why": {"en": " "}}, "unfit-request"),
        ({"why": {}}, "unfit-request"),
        ({"due_on": "2020-01-01"}, "unfit-task"),
        ({"role": "developer"}, "unfit-request"),
    ],
)
def test_what_cannot_be_right_is_named(till, ada, facts, kind):
    refused = ask(till, ada, **facts)

    assert refused.status_code in (400, 422)
    assert refused.json["type"] == f"/problems/{kind}"


def test_another_brands_tasks_are_not_there(till, stranger, ada):
    task = ask(till, ada).json["id"]

    assert listed(stranger) == []
    assert stranger.get(f"tasks/{task}").json["type"] == "/problems/unknown-task"
    change = stranger.ask("PATCH", f"tasks/{task}", {"state": "done"})
    assert change.status_code == 404
    assert ask(stranger, ada).status_code == 404


def test_subscribers_hear_of_it_and_the_log_keeps_it(till, ada, database):
    hook = till.post("webhooks", {"topics": ["task.*"], "mode": "pull"}).json
    task = ask(till, ada).json["id"]
    till.ask("PATCH", f"tasks/{task}", {"state": "done"})
    till.ask("PATCH", f"tasks/{task}", {"state": "open"})
    till.keep_every_promise()

    heard = till.get(f"events?webhook_id={hook['id']}").json["events"]
    assert [(one["type"], one["data"]["task_id"]) for one in heard] == [
        ("task.created", task), ("task.closed", task), ("task.reopened", task),
    ]  # fmt: skip
    with database.snapshot() as session:
        deeds = brands.audit_page(session, till.brand_id, thing=task).rows
        assert [one.action for one in deeds] == [
            "call.changed", "call.changed", "call.made",
        ]  # fmt: skip
        assert calls.task_of(session, till.brand_id, task).state == "open"
