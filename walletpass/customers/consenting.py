"""Consent: every yes and no, in the order they were said, with the words they answer."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, bindparam, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from walletpass import events
from walletpass.customers.models import Channel, Consent, ConsentText, Customer
from walletpass.customers.selves import SELVES, selves
from walletpass.db import Page, page_of
from walletpass.db.paging import decode_cursor
from walletpass.kernel.ids import new_id
from walletpass.kernel.languages import Language

MARKETING = "marketing"

_CONSENTS = (
    select(Consent)
    .where(Consent.customer_id.in_(SELVES))
    .order_by(Consent.at, Consent.given.desc())  # of two at once, the no is the last
)
_TEXT = select(ConsentText.id).where(
    ConsentText.brand_id == bindparam("brand_id"),
    ConsentText.digest == bindparam("digest"),
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words somebody was asked, and the version of the terms shown with them."""

    language: Language
    words: str
    terms_version: int | None = None

    @property
    def digest(self) -> bytes:
        """A name for these words in this language, the same every time."""
        return hashlib.sha256(f"{self.language}\0{self.words}".encode()).digest()


@dataclass(frozen=True, slots=True)
class Choice:
    """A yes or a no to being told about *topic* over *channel*.

    *wording* is None when somebody else asked, and we do not know how.
    """

    channel: Channel
    given: bool
    topic: str = MARKETING
    wording: Wording | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said, and the words they answered, None where we do not know them."""

    consent: Consent
    text: ConsentText | None


def record_consents(
    session: Session,
    customer: Customer,
    choices: Iterable[Choice],
    *,
    source: str,
    now: datetime,
    ip: str | None = None,
) -> None:
    """Keep what the customer chose, with the words they saw."""
    consents = []
    for choice in choices:
        consent = consent_to(customer, choice, source=source, now=now)
        consent.ip = ip
        if wording := choice.wording:
            consent.text_id = _keep(session, customer.brand_id, wording, now)
            consent.terms_version = wording.terms_version
        consents.append(consent)
    keep_consents(session, consents, now=now)


def keep_consents(
    session: Session, consents: Sequence[Consent], *, now: datetime
) -> None:
    """Keep what was said, and tell the brand's systems."""
    session.add_all(consents)
    session.flush()
    for said in consents:
        what = {"channel": said.channel, "topic": said.topic, "given": said.given}
        events.record(
            session,
            said.brand_id,
            "consent.changed",
            what,
            now=now,
            customer_id=said.customer_id,
        )


def news_among(
    session: Session, customer: Customer, choices: Iterable[Choice]
) -> list[Choice]:
    """Return the choices that say something else, or in other words, than the last."""
    last = current_consents(session, customer.id)
    return [
        choice
        for choice in choices
        if not _repeats(session, choice, last.get((choice.channel, choice.topic)))
    ]


def moves_cards(choices: Iterable[Choice]) -> bool:
    """Tell whether cards show something else once these choices are made.

    Marketing goes from the cards of who says no to it there, and may come back with a yes.
    """
    return any(one.channel == "wallet" and one.topic == MARKETING for one in choices)


def _repeats(session: Session, choice: Choice, last: Consent | None) -> bool:
    if last is None or last.given is not choice.given:
        return False
    wording = choice.wording
    if wording is None:
        return True
    text = session.get(ConsentText, last.text_id) if last.text_id else None
    return (
        text is not None
        and text.digest == wording.digest
        and last.terms_version == wording.terms_version
    )


def consent_to(
    customer: Customer, choice: Choice, *, source: str, now: datetime
) -> Consent:
    """Return the row that keeps a choice, without the words."""
    return Consent(
        id=new_id("cst", now),
        brand_id=customer.brand_id,
        customer_id=customer.id,
        channel=choice.channel,
        topic=choice.topic,
        given=choice.given,
        source=source,
        at=now,
    )


