"""A draft while somebody works on it: what it says now, whether anybody else touched it.

Who changes a draft shows the stamp of what they looked at. If it is another one by now,
they would undo what somebody else did, and are asked to look again.
"""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass.passes.design import Design, Focus, ImageName
from walletpass.passes.errors import TakenDraftError, UnknownTemplateError
from walletpass.passes.models import Asset, Template, TemplateVersion


def open_draft(
    session: Session, brand_id: str, template_id: str, *, stamp: str | None = None
) -> Template:
    """Return the brand's template, held still until commit, to be changed.

    Raises:
        UnknownTemplateError: The brand has no such template.
        TakenDraftError: Its draft is no longer the one of *stamp*.
    """
    template = session.scalars(
        select(Template)
        .where(Template.id == template_id, Template.brand_id == brand_id)
        .with_for_update(key_share=True)  # rows that name it need not wait
    ).one_or_none()
    if template is None:
        raise UnknownTemplateError
    if stamp is not None and stamp != stamp_of(template):
        raise TakenDraftError
    return template


def stamp_of(template: Template) -> str:
    """Return a word that is another one as soon as the draft is."""
    told = orjson.dumps([template.name, template.draft], option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(told).hexdigest()[:16]


def version_of(session: Session, template: Template) -> TemplateVersion | None:
    """Return the template's published version, None before the first."""
    if template.version_id is None:
        return None
    return session.get_one(TemplateVersion, template.version_id)


def is_ahead(template: Template, version: TemplateVersion | None) -> bool:
    """Tell whether publishing the draft would say anything new."""
    return version is None or _meant(version.design) != _meant(template.draft)


def _meant(design: Mapping[str, Any]) -> Design:
    return Design.model_validate(design)


def with_picture(
    design: Design, name: ImageName, sha256: str | None, focus: Focus | None = None
) -> Design:
    """Return the design with another picture, or another focus in the one it has."""
    images, points = dict(design.images), dict(design.focus)
    if sha256 is not None:
        if name == "logo" and images.get("icon") == images.get("logo"):
            images.pop("icon", None)  # the icon is made of whatever logo there is
            points.pop("icon", None)
        images[name] = {"*": sha256}
    points.pop(name, None)
    if focus is not None:
        points[name] = focus
    return design.model_copy(update={"images": images, "focus": points})


def strange_pictures(session: Session, brand_id: str, design: Design) -> dict[str, str]:
    """Return the pictures a design names that the brand never gave, by their place."""
    named = {
        f"images.{name}.{language}": sha256
        for name, variants in design.images.items()
        for language, sha256 in variants.items()
    }
    given = set(
        session.scalars(
            select(Asset.sha256).where(
                Asset.brand_id == brand_id, Asset.sha256.in_(set(named.values()))
            )
        )
    )
    return {place: sha256 for place, sha256 in named.items() if sha256 not in given}
