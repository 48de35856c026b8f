"""The inside of a phone: what it knows, and the world it shares with other phones."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from walletpass.simulator.iphone.alerts import Notice, sentence
from walletpass.simulator.iphone.backstage import Backstage, Tally
from walletpass.simulator.iphone.card import Card, CardKey, Feed
from walletpass.simulator.iphone.diary import Deed, Diary
from walletpass.simulator.iphone.formatting import Reader
from walletpass.simulator.iphone.wire import Radio, Wire
from walletpass.simulator.pkpass.trust import Trust


class Receive(Protocol):
    """What a phone does when a push for one pass type arrives."""

    def __call__(self, topic: str, *, stored: bool = True) -> None:
        """Take the push."""


class Directory(Protocol):
    """Who wants to know under which push tokens a phone can be reached."""

    def announce(self, token: str, receive: Receive) -> None:
        """Learn that *token* now reaches this phone."""

    def forget(self, token: str) -> None:
        """Learn that *token* reaches nobody any more."""


@dataclass(frozen=True, slots=True, repr=False)
class World:
    """What all phones of one process share."""

    trust: Trust
    wire: Wire
    backstage: Backstage
    tally: Tally
    directory: Directory
    clock: Callable[[], datetime]
    pace: float
    """How long a minute of the phone's patience takes; 1 is true to life."""
    allow_http: bool
    keep_bundles: bool
    look_after_adding: bool


@dataclass(eq=False, slots=True, repr=False)
class Handset:
    """One phone's state. Collections are replaced, never changed, so reading is safe."""

    world: World
    owner: str
    reader: Reader
    radio: Radio
    diary: Diary
    receive: Receive
    device: str = field(default_factory=lambda: secrets.token_hex(16))
    tokens: dict[str, str] = field(default_factory=dict)
    cards: dict[CardKey, Card] = field(default_factory=dict)
    registered: frozenset[CardKey] = frozenset()
    switched_off: frozenset[CardKey] = frozenset()
    tags: dict[Feed, str] = field(default_factory=dict)
    unannounced: frozenset[CardKey] = frozenset()
    """Cards whose change was seen before any list named it."""
    muted: bool = False

    def now(self) -> datetime:
        """Return the time on the phone's clock."""
        return self.world.clock()

    def did(self, deed: Deed, key: CardKey | None = None, detail: str = "") -> None:
        """Write down what the phone did, to which card."""
        pass_type, serial = key or ("", "")
        self.diary.did(
            deed, self.now(), pass_type=pass_type, serial=serial, detail=detail
        )

    def complain(self, text: str, *, to: str | None = None) -> None:
        """Write into the device log, and tell the web service *to* if given."""
        self.diary.complain(self.now(), text, to)

    def push_token(self, pass_type: str) -> str:
        """Return the token for pushes of one pass type, making it when first asked."""
        if pass_type not in self.tokens:
            token = secrets.token_hex(32)
            self.tokens = {**self.tokens, pass_type: token}
            self.world.directory.announce(token, self.receive)
        return self.tokens[pass_type]

    def drop_tokens(self) -> None:
        """Let all push tokens go dead, as a restore does, or a river."""
        for token in self.tokens.values():
            self.world.directory.forget(token)
        self.tokens = {}

    def put(self, card: Card) -> None:
        """Keep this version of the card, in place of an older one."""
        self.cards = {**self.cards, card.key: card}

    def drop(self, key: CardKey) -> None:
        """Forget a card."""
        self.cards = {k: card for k, card in self.cards.items() if k != key}
        self.registered -= {key}
        self.switched_off -= {key}
        self.unannounced -= {key}

    def replace(self, old: Card, new: Card) -> None:
        """Put a newer version in place, and say on the lock screen what changed."""
        self.put(new)
        self.did("updated", new.key)
        text = sentence(old, new, self.reader, self.now())
        if text is None or self.muted:
            return
        self.diary.notify(Notice(self.now(), new.organisation, text, new.key))
        self.did("notified", new.key, text)
