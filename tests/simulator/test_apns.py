"""The stand-in for Apple's push service, seen by a caller of another make than ours."""

from datetime import UTC, datetime, timedelta

import pytest
from h2.events import (
    DataReceived,
    ResponseReceived,
)

from tests import pushing
from tests.pushing import token

from .apns_caller import Caller

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


class Watch:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2026, 11, 2, 12, tzinfo=UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def apns(watch):
    with pushing.stand_in(now=watch) as apns:
        yield apns


@pytest.fixture
def caller(apns):
    with Caller(apns) as caller:
        yield caller


def answer(caller, stream):
    """Return status, headers and content of an answer."""
    response = caller.hear(ResponseReceived, stream_id=stream)
    headers = dict(response.headers)
    content = b""
    while (
        not caller.http.streams[stream].closed if stream in caller.http.streams else 0
    ):
        content += caller.hear(DataReceived, stream_id=stream).data
    return int(headers[":status"]), headers, content


def ask(caller, name=None, **headers):
    return answer(caller, caller.ask(name or token(), **headers))
