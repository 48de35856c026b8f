"""The room of calls: whose they are, who sees a number, and closing one with a tap."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.make import NOON
from walletpass import brands, calls, customers
from walletpass.calls import CallTask
from walletpass.campaigns import Campaign
from walletpass.campaigns.triggers import trigger_from
from walletpass.web.studio.campaigns.ready_made import READY

from .conftest import words

TODAY = NOON.date()


@pytest.fixture
def ask(database, rosa, card):
    """Ask for a call to Ada."""

    def ask(why="Wish her well", *, due=3, **facts):
        call = calls.Call(why={"en": why}, due_on=TODAY + timedelta(days=due), **facts)
        with database.transaction() as session:
            return calls.make(
                session, rosa.id, card.customer_id, call, by="crm", now=NOON
            ).id

    return ask


@pytest.fixture
def task(database):
    def task(task_id):
        with database.snapshot() as session:
            return session.get_one(CallTask, task_id)

    return task


def test_the_number_is_dialled_only_by_roles_that_may_see_it(owner, enter, ask):
    ask()

    assert "tel:+48500999001" in owner.get("/calls").text
    covered = enter("cashier").get("/calls")
    assert "tel:" not in covered.text
    assert "500 999 001" not in words(covered)
    assert "Whitfield" not in words(covered)
    assert "Wish her well" in words(covered)
    assert enter("developer").get("/calls").status_code == 403


def test_a_call_is_done_with_one_tap_and_may_be_opened_again(owner, ask, task):
    one = ask()

    assert owner.post(f"/calls/{one}", state="done", note="Glad").status_code == 303
    assert (task(one).state, task(one).note) == ("done", "Glad")
    assert "Nobody to call" in words(owner.get("/calls"))
    assert "Glad" in words(owner.get("/calls?show=closed"))

    owner.post(f"/calls/{one}", state="open", show="closed")
    assert task(one).state == "open"
    owner.post(f"/calls/{one}", state="forever")
    assert task(one).state == "open"


def test_each_sees_the_calls_for_them_and_may_look_at_all(enter, ask):
    ask("For the till", role="cashier")
    ask("For support", role="support")

    browser = enter("support")
    assert "For support" in words(browser.get("/calls"))
    assert "For the till" not in words(browser.get("/calls"))
    assert "For the till" in words(browser.get("/calls?show=all"))


def test_a_late_call_says_so_and_home_tells_how_many_wait(owner, ask, clock):
    ask(due=0)
    ask(due=9)
    assert "2 calls wait for you" in words(owner.get(""))

    page = words(owner.get("/calls"))
    assert "Today" in page
    assert "Late" not in page
    clock.now += timedelta(hours=11, minutes=30)  # midnight is over in Warsaw
    assert "Late: by" in words(owner.get("/calls"))


def test_who_took_back_their_yes_is_not_dialled(owner, ask, database, card):
    def say(given, later):
        with database.transaction() as session:
            who = session.get_one(customers.Customer, card.customer_id)
            choice = [customers.Choice("call", given=given)]
            at = NOON + timedelta(minutes=later)
            customers.record_consents(session, who, choice, source="test", now=at)

    say(given=True, later=0)
    ask(purpose="marketing")
    assert "tel:" in owner.get("/calls").text

    say(given=False, later=1)
    page = owner.get("/calls")
    assert "tel:" not in page.text
    assert "Do not ring" in words(page)


def test_a_call_is_asked_for_from_the_story_and_stands_in_it(owner, card, database):
    address = f"/customers/{card.customer_id}"
    assert f"{address}/call" in owner.get(address).text
    given = {"why": "Her dress is ready", "due_on": "2026-11-24", "role": "support"}

    made = owner.post(f"{address}/call", **given)

    assert made.status_code == 303
    story = words(owner.get(address))
    assert "A call was asked for" in story
    assert "Her dress is ready" in story
    with database.snapshot() as session:
        (task,) = calls.tasks_page(session, card.brand_id).rows
        (deed,) = brands.audit_page(session, card.brand_id, thing=task.id).rows
    assert (task.why, task.role, deed.action) == (
        {"en": "Her dress is ready"}, "support", "call.made",
    )  # fmt: skip
    owner.post(f"/calls/{task.id}", state="declined", note="Not now")
    assert "Call: Declined" in words(owner.get(address))


def test_what_was_said_stays_hidden_from_who_may_not_read_it(enter, ask, owner, card):
    one = ask("A private matter")
    owner.post(f"/calls/{one}", state="done", note="Very private")

    story = words(enter("cashier").get(f"/customers/{card.customer_id}"))

    assert "Call: Done" in story
    assert "private" not in story


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"why": "", "due_on": "2026-11-24"}, "Say why"),
        ({"why": "Hello", "due_on": "never"}, "Say why"),
        ({"why": "Hello", "due_on": "2020-01-01"}, "Say why"),
        (
            {"why": "Hello", "due_on": "2026-11-24", "purpose": "marketing"},
            "did not agree to calls",
        ),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_typed_is_lost(
    owner, card, given, said
):
    refused = owner.post(f"/customers/{card.customer_id}/call", **given)

    assert refused.status_code == 422
    assert said in words(refused)
    assert given["why"] in refused.text
    assert re.search(r'<textarea id="why"', refused.text)


def test_another_brands_call_cannot_be_seen_or_closed(enter, mint, ask, task):
    one = ask()
    stranger = enter("owner", mint)

    assert "Wish her well" not in words(stranger.get("/calls?show=all"))
    assert stranger.post(f"/calls/{one}", state="done").status_code == 404
    assert task(one).state == "open"


def test_a_campaign_of_calls_is_made_without_a_word_of_code(owner, database):
    begun = owner.post("/campaigns/new", ready="call-mark")
    address = begun.headers["Location"].removeprefix("/studio")
    page = owner.get(address)
    assert "After a low mark for a visit" in words(page)
    assert '<option value="call" selected>' in page.text

    stamp = re.search(r'name="stamp" value="(\d+)"', page.text)[1]
    kept = owner.post(
        address,
        **{
            "stamp": stamp, "name": "Sorry", "purpose": "service", "topic": "news",
            "does": "call", "call_role": "support", "call_store": "any",
            "call_within_days": "2", "trigger.on": "low-mark", "trigger.at_most": "2",
            "code.0": "a", "words.0.en": "Say sorry", "priority": "5",
            "holdout": "0", "shows_days": "7", "window_days": "7", "zone": "brand",
        },
    )  # fmt: skip

    assert kept.status_code == 200, words(kept)
    with database.snapshot() as session:
        draft = session.scalars(select(Campaign.draft)).one()
    assert draft["call"] == {"store": "any", "role": "support", "within_days": 2}
    assert draft["trigger"] == {"on": "low-mark", "at_most": 2}


@pytest.mark.parametrize(
    "ready", [name for name, told in READY.items() if "trigger" in told]
)
def test_a_form_shows_every_setting_of_what_sets_a_campaign_off(owner, ready):
    begun = owner.post("/campaigns/new", ready=ready)
    page = owner.get(begun.headers["Location"].removeprefix("/studio")).text

    every = type(trigger_from(READY[ready]["trigger"])).model_fields
    assert [name for name in every if f'name="trigger.{name}"' not in page] == []
