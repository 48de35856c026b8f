"""A birthday is celebrated once a year, in the days around it, if it was told in time."""

from datetime import UTC, date, datetime, timedelta

import orjson
import pytest

from tests import make
from tests.rewards.shop import document, open_shop, rule
from walletpass import customers, ledger, outbox, passes
from walletpass.customers import Birthday
from walletpass.rewards import happenings
from walletpass.rewards.happenings import CelebrateBirthdays

PEOPLE = make.people()
FIVE_HUNDRED = {"kind": "fixed", "amount": 500_00}
AROUND = {"kind": "birthday", "days_before": 3, "days_after": 3, "told_before": 7}
GIFT = rule("gift", FIVE_HUNDRED, on=AROUND, expiry={"kind": "birthday"})
TOLD = datetime(2026, 1, 5, 9, tzinfo=UTC)


def night(year, month, day):
    return datetime(year, month, day, 3, tzinfo=UTC)


@pytest.fixture
def shop(database):
    return open_shop(database, document(rule(), GIFT), now=TOLD)


def born(shop, month, day, *, told_on=TOLD):
    who = shop.customer(birthday=Birthday(month, day, 1992), now=told_on)
    shop.pockets(who)  # with an account they are a member
    return who


def spend_the_night(shop, now, *, limit=2):
    """Keep what the night owes, batch by batch, as the background does."""
    owed = [CelebrateBirthdays()]
    kept = 0
    while owed:
        job = owed.pop(0)
        kept += 1
        verb = (
            happenings.begin_rounds
            if isinstance(job, CelebrateBirthdays)
            else happenings.celebrate
        )
        with shop.database.transaction() as session:
            verb(session, job, now=now, limit=limit)
        owed += promised(shop)
    return kept


def promised(shop):
    return [job for _, job in promises(shop)]


def promises(shop):
    with shop.database.transaction() as session:
        rows = session.query(outbox.Promise).all()
        owed = [
            (row.due_at, outbox.message_types()[row.kind](**orjson.loads(row.payload)))
            for row in rows
            if row.kind.startswith("celebrate-")
        ]
        for row in rows:
            session.delete(row)
    return owed


def points_on(shop, who, now):
    with shop.database.transaction() as session:
        account_id = ledger.open_account(
            session, shop.brand_id, shop.program_id, who, now=now
        )
        ledger.settle(session, [account_id], now=now)
        return ledger.pockets_of(session, account_id).balance


def test_the_gift_comes_three_days_before_and_goes_three_days_after(shop):
    ada = born(shop, 3, 20)

    spend_the_night(shop, night(2026, 3, 16))
    assert points_on(shop, ada, night(2026, 3, 16)) == 0
    spend_the_night(shop, night(2026, 3, 17))
    assert points_on(shop, ada, night(2026, 3, 17)) == 500_00
    assert points_on(shop, ada, datetime(2026, 3, 23, 22, tzinfo=UTC)) == 500_00
    assert points_on(shop, ada, datetime(2026, 3, 23, 23, tzinfo=UTC)) == 0
    assert shop.faults() == []


def test_it_comes_once_a_year_however_often_the_night_works(shop):
    ada = born(shop, 3, 20)

    for day in (17, 17, 18, 20, 23):
        spend_the_night(shop, night(2026, 3, day))
        with shop.database.transaction() as session:  # a day begun anew
            session.query(happenings.BirthdayRound).delete()
        spend_the_night(shop, night(2026, 3, day))

    with shop.database.snapshot() as session:
        assert session.query(happenings.Happening).count() == 1
    spend_the_night(shop, night(2027, 3, 18))
    assert points_on(shop, ada, night(2027, 3, 18)) == 500_00


def test_who_tells_the_day_too_late_waits_for_the_next_year(shop):
    late = born(shop, 3, 20, told_on=datetime(2026, 3, 14, 9, tzinfo=UTC))
    in_time = born(shop, 3, 20, told_on=datetime(2026, 3, 13, 9, tzinfo=UTC))

    spend_the_night(shop, night(2026, 3, 20))

    assert points_on(shop, late, night(2026, 3, 20)) == 0
    assert points_on(shop, in_time, night(2026, 3, 20)) == 500_00
    spend_the_night(shop, night(2027, 3, 20))
    assert points_on(shop, late, night(2027, 3, 20)) == 500_00


def test_another_birthday_in_the_same_year_brings_nothing_more(shop):
    ada = born(shop, 3, 20)
    spend_the_night(shop, night(2026, 3, 20))
    with shop.database.transaction() as session:
        brand = make.brands.brand_of(session, shop.brand_id)
        who = session.get_one(customers.Customer, ada)
        told = {"birthday": Birthday(9, 1, 1990)}
        now = night(2026, 4, 1)
        customers.change(session, PEOPLE, brand, who, told, source="t", now=now)
        assert who.birthday_told_on == date(2026, 4, 1)

    spend_the_night(shop, night(2026, 9, 1))

    assert points_on(shop, ada, night(2026, 9, 1)) == 0


def test_a_leap_day_is_celebrated_every_year(shop):
    ada = born(shop, 2, 29)

    spend_the_night(shop, night(2026, 2, 25))
    assert points_on(shop, ada, night(2026, 2, 25)) == 500_00
    spend_the_night(shop, night(2028, 3, 3))
    assert points_on(shop, ada, night(2028, 3, 3)) == 500_00


def test_the_days_reach_over_the_new_year(shop):
    ada = born(shop, 1, 1)

    spend_the_night(shop, night(2026, 12, 30))
    assert points_on(shop, ada, night(2026, 12, 30)) == 500_00
    spend_the_night(shop, night(2027, 1, 2))
    assert points_on(shop, ada, night(2027, 1, 2)) == 500_00


