"""Pictures of templates over the API: one file in, every size out."""

from dataclasses import asdict, dataclass
from typing import Any, Final, get_args

from flask import request

from walletpass import passes
from walletpass.kernel.errors import NotFoundError
from walletpass.passes import Issue
from walletpass.passes.design import ImageName
from walletpass.passes.pictures import MOST_BYTES, Picture, read_picture
from walletpass.wallets.apple.images import Crop, crops
from walletpass.wallets.apple.images_reading import image_issues
from walletpass.web.api.acting import Act, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.templates.answering import draft_of, note
from walletpass.web.api.templates.shapes import PictureOut

LARGEST_UPLOAD: Final = (
    MOST_BYTES + 1024 * 1024
)  # so that a file a little too heavy is told so
_NAMES: Final[tuple[ImageName, ...]] = get_args(ImageName)
_FILE: Final = {"schema": {"type": "string", "format": "binary"}}
_FORM: Final = {
    "schema": {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    }
}
_BODY: Final = {
    "required": True,
    "content": {
        "image/png": _FILE,
        "image/jpeg": _FILE,
        "image/webp": _FILE,
        "multipart/form-data": _FORM,
    },
}


class NoSuchPictureError(NotFoundError):
    """A picture was sent for a place that no card has."""

    code = "no-such-picture"
    title = "No card has such a picture"

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no picture {name!r}: {', '.join(_NAMES)}.")
        self.name = name

    def facts(self) -> dict[str, object]:
        """Tell what was asked for, and what there is."""
        return {"name": self.name, "names": _NAMES}


@dataclass(frozen=True, slots=True)
class _Cut:
    """A picture that was read, in every size, as the draft would show it."""

    name: ImageName
    picture: Picture
    crops: tuple[Crop, ...]
    issues: tuple[Issue, ...]


def _cut(act: Act, template_id: str, name: str) -> _Cut:
    """Read the picture that was sent, and cut it; nothing is kept yet."""
    wanted = next((ours for ours in _NAMES if ours == name), None)
    if wanted is None:
        raise NoSuchPictureError(name)
    template = passes.template_of(act.session, act.brand_id, template_id)
    picture = read_picture(_file_sent())
    tried = passes.with_picture(draft_of(template), wanted, picture.digest)
    pictures = passes.pictures_of(act.session, act.brand_id, tried)
    made = [
        crop
        for crop in crops(tried, pictures | {picture.digest: picture})
        if crop.digest == picture.digest
    ]
    shown = {f"$.images.{wanted}", *(crop.file for crop in made)}
    issues = [issue for issue in image_issues(tried, made) if issue.path in shown]
    return _Cut(wanted, picture, tuple(made), tuple(dict.fromkeys(issues)))


def _file_sent() -> bytes:
    """Return the body, or the one file of a form, however the sender called it."""
    if request.mimetype != "multipart/form-data":
        return request.get_data()
    file = next(iter(request.files.values()), None)
    return file.read() if file else b""


@api.post("/templates/<template_id>/pictures/<name>")
@writes("templates:write", first=_cut, largest=LARGEST_UPLOAD, body=_BODY)
@api.output(PictureOut)
def give_picture(act: Act, template_id: str, name: str, first: _Cut) -> Any:
    """Put a picture onto the draft: a PNG, JPEG or WebP, as the body or a form's `file`.

    It is cut to every size the card shows; a `logo` is the icon too, unless the draft has
    an icon of its own. The names are those of a design's `images`. What is given here is
    for all languages; to show another one in some language, name its `sha256` there.
    """
    assert name == first.name, "what was cut is what was asked for"
    template = passes.open_draft(act.session, act.brand_id, template_id)
    sha256 = passes.keep_asset(
        act.session, act.brand_id, first.picture.content, now=act.now
    )
    draft = draft_of(template)
    design = passes.with_picture(draft, first.name, sha256)
    if design != draft:
        before = passes.stamp_of(template)
        passes.save_draft(template, design, now=act.now)
        note(act, "design.edited", template, before={"draft": before})
    return {
        "name": first.name,
        "sha256": sha256,
        "width": first.picture.width,
        "height": first.picture.height,
        "files": [_shape(crop) for crop in first.crops],
        "issues": [asdict(issue) for issue in first.issues],
        "stamp": passes.stamp_of(template),
    }


def _shape(crop: Crop) -> dict[str, Any]:
    return {
        "path": crop.file,
        "width": crop.width,
        "height": crop.height,
        "bytes": len(crop.content),
        "source": crop.source,
    }
