"""The integrator's door: ``/api/v1``, described by ``/api/openapi.json``.

Every operation states its scope, what it takes and what it answers, once; the
documentation is made from the same declarations.

    curl -H "Authorization: Bearer wp_live_…" -d '{"phone": "+48 501 …"}' …/customers
"""

from walletpass.web.api import (
    about,
    acts,
    admission,
    cards,
    coupons,
    customers,
    draws,
    entries,
    happening,
    imports,
    issues,
    merging,
    messages,
    needs,
    programs,
    purchases,
    quotes,
    redemptions,
    referrals,
    refunds,
    replays,
    rewards,
    stock,
    stores,
    surprises,
    templates,
    tiers,
    webhooks,
    welcoming,
)
from walletpass.web.api.blueprint import open_on

__all__ = [
    "about",
    "acts",
    "admission",
    "cards",
    "coupons",
    "customers",
    "draws",
    "entries",
    "happening",
    "imports",
    "issues",
    "merging",
    "messages",
    "needs",
    "open_on",
    "programs",
    "purchases",
    "quotes",
    "redemptions",
    "referrals",
    "refunds",
    "replays",
    "rewards",
    "stock",
    "stores",
    "surprises",
    "templates",
    "tiers",
    "webhooks",
    "welcoming",
]
