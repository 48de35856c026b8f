"""Is all well? What keeps this instance from serving, and what needs a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryFile
from typing import Final, Literal

import orjson
from flask import Response
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from walletpass import brands, outbox
from walletpass.db import Database
from walletpass.wallets.apple.holding import held_certificates, leading
from walletpass.web.edge import current_services
from walletpass.web.ops.door import ops
from walletpass.web.ops.schema import newest_step, step_of

LATE: Final = timedelta(minutes=5)
FEW_DAYS: Final = 30
LITTLE_ROOM: Final = 500  # megabytes
NO_ROOM: Final = 20  # megabytes: less than a busy minute of SQLite's journal

_MINUTE: Final = timedelta(minutes=1)
_MEGABYTE: Final = 1_000_000
_PAGE: Final = bytes(4096)

Standing = Literal["ok", "attention", "failing"]
_GRAVEST: Final[tuple[Standing, ...]] = ("ok", "attention", "failing")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: how it stands, its figures, and why it is not ok."""

    name: str
    standing: Standing
    figures: dict[str, object]
    reason: str = ""


@ops.get("/health")
def health() -> Response:
    """Say whether this instance may serve: 503 if it cannot, with the reasons.

    A late promise or a certificate about to expire needs a person, not another
    instance: that is 200 and `attention`, so that no balancer closes the tills for it.
    """
    services = current_services()
    try:
        checks = list(_writing(services.database))
        with services.database.snapshot() as session:
            checks += _checks(session, services.now())
    except SQLAlchemyError:
        checks = [Check("database", "failing", {}, "The database does not answer.")]
    return _answer(checks)


def _answer(checks: list[Check]) -> Response:
    standing = max((check.standing for check in checks), key=_GRAVEST.index)
    told = {
        "status": standing,
        "reasons": [check.reason for check in checks if check.reason],
        "checks": {
            check.name: {"status": check.standing} | check.figures for check in checks
        },
    }
    return Response(
        orjson.dumps(told),
        503 if standing == "failing" else 200,
        {"Cache-Control": "no-store"},
        content_type="application/json",
    )


def _writing(database: Database) -> Iterator[Check]:
    reason = "The database takes no writing: it is read only, or a standby."
    if database.is_writable():
        yield Check("database", "ok", {})
    else:
        yield Check("database", "failing", {}, reason)
    if folder := database.folder():
        yield _room(folder)


def _room(folder: Path) -> Check:
    """Look at the disk of the database's file, and write a page beside it."""
    try:
        with TemporaryFile(dir=folder) as file:
            file.write(_PAGE)
        free = disk_usage(folder).free // _MEGABYTE
    except OSError as fault:
        reason = f"Nothing can be written beside the database: {fault.strerror}."
        return Check("disk", "failing", {}, reason)
    figures: dict[str, object] = {"free_megabytes": free}
    if free >= LITTLE_ROOM:
        return Check("disk", "ok", figures)
    standing: Standing = "attention" if free >= NO_ROOM else "failing"
    reason = f"The disk of the database has {free} MB left."
    return Check("disk", standing, figures, reason)


def _checks(session: Session, now: datetime) -> Iterator[Check]:
    schema = _migrations(session)
    yield schema
    if schema.standing == "ok":
        yield _promises(outbox.waiting(session), now)
        yield _alarms(len(brands.alarms(session)))
        yield _certificates(session, now)


def _migrations(session: Session) -> Check:
    found, wanted = step_of(session), newest_step()
    figures: dict[str, object] = {"revision": found, "wanted": wanted}
    if found == wanted:
        return Check("migrations", "ok", figures)
    reason = "The database is not of this release: run `walletpass db upgrade`."
    return Check("migrations", "failing", figures, reason)


def _promises(standing: outbox.Waiting, now: datetime) -> Check:
    due = standing.oldest_due_at
    age = max(timedelta(), now - due) if due else timedelta()
    figures: dict[str, object] = {
        "waiting": standing.waiting,
        "parked": standing.parked,
        "oldest_due_seconds": int(age.total_seconds()),
    }
    reasons = []
    if age > LATE:
        reasons.append(f"A promise has been due for {age // _MINUTE} minutes.")
    if standing.parked:
        reasons.append(f"{standing.parked} promises are parked: nobody tries them.")
    return Check("outbox", "attention" if reasons else "ok", figures, " ".join(reasons))


def _alarms(count: int) -> Check:
    reason = f"{count} alarms need a person: see `walletpass doctor`." if count else ""
    return Check("alarms", "attention" if count else "ok", {"count": count}, reason)


def _certificates(session: Session, now: datetime) -> Check:
    """Look at the certificate that signs for each pass type, or did last."""
    signing = leading(held_certificates(session, now=now))
    fewest = min((one.days_left for one in signing.values()), default=None)
    figures: dict[str, object] = {
        "pass_types": len(signing),
        "fewest_days_left": fewest,
    }
    if fewest is None or fewest > FEW_DAYS:
        return Check("certificates", "ok", figures)
    reason = (
        f"A certificate has {fewest} days left."
        if fewest >= 0
        else "A certificate has expired: cards of its pass type are not updated."
    )
    return Check("certificates", "attention", figures, reason)
