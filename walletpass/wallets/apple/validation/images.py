"""Pictures: whether they are all there, rightly named, in place and of the right size.

https://developer.apple.com/design/human-interface-guidelines/wallet (checked 2026-11)
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from walletpass.passes.issues import Issue, error, warning
from walletpass.wallets.apple.validation.findings import quoted
from walletpass.wallets.apple.validation.image_sizes import fault_of_size
from walletpass.wallets.apple.validation.styles import styles_of
from walletpass.wallets.apple.vocabulary import IMAGES

ImageSize = tuple[int, int, int]
"""Width and height in pixels, and the number of bytes."""

_FILE: Final = re.compile(
    r"(?:(?P<folder>[^/]+)\.lproj/)?(?P<name>[A-Za-z]+)"
    r"(?:@(?P<scale>[23])x)?\.(?P<kind>png|pdf)"
)
_KNOWN: Final = frozenset(IMAGES.values())
_SPELLINGS: Final = {
    f"{name}{scale}.png".lower(): f"{name}{scale}.png"
    for name in IMAGES.values()
    for scale in ("", "@2x", "@3x")
}
_USED: Final[Mapping[str, frozenset[str]]] = {
    "storeCard": frozenset({"icon", "logo", "strip", "personalizationLogo"}),
    "coupon": frozenset({"icon", "logo", "strip"}),
    "generic": frozenset({"icon", "logo", "thumbnail"}),
    "eventTicket": _KNOWN - {"footer", "personalizationLogo"},
    "boardingPass": frozenset({"icon", "logo", "footer", "primaryLogo"}),
    "posterGeneric": frozenset({"icon", "artwork", "background", "primaryLogo"}),
}
_MUCH: Final = 1_000_000  # bytes, downloaded again at every update of the card


@dataclass(frozen=True, slots=True)
class _Image:
    path: str
    folder: str
    name: str
    scale: int
    kind: str
    size: ImageSize


def image_names(images: Iterable[str]) -> frozenset[str]:
    """Return which pictures there are, whatever their language and resolution."""
    found = (_FILE.fullmatch(path) for path in images)
    return frozenset(file["name"] for file in found if file and file["name"] in _KNOWN)


def images(
    card: Mapping[str, Any], files: Mapping[str, ImageSize], folders: frozenset[str]
) -> Iterator[Issue]:
    """Check the picture files of a bundle that has these language *folders*."""
    styles = styles_of(card)
    good = []
    for path, size in files.items():
        file = _FILE.fullmatch(path)
        if file is None or file["name"] not in _KNOWN:
            yield _misnamed(path)
            continue
        scale = int(file["scale"] or 1)
        good.append(
            _Image(path, file["folder"] or "", file["name"], scale, file["kind"], size)
        )
    yield from _icon(good)
    yield from _localised(good, folders)
    yield from _unused(good, styles)
    for image in good:
        yield from _size(image, styles)
    total = sum(size for _width, _height, size in files.values())
    if total > _MUCH:
        yield warning(
            "pictures-heavy",
            "pictures",
            "They are {megabytes} MB together, and a phone downloads all of them again "
            "with every update.",
            "Save them smaller: fewer colours, fewer details.",
            megabytes=round(total / 1_000_000, 1),
        )


def _misnamed(path: str) -> Issue:
    name = path.rpartition("/")[2].lower()
    near = get_close_matches(name, _SPELLINGS, n=1, cutoff=0.75)
    if near:
        right = _SPELLINGS[near[0]]
        return error(
            "picture-misnamed",
            path,
            "Wallet knows no such file, and may refuse the pass. Is it {right}?",
            "Name it {right}, letter by letter, as PNG.",
            right=right,
        )
    return warning(
        "picture-unknown", path, "Wallet does not look at this file.", "Leave it out."
    )


def _icon(found: list[_Image]) -> Iterator[Issue]:
    scales = {image.scale for image in found if image.name == "icon"}
    vector = any(image.kind == "pdf" for image in found if image.name == "icon")
    if not scales:
        yield error(
            "icon-missing",
            "icon@2x.png",
            "Without an icon Wallet refuses the pass and does not say why.",
            "Add icon@2x.png and icon@3x.png.",
        )
        return
    for scale in (2, 3):
        if scale not in scales and not vector:
            yield warning(
                "icon-size-missing",
                f"icon@{scale}x.png",
                "It is missing, so some phones show a blurred icon.",
                "Add it, {pixels} pixels wide and high.",
                pixels=38 * scale,
            )


def _localised(found: list[_Image], folders: frozenset[str]) -> Iterator[Issue]:
    placed: dict[str, set[str]] = {}
    for image in found:
        placed.setdefault(image.name, set()).add(image.folder)
    for name, where in placed.items():
        if where == {""}:
            continue
        if "" in where:
            yield warning(
                "picture-twice",
                f"{name}.png",
                "It is at the top and in language folders; the one at the top wins.",
                "Keep it in the language folders only.",
            )
            continue
        for folder in sorted(folders - where):
            yield warning(
                "picture-missing-in-language",
                f"{folder}.lproj/{name}.png",
                "It is missing in this language, whose phones may show none at all.",
                "Put a copy into every language folder.",
            )


def _unused(found: list[_Image], styles: tuple[str, ...]) -> Iterator[Issue]:
    used = frozenset[str]().union(*(_USED[key] for key in styles))
    names = {image.name for image in found}
    for name in sorted(names - used) if styles else ():
        yield warning(
            "picture-unused",
            f"{name}.png",
            "A pass of kind {styles} does not show it.",
            "Leave it out, or choose another kind of pass.",
            styles=" and ".join(styles),
        )
    if "eventTicket" in styles and "strip" in names:
        for name in sorted(names & {"background", "thumbnail"}):
            yield warning(
                "picture-beside-strip",
                f"{name}.png",
                "An event ticket with a strip shows neither background nor thumbnail.",
                "Keep the strip or the other.",
            )


def _size(image: _Image, styles: tuple[str, ...]) -> Iterator[Issue]:
    if image.kind == "pdf":
        return  # drawn at whatever size is needed
    width, height, _bytes = image.size
    fault = fault_of_size(image.name, (width, height), image.scale, styles)
    if fault:
        yield warning(
            "picture-size",
            image.path,
            "It is {width} × {height} pixels, and Wallet expects {expected}: it will be "
            "scaled or cut. File {name}.",
            "Save it in that size.",
            width=width,
            height=height,
            expected=fault,
            name=quoted(image.name),
        )
