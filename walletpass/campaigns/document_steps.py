"""A journey's steps as plain data: say something, wait, ask which way, leave.

{"steps": [
    {"kind": "say", "id": "hello", "variants": [{"code": "a", "words": {"en": "…"}}]},
    {"kind": "wait", "id": "rest", "days": 3, "until": "10:00"},
    {"kind": "if", "id": "came", "bought": true,
     "then": [{"kind": "exit", "id": "out"}], "else": [{"kind": "say", …}]}],
 "leave": {"bought": true}, "again_after_days": 90}

Steps only ever lead onwards, so nobody walks in circles.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from walletpass.campaigns.document_shape import Shape
from walletpass.campaigns.document_variants import Code, Variant, same_code

MOST_STEPS: Final = 20
DEEPEST: Final = 5
"""How many branches may stand in each other."""
MOST_DAYS: Final = 365
"""How long anybody is on the way at most."""
_MOST_VARIANTS: Final = 20
_ONE_DAY: Final = timedelta(days=1)

Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Question(Shape):
    """What is asked of a customer: *when*, as segments have it, or whether they *bought*.

    Bought is whoever did since they set out on the journey, and did not return it all.
    """

    when: dict[str, Any] | None = None
    bought: bool = False

    @model_validator(mode="after")
    def _check_one(self) -> Self:
        if (self.when is not None) == self.bought:
            raise PydanticCustomError(
                "one-question",
                "Ask one thing: when, or bought.",
                {"remedy": 'Write {"bought": true}, or {"when": {…}} as a segment.'},
            )
        return self


class Say(Shape):
    """Say something; whoever is held out, and whoever may not be told, walks on."""

    kind: Literal["say"]
    id: Code
    variants: Annotated[tuple[Variant, ...], Field(max_length=_MOST_VARIANTS)] = ()

    @model_validator(mode="after")
    def _check_codes(self) -> Self:
        same_code(self.variants)
        return self


class Wait(Shape):
    """Wait for so long, and then *until* a time of the customer's own day, if one is told."""

    kind: Literal["wait"]
    id: Code
    hours: Annotated[int, Field(ge=1, le=MOST_DAYS * 24)] | None = None
    days: Annotated[int, Field(ge=1, le=MOST_DAYS)] | None = None
    until: Clock | None = None

    @model_validator(mode="after")
    def _check_span(self) -> Self:
        if self.hours is None and self.days is None and self.until is None:
            raise PydanticCustomError(
                "no-wait",
                "It does not say how long.",
                {"remedy": 'Add hours, days, or until, such as "10:00".'},
            )
        return self

    @property
    def span(self) -> timedelta:
        """How long it takes before the time of day is looked at."""
        return timedelta(days=self.days or 0, hours=self.hours or 0)

    @property
    def longest(self) -> timedelta:
        """How long it takes at most."""
        return self.span + (_ONE_DAY if self.until is not None else timedelta())


class If(Question):
    """Ask something of each customer as they pass, and lead them one way or the other."""

    kind: Literal["if"]
    id: Code
    then: tuple["Step", ...] = ()
    otherwise: Annotated[tuple["Step", ...], Field(alias="else")] = ()


class Exit(Shape):
    """Leave the journey here."""

    kind: Literal["exit"]
    id: Code


Step: TypeAlias = Annotated[Say | Wait | If | Exit, Field(discriminator="kind")]


class Journey(Shape):
    """The steps, and when somebody *leaves* before the last of them.

    That is asked before every step. Somebody who has left sets out again only
    *again_after_days*, counted from when they set out before; None is never.
    """

    steps: tuple[Step, ...] = ()
    leave: Question | None = None
    again_after_days: Annotated[int, Field(ge=1, le=3 * MOST_DAYS)] | None = None

    @model_validator(mode="after")
    def _check_size(self) -> Self:
        if depth_of(self.steps) > DEEPEST:
            raise PydanticCustomError(
                "too-deep",
                "Branches stand in each other more than {most} deep.",
                {"most": DEEPEST, "remedy": "Say it flatter."},
            )
        walked = [step.id for step in self.walked]
        if len(walked) > MOST_STEPS:
            raise PydanticCustomError(
                "too-many-steps",
                "There are {count} steps.",
                {"count": len(walked), "remedy": f"Use {MOST_STEPS} at most."},
            )
        twice = sorted({one for one in walked if walked.count(one) > 1})
        if twice:
            raise PydanticCustomError(
                "same-step",
                "Two steps are called {id}.",
                {"id": repr(twice[0]), "remedy": "Give each an id of its own."},
            )
        if self.longest > timedelta(days=MOST_DAYS):
            raise PydanticCustomError(
                "too-far",
                "It takes {days} days from end to end.",
                {"days": self.longest.days, "remedy": f"Use {MOST_DAYS} at most."},
            )
        return self

    @property
    def walked(self) -> Sequence["Say | Wait | If | Exit"]:
        """Every step, each before those that may follow it."""
        return [step for _, step in placed(self.steps, "")]

    @property
    def sayings(self) -> Mapping[str, Say]:
        """The steps at which something is said, by id."""
        return {step.id: step for step in self.walked if isinstance(step, Say)}

    @property
    def longest(self) -> timedelta:
        """How long the longest way through takes."""
        return _longest(self.steps)

    @property
    def most_messages(self) -> int:
        """How many messages the most talkative way through has."""
        return _most_said(self.steps)


def placed(
    steps: Sequence["Say | Wait | If | Exit"], path: str
) -> Iterator[tuple[str, "Say | Wait | If | Exit"]]:
    """Yield every step with its place below a path, each before those that follow it."""
    for index, step in enumerate(steps):
        here = f"{path}[{index}]"
        yield here, step
        if isinstance(step, If):
            yield from placed(step.then, f"{here}.then")
            yield from placed(step.otherwise, f"{here}.else")


def depth_of(steps: Sequence["Say | Wait | If | Exit"]) -> int:
    """Return how many branches stand in each other, at most."""
    branches = [step for step in steps if isinstance(step, If)]
    inner = [max(depth_of(one.then), depth_of(one.otherwise)) for one in branches]
    return 1 + max(inner) if inner else 0


def _longest(steps: Sequence["Say | Wait | If | Exit"]) -> timedelta:
    total = timedelta()
    for step in steps:
        match step:
            case Wait():
                total += step.longest
            case If():
                total += max(_longest(step.then), _longest(step.otherwise))
            case _:
                continue
    return total


def _most_said(steps: Sequence["Say | Wait | If | Exit"]) -> int:
    total = 0
    for step in steps:
        match step:
            case Say():
                total += 1
            case If():
                total += max(_most_said(step.then), _most_said(step.otherwise))
            case _:
                continue
    return total
