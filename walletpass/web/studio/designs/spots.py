"""Where in the editor something is said, so that it stands beside what it is about."""

from typing import Any, Final, NamedTuple

Plain = dict[str, Any]
"""A design, or a part of one, as JSON has it."""

PLACES: Final = (
    "header", "primary", "secondary", "auxiliary", "footer", "additional", "back",
)  # fmt: skip
"""Where fields may stand, front to back."""


class Spot(NamedTuple):
    """A part of the editor, which may be folded, and the box in it for remarks."""

    part: str
    box: str


NOWHERE: Final = Spot("", "")


def part(name: str) -> Spot:
    """Return the spot of a whole part."""
    return Spot(name, name)


def field_spot(key: str, what: str = "field") -> Spot:
    """Return the spot of a field, or of one control of it, such as its ``number``."""
    return Spot(f"field-{key}", f"{what}-{key}")
