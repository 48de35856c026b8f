"""Tables of places: stores, the tills in them, and what was offered near them."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.orm import Session

from walletpass import brands, ledger, places
from walletpass.db import Page
from walletpass.kernel.languages import say
from walletpass.web.studio.places.room import found
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit


def _stores(
    session: Session, visit: Visit, asked: Asked, _after: str | None
) -> Page[Cells]:
    return Page(
        [
            (
                one.id,
                one.code,
                one.name,
                one.address,
                f"{one.latitude}",
                f"{one.longitude}",
                one.timezone,
                moment(one.active_from),
                moment(one.active_to),
            )
            for one in found(
                brands.stores_of(session, visit.brand_id), asked.get("q", "")
            )
        ],
        None,
    )


def _tills(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = brands.tills_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    stores = {one.id: one for one in brands.stores_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                one.code,
                one.name,
                stores[one.store_id].code,
                stores[one.store_id].name,
                one.status,
                f"{ledger.to_display(one.offline_allowance, 2)}",
                moment(one.enrolled_at),
                moment(one.last_seen_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _offers(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return offers on places; one on everywhere names no store."""
    page = places.offers(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    stores = {one.id: one.code for one in brands.stores_of(session, visit.brand_id)}
    return Page(
        [
            (
                one.id,
                say(one.words, visit.say.language),
                " ".join(stores[id_] for id_ in places.stores_offered(session, one)),
                "everyone" if one.for_everyone else "invited",
                moment(one.shows_from),
                moment(one.shows_until),
                moment(one.withdrawn_at),
                moment(one.created_at),
            )
            for one in page.rows
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "stores": Sheet(
        "stores",
        (
            "id", "code", "name", "address", "latitude", "longitude", "timezone",
            "active_from", "active_to",
        ),
        _stores,
        asked=("q",),
    ),
    "tills": Sheet(
        "stores",
        (
            "id", "code", "name", "store", "store_name", "status", "offline_allowance",
            "enrolled_at", "last_seen_at",
        ),
        _tills,
        asked=("q",),
    ),
    "place-offers": Sheet(
        "stores",
        (
            "id", "words", "stores", "for", "shows_from", "shows_until", "withdrawn_at",
            "made_at",
        ),
        _offers,
        asked=("q",),
    ),
}  # fmt: skip
