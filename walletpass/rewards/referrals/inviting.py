"""Inviting: the terms, everybody's code, and the clicks on it."""

import secrets
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, ledger
from walletpass.db import Page, in_dialect_of, in_each_dialect, newest_page
from walletpass.kernel.ids import new_id
from walletpass.rewards.referrals.errors import (
    UnfitTermsError,
    UnknownCodeError,
    UnknownReferralError,
)
from walletpass.rewards.referrals.models import Referral, ReferralCode, ReferralTerms

_LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"  # none is taken for another
_LENGTH: Final = 8
_MOST_DAYS: Final = 3660
_MOST_MONEY: Final = 10**12  # minor units
_MOST_FRIENDS: Final = 1_000_000


def set_terms(
    session: Session,
    brand_id: str,
    program_id: str,
    *,
    referrer_points: int,
    referee_points: int,
    hold_days: int = 14,
    expires_days: int | None = None,
    min_net: int = 0,
    most: int | None = None,
) -> ReferralTerms:
    """Say what both sides are given from now on.

    Raises:
        UnknownProgramError: The brand runs no such program.
        UnfitTermsError: A number cannot be right; the error names it.
    """
    program = ledger.program_of(session, brand_id, program_id)
    for field, number, least, largest in (
        ("referrer_points", referrer_points, 0, ledger.MOST),
        ("referee_points", referee_points, 0, ledger.MOST),
        ("hold_days", hold_days, 0, _MOST_DAYS),
        ("expires_days", expires_days, 1, _MOST_DAYS),
        ("min_net", min_net, 0, _MOST_MONEY),
        ("most", most, 1, _MOST_FRIENDS),
    ):
        if number is not None and not least <= number <= largest:
            raise UnfitTermsError(field)
    return session.merge(
        ReferralTerms(
            program_id=program.id,
            brand_id=brand_id,
            referrer_points=referrer_points,
            referee_points=referee_points,
            hold_days=hold_days,
            expires_days=expires_days,
            min_net=min_net,
            most=most,
        )
    )


def terms_of(session: Session, program_id: str) -> ReferralTerms | None:
    """Return what both sides are given in a program, None where nobody said."""
    return session.get(ReferralTerms, program_id)


_codes: Any = ReferralCode.__table__
_INSERTS = in_each_dialect(lambda insert: insert(_codes).on_conflict_do_nothing())


def code_of(session: Session, brand_id: str, customer_id: str, *, now: datetime) -> str:
    """Return what this customer gives to friends, made when first asked for.

    Raises:
        UnknownCustomerError: The brand has no such customer.
    """
    customer = customers.person_of(session, brand_id, customer_id)
    own = select(ReferralCode.code).where(ReferralCode.customer_id == customer.id)
    while (known := session.scalar(own)) is None:
        session.connection().execute(
            in_dialect_of(session, _INSERTS),
            {
                "customer_id": customer.id,
                "brand_id": brand_id,
                "code": "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)),
                "created_at": now,
            },
        )
    return known


def referrer_with(session: Session, brand_id: str, code: str) -> customers.Customer:
    """Return who invites with this code, however it was typed.

    Raises:
        UnknownCodeError: Nobody of this brand.
    """
    typed = "".join(code.split()).replace("-", "").upper()
    owner = session.scalar(
        select(ReferralCode.customer_id).where(
            ReferralCode.brand_id == brand_id, ReferralCode.code == typed
        )
    )
    if owner is None:
        raise UnknownCodeError
    return customers.person_of(session, brand_id, owner)


def is_known(session: Session, brand_id: str, code: str) -> bool:
    """Tell whether somebody of this brand invites with this code."""
    try:
        referrer_with(session, brand_id, code)
    except UnknownCodeError:
        return False
    return True


def click(
    session: Session,
    brand_id: str,
    code: str,
    *,
    now: datetime,
    program_id: str | None = None,
) -> Referral:
    """Note that somebody followed a friend's link.

    Raises:
        UnknownCodeError: Nobody invites with this code.
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, brand_id, program_id)
    referrer = referrer_with(session, brand_id, code)
    referral = Referral(
        id=new_id("ref", now),
        brand_id=brand_id,
        program_id=program.id,
        referrer_id=referrer.id,
        state="clicked",
        clicked_at=now,
        created_at=now,
    )
    session.add(referral)
    session.flush()
    return referral


def referral_of(session: Session, brand_id: str, referral_id: str) -> Referral:
    """Return the brand's referral of this id.

    Raises:
        UnknownReferralError: The brand knows of none.
    """
    referral = session.get(Referral, referral_id)
    if referral is None or referral.brand_id != brand_id:
        raise UnknownReferralError
    return referral


def referrals_page(
    session: Session,
    brand_id: str,
    *,
    referrer_id: str | None = None,
    after: str | None = None,
    limit: int = 50,
) -> Page[Referral]:
    """Return a page of the brand's referrals, or of one friend's, the newest first."""
    query = select(Referral).where(Referral.brand_id == brand_id)
    if referrer_id is not None:
        query = query.where(Referral.referrer_id.in_(customers.selves(referrer_id)))
    return newest_page(session, query, Referral.id, after=after, limit=limit)
