"""Why an uploaded file cannot be a picture, in the reader's language."""

from collections.abc import Mapping
from typing import Final

from walletpass.passes.pictures import PictureError
from walletpass.web.translations import Speaker

_FOUND: Final[Mapping[str, str]] = {
    "a GIF": "gif",
    "a PDF": "pdf",
    "an archive or an office document": "archive",
    "a BMP": "bmp",
    "a TIFF": "tiff",
    "a Photoshop document": "photoshop",
    "an AVIF picture": "avif",
    "a HEIC photo": "heic",
    "a film": "film",
    "an SVG drawing": "svg",
    "a web page": "page",
    "empty": "empty",
}
"""What a file turned out to be, by how its reader calls it."""


def words_for(unfit: PictureError, say: Speaker) -> str:
    """Say why a file cannot be used, and what to do."""
    name = f"picture.unfit.{unfit.code}"
    if not say.knows(name):
        return str(unfit)
    facts = unfit.facts()
    if found := facts.get("found"):
        kind = _FOUND.get(str(found), "other")
        facts["found"] = say(f"picture.found.{kind}")
    return say(name, **facts)
