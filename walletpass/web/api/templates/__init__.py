"""Templates over the API: cards of every kind, made, changed and published.

A draft is changed by whoever shows the stamp of what they read; publishing it is refused
while Wallet would refuse its cards.

    POST /api/v1/templates                     {"name": "Coupon", "design": {…}}
    POST /api/v1/templates/tpl_…/pictures/logo  a PNG
    POST /api/v1/templates/tpl_…/publish        {"stamp": "…"}
"""

from walletpass.web.api.templates import drafting, pictures, starting

__all__ = ["drafting", "pictures", "starting"]
