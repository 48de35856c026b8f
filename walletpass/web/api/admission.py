"""Who may have a card, over the API: the policy, invitations, exceptions."""

from datetime import timedelta
from typing import Any

from walletpass import brands
from walletpass.passes import admission
from walletpass.passes.admission import Exceptional, Invited
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.admission_shapes import (
    ExceptionIn,
    ExceptionsOut,
    InvitationIn,
    InvitationOut,
    IssuePolicyIn,
    IssuePolicyOut,
    ReceiptIn,
)
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import PageQuery


@api.get("/programs/<program_id>/issue-policy")
@reads("programs:read")
@api.output(IssuePolicyOut)
def show_issue_policy(act: Act, program_id: str) -> Any:
    """Return to whom the program gives cards, and how many exceptions are left."""
    rules = admission.rules_of(act.session, act.brand_id, program_id, now=act.now)
    return _rules(rules)


@api.put("/programs/<program_id>/issue-policy")
@writes("programs:write")
@api.input(IssuePolicyIn)
@api.output(IssuePolicyOut)
def set_issue_policy(act: Act, program_id: str, json_data: IssuePolicyIn) -> Any:
    """Say to whom the program gives cards: everyone, buyers, or the invited.

    Whoever has a card keeps it. Every door obeys: this one, the join page, the till and
    imports refuse with 409 `needs-purchase` or `needs-invitation`.
    """
    admission.set_policy(
        act.session,
        act.brand_id,
        program_id,
        json_data.policy,
        exceptions_per_month=json_data.exceptions_per_month,
    )
    _note(act, "issue-policy.set", program_id, **json_data.model_dump())
    rules = admission.rules_of(act.session, act.brand_id, program_id, now=act.now)
    return _rules(rules)


@api.post("/programs/<program_id>/invitations")
@writes("cards:write", once="code")
@api.input(InvitationIn)
@api.output(InvitationOut, status_code=201)
def make_invitation(act: Act, program_id: str, json_data: InvitationIn) -> Any:
    """Make a link that lets one person have a card; it is shown once."""
    made = admission.invite(
        act.session,
        act.brand_id,
        program_id,
        by=act.holder.key_id,
        note=json_data.note,
        days=json_data.days,
        now=act.now,
    )
    return _invitation(act, made)


@api.post("/programs/<program_id>/receipts")
@writes("cards:write", once="code")
@api.input(ReceiptIn)
@api.output(InvitationOut, status_code=201)
def invite_by_receipt(act: Act, program_id: str, json_data: ReceiptIn) -> Any:
    """Make a link for whoever shows the receipt of a purchase that is nobody's yet.

    A receipt opens one card: 409 `used-receipt` tells that it did.
    """
    made = admission.invite_by_receipt(
        act.session,
        act.brand_id,
        program_id,
        receipt=json_data.receipt,
        source=json_data.source,
        by=act.holder.key_id,
        now=act.now,
    )
    return _invitation(act, made)


@api.post("/programs/<program_id>/exceptions")
@writes("exceptions:write", once="code")
@api.input(ExceptionIn)
@api.output(InvitationOut, status_code=201)
def make_exception(act: Act, program_id: str, json_data: ExceptionIn) -> Any:
    """Make a link for somebody who would get no card otherwise, within the month's quota.

    *approved_by* is an owner, or support, and somebody else than *asked_by*: otherwise
    403 `not-an-approver` or `own-exception`. 409 `no-exceptions-left` tells when the
    quota is used up.
    """
    asked = json_data
    approver = admission.approver_named(
        act.session, act.brand_id, asked.approved_by, asked_by=asked.asked_by
    )
    made = admission.make_exception(
        act.session,
        act.brand_id,
        program_id,
        reason=asked.reason,
        asked_by=asked.asked_by or act.holder.key_id,
        approver=approver,
        lasts=timedelta(asked.days),
        now=act.now,
    )
    _note(
        act,
        "exception.made",
        made.invitation.id,
        reason=made.invitation.reason,
        asked_by=made.invitation.asked_by,
        approved_by=approver.id,
    )
    return _invitation(act, made)


@api.get("/programs/<program_id>/exceptions")
@reads("programs:read", finds=True)
@api.input(PageQuery, location="query")
@api.output(ExceptionsOut)
def list_exceptions(act: Act, program_id: str, query_data: PageQuery) -> Any:
    """Return the exceptions, newest first, and how many of those let in bought later."""
    page = admission.exceptions_page(
        act.session,
        act.brand_id,
        program_id,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    outcome = admission.outcome_of(act.session, act.brand_id, program_id)
    return {
        "exceptions": [_exception(row) for row in page.rows],
        "made": outcome.made,
        "used": outcome.used,
        "bought_later": outcome.bought,
        "next": page.next,
    }


def _note(act: Act, action: str, thing: str, **after: Any) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=thing,
        after=after,
        now=act.now,
    )


def _rules(rules: admission.Rules) -> dict[str, Any]:
    return {
        "policy": rules.policy,
        "exceptions_per_month": rules.exceptions_per_month,
        "left": rules.left,
        "until": rules.until,
    }


def _invitation(act: Act, made: Invited) -> dict[str, Any]:
    return {
        "id": made.invitation.id,
        "way": made.invitation.way,
        "code": made.code.reveal(),
        "join_url": f"{act.services.base_url}/join/{act.brand.slug}?i=",
        "expires_at": made.invitation.expires_at,
    }


def _exception(row: Exceptional) -> dict[str, Any]:
    kept = row.invitation
    return {
        "id": kept.id,
        "reason": kept.reason,
        "asked_by": kept.asked_by,
        "approved_by": kept.approved_by,
        "made_at": kept.made_at,
        "expires_at": kept.expires_at,
        "used_at": kept.used_at,
        "customer_id": kept.customer_id,
        "card_id": kept.pass_id,
        "bought_at": row.bought_at,
    }
