"""Acts of loyalty and thanks over the API."""

from dataclasses import asdict
from typing import Any

from walletpass import brands, customers, ledger
from walletpass.rewards import acts, coupons
from walletpass.rewards.acts import Act as Deed
from walletpass.rewards.acts import ActKind, Thanks
from walletpass.web.api.act_shapes import (
    ActIn,
    ActKindIn,
    ActKindOut,
    ActKindsOut,
    ActOut,
    ActsOut,
    ActsQuery,
    AllThanksOut,
    ConfirmIn,
    GratitudeOut,
    GratitudeQuery,
    RecognitionsOut,
    RejectIn,
    ThanksIn,
    ThanksOut,
)
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.coupons import shape as shape_of_coupon
from walletpass.web.api.welcoming import hundredths


@api.post("/act-kinds")
@writes("rewards:write", finds=True)
@api.input(ActKindIn)
@api.output(ActKindOut, status_code=201)
def add_act_kind(act: Act, json_data: ActKindIn) -> Any:
    """Let a kind of act count: who tells of it, who confirms it, how it is thanked."""
    program = ledger.program_of(act.session, act.brand_id, json_data.program_id)
    told = json_data.model_dump(exclude={"program_id"})
    told["points"] = hundredths(json_data.points, program.scale)
    kind = acts.add_kind(
        act.session,
        act.brand_id,
        acts.Description(**told),
        program_id=program.id,
        now=act.now,
    )
    _record(act, "act-kind.added", kind)
    return _shape_of_kind(act, kind)


@api.get("/act-kinds")
@reads("rewards:read")
@api.output(ActKindsOut)
def list_act_kinds(act: Act) -> Any:
    """Return every kind of act, retired ones too."""
    known = acts.kinds_of(act.session, act.brand_id)
    return {"kinds": [_shape_of_kind(act, kind) for kind in known]}


@api.post("/act-kinds/<code>/retire")
@writes("rewards:write")
@api.output(ActKindOut)
def retire_act_kind(act: Act, code: str) -> Any:
    """Let a kind of act count no more; what waits to be confirmed still may be."""
    kind = acts.retire_kind(act.session, act.brand_id, code)
    _record(act, "act-kind.retired", kind)
    return _shape_of_kind(act, kind)


def _record(act: Act, action: str, kind: ActKind) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=kind.code,
        now=act.now,
    )


def _shape_of_kind(act: Act, kind: ActKind) -> dict[str, Any]:
    program = ledger.program_of(act.session, act.brand_id, kind.program_id)
    return {name: getattr(kind, name) for name in ActKindOut.model_fields} | {
        "points": ledger.to_display(kind.points, program.scale)
    }


@api.post("/acts")
@writes("rewards:write", finds=True, again="The act noted before")
@api.input(ActIn)
@api.output(ActOut, status_code=201)
def report_act(act: Act, json_data: ActIn) -> Any:
    """Tell of something good a customer did.

    What nobody has to confirm is thanked at once; one too many is noted as `rejected`
    and says why.
    """
    asked = json_data
    seen = acts.report(
        act.session,
        act.services.people.keyring,
        act.brand_id,
        acts.Told(**asked.model_dump(), by=act.holder.key_id),
        now=act.now,
    )
    return _shape(act, seen.act), 201 if seen.is_new else 200


@api.get("/acts")
@reads("rewards:read", finds=True)
@api.input(ActsQuery, location="query")
@api.output(ActsOut)
def list_acts(act: Act, query_data: ActsQuery) -> Any:
    """Return acts, newest first: all, those that wait (`state=candidate`), somebody's."""
    asked, customer_id = query_data, None
    if asked.customer_id is not None:
        customer_id = customers.person_of(
            act.session, act.brand_id, asked.customer_id
        ).id
    rows = acts.acts_page(
        act.session,
        act.brand_id,
        state=asked.state,
        customer_id=customer_id,
        after=asked.cursor,
        limit=asked.limit,
    )
    return {"acts": [_shape(act, one) for one in rows.rows], "next": rows.next}


@api.get("/acts/<act_id>")
@reads("rewards:read")
@api.output(ActOut)
def show_act(act: Act, act_id: str) -> Any:
    """Return one act."""
    return _shape(act, acts.act_of(act.session, act.brand_id, act_id))


@api.post("/acts/<act_id>/confirm")
@writes("rewards:write")
@api.input(ConfirmIn)
@api.output(ActOut)
def confirm_act(act: Act, act_id: str, json_data: ConfirmIn) -> Any:
    """Confirm an act and thank for it; again changes nothing."""
    confirmed = acts.confirm(
        act.session,
        act.services.people.keyring,
        act.brand_id,
        act_id,
        by=act.holder.key_id,
        counterpart_id=json_data.counterpart_id,
        now=act.now,
    )
    return _shape(act, confirmed)


@api.post("/acts/<act_id>/reject")
@writes("rewards:write")
@api.input(RejectIn)
@api.output(ActOut)
def reject_act(act: Act, act_id: str, json_data: RejectIn) -> Any:
    """Reject an act that waits to be confirmed, and say why."""
    rejected = acts.reject(
        act.session,
        act.brand_id,
        act_id,
        by=act.holder.key_id,
        reason=json_data.reason,
        now=act.now,
    )
    return _shape(act, rejected)


def _shape(act: Act, deed: Deed) -> dict[str, Any]:
    kind = act.session.get_one(ActKind, deed.kind_id)
    as_it_is = ActOut.model_fields.keys() - {"kind"}
    return {name: getattr(deed, name) for name in as_it_is} | {"kind": kind.code}


@api.post("/customers/<customer_id>/thanks")
@writes("rewards:write")
@api.input(ThanksIn)
@api.output(ThanksOut)
def thank_customer(act: Act, customer_id: str, json_data: ThanksIn) -> Any:
    """Thank a customer in words; asked again with the same source, nothing changes."""
    thanks = acts.thank(
        act.session,
        act.brand_id,
        customer_id,
        json_data.words,
        by=act.holder.key_id,
        source=json_data.source,
        now=act.now,
    )
    return _shape_of_thanks(thanks)


@api.get("/customers/<customer_id>/thanks")
@reads("rewards:read")
@api.output(AllThanksOut)
def list_thanks(act: Act, customer_id: str) -> Any:
    """Return the latest fifty thanks a customer was given."""
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    given = acts.thanks_of(act.session, customer.id)
    return {"thanks": [_shape_of_thanks(one) for one in given]}


def _shape_of_thanks(thanks: Thanks) -> dict[str, Any]:
    return {name: getattr(thanks, name) for name in ThanksOut.model_fields}


@api.get("/customers/<customer_id>/recognitions")
@reads("rewards:read")
@api.output(RecognitionsOut)
def list_recognitions(act: Act, customer_id: str) -> Any:
    """Return what a customer holds that is no discount: badges, a status, an entry."""
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    held = coupons.recognitions_of(act.session, customer.id, now=act.now)
    return {
        "recognitions": [
            {
                "kind": reward.kind,
                "reward": reward.code,
                "name": reward.name,
                "coupon": shape_of_coupon(act, coupon),
            }
            for coupon, reward in held
        ]
    }


@api.get("/gratitude")
@reads("rewards:read")
@api.input(GratitudeQuery, location="query")
@api.output(GratitudeOut)
def show_gratitude(act: Act, query_data: GratitudeQuery) -> Any:
    """Return how often customers were thanked, and how many good deeds were seen."""
    figures = acts.gratitude(
        act.session, act.brand_id, since=query_data.since, until=query_data.until
    )
    return asdict(figures)
