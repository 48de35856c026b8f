"""Counting what a rehearsal decides: the same in any batches, and small for any crowd."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson
from hypothesis import given
from hypothesis import strategies as st

from tests.make import NOON
from walletpass.campaigns.detecting import Habit
from walletpass.campaigns.tallying import MOST_SAMPLES, Tally, as_json, from_json


@dataclass
class Decision:
    customer_id: str
    variant: str = "a"
    reason: str = "sent"
    due_at: datetime = NOON


decisions = st.lists(
    st.builds(
        Decision,
        customer_id=st.uuids().map(str),
        variant=st.sampled_from(["a", "b"]),
        reason=st.sampled_from(["sent", "sent", "held", "no-card", "cap-week"]),
        due_at=st.integers(0, 500).map(
            lambda minutes: NOON + timedelta(minutes=minutes)
        ),
    )
).map(lambda found: sorted(found, key=lambda one: one.customer_id))


def test_everybody_is_counted_once_where_they_belong():
    tally = Tally()
    tally.add(
        [
            Decision("cus_1"),
            Decision("cus_2", variant="b", due_at=NOON + timedelta(hours=2)),
            Decision("cus_3", reason="held"),
            Decision("cus_4", reason="no-card"),
        ],
        Habit(4, 2, 300, 50_000),
    )

    assert (tally.customers, tally.recipients, tally.held) == (4, 2, 1)
    assert tally.reasons == {"no-card": 1}
    assert tally.variants == {"a": 1, "b": 1}
    assert tally.hours == {"2026-11-20T12:00:00Z": 1, "2026-11-20T14:00:00Z": 1}
    assert tally.last_due_at == "2026-11-20T14:00:00Z"
    assert tally.through == "cus_4"
    assert tally.habit.buying == 0.5


@given(decisions, st.integers(1, 7))
def test_batches_make_no_difference_though_they_go_through_the_database(found, size):
    whole = Tally()
    whole.add(found, Habit())

    parts = None
    for start in range(0, len(found), size):
        tally = from_json(parts)
        tally.add(found[start : start + size], Habit())
        parts = orjson.loads(orjson.dumps(as_json(tally)))

    assert from_json(parts) == whole
    assert whole.customers == len(found)
    assert whole.recipients + whole.held + sum(whole.reasons.values()) == len(found)
    assert sum(whole.hours.values()) == sum(whole.variants.values()) == whole.recipients


def test_a_count_does_not_grow_with_the_audience():
    tally = Tally()
    tally.add((Decision(f"cus_{number:06}") for number in range(5_000)), Habit())

    assert len(tally.samples["a"]) == MOST_SAMPLES
    assert len(orjson.dumps(as_json(tally))) < 1_000
