"""Sending: batch by batch, to those whose turn has come, and who may be spoken to then.

Everything of a batch happens in one transaction: what became of each customer, what
shows on their cards, and the promise of the next batch. A run that is stopped anywhere,
by somebody or by a crash, has done all of its last batch or nothing of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.campaigns.deciding import Person, Verdict, decide
from walletpass.campaigns.events import FinishRun, SendBatch
from walletpass.campaigns.knowing import persons
from walletpass.campaigns.models import Delivery, Run
from walletpass.campaigns.planning import plan_of
from walletpass.campaigns.speaking import speak
from walletpass.campaigns.starting import go_on, taken
from walletpass.passes import messages

BATCH: Final = 500
_AT_ONCE: Final = timedelta()

_TURNS = (
    select(Delivery.customer_id, Delivery.variant, Delivery.due_at)
    .where(
        Delivery.run_id == bindparam("run_id"),
        Delivery.state == "planned",
        Delivery.due_at <= bindparam("now"),
    )
    .order_by(Delivery.due_at, Delivery.customer_id)
    .limit(BATCH)
)
_NEXT = (
    select(Delivery.due_at)
    .where(Delivery.run_id == bindparam("run_id"), Delivery.state == "planned")
    .order_by(Delivery.due_at, Delivery.customer_id)
    .limit(1)
)
_DECIDE = (
    update(Delivery)
    .where(
        Delivery.run_id == bindparam("of_run"),
        Delivery.customer_id == bindparam("of_customer"),
    )
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        detail=bindparam("new_detail"),
        pass_id=bindparam("new_pass_id"),
        due_at=bindparam("new_due_at"),
        decided_at=bindparam("new_decided_at"),
    )
)


def send_batch(session: Session, job: SendBatch, *, now: datetime) -> int:
    """Decide about the next customers whose turn has come; return how many those were.

    Then the next batch is promised, for when the next turn comes; after the last the
    run is over.
    """
    run = taken(session, job.run_id, job.step, "running")
    if run is None:
        return 0
    asked = {"run_id": run.id, "now": now}
    turns = session.execute(_TURNS, asked).all()
    if turns:
        _take_turns(session, run, turns, now)
    run.step += 1
    following = session.scalar(_NEXT, {"run_id": run.id})
    if following is None:
        run.status, run.finished_at = "finished", now
        outbox.add(session, FinishRun(run.brand_id, run.campaign_id), now=now)
    session.flush()
    if following is not None:
        go_on(session, run, now=now, after=max(following - now, _AT_ONCE))
    return len(turns)


def _take_turns(
    session: Session, run: Run, turns: Sequence[Any], now: datetime
) -> None:
    plan = plan_of(session, run)
    known = persons(session, plan, [turn.customer_id for turn in turns], at=now)
    verdicts = {
        customer_id: decide(plan.terms, person, now)
        for customer_id, person in known.items()
    }
    shown: dict[str, list[messages.Shown]] = {}
    for turn in turns:
        person = known[turn.customer_id]
        if verdicts[turn.customer_id].state == "sent" and person.pass_id is not None:
            card = messages.Shown(person.pass_id, turn.customer_id)
            shown.setdefault(turn.variant, []).append(card)
    session.connection().execute(
        _DECIDE,
        [
            _outcome(
                run, turn, known[turn.customer_id], verdicts[turn.customer_id], now
            )
            for turn in turns
        ],
    )
    speak(session, plan, run.id, shown, now=now)


def _outcome(
    run: Run, turn: Any, person: Person, verdict: Verdict, now: datetime
) -> dict[str, Any]:
    return {
        "of_run": run.id,
        "of_customer": turn.customer_id,
        "new_state": verdict.state,
        "new_reason": verdict.reason,
        "new_detail": verdict.detail,
        "new_pass_id": person.pass_id if verdict.state == "sent" else None,
        "new_due_at": verdict.due_at or turn.due_at,
        "new_decided_at": None if verdict.state == "planned" else now,
    }
