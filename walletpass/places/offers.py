"""Offers on places: another line near some stores, for a time, for all or for guests."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, insert, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.brands import store_of
from walletpass.db import Page, answers, newest_among, newest_page
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Words
from walletpass.places.errors import PlaceOfferOverError, UnknownPlaceOfferError
from walletpass.places.events import FreezeOffer
from walletpass.places.fitting import (
    check_end,
    check_holdout,
    check_start,
    check_stores,
    fit_offer,
)
from walletpass.places.models import (
    PlaceOffer,
    PlaceOfferGuest,
    PlaceOfferStore,
    PlaceOfferTrial,
)
from walletpass.places.withholding import is_held

MOST_GUESTS: Final = 500  # at once; invite again for more

_ON = (
    select(PlaceOffer, PlaceOfferTrial)
    .outerjoin(PlaceOfferTrial, PlaceOfferTrial.offer_id == PlaceOffer.id)
    .where(
        PlaceOffer.brand_id == bindparam("brand_id"),
        PlaceOffer.shows_until > bindparam("now"),
        PlaceOffer.shows_from <= bindparam("now"),
        PlaceOffer.withdrawn_at.is_(None),
    )
    .order_by(PlaceOffer.id.desc())
)
_STORES = select(PlaceOfferStore.offer_id, PlaceOfferStore.store_id).where(
    PlaceOfferStore.offer_id.in_(bindparam("offer_ids", expanding=True))
)
_GUESTS = select(PlaceOfferGuest.offer_id, PlaceOfferGuest.customer_id).where(
    PlaceOfferGuest.customer_id.in_(bindparam("ids", expanding=True)),
    PlaceOfferGuest.offer_id.in_(bindparam("offer_ids", expanding=True)),
)


@dataclass(frozen=True, slots=True)
class OffersOn:
    """The offers on at one moment, the newest first: of several at a store it speaks."""

    offers: Sequence[PlaceOffer]
    stores: Mapping[str, frozenset[str]] = field(default_factory=dict)
    guests: Mapping[str, frozenset[str]] = field(default_factory=dict)
    trials: Mapping[str, PlaceOfferTrial] = field(default_factory=dict)

    def words_at(self, store_id: str, customer_id: str) -> Words | None:
        """Return what is offered to a customer at a store, if anything is."""
        offers = self.at(store_id, customer_id)
        return offers[0].words if offers else None

    def at(self, store_id: str, customer_id: str) -> Sequence[PlaceOffer]:
        """Return every offer that is on for a customer at a store, and not kept from them."""
        return [
            offer
            for offer in self.offers
            if (offer.everywhere or store_id in self.stores.get(offer.id, ()))
            and (offer.for_everyone or customer_id in self.guests.get(offer.id, ()))
            and not self._is_held(offer, customer_id)
        ]

    def _is_held(self, offer: PlaceOffer, customer_id: str) -> bool:
        trial = self.trials.get(offer.id)
        return trial is not None and is_held(trial.salt, trial.share, customer_id)


def offers_on(
    session: Session, brand_id: str, customer_ids: Sequence[str], *, now: datetime
) -> OffersOn:
    """Return the brand's offers that are on now, and which of these customers are asked."""
    found = session.execute(_ON, {"brand_id": brand_id, "now": now}).all()
    if not found:
        return OffersOn(())
    offers = [row.PlaceOffer for row in found]
    ids = [offer.id for offer in offers]
    stores = session.execute(_STORES, {"offer_ids": ids}).all()
    asked = {"ids": list(customer_ids), "offer_ids": ids}
    guests = (
        session.execute(_GUESTS, asked).all()
        if not all(offer.for_everyone for offer in offers)
        else []
    )
    return OffersOn(
        offers,
        {
            id_: frozenset(s.store_id for s in stores if s.offer_id == id_)
            for id_ in ids
        },
        {
            id_: frozenset(g.customer_id for g in guests if g.offer_id == id_)
            for id_ in ids
        },
        {
            row.PlaceOffer.id: row.PlaceOfferTrial
            for row in found
            if row.PlaceOfferTrial
        },
    )


