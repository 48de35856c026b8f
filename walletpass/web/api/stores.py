"""Shops over the API: what they are called, where they are, what a phone says there."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from walletpass import brands, passes, places
from walletpass.brands import Store
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import StoreIn, StoreOut, StorePatch, StoresOut


@api.post("/stores")
@writes("brands:write")
@api.input(StoreIn)
@api.output(StoreOut, status_code=201)
def open_store(act: Act, json_data: StoreIn) -> Any:
    """Open a shop; cards learn of it, and offer themselves near it.

    Each card carries the ten shops its holder is likeliest to visit, and only cards
    whose ten changed are made anew. `texts` may name facts of the card in braces, such
    as `{balance}`.
    """
    told = _fit(json_data.model_dump())
    on_cards = told.pop("on_cards")
    store = brands.open_store(act.session, act.brand, now=act.now, **told)
    places.show_store(act.session, store, shown=on_cards, now=act.now)
    return _changed(act, store, "store.opened", None)


@api.patch("/stores/<store_id>")
@writes("brands:write")
@api.input(StorePatch)
@api.output(StoreOut)
def change_store(act: Act, store_id: str, json_data: StorePatch) -> Any:
    """Change what is known of a shop; only cards that carry it, or will, are made anew."""
    store = brands.store_of(act.session, act.brand_id, store_id)
    before = places.facts_of_store(act.session, store)
    told = {field: getattr(json_data, field) for field in json_data.model_fields_set}
    changes = _fit(told)
    if "on_cards" in changes:
        shown = changes.pop("on_cards")
        places.show_store(act.session, store, shown=shown, now=act.now)
    brands.change_store(act.session, store, changes)
    return _changed(act, store, "store.changed", before)


@api.post("/stores/<string:store_id>:close")
@writes("brands:write")
@api.output(StoreOut)
def close_store(act: Act, store_id: str) -> Any:
    """Close a shop now; it leaves the cards that carry it. Again changes nothing."""
    store = brands.store_of(act.session, act.brand_id, store_id)
    before = places.facts_of_store(act.session, store)
    brands.close_store(act.session, store, now=act.now)
    return _changed(act, store, "store.closed", before)


@api.post("/stores/<string:store_id>:reopen")
@writes("brands:write")
@api.output(StoreOut)
def reopen_store(act: Act, store_id: str) -> Any:
    """Open a shop that was closed again, from now on and for good."""
    store = brands.store_of(act.session, act.brand_id, store_id)
    before = places.facts_of_store(act.session, store)
    brands.reopen_store(act.session, store)
    return _changed(act, store, "store.reopened", before)


@api.get("/stores")
@reads("brands:read")
@api.output(StoresOut)
def list_stores(act: Act) -> Any:
    """Return every shop of the brand."""
    return {"stores": shapes(act.session, act.brand_id)}


def _fit(told: dict[str, Any]) -> dict[str, Any]:
    if "texts" in told:
        told["texts"] = places.fit_line("texts", told["texts"])
        passes.check_line("texts", told["texts"])
    return told


def _changed(
    act: Act, store: Store, action: str, before: Mapping[str, Any] | None
) -> dict[str, Any]:
    places.promise_store(act.session, store, now=act.now)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=store.id,
        **brands.changed(before, places.facts_of_store(act.session, store)),
        now=act.now,
    )
    return _shape(store, on_cards=places.is_shown(act.session, store))


def shapes(session: Session, brand_id: str) -> list[dict[str, Any]]:
    """Return every shop of a brand as the API shows it."""
    hidden = places.hidden_stores(session, brand_id)
    return [
        _shape(store, on_cards=store.id not in hidden)
        for store in brands.stores_of(session, brand_id)
    ]


def _shape(store: Store, *, on_cards: bool) -> dict[str, Any]:
    return {
        "id": store.id,
        "code": store.code,
        "name": store.name,
        "address": store.address,
        "latitude": store.latitude,
        "longitude": store.longitude,
        "timezone": store.timezone,
        "hours": store.hours,
        "texts": store.texts,
        "on_cards": on_cards,
        "active_from": store.active_from,
        "active_to": store.active_to,
    }
