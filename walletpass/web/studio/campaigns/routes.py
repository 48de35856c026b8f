"""The form of a journey's steps: each in its boxes, branches within branches."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, Literal, get_args

from walletpass.campaigns.document_steps import DEEPEST, MOST_STEPS
from walletpass.kernel.languages import Language
from walletpass.web.studio.campaigns.variants import (
    KEPT,
    Naming,
    Trees,
    VariantForm,
    as_number,
    variants_from,
    variants_of,
    written_variants,
)

StepKind = Literal["say", "wait", "if", "exit"]
KINDS: Final[tuple[StepKind, ...]] = get_args(StepKind)
ROOT: Final = "s"
BOUGHT: Final = "bought"

BOXES: Final[Mapping[str, tuple[str, ...]]] = {
    "say": (),
    "wait": ("days", "hours", "until"),
    "if": ("asks",),
    "exit": (),
}
_LIST: Final = re.compile(r"s(-\d{1,2}-[te])*")
_PLACE: Final = re.compile(r"s(-\d{1,2}-[te])*-\d{1,2}")
_FIRST_DAYS: Final = "1"


@dataclass(frozen=True, slots=True)
class StepForm:
    """A step as it stands in the form, with all that is said there."""

    kind: StepKind
    id: str
    texts: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[VariantForm, ...] = ()
    then: tuple["StepForm", ...] = ()
    otherwise: tuple["StepForm", ...] = ()

    @property
    def words(self) -> Mapping[Language, str]:
        """What it says to the first it speaks to."""
        return self.variants[0].words if self.variants else {}


@dataclass(frozen=True, slots=True)
class Placed:
    """A step with its *place* in the form, what it is called there, and how deep it stands."""

    place: str
    path: tuple[str, ...]
    step: StepForm

    @property
    def depth(self) -> int:
        """How many branches it stands in."""
        return len(self.path) // 2


def placed(
    steps: Sequence[StepForm], place: str = ROOT, path: tuple[str, ...] = ()
) -> Iterator[Placed]:
    """Yield every step with its place, in the order in which they stand."""
    for number, step in enumerate(steps):
        here, called = f"{place}-{number}", (*path, str(number + 1))
        yield Placed(here, called, step)
        yield from placed(step.then, f"{here}-t", (*called, "then"))
        yield from placed(step.otherwise, f"{here}-e", (*called, "else"))


def steps_of(told: Sequence[Mapping[str, Any]], trees: Trees) -> tuple[StepForm, ...]:
    """Return the form of a document's steps."""
    return tuple(_step_of(one, trees) for one in told)


def _step_of(told: Mapping[str, Any], trees: Trees) -> StepForm:
    texts = {name: str(told.get(name) or "") for name in ("days", "hours", "until")}
    texts["asks"] = asks_of(told, trees)
    return StepForm(
        told["kind"],
        told["id"],
        {name: texts[name] for name in BOXES[told["kind"]]},
        variants_of(told.get("variants", ()), trees),
        steps_of(told.get("then", ()), trees),
        steps_of(told.get("else", ()), trees),
    )


def asks_of(told: Mapping[str, Any], trees: Trees) -> str:
    """Return what a question is called in a list: bought, a segment, or as it is kept."""
    if told.get("bought"):
        return BOUGHT
    when = told.get("when")
    if when is None:
        return ""
    return next((one for one, tree in trees.items() if tree == when), KEPT)


def steps_from(
    sent: Mapping[str, str], place: str = ROOT, depth: int = 0
) -> tuple[StepForm, ...]:
    """Return the form of the steps as somebody filled it in."""
    if depth > DEEPEST:
        return ()
    steps = []
    for number in range(MOST_STEPS + 1):
        here = f"{place}-{number}"
        kind = sent.get(f"{here}.kind")
        if kind not in KINDS:
            continue
        steps.append(
            StepForm(
                kind,
                sent.get(f"{here}.id", ""),
                {name: sent.get(f"{here}.{name}", "").strip() for name in BOXES[kind]},
                variants_from(sent, partial(said_at, here)) if kind == "say" else (),
                steps_from(sent, f"{here}-t", depth + 1),
                steps_from(sent, f"{here}-e", depth + 1),
            )
        )
    return tuple(steps)


