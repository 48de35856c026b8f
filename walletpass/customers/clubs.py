"""Clubs: groups of customers a brand keeps by hand, or its systems keep.

Membership stays under the name it was given to, as all that is written down of somebody
does: whoever they turn out to be is in the club, and undoing a merge moves nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    delete,
    exists,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from walletpass.customers.errors import ClubTakenError, UnknownClubError
from walletpass.customers.models import Customer
from walletpass.customers.selves import person_of, selves
from walletpass.db import ONE_TREE, Base, Page, newest_page
from walletpass.kernel.ids import new_id


class Club(Base):
    """A group of customers, under a name no other club of the brand has."""

    __tablename__ = "clubs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    name: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("brand_id", "name"),)


class ClubMember(Base):
    """Somebody in a club."""

    __tablename__ = "club_members"

    club_id: Mapped[str] = mapped_column(ForeignKey("clubs.id"), primary_key=True)
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    joined_at: Mapped[datetime]

    __table_args__ = (Index(None, "customer_id"), ONE_TREE)


MOST_CLUBS: Final = 200


def found_club(session: Session, brand_id: str, name: str, *, now: datetime) -> Club:
    """Found a club.

    Raises:
        ClubTakenError: The brand has one of this name, or as many as it may.
    """
    known = clubs_of(session, brand_id)
    if len(known) >= MOST_CLUBS:
        raise ClubTakenError(is_full=True)
    if name in {club.name for club in known}:
        raise ClubTakenError
    club = Club(id=new_id("clb", now), brand_id=brand_id, name=name, created_at=now)
    session.add(club)
    session.flush()
    return club


def clubs_of(session: Session, brand_id: str) -> Sequence[Club]:
    """Return the brand's clubs, by name."""
    return session.scalars(
        select(Club).where(Club.brand_id == brand_id).order_by(Club.name)
    ).all()


def club_of(session: Session, brand_id: str, club_id: str) -> Club:
    """Return the brand's club of this id.

    Raises:
        UnknownClubError: The brand has none.
    """
    club = session.get(Club, club_id)
    if club is None or club.brand_id != brand_id:
        raise UnknownClubError
    return club


def rename_club(session: Session, club: Club, name: str) -> None:
    """Give a club another name.

    Raises:
        ClubTakenError: The brand has another one of this name.
    """
    others = clubs_of(session, club.brand_id)
    if any(other.name == name and other is not club for other in others):
        raise ClubTakenError
    club.name = name
    session.flush()


def join_club(
    session: Session, club: Club, customer_id: str, *, now: datetime
) -> Customer:
    """Let a customer be in a club, and return who that is; again changes nothing.

    Raises:
        UnknownCustomerError: The brand has no such customer.
    """
    customer = person_of(session, club.brand_id, customer_id)
    session.refresh(customer, with_for_update=True)
    known = session.scalars(
        select(ClubMember)
        .where(ClubMember.club_id == club.id)
        .where(ClubMember.customer_id.in_(selves(customer.id)))
        .order_by(ClubMember.joined_at)
    ).first()
    if known is not None:
        return customer
    member = ClubMember(
        club_id=club.id,
        customer_id=customer.id,
        brand_id=club.brand_id,
        joined_at=now,
    )
    session.add(member)
    session.flush()
    return customer


def leave_club(session: Session, club: Club, customer_id: str) -> Customer:
    """Let a customer be in a club no more, under none of their names.

    Raises:
        UnknownCustomerError: The brand has no such customer.
    """
    customer = person_of(session, club.brand_id, customer_id)
    session.execute(
        delete(ClubMember)
        .where(ClubMember.club_id == club.id)
        .where(ClubMember.customer_id.in_(selves(customer.id)))
        .execution_options(synchronize_session="fetch")
    )
    return customer


def members_page(
    session: Session, club: Club, *, after: str | None = None, limit: int = 50
) -> Page[Customer]:
    """Return a page of who is in a club, each once, the newest customers first."""
    self = select(Customer.id, Customer.merged_into_id).subquery()
    is_in = exists().where(
        ClubMember.club_id == club.id,
        ClubMember.customer_id == self.c.id,
        (self.c.id == Customer.id) | (self.c.merged_into_id == Customer.id),
    )
    query = select(Customer).where(
        Customer.brand_id == club.brand_id, Customer.merged_into_id.is_(None), is_in
    )
    return newest_page(session, query, Customer.id, after=after, limit=limit)


def forget_clubs(session: Session, customer_id: str) -> None:
    """Let somebody be in no club, for good."""
    session.execute(delete(ClubMember).where(ClubMember.customer_id == customer_id))
