"""One logo in, every size out: the pictures of a card as an iPhone wants them.

    made = crops(design, pictures)
    page.show([(crop.file, crop.source, crop.issues) for crop in made])
    passes.publish(session, template, files(made), now=now)

What the style shows and the design lacks is made from what there is: the icon from the
logo, a thumbnail from the strip's photograph.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Literal

from PIL import Image

from walletpass.kernel.languages import Language
from walletpass.passes.colours import WHITE
from walletpass.passes.design import Design, ImageName, Style
from walletpass.passes.issues import Issue
from walletpass.passes.pictures import Picture
from walletpass.wallets.apple.images_cropping import Box
from walletpass.wallets.apple.images_drawing import Plan, draw, plan
from walletpass.wallets.apple.images_png import encode
from walletpass.wallets.apple.images_remarks import remarks
from walletpass.wallets.apple.localisation import placed_images
from walletpass.wallets.apple.vocabulary import IMAGES

SCALES: Final = (1, 2, 3)
"""Pixels to the point, along a side, of the screens there are."""

_MADE_FROM: Final[Mapping[ImageName, tuple[ImageName, ...]]] = {
    "icon": ("icon", "logo", "primary_logo"),
    "logo": ("logo", "primary_logo"),
    "primary_logo": ("primary_logo", "logo"),
    "secondary_logo": ("secondary_logo",),
    "personalization_logo": ("personalization_logo", "logo"),
    "strip": ("strip",),
    "thumbnail": ("thumbnail", "strip"),
    "background": ("background",),
    "artwork": ("artwork", "background", "strip", "logo"),
    "footer": ("footer",),
}
"""What each picture is made from, best first."""

SHOWN: Final[Mapping[Style, tuple[ImageName, ...]]] = {
    "store_card": ("icon", "logo", "strip"),
    "coupon": ("icon", "logo", "strip"),
    "generic": ("icon", "logo", "thumbnail"),
    "event_ticket": ("icon", "logo", "strip"),
    "boarding_pass": ("icon", "logo", "footer"),
    "poster": ("icon", "primary_logo", "artwork"),
}
"""Which pictures a card of each style shows; a ticket without a strip shows others."""

_SHOWN_BY_SCHEME: Final[Mapping[str, tuple[ImageName, ...]]] = {
    "posterEventTicket": ("artwork", "primary_logo", "secondary_logo"),
    "semanticBoardingPass": ("primary_logo",),
}
_NAMES: Final = {vendors: name for name, vendors in IMAGES.items()}


@dataclass(frozen=True, slots=True)
class Crop:
    """One picture of a card in one size: what it shows, and what to know about it.

    *source* is the part that was taken of the picture with this *digest*, in pixels.
    """

    name: ImageName
    file: str
    scale: int
    width: int
    height: int
    digest: str
    source: Box
    content: bytes = field(repr=False)
    issues: tuple[Issue, ...]


def crops(design: Design, pictures: Mapping[str, Picture]) -> tuple[Crop, ...]:
    """Return every picture of a card in every size.

    *pictures* are those the design names, by their SHA-256. One that must be cut keeps
    the design's focus, else where most happens.
    """
    origins = origins_of(design)
    made: dict[tuple[ImageName, str], list[Crop]] = {}
    found: list[Crop] = []
    for place, digest in placed_images(_with_images(design, origins)).items():
        folder, _, stem = place.rpartition("/")
        name = _NAMES[stem]
        if (name, digest) not in made:
            picture = pictures[digest]
            chosen = plan(
                name,
                picture.open(),
                origin=origins[name],
                style=design.style,
                background=design.colours.background,
                focus=design.focus.get(name),
            )
            made[name, digest] = _sizes(name, digest, picture, chosen)
        found += [_inside(folder, crop) for crop in made[name, digest]]
    return tuple(found)


def files(made: Iterable[Crop]) -> dict[str, bytes]:
    """Return the pictures by their path in the bundle."""
    return {crop.file: crop.content for crop in made}


def origins_of(design: Design) -> dict[ImageName, ImageName]:
    """Return which pictures the card shows, and from which given one each is made."""
    given = {
        name: [origin for origin in _MADE_FROM[name] if design.images.get(origin)]
        for name in shown_by(design)
    }
    origins = {name: found[0] for name, found in given.items() if found}
    logo = design.images.get("logo")
    if logo and design.images.get("icon") == logo:
        origins["icon"] = "logo"  # a logo given twice is still no icon
    return origins


def shown_by(design: Design) -> tuple[ImageName, ...]:
    """Return which pictures the card has a place for, given or not."""
    shown = SHOWN[design.style]
    if design.style == "event_ticket" and "strip" not in design.images:
        shown = ("icon", "logo", "background", "thumbnail")
    for scheme in design.extras.preferred_styles:
        shown += _SHOWN_BY_SCHEME.get(scheme, ())
    if design.sign_up:
        shown += ("personalization_logo",)
    return shown


def _with_images(design: Design, origins: Mapping[ImageName, ImageName]) -> Design:
    """Return the design with every picture it shows, the icon one for all languages.

    Without an icon outside the folders of the languages a phone refuses the card.
    """
    images = {name: design.images[origin] for name, origin in origins.items()}
    if icons := images.get("icon"):
        first = icons.get("*") or icons.get(design.default_language)
        everywhere: dict[Language | Literal["*"], str] = {
            "*": first or next(iter(icons.values()))
        }
        images["icon"] = everywhere
    return design.model_copy(update={"images": images})


def _sizes(name: ImageName, digest: str, picture: Picture, chosen: Plan) -> list[Crop]:
    found, image = [], picture.open()
    for scale in SCALES:
        file = f"{IMAGES[name]}{'' if scale == 1 else f'@{scale}x'}.png"
        width, height = chosen.pixels(scale)
        found.append(
            Crop(
                name=name,
                file=file,
                scale=scale,
                width=width,
                height=height,
                digest=digest,
                source=chosen.box,
                content=_drawn(picture, _what_shows(chosen, image), scale),
                issues=tuple(remarks(file, image, chosen, scale)),
            )
        )
    return found


def _what_shows(chosen: Plan, image: Image.Image) -> Plan:
    """Return the plan without the colours that are hidden behind the picture."""
    is_covered = chosen.margin is None and image.mode == "RGB"
    plate = WHITE if chosen.plate and is_covered else chosen.plate
    return replace(chosen, card=WHITE, plate=plate)


@lru_cache(maxsize=96)
def _drawn(picture: Picture, chosen: Plan, scale: int) -> bytes:
    """Return the finished picture; while a design is edited, the same again and again."""
    return encode(draw(picture.open(), chosen, scale))


def _inside(folder: str, crop: Crop) -> Crop:
    if not folder:
        return crop
    file = f"{folder}/{crop.file}"
    issues = tuple(replace(issue, path=file) for issue in crop.issues)
    return replace(crop, file=file, issues=issues)
