"""Each row of a customer's story in words: what happened, and what is known of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from walletpass.campaigns import Turn, turn_of
from walletpass.kernel.languages import Language
from walletpass.kernel.numbers import money
from walletpass.web.studio.customers.weaving import Knot
from walletpass.web.translations import Speaker

Meaning = Literal["", "good", "attention", "stop"]


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the story: *link* leads to what it is about, where that has a page."""

    at: datetime
    icon: str
    title: str
    details: tuple[str, ...] = ()
    card_id: str | None = None
    meaning: Meaning = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells in one language; free words of people only to those who may read them."""

    say: Speaker
    spoken: Language
    openly: bool
    stores: Mapping[str, str]
    tiers: Mapping[str, str]
    hidden: Mapping[Turn, datetime]
    zone: ZoneInfo

    def tell(self, knot: Knot) -> Told:
        """Return a row of the story in words."""
        icon, title, *more = _TELLERS[knot.strand.name](self, knot.row)
        details = tuple(text for text in more if text)
        row = knot.row[0]
        card_id = row.id if knot.strand.name == "issued" else None
        if knot.strand.name == "touched":
            card_id = row.pass_id
        return Told(knot.at, icon, title, details, card_id, _meaning(knot))

    def place(self, store_id: str | None) -> str:
        """Return what a store is called, or nothing."""
        return self.stores.get(store_id or "", "")

    def known(self, name: str, otherwise: str) -> str:
        """Say something if there are words for it."""
        return self.say(name) if self.say.knows(name) else otherwise


def _meaning(knot: Knot) -> Meaning:
    if knot.strand.name == "near":
        return "good" if knot.row[0].reason == "sent" else "attention"
    if knot.strand.name != "told":
        return ""
    states: Mapping[str, Meaning] = {"sent": "good", "suppressed": "attention"}
    return states.get(knot.row[0].state, "")


_Words = tuple[str, ...]
_Row = Row[*tuple[Any, ...]]


def _joined(teller: Teller, row: _Row) -> _Words:
    source = [str(value) for value in row[0].source.values() if value]
    return "people", teller.say("life.joined"), ", ".join(source)


def _asked(teller: Teller, row: _Row) -> _Words:
    consent = row[0]
    answer = "yes" if consent.given else "no"
    if teller.say.knows(f"life.{consent.topic}.{answer}"):
        return "place", teller.say(f"life.{consent.topic}.{answer}"), consent.source
    name = f"life.consent.{answer}"
    channel = teller.known(f"life.channel.{consent.channel}", consent.channel)
    return "letter", teller.say(name, channel=channel), consent.source


def _issued(teller: Teller, row: _Row) -> _Words:
    card = row[0]
    return "card", teller.say("life.issued", number=card.number), card.source or ""


def _touched(teller: Teller, row: _Row) -> _Words:
    return "phone", teller.say(f"life.{row[0].kind}")


def _bought(teller: Teller, row: _Row) -> _Words:
    say, sale = teller.say, row[0]
    paid = money(sale.net, sale.currency, say.language)
    back = money(sale.returned, sale.currency, say.language)
    return (
        "shop",
        say("life.bought", money=paid),
        teller.place(sale.store_id) or say(f"life.channel.{sale.channel}"),
        say("card.movement.receipt", receipt=sale.receipt),
        say("life.came_back", money=back) if sale.returned else "",
    )


def _returned(teller: Teller, row: _Row) -> _Words:
    refund, sale = row[0], row[1]
    back = money(refund.net, sale.currency, teller.say.language)
    return (
        "undo",
        teller.say("life.returned", money=back),
        teller.say("card.movement.receipt", receipt=sale.receipt),
        refund.reason if teller.openly else "",
    )


def _moved(teller: Teller, row: _Row) -> _Words:
    say, (movement, program) = teller.say, row[:2]
    why = movement.reason if teller.openly else None
    title = say(f"card.movement.{movement.kind}")
    return (
        "star",
        f"{title}: {say.change(row.points, program)} {say.unit(row.points, program)}",
        say("card.movement.then", balance=say.points(movement.balance, program)),
        why or "",
    )


def _ranked(teller: Teller, row: _Row) -> _Words:
    move, nothing = row[0], teller.say("one.tier.none")
    before = teller.tiers.get(move.before, move.before) or nothing
    after = teller.tiers.get(move.after, move.after) or nothing
    return "up", f"{before} → {after}", teller.say(f"one.tier.why.{move.why}")


def _staged(teller: Teller, row: _Row) -> _Words:
    move = row[0]
    stage = teller.say(f"life.stage.{move.to_stage}")
    why = "" if move.cause == "habit" else teller.say(f"life.staged.{move.cause}")
    if move.from_stage is None:
        return "again", teller.say("life.staged", stage=stage), why
    before = teller.say(f"life.stage.{move.from_stage}")
    return "again", f"{before} → {stage}", why


def _acted(teller: Teller, row: _Row) -> _Words:
    act, kind = row[0], row[1]
    return (
        "heart",
        teller.say.words(kind.name, teller.spoken),
        teller.say(f"life.act.{act.state}"),
        (act.reason or "") if teller.openly else "",
    )


def _thanked(teller: Teller, row: _Row) -> _Words:
    return "heart", teller.say("life.thanked"), row[0].words if teller.openly else ""


def _surprised(teller: Teller, row: _Row) -> _Words:
    given = row[0]
    return (
        "gift",
        teller.say("life.surprised"),
        teller.place(given.store_id),
        given.reason if teller.openly else "",
    )


def _given(teller: Teller, row: _Row) -> _Words:
    name = teller.say.words(row[1].name, teller.spoken)
    return "gift", teller.say("life.given", reward=name)


def _used(teller: Teller, row: _Row) -> _Words:
    name = teller.say.words(row[1].name, teller.spoken)
    return "gift", teller.say("life.used", reward=name)


def _told(teller: Teller, row: _Row) -> _Words:
    delivery, campaign = row[0], row[1]
    say = teller.say
    title = say(f"life.told.{delivery.state}", campaign=campaign.name)
    reason = delivery.reason
    hidden = teller.hidden.get(turn_of(delivery))
    if hidden is not None:
        moment = say.moment(hidden, teller.zone)
        return "speak", title, say("life.told.hidden", moment=moment)
    if not reason or reason == delivery.state:
        return "speak", title
    return "speak", title, teller.known(f"campaigns.reason.{reason}", reason)


def _near(teller: Teller, row: _Row) -> _Words:
    outcome, position = row[0], row[1]
    say = teller.say
    title = say("life.near", store=teller.place(position.store_id))
    if outcome.reason == "sent":
        return "place", title, say("life.near.told")
    why = teller.known(f"life.near.{outcome.reason}", "")
    return (
        "place",
        title,
        why or teller.known(f"campaigns.reason.{outcome.reason}", outcome.reason),
    )


def _to_call(teller: Teller, row: _Row) -> _Words:
    task = row[0]
    why = teller.say.words(task.why, teller.spoken) if teller.openly else ""
    return "phone", teller.say("life.call.asked"), why, teller.place(task.store_id)


def _called(teller: Teller, row: _Row) -> _Words:
    task = row[0]
    state = teller.say(f"calls.state.{task.state}")
    note = task.note if teller.openly else ""
    return "phone", teller.say("life.call.over", state=state), note


_TELLERS: Final[Mapping[str, Callable[[Teller, _Row], _Words]]] = {
    "joined": _joined,
    "asked": _asked,
    "issued": _issued,
    "touched": _touched,
    "bought": _bought,
    "returned": _returned,
    "moved": _moved,
    "ranked": _ranked,
    "staged": _staged,
    "acted": _acted,
    "thanked": _thanked,
    "surprised": _surprised,
    "given": _given,
    "used": _used,
    "told": _told,
    "near": _near,
    "to-call": _to_call,
    "called": _called,
}
