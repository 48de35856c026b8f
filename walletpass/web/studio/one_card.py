"""One card: as it looks on the phone, whose it is, and everything that happened to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

import structlog
from flask import Blueprint, Response, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import devices, passes
from walletpass.devices import Happening
from walletpass.kernel.errors import WalletpassError
from walletpass.kernel.languages import language_of, say
from walletpass.passes import CardRow, Design, TemplateVersion
from walletpass.rewards import tiers
from walletpass.wallets.apple import CardDrawing, draw
from walletpass.web.studio.covering import cover_card, cover_timeline
from walletpass.web.studio.holders import balances, holder_of, in_phones
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.telling import (
    changes_in,
    heard_of,
    title_of,
    verdict_of,
)

_SHOWN: Final = 100
_OTHER_NUMBER: Final = 422
_ICONS: Final = {
    "issued": "card",
    "changed": "again",
    "downloaded": "letter",
    "resent": "letter",
    "registered": "phone",
    "unregistered": "minus",
    "pushed": "speak",
    "listed": "search",
    "fetched": "good",
    "logged": "attention",
}

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story as it is shown."""

    at: datetime
    icon: str
    title: str
    changes: tuple[str, ...]
    heard: str
    particulars: tuple[tuple[str, str], ...]


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/cards/<card_id>", view_func=one_card)
    door.add_url_rule("/cards/<card_id>/now", view_func=card_now)
    door.add_url_rule("/cards/<card_id>/void", view_func=void, methods=["POST"])


@needs("customers")
def one_card(visit: Visit, card_id: str) -> ResponseReturnValue:
    """Show a card and its story."""
    return _page(visit, card_id)


def _page(
    visit: Visit, card_id: str, *, complaint: str = "", given: str = ""
) -> ResponseReturnValue:
    with visit.services.database.snapshot() as session:
        card = passes.card_of(session, visit.brand_id, card_id)
        return visit.page(
            "studio/one_card.html",
            here="customers",
            complaint=complaint,
            given=given,
            is_done="voided" in request.args,
            link=visit.services.card_url(card.serial_number),
            **_facts(visit, session, card),
        )


@needs("customers")
def card_now(visit: Visit, card_id: str) -> ResponseReturnValue:
    """Return the part of the page that changes, to a page that follows by itself."""
    with visit.services.database.snapshot() as session:
        card = passes.card_of(session, visit.brand_id, card_id)
        text = visit.page(
            "studio/card_now.html", here="customers", **_facts(visit, session, card)
        )
    response = make_response(text)
    response.add_etag()
    return response.make_conditional(request)


def _facts(visit: Visit, session: Session, card: CardRow) -> dict[str, Any]:
    openly = visit.person.may("personal")
    version = session.get_one(TemplateVersion, card.template_version_id)
    design = Design.model_validate(version.design)
    happenings = devices.timeline(session, card.id)
    zone = visit.zone(session)
    balance, program = balances(session, [card.account_id], now=visit.now)[
        card.account_id
    ]
    shown = happenings if openly else cover_timeline(happenings, design)
    lines = [_line(happening, visit) for happening in shown]
    everything = "all" in request.args
    return {
        "card": card,
        "is_live": card.status != "voided",
        "is_held": bool(in_phones(session, [card.id])),
        "drawing": _drawing(
            visit, session, card if openly else cover_card(card, design), zone
        ),
        **_tier_facts(visit, session, card, program.id),
        "holder": holder_of(session, visit.services.people, card, openly=openly),
        "openly": openly,
        "balance": balance,
        "program": program,
        "announced": _announced(shown),
        "verdict": verdict_of(happenings, now=visit.now),
        "days": list(_by_day(lines if everything else lines[:_SHOWN], zone)),
        "is_cut": not everything and len(lines) > _SHOWN,
        "zone": zone,
    }


def _tier_facts(
    visit: Visit, session: Session, card: CardRow, program_id: str
) -> dict[str, Any]:
    """Return the holder's tier in the card's program, and how they came to it."""
    customer_id, language = card.customer_id, visit.say.language
    standing = tiers.standing_of(session, program_id, customer_id, now=visit.now)
    moves = [
        move
        for move in tiers.history_of(session, customer_id)
        if move.program_id == program_id
    ]
    tiers_now = standing.ladder.tiers if standing else ()
    names = {tier.code: say(tier.name, language) for tier in tiers_now}

    def tier_name(code: str) -> str:
        return names.get(code, code)

    return {"standing": standing, "tier_moves": moves, "tier_name": tier_name}


def _drawing(
    visit: Visit, session: Session, card: CardRow, zone: ZoneInfo
) -> CardDrawing | None:
    """Draw the card from its bundle, as its holder sees it; None if none can be made."""
    language = language_of(card.content["language"])
    try:
        bundle = visit.services.press.bundle(session, card, now=visit.now)
        return draw(bundle, language, now=visit.now, zone=zone)
    except WalletpassError as trouble:
        log.warning("card not drawn", card=card.id, cause=trouble.code)
        return None


@dataclass(frozen=True, slots=True)
class Announced:
    """What the lock screen said last, and when."""

    sentence: str
    at: datetime


def _announced(happenings: Iterable[Happening]) -> Announced | None:
    said = (
        Announced(happening.detail["sentence"], happening.at)
        for happening in happenings
        if happening.kind == "changed" and happening.detail.get("sentence")
    )
    return next(said, None)


def _line(happening: Happening, visit: Visit) -> Line:
    say, is_change = visit.say, happening.kind == "changed"
    return Line(
        at=happening.at,
        icon=_ICONS.get(happening.kind, "about"),
        title=title_of(happening, say),
        changes=tuple(changes_in(happening, say)) if is_change else (),
        heard=heard_of(happening, say) if is_change else "",
        particulars=tuple(_particulars(happening)),
    )


def _particulars(happening: Happening) -> Iterator[tuple[str, str]]:
    """Return what an engineer looks for, in Apple's and our own words."""
    for name in (
        "version", "update_tag", "outcome", "status", "reason", "apns_id", "fault",
        "detail", "because", "source",
    ):  # fmt: skip
        value = happening.detail.get(name)
        if value not in (None, "", {}):
            yield name.replace("_", "-"), str(value)


def _by_day(
    lines: Iterable[Line], zone: ZoneInfo
) -> Iterator[tuple[datetime, list[Line]]]:
    for _, ones in groupby(lines, lambda line: line.at.astimezone(zone).date()):
        day = list(ones)
        yield day[0].at.astimezone(zone), day


@needs("void")
def void(visit: Visit, card_id: str) -> Response | ResponseReturnValue:
    """Void a card, once its number was typed: there is no way back."""
    typed = "".join(request.form.get("number", "").split())
    with visit.services.database.transaction() as session:
        card = passes.card_of(session, visit.brand_id, card_id)
        is_meant = typed == card.number
        if is_meant and card.status != "voided":
            passes.void(session, visit.brand_id, card.id, now=visit.now)
            visit.record(
                session,
                "card.voided",
                card.id,
                before={"status": card.status},
                after={"status": "voided"},
            )
    if is_meant:
        return redirect(url_for("studio.one_card", card_id=card_id, voided=""), 303)
    complaint = visit.say("one.void.other", number=card.number)
    return make_response(
        _page(visit, card_id, complaint=complaint, given=typed[:40]), _OTHER_NUMBER
    )
