"""Calls to make: who is asked, who may be called, and what came of it."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, calls, customers
from walletpass.brands import Duty

TODAY = NOON.date()
WHY = {"en": "Wish her well", "pl": "Złóż życzenia"}


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand, phone="+48500999001").id


def asked(database, brand, customer_id, *, due=3, now=NOON, **facts):
    call = calls.Call(why=WHY, due_on=TODAY + timedelta(due), **facts)
    with database.transaction() as session:
        return calls.make(session, brand.id, customer_id, call, by="olga", now=now)


def agree(database, customer_id, *, given=True, now=NOON):
    choice = customers.Choice("call", given=given)
    with database.transaction() as session:
        who = session.get_one(customers.Customer, customer_id)
        customers.record_consents(session, who, [choice], source="test", now=now)


def allowed(database, task):
    with database.snapshot() as session:
        return calls.allowed_among(session, [task]) == {task.id}


def mine(database, brand, *duties):
    with database.snapshot() as session:
        page = calls.open_page(session, brand.id, duties or None)
        return [task.id for task in page.rows]


def change(database, brand, task, **told):
    with database.transaction() as session:
        return calls.change(
            session, brand.id, task.id, calls.TaskChange(**told), by="jan", now=NOON
        )


def test_an_offer_by_phone_needs_a_yes_to_calls_and_ones_own_matter_does_not(
    database, brand, ada
):
    with pytest.raises(calls.NotToBeCalledError):
        asked(database, brand, ada, purpose="marketing")
    own = asked(database, brand, ada, purpose="service")

    agree(database, ada)
    offer = asked(database, brand, ada, purpose="marketing")
    assert allowed(database, offer)

    agree(database, ada, given=False, now=NOON + timedelta(hours=1))
    assert not allowed(database, offer)
    assert allowed(database, own)


def test_who_is_blocked_is_not_called(database, brand, ada):
    task = asked(database, brand, ada)
    with database.transaction() as session:
        customers.block(session.get_one(customers.Customer, ada))

    assert not allowed(database, task)
    with pytest.raises(calls.NotToBeCalledError):
        asked(database, brand, ada)


def test_the_same_source_is_one_task(database, brand, ada):
    first = asked(database, brand, ada, source="crm/1")
    second = asked(database, brand, ada, source="crm/1")

    assert first.id == second.id
    assert len(mine(database, brand)) == 1


def test_a_call_is_for_a_role_and_a_store_or_for_anybody(database, brand, ada):
    with database.transaction() as session:
        here, there = make.store(session, brand), make.store(session, brand)
    anybody = asked(database, brand, ada, due=4)
    support = asked(database, brand, ada, due=3, role="support")
    at_here = asked(database, brand, ada, due=2, store_id=here.id)
    cashier = asked(database, brand, ada, due=1, role="cashier", store_id=here.id)

    assert mine(database, brand) == [cashier.id, at_here.id, support.id, anybody.id]
    assert mine(database, brand, Duty("cashier", here.id)) == [
        cashier.id, at_here.id, anybody.id,
    ]  # fmt: skip
    assert mine(database, brand, Duty("cashier", there.id)) == [anybody.id]
    assert mine(database, brand, Duty("support")) == [
        at_here.id, support.id, anybody.id,
    ]  # fmt: skip
    assert mine(database, brand, Duty("developer")) == []


def test_open_calls_come_in_pages_the_most_urgent_first(database, brand, ada):
    made = [asked(database, brand, ada, due=day).id for day in (5, 1, 3, 1)]
    wanted = [*sorted((made[1], made[3])), made[2], made[0]]

    found, after = [], None
    with database.snapshot() as session:
        while True:
            page = calls.open_page(session, brand.id, None, after=after, limit=1)
            found += [task.id for task in page.rows]
            if (after := page.next) is None:
                break

    assert found == wanted


@pytest.mark.parametrize("state", ["done", "not-reached", "declined"])
def test_a_call_is_closed_with_a_note_and_may_be_opened_again(
    database, brand, ada, state
):
    task = asked(database, brand, ada)

    over = change(database, brand, task, state=state, note="  She was\nhappy ")

    assert (over.state, over.note, over.closed_by) == (state, "She was happy", "jan")
    assert over.closed_at == NOON
    assert mine(database, brand) == []
    with database.snapshot() as session:
        assert [one.id for one in calls.closed_page(session, brand.id).rows] == [
            task.id
        ]
    again = change(database, brand, task, state="open")
    assert (again.closed_at, again.closed_by, again.note) == (
        None, None, "She was happy",
    )  # fmt: skip
    assert mine(database, brand) == [task.id]


def test_calls_that_are_over_come_in_pages_the_last_first(database, brand, ada):
    made = [asked(database, brand, ada) for _ in range(3)]
    for task in made:
        change(database, brand, task, state="done")

    with database.snapshot() as session:
        first = calls.closed_page(session, brand.id, limit=2)
        rest = calls.closed_page(session, brand.id, after=first.next, limit=2)

    ids = [task.id for task in (*first.rows, *rest.rows)]
    assert ids == sorted((task.id for task in made), reverse=True)
    assert rest.next is None


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("why", {"why": {"en": "  "}}),
        ("why", {"why": {"en": "x" * 1_001}}),
        ("known", {"known": "x" * 2_001}),
        ("due_on", {"due_on": TODAY - timedelta(2)}),
        ("due_on", {"due_on": TODAY + timedelta(400)}),
        ("role", {"role": "developer"}),
    ],
)
def test_what_nobody_could_do_is_refused_by_its_field(
    database, brand, ada, field, facts
):
    call = calls.Call(**({"why": WHY, "due_on": TODAY} | facts))

    with (
        pytest.raises(calls.UnfitTaskError) as refusal,
        database.transaction() as session,
    ):
        calls.make(session, brand.id, ada, call, by="olga", now=NOON)

    assert refusal.value.facts() == {"field": field}


def test_another_brands_store_customer_and_task_are_not_there(database, brand, ada):
    task = asked(database, brand, ada)
    with database.transaction() as session:
        other = make.brand(session)
        store = make.store(session, other)

    with pytest.raises(customers.UnknownCustomerError):
        asked(database, other, ada)
    with pytest.raises(brands.UnknownStoreError):
        asked(database, brand, ada, store_id=store.id)
    with pytest.raises(calls.UnknownTaskError):
        change(database, other, task, state="done")
    assert mine(database, other) == []


def test_a_merge_lets_the_call_follow_and_erasing_forgets_it(database, brand, ada):
    task = asked(database, brand, ada)
    with database.transaction() as session:
        winner = make.customer(session, brand, phone="+48500999002").id
        session.get_one(customers.Customer, ada).merged_into_id = winner
        session.get_one(customers.Customer, ada).status = "merged"

    assert allowed(database, task)
    with database.snapshot() as session:
        page = calls.tasks_page(session, brand.id, customer_id=winner)
        assert [one.id for one in page.rows] == [task.id]

    with database.transaction() as session:
        calls.forget(session, winner)
    assert mine(database, brand) == []
