"""Signing calls, as https://www.standardwebhooks.com prescribes (checked 2026-11)."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from walletpass.kernel.ids import new_id
from walletpass.kernel.sealing import Vault
from walletpass.kernel.secrets import Secret
from walletpass.webhooks.errors import LastSecretError, UnknownSecretError
from walletpass.webhooks.models import Endpoint, SigningSecret

PREFIX: Final = "whsec_"
OVERLAP: Final = timedelta(hours=24)
_BYTES: Final = 32


def headers_for(
    message_id: str, body: bytes, keys: Iterable[Secret], *, now: datetime
) -> dict[str, str]:
    """Return the headers that show where a call comes from: one signature per secret.

    The moment is that of the call, so a receiver may refuse what is five minutes old;
    the id stays the same at every try.
    """
    moment = str(int(now.timestamp()))
    signed = b".".join((message_id.encode(), moment.encode(), body))
    return {
        "webhook-id": message_id,
        "webhook-timestamp": moment,
        "webhook-signature": " ".join(_signature(key, signed) for key in keys),
    }


def _signature(key: Secret, signed: bytes) -> str:
    raw = base64.b64decode(key.reveal().removeprefix(PREFIX))
    code = hmac.new(raw, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(code).decode()}"


def add_secret(
    session: Session,
    vault: Vault,
    endpoint: Endpoint,
    *,
    now: datetime,
    overlap: timedelta = OVERLAP,
) -> tuple[SigningSecret, Secret]:
    """Give an endpoint a new secret, and return its text, which is not shown again.

    The one before it goes on signing for *overlap*, so that the endpoint can change
    over; an older one ends now.
    """
    for place, old in enumerate(live_secrets(session, endpoint.id, now=now)):
        ends_at = now + overlap if place == 0 else now
        old.ends_at = min(old.ends_at or ends_at, ends_at)
    text = PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()
    secret = SigningSecret(
        id=new_id("whs", now),
        brand_id=endpoint.brand_id,
        endpoint_id=endpoint.id,
        sealed=vault.seal(text.encode()),
        created_at=now,
    )
    session.add(secret)
    session.flush()
    return secret, Secret(text)


def live_secrets(
    session: Session, endpoint_id: str, *, now: datetime
) -> Sequence[SigningSecret]:
    """Return the secrets that sign at this moment, the one that goes on first."""
    return session.scalars(
        select(SigningSecret)
        .where(
            SigningSecret.endpoint_id == endpoint_id,
            or_(SigningSecret.ends_at.is_(None), SigningSecret.ends_at > now),
        )
        .order_by(SigningSecret.ends_at.is_not(None), SigningSecret.created_at.desc())
    ).all()


def end_secret(
    session: Session, endpoint: Endpoint, secret_id: str, *, now: datetime
) -> None:
    """End a secret now, because everybody has changed over, or it got out.

    Raises:
        UnknownSecretError: The endpoint has no such live secret.
        LastSecretError: There is no other.
    """
    live = live_secrets(session, endpoint.id, now=now)
    found = next((secret for secret in live if secret.id == secret_id), None)
    if found is None:
        raise UnknownSecretError
    if not any(one.ends_at is None for one in live if one is not found):
        raise LastSecretError
    found.ends_at = now
    session.flush()


def opened(vault: Vault, kept: Iterable[SigningSecret]) -> list[Secret]:
    """Return the texts of these secrets."""
    return [Secret(vault.open(secret.sealed).decode()) for secret in kept]
