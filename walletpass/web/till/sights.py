"""What a cashier sees of a customer: a first name, what they have, and one hint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from walletpass import customers, ledger, passes, sales
from walletpass.customers import Customer
from walletpass.ledger import Program, in_words
from walletpass.passes import CardRow
from walletpass.rewards.rules import Around, birthday_near
from walletpass.sales import PresentedVia
from walletpass.web.till.shifts import Shift
from walletpass.web.translations import Speaker

_BIRTHDAY: Final = Around(days_before=7, days_after=7)
_LAPSING: Final = 14  # days ahead
_AWAY: Final = 45  # days without a purchase


@dataclass(frozen=True, slots=True)
class Sight:
    """A customer as the till shows them; *phone* is masked, for those found by it."""

    card: CardRow
    via: PresentedVia
    name: str
    balance: int
    program: Program
    waits: Sequence[str]
    hint: str
    phone: str = ""


def sight_of(session: Session, shift: Shift, card: CardRow, via: PresentedVia) -> Sight:
    """Return what may be shown of whoever holds this card."""
    people = shift.services.people
    holder = customers.customer_of(session, shift.brand_id, card.customer_id)
    phone = customers.masked_phone_of(session, people, holder) if via == "phone" else ""
    return Sight(
        card=card,
        via=via,
        name=customers.name_of(people, holder).first,
        balance=ledger.pockets_of(session, card.account_id).balance,
        program=shift.program(session),
        waits=list(_waits(session, shift, card)),
        hint=next(_hints(session, shift, card, holder), ""),
        phone=phone or "",
    )


def _waits(session: Session, shift: Shift, card: CardRow) -> Iterator[str]:
    say, program = shift.say, shift.program(session)
    pockets = ledger.pockets_of(session, card.account_id)
    for name, points in (("pending", pockets.pending), ("reserved", pockets.reserved)):
        if points:
            yield say(f"till.waits.{name}", amount=amount_of(points, program, say))
    watched = sales.watches_of(session, shift.brand_id, card.customer_id, now=shift.now)
    if watched:
        listed = ", ".join(one.sku for one in watched[:3])
        yield say("till.waits.watch", articles=listed)


def amount_of(hundredths: int, program: Program, say: Speaker) -> str:
    """Write so many points with their name."""
    return in_words(hundredths, program.scale, program.unit, say.language)


def _hints(
    session: Session, shift: Shift, card: CardRow, holder: Customer
) -> Iterator[str]:
    """Return what is worth a word, the best first; only one is ever shown."""
    say, today = shift.say, shift.now.astimezone(shift.spot.zone).date()
    birthday = customers.birthday_of(shift.services.people, holder)
    day = birthday_near(birthday, _BIRTHDAY, today) if birthday else None
    if day is not None:
        ahead = (day - today).days
        if not ahead:
            yield say("till.hint.birthday")
        elif ahead > 0:
            yield say.counted("till.hint.birthday.in", ahead)
        else:
            yield say.counted("till.hint.birthday.ago", -ahead)
    lapse = ledger.next_expiry(session, card.account_id)
    if lapse and (lapse.at.astimezone(shift.spot.zone).date() - today).days <= _LAPSING:
        amount = amount_of(lapse.points, shift.program(session), say)
        until = say.day(lapse.at.astimezone(shift.spot.zone).date())
        yield say("till.hint.lapse", amount=amount, until=until)
    last_at = sales.habits_of(session, card.customer_id).last_at
    if last_at is None:
        yield say("till.hint.first")
    elif (away := (shift.now - last_at).days) >= _AWAY:
        yield say.counted("till.hint.away", away)


def last_digits(card: CardRow) -> str:
    """Return what somebody who was found by phone reads out from their own card."""
    assert passes.is_number(card.number), "numbers are ours"
    return card.number[-4:]
