"""Campaigns that ask the staff for a call instead of showing a message."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from tests import make
from tests.campaigns import making, runs
from tests.make import NOON
from walletpass import calls, campaigns, customers
from walletpass.calls import CallTask
from walletpass.campaigns import UnfitCampaignError
from walletpass.campaigns.measuring import report
from walletpass.campaigns.models import Run
from walletpass.insight import Profile
from walletpass.passes.messages.models import CardMessage

BORN = customers.birthday_from("1990-11-20")
WORDS = {"en": "Wish them well", "ru": "Поздравьте", "pl": "Złóż życzenia"}
CALL = {
    "kind": "triggered",
    "trigger": {"on": "birthday"},
    "call": {"within_days": 2, "role": "support"},
    "variants": [{"code": "a", "words": WORDS}],
}


def somebody(session, brand, number, *, says=("call",), phone=True, **facts):
    told = {"phone": f"+4850099900{number}"} if phone else {}
    who = make.customer(session, brand, birthday=BORN, **told, **facts)
    choices = [customers.Choice(channel, given=True) for channel in says]
    customers.record_consents(session, who, choices, source="test", now=NOON)
    return who.id


def fired(database, brand, *, now=NOON, **changes):
    """Let a campaign run whose turn it is now, to its end; return its run's id."""
    with database.transaction() as session:
        campaign = making.running(
            session,
            making.drafted(session, brand, **(CALL | changes)),
            now=now - timedelta(hours=2),
        )
    with database.transaction() as session:
        campaigns.fire(session, campaign.id, now=now)
    runs.lead(database, now=now)
    with database.snapshot() as session:
        return session.scalars(
            select(Run.id).where(Run.campaign_id == campaign.id)
        ).one()


def tasks(database):
    with database.snapshot() as session:
        return session.scalars(select(CallTask).order_by(CallTask.id)).all()


def test_who_agreed_to_calls_is_called_without_a_card_and_told_nothing(database):
    with database.transaction() as session:
        brand = make.brand(session)
        yes = somebody(session, brand, 1)
        no = somebody(session, brand, 2, says=("wallet",))
        numberless = somebody(session, brand, 3, phone=False)

    run_id = fired(database, brand)

    assert runs.outcomes(database, run_id) == {
        yes: ("tasked", "call"),
        no: ("suppressed", "no-call-consent"),
        numberless: ("suppressed", "no-number"),
    }
    (task,) = tasks(database)
    assert (task.customer_id, task.why, task.role) == (yes, WORDS, "support")
    assert task.due_on == NOON.date() + timedelta(2)
    assert task.purpose == "marketing"
    with database.snapshot() as session:
        assert session.scalars(select(CardMessage)).all() == []
        assert session.get_one(Run, run_id).counts == {
            "call": 1, "no-call-consent": 1, "no-number": 1,
        }  # fmt: skip


def test_a_service_call_asks_for_no_consent(database):
    with database.transaction() as session:
        brand = make.brand(session)
        one = somebody(session, brand, 1, says=())

    run_id = fired(database, brand, purpose="service")

    assert runs.outcomes(database, run_id) == {one: ("tasked", "call")}


def test_nobody_is_asked_for_twice_at_once(database):
    with database.transaction() as session:
        brand = make.brand(session)
        one = somebody(session, brand, 1)
    fired(database, brand)

    run_id = fired(database, brand)

    assert runs.outcomes(database, run_id) == {one: ("suppressed", "call-waiting")}
    assert len(tasks(database)) == 1


def test_a_wish_for_peace_is_heard_by_callers_too(database):
    with database.transaction() as session:
        brand = make.brand(session)
        paused, service = (somebody(session, brand, each) for each in (1, 2))
        campaigns.wish(session, brand.id, paused, "pause", now=NOON)
        campaigns.wish(session, brand.id, service, "only-service", now=NOON)

    assert runs.outcomes(database, fired(database, brand)) == {
        paused: ("suppressed", "paused"),
        service: ("suppressed", "only-service"),
    }


def test_the_call_is_for_the_shop_they_prefer(database):
    with database.transaction() as session:
        brand = make.brand(session)
        liked, unknown = (somebody(session, brand, each) for each in (1, 2))
        store = make.store(session, brand)
        profile = {
            "customer_id": liked, "brand_id": brand.id, "store_id": store.id,
            "purchases": 1, "visits": 1, "spent": 1, "engagement": 0,
            "lifetime_value": 1, "stage": "new", "staged_at": NOON,
            "settled_at": NOON, "reckoned_at": NOON,
        }  # fmt: skip
        session.execute(insert(Profile), [profile])

    fired(database, brand)

    assert {task.customer_id: task.store_id for task in tasks(database)} == {
        liked: store.id,
        unknown: None,
    }


def test_a_rehearsal_foresees_the_calls(database):
    with database.transaction() as session:
        brand = make.brand(session)
        yes = somebody(session, brand, 1)
        no = somebody(session, brand, 2, says=())
        campaign = making.rehearsed(session, making.drafted(session, brand, **CALL))
        version = campaigns.version_of(session, campaign)
        plan = campaigns.plan_for(
            session, campaign, version, planned_for=NOON, since=NOON
        )
        seen = campaigns.foresee_batch(session, plan, after="")

    assert {one.customer_id: (one.state, one.reason, one.pass_id) for one in seen} == {
        yes: ("tasked", "call", None),
        no: ("suppressed", "no-call-consent", None),
    }


def test_a_report_counts_calls_in_a_line_of_their_own(database):
    with database.transaction() as session:
        brand = make.brand(session)
        for number in (1, 2):
            somebody(session, brand, number)
        somebody(session, brand, 3, says=())
    run_id = fired(database, brand)

    with database.snapshot() as session:
        run = session.get_one(Run, run_id)
        stages = report(session, brand.id, run.campaign_id, now=NOON).figures.stages

    assert (stages.eligible, stages.calls, stages.sent, stages.suppressed) == (
        3, 2, 0, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": "once", "trigger": None}, "untimely-call"),
        ({"variants": [{"code": "a", "words": WORDS | {"en": "Dear {first_name}"}}]},
         "call-facts"),
        ({"variants": [{"code": "a", "words": WORDS, "link": "https://a.example"}]},
         "call-link"),
    ],
)  # fmt: skip
def test_what_a_call_cannot_do_is_refused(database, changes, code):
    with database.transaction() as session:
        brand = make.brand(session)
        with pytest.raises(UnfitCampaignError) as refusal:
            making.drafted(session, brand, **(CALL | changes))

    assert code in {fault.code for fault in refusal.value.faults}


def test_erasing_leaves_no_call(database):
    with database.transaction() as session:
        brand = make.brand(session)
        one = somebody(session, brand, 1)
    fired(database, brand)

    with database.transaction() as session:
        calls.forget(session, one)

    assert tasks(database) == []
