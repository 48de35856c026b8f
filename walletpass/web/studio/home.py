"""The first page: how many hold the card, how up to date phones are, what needs somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from flask import Blueprint, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from walletpass import brands, calls, campaigns, passes
from walletpass.brands import Alarm
from walletpass.insight import REGULAR_VISITS, REGULAR_WITHIN, STAGES
from walletpass.kernel.languages import Language
from walletpass.passes import Template
from walletpass.wallets.apple.holding import held_certificates, leading
from walletpass.web.studio.beginning import are_pressing, steps_of
from walletpass.web.studio.counting import MOST, counts
from walletpass.web.studio.figures import Remembered, running
from walletpass.web.studio.holders import listed
from walletpass.web.studio.visiting import Visit, needs
from walletpass.web.translations import Speaker

WORRYING: Final = 30  # days a certificate has left
_PRESSING: Final = 7
_JOINS: Final = 8
_REMEMBERED: Final = Remembered()
_MOST_CALLS: Final = 99
_DECIDED_BY_HAND: Final = "till-sale"  # sold offline, and not to be credited as it is


@dataclass(frozen=True, slots=True)
class Expiry:
    """A pass type whose last certificate ends soon, or has ended."""

    name: str
    days_left: int

    @property
    def is_pressing(self) -> bool:
        """Tell whether there is no time to lose."""
        return self.days_left <= _PRESSING


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("", view_func=home)
    door.add_url_rule("/alarms", view_func=settle, methods=["POST"])


@needs()
def home(visit: Visit) -> ResponseReturnValue:
    """Answer the first questions of a day."""
    people = visit.services.people
    with visit.services.database.snapshot() as session:
        brand = visit.brand(session)
        joins = []
        if visit.person.may("customers"):
            newest = passes.cards(session, brand.id, limit=_JOINS)
            joins = listed(session, people, newest.rows, now=visit.now)
        certificates = _last_days(session, brand.id, visit.now)
        steps = steps_of(session, brand) if visit.person.may("brand") else []
        return visit.page(
            "studio/home.html",
            here="home",
            brand=brand,
            counts=counts(session, brand.id),
            most=MOST,
            alarms=[
                alarm_of(alarm, visit.say, brand.default_language)
                for alarm in brands.alarms(session, brand.id)
            ],
            expiries=[each for each in certificates if each.days_left <= WORRYING],
            steps=steps if are_pressing(steps, brand, now=visit.now) else [],
            is_certified=bool(certificates),
            is_published=_is_published(session, brand.id),
            joins=joins,
            waiting=_calls_waiting(visit, session),
            most_calls=_MOST_CALLS,
            figures=_REMEMBERED.figures(session, brand.id, now=visit.now)
            if visit.person.may("campaigns")
            else None,
            running=running(session, brand.id) if visit.person.may("campaigns") else [],
            awaiting=campaigns.awaiting_second_person(
                session, brand.id, visit.person.id
            )
            if visit.person.may("campaigns")
            else [],
            stages=STAGES,
            regular_visits=REGULAR_VISITS,
            regular_days=REGULAR_WITHIN.days,
            join=f"{visit.services.base_url}/join/{brand.slug}",
            zone=visit.zone(session),
        )


@dataclass(frozen=True, slots=True)
class AlarmSheet:
    """What needs a person, in their language; *told* is what an engineer looks for.

    *decides* names it where a person's word is all it needs.
    """

    raised_at: datetime
    text: str
    language: Language
    told: str = ""
    decides: str = ""


def alarm_of(alarm: Alarm, say: Speaker, spoken: Language) -> AlarmSheet:
    """Return an alarm in the reader's words, in English if it is of an unknown kind.

    What a till left was told in the language *spoken* in the brand.
    """
    kind, _, about = alarm.subject.partition(":")
    if kind == _DECIDED_BY_HAND:
        return AlarmSheet(alarm.raised_at, alarm.message, spoken, decides=alarm.subject)
    name = f"alarm.{kind}"
    if not say.knows(name):
        return AlarmSheet(alarm.raised_at, alarm.message, "en")
    text = say(name, about=about)
    return AlarmSheet(alarm.raised_at, text, say.language, alarm.message)


@needs("points")
def settle(visit: Visit) -> ResponseReturnValue:
    """Note that somebody has decided what a till could not."""
    subject = request.form.get("subject", "")
    if subject.startswith(f"{_DECIDED_BY_HAND}:"):
        with visit.services.database.transaction() as session:
            brands.clear_alarm(session, visit.brand_id, subject)
            visit.record(session, "till.conflict-settled", subject[:120])
    return redirect(url_for("studio.home"), 303)


def _calls_waiting(visit: Visit, session: Session) -> int:
    """Return how many calls wait for this person, up to one more than are counted."""
    if not visit.person.may("customers"):
        return 0
    page = calls.open_page(
        session, visit.brand_id, visit.person.duties, limit=_MOST_CALLS + 1
    )
    return len(page.rows)


def _last_days(session: Session, brand_id: str, now: datetime) -> Sequence[Expiry]:
    """Return how long the certificate that signs for each pass type lasts."""
    held = held_certificates(session, now=now, brand_id=brand_id)
    return [Expiry(name, one.days_left) for name, one in leading(held).items()]


def _is_published(session: Session, brand_id: str) -> bool:
    published = exists().where(
        Template.brand_id == brand_id, Template.version_id.is_not(None)
    )
    return bool(session.scalar(select(published)))
