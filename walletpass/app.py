"""The web application: services in, Flask out."""

from apiflask import APIFlask
from flask import Flask
from werkzeug.exceptions import HTTPException
from werkzeug.middleware.proxy_fix import ProxyFix

from walletpass.kernel.errors import WalletpassError
from walletpass.services import Services
from walletpass.web import api, apple, ops, pages, problems, studio
from walletpass.web.edge import equip
from walletpass.web.measuring import measure

LARGEST_BODY = 12 * 1024 * 1024  # a picture of 10 MB in a form; doors set less


def create_app(services: Services, *, trusted_proxies: int = 0) -> Flask:
    """Return the application with every door open."""
    app = APIFlask(
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
    equip(app, services)
    measure(app)
    app.register_error_handler(WalletpassError, problems.from_error)
    app.register_error_handler(HTTPException, problems.from_http)
    app.register_error_handler(Exception, problems.from_unforeseen)
    for door in (apple, api, pages, studio, ops):
        door.open_on(app)
    if trusted_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app,
            x_for=trusted_proxies,
            x_proto=trusted_proxies,
            x_host=trusted_proxies,
        )
    return app
