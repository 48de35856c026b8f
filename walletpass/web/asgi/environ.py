"""A request as WSGI tells it (PEP 3333)."""

import sys
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote_to_bytes

from walletpass.web.asgi.bodies import Body
from walletpass.web.asgi.wire import Scope

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

_ALWAYS: Final[dict[str, Any]] = {
    "SCRIPT_NAME": "",
    "wsgi.version": (1, 0),
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}
_BARE_NAMES: Final = frozenset({"CONTENT_TYPE", "CONTENT_LENGTH"})


def environ_of(scope: Scope, body: Body) -> "WSGIEnvironment":
    """Return the request with its body, which has come as far as it will.

    One that came in parts tells its length like any other, if there was an end to it.
    The application sees by the length that is told what is too large, or broke off.
    """
    host, port = scope["server"]
    environ = _ALWAYS | {
        "REQUEST_METHOD": scope["method"],
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(body.content),
        "wsgi.errors": sys.stderr,
    }
    for name, value in scope["headers"]:
        _add_header(environ, name.decode("latin-1"), value.decode("latin-1"))
    if body.is_final and environ.pop("HTTP_TRANSFER_ENCODING", None):
        environ["CONTENT_LENGTH"] = str(len(body.content))
    return environ


def _add_header(environ: "WSGIEnvironment", name: str, value: str) -> None:
    """Add a header, to those of its name that came before if there are any.

    One with an underscore would pass for its namesake with a dash, which a proxy in
    front may have vouched for; nobody who means well sends one.
    """
    if "_" in name:
        return
    key = name.upper().replace("-", "_")
    if key not in _BARE_NAMES:
        key = f"HTTP_{key}"
    if key in environ:
        value = f"{environ[key]}{';' if name == 'cookie' else ','}{value}"
    environ[key] = value
