"""Rewards and coupons: what points buy, and the single-use word that proves it.

A reward is what may be had: its cost, how many there are, for how long. A coupon is one
customer's: issued, put aside for a sale, redeemed once, expired or void. Its code is
worked out from its id, so that only a fingerprint of it is stored.

    had = coupons.issue(session, keyring, brand_id, reward.id, customer_id,
                        source="web/77", now=now)
    coupons.reserve(session, brand_id, had.coupon.id, source="till/9", until=..., now=now)
    coupons.redeem(session, brand_id, had.coupon.id, source="till/9", now=now)
"""

from walletpass.rewards.coupons.catalogue import (
    Offer,
    add_reward,
    retire,
    reward_of,
    rewards_of,
    rewards_page,
)
from walletpass.rewards.coupons.drawing import announce_draw, draw_of, draw_winners
from walletpass.rewards.coupons.errors import (
    CouponHeldError,
    CouponUnusableError,
    DrawOpenError,
    EnoughForOneError,
    RewardClosedError,
    RewardGoneError,
    SourceOfAnotherError,
    UnfitDrawError,
    UnfitRewardError,
    UnknownCouponError,
    UnknownDrawError,
    UnknownRewardError,
)
from walletpass.rewards.coupons.events import LapseCoupons
from walletpass.rewards.coupons.finding import (
    STATES,
    counts_by_state,
    coupon_coded,
    coupon_of,
    coupons_page,
    recognitions_of,
    usable_of,
)
from walletpass.rewards.coupons.giving import Gifts, Given, give
from walletpass.rewards.coupons.issuing import Issued, issue
from walletpass.rewards.coupons.models import Coupon, Draw, Reward, RewardKind, state_at
from walletpass.rewards.coupons.numbering import code_of
from walletpass.rewards.coupons.redeeming import (
    cancel,
    give_back,
    lapse,
    on_refund,
    redeem,
    release,
    reserve,
)

__all__ = [
    "STATES",
    "Coupon",
    "CouponHeldError",
    "CouponUnusableError",
    "Draw",
    "DrawOpenError",
    "EnoughForOneError",
    "Gifts",
    "Given",
    "Issued",
    "LapseCoupons",
    "Offer",
    "Reward",
    "RewardClosedError",
    "RewardGoneError",
    "RewardKind",
    "SourceOfAnotherError",
    "UnfitDrawError",
    "UnfitRewardError",
    "UnknownCouponError",
    "UnknownDrawError",
    "UnknownRewardError",
    "add_reward",
    "announce_draw",
    "cancel",
    "code_of",
    "counts_by_state",
    "coupon_coded",
    "coupon_of",
    "coupons_page",
    "draw_of",
    "draw_winners",
    "give",
    "give_back",
    "issue",
    "lapse",
    "on_refund",
    "recognitions_of",
    "redeem",
    "release",
    "reserve",
    "retire",
    "reward_of",
    "rewards_of",
    "rewards_page",
    "state_at",
    "usable_of",
]
