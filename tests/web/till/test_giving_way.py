"""A till that the database sends back begins anew by itself, and nobody is asked."""

from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError

from tests import make
from walletpass.web.till import selling

from .conftest import words

LOST = {"deadlock": "40P01", "could not serialize": "40001"}


@pytest.fixture
def losing(monkeypatch):
    """Let so many of the next sales or returns lose, after they have been written."""

    def losing(deed, times, code="40P01"):
        act, lost = getattr(selling, deed), []

        def lose(*args, **facts):
            done = act(*args, **facts)
            if len(lost) < times:
                lost.append(done)
                raise OperationalError(None, None, SimpleNamespace(sqlstate=code))
            return done

        monkeypatch.setattr(selling, deed, lose)
        return lost

    return losing


@pytest.mark.parametrize("sqlstate", LOST.values(), ids=LOST)
def test_a_sale_that_lost_is_credited_once_and_nobody_notices(
    anna_at, card, balance, losing, sqlstate
):
    quoted = anna_at.quote(card, "54")
    lost = losing("sell", 3, sqlstate)

    done = anna_at.send(quoted, "/sell")

    assert "320 points now" in words(done)
    assert "already" not in words(done).lower()
    assert len(lost) == 3
    assert balance(card) == 320


def test_a_return_and_an_undo_that_lost_are_done_once(anna_at, card, balance, losing):
    sold = anna_at.sell(card, "54", receipt="991")
    losing("refund", 2)
    page = anna_at.post("/return", receipt="991")
    quoted = anna_at.send(page, "/quote", amount="20")
    anna_at.send(quoted, "/return/[^/]+")
    assert balance(card) == 300

    losing("undo", 2)
    assert "Taken back" in words(anna_at.send(sold, "/undo"))
    assert balance(card) == 266


def test_a_queue_that_lost_is_credited_at_once(anna_at, card, balance, losing):
    losing("sell", 2)
    sale = {
        "key": "away-1",
        "number": card.number,
        "amount": 54_00,
        "at": make.NOON.isoformat(),
    }

    answer = anna_at.client.post("/till/sync", json={"sales": [sale]})

    assert [one["outcome"] for one in answer.json["answers"]] == ["credited"]
    assert balance(card) == 320


def test_who_always_loses_is_told_as_if_nobody_were_there(
    anna_at, card, balance, losing
):
    quoted = anna_at.quote(card, "54")
    losing("sell", 99)

    answer = anna_at.send(quoted, "/sell")

    assert answer.status_code == 503  # the page keeps the sale and goes on alone
    assert balance(card) == 266
