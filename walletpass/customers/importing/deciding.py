"""Deciding what a row means for whom we know: the same for a preview and a run."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from walletpass.customers.attributes import MOST_ATTRIBUTES
from walletpass.customers.birthdays import Birthday
from walletpass.customers.consenting import Choice
from walletpass.customers.identities import Handle, owners
from walletpass.customers.importing.checking import CleanRow, FaultyRow
from walletpass.customers.importing.models import Outcome
from walletpass.customers.models import Channel, Consent, Customer, Identity, Kind
from walletpass.customers.people import People


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a row tells that nobody told before. An import overwrites nothing."""

    handles: tuple[Handle, ...] = ()
    first_name: str = ""
    last_name: str = ""
    birthday: Birthday | None = None
    postal_code: str = ""
    timezone: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()

    def __bool__(self) -> bool:
        return self != _NO_GAPS


_NO_GAPS = Gaps()


@dataclass(frozen=True, slots=True)
class Decision:
    """What becomes of a row, why, and of whom it speaks."""

    number: int
    outcome: Outcome
    codes: tuple[str, ...] = ()
    person: str | None = None
    row: CleanRow | None = None
    gaps: Gaps = _NO_GAPS

    @property
    def attaches(self) -> tuple[Handle, ...]:
        """What will find this person from now on, and did not before."""
        if self.row and self.outcome == "created":
            return self.row.handles
        return self.gaps.handles


@dataclass(frozen=True, slots=True)
class Known:
    """What the brand knows of a customer, as far as an import could add to it."""

    status: str
    has_first_name: bool
    has_last_name: bool
    has_birthday: bool
    has_postal_code: bool
    has_timezone: bool
    attributes: Mapping[str, Any]
    kinds: frozenset[Kind]
    asked: frozenset[tuple[Channel, str]]


@dataclass(slots=True)
class Acquaintance:
    """Everyone a batch of rows may speak of. Deciding adds to it as it goes.

    *answered* are those an earlier row of the same file spoke of.
    """

    owners: dict[bytes, str]
    known: Mapping[str, Known]
    answered: set[str]


_CUSTOMERS = select(
    Customer.id,
    Customer.status,
    Customer.first_name_sealed.is_not(None).label("has_first_name"),
    Customer.last_name_sealed.is_not(None).label("has_last_name"),
    Customer.birth_month_day.is_not(None).label("has_birthday"),
    Customer.postal_code_sealed.is_not(None).label("has_postal_code"),
    Customer.timezone.is_not(None).label("has_timezone"),
    Customer.attributes,
).where(Customer.id.in_(bindparam("ids", expanding=True)))

_KINDS = select(Identity.customer_id, Identity.kind).where(
    Identity.customer_id.in_(bindparam("ids", expanding=True))
)

_ASKED = select(Consent.customer_id, Consent.channel, Consent.topic).where(
    Consent.customer_id.in_(bindparam("ids", expanding=True))
)


def fingerprints(
    rows: Iterable[CleanRow | FaultyRow], people: People, brand_id: str
) -> Mapping[Handle, bytes]:
    """Return what finds each thing these rows name."""
    return {
        given: given.fingerprint(people, brand_id)
        for row in rows
        if isinstance(row, CleanRow)
        for given in row.handles
    }


def acquainted(
    session: Session, brand_id: str, prints: Iterable[bytes]
) -> tuple[dict[bytes, str], Mapping[str, Known]]:
    """Return whom these fingerprints find, and what we know of them."""
    found = dict(owners(session, brand_id, prints))
    ids = {"ids": list(set(found.values()))}
    kinds: dict[str, set[Kind]] = {}
    asked: dict[str, set[tuple[Channel, str]]] = {}
    for customer_id, kind in session.execute(_KINDS, ids):
        kinds.setdefault(customer_id, set()).add(kind)
    for customer_id, channel, topic in session.execute(_ASKED, ids):
        asked.setdefault(customer_id, set()).add((channel, topic))
    known = {
        row.id: Known(
            row.status,
            bool(row.has_first_name),
            bool(row.has_last_name),
            bool(row.has_birthday),
            bool(row.has_postal_code),
            bool(row.has_timezone),
            row.attributes,
            frozenset(kinds.get(row.id, ())),
            frozenset(asked.get(row.id, ())),
        )
        for row in session.execute(_CUSTOMERS, ids)
    }
    return found, known


def decide(
    rows: Sequence[CleanRow | FaultyRow],
    prints: Mapping[Handle, bytes],
    whom: Acquaintance,
    new_person: Callable[[], str],
) -> Iterator[Decision]:
    """Say what becomes of each row, in order: the first that names somebody counts."""
    for row in rows:
        if isinstance(row, FaultyRow):
            yield Decision(row.number, "refused", row.codes)
            continue
        finding = [given for given in row.handles if prints[given] in whom.owners]
        people = {whom.owners[prints[given]] for given in finding}
        if len(people) > 1:
            yield Decision(row.number, "refused", ("two-people",))
            continue
        person = people.pop() if people else new_person()
        decision = _about(row, person, finding, whom)
        if decision.person is not None:
            whom.answered.add(person)
        for given in decision.attaches:
            whom.owners[prints[given]] = person
        yield decision


def _about(
    row: CleanRow, person: str, finding: Collection[Handle], whom: Acquaintance
) -> Decision:
    if person in whom.answered:
        return Decision(row.number, "duplicate", ("same-as-above",), person)
    known = whom.known.get(person)
    if known is None:
        return Decision(row.number, "created", row.remarks, person, row)
    if any(one.kind in known.kinds and one not in finding for one in row.handles):
        return Decision(row.number, "refused", ("differs",))
    gaps = _gaps(row, known)
    if not gaps:
        codes = ("already-there", *row.remarks)
        return Decision(row.number, "unchanged", codes, person, row)
    codes = ("blanks-filled", *row.remarks)
    return Decision(row.number, "updated", codes, person, row, gaps)


def _gaps(row: CleanRow, known: Known) -> Gaps:
    if known.status in ("blocked", "erased"):
        return _NO_GAPS
    return Gaps(
        handles=tuple(one for one in row.handles if one.kind not in known.kinds),
        first_name="" if known.has_first_name else row.name.first,
        last_name="" if known.has_last_name else row.name.last,
        birthday=None if known.has_birthday else row.birthday,
        postal_code="" if known.has_postal_code else row.postal_code,
        timezone=None if known.has_timezone else row.timezone,
        attributes=_lacking(row.attributes, known.attributes),
        choices=tuple(
            choice
            for choice in row.choices
            if (choice.channel, choice.topic) not in known.asked
        ),
    )


def _lacking(told: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes nobody told before, as far as there is room for them."""
    fresh = [(name, fact) for name, fact in told.items() if name not in known]
    return dict(fresh[: max(MOST_ATTRIBUTES - len(known), 0)])
