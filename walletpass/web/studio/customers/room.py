"""One customer's page: who they are, their cards, their habits, their whole story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Final, cast
from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, campaigns, customers, ledger, passes
from walletpass.customers import Customer, covered, masked_phone, name_of
from walletpass.insight.models import Profile
from walletpass.kernel.languages import say as say_in
from walletpass.rewards import tiers
from walletpass.web.studio.customers.strands import GROUPS, Group
from walletpass.web.studio.customers.telling import Teller, Told
from walletpass.web.studio.customers.weaving import Knot, story
from walletpass.web.studio.holders import listed
from walletpass.web.studio.visiting import Visit, needs

_CARDS: Final = 20


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/customers/<customer_id>", view_func=customer)


@needs("customers")
def customer(visit: Visit, customer_id: str) -> ResponseReturnValue:
    """Show a customer and a page of their story."""
    openly = visit.person.may("personal")
    with visit.services.database.snapshot() as session:
        who = customers.person_of(session, visit.brand_id, customer_id)
        if who.id != customer_id:  # two who turned out to be one
            return redirect(url_for("studio.customer", customer_id=who.id), 303)
        group, after = _group(), request.args.get("after")
        page = story(session, visit.brand_id, who.id, group=group, after=after)
        zone = visit.zone(session)
        teller = _teller(visit, session, who, page.rows, zone)
        people = visit.services.people
        held = passes.cards(
            session, visit.brand_id, customer_id=who.id, limit=_CARDS
        ).rows
        return visit.page(
            "studio/customer.html",
            here="customers",
            who=who,
            **_names(visit, session, who, openly=openly),
            cards=listed(session, people, held, now=visit.now),
            profile=session.get(Profile, who.id),
            currency=visit.brand(session).currency,
            stores=teller.stores,
            openly=openly,
            days=list(_by_day(map(teller.tell, page.rows), zone)),
            groups=GROUPS,
            group=group,
            next=page.next,
            is_first=after is None,
            zone=zone,
        )


def _group() -> Group | None:
    wanted = request.args.get("show")
    return cast("Group", wanted) if wanted in GROUPS else None


def _names(
    visit: Visit, session: Session, who: Customer, *, openly: bool
) -> Mapping[str, str]:
    """Return what they are called and reached by, covered unless *openly*."""
    people = visit.services.people
    name = str(name_of(people, who))
    reached = customers.identities_of(session, people, who)
    phone, email = reached.get("phone", ""), reached.get("email", "")
    if openly:
        spaced = customers.spaced_phone(phone) if phone else ""
        return {"name": name, "phone": spaced, "email": email}
    return {
        "name": covered(name),
        "phone": masked_phone(phone) if phone else "",
        "email": visit.say("life.email.hidden") if email else "",
    }


def _teller(
    visit: Visit,
    session: Session,
    who: Customer,
    knots: Sequence[Knot],
    zone: ZoneInfo,
) -> Teller:
    stores = brands.stores_of(session, visit.brand_id)
    told = [knot.row[0] for knot in knots if knot.strand.name == "told"]
    return Teller(
        say=visit.say,
        spoken=visit.brand(session).default_language,
        openly=visit.person.may("personal"),
        stores={store.id: store.name for store in stores},
        tiers=_tier_names(visit, session, who),
        hidden=campaigns.hidden_deliveries(
            session, visit.brand_id, told, now=visit.now
        ),
        zone=zone,
    )


def _tier_names(visit: Visit, session: Session, who: Customer) -> Mapping[str, str]:
    program = ledger.program_of(session, visit.brand_id)
    standing = tiers.standing_of(session, program.id, who.id, now=visit.now)
    known = standing.ladder.tiers if standing else ()
    return {tier.code: say_in(tier.name, visit.say.language) for tier in known}


def _by_day(
    lines: Iterable[Told], zone: ZoneInfo
) -> Iterator[tuple[datetime, list[Told]]]:
    for _, ones in groupby(lines, lambda line: line.at.astimezone(zone).date()):
        day = list(ones)
        yield day[0].at.astimezone(zone), day
