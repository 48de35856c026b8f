"""Challenging endpoints: whoever names an address shows that its owner wants our calls."""

import hmac
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import orjson
from sqlalchemy.orm import Session

from walletpass.kernel.ids import new_id
from walletpass.kernel.sealing import Vault
from walletpass.webhooks.calling import Answered, Call, CallOutcome
from walletpass.webhooks.delivering import signed_call
from walletpass.webhooks.ladder import is_taken, trouble_of
from walletpass.webhooks.models import Endpoint
from walletpass.webhooks.subscribing import promise_calls


@dataclass(frozen=True, slots=True)
class Challenge:
    """A call with a word in it, which the answer must repeat."""

    endpoint_id: str
    word: str = field(repr=False)
    call: Call = field(repr=False)


def challenge(
    session: Session, vault: Vault, endpoint_id: str, *, now: datetime
) -> Challenge | None:
    """Return the challenge to send to an endpoint, or None if it needs none."""
    endpoint = session.get(Endpoint, endpoint_id)
    if endpoint is None or endpoint.state != "unverified":
        return None
    word, message_id = secrets.token_urlsafe(24), new_id("evt", now)
    message: dict[str, Any] = {
        "id": message_id,
        "type": "webhook.challenge",
        "timestamp": now.isoformat(timespec="milliseconds"),
        "data": {"challenge": word},
    }
    call = signed_call(session, vault, endpoint, message_id, message, now=now)
    return Challenge(endpoint.id, word, call)


def note_answer(
    session: Session, sent: Challenge, outcome: CallOutcome, *, now: datetime
) -> None:
    """Begin to call an endpoint that repeated the word, or keep why it did not."""
    endpoint = session.get(Endpoint, sent.endpoint_id, with_for_update=True)
    if endpoint is None or endpoint.state != "unverified":
        return
    if endpoint.url != sent.call.url:
        return  # another address was named meanwhile, and is challenged by itself
    if not is_taken(outcome):
        endpoint.trouble = f"the challenge failed: {trouble_of(outcome)}"
    elif not _repeats(outcome, sent.word):
        endpoint.trouble = "the challenge failed: the answer does not repeat it"
    else:
        endpoint.state, endpoint.trouble, endpoint.verified_at = "active", None, now
        promise_calls(session, endpoint, now=now)
    session.flush()


def _repeats(outcome: CallOutcome, word: str) -> bool:
    """Tell whether the answer is the word, bare or as ``{"challenge": …}``."""
    if not isinstance(outcome, Answered):
        return False
    said = outcome.body.strip()
    try:
        read = orjson.loads(said)
    except orjson.JSONDecodeError:
        read = None
    if isinstance(read, dict):
        said = str(read.get("challenge", "")).encode()
    return hmac.compare_digest(said, word.encode())
