"""Back in stock: how it is told, what came of it in a day, and what people wait for."""

from datetime import timedelta
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, sales
from walletpass.sales import LONGEST_WAIT, MOST_PER_PIECE, UnfitSaleError, Waiting
from walletpass.web.studio.refusals import UNFIT, UnreadableError, number_in
from walletpass.web.studio.visiting import Visit, needs

_DAY: Final = timedelta(days=1)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/campaigns/back-in-stock"
    door.add_url_rule(address, "back_in_stock", show)
    door.add_url_rule(address, "set_back_in_stock", keep, methods=["POST"])


@needs("campaigns")
def show(visit: Visit) -> ResponseReturnValue:
    """Show how it is told, and what came of it in the last 24 hours."""
    with visit.services.database.snapshot() as session:
        return _page(visit, session)


@needs("campaigns")
def keep(visit: Visit) -> ResponseReturnValue:
    """Keep how it is told; who waited while it was off is looked at anew."""
    try:
        with visit.services.database.transaction() as session:
            before = sales.stock_terms(session, visit.brand_id)
            told = Waiting(
                is_on="is_on" in request.form,
                per_piece=number_in("per_piece") or 0,
                days=number_in("days") or 0,
            )
            sales.set_stock_terms(session, visit.brand_id, told, now=visit.now)
            if told.is_on and not before.is_on:
                sales.tell_again(session, visit.brand_id, now=visit.now)
            visit.record(
                session,
                "back-in-stock.set",
                visit.brand_id,
                before=_facts(before),
                after=_facts(told),
            )
    except (UnfitSaleError, UnreadableError):
        with visit.services.database.snapshot() as session:
            return make_response(_page(visit, session, is_unfit=True), UNFIT)
    return redirect(url_for("studio.back_in_stock"), 303)


def _facts(terms: Waiting) -> dict[str, int]:
    return {
        "is_on": int(terms.is_on),
        "per_piece": terms.per_piece,
        "days": terms.days,
    }


def _page(visit: Visit, session: Session, *, is_unfit: bool = False) -> str:
    since = visit.now - _DAY
    told, left = sales.told_and_left(session, visit.brand_id, since=since)
    stores = brands.stores_of(session, visit.brand_id)
    return visit.page(
        "studio/campaigns/back_in_stock.html",
        here="campaigns",
        terms=sales.stock_terms(session, visit.brand_id),
        most=MOST_PER_PIECE,
        longest=LONGEST_WAIT,
        told=told,
        left=left,
        tellings=sales.tellings_since(session, visit.brand_id, since=since),
        awaited=sales.awaited(session, visit.brand_id, now=visit.now),
        stores={one.id: one.name for one in stores},
        zone=visit.zone(session),
        is_unfit=is_unfit,
        given=request.form,
    )
