"""Where cards offer themselves: beacons, chosen places, offers there, and who came near."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from walletpass.db import ONE_TREE, Base, Json
from walletpass.kernel.languages import Words

_MARK = 65_535  # a beacon's numbers have 16 bits


class Beacon(Base):
    """A Bluetooth beacon in a store: the phone that hears it offers the card.

    *uuid* is the brand's, *major* and *minor* tell its beacons apart; None means any.
    *texts* are the line shown near it; without one it is the store's.
    """

    __tablename__ = "beacons"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), index=True)
    uuid: Mapped[str] = mapped_column(String(36))
    major: Mapped[int | None]
    minor: Mapped[int | None]
    texts: Mapped[Words] = mapped_column(Json)
    created_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "brand_id", "id"),
        CheckConstraint(f"major BETWEEN 0 AND {_MARK}", "major"),
        CheckConstraint(f"minor BETWEEN 0 AND {_MARK}", "minor"),
    )


class BeaconPoint(Base):
    """Where a beacon hangs, if that was told; else it is where its store is."""

    __tablename__ = "beacon_points"

    beacon_id: Mapped[str] = mapped_column(
        ForeignKey("beacons.id", ondelete="CASCADE"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    latitude: Mapped[float]
    longitude: Mapped[float]

    __table_args__ = (
        Index(None, "brand_id"),
        CheckConstraint("latitude BETWEEN -90 AND 90", "latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", "longitude"),
        ONE_TREE,
    )


class HiddenStore(Base):
    """A store that cards do not offer themselves at, though it is open."""

    __tablename__ = "hidden_stores"

    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    hidden_at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id"),)


class HintlessCustomer(Base):
    """Somebody whose cards offer themselves near no store: they said so."""

    __tablename__ = "hintless_customers"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    since: Mapped[datetime]

    __table_args__ = (ONE_TREE,)


class StoreVisits(Base):
    """How many visits a store had lately; counted anew each day."""

    __tablename__ = "store_visits"

    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    visits: Mapped[int]
    counted_at: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id"),)


class ChosenPlace(Base):
    """A store that a customer's card carries, the likeliest visit first.

    One that *is_withheld* would be carried, but is left out so that what carrying it
    does can be measured.
    """

    __tablename__ = "chosen_places"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    is_withheld: Mapped[bool]
    chosen_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("customer_id", "store_id"),
        Index(None, "store_id", "customer_id"),
        CheckConstraint("rank BETWEEN 1 AND 10", "rank"),
        ONE_TREE,
    )


class PlaceTrial(Base):
    """What share of customers has one of their ten withheld, drawn by *salt*."""

    __tablename__ = "place_trials"

    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"), primary_key=True)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    share: Mapped[float]
    since: Mapped[datetime]

    __table_args__ = (CheckConstraint("share BETWEEN 0 AND 1", "share"),)


class PlaceOffer(Base):
    """A line that cards show near some stores for a time, in place of the store's own.

    Without stores of its own it is on at all of them. Where it is not for everyone, it
    is for the customers invited.
    """

    __tablename__ = "place_offers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    words: Mapped[Words] = mapped_column(Json)
    everywhere: Mapped[bool]
    for_everyone: Mapped[bool]
    shows_from: Mapped[datetime]
    shows_until: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    created_at: Mapped[datetime]

    __table_args__ = (
        Index(None, "brand_id", "shows_until"),
        CheckConstraint("shows_from < shows_until", "span"),
    )


class PlaceOfferStore(Base):
    """A store that an offer is on at."""

    __tablename__ = "place_offer_stores"

    offer_id: Mapped[str] = mapped_column(
        ForeignKey("place_offers.id"), primary_key=True
    )
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))

    __table_args__ = (ONE_TREE,)


class PlaceOfferGuest(Base):
    """A customer who is invited to an offer that is not for everyone."""

    __tablename__ = "place_offer_guests"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    offer_id: Mapped[str] = mapped_column(
        ForeignKey("place_offers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))

    __table_args__ = (Index(None, "offer_id", "customer_id"), ONE_TREE)


class PlaceOfferTrial(Base):
    """What share of those an offer concerns does not see it, drawn by *salt*.

    *frozen_at* is when both sides were written down whole.
    """

    __tablename__ = "place_offer_trials"

    offer_id: Mapped[str] = mapped_column(
        ForeignKey("place_offers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    share: Mapped[float]
    frozen_at: Mapped[datetime | None]

    __table_args__ = (CheckConstraint("share BETWEEN 0 AND 1", "share"),)


class PlaceOfferSide(Base):
    """Somebody whose card carried one of an offer's shops when it began.

    From one who *is_held* it is kept, to see what happens without it.
    """

    __tablename__ = "place_offer_sides"

    offer_id: Mapped[str] = mapped_column(
        ForeignKey("place_offers.id"), primary_key=True
    )
    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    is_held: Mapped[bool]

    __table_args__ = (Index(None, "customer_id"), ONE_TREE)


class PlaceTrialSide(Base):
    """A place of somebody's ten when a trial first met them: carried, or withheld.

    *trial_since* names the trial; *since* is when we began to look.
    """

    __tablename__ = "place_trial_sides"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    rank: Mapped[int] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    is_withheld: Mapped[bool]
    trial_since: Mapped[datetime]
    since: Mapped[datetime]

    __table_args__ = (Index(None, "brand_id", "trial_since", "customer_id"), ONE_TREE)


class PlaceOfferTold(Base):
    """An offer that somebody who came near was told of on a local day: once is enough."""

    __tablename__ = "place_offers_told"

    customer_id: Mapped[str] = mapped_column(
        ForeignKey("customers.id"), primary_key=True
    )
    offer_id: Mapped[str] = mapped_column(
        ForeignKey("place_offers.id"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    store_id: Mapped[str] = mapped_column(ForeignKey("stores.id"))
    told_at: Mapped[datetime]

    __table_args__ = (ONE_TREE,)


class Position(Base):
    """Where a customer was, as an app they allowed it told us: kept for a week at most.

    *source* and *external_id* are its natural key; *accuracy* is in metres. *store_id*
    is the open store they were near, if any.
    """

    __tablename__ = "positions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    source: Mapped[str] = mapped_column(String(64))
    external_id: Mapped[str] = mapped_column(String(100))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    customer_id: Mapped[str] = mapped_column(ForeignKey("customers.id"))
    latitude: Mapped[float]
    longitude: Mapped[float]
    accuracy: Mapped[float]
    store_id: Mapped[str | None] = mapped_column(ForeignKey("stores.id"))
    metres: Mapped[float | None]
    occurred_at: Mapped[datetime]
    received_at: Mapped[datetime]

    __table_args__ = (
        UniqueConstraint("brand_id", "source", "external_id"),
        Index(None, "customer_id", "occurred_at"),
        Index(None, "received_at"),
    )


class PositionOutcome(Base):
    """What came of somebody being near: they were told of an offer there, or why not.

    *reason* is "sent", one that a campaign has for not speaking, or one of places.
    *detail* is what it counts or names. It goes with the position.
    """

    __tablename__ = "position_outcomes"

    position_id: Mapped[str] = mapped_column(
        ForeignKey("positions.id", ondelete="CASCADE"), primary_key=True
    )
    brand_id: Mapped[str] = mapped_column(ForeignKey("brands.id"))
    reason: Mapped[str] = mapped_column(String(24))
    detail: Mapped[str | None] = mapped_column(String(32))
    decided_at: Mapped[datetime]

    __table_args__ = (ONE_TREE,)
