"""Chance, the same for ever: who is held out, and who is told what."""

import hashlib
import hmac
from datetime import timedelta
from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from walletpass.campaigns.assigning import Lots, groups_of
from walletpass.campaigns.document import BUCKETS
from walletpass.campaigns.document_variants import Variant

salts = st.binary(min_size=32, max_size=32)
ids = st.text("0123456789abcdefghjkmnpqrstvwxyz_", min_size=1, max_size=32)
SALT = bytes(range(32))
MANY = [f"cus_{number:026}" for number in range(40_000)]


def variants(*weights):
    return [
        Variant(code=f"v{place}", weight=weight) for place, weight in enumerate(weights)
    ]


@given(salts, ids)
def test_a_bucket_is_what_anybody_reckons_from_the_salt(salt, customer_id):
    digest = hmac.new(salt, customer_id.encode(), hashlib.sha256).hexdigest()

    assert Lots(salt).bucket(customer_id) == int(digest, 16) % BUCKETS


@given(salts, ids, st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_the_same_customer_is_always_told_the_same(salt, customer_id, weights):
    among = variants(*weights)

    told = [Lots(salt).variants([customer_id], among) for _ in range(2)]

    assert told[0] == told[1]
    assert told[0][customer_id] in {variant.code for variant in among}


def test_buckets_are_even():
    lots = Lots(SALT)
    tenths = [0] * 10
    for one in MANY:
        tenths[lots.bucket(one) * 10 // BUCKETS] += 1

    expected = len(MANY) / 10
    chi_square = sum((count - expected) ** 2 / expected for count in tenths)
    assert chi_square < 27.9  # 9 degrees of freedom, one in a thousand


def test_variants_come_by_weight_whoever_is_held_out():
    lots = Lots(SALT)
    told = lots.variants(MANY, variants(1, 3))
    counts = {True: [0, 0], False: [0, 0]}
    for one in MANY:
        is_held = lots.bucket(one) < BUCKETS // 2
        counts[is_held][told[one] == "v0"] += 1

    for others, first in counts.values():
        total = first + others
        assert abs(first / total - 0.25) < 4 * sqrt(0.25 * 0.75 / total)


def test_another_campaign_holds_out_others():
    one, other = Lots(SALT), Lots(bytes(32))
    both = sum(one.bucket(who) < 1_000 and other.bucket(who) < 1_000 for who in MANY)

    expected = len(MANY) * 0.01
    assert abs(both - expected) < 4 * sqrt(expected)


def test_nobody_moves_when_the_audience_grows():
    lots, among = Lots(SALT), variants(2, 1, 1)
    few = lots.variants(MANY[:100], among)

    many = lots.variants(MANY, among)

    assert few.items() <= many.items()


@given(salts, ids, st.integers(0, 10_000))
def test_nobody_waits_longer_than_the_spread(salt, customer_id, minutes):
    wait = Lots(salt).wait(customer_id, minutes)

    assert timedelta() <= wait <= timedelta(minutes=minutes)


def test_neighbours_that_take_the_same_customers_stand_together():
    women, men = {"is": "club", "id": "a"}, {"is": "club", "id": "b"}
    told = [
        Variant(code=code, when=when)
        for code, when in (("a", women), ("b", women), ("c", men), ("d", None))
    ]

    groups = groups_of(told)

    assert [[one.code for one in group.variants] for group in groups] == [
        ["a", "b"],
        ["c"],
        ["d"],
    ]
    assert [group.when for group in groups] == [women, men, None]
