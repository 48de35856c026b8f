"""Telling phones that something changed, and minding what Apple answers."""

from collections.abc import Iterator, Mapping, Sequence
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
    PushIdentity,
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

NO_WAY_AFTER = 5
"""Tries in a row without a way to Apple, about a minute, after which a person is told."""

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
            paused = devices.paused_until(
                session, job.pass_type_id, identity.fingerprint
            )
    except UnavailableError as fault:  # no live certificate, or not ours to open
        _wait_for_somebody(services, job, fault)
        return

    ready = _spared(services, job, targets, paused, now)
    if not ready:
        return
    tokens, asked_at = [target.push_token for target in ready], services.now()
    outcomes = services.apple_push.push(identity, tokens, now=asked_at)  # call

    told = [(target, outcomes[target.push_token]) for target in ready]
    with services.database.transaction() as session:  # write
        _record(session, services, job, told, asked_at=asked_at)
        _mind_refusals(session, job, identity, told, services.now())


def _wait_for_somebody(
    services: Services, job: devices.PushChanges, fault: UnavailableError
) -> None:
    now = services.now()
    with services.database.transaction() as session:
        _alarm(session, job.pass_type_id, fault.title, now)
        _push_again(session, job, dict.fromkeys(job.device_ids, timedelta()), now)


def _spared(
    services: Services,
    job: devices.PushChanges,
    targets: Sequence[Target],
    paused: datetime | None,
    now: datetime,
) -> list[Target]:
    """Return whom Apple wants pushed now; promise the others for when it does."""
    waits = {
        target.device_id: max(target.push_after or now, paused or now) - now
        for target in targets
    }
    spared = [device_id for device_id, wait in waits.items() if wait]
    if spared:
        later = replace(job, device_ids=tuple(spared))
        with services.database.transaction() as session:
            _promise_later(session, later, waits, now)
    return [target for target in targets if not waits[target.device_id]]


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
    devices.note_answers(session, answers, asked_at=asked_at)
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
            case Foreign() | WrongTopic() | Refused():
                pass  # sending it again would mend nothing
            case (
                Misconfigured()
                | Throttled()
                | Unavailable()
                | Unanswered()
                | Interrupted()
                | Unreachable()
                | Postponed()
            ):
                again[target.device_id] = outcome.retry_after
            case _:
                assert_never(outcome)
    devices.told(session, told, asked_at=asked_at)
    if told:
        _all_clear(session, job.pass_type_id)
        _listen(session, job, told, now)
    for fault in dict.fromkeys(_faults(outcomes)):
        _alarm(session, job.pass_type_id, fault, now)
    _mind_the_way(session, job, outcomes, now)
    if again:
        _push_again(session, job, again, now)


def _faults(outcomes: Sequence[tuple[Target, PushOutcome]]) -> Iterator[str]:
    for _, outcome in outcomes:
        match outcome:
            case WrongTopic(answer) | Refused(answer):
                yield answer.reason
            case Misconfigured(fault):
                yield fault


def _mind_refusals(
    session: Session,
    job: devices.PushChanges,
    identity: PushIdentity,
    outcomes: Sequence[tuple[Target, PushOutcome]],
    now: datetime,
) -> None:
    """Note whom Apple wants left alone, so that newer changes leave them alone too.

    One push that is taken shows that the pass type may go on pushing.
    """
    devices.spare(
        session,
        {
            target.device_id: now + outcome.retry_after
            for target, outcome in outcomes
            if isinstance(outcome, Throttled | Unavailable)
        },
    )
    came = [outcome for _, outcome in outcomes]
    if any(isinstance(outcome, Accepted) for outcome in came):
        devices.resume(session, job.pass_type_id)
    elif refusals := [
        outcome for outcome in came if isinstance(outcome, Misconfigured | Unavailable)
    ]:
        plain = any(isinstance(outcome, Misconfigured) for outcome in refusals)
        devices.refused(
            session,
            job.pass_type_id,
            identity.fingerprint,
            times=devices.ENOUGH if plain else len(refusals),
            until=now + max(outcome.retry_after for outcome in refusals),
        )


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
    pause = pause_before(later.tries)
    waits = {device_id: max(pause, wait) for device_id, wait in again.items()}
    _promise_later(session, later, waits, now)


def _promise_later(
    session: Session,
    later: devices.PushChanges,
    waits: Mapping[str, timedelta],
    now: datetime,
) -> None:
    """Promise each device its push when its time has come, those of one moment as one."""
    moments: dict[timedelta, list[str]] = {}
    for device_id in later.device_ids:
        moments.setdefault(waits[device_id], []).append(device_id)
    for wait, device_ids in moments.items():
        batch = replace(later, device_ids=tuple(device_ids))
        devices.promise_again(session, batch, now=now, after=wait)


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


def _mind_the_way(
    session: Session,
    job: devices.PushChanges,
    outcomes: Sequence[tuple[Target, PushOutcome]],
    now: datetime,
) -> None:
    """Raise an alarm if Apple stays out of reach: it may be our own wall that keeps us in."""
    ways = [one.detail for _, one in outcomes if isinstance(one, Unreachable)]
    if job.tries < NO_WAY_AFTER or not ways:
        return
    pass_type = session.get_one(passes.PassType, job.pass_type_id)
    brands.raise_alarm(
        session,
        pass_type.brand_id,
        _subject(pass_type, "apple"),
        f"No way to Apple's push service: {ways[0]}. Pushes for "
        f"{pass_type.identifier} wait, and are tried again; see that this "
        "server can reach api.push.apple.com at port 443.",
        now=now,
    )


def _all_clear(session: Session, pass_type_id: str) -> None:
    pass_type = session.get_one(passes.PassType, pass_type_id)
    for kind in ("push", "apple"):
        brands.clear_alarm(session, pass_type.brand_id, _subject(pass_type, kind))


def _subject(pass_type: passes.PassType, kind: str = "push") -> str:
    return f"{kind}:{pass_type.identifier}"


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
