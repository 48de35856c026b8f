"""A virtual iPhone that follows Apple's protocol to the letter finds nothing amiss."""

import pytest

from tests import make
from walletpass import passes
from walletpass.simulator import Person

from .test_personalizing import FORM


def test_a_sale_reaches_the_lock_screen(ada, wallet, earn, clock):
    card = ada.add(wallet)

    for points in (50, 20):
        clock.pass_by(minutes=1)
        earn(wallet, points)
        ada.pushed()

    assert ada.phone.balance(card) == 70
    assert [notice.sentence for notice in ada.phone.lock_screen] == [
        "You now have 50 points",
        "You now have 70 points",
    ]


def test_two_sales_within_a_second_both_arrive(ada, wallet, earn):
    card = ada.add(wallet)

    for _ in range(4):
        earn(wallet, 10)
        ada.pushed()

    assert ada.phone.balance(card) == 40


def test_several_cards_are_kept_up_to_date_by_one_push(ada, issue, earn, clock):
    cards = {ada.add(wallet).key: wallet for wallet in (issue(), issue(), issue())}
    clock.pass_by(minutes=1)
    for points, wallet in enumerate(cards.values(), 1):
        earn(wallet, points)
    ada.pushed()

    assert [ada.phone.balance(key) for key in cards] == [1, 2, 3]


def test_a_phone_asked_for_no_reason_finds_nothing_changed(ada, wallet):
    card = ada.add(wallet)
    ada.pushed()
    ada.phone.pull_to_refresh(card)
    ada.phone.restart()

    assert ada.phone.balance(card) == 0


def test_whatever_becomes_of_a_phone_its_cards_catch_up(ada, issue, earn, clock):
    first, second = issue(), issue()
    card, other = ada.add(first), ada.add(second)
    ada.phone.renew_push_tokens()
    clock.pass_by(minutes=1)
    earn(first, 5)
    ada.phone.offline = True
    ada.pushed()
    earn(second, 7)
    ada.phone.offline = False
    assert ada.phone.settle()
    assert (ada.phone.balance(card), ada.phone.balance(other)) == (5, 7)

    ada.phone.delete(other)
    ada.phone.automatic_updates(card, on=False)
    clock.pass_by(minutes=1)
    earn(first, 10)
    ada.phone.automatic_updates(card, on=True)
    ada.phone.restore_from_backup()
    assert ada.phone.settle()
    assert ada.phone.balance(card) == 15


def test_a_card_that_changed_before_it_was_added_is_brought_up_to_date(
    ada, issue, earn, clock
):
    late, early = issue(), issue()
    link = ada.link(late)
    ada.add(early)
    earn(late, 5)
    clock.pass_by(minutes=1)
    earn(early, 1)
    ada.pushed()

    card = ada.phone.add(link)
    assert ada.phone.settle()

    assert ada.phone.balance(card) == 5


def test_a_voided_card_turns_grey(ada, wallet, database, clock):
    card = ada.add(wallet)
    clock.pass_by(minutes=1)
    with database.transaction() as session:
        passes.void(session, wallet.card.brand_id, wallet.card.id, now=clock())
        passes.refresh(
            session,
            [wallet.card.id],
            cause="voided",
            people=make.people(),
            card_link=make.LINK,
            now=clock(),
        )
    ada.pushed()

    assert ada.phone.card(card).voided


class TestSigningUp:
    @pytest.fixture
    def club(self, database):
        with database.transaction() as session:
            owner = make.brand(session)
            kind = make.signing_pass_type(session, owner)
            files = make.icons()
            files["personalizationLogo@2x.png"] = files["icon@2x.png"]
            return make.template(session, owner, kind, files=files, **FORM)

    def test_the_card_takes_its_holders_name(self, ada, wallet):
        card = ada.add(wallet)
        assert ada.phone.card(card).may_personalise

        told = {"email": "ada@example.com", "phone_number": "+48 512 345 678"}
        ada.phone.sign_up(card, Person(given_name="Ada", **told))

        assert not ada.phone.card(card).may_personalise
        assert ada.phone.shows(card, "Ada")
