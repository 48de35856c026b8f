"""What a return does to a card, told before and after, and why it is not more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from walletpass import rewards
from walletpass.ledger import Program
from walletpass.rewards import Lapsed, Returned, Unmoved
from walletpass.sales import Return, Taken
from walletpass.web.till import selling
from walletpass.web.till.places import Spot
from walletpass.web.till.selling import Sold
from walletpass.web.till.sights import amount_of
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class Outcome:
    """A return and what it does; *why* it moves no points, if it moves none."""

    returned: Returned
    why: Unmoved | None
    lapsed: Lapsed


def outcome_of(session: Session, returned: Returned) -> Outcome:
    """Return what the books tell of a return."""
    return Outcome(
        returned,
        rewards.unmoved(session, returned),
        rewards.lapsed(session, returned),
    )


def rehearsed(
    session: Session, spot: Spot, purchase_id: str, told: Return, *, now: datetime
) -> Outcome:
    """Return what a return would do to the points, and do nothing.

    Raises:
        RefundTooLargeError: It asks for more than is left.
    """
    trial = session.begin_nested()
    try:
        returned = selling.refund(session, spot, purchase_id, told, now=now)
        return outcome_of(session, returned)
    finally:
        trial.rollback()


def reasons(outcome: Outcome, sold: Sold, say: Speaker) -> Iterator[str]:
    """Say why fewer points move than somebody might expect."""
    returned, program = outcome.returned, sold.program
    if program is None:
        return
    if outcome.why:
        yield say(f"till.return.why.{outcome.why}")
        return
    if returned.short:
        short = amount_of(returned.short, program, say)
        yield say(f"till.return.short.{returned.policy}", points=short)
    yield from _expired(outcome.lapsed, program, say)
    if barren := _barren(sold, returned.refund.lines):
        yield say.counted("till.return.barren", barren)


def _expired(lapsed: Lapsed, program: Program, say: Speaker) -> Iterator[str]:
    for name, points in (("untaken", lapsed.untaken), ("ungiven", lapsed.ungiven)):
        if points:
            amount = amount_of(points, program, say)
            yield say(f"till.return.{name}", points=amount)


def _barren(sold: Sold, lines: Sequence[Taken]) -> int:
    """Return how many of these lines had earned nothing, where others had."""
    awards = sold.credited.awards
    earning = {
        number for award in awards for number, part in award.by_line.items() if part
    }
    return sum(line.number not in earning for line in lines) if earning else 0
