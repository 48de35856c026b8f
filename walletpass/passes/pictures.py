"""Pictures that people upload, read so that nothing but the picture comes in.

A file is believed for what it decodes to, never for its name or claimed type. What is
kept is drawn anew: upright, in sRGB, at most 2,400 pixels long, without metadata.
"""

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms, ImageOps

from walletpass.kernel.errors import InvalidError

MOST_BYTES: Final = 10_000_000
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 16
THINNEST: Final = 100  # times longer than wide: no line of it would show on a phone
_LONGEST_KEPT = 2_400  # twice what the largest picture of a card needs


class PictureError(InvalidError):
    """A file cannot serve as a picture."""

    code = "picture"
    title = "This picture cannot be used"


class NotAPictureError(PictureError):
    """The file is something else than PNG, JPEG or WebP, whatever its name says."""

    code = "not-a-picture"

    def __init__(self, *, found: str) -> None:
        super().__init__(
            f"This file is {found}. Save the picture as PNG, JPEG or WebP and "
            "choose that file."
        )
        self.found = found

    def facts(self) -> dict[str, object]:
        """Tell what the file turned out to be."""
        return {"found": self.found}


class DamagedPictureError(PictureError):
    """The file begins like a picture and cannot be read to its end."""

    code = "damaged-picture"

    def __init__(self) -> None:
        super().__init__(
            "The file breaks off or is damaged, so the picture cannot be read whole. "
            "Export it again, or choose another copy."
        )


class PictureTooHeavyError(PictureError):
    """The file has more bytes than any picture of a card needs."""

    code = "picture-too-heavy"

    def __init__(self, *, size: int) -> None:
        super().__init__(
            f"The file has {size / 1e6:.1f} MB, the most we take is "
            f"{MOST_BYTES / 1e6:.0f} MB. Save it smaller: 2,400 pixels are plenty."
        )
        self.size = size

    def facts(self) -> dict[str, object]:
        """Tell the file's size and the limit."""
        return {"bytes": self.size, "most": MOST_BYTES}


class PictureTooLargeError(PictureError):
    """The picture would unfold into more pixels than any picture of a card needs."""

    code = "picture-too-large"

    def __init__(self) -> None:
        super().__init__(
            f"The picture has more than {MOST_PIXELS / 1e6:.0f} million pixels. "
            "Save it smaller: 2,400 pixels along the longer side are plenty."
        )

    def facts(self) -> dict[str, object]:
        """Tell the limit."""
        return {"most": MOST_PIXELS}


class PictureTooSmallError(PictureError):
    """The picture has too few pixels to be seen on a phone."""

    code = "picture-too-small"

    def __init__(self, *, width: int, height: int) -> None:
        super().__init__(
            f"The picture is {width} × {height} pixels: too little to be seen on a "
            f"card. Choose one with at least {LEAST_SIDE} pixels on each side, and "
            f"no side more than {THINNEST} times the other."
        )
        self.width = width
        self.height = height

    def facts(self) -> dict[str, object]:
        """Tell the picture's size and the least one."""
        return {"width": self.width, "height": self.height, "least": LEAST_SIDE}


class AnimatedPictureError(PictureError):
    """The picture moves; a card stands still."""

    code = "animated-picture"

    def __init__(self) -> None:
        super().__init__(
            "The picture is animated, and a card stands still. Save the one frame "
            "you want to show."
        )


