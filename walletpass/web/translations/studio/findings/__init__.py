"""What is found about a card before it is published, in the words of its editor.

A finding is called by its code: ``finding.<code>`` tells what happens on the phone and
``finding.<code>.now`` what to do.
"""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio.findings import (
    fields,
    offers,
    pictures,
    shapes,
)

MESSAGES: Final[Mapping[str, Words]] = {
    **fields.MESSAGES,
    **pictures.MESSAGES,
    **offers.MESSAGES,
    **shapes.MESSAGES,
}
"""By its name, what is said in each language. Braces name what is put in."""
