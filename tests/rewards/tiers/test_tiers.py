"""Tiers follow what is bought, returned and merged, and the calendar."""

from datetime import date, timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop, rule
from walletpass import outbox, passes, rewards, sales
from walletpass.rewards import tiers
from walletpass.sales import Item

NAMES = {
    "silver": {"en": "Silver", "ru": "Серебряный", "pl": "Srebrny"},
    "gold": {"en": "Gold", "ru": "Золотой", "pl": "Złoty"},
    "platinum": {"en": "Platinum", "ru": "Платиновый", "pl": "Platynowy"},
}


def ladder(**told):
    return {
        "by": "spend",
        "days": 30,
        "tiers": [
            {"code": "silver", "name": NAMES["silver"]},
            {"code": "gold", "name": NAMES["gold"], "at": 500_00},
            {"code": "platinum", "name": NAMES["platinum"], "at": 1_000_00},
        ],
        **told,
    }


def in_days(days):
    return NOON + timedelta(days)


@pytest.fixture
def shop(database):
    return open_shop(database, document(), tiers=ladder())


def standing(shop, customer_id, now=NOON):
    with shop.database.snapshot() as session:
        return tiers.standing_of(session, shop.program_id, customer_id, now=now)


def tier(shop, customer_id, now=NOON):
    return standing(shop, customer_id, now).tier.code


def history(shop, customer_id):
    with shop.database.snapshot() as session:
        moves = tiers.history_of(session, customer_id)
        return [(move.before, move.after, move.why) for move in moves]


def by_night(shop, now):
    """Look at whoever is due, as the night does."""
    with shop.database.transaction() as session:
        for whose in tiers.due_states(session, now=now, limit=100):
            tiers.review(session, whose, now=now)


def test_a_program_without_tiers_has_none(database):
    shop = open_shop(database, document())
    who = shop.customer()
    shop.buy(who, 900_00)
    assert standing(shop, who) is None
    with database.snapshot() as session:
        assert session.query(tiers.TierState).count() == 0


def test_a_newcomer_has_the_lowest_tier_and_reads_how_far_the_next_is(shop):
    found = standing(shop, shop.customer())
    assert (found.tier.code, found.amount, found.missing) == ("silver", 0, 500_00)
    assert found.progress("en") == "PLN\N{NO-BREAK SPACE}500 to Gold"


def test_a_purchase_lifts_to_the_tier_it_reaches(shop):
    who = shop.customer()
    shop.buy(who, 260_00)
    assert standing(shop, who).missing == 240_00
    bought = shop.buy(who, 240_00)
    assert tier(shop, who) == "gold"
    assert history(shop, who) == [("silver", "gold", "bought")]
    with shop.database.snapshot() as session:
        assert tiers.history_of(session, who)[0].subject == bought.purchase.id


def test_a_purchase_told_twice_counts_once(shop):
    who = shop.customer()
    shop.buy(who, 300_00, receipt="one")
    shop.buy(who, 300_00, receipt="one")
    assert standing(shop, who).amount == 300_00


def test_a_purchase_earns_by_the_tier_it_found(database):
    twice = rule("gold", {"kind": "multiplier", "basis_points": 20_000})
    twice["when"] = {"tiers": ["gold"]}
    shop = open_shop(database, document(rule(), twice), tiers=ladder())
    who = shop.customer()
    assert shop.buy(who, 500_00).points == 25_00
    assert shop.quote(who, 100_00).points == 10_00
    assert shop.buy(who, 100_00).points == 10_00
    assert shop.buy(who, 100_00, now=in_days(31)).points == 5_00


def test_returning_everything_leads_back(shop):
    who = shop.customer()
    bought = shop.buy(who, 600_00)
    shop.refund(bought.purchase.id, Item(number=1))
    assert (tier(shop, who), standing(shop, who).amount) == ("silver", 0)
    assert history(shop, who)[0] == ("gold", "silver", "returned")


def test_a_tier_kept_for_good_goes_when_what_gave_it_comes_back(database):
    shop = open_shop(database, document(), tiers=ladder(down="none"))
    who = shop.customer()
    bought = shop.buy(who, 600_00)
    assert tier(shop, who, in_days(400)) == "gold"
    shop.refund(bought.purchase.id, Item(number=1), now=in_days(400))
    assert tier(shop, who, in_days(400)) == "silver"


