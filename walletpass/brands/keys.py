"""API keys: leave for a program to act for a brand.

A key reads ``wp_live_<prefix>_<secret>``. The prefix finds it and may be shown; of the
secret we keep a digest only. Keys are random, so a fast digest is enough.
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, get_args

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from walletpass.brands.errors import (
    ExpiredKeyError,
    MissingScopeError,
    NoSuchKeyError,
    RevokedKeyError,
    UnfitFieldError,
    UnknownKeyError,
)
from walletpass.brands.models import ApiKey, Brand, Mode
from walletpass.db import Page, Prepared, newest_page, says
from walletpass.kernel.ids import new_id
from walletpass.kernel.secrets import Secret

Scope = Literal[
    "customers:read", "customers:write",
    "cards:read", "cards:write",
    "entries:read", "entries:write",
    "purchases:read", "purchases:write",
    "redemptions:read", "redemptions:write",
    "events:read", "events:write",
    "stock:read", "stock:write",
    "programs:read", "programs:write",
    "templates:read", "templates:write",
    "brands:read", "brands:write",
    "webhooks:read", "webhooks:write",
    "rewards:read", "rewards:write",
    "segments:read", "segments:write",
    "campaigns:read", "campaigns:write", "campaigns:approve",
    "messages:read", "messages:write",
    "reports:read",
    "exceptions:write",
]  # fmt: skip

SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)
EVERY_SCOPE: Final = "*"
USE_IS_NOTED_EVERY = timedelta(minutes=1)

_PARTS = 4
_NO_DIGEST = bytes(32)

_KEY = Prepared(
    select(
        ApiKey.id,
        ApiKey.brand_id,
        ApiKey.digest,
        ApiKey.mode,
        ApiKey.scopes,
        ApiKey.expires_at,
        ApiKey.revoked_at,
        ApiKey.last_used_at,
    ).where(ApiKey.prefix == bindparam("prefix"), ApiKey.mode == bindparam("mode"))
)


@dataclass(frozen=True, slots=True)
class KeyHolder:
    """A program that showed its key: for whom it acts, and what it may do.

    A test key is answered exactly as a live one, by the same rules and on the same
    data, but whatever it does is rolled back: the door that opened the transaction
    undoes it once the answer is written.
    """

    brand_id: str
    key_id: str
    mode: Mode
    scopes: frozenset[str]
    last_used_at: datetime | None

    def may(self, scope: Scope) -> bool:
        """Tell whether the key was given this scope, or every one."""
        return scope in self.scopes or EVERY_SCOPE in self.scopes


def create_key(
    session: Session,
    brand: Brand,
    *,
    name: str,
    scopes: Collection[str],
    now: datetime,
    mode: Mode = "live",
    expires_at: datetime | None = None,
) -> tuple[ApiKey, Secret]:
    """Make a key and return it with its text, which nobody can read again later.

    Raises:
        UnfitFieldError: A scope does not exist, or none was named.
    """
    for scope in scopes:
        if scope not in (*SCOPES, EVERY_SCOPE):
            raise UnfitFieldError(
                "scopes", f"{scope!r} is none of {', '.join(SCOPES)}."
            )
    if not scopes:
        raise UnfitFieldError("scopes", "name at least one.")
    prefix, secret = secrets.token_hex(6), secrets.token_hex(24)
    key = ApiKey(
        id=new_id("key", now),
        brand_id=brand.id,
        name=name,
        prefix=prefix,
        digest=_digest(secret),
        mode=mode,
        scopes=sorted(set(scopes)),
        expires_at=expires_at,
        created_at=now,
    )
    session.add(key)
    session.flush()
    return key, Secret(f"wp_{mode}_{prefix}_{secret}")


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def authenticate_key(session: Session, text: str, *, now: datetime) -> KeyHolder:
    """Return who shows this key.

    Raises:
        UnknownKeyError: We never gave it out.
        RevokedKeyError: It was taken back.
        ExpiredKeyError: Its time is over.
    """
    parts = text.split("_")
    if len(parts) != _PARTS or parts[0] != "wp" or not text.isprintable():
        raise UnknownKeyError
    _, mode, prefix, secret = parts
    asked = {"prefix": prefix, "mode": mode}
    row = _KEY.first(session, asked)
    known = _NO_DIGEST if row is None else row.digest
    if not hmac.compare_digest(_digest(secret), known) or row is None:
        raise UnknownKeyError
    if row.revoked_at is not None:
        raise RevokedKeyError(row.revoked_at)
    if row.expires_at is not None and row.expires_at <= now:
        raise ExpiredKeyError(row.expires_at)
    return KeyHolder(
        row.brand_id, row.id, row.mode, frozenset(row.scopes), row.last_used_at
    )


def require(holder: KeyHolder, scope: Scope) -> None:
    """Stop a key that was not given this scope.

    Raises:
        MissingScopeError: It was not.
    """
    if not holder.may(scope):
        raise MissingScopeError(scope)


def is_use_due(holder: KeyHolder, *, now: datetime) -> bool:
    """Tell whether it is time to note that the key is in use, once a minute."""
    used = holder.last_used_at
    return used is None or now - used >= USE_IS_NOTED_EVERY


def note_use(session: Session, holder: KeyHolder, *, now: datetime) -> None:
    """Note that the key is in use, unless another request just did."""
    session.execute(
        update(ApiKey)
        .where(
            ApiKey.id == holder.key_id,
            or_(
                ApiKey.last_used_at.is_(None),
                ApiKey.last_used_at <= now - USE_IS_NOTED_EVERY,
            ),
        )
        .values(last_used_at=now)
    )


def revoke_key(
    session: Session, brand_id: str, key_id: str, *, now: datetime
) -> ApiKey:
    """Take a key back; taking it back again changes nothing.

    Raises:
        NoSuchKeyError: The brand has no such key.
    """
    key = session.get(ApiKey, key_id)
    if key is None or key.brand_id != brand_id:
        raise NoSuchKeyError
    key.revoked_at = key.revoked_at or now
    return key


def key_names(session: Session, brand_id: str) -> Mapping[str, str]:
    """Return what each of the brand's keys is called, by its id, revoked ones too."""
    rows = session.execute(
        select(ApiKey.id, ApiKey.name).where(ApiKey.brand_id == brand_id)
    )
    return {row.id: row.name for row in rows}


def keys_page(
    session: Session,
    brand_id: str,
    *,
    wanted: str = "",
    after: str | None = None,
    limit: int = 50,
) -> Page[ApiKey]:
    """Return a page of the brand's keys, the newest first, revoked ones too.

    All of them, or those whose name or beginning says what is *wanted*.
    """
    query = select(ApiKey).where(ApiKey.brand_id == brand_id)
    if wanted:
        query = query.where(says(wanted, ApiKey.name, ApiKey.prefix))
    return newest_page(session, query, ApiKey.id, after=after, limit=limit)
