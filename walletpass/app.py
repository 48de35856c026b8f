"""The web application: services in, Flask out."""

import os
import threading
import time
from collections.abc import Callable
from multiprocessing.util import Finalize
from typing import Any

from apiflask import APIFlask
from flask import Flask
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from walletpass.bootstrap import (
    build_services,
    require_same_secret,
    settle,
    stay_loaded,
)
from walletpass.jobs import EmbeddedEngine, Scribe
from walletpass.kernel.errors import WalletpassError
from walletpass.services import Services
from walletpass.settings import Settings
from walletpass.web import (
    api,
    apple,
    entrance,
    ops,
    outside,
    pages,
    problems,
    studio,
    till,
)
from walletpass.web.asgi import AsgiApplication, Bodies, Shortcut
from walletpass.web.edge import equip, services_of
from walletpass.web.measuring import measure
from walletpass.web.reading import StrictJson
from walletpass.web.sessions import CookieSessions

LARGEST_BODY = 12 * 1024 * 1024  # a picture of 10 MB in a form; doors set less
MOST_HELD = 256 * 1024 * 1024  # of bodies on their way, by one process
LONGEST_SILENCE = 5  # seconds between two parts of a body; shorter than a stop
SLOWEST_SENDING = 50_000  # bytes a second

_LOOK_EVERY = 0.2  # seconds


class _Application(APIFlask):
    """APIFlask, minus what costs every phone's request and serves none of them."""

    session_interface = CookieSessions()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return a view as it is: none of ours is asynchronous."""
        return func


def application_in_worker() -> AsgiApplication:
    """Return the application for a worker of the server, to end when the server does.

    A server that is killed cannot end its workers: they would hold its port for ever.
    """
    server = os.getppid()
    threading.Thread(target=_end_with, args=(server,), daemon=True).start()
    settings = settle()
    threads = settings.threads or max(2, os.cpu_count() or 1)
    app = _application_with(settings)
    stay_loaded()
    return with_short_way(app, threads=threads)


def with_short_way(app: Flask, *, threads: int) -> AsgiApplication:
    """Return our application as the production server runs it."""
    shortcut = apple.ShortWay(services_of(app), threads=threads)
    return served(app, threads=threads, shortcut=shortcut)


def served(
    app: Flask, *, threads: int, shortcut: Shortcut | None = None
) -> AsgiApplication:
    """Return any application as the production server runs it."""
    bodies = Bodies(
        largest=LARGEST_BODY,
        most_held=MOST_HELD,
        patience=LONGEST_SILENCE,
        slowest=SLOWEST_SENDING,
    )
    return AsgiApplication(app, threads=threads, bodies=bodies, shortcut=shortcut)


def _end_with(server: int) -> None:
    while os.getppid() == server:
        time.sleep(_LOOK_EVERY)
    os._exit(1)


def application_from_environment() -> Flask:
    """Return the application that the environment describes, with its background.

    In the embedded shape this very process keeps all promises until it ends, so there
    must be only one; in the celery shape there may be any number.
    """
    return _application_with(settle())


def _application_with(settings: Settings) -> Flask:
    services = build_services(settings)
    require_same_secret(services)
    background = (
        EmbeddedEngine(services)
        if settings.engine == "embedded"
        else Scribe(services.logbook)
    )
    background.start()
    # unlike atexit's, these are also run where a server forks its workers
    Finalize(None, services.database.close, exitpriority=1)
    Finalize(None, services.apple_push.close, exitpriority=2)
    Finalize(None, background.stop, exitpriority=3)
    return create_app(services, trusted_proxies=settings.trusted_proxies)


def create_app(services: Services, *, trusted_proxies: int = 0) -> Flask:
    """Return the application with every door open."""
    app = _Application(
        __name__,
        title="walletpass",
        version="1",
        spec_path="/api/openapi.json",
        docs_path=None,
        template_folder="web/templates",
    )
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.secret_key = services.people.keyring.key("web sessions")
    app.url_map.strict_slashes = False
    app.json = StrictJson(app)
    equip(app, services)
    measure(app)
    entrance.guard(app)
    for door in (apple, api, pages, studio, till, ops):
        door.open_on(app)
    # last: APIFlask puts a handler of its own in place when the integrator's door opens
    app.register_error_handler(WalletpassError, problems.from_error)
    app.register_error_handler(OperationalError, problems.from_database)
    app.register_error_handler(HTTPException, outside.from_http)
    app.register_error_handler(Exception, problems.from_unforeseen)
    if trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app,
            x_for=trusted_proxies,
            x_proto=trusted_proxies,
            x_host=trusted_proxies,
        )
    return app
