"""Whatever journey somebody puts together, everybody comes through it, told once a step."""

from collections import Counter
from itertools import count
from json import dumps

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.campaigns.journeys.adding_up import adds_up, steps_of
from tests.campaigns.journeys.road import DAY, fork, leaving, road_on, say, wait
from walletpass.campaigns.document_steps import DEEPEST, MOST_STEPS, Journey
from walletpass.campaigns.journeys.ways import Ways
from walletpass.db import connect

_SPANS = st.one_of(
    st.builds(lambda days: {"days": days}, st.integers(1, 3)),
    st.builds(lambda hours: {"hours": hours}, st.integers(1, 30)),
    st.builds(lambda hour: {"until": f"{hour:02}:30"}, st.integers(0, 23)),
)


def _lists(steps):
    return st.lists(steps, max_size=3)


_shapes = _lists(
    st.recursive(
        st.one_of(
            st.just(("say",)),
            st.tuples(st.just("wait"), _SPANS),
        ),
        lambda inner: st.tuples(st.just("if"), _lists(inner), _lists(inner)),
        max_leaves=6,
    )
)


def told(shapes, names=None, *, leaves=False):
    """Return the steps of these shapes, each with a name of its own."""
    names = names or count(1)
    steps = []
    for shape in shapes:
        name = f"n{next(names)}"
        match shape:
            case ("say",):
                steps.append(say(name))
            case ("wait", span):
                steps.append(wait(name, **span))
            case ("if", then, otherwise):
                inner = told(then, names, leaves=leaves)
                other = told(otherwise, names)
                if leaves:
                    inner.append(leaving(f"n{next(names)}"))
                steps.append(fork(name, inner, other))
    return steps


def way_through(steps, *, bought):
    """Return what is said to somebody who bought as they set out, or never; plainly."""
    said = []
    for step in steps:
        if step["kind"] == "say":
            said.append(step["id"])
        if step["kind"] == "exit":
            return said, True
        if step["kind"] == "if":
            inner, is_over = way_through(
                step["then" if bought else "else"], bought=bought
            )
            said += inner
            if is_over:
                return said, True
    return said, False


@given(_shapes, st.booleans())
def test_every_step_leads_onwards_and_none_is_left_out(shapes, leaves):
    steps = told(shapes, leaves=leaves)
    assume(is_bounded(steps))
    journey = Journey.model_validate_json(dumps({"steps": steps}))
    ways = Ways(journey)
    order = {step.id: number for number, step in enumerate(ways.steps)}

    assert ways.next.keys() == order.keys()
    for step in ways.steps:
        onwards = [ways.next[step.id], *ways.fork.get(step.id, {}).values()]
        assert all(one is None or order[one] > order[step.id] for one in onwards)


def is_bounded(steps, depth=0):
    """Tell whether a journey may be as large: twenty steps, branches five deep."""
    inner = [part for one in steps for part in (one.get("then"), one.get("else"))]
    deep = [is_bounded(part, depth + 1) for part in inner if part is not None]
    return depth <= DEEPEST and all(deep) and (depth > 0 or _count(steps) < MOST_STEPS)


def _count(steps):
    return sum(
        1 + _count(one.get("then", ())) + _count(one.get("else", ())) for one in steps
    )


@pytest.fixture
def empty(tmp_path, _empty_file):
    """Return a way to open an empty database, one after the other."""
    numbers = count(1)

    def opened():
        path = tmp_path / f"{next(numbers)}.db"
        path.write_bytes(_empty_file)
        return connect(f"sqlite:///{path}", synchronous="OFF")

    return opened


@settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(_shapes, st.booleans())
def test_everybody_comes_through_and_is_told_once_at_each_step_of_their_way(
    empty, shapes, leaves
):
    steps = [say("first"), *told(shapes, leaves=leaves)]
    assume(is_bounded(steps))
    database = empty()
    road = road_on(database)
    ada, bob = road.lay(*steps, people=2, holdout=0.3)
    road.buys(ada)

    for _ in range(60):
        road.goes_on(DAY / 2, step=DAY / 2)
        adds_up(steps_of(road))
        if road.standing().entered == 2 and not road.standing().walking:
            break

    assert road.standing().walking == 0
    for who, bought in ((ada, True), (bob, False)):
        had = Counter(step for step, _ in road.became(who))
        assert had == Counter(way_through(steps, bought=bought)[0])
        assert {state for _, state in road.became(who)} <= {
            "sent",
            "suppressed",
            "held",
        }
    database.close()
