"""A sale that waits while its customer turns out to be another is the other's."""

from tests.ledger.test_waiting_in_turn import (
    let_go,
    meanwhile,
    wait_until_somebody_waits,
)
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from tests.rewards.test_belongings import PEOPLE
from walletpass import ledger, passes, rewards, sales


def test_a_sale_that_waits_for_a_merge_is_of_whom_was_merged_into(postgresql_database):
    database = postgresql_database
    shop = open_shop(database, document(rule()))
    web, till = shop.customer(), shop.customer()
    shop.buy(web, 300_00)
    sale, holder = shop.sale(100_00), rewards.Holder(shop.program_id, till)
    credited = []

    def sell(session):
        told = rewards.credit(session, shop.brand_id, sale, holder, now=NOON)
        credited.append(told)

    with database.transaction() as session:
        merged = passes.merge_holders(
            session, PEOPLE, shop.brand_id, till, web,
            actor="anna", reason="", now=NOON,
        )  # fmt: skip
        with meanwhile(database, sell):
            wait_until_somebody_waits(database)
            let_go(session)

    [sold] = credited
    assert (sold.purchase.customer_id, sold.balance) == (web, 20_00)
    assert ever(shop, web) == sales.Spell(2, 1, 400_00)
    assert ever(shop, till) == sales.Spell(0, 0, 0)

    with database.transaction() as session:
        passes.unmerge_holders(
            session, PEOPLE, shop.brand_id, merged.merge.id, actor="anna", now=NOON
        )
    assert ever(shop, web) == sales.Spell(1, 1, 300_00)
    assert ever(shop, till) == sales.Spell(1, 1, 100_00)


def ever(shop, customer_id):
    with shop.database.snapshot() as session:
        assert [*ledger.audit(session), *sales.audit(session)] == []
        return sales.habits_of(session, customer_id).ever
