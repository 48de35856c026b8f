"""Why an address is not called, or did not take an event, in the reader's language."""

import re
from collections.abc import Sequence
from typing import Final

from walletpass.web.translations.speaking import Speaker

_KINDS: Final[Sequence[tuple[str, str]]] = (
    ("pending", r"the challenge is on its way"),
    ("unrepeated", r"the challenge failed: the answer does not repeat it"),
    ("challenge", r"the challenge failed: (?P<why>.+)"),
    ("gone", r"answered 410: it wants no more"),
    ("redirect", r"answered (?P<status>[0-9]{3}); redirects are not followed"),
    ("answered", r"answered (?P<status>[0-9]{3})"),
    ("late", r"no answer within (?P<seconds>[0-9.]+) s"),
    ("plain", r"the address does not begin with https://"),
    ("inside", r"its name leads to an address that is not public"),
    ("nameless", r"its name is not known"),
    ("untrusted", r"its certificate is not trusted"),
    ("broken", r"the connection failed: (?P<kind>\w+)"),
)
"""What `webhooks` and `courier` keep as troubles: programs read them as they are."""

_READ: Final = tuple((kind, re.compile(words)) for kind, words in _KINDS)


def trouble_in(say: Speaker, kept: str) -> str:
    """Return a trouble that was kept, as this reader says it.

    One that is not known is told as it is kept: better in English than not at all.
    """
    for kind, words in _READ:
        if found := words.fullmatch(kept):
            facts = found.groupdict()
            if "why" in facts:
                facts["why"] = trouble_in(say, facts["why"])
            return say(f"hooks.trouble.{kind}", **facts)
    return kept
