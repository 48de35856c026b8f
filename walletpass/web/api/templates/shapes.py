"""What is asked and answered about templates. Unknown fields are refused."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from walletpass.passes import Design
from walletpass.passes.design import Style
from walletpass.passes.starters import TRADES
from walletpass.web.api.shapes import TemplateOut
from walletpass.web.api.templates.reading import StrictDesign
from walletpass.web.api.writing import Id, Word


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _trade(told: str) -> str:
    if told not in TRADES:
        known = {"trades": ", ".join(TRADES)}
        raise PydanticCustomError("trade", "Name one of {trades}", known)
    return told


Trade = Annotated[
    str, AfterValidator(_trade), Field(json_schema_extra={"enum": list(TRADES)})
]


class TemplateIn(_Asked):
    """A template to start: from a starter card, or from a design of your own.

    *starter* takes on the brand's name; its logo is yours to give. It is a store card,
    unless *style* asks for another kind; a design tells its own. With *points* `own`
    its cards keep points of their own, and a customer may hold one beside another card;
    `shared`, which is usual, puts them into the brand's program, in which a customer
    holds one card at a time. *program_id* names another of the brand's programs.
    """

    name: Word
    starter: Trade | None = None
    style: Style | None = None
    design: StrictDesign | None = None
    points: Literal["shared", "own"] = "shared"
    program_id: Id | None = None

    @model_validator(mode="after")
    def _begins_somewhere(self) -> Self:
        if (self.starter is None) == (self.design is None):
            raise PydanticCustomError("begin", "Give either a starter or a design")
        if self.style is not None and self.design is not None:
            raise PydanticCustomError("begin", "Name the style in the design itself")
        if self.program_id is not None and self.points == "own":
            raise PydanticCustomError("begin", "Name a program, or ask for own points")
        return self


class DraftIn(_Asked):
    """What the draft says from now on, instead of what had this *stamp*."""

    design: StrictDesign
    stamp: Word
    name: Word | None = None


class PublishIn(_Asked):
    """The *stamp* of the draft to publish: that one, and no later one."""

    stamp: Word


class TemplatesOut(_Answered):
    """A page of templates, newest first."""

    templates: list[TemplateOut]
    next: str | None


class WholeTemplateOut(_Answered):
    """A template: its draft, and what is published of it.

    *stamp* is another one as soon as the draft is; *is_ahead* tells whether publishing
    would say anything new. *published* is null before the first time.
    """

    id: str
    name: str
    program_id: str
    style: str
    version: int | None
    published_at: datetime | None
    updated_at: datetime
    is_ahead: bool
    stamp: str
    draft: Design
    published: Design | None


class IssueOut(_Answered):
    """A finding: where it is, what it does on the phone, and what to do about it.

    An error refuses to be published, a warning does not.
    """

    severity: Literal["error", "warning"]
    path: str
    message: str
    remedy: str
    code: str = ""
    facts: dict[str, Any] = {}


class PublishedOut(_Answered):
    """What was published, and what to know of it."""

    template_id: str
    version: int
    published_at: datetime
    stamp: str
    warnings: list[IssueOut]


class PictureFileOut(_Answered):
    """A picture as it lies in the bundle, and the part of yours it shows, in pixels.

    *source* is left, top, right, bottom.
    """

    path: str
    width: int
    height: int
    bytes: int
    source: tuple[int, int, int, int]


class PictureOut(_Answered):
    """A picture on the draft, in every size it was cut to.

    *sha256* is its name in a design's `images`.
    """

    name: str
    sha256: str
    width: int
    height: int
    files: list[PictureFileOut]
    issues: list[IssueOut]
    stamp: str


COUPON: Final[Mapping[str, Any]] = {
    "style": "coupon",
    "organization": {
        "en": "Corner Market",
        "ru": "Рынок на углу",
        "pl": "Targ na rogu",
    },
    "description": {"en": "Coupon", "ru": "Купон", "pl": "Kupon"},
    "colours": {"background": "#0b3d2e", "foreground": "#ffffff", "label": "#ccddee"},
    "fields": {
        "primary": [
            {
                "key": "offer",
                "label": {"en": "Coffee", "ru": "Кофе", "pl": "Kawa"},
                "value": 0.2,
                "number": "percent",
            }
        ],
        "secondary": [
            {
                "key": "holder",
                "label": {"en": "For", "ru": "Для кого", "pl": "Dla"},
                "value": "{name}",
            }
        ],
    },
    "barcode": {"symbologies": ["code128", "qr"]},
    "expires_at": "2027-01-31T23:59:59+01:00",
}
"""A design for the document's examples."""
