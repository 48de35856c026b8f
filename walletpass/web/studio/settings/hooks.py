"""Webhooks: whom we tell what happens, their secrets, and what they answered."""

from functools import partial
from typing import Final, get_args

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import events, webhooks
from walletpass.events import EVERYTHING, NAMES
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.web.studio.refusals import UNFIT, words_for
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.settings.hook_troubles import trouble_in
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs
from walletpass.webhooks import DeliveryState, Webhook

TOPICS: Final = (
    EVERYTHING,
    *dict.fromkeys(f"{name.partition('.')[0]}.*" for name in NAMES),
)
STATES: Final[tuple[DeliveryState, ...]] = get_args(DeliveryState)
_LONGEST: Final = 200
_PAGE: Final = 30


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/settings/hooks"
    door.add_url_rule(address, view_func=hooks)
    door.add_url_rule(address, "make_hook", make, methods=["POST"])
    door.add_url_rule(f"{address}/<hook_id>", view_func=hook)
    door.add_url_rule(f"{address}/<hook_id>", "change_hook", change, methods=["POST"])


@needs("keys")
def hooks(visit: Visit) -> ResponseReturnValue:
    """Show every webhook."""
    return _list(visit)


def _list(visit: Visit, complaint: str = "") -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        made = webhooks.webhooks_of(session, visit.brand_id, wanted=wanted)
        return room(
            visit,
            "hooks",
            hooks=made,
            wanted=wanted,
            topics=TOPICS,
            complaint=complaint,
            given=request.form,
            chosen=request.form.getlist("topics"),
        )


@needs("keys")
def make(visit: Visit) -> ResponseReturnValue:
    """Make a webhook; whoever is called gets a secret, shown this once."""
    secret = ""
    try:
        with visit.services.database.transaction() as session:
            made = _made(visit, session)
            if made.endpoint is not None:
                vault = visit.services.people.vault
                _, text = webhooks.add_secret(
                    session, vault, made.endpoint, now=visit.now
                )
                secret = text.reveal()
            visit.record(session, "webhooks.create", made.subscriber.id)
            hook_id = made.subscriber.id
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_list(visit, words), UNFIT)
    if secret:
        return _one(visit, hook_id, secret)
    return redirect(url_for("studio.hook", hook_id=hook_id), 303)


def _made(visit: Visit, session: Session) -> Webhook:
    form = request.form
    topics = [topic for topic in form.getlist("topics") if topic in TOPICS]
    described = " ".join(form.get("description", "").split())[:_LONGEST]
    if form.get("mode") == "pull":
        return webhooks.subscribe(
            session,
            visit.brand_id,
            mode="pull",
            topics=topics,
            description=described,
            now=visit.now,
        )
    caller = visit.services.webhook_caller
    url = webhooks.fit_url(
        form.get("url", "").strip(), private_allowed=caller.private_allowed
    )
    return webhooks.subscribe(
        session,
        visit.brand_id,
        mode="push",
        topics=topics,
        url=url,
        description=described,
        now=visit.now,
    )


@needs("keys")
def hook(visit: Visit, hook_id: str) -> ResponseReturnValue:
    """Show one webhook, its secrets and its deliveries."""
    return _one(visit, hook_id)


def _one(visit: Visit, hook_id: str, secret: str = "", complaint: str = "") -> str:
    asked, wanted = request.args.get("state"), wanted_here()
    state = next((one for one in STATES if one == asked), None)
    with visit.services.database.snapshot() as session:
        made = webhooks.webhook_of(session, visit.brand_id, hook_id)
        page = webhooks.deliveries(
            session,
            hook_id,
            state=state,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        return room(
            visit,
            "hook",
            hook=made,
            secrets=webhooks.live_secrets(session, hook_id, now=visit.now),
            deliveries=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            trouble_in=partial(trouble_in, visit.say),
            state=state,
            states=STATES,
            latest=events.latest(session, visit.brand_id),
            secret=secret,
            complaint=complaint,
            zone=visit.zone(session),
        )


@needs("keys")
def change(visit: Visit, hook_id: str) -> ResponseReturnValue:
    """Do what the button says."""
    button, _, which = request.form.get("do", "").partition(":")
    secret = ""
    try:
        with visit.services.database.transaction() as session:
            made = webhooks.webhook_of(session, visit.brand_id, hook_id)
            secret = _done(visit, session, made, button, which)
            if button:
                visit.record(session, f"webhooks.{button}"[:60], hook_id)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        text = _one(visit, hook_id, complaint=words_for(refusal, visit.say))
        return make_response(text, UNFIT)
    if secret:
        return _one(visit, hook_id, secret)
    if button == "delete":
        return redirect(url_for("studio.hooks"), 303)
    return redirect(url_for("studio.hook", hook_id=hook_id), 303)


def _done(
    visit: Visit, session: Session, made: Webhook, button: str, which: str
) -> str:
    """Do what a button says; return a secret that is shown once, if it made one."""
    if button == "delete":
        webhooks.unsubscribe(session, made)
        return ""
    endpoint = webhooks.endpoint_of(session, visit.brand_id, made.subscriber.id)
    match button:
        case "rotate":
            vault = visit.services.people.vault
            _, text = webhooks.add_secret(session, vault, endpoint, now=visit.now)
            return text.reveal()
        case "end":
            webhooks.end_secret(session, endpoint, which, now=visit.now)
        case "pause" | "resume":
            webhooks.change(session, made, now=visit.now, paused=button == "pause")
        case "challenge":
            webhooks.promise_challenge(session, endpoint, now=visit.now)
        case "redeliver":
            logged = webhooks.delivery_of(session, endpoint.id, which)
            webhooks.redeliver(session, endpoint, logged.delivery, now=visit.now)
        case _:
            pass
    return ""
