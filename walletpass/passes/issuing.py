"""Issuing cards: one per account, found again rather than made twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from walletpass import ledger
from walletpass.customers import Customer, ErasedCustomerError, People
from walletpass.kernel.clock import whole_second
from walletpass.kernel.ids import new_id, new_serial_number
from walletpass.passes import admission
from walletpass.passes.composing import compose, setting_of
from walletpass.passes.design import Style
from walletpass.passes.errors import (
    NothingPublishedError,
    OtherCardHeldError,
    UnpublishedTemplateError,
)
from walletpass.passes.holding import holders
from walletpass.passes.models import Pass, PassVersion, Template, TemplateVersion
from walletpass.passes.numbers import new_number
from walletpass.passes.ranking import look_for, looks_like
from walletpass.passes.refreshing import draw_update_tag
from walletpass.passes.telling import tell
from walletpass.passes.templates import template_of
from walletpass.rewards import happenings, tiers, welcoming

_LOYALTY_STYLES: Final[tuple[Style, ...]] = ("store_card", "generic")
_TRIES = 4  # a random number of ten digits is rarely taken, and never four times


@dataclass(frozen=True, slots=True)
class Issued:
    """A card, and whether it was made just now."""

    wallet_pass: Pass
    is_new: bool


def issue(
    session: Session,
    customer: Customer,
    *,
    people: People,
    card_link: str,
    now: datetime,
    template_id: str | None = None,
    source: str | None = None,
    invitation: str | None = None,
) -> Issued:
    """Give the customer a card, or return the one they hold.

    An account has one live card. Who asks for no kind in particular gets that one; who
    asks for another *template_id* of the same program is refused, lest they take a club
    card for a coupon. *source* is the code of the poster or till that led here, and
    *invitation* the code of a link that lets them in, where the program does not give
    cards to everyone. The first card shows the welcome.

    Raises:
        NotAdmittedError: The program gives them no card yet; it says why.
        ErasedCustomerError: Nobody carries a card of somebody who was erased.
        NothingPublishedError: The brand has no published template yet.
        UnknownTemplateError: The brand has no template of this id.
        UnpublishedTemplateError: The template is still a draft.
        OtherCardHeldError: The account's live card is of another template.
    """
    _hold(session, customer)
    template = _template_in_use(session, customer.brand_id, template_id)
    account_id = ledger.open_account(
        session, customer.brand_id, template.program_id, customer.id, now=now
    )
    if held := live_pass(session, account_id):
        return _again(session, held, template_id, now=now)
    who = template.program_id, customer.id, account_id
    ticket = admission.admit(session, *who, code=invitation, now=now)
    template = _dressed(session, template, customer, now=now)
    try:
        with session.begin_nested():
            wallet_pass = _new_pass(
                session, customer, template, account_id, source=source, now=now
            )
    except IntegrityError:  # someone issued it a moment ago, elsewhere
        held = live_pass(session, account_id)
        if held is None:
            raise
        return _again(session, held, template_id, now=now)
    if ticket is not None:
        admission.note_use(session, ticket, wallet_pass, now=now)
    _welcome(session, people, customer, template.program_id, now)
    publish_first(
        session, [wallet_pass], template, people=people, card_link=card_link, now=now
    )
    return Issued(wallet_pass, is_new=True)


def _welcome(
    session: Session,
    people: People,
    customer: Customer,
    program_id: str,
    now: datetime,
) -> None:
    """Give a newcomer what the program, and what its rules give for joining."""
    welcomed = welcoming.welcome(session, people, customer, program_id, now)
    happenings.on_join(session, people, customer, program_id, welcomed, now=now)


def _hold(session: Session, customer: Customer) -> None:
    """Keep the customer from being erased until commit: a card would outlive them."""
    lock = {"read": True, "key_share": True}
    session.refresh(customer, ["status"], with_for_update=lock)
    if customer.status == "erased":
        raise ErasedCustomerError


def _again(
    session: Session, held: Pass, template_id: str | None, *, now: datetime
) -> Issued:
    """Return the card that is held, if it is of the kind that was asked for."""
    if template_id not in {None, held.template_id, *looks_like(session, held, now=now)}:
        raise OtherCardHeldError(
            card_id=held.id, number=held.number, template_id=held.template_id
        )
    return Issued(held, is_new=False)


def _dressed(
    session: Session, template: Template, customer: Customer, *, now: datetime
) -> Template:
    """Return the template that somebody's tier wants for such a card."""
    found = tiers.standing_of(session, template.program_id, customer.id, now=now)
    look = look_for(session, template.id, found) if found else None
    return _template_in_use(session, customer.brand_id, look) if look else template


