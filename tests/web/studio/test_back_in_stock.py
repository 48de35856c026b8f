"""The page of what is back in stock: its settings, and the last day of it."""

from datetime import timedelta

import pytest

from tests import make
from walletpass import sales
from walletpass.brands import Brand
from walletpass.sales import Article, Level, Waiting

from .conftest import words

DRESS = Article("DR-7", "navy", "M")
PAGE = "/campaigns/back-in-stock"


@pytest.fixture
def wait(database, rosa, clock):
    """Let some people wait for a dress; return who they are."""

    def wait(count, article=DRESS):
        with database.transaction() as session:
            brand = session.get_one(Brand, rosa.id)
            people = [make.customer(session, brand).id for _ in range(count)]
            for turn, who in enumerate(people):
                since = clock() + timedelta(milliseconds=turn)
                sales.watch(session, rosa.id, who, article, now=since)
        return people

    return wait


@pytest.fixture
def arrive(database, rosa, clock, keep_every_promise):
    """Let pieces arrive, and everybody be told who is to be."""

    def arrive(pieces, *, sold=False):
        with database.transaction() as session:
            level = Level(DRESS, pieces * 1000, name="Linen dress")
            sales.take_stock(session, rosa.id, [level], now=clock())
        if sold:
            clock.now += timedelta(minutes=1)
            with database.transaction() as session:
                level = Level(DRESS, 0)
                sales.take_stock(session, rosa.id, [level], now=clock())
        keep_every_promise()

    return arrive


def test_the_page_tells_who_was_told_and_why_others_were_not(owner, wait, arrive):
    wait(5)

    arrive(1)

    page = words(owner.get(PAGE))
    assert "Linen dress, navy, M" in page
    assert "Told 3" in page
    assert "Not told: others came first 2" in page
    assert "DR-7, navy, M 2" in page  # they wait on


def test_nobody_is_told_of_what_is_gone_by_then_and_the_page_says_so(
    owner, wait, arrive
):
    wait(2)

    arrive(4, sold=True)

    assert "Not told: sold out again 2" in words(owner.get(PAGE))


def test_it_can_be_switched_off_and_on_and_nobody_who_waited_is_lost(
    owner, wait, arrive, keep_every_promise
):
    wait(1)
    assert owner.post(PAGE, per_piece="3", days="60").status_code == 303
    arrive(4)
    page = words(owner.get(PAGE))
    assert "Off" in page
    assert "Not told: switched off 1" in page

    owner.post(PAGE, is_on="on", per_piece="3", days="60")
    keep_every_promise()

    assert "Told 1" in words(owner.get(PAGE))


def test_as_many_are_told_of_a_piece_as_the_brand_says_and_wait_so_long(
    owner, wait, arrive, database, rosa, clock
):
    owner.post(PAGE, is_on="on", per_piece="1", days="10")
    (first, _) = wait(2)

    arrive(1)

    assert "Told 1" in words(owner.get(PAGE))
    with database.snapshot() as session:
        watches = sales.watches_of(session, rosa.id, first, now=clock())
    assert watches[0].told_at is not None
    assert watches[0].expires_at - watches[0].created_at == timedelta(days=10)


def test_yesterday_is_not_the_last_day(owner, wait, arrive, clock, enter):
    wait(1)
    arrive(1)

    clock.now += timedelta(hours=25)

    assert "Nothing came back" in words(enter("owner").get(PAGE))


@pytest.mark.parametrize("field", ["per_piece", "days"])
@pytest.mark.parametrize("value", ["0", "x", "99999"])
def test_a_number_out_of_bounds_is_told_and_kept_in_its_box(
    owner, database, rosa, field, value
):
    told = {"is_on": "on", "per_piece": "3", "days": "60"} | {field: value}

    refused = owner.post(PAGE, **told)

    assert refused.status_code == 422
    assert f'value="{value}"' in refused.text
    with database.snapshot() as session:
        assert sales.stock_terms(session, rosa.id) == Waiting()


def test_a_cashier_has_no_business_there_and_another_brand_sees_its_own(
    enter, wait, arrive, mint, owner
):
    wait(1)
    arrive(1)

    assert enter("cashier").get(PAGE).status_code == 403
    stranger = enter("owner", mint)
    assert "Linen dress" not in words(stranger.get(PAGE))
    stranger.post(PAGE, per_piece="7", days="9")
    assert 'value="7"' not in owner.get(PAGE).text
