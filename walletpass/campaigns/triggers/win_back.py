"""Somebody stays away for longer than they use to."""

from datetime import timedelta
from typing import Annotated, Any, Final, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import ColumnElement, and_, case, func, literal, or_

from walletpass.campaigns.triggers.scene import (
    FRESH,
    Due,
    Occasional,
    Scene,
    bought_since,
)
from walletpass.customers import Customer
from walletpass.db import day_number, elapsed_days
from walletpass.insight import Cycle, Profile

USUAL_GAP: Final = 30  # days, where neither the customer nor the brand has a rhythm yet

Times = Annotated[float, Field(ge=1, le=20, allow_inf_nan=False)]


class WinBack(Occasional):
    """A ladder of offers: each when so many *times* the person's own gap has passed.

    Who has no rhythm of their own is taken at the brand's. Nobody is missed before
    *at_least_days*: the whole ladder of who comes oftener begins then. Each step is told once in an absence, and who comes back has left
    the ladder. What the first step says is the variant ``step-1``, if there is one.
    """

    on: Literal["win-back"]
    times: Annotated[tuple[Times, ...], Field(min_length=1, max_length=5)] = (2.0, 3.0)
    at_least_days: Annotated[int, Field(ge=1, le=365)] = 14

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if list(self.times) != sorted(set(self.times)):
            raise PydanticCustomError(
                "no-ladder",
                "The steps of the ladder do not lead upwards.",
                {
                    "remedy": "Let each be later than the one before, such as [2, 3, 4.5]."
                },
            )
        return self

    def due(self, scene: Scene) -> Due:
        """Return who has come to a step of the ladder; it is the name's last part."""
        cycle = scene.session.get(Cycle, scene.brand.id)
        usual = func.coalesce(Profile.median_gap, cycle.gap if cycle else USUAL_GAP)
        least = self.at_least_days / self.times[0]
        gap = case((usual < least, literal(least)), else_=usual)
        away = elapsed_days(scene.now, Profile.last_bought_at)
        steps = list(enumerate(self.times, start=1))
        key = case(
            *[
                (away >= gap * literal(times), _absence() + f"/{step}")
                for step, times in reversed(steps)
            ]
        )
        return (
            scene.people(key)
            .join(Profile, Profile.customer_id == Customer.id)
            .where(
                Profile.brand_id == scene.brand.id,
                Profile.last_bought_at <= scene.now - timedelta(self.at_least_days),
                or_(*[_has_just_come(scene, times, gap) for times in self.times]),
            )
        )

    def variant_at(self, key: str) -> str | None:
        """Return the code of the variant of a step."""
        return f"step-{key.rpartition('/')[2]}"

    def is_over(self, _scene: Scene) -> ColumnElement[bool]:
        """Ask whether somebody came back."""
        return bought_since()


def _has_just_come(
    scene: Scene, times: float, gap: ColumnElement[float]
) -> ColumnElement[bool]:
    """Tell whether a step was come to since the campaign began, and not long ago."""
    after = gap * literal(times)
    away = elapsed_days(scene.now, Profile.last_bought_at)
    then = elapsed_days(scene.earliest(FRESH), Profile.last_bought_at)
    return and_(away >= after, then < after)


def _absence() -> ColumnElement[str]:
    """Return what names the absence that somebody's last purchase began."""
    return literal("absence/") + day_number(Profile.last_bought_at)


def in_this_absence(key: Any) -> ColumnElement[bool]:
    """Ask whether an occasion of this name was a step in somebody's present absence."""
    asked: ColumnElement[bool] = key.like(_absence() + "/%")
    return asked