def issue_to_newcomers(
    session: Session,
    newcomers: Sequence[tuple[Customer, ledger.Opening]],
    *,
    people: People,
    card_link: str,
    now: datetime,
    source: str | None = None,
) -> None:
    """Give many customers of one brand, who hold nothing yet, their cards at once.

    Raises:
        NothingPublishedError: The brand has no published template yet.
        NotAdmittedError: The program does not give cards to everyone.
    """
    template = _template_in_use(session, newcomers[0][0].brand_id)
    admission.admit_newcomers(session, template.program_id)
    program = session.get_one(ledger.Program, template.program_id)
    openings = [opening for _, opening in newcomers]
    accounts = ledger.open_accounts(session, program, openings, now=now)
    passes = [
        _card(customer, template, accounts[customer.id], source=source, now=now)
        for customer, _ in newcomers
    ]
    session.add_all(passes)
    publish_first(
        session, passes, template, people=people, card_link=card_link, now=now
    )


def live_pass(session: Session, account_id: str) -> Pass | None:
    """Return the card of this account that is not voided."""
    return session.scalars(
        select(Pass).where(Pass.account_id == account_id, Pass.status != "voided")
    ).one_or_none()


def _template_in_use(
    session: Session, brand_id: str, template_id: str | None = None
) -> Template:
    """Return the template to issue from, with its design held still until commit.

    Otherwise a design published meanwhile would refresh every card but those that are
    just being issued.
    """
    template = published_template(session, brand_id, template_id)
    session.refresh(template, ["version_id"], with_for_update={"read": True})
    return template


def published_template(
    session: Session, brand_id: str, template_id: str | None = None
) -> Template:
    """Return the brand's template of this id, or of its loyalty card.

    That is the oldest published store card or generic card that shows the points of the
    brand's first program. Where there is none, it is the oldest published card.

    Raises:
        UnknownTemplateError: The brand has no template of this id.
        UnpublishedTemplateError: It has, and never published it.
        NothingPublishedError: There is none that could be issued.
    """
    query = (
        select(Template)
        .join(TemplateVersion, TemplateVersion.id == Template.version_id)
        .where(Template.brand_id == brand_id)
        .order_by(_is_loyalty_card(brand_id).desc(), Template.id)
    )
    if template_id is not None:
        query = query.where(Template.id == template_id)
    template = session.scalars(query.limit(1)).one_or_none()
    if template is None:
        if template_id is not None:
            draft = template_of(session, brand_id, template_id)
            raise UnpublishedTemplateError(draft.id)
        raise NothingPublishedError
    return template


def _is_loyalty_card(brand_id: str) -> ColumnElement[bool]:
    program = (
        select(ledger.Program.id)
        .where(ledger.Program.brand_id == brand_id)
        .order_by(ledger.Program.id)
        .limit(1)
    )
    style = TemplateVersion.design["style"].as_string()
    return and_(
        Template.program_id == program.scalar_subquery(), style.in_(_LOYALTY_STYLES)
    )


def publish_first(
    session: Session,
    passes: Sequence[Pass],
    template: Template,
    *,
    people: People,
    card_link: str,
    now: datetime,
) -> None:
    """Compose what new cards say, and make it their version 1."""
    setting = setting_of(
        session,
        template.id,
        customer_ids=[wallet_pass.customer_id for wallet_pass in passes],
        card_link=card_link,
        now=now,
    )
    session.flush()
    for holder in holders(session, [wallet_pass.id for wallet_pass in passes], now=now):
        holder.Pass.content = compose(setting, holder, people).to_dict()
    tag = draw_update_tag(session, template.pass_type_id)
    for wallet_pass in passes:
        wallet_pass.update_tag = tag
        session.add(
            PassVersion(
                pass_id=wallet_pass.id,
                version=wallet_pass.version,
                brand_id=wallet_pass.brand_id,
                update_tag=tag,
                cause="issued",
                changes=[],
                made_at=now,
            )
        )
    session.flush()
    for wallet_pass in passes:
        tell(session, wallet_pass, "pass.created", now=now)


def _new_pass(
    session: Session,
    customer: Customer,
    template: Template,
    account_id: str,
    *,
    source: str | None,
    now: datetime,
) -> Pass:
    wallet_pass = _card(customer, template, account_id, source=source, now=now)
    wallet_pass.number = _free_number(session, customer.brand_id)
    session.add(wallet_pass)
    session.flush()
    return wallet_pass


def _card(
    customer: Customer,
    template: Template,
    account_id: str,
    *,
    source: str | None,
    now: datetime,
) -> Pass:
    return Pass(
        id=new_id("pas", now),
        brand_id=customer.brand_id,
        customer_id=customer.id,
        account_id=account_id,
        template_id=template.id,
        template_version_id=template.version_id,
        pass_type_id=template.pass_type_id,
        serial_number=new_serial_number(),
        number=new_number(),
        source=source,
        version=1,
        update_tag=0,
        modified_at=whole_second(now),
        content={},
        issued_at=now,
    )


def _free_number(session: Session, brand_id: str) -> str:
    for _ in range(_TRIES):
        number = new_number()
        taken = select(Pass.id).where(Pass.brand_id == brand_id, Pass.number == number)
        if session.execute(taken).first() is None:
            break
    return number
