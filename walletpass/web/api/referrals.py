"""Referrals over the API: the terms, somebody's code, and whom they brought."""

from typing import Any

from walletpass import brands, customers, ledger
from walletpass.rewards import referrals
from walletpass.rewards.referrals import Referral
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.offer_shapes import (
    ClickIn,
    InvitationOut,
    JoinIn,
    ReferralOut,
    ReferralsOut,
    ReferralsQuery,
    TermsIn,
    TermsOut,
)
from walletpass.web.api.welcoming import hundredths


@api.put("/programs/<program_id>/referral-terms")
@writes("rewards:write")
@api.input(TermsIn)
@api.output(TermsOut)
def set_referral_terms(act: Act, program_id: str, json_data: TermsIn) -> Any:
    """Say what both sides are given from now on; what is pending stays as it was."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    told = json_data.model_dump()
    for side in ("referrer_points", "referee_points"):
        told[side] = hundredths(told[side], program.scale)
    referrals.set_terms(act.session, act.brand_id, program.id, **told)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="referral-terms.set",
        object=program.id,
        after=told,
        now=act.now,
    )
    return _terms(act, program)


@api.get("/programs/<program_id>/referral-terms")
@reads("rewards:read")
@api.output(TermsOut)
def show_referral_terms(act: Act, program_id: str) -> Any:
    """Return what both sides are given; all zero where nobody said."""
    return _terms(act, ledger.program_of(act.session, act.brand_id, program_id))


def _terms(act: Act, program: ledger.Program) -> dict[str, Any]:
    terms = referrals.terms_of(act.session, program.id)
    if terms is None:
        return dict.fromkeys(TermsOut.model_fields, 0) | {
            "expires_days": None,
            "most": None,
        }
    shown = {name: getattr(terms, name) for name in TermsOut.model_fields}
    for side in ("referrer_points", "referee_points"):
        shown[side] = ledger.to_display(shown[side], program.scale)
    return shown


@api.post("/customers/<customer_id>/referral-code")
@writes("rewards:write")
@api.output(InvitationOut)
def show_referral_code(act: Act, customer_id: str) -> Any:
    """Return what this customer gives to friends, made when first asked for."""
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    code = referrals.code_of(act.session, act.brand_id, customer.id, now=act.now)
    link = f"{act.services.base_url}/join/{act.brand.slug}?friend={code}"
    return {"customer_id": customer.id, "code": code, "link": link}


@api.post("/referrals/clicks")
@writes("rewards:write", finds=True)
@api.input(ClickIn)
@api.output(ReferralOut, status_code=201)
def note_click(act: Act, json_data: ClickIn) -> Any:
    """Note that somebody followed a friend's link."""
    clicked = referrals.click(
        act.session,
        act.brand_id,
        json_data.code,
        program_id=json_data.program_id,
        now=act.now,
    )
    return _shape(clicked)


@api.post("/referrals")
@writes("rewards:write", finds=True, again="The referral noted before")
@api.input(JoinIn)
@api.output(ReferralOut, status_code=201)
def join_by_referral(act: Act, json_data: JoinIn) -> Any:
    """Note who brought a newcomer.

    Whether it counts is told by `state` and `reason`: nobody brings themselves
    (`self`) or who brought them (`ring`); who bought or was brought before is no
    newcomer (`known`); a friend may have brought as many as count (`limit`).
    """
    joined = referrals.join(
        act.session,
        act.brand_id,
        json_data.code,
        json_data.customer_id,
        click_id=json_data.click_id,
        program_id=json_data.program_id,
        now=act.now,
    )
    return _shape(joined.referral), 201 if joined.is_new else 200


@api.get("/referrals")
@reads("rewards:read", finds=True)
@api.input(ReferralsQuery, location="query")
@api.output(ReferralsOut)
def list_referrals(act: Act, query_data: ReferralsQuery) -> Any:
    """Return referrals, newest first: all, or whom one customer brought."""
    referrer_id = None
    if query_data.customer_id is not None:
        referrer_id = customers.person_of(
            act.session, act.brand_id, query_data.customer_id
        ).id
    rows = referrals.referrals_page(
        act.session,
        act.brand_id,
        referrer_id=referrer_id,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    return {"referrals": [_shape(one) for one in rows.rows], "next": rows.next}


@api.get("/referrals/<referral_id>")
@reads("rewards:read")
@api.output(ReferralOut)
def show_referral(act: Act, referral_id: str) -> Any:
    """Return one referral."""
    return _shape(referrals.referral_of(act.session, act.brand_id, referral_id))


def _shape(referral: Referral) -> dict[str, Any]:
    return {name: getattr(referral, name) for name in ReferralOut.model_fields}
