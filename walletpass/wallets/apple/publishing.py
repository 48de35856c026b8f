"""Publishing a design: pictures in every size, every fault found, then the version."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from PIL import Image
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.passes import Design, Issue, Template, TemplateVersion, errors_among
from walletpass.wallets.apple.images import Crop, crops, files
from walletpass.wallets.apple.images_reading import image_issues
from walletpass.wallets.apple.press_errors import UnsignableError
from walletpass.wallets.apple.validation import ImageSize, validate_design


@dataclass(frozen=True, slots=True)
class Proof:
    """What would be published: the pictures as they will be, and what to know of them."""

    design: Design
    crops: tuple[Crop, ...]
    issues: tuple[Issue, ...]


def proof_of(session: Session, brand_id: str, design: Design) -> Proof:
    """Return what publishing this design would give, without publishing it."""
    made = crops(design, passes.pictures_of(session, brand_id, design))
    sizes = _sizes(files(made))
    issues = [*validate_design(design, sizes), *image_issues(design, made)]
    return Proof(design, made, tuple(dict.fromkeys(issues)))


def publish_draft(
    session: Session,
    template: Template,
    *,
    now: datetime,
    by: str | None = None,
    proof: Proof | None = None,
) -> TemplateVersion:
    """Publish a template's draft, unless its cards would be refused.

    A *proof* made before this transaction spares drawing the pictures in it; one of
    another design than the draft is not looked at.

    Raises:
        UnsignableError: It has errors; warnings do not stop it.
    """
    design = Design.model_validate(template.draft)
    if proof is None or proof.design != design:
        proof = proof_of(session, template.brand_id, design)
    if errors_among(proof.issues):
        raise UnsignableError(proof.issues)
    return passes.publish(session, template, files(proof.crops), now=now, by=by)


def _sizes(pictures: Mapping[str, bytes]) -> dict[str, ImageSize]:
    sizes = {}
    for path, content in pictures.items():
        with Image.open(BytesIO(content)) as image:
            sizes[path] = (image.width, image.height, len(content))
    return sizes
