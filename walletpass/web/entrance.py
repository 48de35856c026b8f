"""What every request must be before any door looks at it: plainly written, and whole."""

from typing import Final

from flask import Flask, abort, request

from walletpass.web.reading import date_in

_DATES: Final = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")


def guard(app: Flask) -> None:
    """Guard the entrance of the application."""
    app.before_request(_demand_a_plain_address)
    app.before_request(_demand_a_whole_body)
    app.before_request(_pass_over_impossible_dates)


def _demand_a_plain_address() -> None:
    """Refuse a NUL, which PostgreSQL does not store: nothing is called by such a name.

    Apple's door has its own word for a name that cannot be.
    """
    if request.path.startswith("/apple/"):
        return
    if "\0" in request.path:
        abort(404)
    if b"%00" in request.query_string:
        abort(400, "Leave the NUL out of the address.")


def _demand_a_whole_body() -> None:
    """Have a body that broke off noticed where it is read.

    Some servers pass on what came of it when its sender has gone, and call that
    complete; by the length that was told we make sure ourselves.
    """
    if "HTTP_TRANSFER_ENCODING" in request.environ:
        abort(411)
    request.environ.pop("wsgi.input_terminated", None)


def _pass_over_impossible_dates() -> None:
    """Take out a date that would be too much for Werkzeug, as HTTP asks us to."""
    for name in _DATES:
        if name in request.environ and date_in(request.environ[name]) is None:
            del request.environ[name]
