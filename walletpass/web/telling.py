"""A card's timeline in sentences: what happened, and why nothing happened on a phone."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from walletpass.devices import Happening

_UNCHANGED = 304
_ACCEPTED = 200


def sentence_of(happening: Happening) -> str:
    """Return one line of the timeline as a sentence a shop understands."""
    tell = _SENTENCES.get(happening.kind)
    return tell(happening) if tell else happening.kind


def _changed(happening: Happening) -> str:
    changes = happening.detail.get("changes", ())
    what = ", ".join(change["label"] or change["key"] for change in changes)
    cause = happening.detail.get("cause", "")
    said = happening.detail.get("sentence")
    heard = (
        f"The lock screen will say: “{said}”"
        if said
        else "The lock screen will say nothing: no field that speaks has changed."
    )
    return f"Changed ({cause}): {what or 'how the card looks'}. {heard}"


def _unregistered(happening: Happening) -> str:
    return (
        f"Phone {happening.device} wants no more news: the card was deleted there, or "
        "its automatic updates were switched off."
    )


def _pushed(happening: Happening) -> str:
    detail, phone = happening.detail, f"phone {happening.device}"
    if detail.get("status") == _ACCEPTED:
        return (
            f"Apple took our push for {phone}. Whether it arrived, only the phone's "
            "next request tells."
        )
    answer = " ".join(
        str(detail[part]) for part in ("status", "reason") if part in detail
    )
    why = answer or detail.get("fault") or detail.get("detail") or "no answer"
    return f"Apple did not take our push for {phone}: {why}."


def _fetched(happening: Happening) -> str:
    if happening.detail.get("status") == _UNCHANGED:
        return "The phone asked for the card and already had it as it stands."
    return "The phone fetched the card and has it as it stood."


_SENTENCES: Final[Mapping[str, Callable[[Happening], str]]] = {
    "issued": lambda _: "The card was issued.",
    "changed": _changed,
    "downloaded": lambda _: "Somebody opened the card's link and downloaded it.",
    "registered": lambda seen: (
        f"Phone {seen.device} added the card and wants news of it."
    ),
    "unregistered": _unregistered,
    "pushed": _pushed,
    "listed": lambda seen: f"Phone {seen.device} asked what changed.",
    "fetched": _fetched,
    "logged": lambda seen: f"The phone complained: {seen.detail.get('line', '')}",
}


def summary_of(happenings: Sequence[Happening]) -> str:
    """Answer the first question asked: is the phone up to date, and if not, why not.

    *happenings* are the timeline, newest first.
    """
    age = _Ages([happening.kind for happening in happenings])
    if not age.has("registered"):
        return _never_added(age)
    if age.of("unregistered") < age.of("registered"):
        return "The last phone that held this card wants no more news of it."
    if not age.has("changed") or age.of("fetched") < age.of("changed"):
        return "The phone has the card as it stands."
    if age.of("pushed") > age.of("changed"):
        return "The card changed a moment ago; the push is on its way."
    pushed = happenings[age.of("pushed")]
    if pushed.detail.get("status") != _ACCEPTED:
        return f"The card changed, but the push did not go through. {_pushed(pushed)}"
    return (
        "The card changed and Apple took our push, but the phone has not asked since: it "
        "may be off, offline, or waiting. It will catch up by itself."
    )


def _never_added(age: "_Ages") -> str:
    if not age.has("downloaded"):
        return "Nobody has downloaded this card yet."
    return (
        "The card was downloaded, but no phone has asked for news of it: it was not "
        "added to Wallet, or automatic updates are switched off."
    )


class _Ages:
    """How many lines ago each kind of thing last happened."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._kinds = kinds

    def has(self, kind: str) -> bool:
        return kind in self._kinds

    def of(self, kind: str) -> int:
        return self._kinds.index(kind) if self.has(kind) else len(self._kinds)
