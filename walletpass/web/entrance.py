"""What every request must be before any door looks at it: plainly written, and whole."""

from flask import Flask, abort, request


def guard(app: Flask) -> None:
    """Guard the entrance of the application."""
    app.before_request(_demand_a_plain_address)
    app.before_request(_demand_a_whole_body)


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
    complete; where its length was told we make sure ourselves.
    """
    if request.content_length is not None:
        request.environ.pop("wsgi.input_terminated", None)
