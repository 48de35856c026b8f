"""Tables of programs: keys and whom we tell what happens, without a secret of either."""

from collections.abc import Mapping
from typing import Final, get_args
from urllib.parse import urlsplit, urlunsplit

from sqlalchemy.orm import Session

from walletpass import brands, webhooks
from walletpass.db import Page
from walletpass.web.studio.tables.sheets import AT_ONCE, Asked, Cells, Sheet, moment
from walletpass.web.studio.visiting import Visit
from walletpass.webhooks import DeliveryState


def _keys(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    """Return keys by what stands in front of their secrets."""
    page = brands.keys_page(
        session,
        visit.brand_id,
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    return Page(
        [
            (
                one.id,
                one.name,
                one.mode,
                one.prefix,
                " ".join(one.scopes),
                moment(one.created_at),
                moment(one.last_used_at),
                moment(one.expires_at),
                moment(one.revoked_at),
            )
            for one in page.rows
        ],
        page.next,
    )


def _webhooks(
    session: Session, visit: Visit, asked: Asked, _after: str | None
) -> Page[Cells]:
    made = webhooks.webhooks_of(session, visit.brand_id, wanted=asked.get("q", ""))
    return Page(
        [
            (
                subscriber.id,
                "push" if endpoint else "pull",
                _told(endpoint.url) if endpoint else "",
                subscriber.description,
                " ".join(subscriber.topics),
                endpoint.state if endpoint else "",
                (endpoint.trouble or "") if endpoint else "",
                moment(endpoint.verified_at) if endpoint else "",
            )
            for each in made
            for subscriber, endpoint in [(each.subscriber, each.endpoint)]
        ],
        None,
    )


def _told(url: str) -> str:
    """Return an address without its question, where some keep a secret of theirs."""
    return urlunsplit(urlsplit(url)._replace(query="", fragment=""))


def _deliveries(
    session: Session, visit: Visit, asked: Asked, after: str | None
) -> Page[Cells]:
    hook = webhooks.webhook_of(session, visit.brand_id, asked.get("hook", ""))
    wanted = asked.get("state")
    page = webhooks.deliveries(
        session,
        hook.subscriber.id,
        state=next((one for one in get_args(DeliveryState) if one == wanted), None),
        wanted=asked.get("q", ""),
        after=after,
        limit=AT_ONCE,
    )
    return Page(
        [
            (
                one.delivery.id,
                one.event.name,
                one.delivery.state,
                f"{one.delivery.status or ''}",
                f"{one.delivery.tries}",
                one.delivery.trouble or "",
                moment(one.delivery.created_at),
                moment(one.delivery.last_tried_at),
            )
            for one in page.rows
        ],
        page.next,
    )


SHEETS: Final[Mapping[str, Sheet]] = {
    "keys": Sheet(
        "keys",
        (
            "id", "name", "mode", "prefix", "scopes", "made_at", "last_used_at",
            "expires_at", "revoked_at",
        ),
        _keys,
        asked=("q",),
    ),
    "webhooks": Sheet(
        "keys",
        (
            "id", "mode", "url", "description", "topics", "state", "trouble",
            "verified_at",
        ),
        _webhooks,
        asked=("q",),
    ),
    "deliveries": Sheet(
        "keys",
        (
            "id", "event", "state", "status", "tries", "trouble", "made_at",
            "last_tried_at",
        ),
        _deliveries,
        asked=("hook", "state", "q"),
    ),
}  # fmt: skip
