"""What the stages are called, of one person and of many: the same words on every screen."""

from collections.abc import Mapping
from typing import Final

from walletpass.insight.models import Stage
from walletpass.kernel.languages import Words


def _in(en: str, ru: str, pl: str) -> Words:
    return {"en": en, "ru": ru, "pl": pl}


STAGE_OF_ONE: Final[Mapping[Stage, Words]] = {
    "new": _in("new", "новый", "nowy"),
    "active": _in("active", "активный", "aktywny"),
    "loyal": _in("loyal", "верный", "lojalny"),
    "cooling": _in("cooling", "остывает", "stygnący"),
    "at-risk": _in("at risk", "может уйти", "zagrożony"),
    "lapsed": _in("lapsed", "ушёл", "utracony"),
}
STAGE_OF_MANY: Final[Mapping[Stage, Words]] = {
    "new": _in("new", "новые", "nowi"),
    "active": _in("active", "активные", "aktywni"),
    "loyal": _in("loyal", "верные", "lojalni"),
    "cooling": _in("cooling", "остывают", "stygnący"),
    "at-risk": _in("at risk", "могут уйти", "zagrożeni"),
    "lapsed": _in("lapsed", "ушли", "utraceni"),
}


def titled(words: Words) -> Words:
    """Return a name as it stands by itself, with a capital."""
    return {language: text[:1].upper() + text[1:] for language, text in words.items()}
