"""A draft while it is edited: what it says now, whether anybody else touched it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import orjson
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.brands import AuditRecord
from walletpass.kernel.errors import ConflictError
from walletpass.passes import Design, Pass, Template, TemplateVersion
from walletpass.web.studio.visiting import Visit

EDITED: Final = "design.edited"
_ONE_SITTING: Final = timedelta(minutes=15)


class TakenDraftError(ConflictError):
    """Somebody else saved the draft while this one was open."""

    code = "taken-draft"
    title = "Somebody saved this card meanwhile"

    def __init__(self) -> None:
        super().__init__("Reload the page and make the change again.")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a template stands: its published version, and what differs from it."""

    version: TemplateVersion | None
    is_ahead: bool
    cards: int


def standing_of(session: Session, template: Template) -> Standing:
    """Return where a template stands."""
    version = (
        session.get_one(TemplateVersion, template.version_id)
        if template.version_id
        else None
    )
    cards = session.scalar(
        select(func.count()).select_from(Pass).where(Pass.template_id == template.id)
    )
    is_ahead = version is None or _meant(version.design) != _meant(template.draft)
    return Standing(version, is_ahead, cards or 0)


def _meant(design: Mapping[str, Any]) -> Design:
    return Design.model_validate(design)


def stamp_of(template: Template) -> str:
    """Return a word that is another one as soon as the draft is."""
    told = orjson.dumps([template.name, template.draft], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(told).hexdigest()[:16]


def keep(
    visit: Visit, session: Session, template: Template, design: Design, *, name: str
) -> bool:
    """Keep a draft, if it says anything new; tell whether it does."""
    before = stamp_of(template)
    if template.name == name and _meant(template.draft) == design:
        return False
    template.name = name
    passes.save_draft(template, design, now=visit.now)
    if not _is_same_sitting(visit, session, template):
        visit.record(session, EDITED, template.id, before={"draft": before})
    return True


def _is_same_sitting(visit: Visit, session: Session, template: Template) -> bool:
    """Tell whether the log's last line is this person editing this very draft.

    A draft is saved while somebody types, and a sitting is one deed, not a hundred.
    """
    last = session.scalars(
        select(AuditRecord)
        .where(AuditRecord.brand_id == visit.brand_id)
        .order_by(AuditRecord.seq.desc())
        .limit(1)
    ).one_or_none()
    if last is None or visit.now - last.at > _ONE_SITTING:
        return False
    told = (last.actor, last.action, last.object)
    return told == (visit.person.id, EDITED, template.id)


def open_draft(
    visit: Visit, session: Session, template_id: str, *, stamp: str | None = None
) -> Template:
    """Return the brand's template, unless its draft is no longer the one of *stamp*.

    Raises:
        UnknownTemplateError: The brand has no such template.
        TakenDraftError: Somebody else saved it meanwhile.
    """
    template = passes.template_of(session, visit.brand_id, template_id)
    if stamp is not None and stamp != stamp_of(template):
        raise TakenDraftError
    return template
