"""What a cashier sees of a customer: a first name, what they have, and one hint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from textwrap import shorten
from typing import Final

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from walletpass import customers, ledger, passes, sales
from walletpass.calls import CallTask
from walletpass.customers import Customer
from walletpass.kernel.languages import Words
from walletpass.ledger import Account, Program, in_words
from walletpass.passes import CardRow
from walletpass.rewards import (
    Version,
    coupons,
    mending,
    percent_off,
    tiers,
    version_in_force,
)
from walletpass.rewards.rules import Around, birthday_near, percent
from walletpass.rewards.standing import balance_at
from walletpass.rewards.tiers import Standing
from walletpass.sales import PresentedVia
from walletpass.web.till.gifts import Gift, gifts_for, name_of
from walletpass.web.till.shifts import Shift
from walletpass.web.translations import Speaker

_BIRTHDAY: Final = Around(days_before=7, days_after=7)
_LAPSING: Final = 14  # days ahead
_AWAY: Final = 45  # days without a purchase
_MOST_NAMED: Final = 3
_LONGEST_WHY: Final = 120


@dataclass(frozen=True, slots=True)
class Sight:
    """A customer as the till shows them; *phone* is masked, for those found by it.

    *tier* is a rank, *progress* how far it is to the next; both empty without ranks.
    *discount* is what share of a bill they get off, empty where they collect a balance;
    whether it *may pay* is the program's to say.
    *gifts* are coupons to use and rewards to buy, *honours* what they hold that is no
    discount. *needs* are what they let staff see. *is_aggrieved* while something that
    went wrong is open.
    """

    card: CardRow
    via: PresentedVia
    name: str
    tier: str
    progress: str
    discount: str
    balance: int
    may_pay: bool
    program: Program
    waits: Sequence[str]
    gifts: Sequence[Gift]
    honours: Sequence[str]
    needs: Sequence[str]
    hint: str
    is_aggrieved: bool
    phone: str = ""

    @property
    def coupons(self) -> Sequence[Gift]:
        """What they hold and may use now."""
        return [gift for gift in self.gifts if gift.coupon_id]


@dataclass(frozen=True, slots=True)
class _Purse:
    account_id: str
    program: Program
    balance: int
    pending: int
    reserved: int
    to_say: Words | None
    """Why somebody of this shop is to call its holder, if they are."""


def sight_of(session: Session, shift: Shift, card: CardRow, via: PresentedVia) -> Sight:
    """Return what may be shown of whoever holds this card."""
    people, say = shift.services.people, shift.say
    holder = customers.customer_of(session, shift.brand_id, card.customer_id)
    purse = _purse(session, shift, card)
    gifts = list(
        gifts_for(session, shift, card.customer_id, purse.program, purse.balance)
    )
    standing = tiers.standing_of(session, purse.program.id, holder.id, now=shift.now)
    version = version_in_force(session, purse.program.id, shift.now)
    held = coupons.recognitions_of(session, card.customer_id, now=shift.now)
    needs = customers.needs_of(session, people, holder, for_staff=True)
    phone = customers.masked_phone_of(session, people, holder) if via == "phone" else ""
    return Sight(
        card=card,
        via=via,
        name=customers.name_of(people, holder).first,
        tier=standing.name(say.language) if standing else "",
        progress=standing.progress(say.language) if standing else "",
        discount=_discount(session, shift, holder, version, standing),
        balance=purse.balance,
        may_pay=version is not None and version.rules.document.spending is not None,
        program=purse.program,
        waits=list(_waits(session, shift, card, purse)),
        gifts=gifts,
        honours=[name_of(shift, reward) for _, reward in held[:_MOST_NAMED]],
        needs=[say(f"till.need.{need.kind}", what=need.value) for need in needs],
        hint=next(_hints(session, shift, holder, purse, gifts), ""),
        is_aggrieved=mending.is_promotion_paused(session, card.customer_id),
        phone=phone or "",
    )


_into = aliased(Account)
_TO_SAY = (
    select(CallTask.why)
    .where(
        CallTask.customer_id == Account.customer_id,
        CallTask.state == "open",
        or_(CallTask.store_id.is_(None), CallTask.store_id == bindparam("store_id")),
    )
    .order_by(CallTask.due_on)
    .limit(1)
    .correlate(Account)
    .scalar_subquery()
)
_PURSE = (
    select(
        func.coalesce(_into.id, Account.id),
        Program,
        func.coalesce(_into.balance, Account.balance),
        func.coalesce(_into.pending, Account.pending),
        func.coalesce(_into.reserved, Account.reserved),
        func.coalesce(_into.due_at, Account.due_at).label("due_at"),
        _TO_SAY,
    )
    .select_from(Account)
    .join(Program, Program.id == Account.program_id)
    .outerjoin(_into, _into.id == Account.merged_into_id)
    .where(Account.id == bindparam("account_id"))
)


def _purse(session: Session, shift: Shift, card: CardRow) -> _Purse:
    """Return the account behind a card, its points as they are worth at this moment."""
    asked = {"account_id": card.account_id, "store_id": shift.spot.store.id}
    row = session.execute(_PURSE, asked).one()
    account_id, program, balance, pending, reserved, due_at, to_say = row
    spendable = balance_at(session, account_id, balance, due_at, now=shift.now)
    return _Purse(account_id, program, spendable, pending, reserved, to_say)


def _discount(
    session: Session,
    shift: Shift,
    holder: Customer,
    version: Version | None,
    standing: Standing | None,
) -> str:
    """Return what their card says that they get off any bill."""
    if version is None or version.rules.document.gives != "discount":
        return ""
    tier = standing.tier.code if standing else ""
    spent = sales.habits_of(session, holder.id).ever.net
    share = percent_off(version.rules, tier=tier, spent=spent) or Fraction(0)
    hundredths = Decimal(share.numerator * 100) / Decimal(share.denominator)
    return percent(hundredths, shift.say.language)


def _waits(
    session: Session, shift: Shift, card: CardRow, purse: _Purse
) -> Iterator[str]:
    say = shift.say
    for name, points in (("pending", purse.pending), ("reserved", purse.reserved)):
        if points:
            amount = amount_of(points, purse.program, say)
            yield say(f"till.waits.{name}", amount=amount)
    watched = sales.watches_of(session, shift.brand_id, card.customer_id, now=shift.now)
    if watched:
        listed = ", ".join(one.sku for one in watched[:_MOST_NAMED])
        yield say("till.waits.watch", articles=listed)


def amount_of(hundredths: int, program: Program, say: Speaker) -> str:
    """Write so many points with their name."""
    return in_words(hundredths, program.scale, program.unit, say.language)


def _hints(
    session: Session,
    shift: Shift,
    holder: Customer,
    purse: _Purse,
    gifts: Sequence[Gift],
) -> Iterator[str]:
    """Return what is worth a word, the best first; only one is ever shown."""
    say, zone = shift.say, shift.spot.zone
    today = shift.now.astimezone(zone).date()
    if purse.to_say:
        why = say.words(purse.to_say, shift.spot.brand.default_language)
        yield say("till.hint.call", why=shorten(why, _LONGEST_WHY, placeholder="…"))
    yield from _birthday(shift, holder)
    for gift in gifts:
        if gift.coupon_id:
            yield say("till.hint.coupon", name=gift.name)
        elif gift.is_enough:
            yield say("till.hint.reward", name=gift.name, cost=gift.cost)
    lapse = ledger.next_expiry(session, purse.account_id)
    if lapse and (lapse.at.astimezone(zone).date() - today).days <= _LAPSING:
        amount = amount_of(lapse.points, purse.program, say)
        until = say.day(lapse.at.astimezone(zone).date())
        yield say("till.hint.lapse", amount=amount, until=until)
    last_at = sales.habits_of(session, holder.id).last_at
    if last_at is None:
        yield say("till.hint.first")
    elif (away := (shift.now - last_at).days) >= _AWAY:
        yield say.counted("till.hint.away", away)


def _birthday(shift: Shift, holder: Customer) -> Iterator[str]:
    say, today = shift.say, shift.now.astimezone(shift.spot.zone).date()
    birthday = customers.birthday_of(shift.services.people, holder)
    day = birthday_near(birthday, _BIRTHDAY, today) if birthday else None
    if day is None:
        return
    ahead = (day - today).days
    if not ahead:
        yield say("till.hint.birthday")
    elif ahead > 0:
        yield say.counted("till.hint.birthday.in", ahead)
    else:
        yield say.counted("till.hint.birthday.ago", -ahead)


def last_digits(card: CardRow) -> str:
    """Return what somebody who was found by phone reads out from their own card."""
    assert passes.is_number(card.number), "numbers are ours"
    return card.number[-4:]
