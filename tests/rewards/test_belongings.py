"""What customers have: points, a tier, coupons, acts and thanks, at a moment."""

from datetime import timedelta

import pytest

from tests import make
from tests.listening import statements
from tests.make import NOON
from tests.rewards.shop import document, open_shop
from tests.rewards.tiers.test_tiers import ladder
from walletpass import ledger, passes
from walletpass.rewards import acts, coupons
from walletpass.rewards.acts import Description, Told
from walletpass.rewards.belongings import Belongings, belongings_of
from walletpass.rewards.coupons import Offer

PEOPLE = make.people()
DAY = timedelta(1)


@pytest.fixture
def shop(database):
    return open_shop(database, document(), tiers=ladder())


def owned(shop, *who, now=NOON):
    with shop.database.snapshot() as session:
        return belongings_of(session, shop.program_id, who, now=now)


def give(shop, who, points, **told):
    with shop.database.transaction() as session:
        account = ledger.open_account(
            session, shop.brand_id, shop.program_id, who, now=NOON
        )
        source = f"given {points}"
        ledger.earn(session, account, points, source=source, now=NOON, **told)


def be_kind(shop, who):
    """Give somebody a coupon, see an act of theirs, and thank them for it."""
    with shop.database.transaction() as session:
        offer = Offer("coffee", "item", {"en": "Coffee"}, sku="c", valid_days=10)
        reward = coupons.add_reward(session, shop.brand_id, offer, now=NOON)
        keyring = PEOPLE.keyring
        coupons.issue(
            session, keyring, shop.brand_id, reward.id, who, source="w/1", now=NOON
        )
        kind = Description(
            code="helped",
            name={"en": "Helped"},
            told_by=["claim"],
            thanks={"en": "Thank you"},
        )
        acts.add_kind(session, shop.brand_id, kind, now=NOON)
        told = Told("helped", who, "claim", "form/1", "ada")
        seen = acts.report(session, keyring, shop.brand_id, told, now=NOON)
        acts.confirm(session, keyring, shop.brand_id, seen.act.id, by="o", now=NOON)


def test_all_that_somebody_has_is_told_as_of_the_moment(shop):
    ada, bob = shop.customer(), shop.customer()
    shop.buy(ada, 600_00)  # 30 points, and the tier
    give(shop, ada, 10_00, expires_at=NOON + 5 * DAY)
    give(shop, ada, 20_00, activates_at=NOON + 7 * DAY)
    be_kind(shop, ada)
    at = {"at": NOON.isoformat()}
    days = {"since": NOON.isoformat(), "until": (NOON + 10 * DAY).isoformat()}

    now, later = owned(shop, ada, bob), owned(shop, ada, now=NOON + 11 * DAY)

    assert now[ada] == Belongings(
        balance=40_00,
        waiting=20_00,
        tier="gold",
        coupons=[{"reward": "coffee", "state": "issued"} | days],
        acts=[{"act": "helped", "state": "confirmed"} | at],
        thanks=[{"words": "Thank you"} | at],
    )
    assert now[bob] == Belongings(tier="silver")
    assert (later[ada].balance, later[ada].waiting) == (50_00, 0)
    assert later[ada].coupons == [{"reward": "coffee", "state": "expired"} | days]


def test_what_the_merged_have_is_told_of_who_they_became(shop):
    ada, old = shop.customer(), shop.customer()
    shop.buy(old, 600_00)
    be_kind(shop, old)
    with shop.database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, shop.brand_id, old, ada,
            actor="anna", reason="", now=NOON,
        )  # fmt: skip

    for page in [(ada, old)], [(ada,), (old,)]:
        found = {who: one for part in page for who, one in owned(shop, *part).items()}
        assert (found[ada].balance, found[ada].tier) == (30_00, "gold")
        assert len(found[ada].coupons) == len(found[ada].thanks) == 1
        assert [act["act"] for act in found[ada].acts] == ["helped"]
        assert found[old].balance == 0
        assert not found[old].coupons


def test_a_program_without_tiers_has_none(database):
    shop = open_shop(database, document())
    ada = shop.customer()
    shop.buy(ada, 600_00)
    assert owned(shop, ada)[ada] == Belongings(balance=30_00)


def test_a_page_of_many_asks_no_more_than_a_page_of_one(shop):
    many = [shop.customer() for _ in range(20)]
    for number, who in enumerate(many):
        shop.buy(who, 10_00, receipt=f"{number}")
    asked = []
    for page in (many[:1], many):
        owned(shop, *page)  # the rules are ready from now on
        with statements() as said:
            found = owned(shop, *page)
        assert {found[who].tier for who in page} == {"silver"}
        asked.append(len(said))

    assert asked[0] == asked[1]
