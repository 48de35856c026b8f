"""When Apple wants no pushes for a while: of one device, or of a whole pass type."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, delete, select, update
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.devices.models import Device, PushPause
from walletpass.passes import PassType

_SPARE = (
    update(Device)
    .where(Device.id == bindparam("spared_id"))
    .values(push_after=bindparam("until"))
)


def spare(session: Session, until: Mapping[str, datetime]) -> None:
    """Note until when each of these devices is to get no push."""
    if until:
        session.connection().execute(
            _SPARE,
            [
                {"spared_id": device_id, "until": moment}
                for device_id, moment in sorted(until.items())
            ],
        )


def paused_until(
    session: Session, pass_type_id: str, fingerprint: str
) -> datetime | None:
    """Return until when Apple wants no pushes under this certificate, if it said so."""
    return session.scalars(
        select(PushPause.until).where(
            PushPause.pass_type_id == pass_type_id,
            PushPause.fingerprint == fingerprint,
        )
    ).one_or_none()


ENOUGH = 10
"""Refusals in a row after which they are about the pass type and not a device."""


_UNTIL_THEN: BindParameter[datetime | None] = bindparam(
    "until_then", type_=PushPause.__table__.c.until.type
)


def _refusing(insert: Any) -> Any:
    fresh = insert(PushPause)
    new = fresh.excluded
    same = PushPause.fingerprint == new.fingerprint
    in_a_row = case((same, PushPause.refusals), else_=0) + new.refusals
    return fresh.on_conflict_do_update(
        index_elements=["pass_type_id"],
        set_={
            "fingerprint": new.fingerprint,
            "refusals": in_a_row,
            "until": case((in_a_row >= ENOUGH, _UNTIL_THEN), else_=None),
        },
    )


_REFUSED = in_each_dialect(_refusing)


def refused(
    session: Session,
    pass_type_id: str,
    fingerprint: str,
    *,
    times: int,
    until: datetime,
) -> None:
    """Note that Apple refused so many pushes, blaming no device.

    If they are `ENOUGH`, with those since it last took one, it wants none before *until*.
    """
    refusal = {
        "pass_type_id": pass_type_id,
        "brand_id": session.get_one(PassType, pass_type_id).brand_id,
        "fingerprint": fingerprint,
        "refusals": times,
        "until": until if times >= ENOUGH else None,
        "until_then": until,
    }
    session.execute(in_dialect_of(session, _REFUSED), refusal)


def resume(session: Session, pass_type_id: str) -> None:
    """Note that Apple takes this pass type's pushes."""
    session.execute(delete(PushPause).where(PushPause.pass_type_id == pass_type_id))
