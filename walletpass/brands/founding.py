"""Founding a brand, wording its terms, opening its stores."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass.brands.errors import (
    TakenError,
    UnfitFieldError,
    UnknownBrandError,
    UnknownStoreError,
)
from walletpass.brands.models import Brand, Store, Terms, Till
from walletpass.db import Base
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language, Words

Kept = TypeVar("Kept", bound=Base)

_NO_WORDS: Words = {}


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
    session.flush()


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


def add_till(
    session: Session, store: Store, *, code: str, name: str, now: datetime
) -> Till:
    """Put a till into a store.

    Raises:
        UnfitFieldError: A fact cannot be right.
        TakenError: The store has a till of this code.
    """
    till = Till(
        id=new_id("til", now),
        brand_id=store.brand_id,
        store_id=store.id,
        code=code,
        name=name,
        created_at=now,
    )
    return add_or_refuse(session, till, TakenError("code", code))


def tills_of(session: Session, brand_id: str) -> Sequence[Till]:
    """Return the brand's tills, store by store."""
    return session.scalars(
        select(Till)
        .join(Store, Store.id == Till.store_id)
        .where(Till.brand_id == brand_id)
        .order_by(Store.code, Till.code)
    ).all()
