"""The blueprint all operations hang on, and how mistakes in requests are told."""

from typing import Any

from apiflask import APIBlueprint, APIFlask
from apiflask.exceptions import HTTPError
from flask import Response

from walletpass.web.api import docs
from walletpass.web.api.describing import KEY_SCHEME, declare_on
from walletpass.web.api.pacing import keep_pace, pace
from walletpass.web.api.trying import mark_tries
from walletpass.web.problems import problem
from walletpass.web.refusing import PlainRequest

api = APIBlueprint("api", __name__, url_prefix="/api/v1", tag="walletpass")
pace(api)
mark_tries(api)

_UNFIT = 422


def open_on(app: APIFlask) -> None:
    """Open the integrator's door on the application."""
    app.security_schemes = {
        KEY_SCHEME: {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "wp_live_… or wp_test_…",
            "description": "A test key is answered like a live one; nothing is kept, and "
            "what is not a GET is answered with `Dry-Run: true`.",
        }
    }
    app.request_class = PlainRequest
    app.error_processor(_unfit_request)
    keep_pace(app)
    app.register_blueprint(api)
    declare_on(app)
    docs.open_on(app)


def _unfit_request(error: HTTPError) -> Response:
    if error.status_code != _UNFIT:
        return problem(error.status_code, title=error.message or "")
    faults = _faults(error.detail)
    return problem(
        _UNFIT,
        code="unfit-request",
        title="The request does not fit",
        detail=" ".join(f"{fault['field']}: {fault['message']}." for fault in faults),
        facts={"errors": faults},
    )


def _faults(detail: Any) -> list[dict[str, str]]:
    return [
        {"field": field, "message": message}
        for fields in detail.values()
        for field, messages in fields.items()
        for message in messages
    ]
