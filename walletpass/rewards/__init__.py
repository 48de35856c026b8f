"""What customers are given for buying, and on what terms.

A program's rules and terms are versions, each in force from a moment on. A purchase is
counted once, under the version of its moment, and keeps all it takes to explain it and
to work it out anew when something of it comes back.

    rewards.credit(session, brand_id, sale, holder, now=now).points
    rewards.quote(session, brand_id, sale, holder, now=now).allowance.points
    paid = rewards.reserve(session, brand_id, sale, holder, points=None, now=now)
    rewards.refund(session, brand_id, purchase_id, sales.Return("till-7", "992"), now=now)
"""

from walletpass.rewards.auditing import audit
from walletpass.rewards.claiming import claim
from walletpass.rewards.confirming import Confirmed, confirm
from walletpass.rewards.crediting import (
    Credited,
    credit,
    credited_as,
    credited_before,
)
from walletpass.rewards.drafting import (
    bring_into_force,
    draft_of,
    publish_draft,
    save_draft,
    save_tiers,
)
from walletpass.rewards.errors import (
    NoDraftError,
    NotSpendableError,
    OtherPaymentError,
    PastEffectError,
    RedemptionTakenError,
    UnknownRedemptionError,
    UnknownVersionError,
)
from walletpass.rewards.events import BringIntoForce, ReviewTiers
from walletpass.rewards.holders import Holder
from walletpass.rewards.knowing import favourites_in
from walletpass.rewards.models import (
    Credit,
    ProgramVersion,
    Redemption,
    RuleUse,
    TakingBack,
)
from walletpass.rewards.percents import percent_off
from walletpass.rewards.quoting import Quote, quote
from walletpass.rewards.recalling import Earned, earned_by
from walletpass.rewards.redeeming import cancel, commit, reserve
from walletpass.rewards.redemptions import Redeemed, redemption_of
from walletpass.rewards.returning import Returned, refund, returned_before
from walletpass.rewards.starting import begin, start, starting_rules
from walletpass.rewards.terms import Terms, as_kept, terms_from
from walletpass.rewards.trying import Tried, try_out
from walletpass.rewards.unmoved import Lapsed, Unmoved, lapsed, unmoved
from walletpass.rewards.versions import (
    Version,
    made_ready,
    ready_version,
    version_in_force,
    version_numbered,
    version_row_in_force,
    versions_page,
)

__all__ = [
    "BringIntoForce",
    "Confirmed",
    "Credit",
    "Credited",
    "Earned",
    "Holder",
    "Lapsed",
    "NoDraftError",
    "NotSpendableError",
    "OtherPaymentError",
    "PastEffectError",
    "ProgramVersion",
    "Quote",
    "Redeemed",
    "Redemption",
    "RedemptionTakenError",
    "Returned",
    "ReviewTiers",
    "RuleUse",
    "TakingBack",
    "Terms",
    "Tried",
    "UnknownRedemptionError",
    "UnknownVersionError",
    "Unmoved",
    "Version",
    "as_kept",
    "audit",
    "begin",
    "bring_into_force",
    "cancel",
    "claim",
    "commit",
    "confirm",
    "credit",
    "credited_as",
    "credited_before",
    "draft_of",
    "earned_by",
    "favourites_in",
    "lapsed",
    "made_ready",
    "percent_off",
    "publish_draft",
    "quote",
    "ready_version",
    "redemption_of",
    "refund",
    "reserve",
    "returned_before",
    "save_draft",
    "save_tiers",
    "start",
    "starting_rules",
    "terms_from",
    "try_out",
    "unmoved",
    "version_in_force",
    "version_numbered",
    "version_row_in_force",
    "versions_page",
]
