"""Cards over the API."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import customers, devices, ledger, passes
from walletpass.db.paging import decode_cursor
from walletpass.passes import CardRow
from walletpass.rewards.standing import balances_at
from walletpass.services import Services
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.shapes import (
    CardIn,
    CardOut,
    CardsOut,
    CardsQuery,
    TimelineOut,
)
from walletpass.web.telling import sentence_of, summary_of


@api.post("/cards")
@writes("cards:write", finds=True, again="The card they hold")
@api.input(CardIn)
@api.output(CardOut, status_code=201)
def issue_card(act: Act, json_data: CardIn) -> Any:
    """Issue a card to a customer, or return the one they hold (200).

    An account has one live card. To ask for a `template_id` while the account's card is
    of another template of that program is refused with 409 `other-card-held`, which
    names the card: void it first, or start the other template with `points` set to
    `own`, so that its cards are held beside it. An erased customer gets no card: 409
    `erased-customer`. Where the program does not give cards to everyone, 409
    `needs-purchase`, `needs-invitation` or `spent-invitation` tells what is missing.
    """
    customer = customers.person_of(act.session, act.brand_id, json_data.customer_id)
    issued = passes.issue(
        act.session,
        customer,
        people=act.services.people,
        card_link=act.services.card_link,
        now=act.now,
        template_id=json_data.template_id,
        source=json_data.source,
        invitation=json_data.invitation,
    )
    card = passes.card_of(act.session, act.brand_id, issued.wallet_pass.id)
    [shown] = shapes(act.session, act.services, [card], now=act.now)
    return shown, 201 if issued.is_new else 200


@api.get("/cards/<card_id>")
@reads("cards:read")
@api.output(CardOut)
def show_card(act: Act, card_id: str) -> Any:
    """Return one card with its balance."""
    card = passes.card_of(act.session, act.brand_id, card_id)
    [shown] = shapes(act.session, act.services, [card], now=act.now)
    return shown


@api.get("/cards")
@reads("cards:read", finds=True)
@api.input(CardsQuery, location="query")
@api.output(CardsOut)
def list_cards(act: Act, query_data: CardsQuery) -> Any:
    """Return cards, newest first: all, a customer's, or the one with a number."""
    if query_data.number is not None:
        card = passes.card_numbered(act.session, act.brand_id, query_data.number)
        return {
            "cards": shapes(act.session, act.services, [card], now=act.now),
            "next": None,
        }
    rows = passes.cards(
        act.session,
        act.brand_id,
        customer_id=query_data.customer_id,
        before=decode_cursor(query_data.cursor) if query_data.cursor else None,
        limit=query_data.limit,
    )
    return {
        "cards": shapes(act.session, act.services, rows.rows, now=act.now),
        "next": rows.next,
    }


@api.post("/cards/<card_id>/void")
@writes("cards:write")
@api.output(CardOut)
def void_card(act: Act, card_id: str) -> Any:
    """Void a card: it turns grey on the phone and is good for nothing more."""
    passes.void(act.session, act.brand_id, card_id, now=act.now)
    card = passes.card_of(act.session, act.brand_id, card_id)
    [shown] = shapes(act.session, act.services, [card], now=act.now)
    return shown


@api.get("/cards/<card_id>/timeline")
@reads("cards:read")
@api.output(TimelineOut)
def show_timeline(act: Act, card_id: str) -> Any:
    """Return what happened to a card, newest first, and why nothing did."""
    card = passes.card_of(act.session, act.brand_id, card_id)
    happenings = devices.timeline(act.session, card.id)
    return {
        "card_id": card.id,
        "summary": summary_of(happenings, now=act.now),
        "timeline": [
            {
                "at": happening.at,
                "kind": happening.kind,
                "device": happening.device,
                "detail": happening.detail,
                "sentence": sentence_of(happening),
            }
            for happening in happenings
        ],
    }


def shapes(
    session: Session, services: Services, cards: Sequence[CardRow], *, now: datetime
) -> list[dict[str, Any]]:
    """Return cards as the API shows them, with what can be spent at this moment."""
    balances = _balances(session, [card.account_id for card in cards], now)
    return [_shape(services, card, balances[card.account_id]) for card in cards]


def _balances(
    session: Session, account_ids: Sequence[str], now: datetime
) -> Mapping[str, int | float]:
    rows = session.execute(
        select(
            ledger.Account.id,
            ledger.Account.balance,
            ledger.Account.due_at,
            ledger.Program.scale,
        )
        .join(ledger.Program, ledger.Program.id == ledger.Account.program_id)
        .where(ledger.Account.id.in_(account_ids))
    ).all()
    settled = [(row.id, row.balance, row.due_at) for row in rows]
    spendable = balances_at(session, settled, now=now)
    return {row.id: ledger.to_display(spendable[row.id], row.scale) for row in rows}


def _shape(services: Services, card: CardRow, balance: float) -> dict[str, Any]:
    card_url = services.card_url(card.serial_number)
    return {
        "id": card.id,
        "serial_number": card.serial_number,
        "number": card.number,
        "customer_id": card.customer_id,
        "template_id": card.template_id,
        "balance": balance,
        "status": card.status,
        "version": card.version,
        "source": card.source,
        "pass_url": f"{card_url}/pass.pkpass",
        "card_url": card_url,
        "issued_at": card.issued_at,
        "modified_at": card.modified_at,
    }
