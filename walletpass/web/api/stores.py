"""Shops over the API: what they are called, where they are, what a phone says there."""

from typing import Any

from walletpass import brands, passes
from walletpass.brands import Store
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import StoreIn, StoreOut, StorePatch, StoresOut

_CAUSE = "stores"


@api.post("/stores")
@writes("brands:write")
@api.input(StoreIn)
@api.output(StoreOut, status_code=201)
def open_store(act: Act, json_data: StoreIn) -> Any:
    """Open a shop; cards learn of it, and offer themselves near it."""
    store = brands.open_store(
        act.session, act.brand, now=act.now, **json_data.model_dump()
    )
    passes.promise_refresh(act.session, act.brand_id, _CAUSE, now=act.now)
    return shape(store)


@api.patch("/stores/<store_id>")
@writes("brands:write")
@api.input(StorePatch)
@api.output(StoreOut)
def change_store(act: Act, store_id: str, json_data: StorePatch) -> Any:
    """Change what is known of a shop; cards whose ten shops changed are made anew."""
    store = brands.store_of(act.session, act.brand_id, store_id)
    changes = {field: getattr(json_data, field) for field in json_data.model_fields_set}
    brands.change_store(act.session, store, changes)
    passes.promise_refresh(act.session, act.brand_id, _CAUSE, now=act.now)
    return shape(store)


@api.get("/stores")
@reads("brands:read")
@api.output(StoresOut)
def list_stores(act: Act) -> Any:
    """Return every shop of the brand."""
    return {
        "stores": [
            shape(store) for store in brands.stores_of(act.session, act.brand_id)
        ]
    }


def shape(store: Store) -> dict[str, Any]:
    """Return a shop as the API shows it."""
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
        "active_from": store.active_from,
        "active_to": store.active_to,
    }
