"""Telling phones that something changed, and minding what Apple answers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, assert_never

import structlog
from sqlalchemy.orm import Session

from walletpass import brands, devices, outbox, passes
from walletpass.devices import (
    Accepted,
    Answer,
    BadToken,
    Foreign,
    Interrupted,
    Misconfigured,
    Postponed,
    PushOutcome,
    Refused,
    Target,
    Throttled,
    Unanswered,
    Unavailable,
    Unreachable,
    Unregistered,
    WrongTopic,
)
from walletpass.jobs.keepers import keeps
from walletpass.jobs.retry import pause_before
from walletpass.kernel.errors import UnavailableError
from walletpass.services import Services

log = structlog.get_logger()

REMIND_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=2))
"""How long a phone may stay silent after a push before it is told once more."""


@keeps(devices.PushChanges)
def push_changes(services: Services, job: devices.PushChanges) -> None:
    """Tell a batch of devices that something changed, whoever is still behind."""
    now = services.now()
    try:
        with services.database.snapshot() as session:  # read
            targets = devices.targets(session, job.device_ids)
            if not targets:
                return
            identity = services.press.push_identity(session, job.pass_type_id, now=now)
    except UnavailableError as fault:  # no live certificate, or not ours to open
        _wait_for_somebody(services, job, fault)
        return

    tokens = [target.push_token for target in targets]
    outcomes = services.apple_push.push(identity, tokens, now=now)  # call

    with services.database.transaction() as session:  # write
        told = [(target, outcomes[target.push_token]) for target in targets]
        _record(session, services, job, told, asked_at=now)


def _wait_for_somebody(
    services: Services, job: devices.PushChanges, fault: UnavailableError
) -> None:
    now = services.now()
    with services.database.transaction() as session:
        _alarm(session, job.pass_type_id, fault.title, now)
        _push_again(session, job, dict.fromkeys(job.device_ids, timedelta()), now)


def _record(
    session: Session,
    services: Services,
    job: devices.PushChanges,
    outcomes: Sequence[tuple[Target, PushOutcome]],
    *,
    asked_at: datetime,
) -> None:
    now = services.now()
    answers = {target.device_id: particulars(outcome) for target, outcome in outcomes}
    devices.note_answers(session, answers, now=now)
    told: list[Target] = []
    again: dict[str, timedelta] = {}
    for target, outcome in outcomes:
        services.meters.pushes.labels(type(outcome).__name__).inc()
        match outcome:
            case Accepted():
                told.append(target)
            case Unregistered(since=since):
                devices.forget(session, target, since=since or asked_at)
            case BadToken():
                devices.forget(session, target)
            case Foreign():
                continue
            case WrongTopic(answer) | Refused(answer):
                _alarm(session, job.pass_type_id, answer.reason, now)
            case Misconfigured(fault):
                _alarm(session, job.pass_type_id, fault, now)
                again[target.device_id] = outcome.retry_after
            case (
                Throttled()
                | Unavailable()
                | Unanswered()
                | Interrupted()
                | Unreachable()
                | Postponed()
            ):
                again[target.device_id] = outcome.retry_after
            case _:
                assert_never(outcome)
    devices.told(session, told, now=now)
    if told:
        _all_clear(session, job.pass_type_id)
        _listen(session, job, told, now)
    if again:
        _push_again(session, job, again, now)


def _listen(
    session: Session, job: devices.PushChanges, told: Sequence[Target], now: datetime
) -> None:
    """Promise to look whether these phones came, unless they were reminded enough."""
    if job.reminders == len(REMIND_AFTER):
        return
    ids = tuple(target.device_id for target in told)
    look = devices.RemindSilent(job.pass_type_id, ids, job.reminders)
    key = f"remind:{ids[0]}" if len(ids) == 1 else None
    pause = REMIND_AFTER[job.reminders]
    outbox.add(session, look, now=now, key=key, after=pause)


@keeps(devices.RemindSilent)
def remind_silent(services: Services, job: devices.RemindSilent) -> None:
    """Tell phones once more that were pushed and never came."""
    services.logbook.write()
    with services.database.transaction() as session:
        quiet = devices.silent(session, job.device_ids)
        if quiet:
            push = devices.PushChanges(
                job.pass_type_id, quiet, reminders=job.reminders + 1
            )
            outbox.add(session, push, now=services.now())


def _push_again(
    session: Session,
    job: devices.PushChanges,
    again: Mapping[str, timedelta],
    now: datetime,
) -> None:
    """Promise the rest for later, for as long as it takes: an hour apart in the end."""
    later = replace(job, device_ids=tuple(again), tries=job.tries + 1)
    pause = max(pause_before(later.tries), *again.values(), timedelta())
    outbox.add(session, later, now=now, after=pause)


def _alarm(session: Session, pass_type_id: str, fault: str, now: datetime) -> None:
    pass_type = session.get_one(passes.PassType, pass_type_id)
    log.error("push misconfigured", topic=pass_type.identifier, fault=fault)
    brands.raise_alarm(
        session,
        pass_type.brand_id,
        _subject(pass_type),
        f"No pushes for {pass_type.identifier}: {fault}. Phones keep the "
        "card they have until this is put right; check the certificate with "
        "`walletpass doctor`.",
        now=now,
    )


def _all_clear(session: Session, pass_type_id: str) -> None:
    pass_type = session.get_one(passes.PassType, pass_type_id)
    brands.clear_alarm(session, pass_type.brand_id, _subject(pass_type))


def _subject(pass_type: passes.PassType) -> str:
    return f"push:{pass_type.identifier}"


def particulars(outcome: PushOutcome) -> dict[str, Any]:
    """Return what the timeline tells of an outcome: its name, and Apple's own words."""
    told: dict[str, Any] = {"outcome": _name(outcome)}
    answer: Answer | None = getattr(outcome, "answer", None)
    if isinstance(outcome, Accepted):
        answer = Answer(200, apns_id=outcome.apns_id)
    if answer is not None:
        told["status"] = answer.status
        told["reason"] = answer.reason
        told["apns_id"] = answer.apns_id
    for name in ("detail", "fault"):
        if text := getattr(outcome, name, None):
            told[name] = text
    if isinstance(outcome, Postponed):
        told["because"] = _name(outcome.because)
    return told


def _name(outcome: PushOutcome) -> str:
    words = "".join(
        f"-{letter.lower()}" if letter.isupper() else letter
        for letter in type(outcome).__name__
    )
    return words.lstrip("-")
