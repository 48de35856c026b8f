"""Templates: drafts that are edited, and versions that are published for good."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from walletpass import outbox
from walletpass.db import Page, page_of
from walletpass.kernel.ids import new_id
from walletpass.passes.design import Design
from walletpass.passes.errors import NoPassTypeError, UnknownTemplateError
from walletpass.passes.events import RefreshTemplate
from walletpass.passes.models import (
    Asset,
    PassType,
    Template,
    TemplateFile,
    TemplateVersion,
)
from walletpass.passes.pictures import Picture, kept_picture

TRIAL_TEAM: Final = "DEMO12TEAM"
"""The team in keys of our own making, which no real phone trusts."""


def pass_type_of(session: Session, brand_id: str) -> PassType:
    """Return the brand's pass type; of several the first that real phones trust.

    Raises:
        NoPassTypeError: It has none, since no certificate was imported.
    """
    pass_type = session.scalars(
        select(PassType)
        .where(PassType.brand_id == brand_id)
        .order_by(PassType.team_identifier == TRIAL_TEAM, PassType.id)
        .limit(1)
    ).one_or_none()
    if pass_type is None:
        raise NoPassTypeError
    return pass_type


def leave_trial(session: Session, brand_id: str) -> int:
    """Let cards issued from now on be signed with keys that phones trust, if there are.

    Returns how many templates moved. Cards that are out keep the keys of the trial: they
    were never in a real phone.
    """
    pass_type = pass_type_of(session, brand_id)
    moved = session.scalars(
        select(Template)
        .join(PassType, PassType.id == Template.pass_type_id)
        .where(
            Template.brand_id == brand_id,
            PassType.team_identifier == TRIAL_TEAM,
            PassType.id != pass_type.id,
        )
    ).all()
    for template in moved:
        template.pass_type_id = pass_type.id
    return len(moved)


def create_template(
    session: Session,
    brand_id: str,
    *,
    program_id: str,
    pass_type_id: str,
    name: str,
    design: Design,
    now: datetime,
) -> Template:
    """Start a template with *design* as its draft. Publish it to issue cards."""
    template = Template(
        id=new_id("tpl", now),
        brand_id=brand_id,
        program_id=program_id,
        pass_type_id=pass_type_id,
        name=name,
        draft=design.model_dump(mode="json"),
        created_at=now,
        updated_at=now,
    )
    session.add(template)
    session.flush()
    return template


def template_of(session: Session, brand_id: str, template_id: str) -> Template:
    """Return the brand's template.

    Raises:
        UnknownTemplateError: The brand has no such template.
    """
    template = session.scalars(
        select(Template).where(
            Template.id == template_id, Template.brand_id == brand_id
        )
    ).one_or_none()
    if template is None:
        raise UnknownTemplateError
    return template


def templates(
    session: Session, brand_id: str, *, before: str | None = None, limit: int = 50
) -> Page[tuple[Template, int | None]]:
    """Return a page of the brand's templates, newest first, each with its version."""
    query = (
        select(Template, TemplateVersion.number)
        .outerjoin(TemplateVersion, TemplateVersion.id == Template.version_id)
        .where(Template.brand_id == brand_id)
    )
    if before is not None:
        query = query.where(Template.id < before)
    rows = session.execute(query.order_by(Template.id.desc()).limit(limit + 1))
    found = [(template, number) for template, number in rows]
    return page_of(found, limit, lambda row: row[0].id)


def save_draft(template: Template, design: Design, *, now: datetime) -> None:
    """Keep *design* as the template's draft. No card changes."""
    template.draft = design.model_dump(mode="json")
    template.updated_at = now


def publish(
    session: Session,
    template: Template,
    files: Mapping[str, bytes],
    *,
    now: datetime,
    by: str | None = None,
) -> TemplateVersion:
    """Make the draft the template's next version, and promise to re-render every card.

    *files* are the pictures in every size, by their path in the bundle. What is
    personal on a card is composed again from its own facts, never from the template.
    """
    number = session.scalar(
        select(func.coalesce(func.max(TemplateVersion.number), 0)).where(
            TemplateVersion.template_id == template.id
        )
    )
    version = TemplateVersion(
        id=new_id("tpv", now),
        brand_id=template.brand_id,
        template_id=template.id,
        number=(number or 0) + 1,
        design=template.draft,
        published_by=by,
        published_at=now,
    )
    session.add(version)
    session.flush()
    session.add_all(
        TemplateFile(
            version_id=version.id,
            path=path,
            brand_id=template.brand_id,
            content=content,
        )
        for path, content in files.items()
    )
    template.version_id = version.id
    session.flush()
    if version.number > 1:  # before the first there are no cards
        cause = f"template version {version.number}"
        outbox.add(session, RefreshTemplate(template.id, version.id, cause), now=now)
    return version


def promise_refresh(
    session: Session, brand_id: str, cause: str, *, now: datetime
) -> None:
    """Promise that every card of the brand is composed again; what changed is pushed."""
    published = select(Template.id, Template.version_id).where(
        Template.brand_id == brand_id, Template.version_id.is_not(None)
    )
    for template_id, version_id in session.execute(published):
        assert version_id is not None
        again = RefreshTemplate(template_id, version_id, cause)
        outbox.add(session, again, now=now, key=f"refresh:{template_id}:{cause}"[:128])


def files_of(session: Session, version_id: str) -> dict[str, bytes]:
    """Return a published version's pictures by their path in the bundle."""
    rows = session.execute(
        select(TemplateFile.path, TemplateFile.content).where(
            TemplateFile.version_id == version_id
        )
    )
    return {row.path: row.content for row in rows}


def keep_asset(
    session: Session, brand_id: str, content: bytes, *, now: datetime
) -> str:
    """Store a picture as it was given and return its SHA-256; once is enough."""
    sha256 = hashlib.sha256(content).hexdigest()
    if session.get(Asset, (brand_id, sha256)) is None:
        session.add(
            Asset(brand_id=brand_id, sha256=sha256, content=content, created_at=now)
        )
        session.flush()
    return sha256


def assets_of(session: Session, brand_id: str, design: Design) -> dict[str, bytes]:
    """Return the pictures a design names, by their SHA-256."""
    named = {sha for variants in design.images.values() for sha in variants.values()}
    rows = session.execute(
        select(Asset.sha256, Asset.content).where(
            Asset.brand_id == brand_id, Asset.sha256.in_(named)
        )
    )
    return {row.sha256: row.content for row in rows}


def pictures_of(session: Session, brand_id: str, design: Design) -> dict[str, Picture]:
    """Return the pictures a design names, by their SHA-256, ready to be cut."""
    assets = assets_of(session, brand_id, design)
    return {sha256: kept_picture(content) for sha256, content in assets.items()}
