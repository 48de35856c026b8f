"""Taking on staff, giving them roles, letting them go."""

from collections.abc import Collection, Sequence
from datetime import datetime

from argon2 import PasswordHasher
from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from walletpass.brands.errors import TakenError, UnfitFieldError, UnknownStaffError
from walletpass.brands.founding import add_or_refuse, store_of
from walletpass.brands.locking import open_door
from walletpass.brands.models import Brand, Staff, StaffRole
from walletpass.brands.permissions import Duty
from walletpass.db import Page, page_of, says
from walletpass.db.paging import UnknownCursorError, decode_cursor
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Language
from walletpass.kernel.secrets import Secret

SHORTEST_PASSWORD = 8  # NIST SP 800-63B, section 5.1.1.2
LONGEST_PASSWORD = 256
LONGEST_LOGIN = 120

hasher = PasswordHasher()


def create_staff(
    session: Session,
    brand: Brand,
    *,
    login: str,
    name: str,
    password: Secret,
    duties: Collection[Duty],
    now: datetime,
    language: Language | None = None,
) -> Staff:
    """Take on someone. Their login is theirs alone in the whole installation.

    Raises:
        UnfitFieldError: A fact cannot be right.
        TakenError: Someone has this login.
    """
    person = Staff(
        id=new_id("stf", now),
        brand_id=brand.id,
        login=as_login(login),
        name=name,
        password_hash=_hash(password),
        language=language or brand.default_language,
        created_at=now,
    )
    if not 1 <= len(person.login) <= LONGEST_LOGIN:
        raise UnfitFieldError("login", f"use 1 to {LONGEST_LOGIN} characters.")
    add_or_refuse(session, person, TakenError("login", person.login))
    set_duties(session, person, duties, now=now)
    return person


def as_login(text: str) -> str:
    """Return a login as it is kept: without spaces, in small letters."""
    return "".join(c for c in text if c.isprintable() and c != " ").lower()


def set_password(person: Staff, password: Secret) -> None:
    """Give someone another password, and open their door if it was locked."""
    person.password_hash = _hash(password)
    open_door(person)


def _hash(password: Secret) -> str:
    if not SHORTEST_PASSWORD <= len(password.reveal()) <= LONGEST_PASSWORD:
        raise UnfitFieldError(
            "password", f"use {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters."
        )
    return hasher.hash(password.reveal())


def set_duties(
    session: Session, person: Staff, duties: Collection[Duty], *, now: datetime
) -> None:
    """Replace what someone does.

    Raises:
        UnknownStoreError: A duty names a store of another brand.
    """
    session.execute(delete(StaffRole).where(StaffRole.staff_id == person.id))
    for duty in dict.fromkeys(duties):
        if duty.store_id is not None:
            store_of(session, person.brand_id, duty.store_id)
        session.add(
            StaffRole(
                id=new_id("rol", now),
                brand_id=person.brand_id,
                staff_id=person.id,
                role=duty.role,
                store_id=duty.store_id,
                created_at=now,
            )
        )
    session.flush()


def roles_of(session: Session, staff_id: str) -> frozenset[Duty]:
    """Return what someone does, and where."""
    rows = session.execute(
        select(StaffRole.role, StaffRole.store_id).where(StaffRole.staff_id == staff_id)
    )
    return frozenset(Duty(row.role, row.store_id) for row in rows)


def staff_of(session: Session, brand_id: str) -> Sequence[Staff]:
    """Return everyone who works or worked for the brand, by name."""
    return session.scalars(
        select(Staff).where(Staff.brand_id == brand_id).order_by(Staff.name, Staff.id)
    ).all()


def staff_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[Staff]:
    """Return a page of who works or worked for the brand, by name.

    All of them, or those whose name or login says what is *wanted*.

    Raises:
        UnknownCursorError: No page ended there.
    """
    query = select(Staff).where(Staff.brand_id == brand_id)
    if wanted:
        query = query.where(says(wanted, Staff.name, Staff.login))
    if after is not None:
        last = session.get(Staff, decode_cursor(after))
        if last is None or last.brand_id != brand_id:
            raise UnknownCursorError
        query = query.where(tuple_(Staff.name, Staff.id) > (last.name, last.id))
    rows = session.scalars(query.order_by(Staff.name, Staff.id).limit(limit + 1)).all()
    return page_of(rows, limit, lambda person: person.id)


def staff_member(session: Session, brand_id: str, staff_id: str) -> Staff:
    """Return one member of the brand's staff.

    Raises:
        UnknownStaffError: The brand has none of this id.
    """
    person = session.get(Staff, staff_id)
    if person is None or person.brand_id != brand_id:
        raise UnknownStaffError
    return person


def staff_called(session: Session, brand_id: str, login: str) -> Staff:
    """Return the member of the brand's staff who signs in so.

    Raises:
        UnknownStaffError: The brand has none.
    """
    person = session.scalars(
        select(Staff).where(Staff.brand_id == brand_id, Staff.login == as_login(login))
    ).one_or_none()
    if person is None:
        raise UnknownStaffError
    return person
