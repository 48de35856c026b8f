"""Style sheets, scripts and icons, named after their content so that they keep for ever.

In a template, ``asset("walletpass.css")`` is ``/static/walletpass.3fa9c1d2e0.css``. The
plain name is answered too, for modules that import each other, but must be asked again.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from flask import Blueprint, Flask, Response, abort, current_app, request

_KEY: Final = "walletpass.static"
_OURS: Final = Path(__file__).parent.parent / "static"
_THEIRS: Final = (
    ("flask_bootstrap", "static/bootstrap5/css/bootstrap.min.css"),
    ("xstatic.pkg.leaflet", "data/leaflet.css"),
    ("xstatic.pkg.leaflet", "data/leaflet.js"),
    ("xstatic.pkg.leaflet_markercluster", "data/leaflet.markercluster.js"),
)
_TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class StaticFile:
    """A file as it is served; *hashed* is the name that changes with its content."""

    content: bytes
    content_type: str
    digest: str
    hashed: str


def open_on(app: Flask) -> None:
    """Serve the files under ``/static/`` and teach templates their names."""
    files = {name: _read(name, path) for name, path in _paths()}
    by_hash = {file.hashed: file for file in files.values()}
    door = Blueprint("static", __name__)

    @door.get("/static/<name>")
    @door.get("/static/<folder>/<name>")
    def static_file(name: str, folder: str = "") -> Response:
        """Return a file, for ever under its hashed name."""
        name = f"{folder}/{name}" if folder else name
        file = by_hash.get(name) or files.get(name)
        if file is None:
            abort(404)
        return _response(file, _FOR_EVER if name in by_hash else "no-cache")

    def asset(name: str) -> str:
        """Return the address of a file."""
        return f"/static/{files[name].hashed}"

    app.register_blueprint(door)
    app.extensions[_KEY] = files
    app.jinja_env.globals["asset"] = asset


def file_named(name: str) -> StaticFile:
    """Return one of our files, for a door that serves it under an address of its own."""
    files: Mapping[str, StaticFile] = current_app.extensions[_KEY]
    return files[name]


def _paths() -> Iterator[tuple[str, Path]]:
    for path in _OURS.rglob("*"):
        if path.suffix in _TYPES:
            yield path.relative_to(_OURS).as_posix(), path
    for package, inside in _THEIRS:
        found = find_spec(package)
        assert found is not None, f"{package} is one of our dependencies"
        assert found.origin is not None
        path = Path(found.origin).parent / inside
        yield path.name, path


def _read(name: str, path: Path) -> StaticFile:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:10]
    hashed = f"{name.removesuffix(path.suffix)}.{digest}{path.suffix}"
    return StaticFile(content, _TYPES[path.suffix], digest, hashed)


def _response(file: StaticFile, keeping: str) -> Response:
    response = Response(file.content, content_type=file.content_type)
    response.set_etag(file.digest)
    response.headers["Cache-Control"] = keeping
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.make_conditional(request)
    return response