def _keep(session: Session, brand_id: str, wording: Wording, now: datetime) -> str:
    """Return the id of the brand's text with these words, kept already or from now on."""
    asked = {"brand_id": brand_id, "digest": wording.digest}
    if known := session.scalars(_TEXT, asked).one_or_none():
        return known
    text = ConsentText(
        id=new_id("ctx", now),
        language=wording.language,
        words=wording.words,
        created_at=now,
        **asked,
    )
    try:
        with session.begin_nested():
            session.add(text)
    except IntegrityError:  # somebody was the first a moment ago, elsewhere
        return session.scalars(_TEXT, asked).one()
    return text.id


def current_consents(
    session: Session, customer_id: str
) -> Mapping[tuple[Channel, str], Consent]:
    """Return the last word on each channel and topic; what was never asked is absent."""
    said = session.scalars(_CONSENTS, {"customer_id": customer_id})
    return {(consent.channel, consent.topic): consent for consent in said}


def consents_page(
    session: Session, customer_id: str, *, after: str | None = None, limit: int = 50
) -> Page[Answer]:
    """Return a page of all a customer ever said, the newest first."""
    query = (
        select(Consent, ConsentText)
        .outerjoin(ConsentText, ConsentText.id == Consent.text_id)
        .where(Consent.customer_id.in_(selves(customer_id)))
        .order_by(Consent.id.desc())
    )
    if after is not None:
        query = query.where(Consent.id < decode_cursor(after))
    rows = session.execute(query.limit(limit + 1))
    answers = [Answer(consent, text) for consent, text in rows]
    return page_of(answers, limit, lambda answer: answer.consent.id)


_WORDS = (
    select(
        func.coalesce(Customer.merged_into_id, Customer.id).label("owner"),
        Consent.given,
        Consent.at,
    )
    .join(Customer, Customer.id == Consent.customer_id)
    .where(
        or_(
            Customer.id.in_(bindparam("customer_ids", expanding=True)),
            Customer.merged_into_id.in_(bindparam("customer_ids", expanding=True)),
        ),
        Consent.channel == bindparam("channel"),
        Consent.topic == bindparam("topic"),
    )
    .order_by(Consent.at, Consent.given.desc())
)


def agreed_among(
    session: Session,
    customer_ids: Sequence[str],
    channel: Channel,
    topic: str = MARKETING,
) -> frozenset[str]:
    """Return those of these customers whose last word on this was yes."""
    asked = {"customer_ids": list(customer_ids), "channel": channel, "topic": topic}
    last = {row.owner: row.given for row in session.execute(_WORDS, asked)}
    return frozenset(owner for owner, given in last.items() if given)


def said_by(
    session: Session, customer_ids: Sequence[str], channel: Channel
) -> Mapping[str, Sequence[tuple[datetime, bool]]]:
    """Return every word of these customers on marketing, and when, the first first.

    Of two at once the no is the last. What was said under a name that was merged into
    theirs is among it.
    """
    asked = {"customer_ids": list(customer_ids), "channel": channel, "topic": MARKETING}
    found: dict[str, list[tuple[datetime, bool]]] = {}
    for row in session.execute(_WORDS, asked):
        found.setdefault(row.owner, []).append((row.at, row.given))
    return found


def agreed_now(
    customer_id: InstrumentedAttribute[str], channel: Channel = "wallet"
) -> ScalarSelect[bool]:
    """Return, within a statement, the last word on marketing of whoever a column names.

    It is NULL of those who never said anything. What was said under a name that was
    merged into theirs counts as theirs.
    """
    former = aliased(Customer)
    names = select(former.id).where(former.merged_into_id == customer_id)
    return (
        select(Consent.given)
        .where(
            or_(
                Consent.customer_id == customer_id,
                Consent.customer_id.in_(names.correlate(customer_id.class_)),
            ),
            Consent.channel == channel,
            Consent.topic == MARKETING,
        )
        .order_by(Consent.at.desc(), Consent.given)
        .limit(1)
        .correlate(customer_id.class_)
        .scalar_subquery()
    )


def has_agreed(
    session: Session, customer_id: str, channel: Channel, topic: str = MARKETING
) -> bool:
    """Tell whether the customer's last word on this was yes."""
    last = current_consents(session, customer_id).get((channel, topic))
    return last is not None and last.given
