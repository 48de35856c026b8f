"""Composing a card: from what is true of its holder to what it says. Writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, ScalarSelect, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from walletpass.brands import Brand, Store
from walletpass.customers import Customer, People
from walletpass.kernel.languages import Language, Words, language_of, say
from walletpass.ledger import (
    Account,
    Entry,
    Pocket,
    Program,
    Transaction,
    to_display,
    unit_name,
)
from walletpass.passes.content import Content, Place
from walletpass.passes.design import Design
from walletpass.passes.facts import Facts
from walletpass.passes.filling import fill
from walletpass.passes.models import Pass, Template, TemplateVersion
from walletpass.passes.sentences import back_sentence, latest_sentence
from walletpass.rewards.acts.models import Thanks
from walletpass.sales import Watch

MOST_PLACES = 10  # a phone ignores the eleventh
_FIRST_TIER: Words = {"en": "Member", "ru": "Участник", "pl": "Klubowicz"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cards of a template have in common at one moment."""

    version_id: str
    design: Design
    brand_name: str
    program: Program
    stores: Sequence[Store]
    card_link: str


def setting_of(
    session: Session, template_id: str, *, card_link: str, now: datetime
) -> Setting:
    """Gather what composing any card of this template needs.

    *card_link* is the address of a card on the web, with ``{code}`` for its own part.
    """
    version, brand_name, program = session.execute(
        select(TemplateVersion, Brand.name, Program)
        .join(Template, Template.version_id == TemplateVersion.id)
        .join(Brand, Brand.id == Template.brand_id)
        .join(Program, Program.id == Template.program_id)
        .where(Template.id == template_id)
    ).one()
    design = Design.model_validate(version.design)
    stores = (
        session.scalars(
            select(Store)
            .where(
                Store.brand_id == version.brand_id,
                or_(Store.active_from.is_(None), Store.active_from <= now),
                or_(Store.active_to.is_(None), Store.active_to > now),
            )
            .order_by(Store.code)
            .limit(MOST_PLACES)
        ).all()
        if design.relevance.stores
        else []
    )
    return Setting(version.id, design, brand_name, program, stores, card_link)


_TOLD = (
    select(Watch.id)
    .where(Watch.customer_id == Pass.customer_id, Watch.told_at.is_not(None))
    .correlate(Pass)
)
_LAST_TOLD = _TOLD.order_by(Watch.told_at.desc(), Watch.id.desc()).limit(1)
_NEWS = (
    _TOLD.with_only_columns(func.count()).scalar_subquery()
    + select(func.count())
    .where(Thanks.customer_id == Pass.customer_id)
    .correlate(Pass)
    .scalar_subquery()
)
_LAST_THANKS = (
    select(Thanks.words)
    .where(Thanks.customer_id == Pass.customer_id)
    .order_by(Thanks.id.desc())
    .limit(1)
    .correlate(Pass)
    .scalar_subquery()
)
_MOST_PARTS = (
    20  # of one act: a sale is credited in as many lots as its points have days
)
_PART = aliased(Transaction)


def _moved(pocket: Pocket) -> ScalarSelect[int]:
    """Return what the last act moved in a pocket: all parts of a sale, or of a return."""
    is_of_one_act = (
        (_PART.kind == Transaction.kind)
        & (_PART.reason == Transaction.reason)
        & (_PART.posted_at == Transaction.posted_at)
    )
    return (
        select(func.sum(Entry.points))
        .join(_PART, _PART.id == Entry.transaction_id)
        .where(
            _PART.account_id == Account.id,
            _PART.sequence > Account.movements - _MOST_PARTS,
            (_PART.id == Transaction.id) | is_of_one_act,
            Entry.account_id == Account.id,
            Entry.pocket == pocket,
        )
        .correlate(Account, Transaction)
        .scalar_subquery()
    )


_HOLDERS = (
    select(
        Pass,
        Customer.language,
        Customer.data_key,
        Customer.first_name_sealed,
        Customer.last_name_sealed,
        Customer.enrolled_at,
        Account.balance,
        Account.movements,
        Transaction.kind,
        func.coalesce(_moved("active"), 0).label("active"),
        func.coalesce(_moved("pending"), 0).label("pending"),
        func.coalesce(_moved("reserved"), 0).label("reserved"),
        Transaction.posted_at,
        Watch.told_at,
        Watch.told_of,
        Watch.told_where,
        _NEWS.label("news"),
        _LAST_THANKS.label("thanks"),
    )
    .join(Customer, Customer.id == Pass.customer_id)
    .join(Account, Account.id == Pass.account_id)
    .outerjoin(
        Transaction,
        (Transaction.account_id == Account.id)
        & (Transaction.sequence == Account.movements),
    )
    .outerjoin(Watch, Watch.id == _LAST_TOLD.scalar_subquery())
    .where(Pass.id.in_(bindparam("pass_ids", expanding=True)))
    .order_by(Pass.id)
)


def holders(
    session: Session, pass_ids: Sequence[str]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return these cards with what is true of their holders, ordered by card."""
    return session.execute(_HOLDERS, {"pass_ids": list(pass_ids)}).all()


def compose(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    people: People,
    language: Language | None = None,
) -> Content:
    """Return what one card says now, in its holder's language if no other is asked for.

    The same facts always compose the same content.
    """
    wallet_pass: Pass = holder.Pass
    language = language or language_of(holder.language)
    content = fill(
        setting.design,
        _facts(setting, holder, people, language),
        language,
        places=_places(setting.stores, language),
        voided=wallet_pass.status == "voided",
        expires_at=setting.design.expires_at,
    )
    return replace(content, movement=holder.movements + holder.news)


def _facts(
    setting: Setting, holder: Row[*tuple[Any, ...]], people: People, language: Language
) -> Facts:
    program = setting.program
    first, last = (
        people.vault.open_text(holder.data_key, sealed) if sealed else ""
        for sealed in (holder.first_name_sealed, holder.last_name_sealed)
    )
    balance = to_display(holder.balance, program.scale)
    return Facts(
        number=holder.Pass.number,
        first_name=first,
        name=f"{first} {last}".strip(),
        brand=setting.brand_name,
        program=say(program.name, language),
        balance=balance,
        unit=unit_name(balance, program.unit, language),
        latest=_latest(program, holder, language),
        thanks=holder.thanks or "",
        tier=say(_FIRST_TIER, language),
        member_since=f"{holder.enrolled_at:%Y-%m-%dT%H:%M:%SZ}",
        card_url=setting.card_link.format(
            code=people.keyring.card_code(holder.Pass.serial_number)
        ),
    )


def _latest(program: Program, holder: Row[*tuple[Any, ...]], language: Language) -> str:
    """Return what happened last: points moved, or what they wait for came back."""
    moved_at, told_at = holder.posted_at, holder.told_at
    if told_at is not None and (moved_at is None or moved_at < told_at):
        return back_sentence(holder.told_of, holder.told_where, language)
    return latest_sentence(
        _kind_seen(holder),
        holder.active or holder.pending + holder.reserved,
        holder.balance,
        scale=program.scale,
        unit=program.unit,
        language=language,
    )


def _kind_seen(holder: Row[*tuple[Any, ...]]) -> str | None:
    is_coming = holder.kind == "earn" and holder.pending and not holder.active
    return "coming" if is_coming else holder.kind


def _places(stores: Sequence[Store], language: Language) -> tuple[Place, ...]:
    return tuple(
        Place(store.latitude, store.longitude, say(store.texts, language))
        for store in stores
    )
