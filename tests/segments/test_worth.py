"""Balances in money, by the rules in force."""

from datetime import timedelta

from tests import make
from tests.make import NOON
from walletpass import segments
from walletpass.brands import brand_of
from walletpass.segments import facts

from .worlds import PROGRAMS, RATES, keep, settle


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


def test_it_is_told_in_words_of_every_language(database):
    with database.transaction() as session:
        brand = make.brand(session)
        names = segments.names_of(session, brand)
        tree = segments.parse({"is": "worth", "at_least": 5000})
        told = {
            language: segments.describe(tree, language, names)
            for language in ("en", "ru", "pl")
        }

    assert all("50" in words for words in told.values())
    assert len(set(told.values())) == len(told)
