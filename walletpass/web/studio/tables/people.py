"""Tables of people: customers as far as one may see them, and who works for the brand."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, customers, insight, ledger, passes
from walletpass.brands import StaffRole
from walletpass.customers import Dossier, covered, files, masked_email, masked_phone
from walletpass.customers.importing import OUTCOMES
from walletpass.db import Page
from walletpass.ledger.points import HUNDRED
from walletpass.rewards.belongings import belongings_of
from walletpass.web.studio.bringing.standing import totals_of
from walletpass.web.studio.reports.moving import days_in, way_in
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit


def _customers(
    session: Session, visit: Visit, _asked: Asked, after: str | None
) -> Page[Cells]:
    """Return customers, newest first; covered for whoever may not see what is personal."""
    people, openly = visit.services.people, visit.person.may("personal")
    page = customers.customers_page(session, visit.brand_id, after=after, limit=AT_ONCE)
    living = [one for one in page.rows if one.status != "erased"]
    ids = [one.id for one in living]
    program = ledger.program_of(session, visit.brand_id)
    owned = belongings_of(session, program.id, ids, now=visit.now)
    numbers = passes.numbers_of(session, ids)
    stages = insight.stages_of(session, ids)
    rows = []
    for one in customers.dossiers_of(session, people, living):
        customer = one.customer
        has = owned.get(customer.id)
        rows.append(
            (
                customer.id,
                *_reached(one, openly=openly),
                numbers.get(customer.id, ""),
                f"{Decimal(has.balance) / HUNDRED if has else 0}",
                has.tier if has else "",
                stages.get(customer.id, "new"),
                customer.language,
                {True: "yes", False: "no", None: ""}[one.consents.get("wallet")],
                customer.status,
                moment(customer.enrolled_at),
            )
        )
    return Page(rows, page.next)


def _reached(one: Dossier, *, openly: bool) -> tuple[str, str, str]:
    phone, email = one.identities.get("phone", ""), one.identities.get("email", "")
    if openly:
        return str(one.name), phone, email
    return (
        covered(str(one.name)),
        masked_phone(phone) if phone else "",
        masked_email(email) if email else "",
    )


def _staff(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = brands.staff_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    roles: dict[str, list[str]] = {one.id: [] for one in page.rows}
    for staff_id, role in session.execute(
        select(StaffRole.staff_id, StaffRole.role)
        .where(StaffRole.staff_id.in_(roles))
        .order_by(StaffRole.role)
    ):
        roles[staff_id].append(role)
    return Page(
        [
            (
                one.id,
                one.name,
                one.login,
                " ".join(roles[one.id]),
                one.status,
                one.language,
                moment(one.created_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _moves(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = insight.moves_page(
        session,
        visit.brand_id,
        way_in(asked),
        since=visit.now - timedelta(days_in(asked)),
        until=visit.now,
        after=after,
        limit=AT_ONCE,
    )
    return Page(
        [
            (one.customer_id, one.from_stage or "", one.to_stage, moment(one.moved_at))
            for one in page.rows
        ],
        page.next,
    )


def _imports(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    page = files.files_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    totals = {one.id: totals_of(session, one) for one in page.rows}
    return Page(
        [
            (
                one.id,
                one.name,
                one.state,
                f"{one.size}",
                *(f"{totals[one.id].outcomes.get(each, 0)}" for each in OUTCOMES),
                one.by,
                moment(one.handed_in_at),
                moment(one.began_at),
                moment(one.finished_at),
            )
            for one in page.rows
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "customers": Sheet(
        "customers",
        (
            "id", "name", "phone", "email", "card_number", "balance", "tier", "stage",
            "language", "consent_wallet", "status", "enrolled_at",
        ),
        _customers,
    ),
    "staff": Sheet(
        "staff",
        ("id", "name", "login", "roles", "status", "language", "taken_on_at"),
        _staff,
        asked=("q",),
    ),
    "imports": Sheet(
        "import",
        (
            "id", "file", "state", "bytes", *OUTCOMES, "handed_in_by", "handed_in_at",
            "began_at", "finished_at",
        ),
        _imports,
        asked=("q",),
    ),
    "moves": Sheet(
        "reports",
        ("customer_id", "from", "to", "moved_at"),
        _moves,
        asked=("from", "to", "days"),
    ),
}  # fmt: skip
