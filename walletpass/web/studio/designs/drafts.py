"""A draft while it is edited: what it says now, whether anybody else touched it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.brands import AuditRecord
from walletpass.passes import Design, Pass, Template, TemplateVersion
from walletpass.web.studio.visiting import Visit

EDITED: Final = "design.edited"
_ONE_SITTING: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a template stands: its published version, and what differs from it."""

    version: TemplateVersion | None
    is_ahead: bool
    cards: int


def standing_of(session: Session, template: Template) -> Standing:
    """Return where a template stands."""
    version = passes.version_of(session, template)
    cards = session.scalar(
        select(func.count()).select_from(Pass).where(Pass.template_id == template.id)
    )
    return Standing(version, passes.is_ahead(template, version), cards or 0)


def keep(
    visit: Visit, session: Session, template: Template, design: Design, *, name: str
) -> bool:
    """Keep a draft, if it says anything new; tell whether it does."""
    before = passes.stamp_of(template)
    if template.name == name and Design.model_validate(template.draft) == design:
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

    With a stamp it is held still until commit, to be changed.

    Raises:
        UnknownTemplateError: The brand has no such template.
        TakenDraftError: Somebody else saved it meanwhile.
    """
    if stamp is None:
        return passes.template_of(session, visit.brand_id, template_id)
    return passes.open_draft(session, visit.brand_id, template_id, stamp=stamp)
