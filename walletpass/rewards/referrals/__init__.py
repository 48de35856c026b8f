"""Referrals: a friend brings a friend, and both are thanked once it has lasted.

Everybody has a code. Whoever joins with it and makes a first purchase that is large
enough has qualified: points for both sides are pending at once, and active when the
return window of that purchase has passed.

    code = referrals.code_of(session, brand_id, ada.id)
    referrals.join(session, brand_id, code, bob.id, now=now)
    referrals.on_purchase(session, brand_id, bob.id, purchase_id, now=now)
    referrals.on_refund(session, brand_id, purchase_id, now=now)
"""

from walletpass.rewards.referrals.errors import (
    UnfitTermsError,
    UnknownCodeError,
    UnknownReferralError,
)
from walletpass.rewards.referrals.events import RewardReferral
from walletpass.rewards.referrals.inviting import (
    click,
    code_of,
    is_known,
    referral_of,
    referrals_page,
    set_terms,
    terms_of,
)
from walletpass.rewards.referrals.joining import Joined, join
from walletpass.rewards.referrals.merging import on_merge, on_unmerge
from walletpass.rewards.referrals.models import (
    Reason,
    Referral,
    ReferralCode,
    ReferralTerms,
    State,
)
from walletpass.rewards.referrals.qualifying import (
    on_purchase,
    on_refund,
    reward,
)

__all__ = [
    "Joined",
    "Reason",
    "Referral",
    "ReferralCode",
    "ReferralTerms",
    "RewardReferral",
    "State",
    "UnfitTermsError",
    "UnknownCodeError",
    "UnknownReferralError",
    "click",
    "code_of",
    "is_known",
    "join",
    "on_merge",
    "on_purchase",
    "on_refund",
    "on_unmerge",
    "referral_of",
    "referrals_page",
    "reward",
    "set_terms",
    "terms_of",
]
