"""Composing a card: from what is true of its holder to what it says. Writes nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers import People
from walletpass.kernel.languages import Language, Words, language_of, say
from walletpass.ledger import (
    Expiry,
    Program,
    to_display,
    unit_name,
)
from walletpass.passes.content import Content
from walletpass.passes.design import Design
from walletpass.passes.facts import Facts, MessageFacts
from walletpass.passes.filling import fill
from walletpass.passes.models import Pass, Template, TemplateVersion
from walletpass.passes.nearing import beacons_at, places_at
from walletpass.passes.noticeboard import with_noticeboard
from walletpass.passes.saying import message_facts, said, with_message
from walletpass.passes.sentences import back_sentence, latest_sentence, share_in_words
from walletpass.places import NOWHERE, Nearby, nearby
from walletpass.rewards import percent_off, version_in_force
from walletpass.rewards.ladders import Ladder, progress_in_words
from walletpass.rewards.rules import RuleSet, Unit

FIRST_TIER: Words = {"en": "Member", "ru": "Участник", "pl": "Klubowicz"}


@dataclass(frozen=True, slots=True)
class Setting:
    """What all cards of a template have in common at one moment."""

    version_id: str
    design: Design
    brand_name: str
    program: Program
    currency: str
    zone: ZoneInfo
    ladder: Ladder | None
    rules: RuleSet | None
    nearby: Nearby
    card_link: str


def setting_of(
    session: Session,
    template_id: str,
    *,
    customer_ids: Sequence[str] = (),
    card_link: str,
    now: datetime,
) -> Setting:
    """Gather what composing these customers' cards of a template needs.

    Anybody else's carry the stores that most people visit.
    *card_link* is the address of a card on the web, with ``{code}`` for its own part.
    """
    version, brand_name, currency, zone, program = session.execute(
        select(TemplateVersion, Brand.name, Brand.currency, Brand.timezone, Program)
        .join(Template, Template.version_id == TemplateVersion.id)
        .join(Brand, Brand.id == Template.brand_id)
        .join(Program, Program.id == Template.program_id)
        .where(Template.id == template_id)
    ).one()
    design = with_noticeboard(Design.model_validate(version.design))
    places = (
        nearby(session, version.brand_id, customer_ids, now=now)
        if design.relevance.stores
        else NOWHERE
    )
    terms = version_in_force(session, program.id, now)
    return Setting(
        version.id,
        design,
        brand_name,
        program,
        currency,
        ZoneInfo(zone),
        terms.ladder if terms else None,
        terms.rules if terms else None,
        places,
        card_link,
    )


def compose(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    people: People,
    language: Language | None = None,
    *,
    expiry: Expiry | None = None,
    resting: bool = False,
) -> Content:
    """Return what one card says now, in its holder's language if no other is asked for.

    *expiry* is what they lose next, where the card's message may speak of it. *resting*
    leaves the message out. The same facts always compose the same content.
    """
    wallet_pass: Pass = holder.Pass
    language = language or language_of(holder.language)
    facts = _facts(setting, holder, people, language)
    spots = setting.nearby.of(wallet_pass.customer_id)
    places = places_at(spots, facts, language)
    beacons = beacons_at(spots, facts, language)
    shows = holder.message_id is not None and not resting
    if shows:
        facts = _with_message(setting, holder, facts, expiry, language)
    content = fill(
        setting.design,
        facts,
        language,
        places=places,
        beacons=beacons,
        voided=wallet_pass.status == "voided",
        expires_at=setting.design.expires_at,
    )
    return replace(
        content,
        movement=holder.movements + holder.news + holder.tier_moves,
        message=holder.message_id if shows else "",
        message_from=f"{holder.shows_from:%Y-%m-%dT%H:%M:%S.%fZ}" if shows else "",
    )


def known_to_messages(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    people: People,
    language: Language,
    *,
    expiry: Expiry | None,
    told: Mapping[str, Any],
) -> MessageFacts:
    """Return what a message on a card may name now; *told* is what only it knows."""
    facts = _facts(setting, holder, people, language)
    return _known(setting, holder, facts, expiry, told=told, language=language)


def said_now(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    facts: MessageFacts,
    language: Language,
) -> str:
    """Return the message a card says now, or nothing; *facts* are the card's own."""
    if holder.message_id is None:
        return ""
    told = holder.message_facts
    known = replace(
        facts,
        coupon=str(told.get("coupon", "")),
        coupon_until=str(told.get("coupon_until", "")),
    )
    return said(holder.words, known, language, setting.design.default_language)


def _known(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    facts: Facts,
    expiry: Expiry | None,
    *,
    told: Mapping[str, Any],
    language: Language,
) -> MessageFacts:
    return message_facts(
        facts,
        balance=holder.balance,
        expiry=expiry,
        told=told,
        program=setting.program,
        rules=setting.rules,
        currency=setting.currency,
        zone=setting.zone,
        language=language,
    )


def _with_message(
    setting: Setting,
    holder: Row[*tuple[Any, ...]],
    facts: Facts,
    expiry: Expiry | None,
    language: Language,
) -> Facts:
    told = holder.message_facts
    known = _known(setting, holder, facts, expiry, told=told, language=language)
    message = said(holder.words, known, language, setting.design.default_language)
    return with_message(
        facts,
        message,
        link=holder.link,
        link_words=holder.link_words,
        language=language,
    )


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
        tier=say(_tier(setting, holder), language),
        tier_progress=_progress(setting, holder, language),
        discount=_discount(setting, holder, language),
        member_since=f"{holder.enrolled_at:%Y-%m-%dT%H:%M:%SZ}",
        card_url=setting.card_link.format(
            code=people.keyring.card_code(holder.Pass.serial_number)
        ),
        message="",
        message_link="",
        message_url="",
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


def _tier(setting: Setting, holder: Row[*tuple[Any, ...]]) -> Words:
    if setting.ladder is None:
        return FIRST_TIER
    return setting.ladder.tier_of(holder.tier or "").name


def _progress(
    setting: Setting, holder: Row[*tuple[Any, ...]], language: Language
) -> str:
    if setting.ladder is None:
        return ""
    program = setting.program
    return progress_in_words(
        setting.ladder,
        holder.tier or "",
        holder.tier_amount or 0,
        unit=Unit(program.unit, program.scale),
        currency=setting.currency,
        language=language,
    )


def _kind_seen(holder: Row[*tuple[Any, ...]]) -> str | None:
    is_coming = holder.kind == "earn" and holder.pending and not holder.active
    return "coming" if is_coming else holder.kind


def _discount(
    setting: Setting, holder: Row[*tuple[Any, ...]], language: Language
) -> str:
    """Return the percentage that a discount card shows; other cards show none."""
    if setting.rules is None:
        return ""
    tier = setting.ladder.tier_of(holder.tier or "").code if setting.ladder else ""
    share = percent_off(setting.rules, tier=tier, spent=holder.spent)
    return "" if share is None else share_in_words(share, language)
