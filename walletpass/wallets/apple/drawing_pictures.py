"""A bundle's pictures for a page: the sharpest of each, in the fewest bytes."""

import base64
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

from PIL import Image

from walletpass.kernel.languages import Language
from walletpass.wallets.apple.localisation import folder

_NAMES = ("icon", "logo", "strip", "thumbnail", "background", "footer")
_SHARPEST_FIRST = ("@3x", "@2x", "")
_MOST_PIXELS = 4_000_000  # three times a strip at its sharpest
_MOST_EXACT = 40_000  # bytes: beyond, a picture is a photograph and may lose a little
_PHOTOGRAPH = 200_000  # bytes of a PNG that need not even be tried exactly
_QUALITY = 86


def pictures_of(files: Mapping[str, bytes], language: Language) -> dict[str, str]:
    """Return each picture a phone in *language* would show, as a data URI by name.

    A picture at the top of the bundle wins over those in the languages' folders.
    """
    pictures = {}
    for name in _NAMES:
        places = (
            f"{place}{name}{scale}.png"
            for place in ("", f"{folder(language)}/")
            for scale in _SHARPEST_FIRST
        )
        found = next((files[place] for place in places if place in files), None)
        if found and (picture := _as_data(found)):
            pictures[name] = picture
    return pictures


@lru_cache(maxsize=256)
def _as_data(png: bytes) -> str | None:
    """Return a picture as WebP in a data URI, nothing if it cannot be read."""
    try:
        with Image.open(BytesIO(png), formats=("PNG",)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            content = _encoded(image, exactly=len(png) < _PHOTOGRAPH)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # Pillow's ways of saying "damaged"
    return f"data:image/webp;base64,{base64.b64encode(content).decode()}"


def _encoded(image: Image.Image, *, exactly: bool) -> bytes:
    written = BytesIO()
    if exactly:
        image.save(written, "WEBP", lossless=True)
    else:
        image.save(written, "WEBP", quality=_QUALITY)
    if exactly and written.tell() > _MOST_EXACT:
        return _encoded(image, exactly=False)
    return written.getvalue()
