"""Fetching newer versions of cards, after a push or because somebody pulled."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.utils import format_datetime, parsedate_to_datetime
from typing import Literal

from walletpass.simulator.iphone.card import Card, CardKey, Feed, card_from
from walletpass.simulator.iphone.download import open_answer
from walletpass.simulator.iphone.handset import Handset
from walletpass.simulator.iphone.listing import News, whats_new
from walletpass.simulator.iphone.service import authorisation, fault, pass_address
from walletpass.simulator.iphone.wire import Answer, Silence
from walletpass.simulator.pkpass.refusal import RefusedError
from walletpass.simulator.pkpass.remarks import remarks

Why = Literal["named", "known", "pulled"]
"""The list named it as changed; it was in the list anyway; or there was no list."""


@dataclass(slots=True)
class CatchUp:
    """Ask what changed, and fetch that.

    The tag is kept only when everything it stands for has arrived: whoever loses
    reception half-way asks again from the old one.
    """

    handset: Handset
    feed: Feed
    _device: str = ""
    _news: News | None = None
    _waiting: deque[tuple[CardKey, Why]] = field(default_factory=deque)

    def attempt(self) -> bool:
        """Go as far as reception allows; say whether that settled it."""
        if self._news is None or self._device != self.handset.device:
            self._news = self._look()
            if self._news is None:
                return False
        while self._waiting:
            key, why = self._waiting[0]
            if not fetch(self.handset, key, why):
                return False
            self._waiting.popleft()
        if self._news.tag is not None:
            tags = {**self.handset.tags, self.feed: self._news.tag}
            self.handset.tags = tags
        return True

    def _look(self) -> News | None:
        self._device = self.handset.device
        known = self.handset.unannounced
        news = whats_new(self.handset, self.feed)
        wanted = _wanted(self.handset, self.feed, news, known) if news else ()
        self._waiting = deque(wanted)
        return news


@dataclass(frozen=True, slots=True)
class Refresh:
    """Fetch one card without asking what changed."""

    handset: Handset
    key: CardKey

    def attempt(self) -> bool:
        """Fetch once; say whether that settled it."""
        return fetch(self.handset, self.key, "pulled")


def _wanted(
    handset: Handset, feed: Feed, news: News, known: frozenset[CardKey]
) -> Iterator[tuple[CardKey, Why]]:
    tagged = feed in handset.tags
    for serial in news.serials:
        key = CardKey(feed.pass_type, serial)
        card = handset.cards.get(key)
        if card is None or key not in handset.registered:
            line = f"Update requested for unregistered serial number '{serial}'"
            handset.complain(fault(feed, line), to=feed.service)
            continue
        surprising = tagged and key not in known and card.last_modified is not None
        yield key, "named" if surprising else "known"


def fetch(handset: Handset, key: CardKey, why: Why) -> bool:
    """Fetch one card and take what comes; say whether that settled it."""
    card = handset.cards.get(key)
    if card is None or card.service is None:
        return True
    headers = authorisation(card)
    if card.last_modified is not None:
        headers["If-Modified-Since"] = card.last_modified
    reply = handset.radio.ask("GET", pass_address(card), headers=headers)
    match reply:
        case Answer(status=200 | 304 as status):
            handset.did("fetched", key, str(status))
            _take(handset, card, reply, why)
            return True
        case Answer() if not reply.is_transient:
            _complain(handset, card, _task(card, _cause(reply.status)))
            return True
        case Answer() | Silence():
            return False


def _take(handset: Handset, card: Card, answer: Answer, why: Why) -> None:
    if answer.status == 304:  # noqa: PLR2004 - Not Modified
        if card.last_modified is None:
            _complain(handset, card, _task(card, "304 to an unconditional request"))
        _unchanged(handset, card, why)
        return
    try:
        new = _newer(handset, card, answer)
    except RefusedError as refusal:
        handset.did("refused", card.key, str(refusal))
        _complain(handset, card, _task(card, f"invalid data: {refusal.reason}"))
        return
    _judge_date(handset, card, new)
    if new.fingerprint == card.fingerprint:
        handset.put(replace(card, last_modified=new.last_modified))
        if card.last_modified is None:
            _unchanged(handset, card, why)
        else:
            _complain(handset, card, _ignored(card))
        return
    if why == "pulled":
        handset.unannounced |= {card.key}
    handset.replace(card, new)


def _newer(handset: Handset, card: Card, answer: Answer) -> Card:
    bundle = open_answer(handset, answer)
    new = card_from(
        bundle,
        handset.reader.language,
        last_modified=answer.headers.get("Last-Modified"),
        data=answer.body if handset.world.keep_bundles else None,
    )
    if new.key != card.key or new.token != card.token:
        raise RefusedError(
            "changed-identity",
            "an update may not change serial number, pass type or token",
        )
    if new.fingerprint != card.fingerprint:
        for remark in remarks(bundle):
            handset.complain(f"{card.serial}: {remark}")
    return new


def _unchanged(handset: Handset, card: Card, why: Why) -> None:
    handset.did("unchanged", card.key)
    if why == "named":
        _complain(
            handset,
            card,
            f"Server requested update to serial number '{card.serial}', but the pass "
            "was unchanged.",
        )


def _judge_date(handset: Handset, old: Card, new: Card) -> None:
    date = new.last_modified
    if date is None:
        line = (
            f"Response for serial number '{new.serial}' did not provide a "
            "'last-modified' header."
        )
        _complain(handset, new, line)
    elif not _is_http_date(date):
        _complain(handset, new, f"'last-modified' header ({date}) is not an HTTP date.")
    elif date == old.last_modified and new.fingerprint != old.fingerprint:
        handset.complain(
            f"{new.serial} changed, but its last-modified did not: the change before "
            "this one could have been missed"
        )


def _is_http_date(text: str) -> bool:
    try:
        return format_datetime(parsedate_to_datetime(text), usegmt=True) == text
    except ValueError:
        return False


def _ignored(card: Card) -> str:
    return (
        f"Server ignored the 'if-modified-since' header ({card.last_modified}) and "
        f"returned the full unchanged pass data for serial number '{card.serial}'."
    )


def _cause(status: int) -> str:
    if status == 401:  # noqa: PLR2004 - Unauthorized
        return "Authentication failure"
    return f"Unexpected response code {status}"


def _task(card: Card, cause: str) -> str:
    return (
        f"Get pass task (pass type {card.pass_type}, serial number {card.serial}) "
        f"encountered error: {cause}"
    )


def _complain(handset: Handset, card: Card, text: str) -> None:
    handset.complain(fault(card.feed, text), to=card.service)
