"""What all doors to templates share: how one is shown, and how a deed is noted."""

from collections.abc import Mapping
from typing import Any

from walletpass import brands, passes
from walletpass.kernel.errors import InvalidError
from walletpass.passes import Design, Template
from walletpass.web.api.acting import Act


class StrangePicturesError(InvalidError):
    """A design names pictures that the brand never gave."""

    code = "strange-pictures"
    title = "These pictures are not here"

    def __init__(self, places: dict[str, str]) -> None:
        super().__init__(
            "Send each picture to `/templates/{id}/pictures/{name}` first, and name it "
            "in the design by the `sha256` of the answer."
        )
        self.places = places

    def facts(self) -> dict[str, object]:
        """Tell where each is named."""
        return {
            "errors": [
                {"field": f"design.{place}", "message": f"There is no picture {sha256}"}
                for place, sha256 in self.places.items()
            ]
        }


def with_known_pictures(act: Act, design: Design) -> Design:
    """Return the design, if every picture it names is the brand's own.

    Raises:
        StrangePicturesError: Some are not.
    """
    if strange := passes.strange_pictures(act.session, act.brand_id, design):
        raise StrangePicturesError(strange)
    return design


def draft_of(template: Template) -> Design:
    """Return what the draft says."""
    return Design.model_validate(template.draft)


def note(
    act: Act,
    deed: str,
    template: Template,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write into the brand's log which key did this."""
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=deed,
        object=template.id,
        before=before,
        after=after,
        now=act.now,
    )


def shape(act: Act, template: Template) -> dict[str, Any]:
    """Return a template as the API shows it, draft and published design and all."""
    version = passes.version_of(act.session, template)
    draft = draft_of(template)
    return {
        "id": template.id,
        "name": template.name,
        "program_id": template.program_id,
        "style": draft.style,
        "version": version.number if version else None,
        "published_at": version.published_at if version else None,
        "updated_at": template.updated_at,
        "is_ahead": passes.is_ahead(template, version),
        "stamp": passes.stamp_of(template),
        "draft": draft,
        "published": Design.model_validate(version.design) if version else None,
    }
