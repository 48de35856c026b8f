"""Claiming: a card that was taken without a number gets its owner."""

from flask import request
from sqlalchemy.orm import Session

from walletpass import customers
from walletpass.brands import Brand
from walletpass.customers import AlreadyClaimedError, BelongsToAnotherError, Customer
from walletpass.passes import CardRow
from walletpass.web.edge import current_services
from walletpass.web.pages.questions import Questions

_SOURCE = "claim"


def claim_card(
    session: Session, brand: Brand, card: CardRow, phone: str, asked: Questions
) -> bool:
    """Let the number find this card from now on; tell whether it does.

    It does not where the card's owner has another number, or the number another card.
    Whoever holds the card answers for its owner, so what they agreed to is kept.

    Raises:
        UnfitPhoneError: There is no such number.
    """
    services = current_services()
    now = services.now()
    customer = session.get_one(Customer, card.customer_id)
    try:
        customers.claim(
            session,
            services.people,
            brand=brand,
            customer=customer,
            value=phone,
            source=_SOURCE,
            now=now,
        )
    except (AlreadyClaimedError, BelongsToAnotherError):
        return False
    customers.record_consents(
        session,
        customer,
        asked.answers(request.form, has_phone=True),
        source=_SOURCE,
        ip=request.remote_addr,
        now=now,
    )
    return True
