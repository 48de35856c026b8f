"""Ages in years by the brand's calendar, and balances in money by the rules in force."""

from datetime import UTC, datetime, timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, segments
from walletpass.brands import brand_of
from walletpass.segments import facts

from .worlds import PROGRAMS, RATES, keep, settle


def ages(session, brand, at, **ends):
    tree = segments.parse({"is": "age"} | ends)
    return set(session.scalars(segments.audience(brand, tree, now=at)))


def born(session, brand, day):
    return make.customer(session, brand, birthday=customers.birthday_from(day)).id


@pytest.mark.parametrize(
    ("day", "at", "age"),
    [
        ("2000-11-20", datetime(2026, 11, 20, 12, tzinfo=UTC), 26),
        ("2000-11-21", datetime(2026, 11, 20, 12, tzinfo=UTC), 25),
        # already the 21st in Warsaw
        ("2000-11-21", datetime(2026, 11, 20, 23, 30, tzinfo=UTC), 26),
        ("2000-02-29", datetime(2027, 2, 27, 12, tzinfo=UTC), 26),
        ("2000-02-29", datetime(2027, 2, 28, 12, tzinfo=UTC), 27),
        ("2000-02-29", datetime(2028, 2, 28, 12, tzinfo=UTC), 27),
        ("2000-02-29", datetime(2028, 2, 29, 12, tzinfo=UTC), 28),
    ],
)
def test_somebody_is_a_year_older_on_their_birthday_in_the_brands_zone(
    database, day, at, age
):
    with database.transaction() as session:
        brand = make.brand(session, timezone="Europe/Warsaw")
        who = born(session, brand, day)

        assert ages(session, brand, at, at_least=age, at_most=age) == {who}
        assert ages(session, brand, at, at_least=age + 1) == set()


def test_who_told_no_year_has_no_age_and_is_not_younger_than_anybody(database):
    with database.transaction() as session:
        brand = make.brand(session)
        yearless, silent = born(session, brand, "05-05"), make.customer(session, brand)
        known = born(session, brand, "1990-05-05")

        assert ages(session, brand, NOON, at_most=200) == {known}
        kept = {one: session.get_one(customers.Customer, one) for one in (yearless,)}
        assert kept[yearless].birth_year == 0
        assert silent.birth_year is None


def test_the_year_goes_with_the_birthday_and_with_the_person(database):
    people = make.people()
    with database.transaction() as session:
        brand = make.brand(session)
        who = session.get_one(customers.Customer, born(session, brand, "1990-05-05"))
        customers.change(
            session, people, brand, who,
            {"birthday": customers.birthday_from("1991-05-05")},
            source="test", now=NOON,
        )  # fmt: skip
        assert who.birth_year == 1991
        customers.change(
            session, people, brand, who, {"birthday": None}, source="test", now=NOON
        )
        assert who.birth_year is None

        gone = session.get_one(customers.Customer, born(session, brand, "1992-05-05"))
        customers.erase(session, gone, now=NOON)
        assert gone.birth_year is None


def test_years_told_before_they_were_kept_are_read_once(database):
    with database.transaction() as session:
        brand = make.brand(session)
        told = [born(session, brand, day) for day in ("1990-05-05", "05-05")]
        for one in told:
            session.get_one(customers.Customer, one).birth_year = None
        session.flush()

        people = make.people()
        assert customers.read_birth_years(session, people, limit=10) == 2
        assert customers.read_birth_years(session, people, limit=10) == 0
        years = [session.get_one(customers.Customer, one).birth_year for one in told]
        assert years == [1990, 0]


def worth(session, brand, at, **ends):
    tree = segments.parse({"is": "worth"} | ends)
    return len(session.scalars(segments.audience(brand, tree, now=at)).all())


def test_a_balance_is_worth_what_the_rules_in_force_say(database):
    with database.transaction() as session:
        brand = brand_of(session, settle(session).id)
        purses = tuple(
            facts.Purse(program_id=one, balance=balance, rates=RATES[one])
            for one, balance in zip(PROGRAMS, (500, 700), strict=True)
        )
        keep(
            session, brand, facts.Facts(enrolled_at=NOON - timedelta(1), purses=purses)
        )

        both = 250 + 1400  # 50 for 100, and 2 for one from this moment on
        assert worth(session, brand, NOON, at_least=both, at_most=both) == 1
        assert worth(session, brand, NOON, at_most=250, program="prg_a") == 1
        earlier = NOON - timedelta(hours=1)  # they paid for nothing then
        assert worth(session, brand, earlier, at_most=0, program="prg_b") == 1


def test_both_are_told_in_words_of_every_language(database):
    with database.transaction() as session:
        brand = make.brand(session)
        names = segments.names_of(session, brand)
        tree = segments.parse(
            {"all": [{"is": "age", "at_least": 18}, {"is": "worth", "at_least": 5000}]}
        )
        told = {
            language: segments.describe(tree, language, names)
            for language in ("en", "ru", "pl")
        }

    assert "ge in years: 18 or more" in told["en"]
    assert "50" in told["en"]
    assert "лет" in told["ru"]
    assert "wiek w latach" in told["pl"].lower()
