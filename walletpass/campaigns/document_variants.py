"""What a campaign says: its variants, and the plain texts and links they are made of."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from walletpass.campaigns.document_shape import Shape
from walletpass.kernel.languages import Language
from walletpass.kernel.signs import TURNING
from walletpass.passes.messages import UnsafeLinkError
from walletpass.passes.messages.links import check_link

_STEERING: Final = re.compile(rf"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff{TURNING}]")


def _plain(text: str) -> str:
    if _STEERING.search(text):
        raise PydanticCustomError(
            "control-character",
            "There is a character nobody can see.",
            {"remedy": "Write it anew, by hand."},
        )
    return text


def _safe(link: str) -> str:
    try:
        check_link(link)
    except UnsafeLinkError as unsafe:
        raise PydanticCustomError(
            "unsafe-link",
            "Nobody is sent there from a card.",
            {"remedy": "Begin with https://, tel: or mailto:, without spaces."},
        ) from unsafe
    return link


_PLAINLY: Final = AfterValidator(_plain)
Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]{0,39}$")]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]
Line = Annotated[str, StringConstraints(min_length=1, max_length=60), _PLAINLY]
Text = Annotated[str, StringConstraints(max_length=1_000), _PLAINLY]
Link = Annotated[str, AfterValidator(_safe)]


class Variant(Shape):
    """What some of the audience are told, and given.

    The first whose *when* (a tree as segments have it) takes a customer is theirs;
    among neighbours that take the same, chance decides by *weight*. *coupon_days* is how
    long a coupon of the *reward* is good, unless the reward knows better.
    """

    code: Code
    weight: Annotated[int, Field(ge=1, le=1_000)] = 1
    when: dict[str, Any] | None = None
    words: Mapping[Language, Text] = Field(default_factory=dict)
    link: Link | None = None
    link_words: Mapping[Language, Text] = Field(default_factory=dict)
    reward: Id | None = None
    coupon_days: Annotated[int, Field(ge=1, le=366)] | None = None


def same_code(variants: Sequence[Variant]) -> None:
    """Refuse variants of which two have one code, for a validator."""
    codes = [variant.code for variant in variants]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise PydanticCustomError(
            "same-code",
            "Two variants are called {code}.",
            {"code": repr(twice[0]), "remedy": "Give each a code of its own."},
        )
