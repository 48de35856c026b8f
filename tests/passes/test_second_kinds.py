"""Several kinds of card in one hand."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import passes


def _issue(session, customer, template, now=NOON):
    return passes.issue(
        session,
        customer,
        people=make.people(),
        card_link=LINK,
        template_id=template.id if template else None,
        now=now,
    ).wallet_pass


def test_an_account_never_answers_with_another_kind_of_card(database):
    with database.transaction() as session:
        owner = make.brand(session)
        club = make.template(session, owner)
        coupon = passes.create_template(
            session,
            owner.id,
            program_id=club.program_id,
            pass_type_id=club.pass_type_id,
            name="Coupon",
            design=passes.Design.model_validate(make.DESIGN | {"style": "coupon"}),
            now=NOON,
        )
        ada = make.customer(session, owner)

        with pytest.raises(passes.UnpublishedTemplateError):
            _issue(session, ada, coupon)

        passes.publish(session, coupon, {}, now=NOON)
        held = _issue(session, ada, club)
        with pytest.raises(passes.OtherCardHeldError) as refusal:
            _issue(session, ada, coupon)

        assert refusal.value.facts() == {
            "card_id": held.id,
            "number": held.number,
            "template_id": club.id,
        }
        assert _issue(session, ada, None) is held
        assert _issue(session, ada, club) is held


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("published", "issued"),
    [
        (["coupon", "store_card"], 1),
        (["event_ticket", "generic", "store_card"], 1),
        (["store_card", "generic"], 0),
        (["coupon", "poster"], 0),
        (["coupon", "own store_card"], 0),
        (["own store_card", "coupon", "generic"], 2),
        (["draft store_card", "coupon", "store_card"], 2),
        (["coupon", "draft store_card"], 0),
    ],
)
def test_who_asks_for_no_kind_gets_the_loyalty_card(database, published, issued):
    """Which is no coupon, and none with points of its own; else it is the oldest."""
    with database.transaction() as session:
        owner = make.brand(session)
        club, kind = make.program(session, owner), make.pass_type(session, owner)
        made = []
        for minute, (standing, _, style) in enumerate(
            each.rpartition(" ") for each in published
        ):
            then = NOON + timedelta(minutes=minute + 1)
            own = make.program(session, owner, now=then)
            template = passes.create_template(
                session,
                owner.id,
                program_id=(own if standing == "own" else club).id,
                pass_type_id=kind.id,
                name=style,
                design=passes.Design.model_validate(make.DESIGN | {"style": style}),
                now=then,
            )
            if standing != "draft":
                passes.publish(session, template, {}, now=NOON)
            made.append(template)

        card = _issue(session, make.customer(session, owner), None)

        assert card.template_id == made[issued].id


def test_who_holds_several_cards_is_known_by_the_number_of_the_first(database):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.pass_type(session, owner)
        ada = make.customer(session, owner)
        cards = [
            _issue(
                session,
                ada,
                make.template(session, owner, kind),  # with points of its own
                NOON + timedelta(minutes=minute),
            )
            for minute in (2, 0, 1)
        ]

        assert passes.numbers_of(session, [ada.id]) == {ada.id: cards[1].number}
