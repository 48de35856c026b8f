from datetime import timedelta

import pytest

from tests.make import NOON
from walletpass.insight.looks import Glimpse, own_looks


def at(minutes):
    return NOON + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("glimpses", "looks"),
    [
        ([], []),
        ([("fetched", 0)], [0]),
        ([("pushed", 0), ("fetched", 1)], []),
        ([("pushed", 0), ("fetched", 0)], []),
        ([("pushed", 0), ("fetched", 61)], [61]),
        ([("fetched", 0), ("pushed", 5)], [0]),
        ([("downloaded", 0), ("registered", 1), ("fetched", 2)], [0]),
        ([("fetched", 300), ("fetched", 0)], [0, 300]),
    ],
)
def test_a_look_is_what_the_phone_did_unasked(glimpses, looks):
    seen = [Glimpse(kind, at(minutes)) for kind, minutes in glimpses]

    assert own_looks(seen) == [at(minutes) for minutes in looks]
