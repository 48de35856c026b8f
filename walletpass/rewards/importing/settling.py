"""Settling a part of a file: each row told by itself, and what became of it kept."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.customers import People
from walletpass.db import give_way
from walletpass.kernel.errors import WalletpassError
from walletpass.rewards.crediting import credit
from walletpass.rewards.holders import Holder
from walletpass.rewards.importing.events import ImportPurchases
from walletpass.rewards.importing.models import (
    Outcome,
    PurchaseImport,
    PurchaseImportPart,
    PurchaseImportRow,
)
from walletpass.rewards.importing.rows import Row, Who, read
from walletpass.sales import PresentedVia

A_PAST: Final = timedelta(days=3660)
"""How long ago an imported purchase may have happened."""

Find = Callable[[Session, str, Who], tuple[Holder, PresentedVia | None]]
"""Finds whose a row is in a brand."""


class _Settled(NamedTuple):
    outcome: Outcome
    purchase_id: str | None = None
    problem: dict[str, Any] | None = None


def settle(
    session: Session,
    people: People,
    find: Find,
    import_id: str,
    number: int,
    *,
    now: datetime,
) -> None:
    """Tell the purchases of one part, and promise the next. Again changes nothing.

    It gives way to tills, and is then to be done again.
    """
    job = session.get(
        PurchaseImport, import_id, with_for_update=True, populate_existing=True
    )
    if job is None or job.settled != number - 1:
        return
    give_way(session)
    part = session.get_one(PurchaseImportPart, (import_id, number))
    rows = read(people.vault.open(part.sealed))
    became = [_settle(session, job, find, row, now) for row in rows]
    _note(session, job, rows, became)
    session.delete(part)
    job.settled = number
    if job.created + job.repeated + job.refused < job.rows:
        outbox.add(session, ImportPurchases(job.id, number + 1), now=now)
    else:
        job.state, job.finished_at = "done", now
    session.flush()


def _settle(
    session: Session, job: PurchaseImport, find: Find, row: Row, now: datetime
) -> _Settled:
    if row.sale is None:
        return _Settled("refused", problem=dict(row.problem or {}))
    try:
        with session.begin_nested():
            holder, via = find(session, job.brand_id, row.who)
            credited = credit(
                session,
                job.brand_id,
                replace(row.sale, presented_via=via),
                holder,
                now=now,
                actor=job.by,
                within=A_PAST,
            )
    except WalletpassError as error:
        return _Settled("refused", problem=_problem(error))
    outcome: Outcome = "created" if credited.is_new else "repeated"
    return _Settled(outcome, credited.purchase.id)


def _problem(error: WalletpassError) -> dict[str, Any]:
    return {
        **error.facts(),
        "type": f"/problems/{error.code}",
        "title": error.title,
        "detail": str(error),
    }


def _note(
    session: Session,
    job: PurchaseImport,
    rows: Sequence[Row],
    became: Sequence[_Settled],
) -> None:
    session.connection().execute(
        insert(PurchaseImportRow),
        [
            {
                "import_id": job.id,
                "number": row.number,
                "brand_id": job.brand_id,
                "outcome": settled.outcome,
                "purchase_id": settled.purchase_id,
                "problem": settled.problem,
            }
            for row, settled in zip(rows, became, strict=True)
        ],
    )
    outcomes = [settled.outcome for settled in became]
    job.created += outcomes.count("created")
    job.repeated += outcomes.count("repeated")
    job.refused += outcomes.count("refused")
