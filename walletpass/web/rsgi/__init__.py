"""The application as the production server runs it: an event loop in front of threads.

A WSGI server gives a thread to a request before its body has come, so that as many
senders as there are threads can stop it by never finishing. Here the loop waits for
bodies, for as many senders as like, and a thread gets a request that is whole.

    bodies = Bodies(largest=12 * MB, most_held=256 * MB, patience=60)
    application = RsgiApplication(flask_app, threads=2, bodies=bodies)

The protocol is RSGI, the server's own:
https://github.com/emmett-framework/granian/blob/master/docs/spec/RSGI.md
(checked 2026-11).
"""

from walletpass.web.rsgi.application import RsgiApplication, Shortcut
from walletpass.web.rsgi.bodies import Bodies
from walletpass.web.rsgi.wire import HTTPProtocol, Scope, send

__all__ = ["Bodies", "HTTPProtocol", "RsgiApplication", "Scope", "Shortcut", "send"]
