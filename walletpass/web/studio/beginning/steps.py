"""Which first steps a brand has behind it: read from what is there, noted nowhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, get_args

from sqlalchemy import ColumnElement, Exists, exists, func, select
from sqlalchemy.orm import Session

from walletpass.brands import ApiKey, Brand, Store, Till
from walletpass.campaigns import Run
from walletpass.customers import Customer
from walletpass.devices import Registration
from walletpass.passes import Pass, PassType, Template

StepName = Literal[
    "brand",
    "certificate",
    "card",
    "store",
    "till",
    "phone",
    "customers",
    "campaign",
]
STEPS: Final[Sequence[StepName]] = get_args(StepName)
_MAY_WAIT: Final = frozenset(("store", "till", "customers", "campaign"))
_NEW: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Step:
    """One step, whether it is done, and whether one may go on without it."""

    name: StepName
    is_done: bool

    @property
    def may_wait(self) -> bool:
        """Tell whether the steps after it can be taken first."""
        return self.name in _MAY_WAIT


def steps_of(session: Session, brand: Brand) -> Sequence[Step]:
    """Return the steps in their order, so that one may go on wherever one stopped."""
    return [Step(name, _is_done(session, brand, name)) for name in STEPS]


def are_pressing(steps: Sequence[Step], brand: Brand, *, now: datetime) -> bool:
    """Tell whether to remind somebody of these steps on their first page.

    What may wait is mentioned to a brand that is new, and not for ever.
    """
    left = [step for step in steps if not step.is_done]
    is_new = now - brand.created_at < _NEW
    return any(is_new or not step.may_wait for step in left)


def _is_done(session: Session, brand: Brand, name: StepName) -> bool:
    if name == "brand":  # whoever founded it gave all that must be known
        return True
    return bool(session.scalar(select(_PROOFS[name](brand.id))))


def _has_store(brand_id: str) -> Exists:
    return exists().where(Store.brand_id == brand_id)


def _has_pass_type(brand_id: str) -> Exists:
    return exists().where(PassType.brand_id == brand_id)


def _has_card(brand_id: str) -> Exists:
    return exists().where(
        Template.brand_id == brand_id, Template.version_id.is_not(None)
    )


def _is_in_a_phone(brand_id: str) -> Exists:
    held: Any = Registration.pass_id
    return exists().where(Pass.brand_id == brand_id, Pass.id == held)


def _has_till(brand_id: str) -> ColumnElement[bool]:
    """Tell whether something can sell: a till of ours, or a program of theirs."""
    till = exists().where(Till.brand_id == brand_id)
    return till | exists().where(ApiKey.brand_id == brand_id)


def _has_customers(brand_id: str) -> ColumnElement[bool]:
    """Tell whether there is somebody besides whoever tried it out."""
    two = select(Customer.id).where(Customer.brand_id == brand_id).limit(2)
    return select(func.count() > 1).select_from(two.subquery()).scalar_subquery()


def _has_spoken(brand_id: str) -> Exists:
    return exists().where(Run.brand_id == brand_id)


_PROOFS: Final[dict[str, Callable[[str], ColumnElement[bool]]]] = {
    "certificate": _has_pass_type,
    "store": _has_store,
    "card": _has_card,
    "phone": _is_in_a_phone,
    "till": _has_till,
    "customers": _has_customers,
    "campaign": _has_spoken,
}
