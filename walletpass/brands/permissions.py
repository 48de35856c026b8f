"""Who may do what: a table of roles, and one question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from walletpass.brands.models import Role

Permission = Literal[
    "till", "cards", "void", "points", "customers", "personal", "import", "templates",
    "campaigns", "reports", "stores", "program", "staff", "keys", "brand", "audit",
    "approve",
]  # fmt: skip
"""What a screen or a button asks for.

*till*: scan, earn, redeem. *cards*: issue, hand out the link again. *void*: put an end
to a card, which nobody can undo. *points*: adjust by hand. *customers*: look them up,
masked. *personal*: read and change what is personal. *approve*: let somebody have a
card as an exception.
"""

ROLES: tuple[Role, ...] = get_args(Role)
PERMISSIONS: frozenset[Permission] = frozenset(get_args(Permission))

GRANTED: Mapping[Role, frozenset[Permission]] = {
    "owner": PERMISSIONS,
    "marketer": frozenset(
        ("customers", "import", "templates", "campaigns", "reports", "stores")
    ),
    "cashier": frozenset(("till", "cards", "customers")),
    "support": frozenset(
        ("cards", "void", "points", "customers", "personal", "approve")
    ),
    "developer": frozenset(("keys", "templates", "audit")),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """A role held everywhere, or in one store only."""

    role: Role
    store_id: str | None = None


def may(
    duties: Collection[Duty], permission: Permission, store_id: str | None = None
) -> bool:
    """Tell whether someone with these duties may do this, here or anywhere.

    A role held in one store counts in that store, and where no store is named.
    """
    return any(
        permission in GRANTED[duty.role]
        and (duty.store_id is None or store_id in (None, duty.store_id))
        for duty in duties
    )
