"""What somebody says happened: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from walletpass.sales import Channel


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as told: what, under which id, and whatever the shop knows of it.

    Without *occurred_at* it happened when we heard of it.
    """

    kind: str
    source: str
    external_id: str
    properties: Mapping[str, Any] = field(default_factory=dict)
    occurred_at: datetime | None = None
    channel: Channel = "web"
    store_id: str | None = None
    staff_id: str | None = None
