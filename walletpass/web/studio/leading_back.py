"""The address of a form, opened like a page: it leads back to the page the form is on.

A form that is refused answers at its own address, and whoever reloads that, or keeps it,
asks for a page there.
"""

from flask import current_app, request
from werkzeug.exceptions import HTTPException
from werkzeug.routing import MapAdapter


def page_behind(nowhere: str) -> str | None:
    """Return the nearest address above that is a page, if only forms come to this one.

    *nowhere* is the endpoint of addresses that nothing is at.
    """
    ways = current_app.url_map.bind_to_environ(request.environ)
    if _view(ways, request.path, "POST") is None:
        return None
    path = request.path
    while path := path.rpartition("/")[0]:
        if _view(ways, path, "GET") not in (None, nowhere):
            return path
    return None


def _view(ways: MapAdapter, path: str, method: str) -> str | None:
    try:
        endpoint, _ = ways.match(path, method)
    except HTTPException:
        return None
    return str(endpoint)
