"""What we say of segments, room by room."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.segments import boxes, kinds, rooms

MESSAGES: Final[Mapping[str, Words]] = {
    **rooms.MESSAGES,
    **kinds.MESSAGES,
    **boxes.MESSAGES,
}
