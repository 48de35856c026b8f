"""JSON in and out: strict, quick, and not to be overwhelmed by a hostile document."""

from typing import Any

import orjson
from flask.json.provider import JSONProvider


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
