"""`walletpass customers export`: everybody, in a table that can be imported again."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from sqlalchemy.orm import Session

from walletpass import (
    brands,
    calls,
    campaigns,
    customers,
    insight,
    ledger,
    passes,
    places,
)
from walletpass.brands import Brand
from walletpass.calls import CallTask
from walletpass.campaigns import Turned
from walletpass.cli.importing import customers_group
from walletpass.cli.opening import opened
from walletpass.customers import Birthday, Channel, Dossier, Kind
from walletpass.customers.importing.cells import unsaid
from walletpass.customers.importing.results import private
from walletpass.kernel.languages import language_of, say
from walletpass.ledger.points import HUNDRED
from walletpass.passes import messages
from walletpass.passes.messages import Told
from walletpass.places import Position
from walletpass.rewards.belongings import Belongings, belongings_of
from walletpass.services import Services

_IDENTITIES: Final[Mapping[str, Kind]] = {
    "phone": "phone",
    "email": "email",
    "external_id": "external",
    "card_number": "card",
}
_CONSENTS: Final[Mapping[str, Channel]] = {
    "consent": "wallet",
    "consent_sms": "sms",
    "consent_email": "email",
    "consent_call": "call",
}
HEADER: Final = (
    *_IDENTITIES, "first_name", "last_name", "birthday", "postal_code", "balance",
    "language", "timezone", "source", "attributes", *_CONSENTS, "status", "enrolled_at",
    "waiting", "tier", "coupons", "acts", "thanks", "habits", "messages",
    "campaigns", "calls", "positions", "shown_near_shops",
    "walletpass_card", "walletpass_id",
)  # fmt: skip


@customers_group.command("export")
@click.option("--brand", required=True, help="The brand's slug.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("customers.csv"),
    show_default=True,
    help="Where to write; readable by you alone.",
)
def export_file(brand: str, out: Path) -> None:
    """Write all customers, with what they have and what they agreed to, as CSV.

    Spreadsheets take none of its cells for a formula. `customers import` reads it all
    but the status, the day of enrolment, what they have besides the balance, and our
    own numbers: who is imported begins anew, with a new card, and who told nothing to
    be found by is refused.
    """
    with opened() as services:
        with services.database.snapshot() as session:
            owner = brands.brand_called(session, brand)
            count = _write(session, services, owner, out)
        with services.database.transaction() as session:
            brands.record(
                session,
                owner.id,
                actor="command line",
                action="customers.export",
                object="customers",
                after={"rows": count},
                now=services.now(),
            )
    click.echo(
        f"{count} customers in {out}. Guard it: it holds their names and phones."
    )


def _write(session: Session, services: Services, owner: Brand, out: Path) -> int:
    """Write a page at a time, first beside the file, then in its place."""
    program_id, now = ledger.program_of(session, owner.id).id, services.now()
    unfinished, count = out.with_name(f"{out.name}.part"), 0
    unfinished.unlink(missing_ok=True)
    with (
        open(
            unfinished, "w", encoding="utf-8-sig", newline="", opener=private
        ) as stream,
        Console(stderr=True).status("Writing…") as shown,
    ):
        writer = csv.DictWriter(stream, HEADER)
        writer.writeheader()
        for page in customers.dossiers(session, services.people, owner.id):
            ids = [each.customer.id for each in page]
            owned = belongings_of(session, program_id, ids, now=now)
            numbers = passes.numbers_of(session, ids)
            habits = insight.habits_told(session, ids)
            told = messages.told_to(session, owner.id, ids)
            turns = campaigns.turns_of(session, owner.id, ids)
            hidden = _hidden(session, owner, turns, now)
            tasks = calls.tasks_about(session, owner.id, ids)
            located = places.positions_of(session, ids)
            hintless = places.hintless_among(session, ids)
            writer.writerows(
                _row(
                    each,
                    owned=owned.get(each.customer.id, Belongings()),
                    number=numbers.get(each.customer.id, ""),
                    habits=habits.get(each.customer.id, {}),
                    told=told.get(each.customer.id, ()),
                    turns=turns.get(each.customer.id, ()),
                    hidden=hidden,
                    tasks=tasks.get(each.customer.id, ()),
                    located=located.get(each.customer.id, ()),
                    is_hinted=each.customer.id not in hintless,
                )
                for each in page
            )
            count += len(page)
            shown.update(f"{count:,} customers written…")
    unfinished.replace(out)
    return count


def _row(
    one: Dossier,
    *,
    owned: Belongings,
    number: str,
    habits: Mapping[str, Any],
    told: Sequence[Told],
    turns: Sequence[Turned],
    hidden: Mapping[campaigns.Turn, datetime],
    tasks: Sequence[CallTask],
    located: Sequence[Position],
    is_hinted: bool,
) -> dict[str, str]:
    customer = one.customer
    cells: dict[str, Any] = {
        **{name: one.identities.get(kind, "") for name, kind in _IDENTITIES.items()},
        **{name: _yes_or_no(one.consents.get(via)) for name, via in _CONSENTS.items()},
        "first_name": one.name.first,
        "last_name": one.name.last,
        "birthday": _day(one.birthday),
        "postal_code": one.postal_code,
        "balance": Decimal(owned.balance) / HUNDRED,
        "language": customer.language,
        "timezone": customer.timezone or "",
        "source": _object(customer.source),
        "attributes": _object(customer.attributes),
        "status": customer.status,
        "enrolled_at": customer.enrolled_at.isoformat(),
        "waiting": Decimal(owned.waiting) / HUNDRED,
        "tier": owned.tier,
        "coupons": _object(owned.coupons),
        "acts": _object(owned.acts),
        "thanks": _object(owned.thanks),
        "habits": _object(habits),
        "messages": _object([_message(each, customer.language) for each in told]),
        "campaigns": _object(
            [_turn(each, customer.language, hidden) for each in turns]
        ),
        "calls": _object([_call(each, customer.language) for each in tasks]),
        "positions": _object([_position(each) for each in located]),
        "shown_near_shops": _yes_or_no(is_hinted),
        "walletpass_card": number,
        "walletpass_id": customer.id,
    }
    return {name: unsaid(str(cell)) for name, cell in cells.items()}


def _message(told: Told, language: str | None) -> dict[str, str]:
    """Return a message as it was written for them, and when it shows on their card."""
    end = told.withdrawn_at or told.shows_until
    return {
        "words": say(told.words, language_of(language)),
        "from": told.shows_from.isoformat(),
        "until": end.isoformat() if end else "",
    }


def _hidden(
    session: Session,
    owner: Brand,
    turns: Mapping[str, Sequence[Turned]],
    now: datetime,
) -> Mapping[campaigns.Turn, datetime]:
    """Return when their own no hid what they were sent, by the brand's clocks."""
    sent = [one.delivery for theirs in turns.values() for one in theirs]
    hidden = campaigns.hidden_deliveries(session, owner.id, sent, now=now)
    zone = ZoneInfo(owner.timezone)
    return {turn: at.astimezone(zone) for turn, at in hidden.items()}


