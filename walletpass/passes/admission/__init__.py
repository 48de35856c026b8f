"""Admission: who may have a card of a program, decided in one place for every door.

A program gives cards to everyone, with the first purchase, or by invitation. A link
lets one person in, once: somebody invited, somebody who shows a receipt, or an exception
that has a reason, an approver, and its place in the month's quota.

    admission.set_policy(session, brand_id, program_id, "first_purchase",
                         exceptions_per_month=10)
    made = admission.make_exception(session, brand_id, program_id, reason="moved here",
                                    asked_by=cashier, approver=owner, now=now)
    passes.issue(session, customer, invitation=made.code.reveal(), ...)
    admission.outcome_of(session, brand_id, program_id).bought
"""

from walletpass.passes.admission.deciding import (
    admit,
    admit_newcomers,
    note_use,
    policy_name,
)
from walletpass.passes.admission.errors import (
    NeedsInvitationError,
    NeedsPurchaseError,
    NoExceptionsLeftError,
    NotAdmittedError,
    NotAnApproverError,
    OwnExceptionError,
    SpentInvitationError,
    UnfitExceptionError,
    UsedReceiptError,
)
from walletpass.passes.admission.inviting import (
    Approver,
    Invited,
    Rules,
    approver_named,
    invite,
    invite_by_receipt,
    make_exception,
    rules_of,
    set_policy,
)
from walletpass.passes.admission.models import Invitation, IssuePolicy, Policy, Way
from walletpass.passes.admission.reporting import (
    Exceptional,
    Outcome,
    exceptions_page,
    outcome_of,
)

__all__ = [
    "Approver",
    "Exceptional",
    "Invitation",
    "Invited",
    "IssuePolicy",
    "NeedsInvitationError",
    "NeedsPurchaseError",
    "NoExceptionsLeftError",
    "NotAdmittedError",
    "NotAnApproverError",
    "Outcome",
    "OwnExceptionError",
    "Policy",
    "Rules",
    "SpentInvitationError",
    "UnfitExceptionError",
    "UsedReceiptError",
    "Way",
    "admit",
    "admit_newcomers",
    "approver_named",
    "exceptions_page",
    "invite",
    "invite_by_receipt",
    "make_exception",
    "note_use",
    "outcome_of",
    "policy_name",
    "rules_of",
    "set_policy",
]
