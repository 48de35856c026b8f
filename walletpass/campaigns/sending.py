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
from walletpass.campaigns.deciding import let_be
from walletpass.campaigns.events import FinishRun, SendBatch
from walletpass.campaigns.knowing import held_persons
from walletpass.campaigns.models import PLANNED, Delivery, Run
from walletpass.campaigns.occasions import whose_is_over
from walletpass.campaigns.planning import plan_of
from walletpass.campaigns.speaking import Turn, give_gifts, leave_out, speak
from walletpass.campaigns.starting import count, go_on, taken
from walletpass.campaigns.talk import AT_MOST_LATE
from walletpass.db import Prepared, Rows
from walletpass.kernel.secrets import Keyring

BATCH: Final = 1_000
_AT_ONCE: Final = timedelta()

_TURNS: Final = Prepared(
    select(
        Delivery.customer_id, Delivery.variant, Delivery.due_at < bindparam("long_ago")
    )
    .where(
        Delivery.run_id == bindparam("run_id"),
        Delivery.state == PLANNED,
        Delivery.due_at <= bindparam("now"),
    )
    .order_by(Delivery.due_at, Delivery.customer_id)
    .limit(bindparam("most"))
)
_NEXT: Final = Prepared(
    select(Delivery.due_at)
    .where(Delivery.run_id == bindparam("run_id"), Delivery.state == PLANNED)
    .order_by(Delivery.due_at, Delivery.customer_id)
    .limit(1)
)
_RUN: Final = bindparam("of_run", type_=Delivery.run_id.type).label("run_id")
_SETTLED: Final = Rows(
    Delivery, "customer_id", "state", "reason", "detail", "pass_id"
).held(_RUN)
_SETTLE: Final = Prepared(
    update(Delivery)
    .where(
        Delivery.run_id == _SETTLED.c.run_id,
        Delivery.customer_id == _SETTLED.c.customer_id,
    )
    .values(
        state=_SETTLED.c.state,
        reason=_SETTLED.c.reason,
        detail=_SETTLED.c.detail,
        pass_id=_SETTLED.c.pass_id,
        decided_at=bindparam("new_decided_at"),
    )
)
_LATER: Final = Rows(Delivery, "customer_id", "due_at").held(_RUN)
_PUT_OFF: Final = Prepared(
    update(Delivery)
    .where(
        Delivery.run_id == _LATER.c.run_id,
        Delivery.customer_id == _LATER.c.customer_id,
    )
    .values(due_at=_LATER.c.due_at)
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
    turns = _TURNS.tuples(
        session,
        {
            "run_id": run.id,
            "now": now,
            "long_ago": now - AT_MOST_LATE,
            "most": BATCH,
        },
    )
    if turns:
        _take_turns(session, keyring, run, turns, now)
    run.step += 1
    following = _NEXT.first(session, {"run_id": run.id})
    if following is None:
        run.status, run.finished_at = "finished", now
        outbox.add(session, FinishRun(run.brand_id, run.campaign_id), now=now)
    session.flush()
    if following is not None:
        after = max(following.due_at - now, _AT_ONCE)
        go_on(session, run, now=now, after=after)
    return len(turns)


def _take_turns(
    session: Session, keyring: Keyring, run: Run, turns: Sequence[Any], now: datetime
) -> None:
    plan = plan_of(session, run)
    _one_at_a_time(session, run.brand_id)
    ids = [turn[0] for turn in turns]
    known = held_persons(session, plan, ids, at=now)
    verdicts = dict(judge(session, plan, known, now))
    verdicts |= {
        one: let_be(verdicts[one])
        for one in whose_is_over(session, plan, run.id, ids, now=now)
    }
    decided = [
        Turn(code, known[customer_id], verdicts[customer_id], bool(is_late))
        for customer_id, code, is_late in turns
    ]
    leave_out(session, plan, decided)
    give_gifts(session, keyring, plan, run.id, decided, now=now)
    _write(session, run, decided, now)
    settled: Counter[str] = Counter(
        turn.verdict.reason for turn in decided if turn.verdict.reason
    )
    count(run, settled)
    count(run, Counter(planned=-settled.total()))
    speak(session, plan, run.id, decided, now=now)
    ask_for_calls(session, plan, run.id, decided, now=now)


def _write(session: Session, run: Run, turns: Sequence[Turn], now: datetime) -> None:
    """Write down what became of them, and when the turn comes of those who wait."""
    put_off = [
        (turn.person.customer_id, due_at)
        for turn in turns
        if (due_at := _moved_to(turn, now)) is not None
    ]
    settled = [_outcome(turn) for turn in turns if turn.verdict.state != "planned"]
    same = {"of_run": run.id}
    if put_off:
        _PUT_OFF.run(session, same | {"rows": put_off})
    if settled:
        _SETTLE.run(session, same | {"rows": settled, "new_decided_at": now})


def _moved_to(turn: Turn, now: datetime) -> datetime | None:
    """Return when somebody's turn is instead: later, or now if they waited very long."""
    if turn.verdict.state == "planned":
        return turn.verdict.due_at
    return now if turn.is_late else None


def _one_at_a_time(session: Session, brand_id: str) -> None:
    """Let no other run of the brand decide meanwhile: each counts what the others said."""
    held = select(Brand.id).where(Brand.id == brand_id)
    session.execute(held.with_for_update(key_share=True))


def _outcome(turn: Turn) -> tuple[str, str, str, str | None, str | None]:
    person, verdict = turn.person, turn.verdict
    pass_id = person.pass_id if verdict.state == "sent" else None
    return person.customer_id, verdict.state, verdict.reason, verdict.detail, pass_id
