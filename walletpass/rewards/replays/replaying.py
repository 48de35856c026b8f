"""Running rules over the real past: the code of the till, on paper.

Each purchase is asked about anew with the facts that were kept of its moment, within
limits that fill up in the order in which they were used. Nothing is written, and what
customers did is what they did: whoever paid with points then, pays with them here.
"""

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass.brands import brand_of
from walletpass.ledger import program_of
from walletpass.rewards.earned import earn_within
from walletpass.rewards.models import Credit
from walletpass.rewards.reckoning import basket_left, shares_of
from walletpass.rewards.remembering import facts_from, uses_from
from walletpass.rewards.replays.comparing import credit_from, differing, shares_in
from walletpass.rewards.replays.past import Bought, Returned, Stretch, past
from walletpass.rewards.replays.report import (
    Change,
    Crowd,
    Person,
    Report,
    RuleChange,
)
from walletpass.rewards.replays.scratch import Scratch
from walletpass.rewards.replays.tallying import Tally
from walletpass.rewards.replays.turns import in_turn
from walletpass.rewards.replays.undoing import lessen, work_back
from walletpass.rewards.rules import Facts, Spending
from walletpass.rewards.versions import Version, ready_version, version_in_force
from walletpass.sales import Purchase, Refund

_MOST_SHOWN: Final = 100
_MOST_PEOPLE: Final = 5
_TELL_EVERY: Final = 500


