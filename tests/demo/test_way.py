"""The way of a sale: what was seen of it, and how it ended."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from walletpass.demo.till import Act
from walletpass.demo.way import STEPS, Circumstances, way_of
from walletpass.devices import Happening
from walletpass.simulator.iphone import Moment

START = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
AT_HAND = Circumstances(holds_card=True, is_offline=False, pushes_elsewhere=False)
ACT = Act(
    number=0,
    kind="earn",
    points=50,
    source="s1/till-1/1",
    started_at=START,
    answered_at=START + timedelta(milliseconds=12),
    entry_id="ent_1",
    balance=320,
)


def after(milliseconds):
    return START + timedelta(milliseconds=milliseconds)


def happening(kind, milliseconds, **detail):
    return Happening(after(milliseconds), kind, "", detail)


def diary(*deeds):
    return [
        Moment(number, after(milliseconds), deed)
        for number, (deed, milliseconds) in enumerate(deeds, start=1)
    ]


MADE = happening("changed", 20)
PUSHED = happening("pushed", 40, outcome="accepted")
ARRIVED = diary(
    ("pushed", 41), ("listed", 50), ("fetched", 60), ("updated", 61), ("notified", 62)
)


def way(happenings=(), moments=(), *, act=ACT, now=100, **circumstances):
    return way_of(
        act,
        happenings,
        moments,
        replace(AT_HAND, **circumstances),
        now=after(now),
    )


def milliseconds(way):
    return {name: round(seconds * 1000) for name, seconds in way.seconds.items()}


def test_every_step_has_its_own_time():
    seen = way([PUSHED, MADE], ARRIVED)

    assert seen.ending == "shown"
    assert milliseconds(seen) == dict(
        zip(STEPS, (0, 12, 20, 40, 50, 60, 62), strict=True)
    )


def test_a_step_written_down_late_is_dated_by_the_step_it_brought_about():
    late = [happening("pushed", 300, outcome="accepted"), MADE]

    seen = way(late, ARRIVED, act=replace(ACT, answered_at=after(90)))

    assert milliseconds(seen)["booked"] == 20
    assert milliseconds(seen)["pushed"] == 50


def test_what_happened_before_the_sale_does_not_count():
    earlier = [happening("pushed", -30, outcome="accepted"), happening("changed", -50)]

    seen = way(earlier, diary(("listed", -20), ("updated", -10), ("notified", -9)))

    assert milliseconds(seen) == {"posted": 0, "booked": 12}
    assert seen.ending == "running"


def test_the_fetch_that_counts_is_the_one_that_brought_the_card():
    seen = way(
        [PUSHED, MADE],
        diary(
            ("listed", 42), ("fetched", 43), ("unchanged", 44), ("pushed", 45),
            ("listed", 50), ("fetched", 60), ("updated", 61), ("notified", 62),
            ("listed", 80),
        ),
    )  # fmt: skip

    assert milliseconds(seen)["asked"] == 50
    assert milliseconds(seen)["fetched"] == 60


def test_a_sale_that_one_answer_told_of_with_the_sale_before_was_asked_for_too():
    seen = way(
        [PUSHED, MADE],
        diary(("listed", -5), ("fetched", 50), ("updated", 60), ("notified", 62)),
    )

    assert [*seen.seconds] == [*STEPS]
    assert milliseconds(seen)["asked"] == milliseconds(seen)["fetched"] == 50


def test_a_push_that_was_not_accepted_is_no_step():
    refused = happening("pushed", 40, outcome="throttled")

    assert "pushed" not in way([refused, MADE]).seconds


@pytest.mark.parametrize(
    ("happenings", "moments", "how", "ending"),
    [
        ([MADE], [], {}, "running"),
        ([PUSHED, MADE], ARRIVED[:-1], {}, "quiet"),
        ([PUSHED, MADE], [], {"is_offline": True}, "offline"),
        ([MADE], [], {"is_offline": True}, "running"),
        ([MADE], [], {"holds_card": False}, "gone"),
        ([], [], {"holds_card": False}, "running"),
        ([PUSHED, MADE], [], {"pushes_elsewhere": True}, "elsewhere"),
        ([PUSHED, MADE], ARRIVED, {"pushes_elsewhere": True}, "shown"),
        ([PUSHED, MADE], [], {"now": 16_000}, "late"),
        ([], [], {"act": replace(ACT, entry_id="", refusal="no-key")}, "refused"),
    ],
)
def test_a_way_ends_as_things_stand(happenings, moments, how, ending):
    assert way(happenings, moments, **how).ending == ending


def test_a_refused_sale_goes_no_further_than_the_till():
    refused = way([MADE], ARRIVED, act=replace(ACT, refusal="insufficient-points"))

    assert milliseconds(refused) == {"posted": 0}
