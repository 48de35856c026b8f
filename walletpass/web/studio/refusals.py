"""What is refused of a small form, in the reader's words: which box, and what now."""

from typing import Final

from flask import request

from walletpass.kernel.errors import WalletpassError
from walletpass.ledger import MOST, Program, to_display
from walletpass.web.studio.rules.numbers import counted
from walletpass.web.translations import Speaker

UNFIT: Final = 422
_HUNDREDTHS: Final = 2


class UnreadableError(WalletpassError):
    """A box of a form holds no such number."""

    code = "unreadable"
    title = "No such number"

    def __init__(self, field: str) -> None:
        super().__init__(f"{field} is no number.")
        self.field = field


def words_for(refusal: WalletpassError, say: Speaker) -> str:
    """Return why a form is refused: by its kind, else by the box it is about."""
    name = f"refused.{refusal.code}"
    label = f"refused.box.{getattr(refusal, 'field', '')}"
    box = say(label) if say.knows(label) else ""
    if say.knows(name):
        return say(name, box=box)
    return say("refused.box", box=box) if box else say("refused.other")


def number_in(field: str, *, places: int = 0, most: int = MOST) -> int | None:
    """Return the number in a box, None where it is empty.

    Raises:
        UnreadableError: There is something else in it.
    """
    text = request.form.get(field, "").strip()
    if not text:
        return None
    number = counted(text, places)
    if isinstance(number, str) or not -most <= number <= most:
        raise UnreadableError(field)
    return number


def points_in(field: str, program: Program) -> int:
    """Return the hundredths of points in a box, nothing where it is empty.

    Raises:
        UnreadableError: They are finer than the program counts, or no number.
    """
    number = number_in(field, places=_HUNDREDTHS) or 0
    if program.scale == 0 and to_display(number, 2) != number // 100:
        raise UnreadableError(field)
    return number
