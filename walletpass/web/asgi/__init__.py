"""The application as the production server runs it: an event loop in front of threads.

A WSGI server gives a thread to a request before its body has come, so that as many
senders as there are threads can stop it by never finishing. Here the loop waits for
bodies, for as many senders as like, and a thread gets a request that is whole.

    bodies = Bodies(largest=12 * MB, most_held=256 * MB, patience=5, slowest=50_000)
    application = AsgiApplication(flask_app, threads=2, bodies=bodies)

https://asgi.readthedocs.io/en/stable/specs/www.html (checked 2026-11).
"""

from walletpass.web.asgi.application import AsgiApplication, Shortcut
from walletpass.web.asgi.bodies import Bodies
from walletpass.web.asgi.wire import Receive, Scope, Send, send_answer

__all__ = [
    "AsgiApplication",
    "Bodies",
    "Receive",
    "Scope",
    "Send",
    "Shortcut",
    "send_answer",
]
