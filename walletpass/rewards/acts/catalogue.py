"""The catalogue of acts: what counts, on whose word, how often, and how it is thanked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.kernel.ids import new_id
from walletpass.rewards import coupons
from walletpass.rewards.acts.errors import UnfitActError, UnknownActKindError
from walletpass.rewards.acts.models import ActKind, Confirmer, Via

LONGEST_WORDS: Final = 200
_MOST_TIMES: Final = 1_000_000
_MOST_DAYS: Final = 3660


@dataclass(frozen=True, slots=True)
class Description:
    """A kind of act as somebody describes it; see `ActKind` for what each part means."""

    code: str
    name: Mapping[str, str]
    told_by: Collection[Via]
    confirmed_by: Confirmer = "staff"
    needs_evidence: bool = False
    most: int | None = None
    within_days: int | None = None
    thanks: Mapping[str, str] = field(default_factory=dict)
    points: int = 0
    reward_id: str | None = None


def add_kind(
    session: Session,
    brand_id: str,
    told: Description,
    *,
    program_id: str | None = None,
    now: datetime,
) -> ActKind:
    """Let a kind of act count from now on.

    Raises:
        UnfitActError: It cannot be as it is described; the error names the field.
        TakenError: Another kind has this code.
        UnknownRewardError: The brand has no such reward.
        UnknownProgramError: The brand runs no such program.
    """
    program = ledger.program_of(session, brand_id, program_id)
    _check(told)
    if told.reward_id is not None:
        coupons.reward_of(session, brand_id, told.reward_id)
    code = brands.fit_code("code", told.code)
    taken = exists().where(ActKind.brand_id == brand_id, ActKind.code == code)
    if session.scalar(select(taken)):
        raise brands.TakenError("code", code)
    kind = ActKind(
        id=new_id("akd", now),
        brand_id=brand_id,
        program_id=program.id,
        code=code,
        name=brands.fit_words("name", told.name),
        told_by=sorted(set(told.told_by)),
        confirmed_by=told.confirmed_by,
        needs_evidence=told.needs_evidence,
        most=told.most,
        within_days=told.within_days,
        thanks=brands.fit_words("thanks", told.thanks),
        points=told.points,
        reward_id=told.reward_id,
        created_at=now,
    )
    session.add(kind)
    session.flush()
    return kind


def _check(told: Description) -> None:
    if not any(text.strip() for text in told.name.values()):
        raise UnfitActError("name", "say what it is, in at least one language.")
    if not told.told_by:
        raise UnfitActError("told_by", "somebody has to tell of it.")
    if told.confirmed_by == "nobody" and {"claim", "pair"} & set(told.told_by):
        raise UnfitActError(
            "confirmed_by", "nobody is thanked on their own word alone."
        )
    if told.confirmed_by == "counterpart" and set(told.told_by) != {"pair"}:
        raise UnfitActError("confirmed_by", "only what two did together has another.")
    if not 0 <= told.points <= ledger.MOST:
        raise UnfitActError("points", "use zero or more.")
    for name, most in (("most", _MOST_TIMES), ("within_days", _MOST_DAYS)):
        number = getattr(told, name)
        if number is not None and not 1 <= number <= most:
            raise UnfitActError(name, f"use 1 to {most}, or nothing for no end.")
    if any(len(text) > LONGEST_WORDS for text in told.thanks.values()):
        raise UnfitActError("thanks", f"use up to {LONGEST_WORDS} characters.")


def kind_called(session: Session, brand_id: str, code: str) -> ActKind:
    """Return the brand's kind of act with this code.

    Raises:
        UnknownActKindError: The brand knows of none.
    """
    kind = session.scalars(
        select(ActKind).where(ActKind.brand_id == brand_id, ActKind.code == code)
    ).one_or_none()
    if kind is None:
        raise UnknownActKindError
    return kind


def kinds_of(session: Session, brand_id: str) -> Sequence[ActKind]:
    """Return every kind of act the brand knows, by code."""
    return session.scalars(
        select(ActKind).where(ActKind.brand_id == brand_id).order_by(ActKind.code)
    ).all()


def retire_kind(session: Session, brand_id: str, code: str) -> ActKind:
    """Let a kind of act count no more; what waits to be confirmed still may be.

    Raises:
        UnknownActKindError: The brand knows of none.
    """
    kind = kind_called(session, brand_id, code)
    kind.is_retired = True
    session.flush()
    return kind