class InvisiblePictureError(PictureError):
    """Every point of the picture is fully transparent."""

    code = "invisible-picture"

    def __init__(self) -> None:
        super().__init__(
            "Every point of the picture is transparent, so there is nothing to see. "
            "Export it with its layers switched on."
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is safe to keep and to show: a PNG we wrote ourselves.

    Reading its *content* again gives the same picture, byte for byte.
    """

    content: bytes = field(repr=False)
    width: int
    height: int

    @property
    def digest(self) -> str:
        """The SHA-256 of the content: the name designs know the picture by."""
        return hashlib.sha256(self.content).hexdigest()

    def open(self) -> Image.Image:
        """Return the pixels, in mode ``RGB``, or ``RGBA`` where some show through."""
        return Image.open(BytesIO(self.content), formats=("PNG",))


def kept_picture(content: bytes) -> Picture:
    """Return a picture from the content it was kept by: of that, nothing is in doubt."""
    image = Image.open(BytesIO(content), formats=("PNG",))
    return Picture(content, image.width, image.height)


def read_picture(content: bytes) -> Picture:
    """Return the picture in an uploaded file, or say why it cannot be used.

    Raises:
        PictureError: One of its kinds, each with its own advice.
    """
    if len(content) > MOST_BYTES:
        raise PictureTooHeavyError(size=len(content))
    image = _open(content)
    _check(image)
    image = _decode(image)
    if image.mode == "RGBA":
        faintest, strongest = image.getchannel("A").getextrema()
        if strongest == 0:
            raise InvisiblePictureError
        if faintest == 255:  # noqa: PLR2004 - nothing shows through
            image = image.convert("RGB")
    written = BytesIO()
    image.info.clear()
    image.save(written, "PNG")
    return Picture(written.getvalue(), image.width, image.height)


def _open(content: bytes) -> Image.Image:
    """Return the picture with only its header read."""
    try:
        return Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP"))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PictureTooLargeError from bomb
    except Exception as fault:
        if content.startswith((b"\x89PNG", b"\xff\xd8")) or content[8:12] == b"WEBP":
            raise DamagedPictureError from fault
        raise NotAPictureError(found=_name_of(content)) from fault


_STARTS = {
    b"GIF8": "a GIF",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an archive or an office document",
    b"BM": "a BMP",
    b"II*\x00": "a TIFF",
    b"MM\x00*": "a TIFF",
    b"8BPS": "a Photoshop document",
}
_BRANDS = {b"avif": "an AVIF picture", b"heic": "a HEIC photo", b"mif1": "a HEIC photo"}
_TAGS = {b"<svg": "an SVG drawing", b"<!doctype html": "a web page", b"<html": "a web page"}  # fmt: skip


def _name_of(content: bytes) -> str:
    """Return what the file seems to be, in words that fit after "This file is"."""
    if not content:
        return "empty"
    for start, name in _STARTS.items():
        if content.startswith(start):
            return name
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "a film")
    beginning = content[:2_000].lower()
    for tag, name in _TAGS.items():
        if tag in beginning:
            return name
    return "not a picture we can read"


def _check(image: Image.Image) -> None:
    """Refuse by the header alone what is not worth decoding."""
    if image.width * image.height > MOST_PIXELS:
        raise PictureTooLargeError
    shorter, longer = sorted(image.size)
    if shorter < LEAST_SIDE or longer > THINNEST * shorter:
        raise PictureTooSmallError(width=image.width, height=image.height)
    # a camera's JPEG with a second, hidden picture in it (MPO) does not move
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise AnimatedPictureError


def _decode(image: Image.Image) -> Image.Image:
    """Return the pixels: upright, in sRGB, no longer than we keep."""
    try:
        image.draft(None, (_LONGEST_KEPT, _LONGEST_KEPT))
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        profile = image.info.get("icc_profile")
        image = _plain(image)
        image.thumbnail((_LONGEST_KEPT, _LONGEST_KEPT), Image.Resampling.LANCZOS)
        return _in_srgb(image, profile)
    except Exception as fault:
        raise DamagedPictureError from fault


def _plain(image: Image.Image) -> Image.Image:
    """Return the picture in one of the modes that colour profiles speak of."""
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda grey: grey / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"L", "CMYK"} else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the colours as sRGB, by the picture's own profile where it has a sound one."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            return _converted(image, source, ImageCms.ImageCmsProfile(target), mode)
        except (ImageCms.PyCMSError, OSError):
            pass  # an unsound profile, or one of another kind of picture
    return image.convert(mode)


def _converted(
    image: Image.Image,
    source: ImageCms.ImageCmsProfile,
    target: ImageCms.ImageCmsProfile,
    mode: str,
) -> Image.Image:
    converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    assert converted is not None  # only in-place conversions return nothing
    return converted
