"""Where a sentence ends on a lock screen that shows only its beginning.

Apple names no lengths, and they depend on the phone, its type size and the letters. Ours
are what vendors of cards advise: 90 signs where several notices lie on one another, 150
where one stands alone.
"""

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal

Spot = Literal["stacked", "alone"]
LENGTHS: Final[dict[Spot, int]] = {"stacked": 90, "alone": 150}
_ELLIPSIS: Final = "…"
_JOINER: Final = "\N{ZERO WIDTH JOINER}"
_FLAG_LETTERS: Final = range(0x1F1E6, 0x1F200)
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_OPENERS: Final = "\u2066\u2067\u2068"
_CLOSER: Final = "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence as far as it is seen in one spot, about *length* signs."""

    spot: Spot
    length: int
    text: str


def cuts_of(sentence: str) -> tuple[Cut, ...]:
    """Return where a sentence is cut; a short one is cut nowhere."""
    return tuple(
        Cut(spot, length, cut(sentence, length))
        for spot, length in LENGTHS.items()
        if len(sentence) > length
    )


def cut(text: str, length: int) -> str:
    """Return the beginning of *text*, with an ellipsis, *length* signs at most.

    No sign is torn apart, and what was set apart from the reading direction stays so.

    >>> cut("Points for 👩🏽‍🚀 and more", 14)
    'Points for…'
    """
    if len(text) <= length:
        return text
    for end in range(length - len(_ELLIPSIS), 0, -1):
        if not _is_inside(text, end):
            kept = _closed(text[:end].rstrip()) + _ELLIPSIS
            if len(kept) <= length:
                return kept
    return _ELLIPSIS


def _closed(text: str) -> str:
    still_open = sum(map(text.count, _OPENERS)) - text.count(_CLOSER)
    return text + _CLOSER * max(still_open, 0)


def _is_inside(text: str, place: int) -> bool:
    """Tell whether a cut before *place* would tear one sign apart."""
    before, after = text[place - 1], text[place]
    if _JOINER in {before, after} or ord(after) in _SKIN_TONES:
        return True
    if unicodedata.combining(after) or unicodedata.category(after) in {
        "Mn",
        "Me",
        "Mc",
    }:
        return True
    if ord(before) in _FLAG_LETTERS and ord(after) in _FLAG_LETTERS:
        return _flag_letters_before(text, place) % 2 == 1
    return False


def _flag_letters_before(text: str, place: int) -> int:
    count = 0
    while count < place and ord(text[place - 1 - count]) in _FLAG_LETTERS:
        count += 1
    return count