def _turn(
    turned: Turned, language: str | None, hidden: Mapping[campaigns.Turn, datetime]
) -> dict[str, Any]:
    """Return what a campaign did about them, and why, in their language."""
    at = hidden.get(campaigns.turn_of(turned.delivery))
    return {
        "campaign": turned.campaign,
        "at": turned.at.isoformat(),
        "sent": turned.is_sent,
        "reason": turned.delivery.reason,
        "why": campaigns.sentence_of(turned.delivery, language_of(language), hidden=at),
    }


def _call(task: CallTask, language: str | None) -> dict[str, str]:
    """Return why somebody was to call them, and what came of it."""
    return {
        "why": say(task.why, language_of(language)),
        "known": task.known,
        "due": task.due_on.isoformat(),
        "state": task.state,
        "note": task.note,
        "closed": task.closed_at.isoformat() if task.closed_at else "",
    }


def _position(kept: Position) -> dict[str, Any]:
    """Return where they were, as an app they allowed it told us lately."""
    return {
        "at": kept.occurred_at.isoformat(),
        "latitude": kept.latitude,
        "longitude": kept.longitude,
    }


def _day(birthday: Birthday | None) -> str:
    """Return a birthday as `customers import` reads it, the year known or not."""
    if birthday is None:
        return ""
    if birthday.year is None:
        return f"{birthday.day:02}.{birthday.month:02}"
    return str(birthday)


def _object(facts: Mapping[str, Any] | Sequence[Any]) -> str:
    return json.dumps(facts, ensure_ascii=False) if facts else ""


def _yes_or_no(given: bool | None) -> str:  # noqa: FBT001 - an answer, or none
    return "" if given is None else "yes" if given else "no"
