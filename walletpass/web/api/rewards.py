"""The catalogue of rewards over the API."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from walletpass import brands, ledger
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer, Reward
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.reward_shapes import RewardIn, RewardOut, RewardsOut


@api.post("/rewards")
@writes("rewards:write", finds=True)
@api.input(RewardIn)
@api.output(RewardOut, status_code=201)
def add_reward(act: Act, json_data: RewardIn) -> Any:
    """Offer a reward: a discount, an article, or something that is no discount at all."""
    program = ledger.program_of(act.session, act.brand_id, json_data.program_id)
    told = json_data.model_dump(exclude={"program_id", "cost"})
    cost = json_data.cost
    hundredths = ledger.from_display(cost, program.scale) if cost else 0
    reward = coupons.add_reward(
        act.session,
        act.brand_id,
        Offer(**told, cost=hundredths),
        program_id=program.id,
        now=act.now,
    )
    _record(act, "reward.added", reward)
    return _shapes(act.session, [reward])[0]


@api.get("/rewards")
@reads("rewards:read")
@api.output(RewardsOut)
def list_rewards(act: Act) -> Any:
    """Return every reward, retired ones too."""
    offered = coupons.rewards_of(act.session, act.brand_id)
    return {"rewards": _shapes(act.session, offered)}


@api.get("/rewards/<reward_id>")
@reads("rewards:read")
@api.output(RewardOut)
def show_reward(act: Act, reward_id: str) -> Any:
    """Return one reward."""
    reward = coupons.reward_of(act.session, act.brand_id, reward_id)
    return _shapes(act.session, [reward])[0]


@api.post("/rewards/<reward_id>/retire")
@writes("rewards:write")
@api.output(RewardOut)
def retire_reward(act: Act, reward_id: str) -> Any:
    """Offer a reward no more; coupons that are out stay good."""
    reward = coupons.retire(act.session, act.brand_id, reward_id)
    _record(act, "reward.retired", reward)
    return _shapes(act.session, [reward])[0]


def _record(act: Act, action: str, reward: Reward) -> None:
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action=action,
        object=reward.id,
        now=act.now,
    )


def _shapes(session: Session, rewards: Sequence[Reward]) -> list[dict[str, Any]]:
    programs = {reward.program_id for reward in rewards}
    scales: dict[str, int] = dict(
        session.execute(
            select(ledger.Program.id, ledger.Program.scale).where(
                ledger.Program.id.in_(programs)
            )
        ).all()
    )
    as_it_is = RewardOut.model_fields.keys() - {"cost"}
    return [
        {name: getattr(reward, name) for name in as_it_is}
        | {"cost": ledger.to_display(reward.cost, scales[reward.program_id])}
        for reward in rewards
    ]
