"""The door itself: where its endpoints are declared, and what it says when it cannot."""

import structlog
from flask import Blueprint, Response

from walletpass.kernel.errors import InvalidError, NotFoundError, WalletpassError
from walletpass.web.apple.answers import NO_STORE, bare

log = structlog.get_logger()

apple = Blueprint("apple", __name__, url_prefix="/apple/v1")


@apple.errorhandler(WalletpassError)
def cannot(trouble: WalletpassError) -> Response:
    """Say that there is no such thing or that it cannot be right, else to try again."""
    if isinstance(trouble, NotFoundError):
        return bare(404, NO_STORE)
    if isinstance(trouble, InvalidError):
        return bare(400, NO_STORE)
    log.error("wallet sent away", code=trouble.code, reason=str(trouble))
    return bare(503, NO_STORE)
