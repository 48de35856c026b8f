"""What changed for a device since it last asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, or_, select
from sqlalchemy.orm import Session

from walletpass.devices.models import Device, Registration
from walletpass.passes import Pass, PassType

_MOST_DIGITS = 18  # a tag is a 64-bit counter


@dataclass(frozen=True, slots=True)
class Listed:
    """A card that a device should fetch."""

    id: str
    brand_id: str
    serial_number: str
    update_tag: int


def tag_in(text: str | None) -> int:
    """Return the update tag a device sent, or 0 (everything) for what is none of ours.

    >>> tag_in("1204"), tag_in(""), tag_in("2026-11-21T10:00:00+00:00")
    (1204, 0, 0)
    """
    if not text or len(text) > _MOST_DIGITS or not (text.isascii() and text.isdigit()):
        return 0
    return int(text)


_SINCE: BindParameter[int] = bindparam("since")
_passes, _types = Pass.__table__.c, PassType.__table__.c
_devices, _registrations = Device.__table__.c, Registration.__table__.c
_UPDATED = (
    select(_passes.id, _passes.brand_id, _passes.serial_number, _passes.update_tag)
    .join(Registration.__table__, _registrations.pass_id == _passes.id)
    .join(Device.__table__, _devices.id == _registrations.device_id)
    .join(PassType.__table__, _types.id == _devices.pass_type_id)
    .where(
        _types.identifier == bindparam("pass_type_identifier"),
        _devices.library_id == bindparam("library_id"),
        or_(_passes.update_tag > _SINCE, _types.update_tag < _SINCE),
    )
)


def updated_since(
    session: Session, pass_type_identifier: str, library_id: str, since: int
) -> Sequence[Listed]:
    """Return the device's cards that changed after the tag *since*.

    A tag that has not been drawn yet is none of ours, or the database was restored from
    before it was: then everything is returned.
    """
    asked = {
        "pass_type_identifier": pass_type_identifier,
        "library_id": library_id,
        "since": since,
    }
    return [Listed(*row) for row in session.execute(_UPDATED, asked)]
