"""What holds of tiers whatever is bought, returned and merged, and whenever."""

from datetime import timedelta
from itertools import pairwise
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import NOON
from tests.rewards.shop import document, open_shop
from tests.rewards.tiers.test_tiers import by_night, ladder
from walletpass import passes
from walletpass.db import Base, connect
from walletpass.rewards import tiers
from walletpass.rewards.tiers.placing import climber_of, eras_of, worked_out, zone_of
from walletpass.sales import Item


@pytest.fixture(scope="module")
def any_database():
    """Return one database for all examples: each opens a shop of its own."""
    with TemporaryDirectory() as folder:
        database = connect(f"sqlite:///{folder}/any.db", synchronous="OFF")
        Base.metadata.create_all(database.engine)
        yield database
        database.close()


def a_ladder(by, days, down, grace):
    scale = {"spend": 100_00, "points": 5_00, "visits": 1}[by]
    told = ladder(by=by, days=days, down=down, grace_days=grace)
    if days is None:
        del told["days"]
    told["tiers"][1]["at"], told["tiers"][2]["at"] = 2 * scale, 4 * scale
    return told


ladders = st.builds(
    a_ladder,
    st.sampled_from(["spend", "points", "visits"]),
    st.sampled_from([None, 3, 10]),
    st.sampled_from(["none", "one_down", "rebalance"]),
    st.sampled_from([0, 2]),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("buy"), st.integers(1, 300_00)),
        st.tuples(st.just("late"), st.integers(1, 6)),
        st.tuples(st.just("refund"), st.integers(0, 9)),
        st.tuples(st.just("wait"), st.integers(1, 8)),
        st.tuples(st.just("night"), st.just(0)),
    ),
    max_size=12,
)


def follow(shop, who, told):
    """Do these steps, and return what was bought and the moment it ended."""
    now, bought = NOON, []
    for step, much in told:
        match step:
            case "buy":
                bought.append(shop.buy(who, much, now=now).purchase.id)
            case "late":
                then = now - timedelta(days=much)
                sale = shop.buy(who, 120_00, now=now, occurred_at=then)
                bought.append(sale.purchase.id)
            case "refund" if bought:
                one = bought.pop(much % len(bought))
                shop.refund(one, Item(number=1), now=now)
            case "wait":
                now += timedelta(days=much)
            case "night":
                by_night(shop, now)
    return bought, now


def seen(shop, who, now):
    """Return where somebody stands as kept, once the night has passed."""
    by_night(shop, now)
    with shop.database.snapshot() as session:
        state = session.get(tiers.TierState, (shop.program_id, who))
        return state and climber_of(state)


def anew(shop, who, until, now):
    with shop.database.snapshot() as session:
        whose = tiers.Whose(shop.brand_id, shop.program_id, who)
        zone = zone_of(session, shop.brand_id)
        eras = eras_of(session, shop.program_id, now=now, zone=zone)
        return worked_out(session, whose, eras, until=until)


def common(climber):
    return climber.tier, climber.amount, climber.held_until


@given(scheme=ladders, told=steps)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_however_it_came_the_tier_is_what_the_purchases_lead_to(
    any_database, scheme, told
):
    shop = open_shop(any_database, document(), tiers=scheme)
    who = shop.customer()
    _, now = follow(shop, who, told)

    kept = seen(shop, who, now)

    if kept is not None:
        assert common(kept) == common(anew(shop, who, kept.seen_on, now))


@given(scheme=ladders, told=steps)
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_returning_everything_leads_to_where_nothing_was_bought(
    any_database, scheme, told
):
    shop = open_shop(any_database, document(), tiers=scheme)
    who = shop.customer()
    bought, now = follow(shop, who, told)
    for one in bought:
        shop.refund(one, Item(number=1), now=now)

    with any_database.snapshot() as session:
        found = tiers.standing_of(session, shop.program_id, who, now=now)
        moves = tiers.history_of(session, who)
    assert (found.tier.code, found.amount) == ("silver", 0)
    chain = list(reversed(moves))
    assert all(one.after == other.before for one, other in pairwise(chain))


@given(scheme=ladders, one=steps, other=steps)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_merged_and_parted_customers_stand_where_their_purchases_lead(
    any_database, scheme, one, other
):
    shop = open_shop(any_database, document(), tiers=scheme)
    ada, eve = shop.customer(), shop.customer()
    ends = [follow(shop, ada, one)[1], follow(shop, eve, other)[1]]
    now = max(ends)
    by_night(shop, now)
    before = [common(anew(shop, who, now.date(), now)) for who in (ada, eve)]
    with any_database.transaction() as session:
        merged = passes.merge_holders(
            session, make.people(), shop.brand_id, ada, eve,
            actor="stf", reason="same", now=now,
        )  # fmt: skip
    kept = seen(shop, eve, now)
    if kept is not None:
        assert common(kept) == common(anew(shop, eve, now.date(), now))
    with any_database.transaction() as session:
        passes.unmerge_holders(
            session, make.people(), shop.brand_id, merged.merge.id, actor="s", now=now
        )
    for who, stood in zip((ada, eve), before, strict=True):
        if (state := seen(shop, who, now)) is not None:
            assert common(state) == stood
