"""The HTTP edge: every door by which the world comes in.

A view reads the request into typed values, opens one transaction, calls one use case,
and answers. Which doors stand open is chosen in `walletpass.app`.

    services = current_services()
    with services.database.transaction() as session:
        ...
"""

from walletpass.web.edge import current_services

__all__ = ["current_services"]
