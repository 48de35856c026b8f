"""Tiers over the API: where customers stand, and how they came there."""

from typing import Any

from walletpass import customers
from walletpass.kernel.languages import Language, language_of
from walletpass.rewards import tiers
from walletpass.rewards.tiers import Standing, TierMove
from walletpass.web.api.acting import Act, reads
from walletpass.web.api.blueprint import api
from walletpass.web.api.tier_shapes import TiersOut


@api.get("/customers/<customer_id>/tiers")
@reads("customers:read")
@api.output(TiersOut)
def show_tiers(act: Act, customer_id: str) -> Any:
    """Return a customer's tier in each program that has any, with their last 50 moves.

    `progress` is in the customer's language.
    """
    customer = customers.person_of(act.session, act.brand_id, customer_id)
    language = language_of(customer.language)
    found = tiers.standings_of(act.session, act.brand_id, customer.id, now=act.now)
    moves = tiers.history_of(act.session, customer.id)
    return {
        "tiers": [_standing(standing, language) for standing in found],
        "moves": [_move(move) for move in moves],
    }


def _standing(standing: Standing, language: Language) -> dict[str, Any]:
    above = standing.next
    return {
        "program_id": standing.program_id,
        "code": standing.tier.code,
        "name": standing.tier.name,
        "benefits": standing.tier.benefits,
        "by": standing.ladder.by,
        "days": standing.ladder.days,
        "amount": standing.amount,
        "next": above
        and {
            "code": above.code,
            "name": above.name,
            "at": above.at,
            "missing": standing.missing,
        },
        "held_until": standing.held_until,
        "since": standing.since,
        "progress": standing.progress(language),
    }


def _move(move: TierMove) -> dict[str, Any]:
    return {
        "program_id": move.program_id,
        "before": move.before,
        "after": move.after,
        "why": move.why,
        "subject": move.subject,
        "amount": move.amount,
        "moved_at": move.moved_at,
    }
