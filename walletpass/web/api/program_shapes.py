"""What requests and answers about programs look like."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from walletpass.kernel.languages import Language
from walletpass.ledger import ProgramKind
from walletpass.web.api.selling_shapes import Label


class _Asked(BaseModel):
    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class _Answered(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProgramIn(_Asked):
    """A program to start: its kind, its name, and what it calls its points.

    *unit* holds the plural forms by language, as CLDR names them: `one`, `few`, `many`,
    `other`. Without it, and without a *scale* (decimal places people see), they are
    those of the kind.
    """

    kind: ProgramKind
    name: Annotated[dict[Language, Label], Field(min_length=1)]
    unit: dict[Language, dict[Label, Label]] | None = None
    scale: Annotated[int, Field(strict=True, ge=0, le=2)] | None = None


class ProgramPatch(_Asked):
    """What a program is called from now on, and its points; what is left out stays.

    What is told takes the place of all there was of it, in every language.
    """

    name: Annotated[dict[Language, Label], Field(min_length=1)] | None = None
    unit: dict[Language, dict[Label, Label]] | None = None


class ProgramOut(_Answered):
    """A program: what it calls its points, how finely it counts, and what is in force."""

    id: str
    name: dict[Language, str]
    kind: str
    unit: dict[Language, dict[str, str]]
    scale: int
    version: int | None


class ProgramsOut(_Answered):
    """All programs of the brand."""

    programs: list[ProgramOut]
