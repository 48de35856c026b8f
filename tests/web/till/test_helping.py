"""Watching, joining, and the end of the shift."""

from tests.make import NOON
from walletpass import ledger, rewards, sales
from walletpass.rewards import surprising

from .conftest import words


def test_a_customer_waits_for_an_article_and_hears_how_many_do(anna_at, issue):
    for number, name in enumerate(("Ada", "Zofia"), 1):
        page = anna_at.find(issue(first_name=name).number)
        seen = page.request.path.removeprefix("/till/card/")
        done = anna_at.post(f"/card/{seen}/watch", sku="SW-12", size="M")

        assert "We will tell them" in words(done)
        assert f"{number} " in words(done)
    page = anna_at.post(f"/card/{seen}/watch", sku="")
    assert page.status_code == 422


def test_the_new_cards_code_leads_to_joining_here(anna_at):
    page = anna_at.get("/issue")

    assert "Let the customer scan this" in words(page)
    assert 'role="img"' in page.text


def test_a_shift_is_summed_up(database, anna_at, card, rosa, hire):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        surprising.set_budget(session, rosa.id, program.id, points=10_00, times=3)
    anna_at.sell(card, "54")
    anna_at.send(anna_at.sell(card, "10"), "/undo")
    anna_at.pay(anna_at.put(card, "20", "20"))
    page = anna_at.follow(anna_at.find(card.number), "/kind")
    anna_at.send(page, "/thank")
    anna_at.send(page, "/surprise", points="5")

    page = words(anna_at.get("/shift"))

    assert "Sales credited 2" in page
    assert "Sales amount PLN 74" in page
    assert "Points given 73 points" in page
    assert "Paid with points 1 · PLN 1" in page
    assert "Undone 1" in page
    assert "Exceptions 0" in page
    assert "Thanks and surprises 2" in page
    assert "Surprises left today 2" in page
    with database.transaction() as session:
        [sold] = session.query(sales.Purchase).filter_by(net=54_00)
        told = sales.Return("till-1", "back", [sales.Item(number=1, amount=20_00)])
        rewards.refund(session, rosa.id, sold.id, told, now=NOON)
    page = words(anna_at.get("/shift"))
    assert "Sales credited 2 Sales amount PLN 54 Points given 53 points" in page
    anna_at.post("/sign-out")
    anna_at.sign_in(hire("Borys"))
    assert "Sales credited 0" in words(anna_at.get("/shift"))
