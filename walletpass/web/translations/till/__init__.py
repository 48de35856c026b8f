"""What we say to cashiers, screen by screen: short, for a queue is waiting."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.till import (
    away,
    entering,
    finding,
    helping,
    issuing,
    kindness,
    points,
    refusing,
    returning,
    selling,
)

MESSAGES: Final[Mapping[str, Words]] = {
    **entering.MESSAGES,
    **finding.MESSAGES,
    **selling.MESSAGES,
    **points.MESSAGES,
    **issuing.MESSAGES,
    **kindness.MESSAGES,
    **returning.MESSAGES,
    **helping.MESSAGES,
    **away.MESSAGES,
    **refusing.MESSAGES,
}
"""By its name, what is said in each language. Braces name what is put in."""
