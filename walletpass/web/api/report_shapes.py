"""What a campaign's report is asked with, and what it answers."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from walletpass.campaigns.measuring import (
    Figures,
    ReportJourney,
    ReportRow,
    ReportTerms,
)
from walletpass.kernel.languages import Language
from walletpass.web.api.shapes import PageQuery
from walletpass.web.api.writing import Word

Margin = Annotated[
    str, StringConstraints(pattern=r"^(0\.0{0,5}[1-9][0-9]{0,5}|1(\.0{1,6})?)$")
]


class ReportQuery(BaseModel):
    """Which run alone, if not all; and the store's *margin*, such as 0.3.

    It is used where the campaign names none; of neither, money is revenue.
    """

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    run: Word | None = None
    margin: Margin | None = None


class ReportRowsQuery(PageQuery):
    """Which page of the rows, of one *run* or of all."""

    run: Word | None = None


class ReportOut(BaseModel):
    """What a campaign brought: the terms, the figures, and plain sentences.

    The first sentence of each language is the answer. Money is in minor units, shares
    are parts of one. *journey* tells of each step of one, for all of its runs together.
    """

    model_config = ConfigDict(extra="forbid")

    terms: ReportTerms
    figures: Figures
    sentences: dict[Language, list[str]]
    journey: ReportJourney | None


class ReportRowsOut(BaseModel):
    """Raw rows, one a customer, and where the next page begins."""

    model_config = ConfigDict(extra="forbid")

    rows: list[ReportRow]
    next: str | None