def test_the_night_goes_on_where_it_stopped(shop):
    people = [born(shop, 3, 20) for _ in range(5)]
    now = night(2026, 3, 20)

    with shop.database.transaction() as session:
        happenings.begin_rounds(session, CelebrateBirthdays(), now=now, limit=10)
    [job] = [job for job in promised(shop) if job.month_day == "03-20"]
    kept = []
    for _ in range(9):  # killed after each batch, and each batch done twice
        for _ in range(2):
            with shop.database.transaction() as session:
                happenings.celebrate(session, job, now=now, limit=2)
            rest = promised(shop)
        kept.append(job.after)
        if not rest:
            break
        [job] = rest

    assert len(kept) == 3
    assert [points_on(shop, who, now) for who in people] == [500_00] * 5
    assert shop.faults() == []


def test_two_rules_have_their_own_days(database):
    on_the_day = {"kind": "birthday"}
    cake = rule("cake", {"kind": "fixed", "amount": 10_00}, on=on_the_day)
    shop = open_shop(database, document(GIFT, cake), now=TOLD)
    ada = born(shop, 3, 20)

    spend_the_night(shop, night(2026, 3, 18))
    assert points_on(shop, ada, night(2026, 3, 18)) == 500_00
    spend_the_night(shop, night(2026, 3, 20))
    assert points_on(shop, ada, night(2026, 3, 20)) == 510_00
    spend_the_night(shop, night(2026, 3, 21))
    assert points_on(shop, ada, night(2026, 3, 21)) == 510_00


def test_two_who_turned_out_to_be_one_have_one_birthday(shop):
    ada, old = born(shop, 3, 20), born(shop, 3, 22)
    spend_the_night(shop, night(2026, 3, 19))
    with shop.database.transaction() as session:
        passes.merge_holders(
            session, PEOPLE, shop.brand_id, old, ada,
            actor="anna", reason="", now=night(2026, 3, 19),
        )  # fmt: skip

    before = points_on(shop, ada, night(2026, 3, 20))
    spend_the_night(shop, night(2026, 3, 20))

    assert points_on(shop, ada, night(2026, 3, 20)) == before


@pytest.mark.parametrize("status", ["blocked", "erased", "strangers", "no member"])
def test_nobody_else_is_given_anything(shop, status):
    if status == "no member":
        shop.customer(birthday=Birthday(3, 20, 1990), now=TOLD)
    elif status == "strangers":
        stranger = make_other_shop(shop)
        born(stranger, 3, 20)
    else:
        ada = born(shop, 3, 20)
        with shop.database.transaction() as session:
            who = session.get_one(customers.Customer, ada)
            if status == "blocked":
                customers.block(who)
            else:
                customers.erase(session, who, now=TOLD)

    spend_the_night(shop, night(2026, 3, 20))

    with shop.database.snapshot() as session:
        assert session.query(happenings.Happening).count() == 0


def make_other_shop(shop):
    other = type(shop)(shop.database, "", "")
    with shop.database.transaction() as session:
        brand = make.brand(session, slug="other")
        other.brand_id = brand.id
        other.program_id = make.program(session, brand).id
    return other


def test_a_brand_without_birthday_rules_is_left_alone(database):
    shop = open_shop(database, document(rule()), now=TOLD)
    born(shop, 3, 20)

    assert spend_the_night(shop, night(2026, 3, 20)) == 1


def test_a_day_is_begun_once_by_the_brands_clock(shop):
    late = datetime(2026, 3, 20, 22, 30, tzinfo=UTC)  # half past eleven in Warsaw

    assert spend_the_night(shop, late) == 10
    assert spend_the_night(shop, late + timedelta(minutes=20)) == 1
    assert spend_the_night(shop, late + timedelta(minutes=40)) == 10


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Pacific/Auckland", datetime(2026, 3, 19, 11, tzinfo=UTC)),
        ("Asia/Tokyo", datetime(2026, 3, 19, 15, tzinfo=UTC)),
        (None, datetime(2026, 3, 19, 23, tzinfo=UTC)),
        ("America/Los_Angeles", datetime(2026, 3, 20, 7, tzinfo=UTC)),
    ],
)
def test_a_birthday_is_a_day_by_the_customer_s_own_clock(database, zone, begins):
    cake = rule("cake", {"kind": "fixed", "amount": 10_00}, on={"kind": "birthday"})
    shop = open_shop(database, document(cake), now=TOLD)
    ada = shop.customer(birthday=Birthday(3, 20, 1992), now=TOLD, timezone=zone)
    shop.pockets(ada)
    moment = datetime(2026, 3, 18, 23, 5, tzinfo=UTC)  # begun in Warsaw: the 19th
    owed = [(moment, CelebrateBirthdays())]
    owed += [(moment + timedelta(1), CelebrateBirthdays())]

    had = []
    while owed:
        owed.sort(key=lambda one: one[0])
        moment, job = owed.pop(0)
        celebrated = isinstance(job, happenings.CelebrateDay)
        verb = happenings.celebrate if celebrated else happenings.begin_rounds
        with database.transaction() as session:
            verb(session, job, now=moment, limit=10)
        owed += promises(shop)
        if points_on(shop, ada, moment) and not had:
            had.append(moment)

    [first] = had
    assert timedelta() <= first - begins <= timedelta(minutes=5)
    assert points_on(shop, ada, moment) == 10_00
    with database.snapshot() as session:
        [kept] = session.query(happenings.Happening).all()
        assert kept.zone == zone or (kept.zone == "Europe/Warsaw" and zone is None)
