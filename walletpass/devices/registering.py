"""Devices that want news of a card, and those that no longer do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from walletpass import events, outbox
from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.devices.events import PushChanges
from walletpass.devices.models import Device, Registration
from walletpass.devices.sightings import short_name, sighted
from walletpass.kernel.ids import new_id
from walletpass.passes import CardRow, Pass, draw_update_tag

NO_WAIT = timedelta()
_FEW, _MANY = 8, 1000


@dataclass(frozen=True, slots=True)
class Registered:
    """A device now registered, and whether it was not before."""

    device_id: str
    is_new: bool


def _device_insert(insert: Any) -> Any:
    fresh = insert(Device)
    new = fresh.excluded
    same = Device.push_token == new.push_token
    told = case((same, Device.pushed_tag), else_=0)
    spared = case((same, Device.push_after), else_=None)
    return fresh.on_conflict_do_update(
        index_elements=["pass_type_id", "library_id"],
        set_={
            "push_token": new.push_token,
            "token_at": new.token_at,
            "seen_at": new.seen_at,
            "pushed_tag": told,
            "push_after": spared,
        },
    ).returning(Device.id)


_KEEP_DEVICE = in_each_dialect(_device_insert)
_ADD_REGISTRATION = in_each_dialect(
    lambda insert: (
        insert(Registration).on_conflict_do_nothing().returning(Registration.device_id)
    )
)
_DEVICE = (
    select(Device.id, Device.push_token)
    .where(
        Device.pass_type_id == bindparam("pass_type_id"),
        Device.library_id == bindparam("library_id"),
    )
    .with_for_update()
)


def register(
    session: Session, card: CardRow, *, library_id: str, push_token: str, now: datetime
) -> Registered:
    """Note that a device wants news of this card, under the push token it has now.

    A device that comes back is the same device: its token is replaced. What was pushed
    to the token before may never have arrived, so under a new one it is told again.
    """
    asked = {"pass_type_id": card.pass_type_id, "library_id": library_id}
    before = session.execute(_DEVICE, asked).one_or_none()
    device_id = session.execute(
        in_dialect_of(session, _KEEP_DEVICE),
        {
            "id": new_id("dev", now),
            "brand_id": card.brand_id,
            "pass_type_id": card.pass_type_id,
            "library_id": library_id,
            "push_token": push_token,
            "token_at": now,
            "pushed_tag": 0,
            "pushed_at": None,
            "push_after": None,
            "seen_at": now,
            "created_at": now,
        },
    ).scalar_one()
    added = session.execute(
        in_dialect_of(session, _ADD_REGISTRATION),
        {
            "device_id": device_id,
            "pass_id": card.id,
            "brand_id": card.brand_id,
            "registered_at": now,
        },
    ).first()
    if added:
        sighted(session, card, "registered", now=now, device=short_name(library_id))
        _tell(session, card, "pass.installed", library_id, now)
    may_be_behind = bool(added) and _has_changed(session, card, device_id)
    if may_be_behind or (before and before.push_token != push_token):
        promise_push(session, card.pass_type_id, (device_id,), now=now)
    return Registered(device_id, is_new=added is not None)


_other = aliased(Pass)
_NOW = select(
    Pass.version,
    exists()
    .where(
        Registration.device_id == bindparam("device_id"),
        _other.id == Registration.pass_id,
        _other.update_tag > Pass.update_tag,
    )
    .label("is_hidden"),
).where(Pass.id == bindparam("pass_id"))
_ANNOUNCE = update(Pass).where(Pass.id == bindparam("announced_id"))


def _has_changed(session: Session, card: CardRow, device_id: str) -> bool:
    """Tell whether the bundle being added may be older than the card, and announce it.

    Where the device may already hold a newer tag from its other cards, neither push nor
    list would name this one: it gets a tag that no device has seen. The card is read
    once the registration stands, so that no change made meanwhile is missed.
    """
    card_now = session.execute(_NOW, {"pass_id": card.id, "device_id": device_id}).one()
    if card_now.version == 1:
        return False
    if card_now.is_hidden:
        tag = draw_update_tag(session, card.pass_type_id)
        session.connection().execute(
            _ANNOUNCE.values(update_tag=tag), {"announced_id": card.id}
        )
    return True


def promise_push(
    session: Session, pass_type_id: str, device_ids: Sequence[str], *, now: datetime
) -> None:
    """Promise these devices word of what changed."""
    for start in range(0, len(device_ids), _MANY):
        batch = tuple(device_ids[start : start + _MANY])
        promise_again(session, PushChanges(pass_type_id, batch), now=now)


def promise_again(
    session: Session, push: PushChanges, *, now: datetime, after: timedelta = NO_WAIT
) -> None:
    """Promise what a push would tell, *after* a while.

    A few devices get a promise each, which absorbs the next while it waits; many share
    one, so that a chain's worth of cards costs a handful of rows. A reminder absorbs
    nothing: a change has a right to reminders of its own.
    """
    if len(push.device_ids) > _FEW or push.reminders:
        outbox.add(session, push, now=now, after=after)
        return
    for device_id in push.device_ids:
        alone = replace(push, device_ids=(device_id,))
        outbox.add(session, alone, now=now, key=f"push:{device_id}", after=after)


def unregister(
    session: Session, card: CardRow, *, library_id: str, now: datetime
) -> None:
    """Forget that a device wanted news of this card; a device with no card goes too."""
    asked = {"pass_type_id": card.pass_type_id, "library_id": library_id}
    device = session.execute(_DEVICE, asked).one_or_none()
    if device is None:
        return
    removed = session.execute(
        delete(Registration)
        .where(Registration.device_id == device.id, Registration.pass_id == card.id)
        .returning(Registration.device_id)
    ).first()
    if removed:
        sighted(session, card, "unregistered", now=now, device=short_name(library_id))
        _tell(session, card, "pass.removed", library_id, now)
    forget_if_idle(session, device.id)


def _tell(
    session: Session, card: CardRow, name: events.Name, library_id: str, now: datetime
) -> None:
    told = {
        "card_id": card.id,
        "template_id": card.template_id,
        "device": short_name(library_id),
    }
    events.record(
        session, card.brand_id, name, told, now=now, customer_id=card.customer_id
    )


def forget_if_idle(session: Session, device_id: str) -> None:
    """Drop a device that wants news of nothing."""
    idle = ~exists().where(Registration.device_id == Device.id)
    session.execute(delete(Device).where(Device.id == device_id, idle))
