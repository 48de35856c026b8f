"""Which first steps a brand has behind it: read from what is there, noted nowhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from sqlalchemy import Exists, exists, select
from sqlalchemy.orm import Session

from walletpass.brands import Brand, Store
from walletpass.devices import Registration
from walletpass.passes import Pass, PassType, Template

StepName = Literal["brand", "certificate", "store", "card", "phone"]
STEPS: Final[Sequence[StepName]] = get_args(StepName)


@dataclass(frozen=True, slots=True)
class Step:
    """One step, whether it is done, and whether one may go on without it."""

    name: StepName
    is_done: bool

    @property
    def may_wait(self) -> bool:
        """Tell whether the steps after it can be taken first."""
        return self.name == "store"


def steps_of(session: Session, brand: Brand) -> Sequence[Step]:
    """Return the steps in their order, so that one may go on wherever one stopped."""
    return [Step(name, _is_done(session, brand, name)) for name in STEPS]


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


_PROOFS: Final[dict[str, Callable[[str], Exists]]] = {
    "certificate": _has_pass_type,
    "store": _has_store,
    "card": _has_card,
    "phone": _is_in_a_phone,
}
