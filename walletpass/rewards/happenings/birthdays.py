"""Birthdays: once a day, by each customer's clock, and once a year for each of us.

The days around today are seen to one by one, a few hundred people at a time, when the
brand's day begins; who lives by another clock has their turn when their own day does.
Whoever was given something for this year's birthday is passed over, so that any part
of it may be done again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from walletpass import customers, outbox
from walletpass.brands import Brand
from walletpass.customers import Customer, birthday_from
from walletpass.ledger import Account, Program
from walletpass.rewards.happenings.events import CelebrateBirthdays, CelebrateDay
from walletpass.rewards.happenings.happened import Happened
from walletpass.rewards.happenings.models import BirthdayRound, Happening
from walletpass.rewards.happenings.ourselves import OURS
from walletpass.rewards.happenings.telling import claim, count
from walletpass.rewards.holders import Holder
from walletpass.rewards.rules import BIRTHDAY, birthday_near
from walletpass.rewards.rules.ruleset import ReadyRule
from walletpass.rewards.versions import version_in_force

_LEAP_DAY: Final = "02-29"
_BESIDE_IT: Final = frozenset(("02-28", "03-01"))
_LONG_AGO: Final = timedelta(days=800)  # no two days of one birthday are so far apart


def begin_rounds(
    session: Session, job: CelebrateBirthdays, *, now: datetime, limit: int
) -> None:
    """Promise the birthdays of programs where a new day began, and the next programs."""
    rows = session.execute(
        select(Program.id, Program.brand_id, Brand.timezone, BirthdayRound.done_on)
        .join(Brand, Brand.id == Program.brand_id)
        .outerjoin(BirthdayRound, BirthdayRound.program_id == Program.id)
        .where(Program.id > job.after)
        .order_by(Program.id)
        .limit(limit)
    ).all()
    for row in rows:
        today = now.astimezone(ZoneInfo(row.timezone)).date()
        if row.done_on is None or row.done_on < today:
            _begin_round(session, row, today, now)
    if len(rows) == limit:
        outbox.add(session, CelebrateBirthdays(rows[-1].id), now=now)


def _begin_round(
    session: Session, row: Row[str, str, str, date], today: date, now: datetime
) -> None:
    rules = _birthday_rules(session, row.id, now)
    if not rules:
        return
    for month_day in sorted(set(_days_around(rules, today))):
        owed = CelebrateDay(row.id, month_day)
        outbox.add(session, owed, now=now, key=f"birthdays:{row.id}:{month_day}")
    session.merge(
        BirthdayRound(program_id=row.id, brand_id=row.brand_id, done_on=today)
    )


def _birthday_rules(
    session: Session, program_id: str, now: datetime
) -> Sequence[ReadyRule]:
    version = version_in_force(session, program_id, now)
    if version is None or version.rules.document.gives != "points":
        return ()
    return version.rules.by_event.get(BIRTHDAY, ())


def _days_around(rules: Sequence[ReadyRule], today: date) -> Iterator[str]:
    """Return every day of birth that some rule may be about today, here or abroad."""
    for ready in rules:
        assert ready.around is not None
        around = ready.around
        for ahead in range(-around.days_after - 1, around.days_before + 2):
            month_day = f"{today + timedelta(ahead):%m-%d}"
            yield month_day
            if month_day in _BESIDE_IT:
                yield _LEAP_DAY


@dataclass(frozen=True, slots=True)
class _Day:
    """Those born on one day, and what the rules of their program say of it."""

    program: Program
    rules: Sequence[ReadyRule]
    month_day: str

    def occasions(self, today: date) -> Mapping[str, str]:
        """Return which rules are about it on a day, and the year's name of it."""
        birthday = birthday_from(self.month_day)
        near = {
            ready.code: birthday_near(birthday, ready.around, today)
            for ready in self.rules
            if ready.around
        }
        return {code: f"birthday/{day.year}" for code, day in near.items() if day}


