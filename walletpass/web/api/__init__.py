"""The integrator's door: ``/api/v1``, described by ``/api/openapi.json``.

Every operation states its scope, what it takes and what it answers, once; the
documentation is made from the same declarations.

    curl -H "Authorization: Bearer wp_live_…" -d '{"phone": "+48 501 …"}' …/customers
"""

from walletpass.web.api import (
    about,
    acts,
    cards,
    coupons,
    customers,
    entries,
    happening,
    imports,
    issues,
    merging,
    needs,
    programs,
    purchases,
    quotes,
    redemptions,
    referrals,
    refunds,
    rewards,
    stock,
    stores,
    surprises,
    templates,
    webhooks,
    welcoming,
)
from walletpass.web.api.blueprint import open_on

__all__ = [
    "about",
    "acts",
    "cards",
    "coupons",
    "customers",
    "entries",
    "happening",
    "imports",
    "issues",
    "merging",
    "needs",
    "open_on",
    "programs",
    "purchases",
    "quotes",
    "redemptions",
    "referrals",
    "refunds",
    "rewards",
    "stock",
    "stores",
    "surprises",
    "templates",
    "webhooks",
    "welcoming",
]
