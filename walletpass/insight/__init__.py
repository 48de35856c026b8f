"""Insight: what is known of each customer's habits, kept current.

From what somebody bought and did a profile is reckoned: how often they come, what for,
where, at what hour, how much they care, and the stage they are in. The thresholds of
stages follow from the chain's own cycle. A profile is a cache: it can be reckoned anew.

    insight.reckon(session, brand_id, [customer_id], now=now)
    insight.profile_of(session, brand_id, customer_id).stage
"""

from walletpass.insight.categories import known_categories
from walletpass.insight.cycles import chain_of, reckon_cycle
from walletpass.insight.events import ReckonCycles, ReckonPeople, SweepHabits
from walletpass.insight.finding import (
    REGULAR_VISITS,
    REGULAR_WITHIN,
    Regulars,
    active,
    affinities_of,
    census,
    moves_of,
    next_people,
    profile_of,
    regulars,
    stages_of,
)
from walletpass.insight.models import (
    Affinity,
    Cause,
    Cycle,
    HourFrom,
    Profile,
    Stage,
    StageMove,
)
from walletpass.insight.moving import (
    CLOSENESS,
    Way,
    learnt_between,
    moves_between,
    moves_page,
)
from walletpass.insight.naming import STAGE_OF_MANY, STAGE_OF_ONE, titled
from walletpass.insight.reckoning import BATCH, forget, reckon
from walletpass.insight.stages import (
    STAGES,
    USUAL_GAP,
    Coming,
    Thresholds,
    stage_of,
    thresholds,
)
from walletpass.insight.sweeping import is_unsettled, stale
from walletpass.insight.telling import habits_told

__all__ = [
    "BATCH",
    "CLOSENESS",
    "REGULAR_VISITS",
    "REGULAR_WITHIN",
    "STAGES",
    "STAGE_OF_MANY",
    "STAGE_OF_ONE",
    "USUAL_GAP",
    "Affinity",
    "Cause",
    "Coming",
    "Cycle",
    "HourFrom",
    "Profile",
    "ReckonCycles",
    "ReckonPeople",
    "Regulars",
    "Stage",
    "StageMove",
    "SweepHabits",
    "Thresholds",
    "Way",
    "active",
    "affinities_of",
    "census",
    "chain_of",
    "forget",
    "habits_told",
    "is_unsettled",
    "known_categories",
    "learnt_between",
    "moves_between",
    "moves_of",
    "moves_page",
    "next_people",
    "profile_of",
    "reckon",
    "reckon_cycle",
    "regulars",
    "stage_of",
    "stages_of",
    "stale",
    "thresholds",
    "titled",
]
