"""The demo's till: it sells over the public API with the brand's key, as any till does."""

import secrets
import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

import requests

from walletpass.demo.world import World
from walletpass.services import Services

Kind = Literal["earn", "redeem", "reverse"]
_PATIENCE = 10  # seconds
_REMEMBERED = 8

SALES: Final = (50, 10)
"""How many points a press of each button sells, the first one first."""

REDEMPTION: Final = 20


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done at the till, and what came of it: an entry, or a refusal.

    *points* is signed. *number* is the place of the phone at the table.
    """

    number: int
    kind: Kind
    points: int
    source: str
    started_at: datetime
    answered_at: datetime
    entry_id: str = ""
    balance: float = 0
    refusal: str = ""
    undone: bool = False

    @property
    def may_be_undone(self) -> bool:
        """Tell whether there is something to take back."""
        return bool(self.entry_id) and self.kind != "reverse" and not self.undone


class Till:
    """Sells, redeems and takes back, one after another."""

    def __init__(self, services: Services, world: World) -> None:
        self._services = services
        self._wire = requests.Session()
        self._wire.trust_env = False
        self._wire.headers["Authorization"] = f"Bearer {world.api_key}"
        self._lock = threading.RLock()
        self._acts: deque[Act] = deque(maxlen=_REMEMBERED)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return what was done last, newest first."""
        return tuple(self._acts)

    def sell(self, number: int, card_id: str, points: int) -> Act:
        """Credit points for a sale."""
        return self._post(number, card_id, "earn", points, points=points)

    def redeem(self, number: int, card_id: str, points: int) -> Act:
        """Take points as payment."""
        return self._post(number, card_id, "redeem", -points, points=points)

    def undo(self, cards: Mapping[int, str]) -> Act | None:
        """Take back the last thing done, if anything may be; *cards* by place."""
        with self._lock:
            last = next((act for act in self._acts if act.may_be_undone), None)
            if last is None:
                return None
            card_id, back = cards[last.number], -last.points
            act = self._post(
                last.number, card_id, "reverse", back, reverses=last.entry_id
            )
            if act.entry_id and last in self._acts:
                self._acts[self._acts.index(last)] = replace(last, undone=True)
        return act

    def _post(
        self, number: int, card_id: str, kind: Kind, signed: int, **fields: Any
    ) -> Act:
        with self._lock:
            source = f"s1/till-1/{secrets.token_hex(4)}"
            entry = {"card_id": card_id, "kind": kind, "source": source, **fields}
            started_at = self._services.now()
            answer = self._ask(entry)
            act = Act(
                number=number,
                kind=kind,
                points=signed,
                source=source,
                started_at=started_at,
                answered_at=self._services.now(),
                entry_id=answer.get("id", ""),
                balance=answer.get("balance", 0),
                refusal=answer.get("code", ""),
            )
            self._acts.appendleft(act)
        return act

    def _ask(self, entry: dict[str, Any]) -> dict[str, Any]:
        """Post an entry; return it as booked, or the ``code`` of the refusal."""
        try:
            answer = self._wire.post(
                f"{self._services.base_url}/api/v1/entries",
                json=entry,
                timeout=_PATIENCE,
            )
        except requests.RequestException:
            return {"code": "unreachable"}
        facts: dict[str, Any] = answer.json()
        if answer.ok:
            return facts
        return {"code": str(facts.get("type", "")).rsplit("/", 1)[-1] or "refused"}