def said_at(place: str, number: int) -> Naming:
    """Return what the boxes of a step's variant are called: ``s-0.words``, ``s-0v1.words``."""
    here = f"{place}v{number}" if number else place
    return lambda box: f"{here}.{box}"


def written_steps(
    steps: Sequence[StepForm], kept: Sequence[Mapping[str, Any]], trees: Trees
) -> list[dict[str, Any]]:
    """Return the steps as a document has them; what is not asked stays as *kept*."""
    before = {one["id"]: one for one in _every(kept)}
    return [_written(one, before, trees) for one in steps]


def _every(kept: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for one in kept:
        yield one
        yield from _every(one.get("then", ()))
        yield from _every(one.get("else", ()))


def _written(
    step: StepForm, before: Mapping[str, Mapping[str, Any]], trees: Trees
) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": step.kind, "id": step.id}
    kept = before.get(step.id, {})
    match step.kind:
        case "say":
            before_it = kept.get("variants", ())
            told["variants"] = written_variants(step.variants, before_it, trees)
        case "wait":
            told |= {name: as_number(step.texts[name]) for name in ("days", "hours")}
            told["until"] = step.texts["until"]
            told = {name: part for name, part in told.items() if part != ""}
        case "if":
            told |= question(step.texts["asks"], kept, trees)
            told["then"] = [_written(one, before, trees) for one in step.then]
            told["else"] = [_written(one, before, trees) for one in step.otherwise]
        case _:
            pass
    return told


def question(asks: str, kept: Mapping[str, Any], trees: Trees) -> dict[str, Any]:
    """Return what is asked, as a document has it."""
    if asks == BOUGHT:
        return {"bought": True}
    if asks == KEPT:
        return {"when": kept.get("when")}
    return {"when": trees.get(asks)}


def rearranged(
    steps: tuple[StepForm, ...], todo: str, chosen: Mapping[str, str]
) -> tuple[StepForm, ...]:
    """Return the steps after a button: ``add`` to a list; ``remove``, ``up``, ``down``.

    *chosen* is the kind that was picked beside the button, by the list's place.
    """
    verb, _, place = todo.partition(":")
    if verb == "add" and _LIST.fullmatch(place):
        kind = chosen.get(f"{place}.new", "")
        if kind not in KINDS or len(list(placed(steps))) >= MOST_STEPS:
            return steps
        fresh = _fresh(kind, steps)
        return _within(steps, place.split("-")[1:], lambda these: (*these, fresh))
    if verb in ("remove", "up", "down") and _PLACE.fullmatch(place):
        *above, last = place.split("-")[1:]
        return _within(steps, above, lambda these: _moved(these, verb, int(last)))
    return steps


def _fresh(kind: StepKind, steps: Sequence[StepForm]) -> StepForm:
    taken = {one.step.id for one in placed(steps)}
    names = (f"{kind}-{count}" for count in range(1, MOST_STEPS + 2))
    texts = dict.fromkeys(BOXES[kind], "")
    if kind == "wait":
        texts["days"] = _FIRST_DAYS
    if kind == "if":
        texts["asks"] = BOUGHT
    return StepForm(kind, next(one for one in names if one not in taken), texts)


def _moved(these: tuple[StepForm, ...], verb: str, index: int) -> tuple[StepForm, ...]:
    if index >= len(these):
        return these
    rest = [*these[:index], *these[index + 1 :]]
    if verb != "remove":
        rest.insert(max(index + (1 if verb == "down" else -1), 0), these[index])
    return tuple(rest)


def _within(
    steps: tuple[StepForm, ...],
    above: Sequence[str],
    change: Callable[[tuple[StepForm, ...]], tuple[StepForm, ...]],
) -> tuple[StepForm, ...]:
    """Return the steps with the list at a place changed."""
    if not above:
        return change(steps)
    index, branch, *rest = above
    found = []
    for place, step in enumerate(steps):
        if place != int(index) or step.kind != "if":
            found.append(step)
        elif branch == "t":
            found.append(replace(step, then=_within(step.then, rest, change)))
        else:
            found.append(replace(step, otherwise=_within(step.otherwise, rest, change)))
    return tuple(found)
