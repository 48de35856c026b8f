"""What offers on places brought, on a page that says plainly what nobody can know."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import places, sales
from walletpass.brands import AuditRecord
from walletpass.places import PlaceOfferSide, PlaceOfferTrial

from .conftest import words

WEEK = timedelta(days=7)


@pytest.fixture
def shop(database, rosa):
    with database.transaction() as session:
        return make.store(session, rosa, name="Rynek").id


@pytest.fixture
def measured(database, rosa, shop, clock):
    """Return an offer's id: of 40 shown 30 bought, of 40 held out 4, unless told."""

    def measured(held_buyers=4, many=40, share=0.5, buyers=30):
        with database.transaction() as session:
            made = places.offer(
                session,
                rosa.id,
                words={"en": "Two for one"},
                store_ids=[shop],
                shows_from=NOON,
                shows_until=NOON + WEEK,
                holdout=share,
                now=NOON,
            )
            places.close_sides(session, made, now=NOON)
            for number in range(2 * many):
                is_held, turn = number >= many, number % many
                customer = make.customer(session, rosa)
                side = PlaceOfferSide(
                    offer_id=made.id,
                    customer_id=customer.id,
                    brand_id=rosa.id,
                    is_held=is_held,
                )
                session.add(side)
                if turn < (held_buyers if is_held else buyers):
                    buy(session, rosa, customer, shop, number)
            return made.id

    return measured


def buy(session, brand, customer, shop, number):
    sale = sales.Sale(
        "till",
        f"r{number}",
        "PLN",
        [sales.Line(10_00)],
        store_id=shop,
        customer_id=customer.id,
        occurred_at=NOON + timedelta(days=1),
    )
    sales.record(session, brand.id, sale, now=NOON + timedelta(days=1))


def page(owner, clock, offer_id):
    clock.now = NOON + WEEK
    owner.come_back()
    return words(owner.get(f"/places/offers/{offer_id}"))


def test_a_difference_is_told_with_its_interval_in_one_sentence(owner, clock, measured):
    told = page(owner, clock, measured())

    assert "About 26 more bought than without it (from 19 to 33)" in told
    assert "Bought 30 4" in told
    assert "the phone decides and reports nothing" in told


def test_no_difference_is_called_none(owner, clock, measured):
    assert "No evidence that it brought buyers" in page(
        owner, clock, measured(held_buyers=30)
    )


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"many": 20}, "Too few people on one side"),
        ({"share": 0.0}, "it was kept from nobody"),
        ({"held_buyers": 0, "buyers": 4}, "Too few bought on both sides"),
    ],
)
def test_what_cannot_be_known_is_not_told(owner, clock, measured, facts, said):
    told = page(owner, clock, measured(**facts))

    assert said in told
    assert "~" not in told


def test_an_offer_that_waits_has_nothing_to_measure(owner, database, rosa, shop):
    with database.transaction() as session:
        later = places.offer(
            session,
            rosa.id,
            words={"en": "Soon"},
            store_ids=None,
            shows_from=NOON + WEEK,
            shows_until=NOON + 2 * WEEK,
            now=NOON,
        ).id

    assert "It has not begun yet" in words(owner.get(f"/places/offers/{later}"))


def test_another_brands_offer_is_not_there(enter, mint, measured):
    assert enter("owner", mint).get(f"/places/offers/{measured()}").status_code == 404


def test_an_offer_is_kept_from_the_share_that_was_typed(owner, shop, database):
    form = {
        "words_en": "Two for one",
        "shows_until": "2026-12-01T10:00",
        "where": "all",
        "holdout": "15 %",
    }
    wrong = owner.post(
        "/places/offers", at="/places/offers", **(form | {"holdout": "51"})
    )
    assert wrong.status_code == 422
    assert "Choose a whole number from 0 to 50." in words(wrong)

    assert owner.post("/places/offers", at="/places/offers", **form).status_code == 303

    with database.snapshot() as session:
        assert [one.share for one in session.query(PlaceOfferTrial)] == [0.15]


def test_a_trial_is_set_and_says_what_is_not_known_yet(owner, shop, database, rosa):
    assert "Nothing was ever withheld" in words(owner.get("/places/trial"))

    assert (
        owner.post("/places/trial", at="/places/trial", share="9x").status_code == 422
    )
    for _ in range(2):
        owner.post("/places/trial", at="/places/trial", share="20")

    told = words(owner.get("/places/trial"))
    assert "Whether shops on cards bring visits is not known yet" in told
    assert "fewer than 30 withheld, or fewer than 5 visits" in told
    with database.snapshot() as session:
        assert places.trial_of(session, rosa.id).share == 0.2
        acts = session.query(AuditRecord).filter_by(action="place-trial.set")
        assert acts.count() == 1
