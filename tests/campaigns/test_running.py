"""A run: everybody is written down first, and then spoken to, each exactly once."""

from sqlalchemy import func, select

from tests import make
from tests.campaigns import runs
from walletpass.campaigns.foreseeing import foresee_batch
from walletpass.campaigns.models import Campaign, Delivery, Run
from walletpass.campaigns.planning import plan_of
from walletpass.outbox import Promise
from walletpass.passes.messages import CardMessage, Showing


def test_a_run_speaks_to_everybody_exactly_once(database):
    with database.transaction() as session:
        brand, people = runs.audience(session, 5)
        run_id = runs.started(session, brand).id
        ids = {one.id for one in people}

    runs.lead(database)

    assert runs.outcomes(database, run_id) == dict.fromkeys(ids, ("sent", "sent"))
    with database.snapshot() as session:
        assert set(session.scalars(select(Showing.customer_id))) == ids
        assert session.scalar(select(func.count()).select_from(CardMessage)) == 1
        run = session.get_one(Run, run_id)
        assert (run.status, session.get_one(Campaign, run.campaign_id).status) == (
            "finished",
            "finished",
        )


def test_who_has_no_card_on_a_phone_or_did_not_agree_is_written_down_with_the_reason(
    database,
):
    with database.transaction() as session:
        brand, (told,) = runs.audience(session, 1)
        template = make.template(session, brand)
        cardless = runs.agreeing(session, make.customer(session, brand).id)
        phoneless = runs.agreeing(
            session, make.card(session, brand, of=template).customer_id
        )
        silent = make.card(session, brand, of=template)
        make.registered(session, silent, "phone-9")
        run_id = runs.started(session, brand).id
        who = told.id, cardless.id, phoneless.id, silent.customer_id

    runs.lead(database)

    found = runs.outcomes(database, run_id)
    assert [found[one][1] for one in who] == [
        "sent",
        "no-card",
        "no-phone",
        "no-consent",
    ]


def test_who_is_held_out_hears_nothing(database):
    with database.transaction() as session:
        brand, people = runs.audience(session, 12)
        run_id = runs.started(session, brand, holdout=0.5).id

    runs.lead(database)

    with database.snapshot() as session:
        rows = session.scalars(select(Delivery).where(Delivery.run_id == run_id)).all()
        held = {row.customer_id for row in rows if row.bucket < 5000}
        spoken = set(session.scalars(select(Showing.customer_id)))
    assert len(rows) == len(people)
    assert {row.customer_id for row in rows if row.state == "held"} == held
    assert spoken == {one.id for one in people} - held


def test_a_run_promises_one_batch_at_a_time(database):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 3)
        runs.started(session, brand)

    with database.snapshot() as session:
        kinds = session.scalars(select(Promise.kind).where(Promise.key.like("run:%")))
        assert kinds.all() == ["freeze-batch"]


def test_what_is_foreseen_is_what_becomes_of_everybody(database):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 8)
        template = make.template(session, brand)
        make.card(session, brand, of=template)
        runs.agreeing(session, make.customer(session, brand).id)
        run = runs.started(session, brand, holdout=0.4)
        foreseen = foresee_batch(session, plan_of(session, run), after="")
        run_id = run.id

    runs.lead(database)

    told = {one.customer_id: (one.state, one.reason) for one in foreseen}
    assert runs.outcomes(database, run_id) == told
    assert len(told) == 10
