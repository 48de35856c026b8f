"""JSON in and out, and dates: strict, quick, and not to be overwhelmed by anybody."""

from datetime import datetime
from typing import Any

import orjson
from flask.json.provider import JSONProvider
from werkzeug.http import parse_date


def date_in(header: str | None) -> datetime | None:
    """Return the moment a header tells, or None for what is none."""
    try:
        return parse_date(header)
    except OverflowError:  # of so many digits, which Werkzeug does not expect
        return None


class StrictJson(JSONProvider):
    """Reads what RFC 8259 allows and nothing more, however deep somebody nests it."""

    def dumps(self, obj: Any, **_: Any) -> str:
        """Return *obj* as JSON."""
        return orjson.dumps(obj, option=orjson.OPT_UTC_Z).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """Return what *s* says.

        Raises:
            ValueError: It is not JSON, or nested beyond any use.
        """
        return orjson.loads(s)
