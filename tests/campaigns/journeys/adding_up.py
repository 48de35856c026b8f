"""Whether the numbers of a journey's report add up, at each step and from each to the next."""

from collections import Counter
from itertools import chain

from walletpass.campaigns import measuring


def steps_of(road):
    """Return the report of the road, step by step, as of now."""
    with road.database.snapshot() as session:
        terms = measuring.terms_of(
            session, road.brand.id, road.campaign_id, now=road.now
        )
        return measuring.report_steps(session, road.brand.id, terms)


def adds_up(journey):
    """Assert that everybody at a step is told of once, and came from a step before it."""
    for one in journey.steps:
        gone = sum(one.ways.values()) + sum(one.left.values())
        assert one.reached == one.here + gone, one
        assert (one.told is not None) == (one.kind == "say")
        if one.told is not None:
            _tellings_add_up(one)
    come = Counter({journey.steps[0].id: journey.entered - journey.not_begun})
    for one, way, onwards in _leading(journey.steps):
        come[onwards] += one.ways.get(way, 0)
    assert {one.id: one.reached for one in journey.steps} == {
        one.id: come[one.id] for one in journey.steps
    }
    left = chain.from_iterable(one.left.values() for one in journey.steps)
    here = sum(one.here for one in journey.steps)
    assert journey.entered == journey.not_begun + here + sum(left) + come[None]


def _tellings_add_up(one):
    told = one.told
    parts = (
        told.sent, told.calls, told.held, told.suppressed,
        told.cancelled, told.waiting, told.passed_by,
    )  # fmt: skip
    assert min(parts) >= 0, one
    assert sum(parts) == one.reached, one
    assert told.suppressed == sum(told.reasons.values()), one
    assert 0 <= told.fetched <= told.sent, one


def _leading(steps):
    """Yield each step with each of its ways, and the step it leads to, by the places alone."""
    places = {one.place: one.id for one in steps}

    def after(place):
        around, _, number = place.rpartition("[")
        following = f"{around}[{int(number[:-1]) + 1}]"
        if following in places:
            return places[following]
        return after(around.rpartition(".")[0]) if around else None

    for one in steps:
        if one.kind != "if":
            yield one, "on", after(one.place)
            continue
        for way, branch in (("then", "then"), ("otherwise", "else")):
            inner = places.get(f"{one.place}.{branch}[0]")
            yield one, way, inner or after(one.place)
