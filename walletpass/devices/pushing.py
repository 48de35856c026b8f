"""Whom to push, and what Apple's answers mean for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, func, select, update
from sqlalchemy.orm import Session

from walletpass.devices.models import Device, Registration, Sighting
from walletpass.devices.sightings import Seen, keep_sightings, short_name
from walletpass.passes import Pass


@dataclass(frozen=True, slots=True)
class Target:
    """A device that is behind: *newest_tag* is what a push would tell it about.

    It wants no push before *push_after*, if there is such a moment.
    """

    device_id: str
    push_token: str
    newest_tag: int
    push_after: datetime | None = None


_BEHIND = (
    select(Device.id, Device.push_token, func.max(Pass.update_tag), Device.push_after)
    .join(Registration, Registration.device_id == Device.id)
    .join(Pass, Pass.id == Registration.pass_id)
    .where(Device.id.in_(bindparam("device_ids", expanding=True)))
    .group_by(Device.id, Device.push_token, Device.pushed_tag, Device.push_after)
    .having(func.max(Pass.update_tag) > Device.pushed_tag)
)


def targets(session: Session, device_ids: Sequence[str]) -> list[Target]:
    """Return those of these devices that have not been told of their newest change."""
    rows = session.execute(_BEHIND, {"device_ids": list(device_ids)})
    return [Target(*row) for row in rows]


_LISTENING = (
    select(Registration.device_id)
    .where(Registration.pass_id.in_(bindparam("pass_ids", expanding=True)))
    .distinct()
)


def devices_holding(session: Session, pass_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the devices that want news of any of these cards."""
    return tuple(session.scalars(_LISTENING, {"pass_ids": list(pass_ids)}))


_CHANGED = (
    select(Pass.id, Pass.brand_id, Device.library_id, Device.id.label("device_id"))
    .join(Registration, Registration.pass_id == Pass.id)
    .join(Device, Device.id == Registration.device_id)
    .where(
        Device.id.in_(bindparam("device_ids", expanding=True)),
        Pass.update_tag > Device.pushed_tag,
    )
)


def note_answers(
    session: Session, answers: Mapping[str, dict[str, object]], *, asked_at: datetime
) -> None:
    """Write what Apple answered for each device into the timelines of its changed cards.

    *answers* are particulars by device id; they stand at the moment of the push, since
    a phone may have come before the last of its batch was answered. Call it before
    `told`.
    """
    rows = session.execute(_CHANGED, {"device_ids": list(answers)}).all()
    keep_sightings(
        session,
        [
            Seen(
                brand_id=row.brand_id,
                pass_id=row.id,
                kind="pushed",
                at=asked_at,
                device=short_name(row.library_id),
                detail=dict(answers[row.device_id]),
            )
            for row in rows
        ],
    )


_TOLD = (
    update(Device)
    .where(
        Device.id == bindparam("told_id"),
        Device.push_token == bindparam("told_token"),
        Device.pushed_tag < bindparam("tag"),
    )
    .values(pushed_tag=bindparam("tag"), pushed_at=bindparam("at"))
)


def told(session: Session, accepted: Sequence[Target], *, asked_at: datetime) -> None:
    """Note that Apple took a push for these devices.

    One that came with another push token meanwhile has not been told under that.
    """
    if accepted:
        session.connection().execute(
            _TOLD,
            [
                {
                    "told_id": target.device_id,
                    "told_token": target.push_token,
                    "tag": target.newest_tag,
                    "at": asked_at,
                }
                for target in sorted(accepted, key=lambda target: target.device_id)
            ],
        )


_FETCHED = (
    exists()
    .where(Registration.device_id == Device.id)
    .where(Sighting.pass_id == Registration.pass_id)
    .where(Sighting.kind == "fetched", Sighting.at >= Device.pushed_at)
)
_SILENT = select(Device.id).where(
    Device.id.in_(bindparam("device_ids", expanding=True)),
    Device.pushed_at.is_not(None),
    ~_FETCHED,
)
_UNTOLD = (
    update(Device)
    .where(Device.id.in_(bindparam("silent_ids", expanding=True)))
    .values(pushed_tag=0)
)


def silent(session: Session, device_ids: Sequence[str]) -> tuple[str, ...]:
    """Return those of these devices that have fetched nothing since their last push.

    From now on they count as not told.
    """
    quiet = tuple(session.scalars(_SILENT, {"device_ids": list(device_ids)}))
    if quiet:
        session.connection().execute(_UNTOLD, {"silent_ids": list(quiet)})
    return quiet


def forget(session: Session, target: Target, *, since: datetime | None = None) -> bool:
    """Drop a device whose push token is dead, with its registrations.

    A device that showed its token again after *since*, the moment Apple says the token
    died, stays; so does one that has another token by now.
    """
    dead = select(Device.id).where(
        Device.id == target.device_id, Device.push_token == target.push_token
    )
    if since is not None:
        dead = dead.where(Device.token_at < since)
    device_id = session.execute(dead.with_for_update()).scalar_one_or_none()
    if device_id is None:
        return False
    session.execute(delete(Registration).where(Registration.device_id == device_id))
    session.execute(delete(Device).where(Device.id == device_id))
    return True
