"""Brands, their stores and tills, and the people who work there."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from walletpass.brands import fitness
from walletpass.brands.hours import check_hours
from walletpass.db import Base, Json
from walletpass.kernel.geo import Point
from walletpass.kernel.languages import Language, Words

Role = Literal["owner", "marketer", "cashier", "support", "developer"]
StaffStatus = Literal["active", "blocked"]
TillStatus = Literal["active", "retired"]
Mode = Literal["live", "test"]


class Brand(Base):
    """Someone whose cards we keep: every business row belongs to exactly one.

    *benefit* is the one sentence on the join page. *terms* are the current ones; each
    version ever shown is kept as `Terms`, because consents name the version they saw.
    """

    __tablename__ = "brands"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    currency: Mapped[str] = mapped_column(String(3))
    country: Mapped[str] = mapped_column(String(2))
    timezone: Mapped[str] = mapped_column(String(64))
    languages: Mapped[list[Language]] = mapped_column(Json)
    default_language: Mapped[Language] = mapped_column(String(8))
    accent: Mapped[str] = mapped_column(String(7))
    benefit: Mapped[Words] = mapped_column(Json)
    terms: Mapped[Words] = mapped_column(Json)
    terms_version: Mapped[int]
    contact: Mapped[Words] = mapped_column(Json)
    website: Mapped[str] = mapped_column(String(300))
    logo_sha: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime]

    @validates("slug", "name", "currency", "country", "timezone", "accent", "website")
    def _fit(self, field: str, text: str) -> str:
        return _TEXTS[field](field, text)

    @validates("benefit", "terms", "contact")
    def _fit_words(self, field: str, texts: Mapping[str, str]) -> Words:
        return fitness.words(field, texts)

    @validates("languages")
    def _fit_languages(self, field: str, tags: Collection[str]) -> list[Language]:
        return fitness.languages(field, tags)

    @validates("default_language")
    def _fit_language(self, field: str, tag: str) -> Language:
        return fitness.language(field, tag)


_TEXTS = {
    "slug": fitness.slug,
    "name": fitness.title,
    "currency": fitness.currency,
    "country": fitness.country,
    "timezone": fitness.timezone,
    "accent": fitness.colour,
    "website": fitness.website,
}


class Terms(Base):
    """The words of one version of a brand's terms, never changed again."""

    __tablename__ = "terms"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    texts: Mapped[Words] = mapped_column(Json)
    created_at: Mapped[datetime]


class Store(Base):
    """A shop: where it is, when it is open, what a phone says near it.

    *hours* are described in `hours`. *texts* hold the line shown near the shop.
    """

    __tablename__ = "stores"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    latitude: Mapped[float]
    longitude: Mapped[float]
    timezone: Mapped[str] = mapped_column(String(64))
    hours: Mapped[dict[str, Any]]
    address: Mapped[str] = mapped_column(String(300))
    texts: Mapped[Words] = mapped_column(Json)
    active_from: Mapped[datetime | None]
    active_to: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("brand_id", "code"),)

    @validates("code", "name", "timezone")
    def _fit(self, field: str, text: str) -> str:
        return _STORE_TEXTS[field](field, text)

    @validates("texts")
    def _fit_words(self, field: str, texts: Mapping[str, str]) -> Words:
        return fitness.words(field, texts)

    @validates("hours")
    def _fit_hours(self, _field: str, hours: dict[str, Any]) -> dict[str, Any]:
        check_hours(hours)
        return hours

    @validates("latitude")
    def _fit_latitude(self, _field: str, degrees: float) -> float:
        return Point(degrees, 0).latitude

    @validates("longitude")
    def _fit_longitude(self, _field: str, degrees: float) -> float:
        return Point(0, degrees).longitude

    @property
    def point(self) -> Point:
        """Where the shop is."""
        return Point(self.latitude, self.longitude)


_STORE_TEXTS = {
    "code": fitness.slug,
    "name": fitness.title,
    "timezone": fitness.timezone,
}


class Till(Base):
    """A place in a store where cards are scanned, and the device that stands there.

    *offline_allowance* is how many hundredths of points customers may spend here while
    it is offline. Wrong PINs count against the till, not against a name.
    """

    __tablename__ = "tills"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40))
    status: Mapped[TillStatus] = mapped_column(String(8), default="active")
    code_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    code_expires_at: Mapped[datetime | None]
    token_digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    enrolled_at: Mapped[datetime | None]
    last_seen_at: Mapped[datetime | None]
    offline_allowance: Mapped[int] = mapped_column(BigInteger, default=0)
    failed_attempts: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("store_id", "code"),)

    @validates("code", "name")
    def _fit(self, field: str, text: str) -> str:
        return _STORE_TEXTS[field](field, text)


class Staff(Base):
    """Someone who works for a brand. A login is theirs alone in the installation."""

    __tablename__ = "staff"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    login: Mapped[str] = mapped_column(String(120), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(200))
    pin_hash: Mapped[str | None] = mapped_column(String(200))
    status: Mapped[StaffStatus] = mapped_column(String(8), default="active")
    failed_attempts: Mapped[int] = mapped_column(default=0)
    failing_since: Mapped[datetime | None]
    locked_until: Mapped[datetime | None]
    language: Mapped[Language] = mapped_column(String(8))
    created_at: Mapped[datetime]

    @validates("name")
    def _fit(self, field: str, text: str) -> str:
        return fitness.title(field, text)

    @validates("language")
    def _fit_language(self, field: str, tag: str) -> Language:
        return fitness.language(field, tag)


class StaffRole(Base):
    """What someone does: everywhere, or in one store."""

    __tablename__ = "staff_roles"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    staff_id: Mapped[str] = mapped_column(ForeignKey("staff.id"), index=True)
    role: Mapped[Role] = mapped_column(String(16))
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    created_at: Mapped[datetime]


class ApiKey(Base):
    """A program's leave to act for a brand. Only a digest of its secret is kept."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    prefix: Mapped[str] = mapped_column(String(16), unique=True)
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    mode: Mapped[Mode] = mapped_column(String(4))
    scopes: Mapped[list[Any]]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    @validates("name")
    def _fit(self, field: str, text: str) -> str:
        return fitness.title(field, text)
