"""Other rules for the program at the till."""

import pytest

from tests.make import NOON
from walletpass import ledger, rewards
from walletpass.ledger import Program

EVERY_PLN = {"kind": "ratio", "amount": 100, "per": 100}
TEN_PER_CENT = {"kind": "ratio", "amount": 1000, "per": 10_000}


@pytest.fixture
def rule(database, rosa):
    """Publish other rules for the brand's program."""

    def rule(formula, *, kind="points", scale=0, unit=None, rounding=None, **rest):
        told = {"code": "base", "gives": formula, "name": {"en": "Every purchase"}}
        if rounding:
            told["rounding"] = rounding
        told |= {
            name: rest.pop(name) for name in ("pending", "leaves_out") if name in rest
        }
        document = {"currency": "PLN", "rules": [told]} | rest
        with database.transaction() as session:
            program = session.get_one(Program, ledger.program_of(session, rosa.id).id)
            program.kind, program.scale = kind, scale
            program.unit = unit or program.unit
            terms = rewards.Terms()
            rewards.save_draft(session, rosa.id, program.id, document, terms, now=NOON)
            rewards.publish_draft(session, rosa.id, program.id, now=NOON)

    return rule
