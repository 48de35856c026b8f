"""Shops, each on a page of its own: opened, changed, closed, opened again."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, passes, places
from walletpass.brands import Store, fit_code, fit_name
from walletpass.kernel.errors import ConflictError, NotFoundError, WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.web.studio.designs.scenes import scene_of
from walletpass.web.studio.gathering import Gathering
from walletpass.web.studio.places import hours, lasting
from walletpass.web.studio.places.boxes import (
    complaints_of,
    point_of,
    previews,
    spot,
    words_in,
)
from walletpass.web.studio.places.mapping import drawn_beacons, mapped
from walletpass.web.studio.places.stamping import (
    SavedMeanwhileError,
    stamp_of,
    theirs,
)
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.visiting import Visit, needs

HERE = "places"
TAKEN: Final = 409
_WORTH_NAMING = ("balance", "unit", "first_name", "tier")  # on a lock screen


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/places/new", "new_store", new)
    door.add_url_rule("/places/new", "open_store", open_, methods=["POST"])
    door.add_url_rule("/places/<store_id>", "store", store_page)
    door.add_url_rule("/places/<store_id>", "change_store", change, methods=["POST"])


@needs("stores")
def new(visit: Visit) -> ResponseReturnValue:
    """Show an empty page for a shop."""
    with visit.services.database.snapshot() as session:
        return _page(visit, session, None)


@needs("stores")
def open_(visit: Visit) -> ResponseReturnValue:
    """Open a shop; cards learn of it."""
    try:
        with visit.services.database.transaction() as session:
            brand = visit.brand(session)
            told = _told(None, brand.timezone)
            store = brands.open_store(session, brand, now=visit.now, **told)
            _changed(visit, session, store, "store.opened", None)
    except WalletpassError as refusal:
        return refuse(visit, None, refusal)
    return _kept_as(store.id, "opened")


@needs("stores")
def store_page(visit: Visit, store_id: str) -> ResponseReturnValue:
    """Show a shop: where it is, what phones say there, on how many cards it is."""
    with visit.services.database.snapshot() as session:
        store = brands.store_of(session, visit.brand_id, store_id)
        return _page(visit, session, store)


@needs("stores")
def change(visit: Visit, store_id: str) -> ResponseReturnValue:
    """Keep what is typed, or do what the button says: close, or open again."""
    try:
        with visit.services.database.transaction() as session:
            store = brands.store_of(session, visit.brand_id, store_id)
            before = places.facts_of_store(session, store)
            match done := request.form.get("do", ""):
                case "close":
                    brands.close_store(session, store, now=visit.now)
                    _changed(visit, session, store, "store.closed", before)
                case "reopen":
                    brands.reopen_store(session, store)
                    _changed(visit, session, store, "store.reopened", before)
                case _:
                    _demand_fresh(session, store)
                    brands.change_store(session, store, _told(store, store.timezone))
                    shown = "on_cards" in request.form
                    places.show_store(session, store, shown=shown, now=visit.now)
                    _changed(visit, session, store, "store.changed", before)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        return refuse(visit, store_id, refusal)
    return _kept_as(store_id, done or "saved")


def _kept_as(store_id: str, done: str) -> ResponseReturnValue:
    return redirect(url_for("studio.store", store_id=store_id, done=done), 303)


def _demand_fresh(session: Session, store: Store) -> None:
    """Refuse to write over what somebody else saved since the page was opened.

    Raises:
        SavedMeanwhileError: Somebody did.
    """
    seen = request.form.get("stamp")
    if seen is not None and seen != stamp_of(_kept(session, store)):
        raise SavedMeanwhileError


def _kept(session: Session, store: Store) -> dict[str, str]:
    shown = {"on_cards": "on"} if places.is_shown(session, store) else {}
    return {**_boxes(store, ""), **shown}


def _told(store: Store | None, zone: str) -> dict[str, Any]:
    """Return what the boxes tell of a shop; a new one has a code as well.

    Raises:
        UnfitFormError: Some boxes need another value; each is told of by itself.
    """
    told, form = Gathering(), request.form
    code = {} if store else {"code": told.read(fit_code, "code", form.get("code", ""))}
    name = told.read(fit_name, "name", form.get("name", ""))
    where = told.read(spot)
    texts = told.read(words_in, "texts")
    week = told.read(hours.read, form)
    lasts = told.read(lasting.read, store, zone)
    told.demand_fit()
    address = form.get("street", "").strip()[:300]
    facts = {"name": name, "address": address, "hours": week, "texts": texts}
    return {**code, **facts, **where, **lasts}


def _changed(
    visit: Visit,
    session: Session,
    store: Store,
    action: str,
    before: Mapping[str, Any] | None,
) -> None:
    places.promise_store(session, store, now=visit.now)
    after = places.facts_of_store(session, store)
    visit.record(session, action, store.id, **brands.changed(before, after))


def refuse(
    visit: Visit, store_id: str | None, refusal: WalletpassError
) -> ResponseReturnValue:
    """Show the page again with what was typed, and what is wrong with it."""
    complaints = complaints_of(refusal, visit.say)
    with visit.services.database.snapshot() as session:
        store = store_id and brands.store_of(session, visit.brand_id, store_id)
        page = _page(visit, session, store or None, complaints)
    return make_response(page, TAKEN if isinstance(refusal, ConflictError) else UNFIT)


def _page(
    visit: Visit,
    session: Session,
    store: Store | None,
    complaints: Mapping[str, str] = MappingProxyType({}),
) -> str:
    brand = visit.brand(session)
    kept = _kept(session, store) if store else {}
    is_typed = "stamp" in request.form
    is_taken = is_typed and request.form["stamp"] != stamp_of(kept)
    hung = places.beacons_of(session, brand.id, store.id) if store else []
    points = places.own_points(session, hung)
    return visit.page(
        "studio/places/store.html",
        here=HERE,
        store=store,
        given={**_boxes(store, brand.timezone), **(request.form if complaints else {})},
        stamp=stamp_of(kept),
        theirs=theirs(kept, request.form, visit.say) if store and is_taken else [],
        is_shown=places.is_shown(session, store) if store else True,
        is_ticked="on_cards" in (request.form if is_typed else kept),
        standing=lasting.standing(store, visit.now) if store else "open",
        opening=lasting.opening(store, visit.say) if store else "",
        done=request.args.get("done", ""),
        hanging="uuid" in request.form,
        carried=passes.cards_near(session, store.id) if store else 0,
        previews=previews(store.texts, brand.languages, scene_of(visit, session))
        if store
        else [],
        brand_name=brand.name,
        beacons=hung,
        points={one: point_of(point) for one, point in points.items()},
        drawn=drawn_beacons(hung, points),
        languages=LANGUAGES,
        weekdays=brands.WEEKDAYS,
        longest=places.LONGEST_LINE,
        facts=_WORTH_NAMING,
        default=brand.default_language,
        zone=visit.zone(session),
        others=_others(visit, session, store),
        complaints=complaints,
        **mapped(visit),
    )


def _others(
    visit: Visit, session: Session, store: Store | None
) -> list[tuple[float, float, str]]:
    """Return where the brand's other shops are, to find one's way by on a map."""
    return [
        (one.latitude, one.longitude, one.name)
        for one in brands.stores_of(session, visit.brand_id, at=visit.now)
        if store is None or one.id != store.id
    ]


def _boxes(store: Store | None, zone: str) -> dict[str, str]:
    if store is None:
        return {"on_cards": "on", "timezone": zone}
    latitude, longitude = point_of(store)
    told = hours.written(store.hours)
    return {
        "name": store.name,
        "street": store.address,
        "latitude": latitude,
        "longitude": longitude,
        **lasting.written(store),
        **{f"texts_{language}": text for language, text in store.texts.items()},
        **{f"hours_{day}": text for day, text in told.items()},
    }
