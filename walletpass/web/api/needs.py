"""Declared needs over the API."""

from typing import Any

from walletpass import brands, customers
from walletpass.customers import Customer, MergedCustomerError
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.care_shapes import NeedsIn, NeedsOut


@api.put("/customers/<customer_id>/needs")
@writes("customers:write")
@api.input(NeedsIn)
@api.output(NeedsOut)
def declare_needs(act: Act, customer_id: str, json_data: NeedsIn) -> Any:
    """Keep what a customer declares they need; staff see only what they may."""
    customer = customers.customer_of(act.session, act.brand_id, customer_id)
    if customer.status == "erased":
        raise customers.ErasedCustomerError
    if customer.merged_into_id is not None:
        raise MergedCustomerError(customer.merged_into_id)
    for kind, need in json_data.needs.items():
        customers.declare_need(
            act.session,
            act.services.people,
            customer,
            kind=kind,
            value=need.value or None,
            is_shown=need.shown,
            source=json_data.source,
            now=act.now,
        )
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="customer.needs",
        object=customer.id,
        after={"kinds": sorted(json_data.needs)},
        now=act.now,
    )
    return _shape(act, customer)


@api.get("/customers/<customer_id>/needs")
@reads("customers:read")
@api.output(NeedsOut)
def show_needs(act: Act, customer_id: str) -> Any:
    """Return what a customer needs."""
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    return _shape(act, customer)


def _shape(act: Act, customer: Customer) -> dict[str, Any]:
    declared = customers.needs_of(
        act.session, act.services.people, customer, for_staff=False
    )
    return {
        "needs": [
            {
                "kind": need.kind,
                "value": need.value,
                "shown": need.is_shown,
                "declared_at": need.declared_at,
            }
            for need in declared
        ]
    }
