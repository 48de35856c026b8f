"""Thanks, surprises and good deeds, told at the till."""

import pytest

from tests.make import NOON
from walletpass import customers, ledger
from walletpass.rewards import acts, surprising
from walletpass.rewards.acts import Act, Description, Thanks
from walletpass.rewards.surprising import Surprise

from .conftest import words


@pytest.fixture
def kind(anna_at, card):
    return anna_at.follow(anna_at.find(card.number), "/kind")


@pytest.fixture
def budget(database, rosa):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        surprising.set_budget(session, rosa.id, program.id, points=50_00, times=2)


def test_a_thank_you_is_said_in_the_customers_language_and_once(
    database, anna_at, card, kind
):
    with database.transaction() as session:
        holder = customers.customer_of(session, card.brand_id, card.customer_id)
        holder.language = "pl"

    for _ in range(2):
        done = anna_at.send(kind, "/thank", thanks="patience")

    assert "They will read it on their card" in words(done)
    with database.snapshot() as session:
        [said] = session.query(Thanks).all()
        assert said.words == "Dziękujemy za cierpliwość"


def test_own_words_are_said_as_they_are(database, anna_at, kind):
    anna_at.send(kind, "/thank", words="You carried the bags!")

    with database.snapshot() as session:
        assert session.query(Thanks).one().words == "You carried the bags!"


def test_a_surprise_comes_out_of_the_shifts_budget_which_is_shown(
    budget, anna_at, card, balance
):
    page = anna_at.follow(anna_at.find(card.number), "/kind")
    assert "2 surprises left on this shift, up to 50 points" in words(page)

    for _ in range(2):
        done = anna_at.send(page, "/surprise", points="20", reason="smile")

    assert "Given: tell them" in words(done)
    assert "1 surprise left on this shift, up to 30 points" in words(done)
    assert balance(card) == 286


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"points": "51"}, "more than is left for this shift"),
        ({"points": "x"}, "Choose what for, and type points"),
        ({"reason": "nothing"}, "Choose what for"),
    ],
)
def test_a_surprise_beyond_the_budget_is_refused_in_a_sentence(
    database, budget, anna_at, card, balance, told, said
):
    page = anna_at.follow(anna_at.find(card.number), "/kind")

    refused = anna_at.send(page, "/surprise", **told)

    assert refused.status_code == 422
    assert said in words(refused)
    assert balance(card) == 266
    with database.snapshot() as session:
        assert session.query(Surprise).all() == []


def test_without_a_budget_a_thank_you_is_left(kind):
    assert "no budget for surprises. A thank-you costs nothing" in words(kind)


def test_a_good_deed_is_noted_with_what_was_seen(database, anna_at, card, rosa):
    told = Description("helped", {"en": "Helped a newcomer"}, ["cashier"])
    with database.transaction() as session:
        acts.add_kind(session, rosa.id, told, now=NOON)
        acts.add_kind(
            session, rosa.id,
            Description("claimed", {"en": "Wrote a review"}, ["claim"]), now=NOON,
        )  # fmt: skip
    page = anna_at.follow(anna_at.find(card.number), "/kind")
    assert "Helped a newcomer" in words(page)
    assert "Wrote a review" not in words(page)

    for _ in range(2):
        done = anna_at.send(page, "/deed", words="Showed them the way")

    assert "Noted, thank you" in words(done)
    with database.snapshot() as session:
        [act] = session.query(Act).all()
        assert act.via == "cashier"
        assert act.evidence == {"seen": "Showed them the way"}
