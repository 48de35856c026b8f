"""Sending: batch by batch, to those whose turn has come, and who may be spoken to then.

Everything of a batch happens in one transaction: what became of each customer, what
shows on their cards, and the promise of the next batch. A run that is stopped anywhere,
by somebody or by a crash, has done all of its last batch or nothing of it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.brands import Brand
from walletpass.campaigns.calling import ask_for_calls, judge
from walletpass.campaigns.events import FinishRun, SendBatch
from walletpass.campaigns.knowing import held_persons
from walletpass.campaigns.models import Delivery, Run
from walletpass.campaigns.planning import plan_of
from walletpass.campaigns.speaking import Turn, give_gifts, speak
from walletpass.campaigns.starting import count, go_on, taken
from walletpass.db import Prepared
from walletpass.kernel.secrets import Keyring

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
    .limit(bindparam("most"))
)
_NEXT = (
    select(Delivery.due_at)
    .where(Delivery.run_id == bindparam("run_id"), Delivery.state == "planned")
    .order_by(Delivery.due_at, Delivery.customer_id)
    .limit(1)
)
_DECIDE: Final = Prepared(
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


def send_batch(
    session: Session, keyring: Keyring, job: SendBatch, *, now: datetime
) -> int:
    """Decide about the next customers whose turn has come; return how many those were.

    Then the next batch is promised, for when the next turn comes; after the last the
    run is over.
    """
    run = taken(session, job.run_id, job.step, "running")
    if run is None:
        return 0
    turns = session.execute(_TURNS, {"run_id": run.id, "now": now, "most": BATCH}).all()
    if turns:
        _take_turns(session, keyring, run, turns, now)
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
    session: Session, keyring: Keyring, run: Run, turns: Sequence[Any], now: datetime
) -> None:
    plan = plan_of(session, run)
    _one_at_a_time(session, run.brand_id)
    known = held_persons(session, plan, [turn.customer_id for turn in turns], at=now)
    verdicts = judge(session, plan, known, now)
    decided = {
        turn.customer_id: Turn(
            turn.variant,
            turn.due_at,
            known[turn.customer_id],
            verdicts[turn.customer_id],
        )
        for turn in turns
    }
    give_gifts(session, keyring, plan, run.id, decided.values(), now=now)
    rows = [_outcome(run, turn, now) for turn in decided.values()]
    _DECIDE.run_for_each(session, rows)
    settled = Counter(str(row["new_reason"]) for row in rows if row["new_reason"])
    count(run, settled)
    count(run, Counter(planned=-settled.total()))
    speak(session, plan, run.id, decided.values(), now=now)
    ask_for_calls(session, plan, run.id, decided.values(), now=now)


def _one_at_a_time(session: Session, brand_id: str) -> None:
    """Let no other run of the brand decide meanwhile: each counts what the others said."""
    held = select(Brand.id).where(Brand.id == brand_id)
    session.execute(held.with_for_update(key_share=True))


def _outcome(run: Run, turn: Turn, now: datetime) -> dict[str, Any]:
    verdict = turn.verdict
    return {
        "of_run": run.id,
        "of_customer": turn.person.customer_id,
        "new_state": verdict.state,
        "new_reason": verdict.reason,
        "new_detail": verdict.detail,
        "new_pass_id": turn.person.pass_id if turn.is_spoken_to else None,
        "new_due_at": verdict.due_at or turn.due_at,
        "new_decided_at": None if verdict.state == "planned" else now,
    }
