"""What the page shows of a phone."""

from datetime import UTC, datetime
from types import SimpleNamespace

from walletpass.demo.showing import PhoneShown
from walletpass.simulator.iphone import Complaint

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HARMLESS = (
    "[2026-11-22 12:00:00 +0000] Get pass task (pass type pass.x.y, serial number 7): "
    "Server requested update to serial number '7', but the pass was unchanged."
)
FULL = (
    "Server ignored the 'if-modified-since' header (Sun, 22 Nov 2026 12:00:00 GMT) and "
    "returned the full unchanged pass data for serial number '7'."
)


def shown(*lines):
    log = tuple(Complaint(NOON, line) for line in lines)
    return PhoneShown(
        seat=SimpleNamespace(phone=SimpleNamespace(log=log)),
        drawing=None,
        notices=(),
        switches={},
        is_behind=False,
        is_fresh=True,
        is_busy=False,
        was_here=True,
        balance=0,
        at=NOON,
    )


def test_asking_twice_after_quick_sales_is_no_complaint():
    assert shown(HARMLESS, FULL, HARMLESS).complaints == (FULL,)
