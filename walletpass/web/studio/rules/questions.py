"""The form as a template shows it: questions with what was written and what to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from walletpass.web.studio.rules.boxes import (
    GROUPS,
    NAMES,
    PARTS,
    SPENDING,
    TERMS,
    WHOLE,
    Box,
    Rows,
)
from walletpass.web.studio.rules.complaining import Complaints
from walletpass.web.studio.rules.sheets import Flat
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question; *kind* is what other questions wait for."""

    name: str
    value: str
    label: str
    is_chosen: bool
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One box."""

    name: str
    kind: str
    label: str
    value: str
    when: str
    options: Sequence[Option] = ()
    complaints: Sequence[str] = ()

    @property
    def id(self) -> str:
        """The name, as an address can hold it."""
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Table:
    """Questions asked once for each row, and once more."""

    name: str
    label: str
    when: str
    rows: Sequence[Sequence[Question]]
    complaints: Sequence[str] = ()

    kind: str = "rows"

    @property
    def id(self) -> str:
        """The name, as an address can hold it."""
        return self.name.replace(".", "-")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a rule's form; it *is open* where something is to be put right."""

    name: str
    questions: Sequence[Question | Table]
    is_open: bool


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """One rule in the form."""

    number: int
    title: str
    sentence: str
    names: Sequence[Question | Table]
    parts: Sequence[Part]
    complaints: Sequence[str]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that is asked."""

    rules: Sequence[RuleSheet]
    whole: Sequence[Question | Table]
    groups: Table
    spending: Sequence[Question | Table]
    terms: Sequence[Question | Table]
    top: Sequence[str]
    all: Complaints = field(default_factory=dict)


class Asker:
    """Makes questions out of boxes, what was written, and what is complained of."""

    def __init__(
        self, flat: Flat, say: Speaker, complaints: Complaints | None = None
    ) -> None:
        self._flat, self._say = flat, say
        self._complaints = complaints or {}
        self._groups = [
            code
            for name, code in flat.items()
            if name.startswith("groups.") and name.endswith(".code") and code
        ]

    def form(self, sentences: Mapping[int, str], opened: int | None) -> Form:
        """Return the whole form; *opened* is the rule somebody looks at."""
        count = rules_in(self._flat)
        groups = self._table(GROUPS, "")
        return Form(
            [
                self._rule(number, sentences, is_open=number == opened or count == 1)
                for number in range(count)
            ],
            self._ask(WHOLE, ""),
            groups,
            self._ask(SPENDING, ""),
            self._ask(TERMS, ""),
            self._complaints.get("", ()),
            self._complaints,
        )

    def _rule(
        self, number: int, sentences: Mapping[int, str], *, is_open: bool
    ) -> RuleSheet:
        under = f"rules.{number}."
        unfit = {name for name in self._complaints if f"{name}.".startswith(under)}
        own = [self._flat.get(f"{under}name.{self._say.language}", "")]
        named = [*own, *(self._flat.get(f"{under}{box.path}", "") for box in NAMES)]
        title = next(filter(None, named), "")
        return RuleSheet(
            number,
            title or self._say("rules.unnamed", number=number + 1),
            sentences.get(number, ""),
            self._ask(NAMES, under),
            [
                self._part(name, boxes, under, unfit, is_first=name == PARTS[0][0])
                for name, boxes in PARTS
            ],
            self._complaints.get(under.rstrip("."), ()),
            is_open or bool(unfit),
        )

    def _part(
        self,
        name: str,
        boxes: Sequence[Box | Rows],
        under: str,
        unfit: set[str],
        *,
        is_first: bool,
    ) -> Part:
        paths = tuple(f"{under}{box.path}" for box in boxes)
        is_unfit = any(one.startswith(paths) for one in unfit)
        return Part(name, self._ask(boxes, under), is_first or is_unfit)

    def _ask(self, boxes: Sequence[Box | Rows], under: str) -> list[Question | Table]:
        return [
            self._table(box, under)
            if isinstance(box, Rows)
            else self._question(box, under + box.path, box.path)
            for box in boxes
        ]

    def _table(self, rows: Rows, under: str) -> Table:
        name = f"{under}{rows.path}"
        count = 0
        while any(f"{name}.{count}.{box.path}" in self._flat for box in rows.boxes):
            count += 1
        asked = [
            [
                self._question(
                    box, f"{name}.{number}.{box.path}", f"{rows.path}.{box.path}"
                )
                for box in rows.boxes
            ]
            for number in range(count + 1)
        ]
        said = [
            words
            for place in (name, *(f"{name}.{number}" for number in range(count + 1)))
            for words in self._complaints.get(place, ())
        ]
        label = self._label("box", rows.path)
        return Table(name, label, " ".join(rows.when), asked, said)

    def _question(self, box: Box, name: str, path: str) -> Question:
        said = [
            words
            for place, told in self._complaints.items()
            if place == name
            or (box.kind in {"words", "ticks"} and place.startswith(f"{name}."))
            for words in told
        ]
        return Question(
            name,
            box.kind,
            self._label("box", path),
            self._flat.get(name, ""),
            " ".join(box.when),
            list(self._options(box, name, path)),
            said,
        )

    def _options(self, box: Box, name: str, path: str) -> Iterator[Option]:
        written = self._flat.get(name, "")
        if box.kind == "group":
            yield Option(name, "", self._say("rules.no_group"), not written)
            known = [*self._groups, *([written] if written else [])]
            for code in dict.fromkeys(known):
                yield Option(name, code, code, code == written)
        elif box.kind == "groups":
            for code in self._groups:
                place = f"{name}.{code}"
                yield Option(place, "1", code, place in self._flat)
        for value in box.choices:
            label = self._label("choice", f"{path}.{value}")
            if box.kind == "ticks":
                place = f"{name}.{value}"
                yield Option(place, "1", label, place in self._flat)
            else:
                kind = f"{path.removesuffix('.kind')}-{value}"
                yield Option(name, value, label, value == written, kind)

    def _label(self, what: str, path: str) -> str:
        name = f"rules.{what}.{path}"
        while not self._say.knows(name):
            path = path.partition(".")[2]
            name = f"rules.{what}.{path}"
        return self._say(name)


def rules_in(flat: Flat) -> int:
    """Return how many rules a form holds."""
    count = 0
    while f"rules.{count}.code" in flat:
        count += 1
    return count


def boxes_in(flat: Flat) -> set[str]:
    """Return the names of everything in a form that something can be said at."""
    form = Asker(flat, Speaker("en")).form({}, None)
    names = {"", *(f"rules.{number}" for number in range(len(form.rules)))}
    asked: list[Any] = [*form.whole, form.groups, *form.spending, *form.terms]
    for rule in form.rules:
        asked += rule.names
        asked += [question for part in rule.parts for question in part.questions]
    for question in asked:
        names.add(question.name)
        if isinstance(question, Table):
            names |= {one.name for row in question.rows for one in row}
            names |= {
                f"{question.name}.{number}" for number in range(len(question.rows))
            }
    return names
