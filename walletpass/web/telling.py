"""A card's timeline in sentences: what happened, and why nothing happened on a phone.

    verdict = verdict_of(happenings, now=now)
    verdict.sentence("pl"), [sentence_of(each, "pl") for each in happenings]

*happenings* are the timeline, newest first. English is what programs are told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from walletpass.devices import Happening
from walletpass.kernel.languages import DEFAULT_LANGUAGE, Language
from walletpass.web.translations import Speaker

Meaning = Literal["good", "attention", "stop", "about"]

SOON: Final = timedelta(minutes=2)
"""How long a push may take to leave before somebody should look."""

_UNCHANGED: Final = 304
_ACCEPTED: Final = 200
_DEAD: Final = frozenset({"unregistered", "bad-token"})
_OURS: Final = frozenset({"wrong-topic", "refused", "misconfigured"})
_TEMPLATE: Final = "template version "


def sentence_of(happening: Happening, language: Language = DEFAULT_LANGUAGE) -> str:
    """Return one line of the timeline as a sentence a shop understands."""
    tell = _SENTENCES.get(happening.kind)
    return tell(happening, Speaker(language)) if tell else happening.kind


def title_of(happening: Happening, say: Speaker) -> str:
    """Return what happened; of a change only why, for a screen that lists the rest."""
    if happening.kind == "changed":
        return say("told.changed", cause=_cause(happening, say))
    return sentence_of(happening, say.language)


def _changed(happening: Happening, say: Speaker) -> str:
    told = (
        title_of(happening, say),
        *changes_in(happening, say),
        heard_of(happening, say),
    )
    return " ".join(told)


def _cause(happening: Happening, say: Speaker) -> str:
    cause = str(happening.detail.get("cause", ""))
    if cause.startswith(_TEMPLATE):
        return say("told.cause.template", version=cause.removeprefix(_TEMPLATE))
    name = f"told.cause.{cause}"
    return say(name) if say.knows(name) else cause


def changes_in(happening: Happening, say: Speaker) -> list[str]:
    """Return what changed, field by field, old and new."""
    changes = happening.detail.get("changes") or ()
    if not changes:
        return [say("told.changed.nothing")]
    return [_field(change, say) for change in changes]


def _field(change: Mapping[str, Any], say: Speaker) -> str:
    label = change["label"] or change["key"]
    new = _value(change["new"], say)
    if change["old"] is None:
        return say("told.changed.fresh", label=label, new=new)
    old = _value(change["old"], say)
    return say("told.changed.field", label=label, old=old, new=new)


def _value(value: Any, say: Speaker) -> str:
    return value if isinstance(value, str) else say.number(value)


def heard_of(happening: Happening, say: Speaker) -> str:
    """Return what the lock screen will say of a change, or that it will be silent."""
    if said := happening.detail.get("sentence"):
        return say("told.heard", sentence=said)
    return say("told.silent")


def _pushed(happening: Happening, say: Speaker) -> str:
    if happening.detail.get("status") == _ACCEPTED:
        return say("told.pushed", phone=happening.device)
    return say("told.not_pushed", phone=happening.device, why=_why(happening, say))


def _why(pushed: Happening, say: Speaker) -> str:
    detail = pushed.detail
    answer = " ".join(
        str(detail[part]) for part in ("status", "reason") if detail.get(part)
    )
    other = detail.get("fault") or detail.get("detail")
    return answer or (str(other) if other else say("told.no_answer"))


def _fetched(happening: Happening, say: Speaker) -> str:
    is_known = happening.detail.get("status") == _UNCHANGED
    return say("told.had_it" if is_known else "told.fetched")


def _plain(name: str) -> Callable[[Happening, Speaker], str]:
    return lambda seen, say: say(name, phone=seen.device)


_SENTENCES: Final[Mapping[str, Callable[[Happening, Speaker], str]]] = {
    "issued": _plain("told.issued"),
    "changed": _changed,
    "downloaded": _plain("told.downloaded"),
    "resent": _plain("told.resent"),
    "registered": _plain("told.registered"),
    "unregistered": _plain("told.unregistered"),
    "pushed": _pushed,
    "listed": _plain("told.listed"),
    "fetched": _fetched,
    "logged": lambda seen, say: say("told.logged", line=seen.detail.get("line", "")),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a timeline comes to: its name in our texts, and how much it matters."""

    name: str
    meaning: Meaning
    line: str = ""
    pushed: Happening | None = None

    def sentence(self, language: Language = DEFAULT_LANGUAGE) -> str:
        """Say it."""
        say = Speaker(language)
        why = _why(self.pushed, say) if self.pushed else ""
        return say(f"verdict.{self.name}", line=self.line, why=why)


def summary_of(
    happenings: Sequence[Happening],
    *,
    now: datetime,
    language: Language = DEFAULT_LANGUAGE,
) -> str:
    """Answer the first question asked: is the phone up to date, and if not, why not."""
    return verdict_of(happenings, now=now).sentence(language)


def verdict_of(happenings: Sequence[Happening], *, now: datetime) -> Verdict:
    """Return what the timeline comes to."""
    kinds = {happening.kind for happening in happenings}
    if "registered" not in kinds:
        if "downloaded" in kinds:
            return Verdict("not_added", "attention")
        return Verdict("unseen", "about")
    if not _phones_holding(happenings):
        return Verdict("gone", "about")
    if complaint := _complaint(happenings):
        return Verdict("complained", "attention", line=complaint)
    since = _since_change(happenings)
    if since is None:
        return Verdict("current", "good")
    changed, later = since
    return _verdict_of_change(changed, later, now)


def _phones_holding(happenings: Sequence[Happening]) -> set[str]:
    holding: set[str] = set()
    for happening in reversed(happenings):
        if happening.kind == "registered":
            holding.add(happening.device)
        elif happening.kind == "unregistered" or _is_dead(happening):
            holding.discard(happening.device)
    return holding


def _is_dead(happening: Happening) -> bool:
    return happening.kind == "pushed" and happening.detail.get("outcome") in _DEAD


def _complaint(happenings: Sequence[Happening]) -> str:
    """Return what a phone said against the card since one last took it."""
    for happening in happenings:
        if happening.kind == "logged":
            return str(happening.detail.get("line", ""))
        if happening.kind == "fetched":
            break
    return ""


def _since_change(
    happenings: Sequence[Happening],
) -> tuple[Happening, Sequence[Happening]] | None:
    """Return the newest change no phone has yet, and what came after it."""
    is_added = False
    for place, happening in enumerate(happenings):
        if happening.kind == "fetched":
            return None
        if happening.kind == "downloaded" and is_added:
            return None  # the phone was given the newest card from the start
        if happening.kind == "changed":
            return happening, happenings[:place]
        is_added = is_added or happening.kind == "registered"
    return None


def _verdict_of_change(
    changed: Happening, later: Sequence[Happening], now: datetime
) -> Verdict:
    if _newest(later, "listed"):
        return Verdict("asked", "about")
    pushed = _newest((seen for seen in later if not _is_dead(seen)), "pushed")
    if pushed is None:
        if now - changed.at > SOON:
            return Verdict("stuck", "stop")
        return Verdict("leaving", "about")
    if pushed.detail.get("status") == _ACCEPTED:
        return Verdict("unheard", "attention")
    if pushed.detail.get("outcome") in _OURS:
        return Verdict("refused", "stop", pushed=pushed)
    return Verdict("delayed", "attention", pushed=pushed)


def _newest(happenings: Iterable[Happening], kind: str) -> Happening | None:
    return next((each for each in happenings if each.kind == kind), None)
