"""Opening accounts, and finding them."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.db import in_dialect_of, in_each_dialect
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Language, Words
from walletpass.ledger.errors import UnknownProgramError
from walletpass.ledger.kinds import ProgramKind, check_program
from walletpass.ledger.models import Account, Program

COUNTERS = ("issued", "redeemed", "adjusted", "reversed", "expired", "merged")


def start_program(
    session: Session,
    brand_id: str,
    *,
    name: Words,
    unit: dict[Language, dict[str, str]],
    now: datetime,
    scale: int = 0,
    kind: ProgramKind = "points",
) -> Program:
    """Start a program and open the brand's side of its books.

    Raises:
        UnfitProgramError: Its name, its unit or its scale cannot be.
    """
    check_program(name=name, unit=unit, scale=scale)
    program = Program(
        id=new_id("prg", now),
        brand_id=brand_id,
        name=name,
        kind=kind,
        unit=unit,
        scale=scale,
        created_at=now,
    )
    session.add(program)
    session.flush()
    session.add_all(
        Account(
            id=new_id("acc", now),
            brand_id=brand_id,
            program_id=program.id,
            kind=counter,
            created_at=now,
        )
        for counter in COUNTERS
    )
    session.flush()
    return program


def rename_program(
    program: Program,
    *,
    name: Words | None = None,
    unit: dict[Language, dict[str, str]] | None = None,
) -> None:
    """Call a program, or its points, something else; what is left out stays.

    Raises:
        UnfitProgramError: Its name or its unit cannot be.
    """
    name = program.name if name is None else name
    unit = program.unit if unit is None else unit
    check_program(name=name, unit=unit, scale=program.scale)
    program.name, program.unit = name, unit


def program_of(
    session: Session, brand_id: str, program_id: str | None = None
) -> Program:
    """Return the brand's program of this id, or its first when none is named.

    Raises:
        UnknownProgramError: The brand runs no such program.
    """
    query = select(Program).where(Program.brand_id == brand_id)
    if program_id is not None:
        query = query.where(Program.id == program_id)
    program = session.scalars(query.order_by(Program.id).limit(1)).one_or_none()
    if program is None:
        raise UnknownProgramError
    return program


def programs_of(session: Session, brand_id: str) -> Sequence[Program]:
    """Return the brand's programs, the first one first."""
    query = select(Program).where(Program.brand_id == brand_id).order_by(Program.id)
    return session.scalars(query).all()


_INSERTS = in_each_dialect(lambda insert: insert(Account).on_conflict_do_nothing())
_OWN_ACCOUNT = select(Account.id).where(
    Account.customer_id == bindparam("customer_id"),
    Account.program_id == bindparam("program_id"),
)


def open_account(
    session: Session, brand_id: str, program_id: str, customer_id: str, *, now: datetime
) -> str:
    """Return the id of the customer's account in this program, opening it if needed."""
    session.execute(
        in_dialect_of(session, _INSERTS),
        {
            "id": new_id("acc", now),
            "brand_id": brand_id,
            "program_id": program_id,
            "kind": "customer",
            "customer_id": customer_id,
            "balance": 0,
            "idle_since": now,
            "created_at": now,
        },
    )
    return session.execute(
        _OWN_ACCOUNT, {"customer_id": customer_id, "program_id": program_id}
    ).scalar_one()


_COUNTER = select(Account.id).where(
    Account.program_id == bindparam("program_id"),
    Account.kind == bindparam("kind"),
    Account.customer_id.is_(None),
)


def counter_account(session: Session, program_id: str, kind: str) -> str:
    """Return the id of the brand's own account of this kind in the program."""
    return session.execute(
        _COUNTER, {"program_id": program_id, "kind": kind}
    ).scalar_one()
