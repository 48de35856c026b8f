"""Reckoning in batches of statements equals reckoning by hand, whatever happened."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import NOON
from walletpass import insight, sales
from walletpass.insight import Coming, stage_of
from walletpass.sales import Item, Line, Return, Sale

PEOPLE = ("Asia/Tokyo", "America/New_York", None)
STORES = ("Europe/Warsaw", "Asia/Vladivostok")
BRAND = ZoneInfo("Europe/Warsaw")
CATEGORIES = ("", "coffee", "tea", "cake")

_purchases = st.tuples(
    st.just("buy"),
    st.sampled_from(range(len(PEOPLE))),
    st.integers(0, 60 * 24 * 60),  # minutes ago
    st.sampled_from((None, 0, 1)),
    st.lists(
        st.tuples(st.sampled_from(CATEGORIES), st.integers(1, 99_99)),
        min_size=1,
        max_size=3,
    ),
)
_refunds = st.tuples(
    st.just("return"), st.integers(0, 30), st.none() | st.integers(1, 3)
)
_histories = st.lists(st.one_of(_purchases, _purchases, _refunds), max_size=14)


@dataclass
class Bought:
    """A purchase as a plain bookkeeper remembers it."""

    id: str
    who: int
    at: datetime
    store: int | None
    lines: list[list]

    @property
    def left(self):
        return sum(net for _, net in self.lines)

    @property
    def day(self):
        return self.at.astimezone(self.there).date()

    @property
    def there(self):
        return BRAND if self.store is None else ZoneInfo(STORES[self.store])

    @property
    def hour(self):
        zone = PEOPLE[self.who]
        return self.at.astimezone(ZoneInfo(zone) if zone else self.there).hour


@dataclass
class Book:
    """What the plain bookkeeper wrote down."""

    bought: list[Bought] = field(default_factory=list)

    def profile(self, who, enrolled_at, gap, stores):
        kept = [one for one in self.bought if one.who == who and one.left]
        kept.sort(key=lambda one: (one.at, one.id))
        days = sorted({one.day for one in kept})
        own = None
        if len(days) >= 3:
            gaps = [(b - a).days for a, b in pairwise(days)]
            own = int(median(gaps))
        spent = sum(one.left for one in kept)
        first, last = (kept[0].at, kept[-1].at) if kept else (None, None)
        coming = Coming(enrolled_at, first, last, len(days), own)
        return {
            "purchases": len(kept),
            "visits": len(days),
            "spent": spent,
            "basket": spent // len(kept) if kept else None,
            "median_gap": own,
            "first_bought_at": first,
            "last_bought_at": last,
            "store_id": self._store(kept, stores),
            "hour": self._hour(kept),
            "stage": stage_of(coming, gap, NOON)[0],
        }

    def _store(self, kept, stores):
        counted = Counter(one.store for one in kept if one.store is not None)
        if not counted:
            return None
        most = max(counted.values())
        late = [one.store for one in kept if one.store is not None]
        return stores[next(one for one in reversed(late) if counted[one] == most)]

    def _hour(self, kept):
        if len(kept) < 5:
            return None
        hours = Counter(one.hour for one in kept)
        most = max(hours.values())
        return min(hour for hour, times in hours.items() if times == most)

    def shares(self, who):
        spent = defaultdict(int)
        for one in self.bought:
            for category, net in one.lines:
                if one.who == who and category and net:
                    spent[category] += net
        whole = sum(spent.values())
        return {category: net * 1000 // whole for category, net in spent.items()}


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(_histories)
def test_what_batches_reckon_is_what_a_plain_bookkeeper_would(database, history):
    with database.transaction() as session:
        brand = make.brand(session)
        stores = [make.store(session, brand, timezone=zone).id for zone in STORES]
        joined = NOON - timedelta(days=90)
        people = [
            make.customer(session, brand, timezone=zone, now=joined).id
            for zone in PEOPLE
        ]
        book = _happen(session, brand, people, stores, history)
        insight.reckon(session, brand.id, people, now=NOON)
        brand_id = brand.id

    with database.snapshot() as session:
        for who, customer_id in enumerate(people):
            found = insight.profile_of(session, brand_id, customer_id)
            expected = book.profile(who, joined, insight.USUAL_GAP, stores)
            assert {name: getattr(found, name) for name in expected} == expected
            assert {
                one.category: one.share
                for one in insight.affinities_of(session, customer_id)
            } == book.shares(who)


def _happen(session, brand, people, stores, history):
    book = Book()
    for number, (verb, *told) in enumerate(history):
        if verb == "buy":
            who, ago, store, lines = told
            at = NOON - timedelta(minutes=ago)
            sale = Sale(
                "till-1",
                f"r-{number}",
                "PLN",
                [Line(net, category=category) for category, net in lines],
                occurred_at=at,
                customer_id=people[who],
                store_id=None if store is None else stores[store],
            )
            made = sales.record(session, brand.id, sale, now=NOON)
            kept = [list(line) for line in lines]
            book.bought.append(Bought(made.id, who, at, store, kept))
        else:
            _give_back(session, brand, book, number, *told)
    return book


def _give_back(session, brand, book, number, which, line):
    if not book.bought:
        return
    one = book.bought[which % len(book.bought)]
    if line is None:
        items, back = (), range(len(one.lines))
    else:
        back = [(line - 1) % len(one.lines)]
        items = (Item(number=back[0] + 1),)
    if not any(one.lines[index][1] for index in back):
        return
    told = Return("till-1", f"back-{number}", items)
    sales.refund(session, brand.id, one.id, told, now=NOON)
    for index in back:
        one.lines[index][1] = 0