def celebrate(
    session: Session, job: CelebrateDay, *, now: datetime, limit: int
) -> None:
    """Give the next of those born on a day what rules give, and promise the rest."""
    program = session.get(Program, job.program_id)
    rules = _birthday_rules(session, job.program_id, now)
    if program is None or not rules:
        return
    usual = session.get_one(Brand, program.brand_id).timezone
    born = session.execute(
        select(Customer.id, func.coalesce(Customer.timezone, usual).label("zone"))
        .join(Account, Account.customer_id == Customer.id)
        .where(
            Customer.brand_id == program.brand_id,
            Customer.birth_month_day == job.month_day,
            Customer.id > job.after,
            Customer.status.in_(("prospect", "active")),
            Account.program_id == program.id,
            *([Customer.timezone == job.zone] if job.zone else []),
        )
        .order_by(Customer.id)
        .limit(limit)
    ).all()
    people = defaultdict(list)
    for row in born:
        people[row.zone].append(row.id)
    day = _Day(program, rules, job.month_day)
    for zone, customer_ids in people.items():
        _celebrate_in(session, day, zone, customer_ids, now=now)
        if zone != usual and not job.zone:
            _promise_their_day(session, day, zone, now=now)
    if len(born) == limit:
        rest = CelebrateDay(program.id, job.month_day, born[-1].id, job.zone)
        outbox.add(session, rest, now=now)


def _celebrate_in(
    session: Session,
    day: _Day,
    zone: str,
    customer_ids: Sequence[str],
    *,
    now: datetime,
) -> None:
    occasions = day.occasions(now.astimezone(ZoneInfo(zone)).date())
    if not occasions:
        return
    given = _given(session, customer_ids, occasions, now)
    for customer_id in customer_ids:
        if occasions.keys() - given[customer_id]:
            _congratulate(session, day, zone, customer_id, now=now)


def _promise_their_day(
    session: Session, day: _Day, zone: str, *, now: datetime
) -> None:
    """Promise to look again when the next day begins where these people live."""
    there = ZoneInfo(zone)
    tomorrow = now.astimezone(there).date() + timedelta(1)
    if not day.occasions(tomorrow):
        return
    begins = datetime.combine(tomorrow, time(), there).astimezone(UTC)
    outbox.add(
        session,
        CelebrateDay(day.program.id, day.month_day, zone=zone),
        now=now,
        key=f"birthdays:{day.program.id}:{day.month_day}:{zone}",
        after=begins - now,
    )


def _given(
    session: Session,
    customer_ids: Sequence[str],
    occasions: Mapping[str, str],
    now: datetime,
) -> Mapping[str, set[str]]:
    """Return which rules gave to whom for these very birthdays, under all their names."""
    given: dict[str, set[str]] = defaultdict(set)
    names = _names(session, customer_ids)
    rows = session.execute(
        select(Happening.customer_id, Happening.awards).where(
            Happening.customer_id.in_(names),
            Happening.kind == BIRTHDAY,
            Happening.received_at > now - _LONG_AGO,
        )
    )
    for customer_id, awards in rows:
        for award in awards:
            if occasions.get(award["rule"]) == award["occasion"]:
                given[names[customer_id]].add(award["rule"])
    return given


def _names(session: Session, customer_ids: Sequence[str]) -> Mapping[str, str]:
    """Return every name these people are kept under, and who they are."""
    merged = session.execute(
        select(Customer.id, Customer.merged_into_id).where(
            Customer.merged_into_id.in_(customer_ids)
        )
    )
    names = {row.id: row.merged_into_id for row in merged}
    return names | {one: one for one in customer_ids}


def _congratulate(
    session: Session, day: _Day, zone: str, customer_id: str, *, now: datetime
) -> None:
    program = day.program
    customer = customers.customer_of(session, program.brand_id, customer_id)
    session.refresh(customer, with_for_update={"key_share": True})
    occasions = day.occasions(now.astimezone(ZoneInfo(zone)).date())
    given = _given(session, [customer_id], occasions, now)[customer_id]
    if not occasions.keys() - given:
        return
    told = Happened(BIRTHDAY, OURS, f"{now.isoformat()} {program.id} {customer_id}")
    holder = Holder(program.id, customer_id)
    happening = claim(session, program.brand_id, holder, told, b"", at=now, now=now)
    if happening is not None:
        count(session, happening, holder, told, given_before=given, zone=zone)
        if not happening.awards:
            session.delete(happening)
            session.flush()
