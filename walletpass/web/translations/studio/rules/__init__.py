"""What the rooms of rules say."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.rules import boxes, faults, rooms

MESSAGES: Final[Mapping[str, Words]] = {
    **boxes.MESSAGES,
    **faults.MESSAGES,
    **rooms.MESSAGES,
}
"""By its name, what is said in each language."""
