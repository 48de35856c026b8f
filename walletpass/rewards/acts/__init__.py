"""Acts of loyalty: what customers do for us besides buying, and how we say thank you.

A kind of act says who may tell of it, who confirms it, how often it counts, and what it
is thanked with: words, something that is no discount, points. Thanks need no act and no
points: they stand on their own, and on the card.

    seen = acts.report(session, keyring, brand_id, told, now=now)
    acts.confirm(session, keyring, brand_id, seen.act.id, by="stf_…", now=now)
    acts.thank(session, brand_id, ada.id, "You made our day", by=..., source=..., now=now)
"""

from walletpass.rewards.acts.catalogue import (
    Description,
    add_kind,
    kind_called,
    kinds_of,
    retire_kind,
)
from walletpass.rewards.acts.deciding import confirm, reject
from walletpass.rewards.acts.errors import (
    NotTheirsToConfirmError,
    UnfitActError,
    UnknownActError,
    UnknownActKindError,
)
from walletpass.rewards.acts.events import Thanked
from walletpass.rewards.acts.models import Act, ActKind, Confirmer, State, Thanks, Via
from walletpass.rewards.acts.reporting import Seen, Told, act_of, acts_page, report
from walletpass.rewards.acts.thanking import Gratitude, gratitude, thank, thanks_of

__all__ = [
    "Act",
    "ActKind",
    "Confirmer",
    "Description",
    "Gratitude",
    "NotTheirsToConfirmError",
    "Seen",
    "State",
    "Thanked",
    "Thanks",
    "Told",
    "UnfitActError",
    "UnknownActError",
    "UnknownActKindError",
    "Via",
    "act_of",
    "acts_page",
    "add_kind",
    "confirm",
    "gratitude",
    "kind_called",
    "kinds_of",
    "reject",
    "report",
    "retire_kind",
    "thank",
    "thanks_of",
]
