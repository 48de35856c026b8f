"""What is owed when many cards must be looked at again."""

from dataclasses import dataclass
from datetime import datetime

from walletpass import outbox


@outbox.message("refresh-passes")
@dataclass(frozen=True)
class RefreshPasses:
    """Compose these cards again; publish what changed. At *again_at*, do so once more."""

    pass_ids: tuple[str, ...]
    cause: str
    again_at: datetime | None = None


@outbox.message("refresh-template", lane=outbox.Lane.BULK)
@dataclass(frozen=True)
class RefreshTemplate:
    """Compose the next cards of a template, those after *after*, then promise the rest.

    *through_version_id* is the version that asked for it: a newer one takes over.
    """

    template_id: str
    through_version_id: str
    cause: str
    after: str = ""
