"""Writing what was decided: new customers, filled gaps, and what became of each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from walletpass.brands import Brand
from walletpass.customers.consenting import consent_to
from walletpass.customers.events import tell_changed
from walletpass.customers.identities import identity_for
from walletpass.customers.importing.checking import CleanRow
from walletpass.customers.importing.deciding import Decision, Gaps
from walletpass.customers.importing.models import ImportJob, ImportRow
from walletpass.customers.models import Customer
from walletpass.customers.people import People
from walletpass.customers.portraits import Portrait, language_for, portray
from walletpass.customers.tending import describe


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A customer an import just made, who needs a card and their opening balance.

    *row_ref* names the row of the file, the same every time: a source for the ledger.
    """

    customer: Customer
    opening_balance_hundredths: int
    row_ref: str


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who writes a batch down: for which brand, from which file, at what moment."""

    session: Session
    people: People
    brand: Brand
    source: str
    now: datetime

    def admit(self, decisions: Iterable[Decision]) -> list[Newcomer]:
        """Make the customers that rows speak of for the first time."""
        created = [
            (decision.row, self._customer(decision.person, decision.row))
            for decision in decisions
            if decision.outcome == "created" and decision.row and decision.person
        ]
        self.session.add_all(customer for _, customer in created)
        self.session.flush()
        self._add((customer, row) for row, customer in created)
        return [
            Newcomer(customer, row.balance, f"{self.source}/{row.number}")
            for row, customer in created
        ]

    def _customer(self, customer_id: str, row: CleanRow) -> Customer:
        portrait = Portrait(
            first_name=row.name.first,
            last_name=row.name.last,
            birthday=row.birthday,
            language=language_for(self.brand, row.language),
            timezone=row.timezone,
            source=row.source or {"code": self.source},
            attributes=row.attributes,
            postal_code=row.postal_code,
        )
        customer = portray(self.people, self.brand, customer_id, portrait, self.now)
        customer.status = "active"  # whoever is in the shop's file has bought there
        return customer

    def fill(self, decisions: Iterable[Decision]) -> None:
        """Add what rows tell of customers we knew, overwriting nothing."""
        filled = []
        for decision in decisions:
            if decision.outcome != "updated":
                continue
            gaps = decision.gaps
            customer = self.session.get_one(Customer, decision.person)
            describe(
                self.people,
                customer,
                brand=self.brand,
                now=self.now,
                first_name=gaps.first_name or None,
                last_name=gaps.last_name or None,
                birthday=gaps.birthday,
                postal_code=gaps.postal_code or None,
                attributes=gaps.attributes,
            )
            customer.timezone = customer.timezone or gaps.timezone
            filled.append((customer, gaps))
            if gaps.first_name or gaps.last_name:
                tell_changed(self.session, customer, now=self.now)
        self._add(filled)

    def _add(self, told: Iterable[tuple[Customer, CleanRow | Gaps]]) -> None:
        """Write down what finds each of these people, and what they agreed to."""
        source, now = self.source, self.now
        identities: list[object] = []
        consents: list[object] = []
        for customer, row in told:
            identities += (
                identity_for(self.people, customer, one, source, now)
                for one in row.handles
            )
            consents += (
                consent_to(customer, choice, source=source, now=now)
                for choice in row.choices
            )
        # nobody looks at these rows again: they need not be followed
        self.session.bulk_save_objects(identities)
        self.session.bulk_save_objects(consents)

    def note(self, job: ImportJob, decisions: Sequence[Decision]) -> None:
        """Write down what became of each row."""
        self.session.flush()
        self.session.execute(
            insert(ImportRow),
            [
                {
                    "job_id": job.id,
                    "number": decision.number,
                    "brand_id": job.brand_id,
                    "outcome": decision.outcome,
                    "codes": ",".join(decision.codes),
                    "customer_id": decision.person,
                }
                for decision in decisions
            ],
        )
