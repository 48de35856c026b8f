"""What a browser may do with our pages: nothing from elsewhere, nothing slipped in."""

import secrets
from typing import Final

from flask import Blueprint, Response, g

_POLICY: Final = (
    "default-src 'none'; style-src 'self' 'nonce-{nonce}'; script-src 'self'; "
    "img-src 'self' data:{images}; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    # the address of a card is its key: other sites never see it
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guard(door: Blueprint, *, camera: bool = False) -> None:
    """Guard every answer of this door, and give its templates ``csp_nonce()``.

    Its pages stay out of the API's document, which asks every blueprint about that.
    """
    door.enable_openapi = False  # type: ignore[attr-defined]  # as APIFlask calls it
    door.after_request(_protect)
    if camera:
        door.after_request(_let_see)
    door.context_processor(lambda: {"csp_nonce": csp_nonce})


def csp_nonce() -> str:
    """Return this answer's own word, without which a style element is ignored."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    word: str = g.csp_nonce
    return word


def let_pictures_from(host: str) -> None:
    """Let this answer alone show pictures from another host, such as tiles of a map."""
    g.csp_images = f" {host}"


def _let_see(response: Response) -> Response:
    response.headers["Permissions-Policy"] = (
        "camera=(self), geolocation=(), microphone=()"
    )
    return response


def _protect(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY.format(
        nonce=csp_nonce(), images=g.get("csp_images", "")
    )
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
