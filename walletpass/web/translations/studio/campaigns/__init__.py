"""What we say of campaigns, room by room."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.campaigns import (
    faults,
    journeys,
    progress,
    ready,
    walking,
    writing,
)

MESSAGES: Final[Mapping[str, Words]] = {
    **writing.MESSAGES,
    **ready.MESSAGES,
    **faults.MESSAGES,
    **journeys.MESSAGES,
    **walking.MESSAGES,
    **progress.MESSAGES,
}
