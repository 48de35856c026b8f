"""What the shop gives besides points: tiers, a reward, a deed that counts, surprises."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from walletpass import rewards
from walletpass.ledger import Program
from walletpass.rewards import acts, coupons, surprising
from walletpass.rewards.acts import Description
from walletpass.rewards.coupons import Offer

_LADDER: Final[dict[str, Any]] = {
    "by": "spend",
    "days": 365,
    "grace_days": 30,
    "tiers": [
        {
            "code": "member",
            "name": {"en": "Member", "ru": "Участник", "pl": "Klubowicz"},
        },
        {
            "code": "silver",
            "name": {"en": "Silver", "ru": "Серебряный", "pl": "Srebrny"},
            "at": 500_00,
        },
        {
            "code": "gold",
            "name": {"en": "Gold", "ru": "Золотой", "pl": "Złoty"},
            "at": 2_000_00,
        },
    ],
}
_COFFEE: Final = Offer(
    "coffee",
    "item",
    {"en": "A coffee", "ru": "Кофе", "pl": "Kawa"},
    cost=60_00,
    sku="GRO-COFFEE",
    valid_days=30,
)
_HELP: Final = Description(
    "helped",
    {
        "en": "Helped a newcomer",
        "ru": "Помощь новичку",
        "pl": "Pomoc nowej osobie",
    },
    told_by=("cashier", "api"),
    most=1,
    within_days=30,
    thanks={
        "en": "Thank you for helping a newcomer!",
        "ru": "Спасибо, что помогли новичку!",
        "pl": "Dziękujemy za pomoc nowej osobie!",
    },
)
_SURPRISES: Final = (100_00, 5)  # hundredths of points, and times, in a shift


def offer(session: Session, program: Program, *, since: datetime) -> None:
    """Offer all this in a program, from a moment on."""
    rewards.begin(session, program, now=since)
    rewards.save_tiers(session, program.brand_id, program.id, _LADDER, now=since)
    rewards.publish_draft(session, program.brand_id, program.id, now=since)
    coupons.add_reward(session, program.brand_id, _COFFEE, now=since)
    acts.add_kind(session, program.brand_id, _HELP, now=since)
    points, times = _SURPRISES
    surprising.set_budget(
        session, program.brand_id, program.id, points=points, times=times
    )
