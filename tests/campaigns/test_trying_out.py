"""Trying out: on the team's own cards, for an hour, and counted nowhere."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from tests import make
from tests.campaigns import making
from tests.make import NOON
from walletpass import brands, campaigns, passes
from walletpass.campaigns.models import Delivery
from walletpass.outbox import Promise, read
from walletpass.passes.messages import CardMessage, Showing, WordlessMessageError

KEYS = make.people().keyring


def address_of(card):
    return f"https://cards.example/card/{KEYS.card_code(card.serial_number)}?lang=pl"


@pytest.fixture
def team(database):
    """Let Mara and Olga name their cards, and Jan be a customer like any other."""
    with database.transaction() as session:
        brand = make.brand(session)
        template = make.template(session, brand)
        cards = [make.card(session, brand, of=template) for _ in range(3)]
        staff = [
            make.staff(session, brand, "marketer", name=n) for n in ("Mara", "Olga")
        ]
        for person, card in zip(staff, cards, strict=False):
            campaigns.name_card(session, KEYS, person, address_of(card), now=NOON)
        campaign = making.drafted(session, brand)
        return brand.id, campaign.id, [one.id for one in staff], cards


def tried(database, team, person=0, *, alone=True, now=NOON, code="a"):
    brand_id, campaign_id, staff, _ = team
    with database.transaction() as session:
        message, many = campaigns.try_out(
            session,
            brands.brand_of(session, brand_id),
            campaign_id,
            code,
            by=staff[person],
            alone=alone,
            now=now,
        )
        return message.id, many


def shown(session, message_id):
    query = select(Showing.pass_id).where(
        Showing.message_id == message_id, Showing.withdrawn_at.is_(None)
    )
    return set(session.scalars(query))


def test_it_is_said_on_the_card_of_who_asks_and_on_no_other(database, team):
    *_, cards = team

    message_id, many = tried(database, team)

    with database.snapshot() as session:
        assert shown(session, message_id) == {cards[0].id}
        assert session.get_one(CardMessage, message_id).words == making.WORDS
        showing = session.get_one(Showing, (message_id, cards[0].id))
        [refreshing] = session.scalars(
            select(Promise.payload).where(Promise.kind == "refresh-passes")
        )
    assert many == 1
    assert showing.shows_until == NOON + timedelta(hours=1)
    assert read("refresh-passes", refreshing).again_at == showing.shows_until


def test_or_on_the_whole_teams_and_on_no_customers(database, team):
    *_, cards = team

    message_id, many = tried(database, team, alone=False)

    with database.snapshot() as session:
        assert shown(session, message_id) == {cards[0].id, cards[1].id}
    assert many == 2


def test_what_was_tried_before_is_taken_back(database, team):
    before, _ = tried(database, team)

    after, _ = tried(database, team, now=NOON + timedelta(minutes=2))

    with database.snapshot() as session:
        assert shown(session, before) == set()
        assert len(shown(session, after)) == 1


def test_it_is_no_delivery_and_no_run_and_stands_in_the_log(database, team):
    brand_id, campaign_id, staff, _ = team

    tried(database, team)

    with database.snapshot() as session:
        assert session.scalar(select(func.count()).select_from(Delivery)) == 0
        campaign = campaigns.campaign_of(session, brand_id, campaign_id)
        assert campaigns.runs_page(session, campaign).rows == []
        assert campaign.status == "draft"
        deed = brands.audit_page(session, brand_id).rows[0]
    assert (deed.action, deed.actor, deed.object) == (
        "campaign.tried",
        staff[0],
        campaign_id,
    )
    assert deed.after == {"variant": "a", "cards": 1}


def test_a_coupon_is_named_and_none_is_given(database, team):
    brand_id, campaign_id, _, cards = team
    with database.transaction() as session:
        campaign = campaigns.campaign_of(session, brand_id, campaign_id)
        variant = campaign.draft["variants"][0] | {
            "reward": "rwd_of_somebody",
            "words": {"en": "Show {coupon}"},
        }
        campaign.draft = campaign.draft | {"variants": [variant]}

    message_id, _ = tried(database, team)

    with database.snapshot() as session:
        showing = session.get_one(Showing, (message_id, cards[0].id))
    assert showing.facts["coupon"] == "TEST-0000"


def test_who_has_named_no_card_is_told_so(database, team):
    *_, staff, _ = team
    with database.transaction() as session:
        assert campaigns.forget_card(session, staff[0])
        assert not campaigns.forget_card(session, staff[0])

    with pytest.raises(campaigns.NobodyToTryOnError):
        tried(database, team)


@pytest.mark.parametrize("code", ["b", ""])
def test_words_that_are_not_there_cannot_be_tried(database, team, code):
    with pytest.raises(WordlessMessageError):
        tried(database, team, code=code)


def test_who_is_blocked_or_whose_card_is_void_is_not_on_the_team(database, team):
    brand_id, _, staff, cards = team
    with database.transaction() as session:
        brands.staff_member(session, brand_id, staff[0]).status = "blocked"
        passes.void(session, brand_id, cards[1].id, now=NOON)

    with database.snapshot() as session:
        assert campaigns.team_of(session, brand_id) == []


def test_another_card_takes_the_place_of_the_one_before(database, team):
    brand_id, _, staff, cards = team
    with database.transaction() as session:
        mara = brands.staff_member(session, brand_id, staff[0])
        campaigns.name_card(session, KEYS, mara, address_of(cards[2]), now=NOON)

        team_now = campaigns.team_of(session, brand_id)

    assert [one.pass_id for one in team_now] == [cards[2].id, cards[1].id]


def test_a_card_is_named_by_its_address_alone(database, team):
    brand_id, _, staff, (card, *_) = team
    with database.transaction() as session:
        mara = brands.staff_member(session, brand_id, staff[0])
        other = make.brand(session, slug="other")
        strange = make.card(session, other)
        for wrong in (
            "",
            card.number,
            card.serial_number,
            f"https://cards.example/card/{card.serial_number}-{'A' * 22}",
            address_of(strange),
        ):
            with pytest.raises(campaigns.NotACardAddressError):
                campaigns.name_card(session, KEYS, mara, wrong, now=NOON)
