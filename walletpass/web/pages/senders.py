"""Where a form comes from: our own page, or another site that borrows the browser."""

from urllib.parse import urlsplit

from flask import request

from walletpass.web.edge import current_services


def is_from_elsewhere() -> bool:
    """Tell whether another site made the visitor's browser send this."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin")
    hosts = {request.host, urlsplit(current_services().base_url).netloc}
    return origin is not None and _host_of(origin) not in hosts


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # of brackets that do not close
        return ""
