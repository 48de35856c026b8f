"""What every condition is: one thing asked of a customer, and which answers fit."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import Field
from pydantic_core import PydanticCustomError
from sqlalchemy import (
    ColumnElement,
    Select,
    SQLColumnExpression,
    and_,
    false,
    func,
    or_,
    select,
)

from walletpass.customers import Customer
from walletpass.segments.facts import Facts
from walletpass.segments.moments import At

T = TypeVar("T")

Word = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f]+$")]
Words = Annotated[tuple[Word, ...], Field(min_length=1, max_length=500)]
WordsOrNone = Annotated[tuple[Word, ...], Field(max_length=500)]
MOST = 10**15
Amount = Annotated[int, Field(ge=0, le=MOST)]


@dataclass(frozen=True, kw_only=True)
class Condition(Generic[T]):
    """One thing asked of a customer, and which answers fit.

    *is_past_known* tells whether the answer of an earlier moment can still be had. What
    is asked in SQL is about the row of `Customer` around it.
    """

    kind: ClassVar[str]
    is_past_known: ClassVar[bool] = False

    def asked(self, at: At) -> ColumnElement[T]:
        """Return the answer in SQL; NULL where there is none."""
        raise NotImplementedError

    def answer(self, who: Facts, at: At) -> T | None:
        """Return the answer from facts in memory."""
        raise NotImplementedError

    def fitting(self, asked: ColumnElement[T], at: At) -> ColumnElement[bool]:
        """Return whether the answer fits, in SQL."""
        raise NotImplementedError

    def fits(self, answer: T, at: At) -> bool:
        """Tell whether an answer that there is fits."""
        raise NotImplementedError

    def as_it_was(self) -> "Condition[Any] | None":
        """Return what asks the same of an earlier moment, where that is still known."""
        return self if self.is_past_known else None

    dear: ClassVar[int] = 2

    @property
    def weight(self) -> int:
        """How dear it is to ask, compared with others: the cheap are asked first."""
        return self.dear

    def asks(self, at: At) -> ColumnElement[bool]:
        """Return whether the customer fits, in SQL; never NULL, so that *not* is exact."""
        return func.coalesce(self.fitting(self.asked(at), at), false())

    def ids(self, at: At) -> Select[str] | None:  # noqa: ARG002
        """Return the ids of exactly those who fit, where an index lists them."""
        return None

    def since_when(self, at: At) -> ColumnElement[Any] | None:  # noqa: ARG002
        """Return in SQL since when the answer is what it is, where that is kept."""
        return None

    def holds(self, who: Facts, at: At) -> bool:
        """Tell whether somebody fits."""
        answer = self.answer(who, at)
        return answer is not None and self.fits(answer, at)


@dataclass(frozen=True, kw_only=True)
class Counted(Condition[int]):
    """A number: at least, at most, or between."""

    at_least: Amount | None = None
    at_most: Amount | None = None

    least: ClassVar[int | None] = 1
    """What is asked for where no end is given; None where one must be."""

    def __post_init__(self) -> None:
        if self.at_least is None and self.at_most is None and self.least is None:
            raise PydanticCustomError(
                "open-range",
                "A range without ends.",
                {"remedy": "Give at_least, at_most or both."},
            )
        if (
            self.at_least is not None
            and self.at_most is not None
            and self.at_least > self.at_most
        ):
            raise PydanticCustomError(
                "empty-range",
                "A range that ends before it begins.",
                {"remedy": "Let at_least be no more than at_most."},
            )

    @property
    def ends(self) -> tuple[int | None, int | None]:
        """The least and the most that fit."""
        if self.at_least is None and self.at_most is None:
            return self.least, None
        return self.at_least, self.at_most

    def fitting(self, asked: ColumnElement[int], at: At) -> ColumnElement[bool]:  # noqa: ARG002
        """Return whether the number is in the range, in SQL."""
        least, most = self.ends
        terms = []
        if least is not None:
            terms.append(asked >= least)
        if most is not None:
            terms.append(asked <= most)
        return and_(*terms)

    def fits(self, answer: int, at: At) -> bool:  # noqa: ARG002
        """Tell whether the number is in the range."""
        least, most = self.ends
        return (least is None or answer >= least) and (most is None or answer <= most)


@dataclass(frozen=True, kw_only=True)
class Occurring(Counted):
    """How many rows there are of somebody: whether there is any needs no counting."""

    dear: ClassVar[int] = 3

    def rows(self, at: At) -> Select[Any]:
        """Return the rows, of the customer of the row around."""
        raise NotImplementedError

    def number(self) -> ColumnElement[int]:
        """Return what is counted in them."""
        return func.count()

    def asked(self, at: At) -> ColumnElement[int]:
        """Count the rows."""
        counted = self.rows(at).with_only_columns(self.number())
        return counted.correlate(Customer).scalar_subquery()

    def asks(self, at: At) -> ColumnElement[bool]:
        """Return whether as many are there, looking no further than need be."""
        match self.ends:
            case (1, None):
                return self.rows(at).correlate(Customer).exists()
            case (None | 0, 0):
                return ~self.rows(at).correlate(Customer).exists()
            case _:
                return Counted.asks(self, at)


@dataclass(frozen=True, kw_only=True)
class OneOf(Condition[str]):
    """A word among those given."""

    is_in: ClassVar[str]
    """The name of the parameter that lists them."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that fit."""
        words: tuple[str, ...] = getattr(self, self.is_in)
        return words

    def fitting(self, asked: ColumnElement[str], at: At) -> ColumnElement[bool]:  # noqa: ARG002
        """Return whether the word is among them, in SQL."""
        return asked.in_(self.words)

    def fits(self, answer: str, at: At) -> bool:  # noqa: ARG002
        """Tell whether the word is among them."""
        return answer in self.words


def of_row(column: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """Return whether a customer's id is one the customer of the row is kept under."""
    self = Customer.__table__.alias("self")
    others = (
        select(self.c.id)
        .where(self.c.merged_into_id == Customer.id)
        .correlate(Customer)
    )
    return or_(column == Customer.id, column.in_(others))
