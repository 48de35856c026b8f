"""Somebody at the draft of a program's rules: what it says now, and who touched it."""

from dataclasses import dataclass
from typing import Any, Final

from babel.numbers import get_currency_precision
from sqlalchemy.orm import Session

from walletpass import ledger, rewards
from walletpass.kernel.languages import Words
from walletpass.ledger import Program
from walletpass.rewards import ProgramVersion, Terms
from walletpass.rewards.rules import Describer, Document, Spending, Unit, read
from walletpass.web.studio.rules.sheets import PAYS, Flat, flat_from
from walletpass.web.studio.visiting import Visit

_WHEN_AND_WHO: Final = {
    "id",
    "number",
    "effective_from",
    "published_by",
    "published_at",
    "updated_at",
}
_SAYS: Final = sorted({*ProgramVersion.__table__.c.keys()} - _WHEN_AND_WHO)
"""Everything that a version says."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A program, what is drafted and what is in force."""

    program: Program
    currency: str
    draft: ProgramVersion | None
    in_force: ProgramVersion | None

    @property
    def unit(self) -> Unit:
        """What the program calls its points."""
        return Unit(self.program.unit, self.program.scale)

    @property
    def stamp(self) -> str:
        """What tells this draft from a later one."""
        return self.draft.updated_at.isoformat() if self.draft else ""

    @property
    def shown(self) -> tuple[dict[str, Any], Terms]:
        """The document and the terms to begin with."""
        kept = self.draft or self.in_force
        if kept is None:
            return rewards.starting_rules(self.currency), Terms()
        return kept.document, rewards.terms_from(kept.terms)

    @property
    def names(self) -> dict[str, Words]:
        """What each rule is called, by its code; the draft's word counts."""
        kept = (self.in_force, self.draft)
        rules = (rule for one in kept if one for rule in one.document["rules"])
        return {rule["code"]: rule["name"] for rule in rules if rule.get("name")}

    @property
    def is_ahead(self) -> bool:
        """Whether the draft says anything else than what is in force."""
        if self.draft is None or self.in_force is None:
            return self.draft is not None
        return any(
            getattr(self.draft, name) != getattr(self.in_force, name) for name in _SAYS
        )


def desk_of(visit: Visit, session: Session, program_id: str) -> Desk:
    """Return the desk of one program.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, visit.brand_id, program_id)
    return Desk(
        program,
        visit.brand(session).currency,
        rewards.draft_of(session, visit.brand_id, program.id),
        rewards.version_row_in_force(session, program.id, visit.now),
    )


def sheet_of(desk: Desk) -> Flat:
    """Return what the form says before anybody typed."""
    told, terms = desk.shown
    document = read(told).document
    flat = flat_from(document, terms)
    if document.spending is None:
        usual = Spending(worth=10 ** get_currency_precision(desk.currency))
        flat = flat_from(_with(document, usual), terms)
        del flat[PAYS]
    return flat


def _with(document: Document, spending: Spending) -> Document:
    return Document(
        currency=document.currency,
        rules=document.rules,
        gives=document.gives,
        groups=document.groups,
        leaves_out=document.leaves_out,
        spending=spending,
    )


def sentences_of(visit: Visit, desk: Desk, document: Document) -> dict[int, str]:
    """Return each rule as a sentence, by its place."""
    describer = Describer(document, visit.say.language, desk.unit)
    return {number: describer.rule(rule) for number, rule in enumerate(document.rules)}
