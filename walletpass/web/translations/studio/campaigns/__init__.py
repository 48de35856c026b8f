"""What we say of campaigns, room by room."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.campaigns import (
    calling,
    faults,
    journeys,
    progress,
    ready,
    stock,
    suggesting,
    team,
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
    **calling.MESSAGES,
    **stock.MESSAGES,
    **team.MESSAGES,
    **suggesting.MESSAGES,
}
