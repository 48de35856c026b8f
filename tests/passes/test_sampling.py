"""Somebody made up: what previews tell of them is in the brand's own terms."""

from dataclasses import replace

import pytest

from tests import make
from tests.make import NOON
from walletpass import ledger, rewards
from walletpass.passes.sampling import sample_facts, terms_of
from walletpass.rewards.ladders import Ladder, Tier

LADDER = Ladder(
    by="spend",
    tiers=(
        Tier(code="member", name={"en": "Member"}),
        Tier(code="silver", name={"en": "Silver"}, at=500_00),
        Tier(code="gold", name={"en": "Gold"}, at=1_200_00),
    ),
)


@pytest.fixture
def terms(database):
    """Return the terms of a Polish brand that has published nothing yet."""
    with database.transaction() as session:
        brand = make.brand(session, currency="PLN", name="Polana")
        program = make.program(session, brand)
        return terms_of(session, brand.name, brand.currency, program, now=NOON)


def test_points_are_worth_what_the_brands_rules_pay_for_them(database, terms):
    with database.transaction() as session:
        program = session.get_one(ledger.Program, terms.program.id)
        rewards.begin(session, program, now=NOON)
        held = terms_of(session, terms.brand_name, terms.currency, program, now=NOON)

    facts = sample_facts(held, "pl", now=NOON)

    assert (facts.balance, facts.worth) == (1320, "66\N{NO-BREAK SPACE}zł")
    assert "66\N{NO-BREAK SPACE}zł" in facts.message


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_points_that_buy_nothing_are_worth_nothing_and_no_money_is_spoken_of(
    terms, language
):
    facts = sample_facts(terms, language, now=NOON)

    told = " ".join(map(str, (facts.worth, facts.message, facts.tier_progress)))
    assert facts.worth == ""
    assert not set(told) & set("£₽€$")
    assert "zł" not in told


def test_the_next_tier_is_one_of_the_brands(terms):
    facts = sample_facts(replace(terms, ladder=LADDER), "en", now=NOON)

    assert facts.tier == "Silver"
    assert facts.tier_progress == "PLN\N{NO-BREAK SPACE}700 to Gold"


def test_what_comes_is_still_to_come(terms):
    facts = sample_facts(terms, "en", now=NOON)

    assert NOON.date().isoformat() < facts.coupon_until < facts.expires_on
