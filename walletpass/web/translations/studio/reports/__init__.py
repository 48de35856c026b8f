"""What we say of what campaigns brought."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.reports import (
    comparing,
    counting,
    doubting,
    listing,
    moving,
    stepping,
)

MESSAGES: Final[Mapping[str, Words]] = {
    **listing.MESSAGES,
    **comparing.MESSAGES,
    **counting.MESSAGES,
    **doubting.MESSAGES,
    **moving.MESSAGES,
    **stepping.MESSAGES,
}
