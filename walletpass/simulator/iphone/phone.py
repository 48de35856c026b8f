"""A virtual iPhone: what its owner does with it, and what reaches it by push."""

import secrets
import threading
from collections.abc import Callable
from functools import partial
from random import Random
from zoneinfo import ZoneInfo

from walletpass.simulator.iphone.adding import add_all, add_one
from walletpass.simulator.iphone.card import Card, CardKey, Feed
from walletpass.simulator.iphone.diary import Diary
from walletpass.simulator.iphone.errands import Errand, Errands, Then
from walletpass.simulator.iphone.formatting import Language, Reader
from walletpass.simulator.iphone.handset import Handset, World
from walletpass.simulator.iphone.personalising import Person, sign_up
from walletpass.simulator.iphone.registering import Register, Unregister
from walletpass.simulator.iphone.screen import Screen, Which
from walletpass.simulator.iphone.updating import CatchUp, Refresh
from walletpass.simulator.iphone.wire import Radio

_Start = Callable[[Errand, Then], None]


class VirtualIPhone(Screen):
    """Follows Apple's protocol to the letter, and keeps a diary.

    What its owner does (`add`, `delete`, `pull_to_refresh`) happens in the caller's
    thread, further attempts and what reaches it by push happen on their own.
    """

    def __init__(
        self,
        world: World,
        owner: str,
        *,
        language: Language = "en",
        zone: str = "Europe/London",
        seed: int = 0,
        pages: int = 1_000,
        device: str | None = None,
    ) -> None:
        radio = Radio(world.wire, language, Random(seed))  # noqa: S311 - lost answers
        reader = Reader(language, ZoneInfo(zone))
        handset = Handset(world, owner, reader, radio, Diary(pages), self.receive_push)
        if device is not None:
            handset.device = device
        self._errands = Errands(handset)
        super().__init__(handset, self._errands.rest)
        self._lock = threading.Lock()
        self._busy: set[Feed] = set()
        self._again: set[Feed] = set()
        self._stored: set[str] = set()

    def __repr__(self) -> str:
        return f"VirtualIPhone({self.owner})"

    # What the owner does.

    def add(self, url: str) -> Card:
        """Tap a link to a `.pkpass`, and then on Add.

        Raises:
            RefusedError: Wallet would not show it; the reason is in the log, too.
        """
        with self._errands.at_work:
            card = add_one(self._handset, url)
        self._register(card)
        return card

    def add_all(self, url: str) -> tuple[Card, ...]:
        """Tap a link to a `.pkpasses`, and then on Add All.

        Raises:
            RefusedError: Wallet would not show one of them, so it shows none.
        """
        with self._errands.at_work:
            cards = add_all(self._handset, url)
        for card in cards:
            self._register(card)
        return cards

    def pull_to_refresh(self, which: Which) -> None:
        """Fetch one card now, whether or not anything is said to have changed."""
        self._errands.do(Refresh(self._handset, self._held(which).key))

    def delete(self, which: Which) -> None:
        """Throw a card away."""
        card = self._held(which)
        with self._errands.at_work:
            self._handset.drop(card.key)
            self._handset.did("deleted", card.key)
        self._unregister(card)

    def automatic_updates(self, which: Which, *, on: bool) -> None:
        """Turn the switch on the back of a card."""
        card = self._held(which)
        with self._errands.at_work:
            off = self._handset.switched_off
            self._handset.switched_off = off - {card.key} if on else off | {card.key}
        if on:
            self._register(card)
        else:
            self._unregister(card)

    def sign_up(self, which: Which, person: Person) -> None:
        """Fill in Wallet's own form for a reward card.

        Raises:
            RefusedError: No form is offered, or the service did not accept it.
        """
        card = self._held(which)
        with self._errands.at_work:
            sign_up(self._handset, card, person)

    # What becomes of the phone.

    @property
    def offline(self) -> bool:
        """Tell whether the phone has no reception."""
        return self._handset.radio.offline

    @offline.setter
    def offline(self, offline: bool) -> None:
        with self._lock:
            self._handset.radio.offline = offline
            if offline:
                return
            stored, self._stored = self._stored, set()
        for topic in stored:
            self.receive_push(topic)
        self._errands.resume()

    @property
    def muted(self) -> bool:
        """Tell whether notices are switched off; cards are updated all the same."""
        return self._handset.muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._handset.muted = muted

    @property
    def loss(self) -> float:
        """Return the share of answers that get lost, from 0 to 1."""
        return self._handset.radio.loss

    @loss.setter
    def loss(self, share: float) -> None:
        self._handset.radio.loss = share

    @property
    def slowness(self) -> float:
        """Return the seconds the phone lets pass before it acts on a push."""
        return self._errands.slowness

    @slowness.setter
    def slowness(self, seconds: float) -> None:
        self._errands.slowness = seconds

    def push_token(self, pass_type: str) -> str:
        """Return the token that reaches this phone for one pass type."""
        with self._errands.at_work:
            return self._handset.push_token(pass_type)

    def renew_push_tokens(self) -> None:
        """Get new push tokens, as phones now and then do, and tell every service."""
        with self._errands.at_work:
            self._handset.drop_tokens()
        self._register_all()

    def restore_from_backup(self) -> None:
        """Become a new device with the old cards, which asks for news without a tag."""
        with self._errands.at_work:
            self._handset.drop_tokens()
            self._handset.device = secrets.token_hex(16)
            self._handset.registered = frozenset()
            self._handset.unannounced = frozenset()
            self._handset.tags = {}
        self._register_all()

    def restart(self) -> None:
        """Switch off and on: ask every service what changed meanwhile."""
        for feed in {card.feed for card in self.cards}:
            if feed is not None:
                self._catch_up(feed, self._errands.do)

    def vanish(self) -> None:
        """Fall into a river: pushes reach nobody, and no service is told."""
        with self._errands.at_work:
            self._handset.drop_tokens()
        self.offline = True

    # What reaches it.

    def receive_push(self, topic: str, *, stored: bool = True) -> None:
        """Take a push for one pass type; pushes that come while busy become one.

        Without reception it waits at Apple's until there is some, unless the sender
        asked for one attempt only (*stored* is false).
        """
        key = CardKey(topic, "")
        with self._lock:
            if self.offline:
                self._stored |= {topic} if stored else set()
                self._handset.did("push-stored" if stored else "push-lost", key)
                return
        self._handset.did("pushed", key)
        for feed in {card.feed for card in self.cards if card.pass_type == topic}:
            if feed is not None:
                self._catch_up(feed, self._errands.soon)

    def _register_all(self) -> None:
        for card in self.cards:
            self._register(card)

    def _register(self, card: Card) -> None:
        if card.feed is None or card.key in self._handset.switched_off:
            return
        look = partial(self._look, card.key, card.feed)
        self._errands.do(Register(self._handset, card.key), look)

    def _look(self, key: CardKey, feed: Feed) -> None:
        if key in self._handset.registered and self._handset.world.look_after_adding:
            self._catch_up(feed, self._errands.do)

    def _unregister(self, card: Card) -> None:
        if card.feed is not None:
            errand = Unregister(self._handset, card, self._handset.device)
            self._errands.do(errand)

    def _catch_up(self, feed: Feed, start: _Start) -> None:
        with self._lock:
            if feed in self._busy:
                self._again.add(feed)
                return
            self._busy.add(feed)
        start(CatchUp(self._handset, feed), partial(self._caught_up, feed))

    def _caught_up(self, feed: Feed) -> None:
        with self._lock:
            self._busy.discard(feed)
            again = feed in self._again
            self._again.discard(feed)
        if again:
            self._catch_up(feed, self._errands.soon)
