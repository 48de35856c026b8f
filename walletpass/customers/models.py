"""People, what finds them again, and what they agreed to."""

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import Base
from walletpass.kernel.languages import Language

Status = Literal["prospect", "active", "blocked", "erased", "merged"]
Kind = Literal["phone", "email", "external", "card"]
Channel = Literal["wallet", "sms", "email", "call"]


class Customer(Base):
    """A person enrolled. Everything personal is sealed with a key of their own.

    A prospect holds a card but has not bought yet. *birth_month_day* (``02-29``) is
    open, for birthday offers, and so is the day it was told on; the year is sealed.
    *source* is the first touch: the
    poster, till or link that brought them here.

    Who was *merged* is somebody else known by another name: *merged_into_id*. What finds
    them, finds that customer, and what they agreed to counts as that customer's word.
    """

    __tablename__ = "customers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    status: Mapped[Status] = mapped_column(String(8), default="prospect")
    data_key: Mapped[bytes] = mapped_column(LargeBinary)
    first_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    last_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    birthday_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    birth_month_day: Mapped[str | None] = mapped_column(String(5))
    birthday_told_on: Mapped[date | None]
    postal_code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    language: Mapped[Language] = mapped_column(String(8))
    timezone: Mapped[str | None] = mapped_column(String(64))
    source: Mapped[dict[str, Any]]
    attributes: Mapped[dict[str, Any]]
    merged_into_id: Mapped[str | None] = mapped_column(ForeignKey("customers.id"))
    enrolled_at: Mapped[datetime]
    created_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "brand_id", "id"),
        Index(None, "brand_id", "birth_month_day", "id"),
        Index(
            "ix_customers_merged_into_id",
            "merged_into_id",
            sqlite_where=merged_into_id.is_not(None),
            postgresql_where=merged_into_id.is_not(None),
        ),
    )


_STANDS = text("undone_at IS NULL")


class Merge(Base):
    """Two customers who turned out to be one: who stays, who went, and what moved.

    *moved* lists, by id, what is to come back should it be undone.
    """

    __tablename__ = "customer_merges"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    winner_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    loser_id: Mapped[str] = mapped_column(ForeignKey("customers.id"), index=True)
    by: Mapped[str] = mapped_column(String(80))
    reason: Mapped[str] = mapped_column(String(200))
    moved: Mapped[dict[str, Any]]
    merged_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None] = mapped_column(String(80))

    __table_args__ = (
        Index(
            "uq_customer_merges_loser_id_standing",
            "loser_id",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )


class Identity(Base):
    """Something that finds a customer again: found by fingerprint, readable sealed.

    One phone, e-mail address, foreign number or old card finds one customer of the
    brand, and a customer has at most one of each kind.
    """

    __tablename__ = "identities"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    kind: Mapped[Kind] = mapped_column(String(8))
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    value_sealed: Mapped[bytes] = mapped_column(LargeBinary)
    verified_at: Mapped[datetime | None]
    source: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("brand_id", "kind", "fingerprint"),
        UniqueConstraint("customer_id", "kind"),
    )


class ConsentText(Base):
    """A sentence people answered, word for word: kept once, and never changed."""

    __tablename__ = "consent_texts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    language: Mapped[Language] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(Text)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("brand_id", "digest"),)


class Consent(Base):
    """A yes or a no, with the words it answered. Only ever added.

    *text_id* is None when the words were somebody else's, as in an imported file, and
    *terms_version* when no terms of ours were shown with them.
    """

    __tablename__ = "consents"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    channel: Mapped[Channel] = mapped_column(String(8))
    topic: Mapped[str] = mapped_column(String(40))
    given: Mapped[bool]
    text_id: Mapped[str | None] = mapped_column(ForeignKey("consent_texts.id"))
    terms_version: Mapped[int | None]
    source: Mapped[str] = mapped_column(String(120))
    ip: Mapped[str | None] = mapped_column(String(45))
    at: Mapped[datetime]

    __table_args__ = (Index(None, "customer_id", "channel", "topic", "at"),)
