"""Offers on places: what is said near which shops, from when until when."""

from datetime import UTC, datetime

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, places
from walletpass.brands import UnfitFieldError
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import messages
from walletpass.web.studio.places.boxes import complaint_of, words_in
from walletpass.web.studio.places.shares import percent_in
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/places/offers", "place_offers", offers)
    door.add_url_rule("/places/offers", "make_place_offer", make, methods=["POST"])
    door.add_url_rule(
        "/places/offers/<offer_id>", "withdraw_place_offer", withdraw, methods=["POST"]
    )


@needs("stores")
def offers(visit: Visit) -> ResponseReturnValue:
    """Show what is offered where, the newest first."""
    with visit.services.database.snapshot() as session:
        return _page(visit, session)


def _page(
    visit: Visit, session: Session, *, about: str = "", complaint: str = ""
) -> str:
    wanted = wanted_here()
    page = places.offers(
        session, visit.brand_id, wanted=wanted, after=request.args.get("after")
    )
    stores = brands.stores_of(session, visit.brand_id, at=visit.now)
    names = {one.id: one.name for one in brands.stores_of(session, visit.brand_id)}
    return visit.page(
        "studio/places/offers.html",
        here="places",
        offers=page.rows,
        next=page.next,
        is_first="after" not in request.args,
        wanted=wanted,
        where={
            one.id: [names[id_] for id_ in places.stores_offered(session, one)]
            for one in page.rows
        },
        stores=stores,
        languages=LANGUAGES,
        longest=places.LONGEST_LINE,
        default=visit.brand(session).default_language,
        zone=visit.zone(session),
        now=visit.now,
        given=request.form,
        about=about,
        complaint=complaint,
    )


@needs("stores")
def make(visit: Visit) -> ResponseReturnValue:
    """Put a line on shops for a time."""
    try:
        with visit.services.database.transaction() as session:
            chosen = request.form.getlist("stores")
            everywhere = request.form.get("where", "all") == "all"
            made = places.offer(
                session,
                visit.brand_id,
                words=words_in("words"),
                store_ids=None if everywhere else chosen,
                shows_from=_moment(visit, session, "shows_from") or visit.now,
                shows_until=_moment(visit, session, "shows_until") or visit.now,
                holdout=percent_in("holdout"),
                now=visit.now,
            )
            places.promise_offer(session, made, now=visit.now)
            visit.record(session, "place-offer.made", made.id)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        about, complaint = complaint_of(refusal, visit.say)
        with visit.services.database.snapshot() as session:
            page = _page(visit, session, about=about, complaint=complaint)
        return make_response(page, UNFIT)
    return redirect(url_for("studio.place_offers"), 303)


@needs("stores")
def withdraw(visit: Visit, offer_id: str) -> ResponseReturnValue:
    """Take an offer off the cards."""
    with visit.services.database.transaction() as session:
        made = places.offer_of(session, visit.brand_id, offer_id)
        places.withdraw_offer(session, made, now=visit.now)
        origin = f"place-offer:{made.id}"
        messages.withdraw_from(session, visit.brand_id, origin, now=visit.now)
        places.promise_offer(session, made, now=visit.now)
        visit.record(session, "place-offer.withdrawn", made.id)
    return redirect(url_for("studio.place_offers"), 303)


def _moment(visit: Visit, session: Session, field: str) -> datetime | None:
    """Return the moment in a box, told in the brand's zone."""
    written = request.form.get(field, "").strip()
    if not written:
        return None
    try:
        local = datetime.fromisoformat(written).replace(tzinfo=visit.zone(session))
        return local.astimezone(UTC)
    except (ValueError, OverflowError) as trouble:
        raise UnfitFieldError(field, f"{written!r} is no moment.") from trouble
