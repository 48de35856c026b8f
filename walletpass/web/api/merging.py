"""One customer of two over the API, and two of one again."""

from typing import Any

from walletpass import customers, passes
from walletpass.customers import BelongsToAnotherError, Customer, Merge
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.customers import shape as shape_of_customer
from walletpass.web.api.person_shapes import IdentityIn, MergeIn, MergeOut, MergesOut
from walletpass.web.api.shapes import CustomerOut


@api.post("/customers/<customer_id>/merges")
@writes("customers:write", again="The merge made before")
@api.input(MergeIn)
@api.output(MergeOut, status_code=201)
def merge_customer(act: Act, customer_id: str, json_data: MergeIn) -> Any:
    """Merge another customer into this one: their points, purchases, cards and words.

    Whatever finds the other finds this one from now on. Where both hold a card of one
    program, this one's stays and the other turns void on its phone. Refused with 409
    `not-mergeable-customers` when one of them was erased or merged before, or when
    others were merged into the one who is to go.
    """
    merged = passes.merge_holders(
        act.session,
        act.services.people,
        act.brand_id,
        json_data.customer_id,
        customer_id,
        actor=act.holder.key_id,
        reason=json_data.reason,
        now=act.now,
    )
    return _shape(merged.merge), 201 if merged.is_new else 200


@api.post("/merges/<merge_id>/undo")
@writes("customers:write")
@api.output(MergeOut)
def undo_merge(act: Act, merge_id: str) -> Any:
    """Make two customers of one again; what came in since stays with the one who stayed.

    Undoing it again changes nothing. Refused with 409 `not-partable` when they were
    erased since.
    """
    parted = passes.unmerge_holders(
        act.session,
        act.services.people,
        act.brand_id,
        merge_id,
        actor=act.holder.key_id,
        now=act.now,
    )
    return _shape(parted.merge)


@api.get("/merges/<merge_id>")
@reads("customers:read")
@api.output(MergeOut)
def show_merge(act: Act, merge_id: str) -> Any:
    """Return one merge."""
    return _shape(customers.merge_of(act.session, act.brand_id, merge_id))


@api.get("/customers/<customer_id>/merges")
@reads("customers:read")
@api.output(MergesOut)
def list_merges(act: Act, customer_id: str) -> Any:
    """Return every merge a customer took part in, undone or not."""
    customer = customers.customer_of(act.session, act.brand_id, customer_id)
    made = customers.merges_of(act.session, customer.id)
    return {"merges": [_shape(one) for one in made]}


@api.post("/customers/<customer_id>/identities")
@writes("customers:write")
@api.input(IdentityIn)
@api.output(CustomerOut)
def add_identity(act: Act, customer_id: str, json_data: IdentityIn) -> Any:
    """Let a phone, an e-mail address or a card find this customer.

    One that finds another customer is refused with 409 `belongs-to-another`, unless it
    was *verified*: then they are one person, and the other is merged into this one. The
    number of a card of ours shows who holds it.
    """
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    other = _owner(act, json_data)
    if other is not None and other.id != customer.id:
        if not json_data.verified:
            raise BelongsToAnotherError(json_data.kind)
        passes.merge_holders(
            act.session,
            act.services.people,
            act.brand_id,
            other.id,
            customer.id,
            actor=act.holder.key_id,
            reason=f"verified {json_data.kind}",
            now=act.now,
        )
    elif not _is_card_of_ours(act, json_data):
        _keep(act, customer, json_data)
    return shape_of_customer(act.session, act.services.people, customer)


def _owner(act: Act, asked: IdentityIn) -> Customer | None:
    if _is_card_of_ours(act, asked):
        card = passes.card_numbered(act.session, act.brand_id, asked.value)
        return customers.person_of(act.session, act.brand_id, card.customer_id)
    return customers.find(
        act.session, act.services.people, act.brand, asked.kind, asked.value
    )


def _is_card_of_ours(act: Act, asked: IdentityIn) -> bool:
    if asked.kind != "card" or not passes.is_number(asked.value):
        return False
    try:
        passes.card_numbered(act.session, act.brand_id, asked.value)
    except passes.UnknownPassError:
        return False
    return True


def _keep(act: Act, customer: Customer, asked: IdentityIn) -> None:
    told: dict[str, Any] = {
        "brand": act.brand,
        "customer": customer,
        "kind": asked.kind,
        "value": asked.value,
        "source": "api",
        "now": act.now,
    }
    if asked.verified:
        customers.verify(act.session, act.services.people, **told)
    else:
        customers.claim(act.session, act.services.people, **told)


def _shape(made: Merge) -> dict[str, Any]:
    return {
        "id": made.id,
        "customer_id": made.winner_id,
        "merged_id": made.loser_id,
        "by": made.by,
        "reason": made.reason,
        "merged_at": made.merged_at,
        "undone_at": made.undone_at,
        "undone_by": made.undone_by,
    }
