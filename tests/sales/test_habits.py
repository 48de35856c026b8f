"""What a customer's kept purchases come to, for the rules that ask."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from walletpass import sales
from walletpass.sales import Item, Line, Return, Sale, Spell


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


@pytest.fixture
def ada(database, brand):
    with database.transaction() as session:
        return make.customer(session, brand)


@pytest.fixture
def history(database, brand, ada):
    """Two purchases on the tenth, one on the fifteenth, one on the twentieth."""
    ids = []
    with database.transaction() as session:
        for number, (days, net) in enumerate(
            ((10, 100), (10, 200), (5, 400), (0, 800))
        ):
            sale = Sale(
                "till-7",
                f"r-{number}",
                "PLN",
                [Line(net)],
                occurred_at=NOON - timedelta(days=days, minutes=-number),
                customer_id=ada.id,
            )
            ids.append(sales.record(session, brand.id, sale, now=NOON).id)
    return ids


def _back(database, brand, purchase_id, *items):
    told = Return("till-7", f"back of {purchase_id}", items)
    with database.transaction() as session:
        sales.refund(session, brand.id, purchase_id, told, now=NOON)


def _spell(database, customer, since, until):
    with database.snapshot() as session:
        return sales.spell_of(
            session,
            customer.id,
            since=date(2026, 11, since),
            until=date(2026, 11, until),
        )


def test_who_never_bought_has_no_habits(database, ada):
    with database.snapshot() as session:
        nothing = sales.Habits(Spell(0, 0, 0), None, None)
        assert sales.habits_of(session, ada.id) == nothing
    assert _spell(database, ada, 1, 30) == Spell(0, 0, 0)


def test_two_purchases_on_one_day_are_one_visit(database, ada, history):
    with database.snapshot() as session:
        habits = sales.habits_of(session, ada.id)

    assert habits.ever == Spell(4, 3, 1_500)
    assert habits.first_at == NOON - timedelta(days=10)
    assert habits.last_at == NOON


@pytest.mark.parametrize(
    ("since", "until", "spell"),
    [
        (1, 30, Spell(4, 3, 1_500)),
        (10, 10, Spell(2, 1, 300)),
        (10, 15, Spell(3, 2, 700)),
        (11, 19, Spell(1, 1, 400)),
        (16, 19, Spell(0, 0, 0)),
        (20, 10, Spell(0, 0, 0)),
    ],
)
def test_a_spell_counts_its_first_and_its_last_day(
    database, ada, history, since, until, spell
):
    assert _spell(database, ada, since, until) == spell


def test_a_return_counts_on_the_day_of_its_purchase(database, brand, ada, history):
    _back(database, brand, history[2], Item(1, amount=150))
    _back(database, brand, history[0])

    assert _spell(database, ada, 10, 10) == Spell(1, 1, 200)
    assert _spell(database, ada, 15, 15) == Spell(1, 1, 250)
    assert _spell(database, ada, 20, 20) == Spell(1, 1, 800)


def test_a_day_whose_purchases_all_came_back_is_no_visit(database, brand, ada, history):
    _back(database, brand, history[3])
    _back(database, brand, history[0])
    _back(database, brand, history[1])

    with database.snapshot() as session:
        habits = sales.habits_of(session, ada.id)
    assert habits.ever == Spell(1, 1, 400)
    assert habits.first_at == habits.last_at == NOON - timedelta(days=5, minutes=-2)
    assert _spell(database, ada, 1, 30) == Spell(1, 1, 400)


def test_buying_again_on_such_a_day_is_a_visit_again(database, brand, ada, history):
    _back(database, brand, history[3])
    sale = Sale("till-7", "again", "PLN", [Line(50)], customer_id=ada.id)
    with database.transaction() as session:
        sales.record(session, brand.id, sale, now=NOON)

    assert _spell(database, ada, 20, 20) == Spell(1, 1, 50)


def test_nothing_is_asked_that_takes_longer_as_the_base_grows(sqlite_database):
    with statements() as said, sqlite_database.snapshot() as session:
        sales.habits_of(session, "cus_1")
        sales.spell_of(session, "cus_1", since=NOON.date(), until=NOON.date())
        sales.purchases_page(session, "brd_1", "cus_1")
        sales.watchers_of(session, "brd_1", sales.Article("SW-12"), now=NOON)
        with pytest.raises(sales.UnknownPurchaseError):
            sales.purchase_on(session, "brd_1", "991")

    assert len(said) == 5
    with sqlite_database.engine.connect() as connection:
        for statement, parameters in said:
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}", parameters
            )
            assert not [row[3] for row in plan if row[3].startswith("SCAN")]
