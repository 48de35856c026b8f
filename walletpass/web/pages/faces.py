"""The brand at the top of a page: its colours, its logo, its name."""

from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy.orm import Session

from walletpass import passes
from walletpass.brands import Brand
from walletpass.kernel.languages import Language
from walletpass.passes.colours import Colour, readable_on
from walletpass.wallets.apple import CardDrawing, pictures_of
from walletpass.web.pages.tinting import tint


@dataclass(frozen=True, slots=True)
class Face:
    """A brand as its card looks: *logo* is a data URI, empty if there is none."""

    name: str
    accent: Colour
    background: Colour
    logo: str

    @property
    def styles(self) -> Markup:
        """The page's colours, as custom properties."""
        band = (
            f":root{{--band:{self.background.hex};"
            f"--on-band:{readable_on(self.background).hex}}}"
        )
        return tint(self.accent) + Markup(band)  # noqa: S704 - colours are numbers


def face_of_template(session: Session, brand: Brand, language: Language) -> Face:
    """Return the brand's face before there is a card.

    Raises:
        NothingPublishedError: The brand has no card to show.
    """
    template = passes.published_template(session, brand.id)
    version = session.get_one(passes.TemplateVersion, template.version_id)
    design = passes.Design.model_validate(version.design)
    pictures = pictures_of(passes.files_of(session, version.id), language)
    return Face(
        brand.name,
        Colour.read(brand.accent),
        design.colours.background,
        pictures.get("logo", ""),
    )


def face_of_card(brand: Brand, drawing: CardDrawing) -> Face:
    """Return the brand's face as a card shows it."""
    return Face(
        brand.name,
        Colour.read(brand.accent),
        drawing.background,
        drawing.pictures.get("logo", ""),
    )
