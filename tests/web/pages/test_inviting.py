"""A friend brings a friend: a link from the card, and what comes of following it."""

import re

import pytest
from sqlalchemy import select

from walletpass import customers, ledger, rewards, sales
from walletpass.customers import Customer
from walletpass.rewards import Holder, referrals
from walletpass.rewards.referrals import Referral

from .conftest import code_in, words

PHONE = "+48 500 999 002"
FRIENDS = "+48 500 999 003"


@pytest.fixture
def terms(database, rosa):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        referrals.set_terms(
            session,
            rosa.id,
            program.id,
            referrer_points=100_00,
            referee_points=50_00,
            hold_days=14,
        )


def link_of(visitor, **answers):
    """Join, press the button on the card, and return the link that is shown."""
    code = code_in(visitor.join(**({"phone": PHONE, "way": "phone"} | answers)))
    assert f'action="/card/{code}/invite"' in visitor.get(f"/card/{code}").text
    shown = visitor.send({}, f"/card/{code}/invite")
    return shown, re.search(r'value="http[^"]*(/join/rosa\?friend=\w+)"', shown.text)[1]


def found(database):
    with database.snapshot() as session:
        return session.scalars(select(Referral)).all()


def test_a_friends_link_says_what_both_get_and_is_the_same_each_time(visitor, terms):
    shown, link = link_of(visitor)
    _, again = link_of(visitor)

    assert "there are 50 points for them and 100 points for you" in words(shown)
    assert "14 days later" in words(shown)
    assert again == link


@pytest.mark.parametrize(
    ("language", "promise"),
    [
        ("en", "A friend sent you: 50 points are yours after your first purchase."),
        ("ru", "Вас пригласил друг: 50 баллов — после первой покупки."),
        ("pl", "Zaprasza Cię znajoma osoba: 50 punktów po pierwszych zakupach."),
    ],
)
def test_who_follows_it_reads_what_it_brings(visit, terms, language, promise):
    _, link = link_of(visit())

    assert promise in words(visit(language).get(link))


@pytest.mark.parametrize(
    ("language", "least"),
    [
        ("en", "A purchase of PLN 20 or more counts."),
        ("ru", "Считается покупка от 20 PLN."),
        ("pl", "Liczą się zakupy od 20 zł."),
    ],
)
def test_a_purchase_that_must_be_large_enough_is_no_secret(
    visit, terms, database, rosa, language, least
):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        referrals.terms_of(session, program.id).min_net = 20_00
    shown, link = link_of(visit(language))

    assert least in words(shown).replace("\N{NO-BREAK SPACE}", " ")
    followed = words(visit(language).get(link))
    assert least in followed.replace("\N{NO-BREAK SPACE}", " ")


def test_who_joins_by_it_and_buys_brings_points_to_both(
    visit, rosa, terms, database, clock
):
    _, link = link_of(visit())
    friend = visit()
    friend.join(link, phone=FRIENDS, way="phone")
    [referral] = found(database)
    assert referral.state == "joined"

    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        holder = Holder(program.id, referral.referee_id)
        sale = sales.Sale("till-1", "1", rosa.currency, net=50_00)
        rewards.credit(session, rosa.id, sale, holder, now=clock())

    [referral] = found(database)
    assert referral.state == "qualified"
    with database.snapshot() as session:
        held = {
            who: ledger.pockets_of(session, account).pending
            for who, account in session.execute(
                select(ledger.Account.customer_id, ledger.Account.id).where(
                    ledger.Account.customer_id.is_not(None)
                )
            )
        }
    assert held[referral.referrer_id] == 100_00
    assert held[referral.referee_id] == 50_00


@pytest.mark.parametrize("code", ["NOBODYS1", "", "é", "A" * 300, "a'b", "%F0%9F"])
def test_a_code_that_is_nobodys_costs_a_newcomer_nothing(
    visitor, terms, database, code
):
    link = f"/join/rosa?friend={code}"

    assert "friend sent you" not in words(visitor.get(link))
    assert visitor.card_after(visitor.join(link, phone=PHONE, way="phone"))
    assert found(database) == []


def test_who_is_known_already_was_brought_by_nobody(visit, terms, database):
    _, link = link_of(visit())
    visit().join(phone=FRIENDS, way="phone")

    visit().join(link, phone=FRIENDS, way="phone")

    assert found(database) == []


def test_where_friends_are_given_nothing_nobody_is_asked_to_invite(
    visitor, rosa, database
):
    code = code_in(visitor.join(phone=PHONE, way="phone"))

    assert "/invite" not in visitor.get(f"/card/{code}").text
    assert visitor.send({}, f"/card/{code}/invite").status_code == 404
    with database.snapshot() as session:
        [customer] = session.scalars(select(Customer))
        assert customers.person_of(session, rosa.id, customer.id)
