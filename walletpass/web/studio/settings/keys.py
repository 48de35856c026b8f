"""The keys with which programs act for a brand: made, shown once, taken back."""

from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import brands
from walletpass.brands import EVERY_SCOPE, SCOPES, Mode, UnfitFieldError
from walletpass.kernel.secrets import Secret
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs

_UNFIT: Final = 422
_PAGE: Final = 30


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/settings/keys", view_func=keys)
    door.add_url_rule("/settings/keys", "make_key", make, methods=["POST"])
    door.add_url_rule(
        "/settings/keys/<key_id>/revoke", "revoke_key", revoke, methods=["POST"]
    )


@needs("keys")
def keys(visit: Visit) -> ResponseReturnValue:
    """Show every key, but not its secret."""
    return _page(visit)


def _page(visit: Visit, made: Secret | None = None, complaint: str = "") -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = brands.keys_page(
            session,
            visit.brand_id,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        return room(
            visit,
            "keys",
            keys=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            scopes=(EVERY_SCOPE, *SCOPES),
            made=made.reveal() if made else "",
            complaint=complaint,
            given=request.form,
            zone=visit.zone(session),
        )


@needs("keys")
def make(visit: Visit) -> ResponseReturnValue:
    """Make a key, and show it this once: in the answer itself, never in an address."""
    mode: Mode = "test" if request.form.get("mode") == "test" else "live"
    try:
        with visit.services.database.transaction() as session:
            key, text = brands.create_key(
                session,
                visit.brand(session),
                name=request.form.get("name", ""),
                scopes=request.form.getlist("scopes"),
                mode=mode,
                now=visit.now,
            )
            visit.record(
                session,
                "key.created",
                key.id,
                after={"scopes": list(key.scopes), "mode": mode},
            )
    except UnfitFieldError:
        return make_response(_page(visit, complaint=visit.say("keys.unfit")), _UNFIT)
    return _page(visit, made=text)


@needs("keys")
def revoke(visit: Visit, key_id: str) -> ResponseReturnValue:
    """Take a key back."""
    with visit.services.database.transaction() as session:
        key = brands.revoke_key(session, visit.brand_id, key_id, now=visit.now)
        visit.record(session, "key.revoked", key.id)
    return redirect(url_for("studio.keys"), 303)
