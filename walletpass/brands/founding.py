"""Founding a brand, wording its terms, opening its stores."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands.errors import (
    SwappedPlaceError,
    TakenError,
    UnfitFieldError,
    UnknownBrandError,
    UnknownStoreError,
)
from walletpass.brands.models import Brand, Store, Terms
from walletpass.db import Base
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language, Words

Kept = TypeVar("Kept", bound=Base)

_NO_WORDS: Words = {}
_DEGREES_PER_HOUR = 15  # the sun's way
_FROM_MERIDIAN = 35  # degrees: as far as clocks commonly are from the sun
_POLE = 90


def found(
    session: Session,
    *,
    slug: str,
    name: str,
    currency: str,
    country: str,
    timezone: str,
    now: datetime,
    languages: Collection[Language] = (DEFAULT_LANGUAGE,),
    default_language: Language | None = None,
    accent: str = "#1a5fb4",
    benefit: Words = _NO_WORDS,
    terms: Words = _NO_WORDS,
    contact: Words = _NO_WORDS,
    website: str = "",
) -> Brand:
    """Found a brand. Its country says where a phone number without a prefix belongs.

    Raises:
        UnfitFieldError: A fact cannot be right.
        TakenError: Another brand has this slug.
    """
    brand = Brand(
        id=new_id("brd", now),
        slug=slug,
        name=name,
        currency=currency,
        country=country,
        timezone=timezone,
        languages=languages,
        default_language=default_language or next(iter(languages), DEFAULT_LANGUAGE),
        accent=accent,
        benefit=benefit,
        terms={},
        terms_version=0,
        contact=contact,
        website=website,
        created_at=now,
    )
    add_or_refuse(session, brand, TakenError("slug", slug))
    change_terms(session, brand, terms, now=now)
    return brand


def add_or_refuse(session: Session, row: Kept, refusal: TakenError) -> Kept:
    """Store a row whose name must be the only one, or raise *refusal*."""
    try:
        with session.begin_nested():
            session.add(row)
    except IntegrityError as trouble:
        raise refusal from trouble
    return row


def change_terms(session: Session, brand: Brand, terms: Words, *, now: datetime) -> int:
    """Publish other terms and return their version; the same terms keep theirs."""
    if brand.terms_version and dict(terms) == dict(brand.terms):
        return brand.terms_version
    brand.terms = terms
    brand.terms_version += 1
    session.add(
        Terms(
            brand_id=brand.id,
            version=brand.terms_version,
            texts=brand.terms,
            created_at=now,
        )
    )
    session.flush()
    return brand.terms_version


def terms_of(session: Session, brand_id: str, version: int) -> Words:
    """Return the words of one version of the terms, or none if there never was one."""
    kept = session.get(Terms, (brand_id, version))
    return kept.texts if kept else {}


def brand_called(session: Session, slug: str) -> Brand:
    """Return the brand of this slug, typed small or with capitals.

    Raises:
        UnknownBrandError: There is none.
    """
    brand = None
    if slug.isprintable():
        called = select(Brand).where(Brand.slug == slug.lower())
        brand = session.scalars(called).one_or_none()
    if brand is None:
        raise UnknownBrandError(slug)
    return brand


def brand_of(session: Session, brand_id: str) -> Brand:
    """Return the brand of this id.

    Raises:
        UnknownBrandError: There is none.
    """
    brand = session.get(Brand, brand_id)
    if brand is None:
        raise UnknownBrandError(brand_id)
    return brand


def all_brands(session: Session) -> Sequence[Brand]:
    """Return every brand, by name."""
    return session.scalars(select(Brand).order_by(Brand.name, Brand.id)).all()


def open_store(
    session: Session,
    brand: Brand,
    *,
    code: str,
    name: str,
    latitude: float,
    longitude: float,
    now: datetime,
    timezone: str | None = None,
    hours: Mapping[str, Any] | None = None,
    address: str = "",
    texts: Words = _NO_WORDS,
    active_from: datetime | None = None,
    active_to: datetime | None = None,
) -> Store:
    """Open a store, in the brand's time zone unless it has its own.

    Raises:
        UnfitFieldError: A fact cannot be right.
        ImpossiblePlaceError: It is not on the globe.
        TakenError: The brand has a store of this code.
    """
    store = Store(
        id=new_id("sto", now),
        brand_id=brand.id,
        code=code,
        name=name,
        latitude=latitude,
        longitude=longitude,
        timezone=timezone or brand.timezone,
        hours=dict(hours or {}),
        address=address,
        texts=texts,
        active_from=active_from,
        active_to=active_to,
        created_at=now,
    )
    _check_span(store)
    _check_place(store)
    return add_or_refuse(session, store, TakenError("code", code))


def change_store(session: Session, store: Store, changes: Mapping[str, Any]) -> None:
    """Change facts of a store, by their names.

    Raises:
        UnfitFieldError: A fact cannot be right.
        ImpossiblePlaceError: It is not on the globe.
    """
    for field, value in changes.items():
        setattr(store, field, value)
    _check_span(store)
    if {"latitude", "longitude", "timezone"} & changes.keys():
        _check_place(store)
    session.flush()


def close_store(session: Session, store: Store, *, now: datetime) -> None:
    """Close a store now; one that is closed already stays as it is."""
    if store.active_to is None or store.active_to > now:
        if store.active_from is not None and store.active_from >= now:
            store.active_from = None
        store.active_to = now
        session.flush()


def reopen_store(session: Session, store: Store) -> None:
    """Let a store that was closed be open again for good."""
    store.active_to = None
    session.flush()


def _check_place(store: Store) -> None:
    """Refuse coordinates that fit the store's clock only the other way round."""
    hour = datetime(2026, 1, 1, tzinfo=ZoneInfo(store.timezone)).utcoffset()
    meridian = (hour or timedelta()) / timedelta(hours=1) * _DEGREES_PER_HOUR
    fits = abs(store.longitude - meridian) <= _FROM_MERIDIAN
    fits_swapped = abs(store.latitude - meridian) <= _FROM_MERIDIAN
    if not fits and fits_swapped and abs(store.longitude) <= _POLE:
        raise SwappedPlaceError(store.latitude, store.longitude, store.timezone)


def _check_span(store: Store) -> None:
    if store.active_from and store.active_to and store.active_from >= store.active_to:
        raise UnfitFieldError("active_to", "choose a moment after active_from.")


def store_of(session: Session, brand_id: str, store_id: str) -> Store:
    """Return the brand's store of this id.

    Raises:
        UnknownStoreError: The brand has none.
    """
    store = session.get(Store, store_id)
    if store is None or store.brand_id != brand_id:
        raise UnknownStoreError(store_id)
    return store


def store_called(session: Session, brand_id: str, code: str) -> Store:
    """Return the brand's store of this code.

    Raises:
        UnknownStoreError: The brand has none.
    """
    store = session.scalars(
        select(Store).where(Store.brand_id == brand_id, Store.code == code.lower())
    ).one_or_none()
    if store is None:
        raise UnknownStoreError(code)
    return store


def stores_of(
    session: Session, brand_id: str, *, at: datetime | None = None
) -> Sequence[Store]:
    """Return the brand's stores by code: all, or those active *at* this moment."""
    query = select(Store).where(Store.brand_id == brand_id).order_by(Store.code)
    if at is not None:
        query = query.where(
            or_(Store.active_from.is_(None), Store.active_from <= at),
            or_(Store.active_to.is_(None), Store.active_to > at),
        )
    return session.scalars(query).all()
