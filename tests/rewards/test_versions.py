"""Versions: drafted, published from a moment on, never for the past."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import ledger, rewards
from walletpass.jobs import keep, relay
from walletpass.rewards.rules import Basket, Facts, Line, UnfitRulesError, earn

LATER = NOON + timedelta(days=3)


@pytest.fixture
def shop(database):
    return open_shop(database, document())


def in_force(shop, at):
    with shop.database.snapshot() as session:
        version = rewards.version_in_force(session, shop.program_id, at)
        return version.number if version else None


def test_the_version_that_began_last_is_in_force(shop):
    shop.publish(document(), effective_from=LATER)
    shop.publish(document(), now=NOON + timedelta(days=1))

    moments = [NOON - timedelta(seconds=1), NOON, NOON + timedelta(days=1), LATER]
    assert [in_force(shop, at) for at in moments] == [None, 1, 3, 2]


def test_of_two_that_begin_together_the_later_published_holds(shop):
    shop.publish(document())

    assert in_force(shop, NOON) == 2


def test_rules_for_the_past_are_refused(shop):
    with pytest.raises(rewards.PastEffectError):
        shop.publish(document(), effective_from=NOON - timedelta(microseconds=1))


def test_without_a_draft_there_is_nothing_to_publish(shop):
    with (
        pytest.raises(rewards.NoDraftError),
        shop.database.transaction() as session,
    ):
        rewards.publish_draft(session, shop.brand_id, shop.program_id, now=NOON)


def test_a_program_has_one_draft_and_what_was_published_stays(shop):
    with shop.database.transaction() as session:
        for code in ("first", "second"):
            rewards.save_draft(
                session,
                shop.brand_id,
                shop.program_id,
                document(rule(code)),
                rewards.Terms(),
                now=NOON,
            )
        draft = rewards.draft_of(session, shop.brand_id, shop.program_id)
        published = rewards.versions_page(session, shop.brand_id, shop.program_id)

    assert draft.document["rules"][0]["code"] == "second"
    assert [row.document["rules"][0]["code"] for row in published.rows] == ["base"]


def test_every_fault_of_a_draft_is_told_at_once(shop):
    unfit = document(rule("A"), rule("b", {"kind": "fixed"}), currency="EUR")

    with pytest.raises(UnfitRulesError) as refusal:
        shop.publish(unfit)

    paths = [fault["path"] for fault in refusal.value.facts()["faults"]]
    assert paths == ["$.rules[0].code", "$.rules[1].gives.amount", "$.currency"]


@pytest.mark.parametrize("told", [None, [], "rules", 5, {}, {"currency": ["PLN"]}])
def test_what_is_no_document_is_refused(shop, told):
    with pytest.raises(UnfitRulesError):
        shop.publish(told)


def test_idle_days_reach_the_ledger_when_the_version_comes_into_force(database):
    shop = open_shop(database, document(), idle_days=90, woken_by="earn")
    services = make.services(database)
    shop.publish(document(), effective_from=LATER, idle_days=30)

    def idle_days():
        while relay(services, lambda ticket: keep(services, ticket)):
            pass
        with database.snapshot() as session:
            program = session.get_one(ledger.Program, shop.program_id)
            return program.idle_days, program.woken_by

    assert idle_days() == (90, "earn")
    services = make.services(database, now=lambda: LATER)
    assert idle_days() == (30, "any")


@pytest.mark.parametrize(
    ("currency", "net", "points", "money"),
    [("PLN", 199_99, 199_00, 9_95), ("JPY", 2_000, 2_000_00, 100)],
)
def test_a_new_program_gives_five_per_cent(database, currency, net, points, money):
    with database.transaction() as session:
        brand = make.brand(session, currency=currency)
        program = make.program(session, brand)
        rewards.begin(session, program, now=NOON)
        rules = rewards.version_in_force(session, program.id, NOON).rules

    earned = earn(rules, Basket(currency, (Line(1, net),)), Facts(NOON)).points
    assert earned == points
    assert rules.document.spending.money_for(earned) == money
