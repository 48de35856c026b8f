"""Conditions on what happened without a purchase, on cards, and on messages."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field
from sqlalchemy import ColumnElement, Select, exists, func, literal, select

from walletpass.customers import Customer
from walletpass.devices import Registration, Sighting
from walletpass.passes import Pass
from walletpass.passes.messages import CardMessage, Showing
from walletpass.rewards.happenings.models import Happening
from walletpass.segments.conditions.base import (
    Counted,
    Occurring,
    Words,
    WordsOrNone,
    of_row,
)
from walletpass.segments.facts import Card, Facts
from walletpass.segments.moments import At, Span

Seen = Literal[
    "downloaded", "resent", "registered", "unregistered", "pushed", "listed", "fetched"
]
CardState = Literal["held", "on_phone", "off_phone", "removed"]


@dataclass(frozen=True, kw_only=True)
class HasDone(Occurring, Span):
    """How often something happened without a purchase; what was rejected did not."""

    kind = "happened"
    is_past_known = True

    events: Words

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        return (
            select(literal(1))
            .where(of_row(Happening.customer_id))
            .where(Happening.kind.in_(self.events), Happening.state != "rejected")
            .where(self.spans(Happening.occurred_at, at))
        )

    def answer(self, who: Facts, at: At) -> int:
        """Count what happened."""
        return sum(
            one.kind in self.events
            and one.state != "rejected"
            and self.covers(one.at, at)
            for one in who.happenings
        )


@dataclass(frozen=True, kw_only=True)
class WasSeen(Occurring, Span):
    """How often phones did something with somebody's cards, as long as that is kept."""

    kind = "seen"

    acts: Annotated[tuple[Seen, ...], Field(min_length=1)]

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        return (
            select(literal(1))
            .select_from(Pass)
            .join(Sighting, Sighting.pass_id == Pass.id)
            .where(Pass.customer_id == Customer.id, Sighting.kind.in_(self.acts))
            .where(self.spans(Sighting.at, at))
        )

    def answer(self, who: Facts, at: At) -> int:
        """Count what phones did."""
        return sum(
            kind in self.acts and self.covers(moment, at)
            for card in who.cards
            for kind, moment in card.seen
        )


@dataclass(frozen=True, kw_only=True)
class WasMessaged(Occurring, Span):
    """How many messages somebody's cards showed, of some origins or of all.

    A message that was withdrawn counts: it was there to be read.
    """

    kind = "messaged"
    is_past_known = True

    origins: WordsOrNone = ()
    purpose: Literal["service", "marketing"] | None = None

    def __post_init__(self) -> None:
        Counted.__post_init__(self)
        Span.__post_init__(self)

    def rows(self, at: At) -> Select[Any]:
        """Return the rows that are counted."""
        query = (
            select(Showing.message_id)
            .where(of_row(Showing.customer_id))
            .where(self.spans(Showing.shows_from, at))
        )
        if self.purpose:
            query = query.where(Showing.purpose == self.purpose)
        if self.origins:
            query = query.where(
                exists().where(
                    CardMessage.id == Showing.message_id,
                    CardMessage.origin.in_(self.origins),
                )
            )
        return query

    def number(self) -> ColumnElement[int]:
        """Count each once."""
        return func.count(Showing.message_id.distinct())

    def answer(self, who: Facts, at: At) -> int:
        """Count the messages."""
        return sum(
            (not self.origins or one.origin in self.origins)
            and self.purpose in {None, one.purpose}
            and self.covers(one.at, at)
            for one in who.told
        )


@dataclass(frozen=True, kw_only=True)
class HasCard(Occurring):
    """How many cards somebody holds: at all, on a phone, on none, or no more.

    A card is *on_phone* while a phone wants news of it, *removed* when none does any
    more though one did.
    """

    kind = "card"

    state: CardState = "held"

    def rows(self, at: At) -> Select[Any]:  # noqa: ARG002
        """Return the rows that are counted."""
        wants = exists().where(Registration.pass_id == Pass.id)
        left = exists().where(
            Sighting.pass_id == Pass.id, Sighting.kind == "unregistered"
        )
        query = select(literal(1)).where(
            Pass.customer_id == Customer.id, Pass.status != "voided"
        )
        match self.state:
            case "held":
                pass
            case "on_phone":
                query = query.where(wants)
            case "off_phone":
                query = query.where(~wants)
            case "removed":
                query = query.where(~wants, left)
        return query

    def answer(self, who: Facts, at: At) -> int:  # noqa: ARG002
        """Count the cards."""
        return sum(card.status != "voided" and self._is_so(card) for card in who.cards)

    def _is_so(self, card: Card) -> bool:
        match self.state:
            case "held":
                return True
            case "on_phone":
                return card.is_registered
            case "off_phone":
                return not card.is_registered
            case "removed":
                return not card.is_registered and any(
                    kind == "unregistered" for kind, _ in card.seen
                )
