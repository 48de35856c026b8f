"""Colours, and whether text in one can be read on another."""

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import core_schema

_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)")
_HEX = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_BRIGHTEST = 255


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue, 0 to 255. Reads ``#rrggbb``, ``#rgb`` and ``rgb(r, g, b)``.

    >>> str(Colour.read("#1a7"))
    'rgb(17, 170, 119)'
    """

    red: int
    green: int
    blue: int

    @classmethod
    def read(cls, text: str) -> "Colour":
        """Return the colour that *text* writes.

        Raises:
            ValueError: It is none of the three notations.
        """
        if match := _RGB.fullmatch(text.strip()):
            parts = [int(part) for part in match.groups()]
            if max(parts) <= _BRIGHTEST:
                return cls(*parts)
        if match := _HEX.fullmatch(text.strip()):
            digits = match[1]
            if len(digits) == len("rgb"):
                digits = "".join(digit * 2 for digit in digits)
            return cls(*bytes.fromhex(digits))
        message = f"{text!r} is not a colour: write #rrggbb or rgb(r, g, b)."
        raise ValueError(message)

    def __str__(self) -> str:
        return f"rgb({self.red}, {self.green}, {self.blue})"

    @property
    def hex(self) -> str:
        """The colour as style sheets write it, ``#rrggbb``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Let a design hold colours and store them as ``rgb(r, g, b)``."""
        from_text = core_schema.no_info_after_validator_function(
            cls.read, core_schema.str_schema(max_length=32)
        )
        return core_schema.json_or_python_schema(
            json_schema=from_text,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(cls), from_text]
            ),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 (equal) to 21 (black on white).

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio (checked 2026-11)
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on(background: Colour) -> Colour:
    """Return black or white, whichever reads better on *background*."""
    return max(WHITE, BLACK, key=lambda text: contrast(text, background))


def _luminance(colour: Colour) -> float:
    return (
        0.2126 * _LINEAR[colour.red]
        + 0.7152 * _LINEAR[colour.green]
        + 0.0722 * _LINEAR[colour.blue]
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


_LINEAR = tuple(_linear(part / _BRIGHTEST) for part in range(_BRIGHTEST + 1))
"""The light of each part of a colour; a picture has thousands of points to measure."""
