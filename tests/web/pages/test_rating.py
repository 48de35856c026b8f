"""How was it? Asked on the card after a visit, and a low mark stays with the shop."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.make import NOON
from walletpass import ledger, rewards, sales
from walletpass.rewards.happenings import Happening
from walletpass.rewards.mending import ServiceIssue

from .conftest import words


def bought(database, card, receipt="1", at=NOON):
    with database.transaction() as session:
        account = session.get_one(ledger.Account, card.account_id)
        holder = rewards.Holder(account.program_id, card.customer_id, card.id)
        sale = sales.Sale("till", receipt, "PLN", [sales.Line(10_00)], occurred_at=at)
        rewards.credit(session, card.brand_id, sale, holder, now=NOON)


def kept(database, table):
    with database.snapshot() as session:
        return session.scalars(select(table)).all()


def rate(visit, code, **form):
    return visit("en").send(form, f"/card/{code}/feedback")


def test_nobody_is_asked_who_was_not_here_lately(visit, code, database, card):
    assert "How was it last time?" not in words(visit("en").get(f"/card/{code}"))
    bought(database, card, at=NOON - timedelta(days=8))

    assert "How was it last time?" not in words(visit("en").get(f"/card/{code}"))
    assert rate(visit, code, mark="5").status_code == 303
    assert kept(database, Happening) == []


@pytest.mark.parametrize(("mark", "issues"), [("5", 0), ("4", 0), ("3", 1), ("1", 1)])
def test_a_low_mark_is_an_issue_for_the_shop_and_a_high_one_is_not(
    visit, code, database, card, mark, issues
):
    bought(database, card)

    answer = rate(visit, code, mark=mark, words="Long  queue\n today")

    assert answer.status_code == 303
    [told] = kept(database, Happening)
    assert told.properties == {"mark": int(mark), "words": "Long queue today"}
    assert len(kept(database, ServiceIssue)) == issues
    thanked = words(visit("en").get(f"/card/{code}?rated={mark}"))
    assert "Thank you for telling us" in thanked
    assert "How was it last time?" not in thanked


def test_a_visit_has_one_mark_however_often_it_is_sent(visit, code, database, card):
    bought(database, card, at=NOON - timedelta(hours=1))
    for mark in ("2", "2", "5"):
        rate(visit, code, mark=mark)

    assert [told.properties["mark"] for told in kept(database, Happening)] == [2]
    assert len(kept(database, ServiceIssue)) == 1

    bought(database, card, receipt="2", at=NOON)
    rate(visit, code, mark="5")
    assert len(kept(database, Happening)) == 2


@pytest.mark.parametrize("mark", ["", "6", "0", "-1", "five", "٣", "5" * 500])
def test_no_other_mark_is_heard(visit, code, database, card, mark):
    bought(database, card)

    assert rate(visit, code, mark=mark, words="x" * 5000).status_code in (303, 413)
    assert kept(database, Happening) == []


def test_a_card_that_is_none_of_ours_rates_nothing(visit):
    assert visit("en").send({"mark": "5"}, "/card/x/feedback").status_code == 404
