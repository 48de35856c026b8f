"""Talk between a brand and its customers: what they said of messages, heard, and will hear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from walletpass.campaigns.manners import MONTH, Word
from walletpass.campaigns.models import Aside, Campaign, Delivery, Entry, Run, Wish
from walletpass.campaigns.planning import Plan
from walletpass.campaigns.rivals import rivals_to_come
from walletpass.campaigns.triggers.win_back import in_this_absence
from walletpass.customers import MARKETING, Consent, Customer
from walletpass.db import Prepared, among
from walletpass.insight import Profile
from walletpass.rewards.mending import ServiceIssue

AT_MOST_LATE: Final = timedelta(days=1)
"""How long after their turn somebody is told at most: later, the turn is put off first.

So that what somebody heard is found by when their turn was, which stays as it is while
thousands are told.
"""

_FORMER: Final = Prepared(
    select(Customer.id, Customer.merged_into_id).where(
        among(Customer.merged_into_id, "ids")
    )
)
_SAID: Final = Prepared(
    select(Consent.customer_id, Consent.topic, Consent.given)
    .where(
        among(Consent.customer_id, "ids"),
        Consent.channel == "wallet",
        Consent.topic.in_((MARKETING, bindparam("topic"))),
    )
    .order_by(Consent.at, Consent.given.desc())  # of two at once, the no is the last
)
_WISHES: Final = Prepared(
    select(Wish.customer_id, Wish.per_week, Wish.paused_until, Wish.only_service).where(
        among(Wish.customer_id, "ids")
    )
)
_WORDS: Final = Prepared(
    select(
        Delivery.customer_id,
        Delivery.decided_at,
        Delivery.due_at,
        Run.category,
        Run.campaign_id,
    )
    .join(Run, Run.id == Delivery.run_id)
    .where(
        among(Delivery.customer_id, "ids"),
        Delivery.due_at > bindparam("turned_since"),
        Run.purpose == "marketing",
        or_(
            and_(Delivery.state == "sent", Delivery.decided_at > bindparam("since")),
            and_(
                Delivery.state == "planned",
                Run.priority > bindparam("priority"),
                or_(Run.status == "freezing", Run.status == "running"),
            ),
        ),
    )
    .order_by(Delivery.due_at)
)

_ASIDES: Final = Prepared(
    select(Aside.customer_id, Aside.said_at).where(
        among(Aside.customer_id, "ids"), Aside.said_at > bindparam("since")
    )
)
_TROUBLED: Final = Prepared(
    select(ServiceIssue.customer_id).where(
        among(ServiceIssue.customer_id, "ids"), ServiceIssue.state == "open"
    )
)
WON_BACK_FOR: Final = timedelta(days=30)
"""How long an offer to come back speaks alone: as long as it is usually measured."""

_WON_BACK: Final = Prepared(
    select(Entry.customer_id)
    .join(Profile, Profile.customer_id == Entry.customer_id)
    .join(Campaign, Campaign.id == Entry.campaign_id)
    .join(
        Delivery,
        and_(
            Delivery.run_id == Entry.run_id,
            Delivery.customer_id == Entry.customer_id,
        ),
    )
    .where(
        among(Entry.customer_id, "ids"),
        Entry.entered_at > bindparam("missed_since"),
        in_this_absence(Entry.key),
        Campaign.status == "running",
        Delivery.state != "suppressed",
    )
)


@dataclass(frozen=True, slots=True)
class Wished:
    """What a customer asked of us; of what they asked under two names, the less."""

    per_week: int | None = None
    paused_until: datetime | None = None
    only_service: bool = False

    def besides(self, other: "Wished") -> "Wished":
        """Return what comes of this wish and another one of theirs."""
        weeks = [one.per_week for one in (self, other) if one.per_week is not None]
        pauses = [one.paused_until for one in (self, other) if one.paused_until]
        return Wished(
            min(weeks, default=None),
            max(pauses, default=None),
            self.only_service or other.only_service,
        )


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said, by the ids of the customers as they are now.

    *agreed* are the last answers about advertising, *agreed_to_kind* those about the
    kind of it that the campaign is. *words* are the marketing messages somebody had,
    *rivals* those of greater weight that are planned for them. For the *troubled*
    something is to be mended, and the *won back* have offers of that.
    """

    agreed: dict[str, bool] = field(default_factory=dict)
    agreed_to_kind: dict[str, bool] = field(default_factory=dict)
    wishes: dict[str, Wished] = field(default_factory=dict)
    words: dict[str, list[Word]] = field(default_factory=dict)
    rivals: dict[str, list[Word]] = field(default_factory=dict)
    troubled: set[str] = field(default_factory=set)
    won_back: set[str] = field(default_factory=set)


def talk_with(
    session: Session, plan: Plan, customer_ids: Sequence[str], *, at: datetime
) -> Talk:
    """Return what was said with these customers, also under names they had before."""
    talk = Talk()
    former = dict(_FORMER.tuples(session, {"ids": customer_ids}))
    asked: dict[str, Any] = {"ids": [*customer_ids, *former]}
    _note_consents(session, talk, former, asked | {"topic": plan.document.topic})
    for self, *told in _WISHES.rows(session, asked):
        person, wished = former.get(self, self), Wished(*told)
        known = talk.wishes.get(person)
        talk.wishes[person] = wished if known is None else known.besides(wished)
    since = at - MONTH
    times = {"since": since, "turned_since": since - AT_MOST_LATE}
    _note_words(
        session, talk, former, asked | times | {"priority": plan.document.priority}
    )
    for person, rival in rivals_to_come(session, plan, customer_ids, at=at):
        talk.rivals.setdefault(person, []).append(rival)
    for self, said_at in _ASIDES.rows(session, asked | {"since": since}):
        word = Word(said_at, None, "")
        talk.words.setdefault(former.get(self, self), []).append(word)
    missed = asked | {"missed_since": at - WON_BACK_FOR}
    for found, query, about in (
        (talk.troubled, _TROUBLED, asked),
        (talk.won_back, _WON_BACK, missed),
    ):
        found |= {former.get(self, self) for (self,) in query.tuples(session, about)}
    return talk


def _note_consents(
    session: Session, talk: Talk, former: Mapping[str, str], asked: dict[str, Any]
) -> None:
    for self, about, given in _SAID.tuples(session, asked):
        said = talk.agreed if about == MARKETING else talk.agreed_to_kind
        said[former.get(self, self)] = bool(given)


def _note_words(
    session: Session, talk: Talk, former: Mapping[str, str], asked: dict[str, Any]
) -> None:
    for self, heard_at, due_at, category, campaign_id in _WORDS.rows(session, asked):
        person = former.get(self, self)
        if heard_at is None:
            word = Word(due_at, category, campaign_id)
            talk.rivals.setdefault(person, []).append(word)
        else:
            word = Word(heard_at, category, campaign_id)
            talk.words.setdefault(person, []).append(word)
