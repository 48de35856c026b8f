"""Refreshing cards: compose again, and publish a new version of those that changed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.customers import People
from walletpass.kernel.clock import whole_second
from walletpass.kernel.languages import language_of
from walletpass.ledger import Expiry
from walletpass.passes.braces import facts_in
from walletpass.passes.changes import Change, changes_between
from walletpass.passes.composing import Setting, compose, setting_of
from walletpass.passes.content import Content
from walletpass.passes.design import Design
from walletpass.passes.events import RefreshPasses
from walletpass.passes.holding import holders, losses_told_of
from walletpass.passes.models import Pass, PassType, PassVersion, TemplateVersion
from walletpass.passes.noticeboard import (
    MESSAGE,
    message_keys,
    says_no_news,
    with_noticeboard,
)
from walletpass.passes.telling import tell
from walletpass.passes.texts import (
    is_personal_field,
    names,
    place_of,
    spellings,
    texts_of,
)

HELD_BACK = timedelta(seconds=20)  # time for the phone to show the sentence before
_STEP = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The cards of one pass type that have a new version, under one update tag."""

    pass_type_id: str
    update_tag: int
    pass_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Renewal:
    wallet_pass: Pass
    content: Content
    changes: Sequence[Change]


def refresh(
    session: Session,
    pass_ids: Sequence[str],
    *,
    cause: str,
    people: People,
    card_link: str,
    now: datetime,
    always: bool = False,
) -> list[Refreshed]:
    """Compose these cards again and give a new version to each that says something new.

    A card that says what it said before keeps its version and its update tag. Where
    several fields would speak on the lock screen at once, one changes now and the
    others are promised for later, so that the phone shows our sentence each time. What
    is told of the holder speaks only of a movement: the last one is not announced again
    in another language, or under another name.
    *always* is for a bundle that changed in something other than what the card says.
    """
    locked = session.execute(
        select(Pass.id, Pass.template_id, Pass.customer_id)
        .where(Pass.id.in_(pass_ids))
        .order_by(Pass.id)
        .with_for_update()
    ).all()
    settings = _settings_of(session, locked, card_link=card_link, now=now)
    designs: dict[str, Design] = {}
    renewals: dict[str, list[_Renewal]] = {}
    held_back: list[str] = []
    rows = holders(session, [row.id for row in locked], now=now)
    losses = losses_told_of(session, rows)
    for holder in rows:
        setting = settings[holder.Pass.template_id]
        before = _design(session, designs, holder.Pass.template_version_id)
        expiry = losses.get(holder.Pass.account_id)
        renewal = _renew(
            setting, before, holder, people, expiry=expiry, held_back=held_back
        )
        if always and not renewal:
            unchanged = Content.from_dict(holder.Pass.content)
            renewal = _Renewal(holder.Pass, unchanged, ())
        if renewal:
            renewals.setdefault(holder.Pass.pass_type_id, []).append(renewal)
    if held_back:
        later = RefreshPasses(tuple(held_back), cause)
        lane = outbox.Lane.BULK if len(held_back) > 1 else None
        outbox.add(session, later, now=now, after=HELD_BACK, lane=lane)
    return [
        _publish(
            session,
            pass_type_id,
            renewals[pass_type_id],
            settings,
            cause=cause,
            now=now,
        )
        for pass_type_id in sorted(renewals)
    ]


def _settings_of(
    session: Session, cards: Sequence[Any], *, card_link: str, now: datetime
) -> dict[str, Setting]:
    """Return what composing these cards needs, by template."""
    holders_of: dict[str, list[str]] = {}
    for card in cards:
        holders_of.setdefault(card.template_id, []).append(card.customer_id)
    return {
        template_id: setting_of(
            session,
            template_id,
            customer_ids=holders_of[template_id],
            card_link=card_link,
            now=now,
        )
        for template_id in sorted(holders_of)
    }


def _design(session: Session, designs: dict[str, Design], version_id: str) -> Design:
    if version_id not in designs:
        version = session.get_one(TemplateVersion, version_id)
        designs[version_id] = with_noticeboard(Design.model_validate(version.design))
    return designs[version_id]