def test_returning_a_trifle_leaves_a_tier_that_is_kept_for_good(database):
    shop = open_shop(database, document(), tiers=ladder(down="none"))
    who = shop.customer()
    shop.buy(who, 600_00)
    trifle = shop.buy(who, 10_00, now=in_days(100))
    shop.refund(trifle.purchase.id, Item(number=1), now=in_days(101))
    assert tier(shop, who, in_days(101)) == "gold"


def test_time_takes_a_tier_and_whoever_asks_hears_it_before_the_night(shop):
    who = shop.customer()
    shop.buy(who, 600_00)
    assert tier(shop, who, in_days(29)) == "gold"
    assert tier(shop, who, in_days(30)) == "silver"
    assert history(shop, who) == [("silver", "gold", "bought")]
    by_night(shop, in_days(30))
    assert history(shop, who)[0] == ("gold", "silver", "time")


def test_the_night_finds_nobody_twice(shop):
    who = shop.customer()
    shop.buy(who, 600_00)
    by_night(shop, in_days(30))
    with shop.database.snapshot() as session:
        assert not tiers.due_states(session, now=in_days(30), limit=10)


def test_the_grace_is_told(database):
    shop = open_shop(database, document(), tiers=ladder(grace_days=10))
    who = shop.customer()
    shop.buy(who, 600_00)
    held = standing(shop, who, in_days(30))
    assert (held.tier.code, held.held_until) == ("gold", date(2026, 12, 30))
    assert tier(shop, who, in_days(40)) == "silver"


def test_points_count_as_purchases_earn_them(database):
    by_points = ladder(by="points", days=None)
    by_points["tiers"][1]["at"], by_points["tiers"][2]["at"] = 30_00, 60_00
    shop = open_shop(database, document(), tiers=by_points)
    who = shop.customer()
    shop.give(who, 900_00)
    bought = shop.buy(who, 400_00)
    assert standing(shop, who).amount == 20_00
    shop.buy(who, 200_00)
    assert (tier(shop, who), standing(shop, who).amount) == ("gold", 30_00)
    shop.refund(bought.purchase.id, Item(number=1))
    assert (tier(shop, who), standing(shop, who).amount) == ("silver", 10_00)


def test_visits_are_days(database):
    by_visits = ladder(by="visits", days=7)
    by_visits["tiers"][1]["at"], by_visits["tiers"][2]["at"] = 2, 3
    shop = open_shop(database, document(), tiers=by_visits)
    who = shop.customer()
    shop.buy(who, 1_00)
    shop.buy(who, 1_00)
    assert tier(shop, who) == "silver"
    shop.buy(who, 1_00, now=in_days(1))
    assert tier(shop, who, in_days(1)) == "gold"
    assert tier(shop, who, in_days(7)) == "silver"


def test_a_purchase_told_late_counts_on_its_day(shop):
    who = shop.customer()
    shop.buy(who, 300_00, now=in_days(20))
    shop.buy(who, 300_00, now=in_days(20), occurred_at=NOON)
    assert tier(shop, who, in_days(20)) == "gold"
    assert tier(shop, who, in_days(30)) == "silver"


def test_a_sale_of_yesterday_earns_by_the_tier_of_yesterday(database):
    twice = rule("gold", {"kind": "multiplier", "basis_points": 20_000})
    twice["when"] = {"tiers": ["gold"]}
    shop = open_shop(database, document(rule(), twice), tiers=ladder())
    who = shop.customer()
    shop.buy(who, 600_00, now=in_days(1))
    late = shop.buy(who, 100_00, now=in_days(1), occurred_at=NOON)
    assert late.points == 5_00


def test_a_shop_where_it_is_tomorrow_already_counts_at_once(shop):
    with shop.database.transaction() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        auckland = make.store(session, brand, timezone="Pacific/Auckland").id
    who = shop.customer()
    shop.buy(who, 300_00, store_id=auckland)
    assert standing(shop, who).amount == 300_00
    shop.buy(who, 300_00)
    assert (tier(shop, who), standing(shop, who).amount) == ("gold", 600_00)
    assert tier(shop, who, in_days(29)) == "gold"
    assert tier(shop, who, in_days(31)) == "silver"


