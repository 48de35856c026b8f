"""Whether the words of a card can be read, figure by figure."""

from dataclasses import dataclass
from typing import Final

from walletpass.passes.colours import Colour, contrast

ENOUGH: Final = 4.5  # WCAG 2.2, text


@dataclass(frozen=True, slots=True)
class Contrast:
    """How one colour stands out against the card."""

    name: str
    ratio: float

    @property
    def is_enough(self) -> bool:
        """Tell whether small text can be read in it."""
        return self.ratio >= ENOUGH


def contrasts(background: Colour, foreground: Colour, label: Colour) -> list[Contrast]:
    """Return how text and labels stand out against the background."""
    return [
        Contrast("foreground", contrast(foreground, background)),
        Contrast("label", contrast(label, background)),
    ]