def _renew(
    setting: Setting,
    before: Design,
    holder: Any,
    people: People,
    *,
    expiry: Expiry | None,
    held_back: list[str],
) -> _Renewal | None:
    wallet_pass: Pass = holder.Pass
    old = Content.from_dict(wallet_pass.content)
    new = compose(setting, holder, people, expiry=expiry)
    boards = message_keys(setting.design)
    if new.message and not boards <= set(old.fields):  # a new field would not speak
        held_back.append(wallet_pass.id)
        new = compose(setting, holder, people, resting=True)
    new = replace(new, hushed=says_no_news(old, new, boards))
    if new == old and wallet_pass.template_version_id == setting.version_id:
        return None
    language = language_of(holder.language)
    changes = changes_between(before, old, setting.design, new, language)
    news = _news_fields(setting.design)
    if new.movement == old.movement and (old.silent or _says_again(setting, changes)):
        new = replace(new, silent=True)
        changes = changes_between(before, old, setting.design, new, language)
    speaking = sorted(
        (change for change in changes if change.alerts),
        key=lambda change: change.key not in news,
    )
    if len(speaking) > 1:
        held_back.append(wallet_pass.id)
        waiting = {change.key for change in speaking[1:]}
        kept = {key: value for key, value in old.fields.items() if key in waiting}
        new = replace(new, fields={**new.fields, **kept}, movement=old.movement)
        if waiting & boards:
            new = replace(
                new,
                message=old.message,
                message_from=old.message_from,
                hushed=old.hushed if boards <= waiting else new.hushed,
            )
        changes = [change for change in changes if change.key not in waiting]
    return _Renewal(wallet_pass, new, changes)


def _news_fields(design: Design) -> set[str]:
    """Return the fields that tell of the latest movement: they speak before others."""
    texts = texts_of(design)
    return {
        field.key
        for field in design.fields.all()
        if any(
            "latest" in facts_in(text)
            for text in spellings(texts.get(f"{place_of(field)}.value", ""))
        )
    }


def _says_again(setting: Setting, changes: Sequence[Change]) -> bool:
    """Tell whether what was announced before would be announced in other words."""
    personal = {
        field.key
        for field in setting.design.fields.all()
        if is_personal_field(field) and not names(field, MESSAGE)
    }
    return any(change.alerts and change.key in personal for change in changes)


_WRITE = (
    update(Pass)
    .where(Pass.id == bindparam("changed_id"))
    .values(
        template_version_id=bindparam("new_template_version_id"),
        version=bindparam("new_version"),
        update_tag=bindparam("new_update_tag"),
        modified_at=bindparam("new_modified_at"),
        content=bindparam("new_content"),
    )
)


def _publish(
    session: Session,
    pass_type_id: str,
    renewals: Sequence[_Renewal],
    settings: dict[str, Setting],
    *,
    cause: str,
    now: datetime,
) -> Refreshed:
    tag = draw_update_tag(session, pass_type_id)
    connection = session.connection()
    connection.execute(
        _WRITE,
        [
            {
                "changed_id": renewal.wallet_pass.id,
                "new_template_version_id": settings[
                    renewal.wallet_pass.template_id
                ].version_id,
                "new_version": renewal.wallet_pass.version + 1,
                "new_update_tag": tag,
                "new_modified_at": next_modified_at(
                    renewal.wallet_pass.modified_at, now
                ),
                "new_content": renewal.content.to_dict(),
            }
            for renewal in renewals
        ],
    )
    connection.execute(
        insert(PassVersion),
        [
            {
                "pass_id": renewal.wallet_pass.id,
                "version": renewal.wallet_pass.version + 1,
                "brand_id": renewal.wallet_pass.brand_id,
                "update_tag": tag,
                "cause": cause,
                "changes": [asdict(change) for change in renewal.changes],
                "sentence": next((c.sentence for c in renewal.changes if c.alerts), ""),
                "made_at": now,
            }
            for renewal in renewals
        ],
    )
    for renewal in renewals:
        version = renewal.wallet_pass.version + 1
        told = {"cause": cause, "version": version}
        tell(session, renewal.wallet_pass, "pass.updated", now=now, **told)
    changed = tuple(renewal.wallet_pass.id for renewal in renewals)
    return Refreshed(pass_type_id, tag, changed)


def next_modified_at(before: datetime, now: datetime) -> datetime:
    """Return a later whole second than *before*, and not earlier than *now*'s."""
    return max(whole_second(now), before + _STEP)


_DRAW = (
    update(PassType)
    .where(PassType.id == bindparam("drawn_id"))
    .values(update_tag=PassType.update_tag + 1)
    .returning(PassType.update_tag)
)


def draw_update_tag(session: Session, pass_type_id: str) -> int:
    """Return the next update tag. Draw it last: it locks the pass type until commit."""
    return session.execute(_DRAW, {"drawn_id": pass_type_id}).scalar_one()
