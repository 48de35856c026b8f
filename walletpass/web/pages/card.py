"""The card on the web: what it says, what is on it, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, request
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import campaigns, customers, ledger, passes, places, rewards
from walletpass.brands import stores_of
from walletpass.passes import messages
from walletpass.passes.noticeboard import message_keys, with_noticeboard
from walletpass.rewards import feedback, tiers
from walletpass.rewards.rules import Unit
from walletpass.rewards.standing import balance_at
from walletpass.web.edge import current_services
from walletpass.web.pages.cards import CardShown, card_shown, is_in_a_phone
from walletpass.web.pages.inviting import terms_in_force
from walletpass.web.pages.shops import shops
from walletpass.web.pages.tongues import page
from walletpass.web.pages.wishing import WISHES

_MOVEMENTS = 10
_MESSAGES = 5


@dataclass(frozen=True, slots=True)
class _Messages:
    now: str
    earlier: Sequence[messages.Announced]


def open_on(door: Blueprint) -> None:
    """Open the page on this door."""
    door.add_url_rule("/card/<code>", view_func=card)


def card(code: str) -> ResponseReturnValue:
    """Show the card, its balance and its latest movements."""
    services = current_services()
    now = services.now()
    with services.database.snapshot() as session:
        shown = card_shown(session, code)
        say, brand = shown.say, shown.brand
        account = session.get_one(ledger.Account, shown.card.account_id)
        program = session.get_one(ledger.Program, account.program_id)
        movements = ledger.latest(session, account.id, _MOVEMENTS)
        return page(
            "customer/card.html",
            say,
            shown=shown,
            face=shown.face,
            code=code,
            balance=balance_at(
                session, account.id, account.balance, account.due_at, now=now
            ),
            program=program,
            movements=movements,
            messages=_messages(session, shown),
            wished=campaigns.wished_by(session, shown.card.customer_id, now=now),
            wishes=WISHES,
            wants_hints=places.wants_hints(session, shown.card.customer_id),
            marks=feedback.MARKS
            if feedback.visit_to_rate(session, shown.card.customer_id, now=now)
            else (),
            rated=request.args.get("rated", ""),
            earned=rewards.earned_by(session, movements),
            unit=Unit(program.unit, program.scale),
            standing=tiers.standing_of(
                session, program.id, shown.card.customer_id, now=now
            ),
            shops=shops(stores_of(session, brand.id, at=now), say, now=now),
            terms=say.words(brand.terms, brand.default_language),
            contact=say.words(brand.contact, brand.default_language),
            is_added=is_in_a_phone(session, shown.card),
            may_invite=terms_in_force(session, program.id) is not None,
            may_be_claimed=_has_no_number(session, shown.card.customer_id),
        )


def _messages(session: Session, shown: CardShown) -> _Messages:
    """Return what the card says now, and what it said before."""
    version = session.get_one(passes.TemplateVersion, shown.card.template_version_id)
    keys = message_keys(with_noticeboard(passes.Design.model_validate(version.design)))
    content = passes.Content.from_dict(shown.card.content)
    texts = [str(content.fields[key]) for key in keys if key in content.fields]
    now = texts[0] if content.message and texts else ""
    said = messages.announced_on(session, shown.card.id, keys, limit=_MESSAGES)
    return _Messages(now, [each for each in said if each.text != now])


def _has_no_number(session: Session, customer_id: str) -> bool:
    customer = session.get_one(customers.Customer, customer_id)
    known = customers.identities_of(session, current_services().people, customer)
    return "phone" not in known
