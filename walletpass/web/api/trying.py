"""Trying: a request is answered as it would be, nothing is kept, and the answer says so."""

from typing import Final

from apiflask import APIBlueprint
from flask import Response, g, request

from walletpass.brands import KeyHolder
from walletpass.web.api.describing import DRY_RUN, TRIED

_BY_TEST_KEY: Final = "asked_by_test_key"


def mark_tries(door: APIBlueprint) -> None:
    """Have every answer of a door tell when nothing of it is kept."""
    door.after_request(_mark)


def note_holder(holder: KeyHolder) -> None:
    """Note who asks: nothing is kept of what a test key does."""
    setattr(g, _BY_TEST_KEY, holder.mode == "test")


def is_tried() -> bool:
    """Tell whether this request may leave no trace."""
    return request.args.get(DRY_RUN) == "true" or bool(g.get(_BY_TEST_KEY))


def _mark(answer: Response) -> Response:
    """Mark a try. Whoever gets is told what is there, and tries nothing."""
    if request.method != "GET" and is_tried():
        answer.headers[TRIED] = "true"
    return answer