def test_tiers_that_begin_later_know_what_was_bought_before(database):
    shop = open_shop(database, document())
    who = shop.customer()
    shop.buy(who, 600_00)
    shop.publish(document(), now=in_days(1), tiers=ladder())
    assert tier(shop, who, in_days(1)) == "gold"
    shop.buy(who, 10_00, now=in_days(2))
    assert history(shop, who) == [("silver", "gold", "bought")]


def test_other_tiers_are_looked_at_for_everybody(shop):
    who = shop.customer()
    shop.buy(who, 600_00)
    dearer = ladder()
    dearer["tiers"][1]["at"] = 700_00
    version = shop.publish(document(), now=in_days(1), tiers=dearer)
    with shop.database.transaction() as session:
        rewards.bring_into_force(session, version, now=in_days(1))
        promised = session.query(outbox.models.Promise).all()
    assert "review-tiers" in [message.kind for message in promised]
    with shop.database.transaction() as session:
        [whose] = tiers.members_of(session, shop.program_id, after="", limit=10)
        tiers.review(session, whose, now=in_days(1))
    assert history(shop, who)[0] == ("gold", "silver", "rules")


def test_new_rules_keep_the_tiers(shop):
    version = shop.publish(document(), now=in_days(1))
    with shop.database.snapshot() as session:
        kept = session.get_one(rewards.ProgramVersion, version)
        assert [tier["code"] for tier in kept.tiers["tiers"]] == list(NAMES)


def test_a_program_may_give_its_tiers_up(shop):
    who = shop.customer()
    shop.buy(who, 600_00)
    shop.publish(document(), now=in_days(1), tiers={})
    assert standing(shop, who, in_days(1)) is None
    with shop.database.transaction() as session:
        [whose] = tiers.members_of(session, shop.program_id, after="", limit=10)
        tiers.review(session, whose, now=in_days(1))
    assert history(shop, who)[0] == ("gold", "", "rules")


def test_rules_name_only_tiers_there_are(shop):
    strange = rule(when={"tiers": ["diamond"]})
    with pytest.raises(rewards.ladders.UnfitTiersError) as refusal:
        shop.publish(document(strange))
    assert [fault.code for fault in refusal.value.faults] == ["tier-missing"]


def test_a_discount_gives_no_points_to_count(shop):
    with pytest.raises(rewards.ladders.UnfitTiersError) as refusal:
        shop.publish(document(gives="discount"), tiers=ladder(by="points"))
    assert [fault.path for fault in refusal.value.faults] == ["$.by"]


def test_merged_customers_stand_where_all_they_bought_leads(shop):
    one, two = shop.customer(), shop.customer()
    shop.buy(one, 300_00)
    shop.buy(two, 300_00)
    with shop.database.transaction() as session:
        merged = passes.merge_holders(
            session,
            make.people(),
            shop.brand_id,
            one,
            two,
            actor="stf",
            reason="the same",
            now=NOON,
        )
    assert tier(shop, two) == "gold"
    assert history(shop, two)[0] == ("silver", "gold", "merged")
    with shop.database.transaction() as session:
        passes.unmerge_holders(
            session,
            make.people(),
            shop.brand_id,
            merged.merge.id,
            actor="stf",
            now=NOON,
        )
    assert (tier(shop, one), tier(shop, two)) == ("silver", "silver")
    assert standing(shop, one).amount == 300_00


def test_nobody_sees_the_tiers_of_another_brand(shop, database):
    other = open_shop(database, document(), tiers=ladder())
    who = shop.customer()
    shop.buy(who, 600_00)
    with database.snapshot() as session:
        assert not tiers.standings_of(session, "brd_none", who, now=NOON)
        [found] = tiers.standings_of(session, shop.brand_id, who, now=NOON)
        assert found.program_id == shop.program_id
    with pytest.raises(sales.UnknownPurchaseError):
        other.refund("pur_none", Item(number=1))