def replay(
    session: Session,
    stretch: Stretch,
    version: Version | None,
    *,
    on_change: Callable[[Change], None] | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Report:
    """Return what a stretch of the past would have given under other rules.

    Without a *version* each purchase is asked about under the one it had: then nothing
    may differ. Every entry that would be another is told to *on_change*.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    brand = brand_of(session, stretch.brand_id)
    program = program_of(session, brand.id, stretch.program_id)
    in_force = version_in_force(session, program.id, stretch.until)
    with Scratch() as scratch:
        run = _Run(session, version, scratch, ZoneInfo(brand.timezone), on_change)
        turns = in_turn(past(session, stretch), scratch.live)
        for told, happened in enumerate(turns, 1):
            match happened:
                case Bought():
                    run.buy(happened)
                case Returned():
                    run.take_back(happened)
            if on_progress and not told % _TELL_EVERY:
                on_progress(run.purchases)
        return Report(
            since=stretch.since,
            until=stretch.until,
            currency=brand.currency,
            purchases=run.purchases,
            returns=run.returns,
            customers=scratch.people(),
            changed=run.changed,
            before=run.before.done(_spending(in_force)),
            after=run.after.done(_spending(version or in_force)),
            gaining=_crowd(scratch, 1),
            losing=_crowd(scratch, -1),
            changes=run.changes,
        )


def _spending(version: Version | None) -> Spending | None:
    return version.rules.document.spending if version else None


def _crowd(scratch: Scratch, sign: int) -> Crowd:
    count, total = scratch.winners(sign)
    biggest = scratch.biggest(sign, _MOST_PEOPLE)
    return Crowd(count, total, [Person(*row) for row in biggest])


class _Run:
    """One replay under way."""

    def __init__(
        self,
        session: Session,
        version: Version | None,
        scratch: Scratch,
        zone: ZoneInfo,
        on_change: Callable[[Change], None] | None,
    ) -> None:
        self.purchases = self.returns = self.changed = 0
        self.before, self.after = Tally(zone), Tally(zone)
        self.changes: list[Change] = []
        self._session = session
        self._version = version
        self._scratch = scratch
        self._on_change = on_change

    def buy(self, one: Bought) -> None:
        """Ask about a purchase anew, and compare."""
        self.purchases += 1
        kept = one.kept
        had = self._had(kept)
        version = self._version or had
        self._note_live(kept)
        facts = self._facts(one, version, had)
        basket = basket_left(one.basket, one.basket, version)
        earned = earn_within(version, basket, facts, one.entities, self._scratch.tried)
        is_points = earned.earning.gives == "points"
        awards = earned.earning.awards
        shares = shares_of(awards, at=kept.credited_at) if is_points else []
        gave = [(award["rule"], award["amount"]) for award in kept.awards]
        gives = [(award.rule, award.amount) for award in awards]
        before = self.before.credit(
            one.told_at, gave, shares_in(kept.lots), kept.discount
        )
        after = self.after.credit(one.told_at, gives, shares, earned.earning.discount)
        self._scratch.note_person(one.customer_id, before, after)
        if one.comes_back:
            credit = credit_from(earned, facts, kept.facts["zone"], shares)
            self._scratch.keep(one.purchase_id, credit)
        rules = list(differing(kept, earned))
        if rules or before != after:
            self._tell(one, one.told_at, (before, after), rules, is_return=False)

    def _note_live(self, kept: Credit) -> None:
        """Let the limits of what really happened, and those of what is tried, follow."""
        used, places = uses_from(kept.used)
        gave = {award["rule"]: award["amount"] for award in kept.awards}
        self._scratch.tried.take_over(used, places)
        self._scratch.live.take_over(used, places)
        self._scratch.live.change(
            [(place, 1, gave[place.rule]) for place in places if place.rule in gave]
        )

    def _had(self, kept: Credit) -> Version | None:
        return (
            ready_version(self._session, kept.version_id) if kept.version_id else None
        )

    def _facts(
        self, one: Bought, version: Version | None, had: Version | None
    ) -> Facts:
        """Return the facts that were kept, and what nobody asked about then."""
        facts = facts_from(one.kept.facts)
        was_asked = had is not None and had.asks_month
        if version is None or not version.asks_month or was_asked:
            return facts
        return replace(facts, spent_month=_month_before(self._session, one, facts))

    def take_back(self, one: Returned) -> None:
        """Work out what a return leaves of a purchase, and compare."""
        kept = one.bought.kept
        had = self._had(kept)
        credit = self._scratch.kept(one.bought.purchase_id)
        if credit is None:  # bought before all this: its limits still get theirs back
            work_back(kept, had, one, self._scratch.live)
            kept.kept = {}
            work_back(kept, had, one, self._scratch.tried)
            return
        self.returns += 1
        was, before = work_back(kept, had, one, self._scratch.live)
        anew = Credit(**credit, kept={}, credited_at=kept.credited_at)
        would, after = work_back(anew, self._version or had, one, self._scratch.tried)
        gone = lessen(self.before, kept, one.told_at, was, before)
        goes = lessen(self.after, anew, one.told_at, would, after)
        self._scratch.note_person(one.bought.customer_id, -gone, -goes)
        rules = [
            RuleChange(rule, -was.lost(before, rule), -would.lost(after, rule))
            for rule in sorted({*was.by_rule, *would.by_rule})
            if was.lost(before, rule) != would.lost(after, rule)
        ]
        if one.unearned not in {None, sum(before.by_lot.values())}:
            gone += (one.unearned or 0) - sum(before.by_lot.values())
            rules = []
        if rules or gone != goes:
            self._tell(one.bought, one.told_at, (-gone, -goes), rules, is_return=True)

    def _tell(
        self,
        one: Bought,
        at: datetime,
        amounts: tuple[int, int],
        rules: Sequence[RuleChange],
        *,
        is_return: bool,
    ) -> None:
        self.changed += 1
        change = Change(
            one.purchase_id,
            one.receipt,
            at,
            one.customer_id,
            is_return,
            *amounts,
            rules,
        )
        if len(self.changes) < _MOST_SHOWN:
            self.changes.append(change)
        if self._on_change:
            self._on_change(change)


def _month_before(session: Session, one: Bought, facts: Facts) -> int:
    """Return what the customer had bought and kept in that month until then."""
    today = facts.moment.date()
    last = today.replace(day=monthrange(today.year, today.month)[1])
    earlier = (
        Purchase.customer_id == one.customer_id,
        Purchase.shopped_on.between(today.replace(day=1), last),
        Purchase.id < one.purchase_id,
    )
    bought = session.scalar(select(func.sum(Purchase.net)).where(*earlier))
    back = session.scalar(
        select(func.sum(Refund.net))
        .join(Purchase, Purchase.id == Refund.purchase_id)
        .where(*earlier, Refund.received_at < one.told_at)
    )
    return int(bought or 0) - int(back or 0)
