"""What a list is searched for: words in the address, as they may stand there."""

from typing import Final

from flask import request

_LONGEST: Final = 120


def wanted_here() -> str:
    """Return the words this page is asked for, or none."""
    return " ".join(request.args.get("q", "")[:_LONGEST].split())
