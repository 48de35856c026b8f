"""Reading a card's code from a camera picture, where the browser cannot.

The picture comes from anybody's device: its kind and its size are known before a point
of it is unpacked.
"""

from io import BytesIO
from typing import Final

import zxingcpp
from PIL import Image

from walletpass.kernel.errors import InvalidError

LARGEST: Final = 10 * 1024 * 1024  # bytes: a photograph from any phone
_MOST_PIXELS: Final = {"JPEG": 64_000_000}  # unpacked at a fraction of its size
_MOST_OTHERWISE: Final = 16_000_000
_ENOUGH: Final = 1600  # pixels a side; a code that needs more is too far away
_KINDS: Final = ("JPEG", "PNG", "WEBP")
_CODES: Final = zxingcpp.barcode_formats_from_str(
    "QRCode,Aztec,PDF417,Code128,Code39,Codabar,EAN-13,ITF"
)


class UnreadablePictureError(InvalidError):
    """A file that is no picture we would open."""

    code = "unreadable-picture"
    title = "This is no picture we can read"

    def __init__(self) -> None:
        super().__init__("Send a JPEG, PNG or WebP of up to 10 MB.")


def code_in(content: bytes) -> str | None:
    """Return the text of the first code in a picture, None if there is none.

    Raises:
        UnreadablePictureError: It is no picture, or larger than any camera's.
    """
    found = zxingcpp.read_barcodes(_opened(content), formats=_CODES)
    return next((code.text for code in found if code.text), None)


def _opened(content: bytes) -> Image.Image:
    try:
        image = Image.open(BytesIO(content), formats=_KINDS)
        most = _MOST_PIXELS.get(image.format or "", _MOST_OTHERWISE)
        if image.width * image.height > most:
            raise UnreadablePictureError
        image.draft("L", (_ENOUGH, _ENOUGH))
        image.load()
        grey = image.convert("L")
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as damage:
        raise UnreadablePictureError from damage
    grey.thumbnail((_ENOUGH, _ENOUGH))
    return grey
