"""Some of those a rehearsal found: what their lock screens would say, word by word."""

from sqlalchemy import select

from tests import make
from tests.campaigns import making, runs
from tests.campaigns.test_rehearsing import asked, go_through
from tests.make import LINK, NOON
from walletpass import campaigns, passes
from walletpass.campaigns.models import Rehearsal, Run
from walletpass.passes.messages import Showing

WORDS = {
    "en": "{first_name|Friend}, 20% off today",
    "ru": "{first_name|Друг}, скидка 20%",
    "pl": "{first_name|Witaj}, taniej o 20%",
}


def samples(database, rehearsal_id):
    with database.snapshot() as session:
        return campaigns.samples_of(
            session,
            session.get_one(Rehearsal, rehearsal_id),
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )


def test_samples_say_what_the_card_then_says(database):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 2, first_name="Ada", language="pl")
        variants = [{"code": "a", "words": WORDS}]
        rehearsal = asked(session, brand, variants=variants)
    go_through(database, rehearsal.id)

    told = samples(database, rehearsal.id)

    assert {one.prediction.sentence for one in told} == {"Ada, taniej o 20%"}
    assert not any(one.prediction.is_generic for one in told)
    with database.transaction() as session:
        campaigns.approve(
            session, brand, rehearsal.campaign_id, revision=1, by="ada", now=NOON
        )
        campaigns.start(session, brand, rehearsal.campaign_id, by="ada", now=NOON)
    runs.lead(database)
    with database.transaction() as session:
        assert session.scalars(select(Run.status)).one() == "finished"
        shown = session.scalars(select(Showing.pass_id)).all()
        passes.refresh(
            session,
            shown,
            cause="message",
            people=make.people(),
            card_link=LINK,
            now=NOON,
        )
        spoken = session.execute(
            select(passes.PassVersion.sentence).where(
                passes.PassVersion.pass_id.in_(shown),
                passes.PassVersion.cause == "message",
            )
        )
        assert list(spoken.scalars()) == [one.prediction.sentence for one in told]


def test_what_would_be_read_is_not_kept(database):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 1, first_name="Wilhelmina")
        variants = [{"code": "a", "words": WORDS}]
        rehearsal = asked(session, brand, variants=variants)
    go_through(database, rehearsal.id)

    with database.snapshot() as session:
        kept = session.get_one(Rehearsal, rehearsal.id)

    assert "Wilhelmina" not in repr(kept.result)
    assert len(kept.result["samples"]["a"]) == 1


def test_there_are_a_few_of_every_variant(database):
    with database.transaction() as session:
        brand, _ = runs.audience(session, 9)
        variants = [
            {"code": "a", "words": making.WORDS},
            {"code": "b", "words": making.WORDS},
        ]
        rehearsal = asked(session, brand, variants=variants)
    assert samples(database, rehearsal.id) == []

    go_through(database, rehearsal.id)

    told = [one.variant for one in samples(database, rehearsal.id)]
    assert set(told) <= {"a", "b"}
    assert 2 <= len(told) <= 6
    assert max(told.count("a"), told.count("b")) <= 3