def offer(
    session: Session,
    brand_id: str,
    *,
    words: Words,
    store_ids: Sequence[str] | None,
    shows_from: datetime,
    shows_until: datetime,
    for_everyone: bool = True,
    holdout: float = 0.0,
    now: datetime,
) -> PlaceOffer:
    """Make an offer on these stores, or on all that cards carry, from one moment to another.

    From the share *holdout* of those it concerns it is kept, by lot: without it nobody
    could tell what it brought. Whom it concerns is written down when it begins.

    Raises:
        UnfitFieldError: It says nothing or too much, began long ago, ends before it
            begins, or is kept from more than half.
        UnknownStoreError: The brand has no such store.
    """
    line = fit_offer(words)
    check_start(shows_from, now)
    check_end(shows_from, shows_until, now)
    check_stores(store_ids)
    check_holdout(holdout)
    made = PlaceOffer(
        id=new_id("plo", now),
        brand_id=brand_id,
        words=line,
        everywhere=store_ids is None,
        for_everyone=for_everyone,
        shows_from=shows_from,
        shows_until=shows_until,
        withdrawn_at=None,
        created_at=now,
    )
    session.add(made)
    session.flush()
    salt = secrets.token_bytes(16)
    session.add(
        PlaceOfferTrial(offer_id=made.id, brand_id=brand_id, salt=salt, share=holdout)
    )
    begins = max(shows_from, now)
    outbox.add(session, FreezeOffer(made.id), now=now, after=begins - now)
    for store_id in sorted(set(store_ids or ())):
        store_of(session, brand_id, store_id)
        session.add(
            PlaceOfferStore(offer_id=made.id, store_id=store_id, brand_id=brand_id)
        )
    session.flush()
    return made


def invite(session: Session, made: PlaceOffer, customer_ids: Sequence[str]) -> None:
    """Let these customers see an offer that is not for everyone; again changes nothing."""
    known = set(
        session.scalars(
            select(PlaceOfferGuest.customer_id).where(
                PlaceOfferGuest.offer_id == made.id,
                PlaceOfferGuest.customer_id.in_(customer_ids),
            )
        )
    )
    rows = [
        {"offer_id": made.id, "customer_id": customer_id, "brand_id": made.brand_id}
        for customer_id in dict.fromkeys(customer_ids)
        if customer_id not in known
    ]
    if rows:
        session.execute(insert(PlaceOfferGuest), rows)


def withdraw_offer(session: Session, made: PlaceOffer, *, now: datetime) -> None:
    """Take an offer off the cards before its time; again changes nothing.

    Raises:
        PlaceOfferOverError: Its time is over.
    """
    if made.withdrawn_at is not None:
        return
    if made.shows_until <= now:
        raise PlaceOfferOverError(made.id)
    made.withdrawn_at = now
    session.flush()


def offer_of(session: Session, brand_id: str, offer_id: str) -> PlaceOffer:
    """Return the brand's offer of this id.

    Raises:
        UnknownPlaceOfferError: The brand has none.
    """
    found = session.get(PlaceOffer, offer_id)
    if found is None or found.brand_id != brand_id:
        raise UnknownPlaceOfferError(offer_id)
    return found


def offers(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[PlaceOffer]:
    """Return a page of the brand's offers, over or not, the newest first.

    All of them, or those that say what is *wanted* in any language.
    """
    query = select(PlaceOffer).where(PlaceOffer.brand_id == brand_id)
    if not wanted:
        return newest_page(session, query, PlaceOffer.id, after=after, limit=limit)
    found = (
        one
        for one in session.scalars(query.order_by(PlaceOffer.id.desc()))
        if answers(wanted, *one.words.values())
    )
    return newest_among(found, lambda one: one.id, after=after, limit=limit)


def stores_offered(session: Session, made: PlaceOffer) -> tuple[str, ...]:
    """Return the ids of the stores an offer is on at; none, where it is on at all."""
    rows = session.execute(_STORES, {"offer_ids": [made.id]})
    return tuple(sorted(row.store_id for row in rows))
