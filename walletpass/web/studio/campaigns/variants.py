"""The form of what is said: each variant in its boxes, and for whom it is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from walletpass.kernel.languages import LANGUAGES, Language

MOST_VARIANTS: Final = 5
"""So many can be begun in the form; whatever was told over the API is shown, too."""
MOST_SHOWN: Final = 20
KEPT: Final = "kept"
"""Stands for a question that the form cannot show, and leaves as it is."""
CARES: Final = "cares:"
"""Stands before a category: for whoever cares for it."""

UNKNOWN: Final = "unknown"
UNKNOWN_TASTE: Final[Mapping[str, Any]] = {"is": "tastes", "at_most": 0}
"""Stands for whoever is not known to care for anything, and what asks for them."""

Trees: TypeAlias = Mapping[str, Any]
"""What segments ask, by their id."""
Naming: TypeAlias = Callable[[str], str]
"""Returns what a box is called in the form."""

_BEYOND: Final = 10**18  # further than any bound, and a database still holds it


@dataclass(frozen=True, slots=True)
class VariantForm:
    """One thing to say, as it stands in the form; *whom* it is for is nobody else's."""

    code: str
    words: Mapping[Language, str] = field(default_factory=dict)
    weight: str = "1"
    reward: str = ""
    coupon_days: str = ""
    link: str = ""
    link_words: Mapping[Language, str] = field(default_factory=dict)
    whom: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything into it."""
        return not (any(self.words.values()) or self.reward or self.link)


def variants_of(
    told: Sequence[Mapping[str, Any]], trees: Trees
) -> tuple[VariantForm, ...]:
    """Return the form of what a document says."""
    return tuple(
        VariantForm(
            one["code"],
            one.get("words", {}),
            str(one.get("weight", 1)),
            one.get("reward") or "",
            str(one.get("coupon_days") or ""),
            one.get("link") or "",
            one.get("link_words", {}),
            whom_of(one.get("when"), trees),
        )
        for one in told
    )


def whom_of(when: Mapping[str, Any] | None, trees: Trees) -> str:
    """Return what a question is called in a list of whom something is for."""
    if when is None:
        return ""
    if when == UNKNOWN_TASTE:
        return UNKNOWN
    found = next((one for one, tree in trees.items() if tree == when), None)
    if found is not None:
        return found
    category = when.get("category")
    return f"{CARES}{category}" if when == cares_for(str(category)) else KEPT


def cares_for(category: str) -> dict[str, Any]:
    """Return what asks for whoever buys a category, or said they like it."""
    return {"is": "prefers", "category": category}


def variants_from(
    sent: Mapping[str, str], naming: Callable[[int], Naming]
) -> tuple[VariantForm, ...]:
    """Return the form of what is said as somebody filled it in."""
    return tuple(_sent(sent, naming, MOST_SHOWN))


def _sent(
    sent: Mapping[str, str], naming: Callable[[int], Naming], most: int
) -> Iterator[VariantForm]:
    taken = {sent.get(naming(number)("code"), "") for number in range(most)}
    for number in range(most):
        name = naming(number)
        if name("code") not in sent:
            return
        yield VariantForm(
            sent[name("code")].strip() or free_code(taken),
            _texts(sent, name("words")),
            sent.get(name("weight"), "1").strip(),
            sent.get(name("reward"), "").strip(),
            sent.get(name("coupon_days"), "").strip(),
            sent.get(name("link"), "").strip(),
            _texts(sent, name("link_words")),
            sent.get(name("whom"), KEPT),
        )


def free_code(taken: set[str]) -> str:
    """Return a code that none has yet."""
    return next(code for code in "abcdefghijklmnopqrstuvwxyz" if code not in taken)


def _texts(sent: Mapping[str, str], name: str) -> dict[Language, str]:
    return {
        language: " ".join(sent[f"{name}.{language}"].split())
        for language in LANGUAGES
        if f"{name}.{language}" in sent
    }


def with_another(variants: Sequence[VariantForm]) -> Sequence[VariantForm]:
    """Return the variants to show, and where there may be one more, an empty one."""
    if len(variants) >= MOST_VARIANTS or (variants[1:] and variants[-1].is_empty):
        return variants
    return [*variants, VariantForm(free_code({one.code for one in variants}))]


def written_variants(
    forms: Sequence[VariantForm], kept: Sequence[Mapping[str, Any]], trees: Trees
) -> list[dict[str, Any]]:
    """Return what is said, as a document has it; an emptied variant is none."""
    before = {one["code"]: one for one in kept}
    return [
        _written(one, before.get(one.code, {}), trees)
        for one in forms
        if not one.is_empty
    ]


def _written(
    form: VariantForm, before: Mapping[str, Any], trees: Trees
) -> dict[str, Any]:
    told: dict[str, Any] = {
        "code": form.code,
        "words": {language: text for language, text in form.words.items() if text},
        "weight": as_number(form.weight or "1"),
    }
    when = _when(form.whom, before, trees)
    if when is not None:
        told["when"] = when
    if form.reward:
        told["reward"] = form.reward
        if form.coupon_days:
            told["coupon_days"] = as_number(form.coupon_days)
    if form.link:
        words = {one: text for one, text in form.link_words.items() if text}
        told |= {"link": form.link, "link_words": words}
    return told


def _when(whom: str, before: Mapping[str, Any], trees: Trees) -> Any:
    if whom == KEPT:
        return before.get("when")
    if whom.startswith(CARES):
        return cares_for(whom.removeprefix(CARES))
    return UNKNOWN_TASTE if whom == UNKNOWN else trees.get(whom)


def as_number(text: str) -> int | str:
    """Return a whole number, or the text where it is none.

    One that is larger than any there can be becomes the largest, to be told its bounds.
    """
    plain = re.sub(r"\s", "", text)
    if not re.fullmatch(r"-?[0-9]{1,40}(\.0)?", plain):
        return text
    return min(max(int(plain.removesuffix(".0")), -_BEYOND), _BEYOND)
