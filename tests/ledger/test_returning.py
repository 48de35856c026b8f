"""Returns in any order and any slices lead to the same books."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.ledger.test_lots import DAY
from tests.make import NOON
from walletpass import ledger

_points = st.integers(1, 60)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("earn"), _points, st.sampled_from([None, 5, 9, 30])),
        st.tuples(st.just("redeem"), _points, st.none()),
        st.tuples(st.just("adjust"), _points, st.none()),
    ),
    min_size=1,
    max_size=8,
)


@st.composite
def _stories(draw):
    """Draw movements, and two ways to return the same part of each."""
    steps = draw(_steps)
    parts = [draw(st.integers(0, points)) for _, points, _ in steps]
    ways = []
    for _ in range(2):
        asked = [
            (number, total)
            for number, part in enumerate(parts)
            if part
            for total in {*draw(st.lists(st.integers(1, part), max_size=2)), part}
        ]
        ways.append(draw(st.permutations(asked)))
    return steps, ways, draw(st.sampled_from([1, 6, 12]))


def _book(session, account, steps):
    """Do what can be done; return the movements by their place."""
    posted = {}
    for number, (kind, points, days) in enumerate(steps):
        more = {"expires_at": NOON + days * DAY} if days else {}
        now = NOON + timedelta(minutes=number)
        source = f"step-{number}"
        verb = getattr(ledger, kind)
        if kind != "redeem" or ledger.pockets_of(session, account).balance >= points:
            posted[number] = verb(
                session, account, points, source=source, now=now, **more
            )
    return posted


def _return(session, account, posted, way, policy, day):
    for turn, (number, total) in enumerate(way):
        if number not in posted:
            continue
        of = posted[number]
        facts = {"of": of.id, "total": total, "source": f"return-{turn}"}
        now = NOON + day * DAY + timedelta(minutes=turn)
        if of.points > 0:
            ledger.take_back(session, account, **facts, policy=policy, now=now)
        else:
            ledger.give_back(session, account, **facts, now=now)


def _state(session, account):
    assert ledger.audit(session) == []
    lots = [
        (lot.sequence, lot.remaining - lot.owed)
        for lot in session.query(ledger.Lot).filter_by(account_id=account)
    ]
    return ledger.pockets_of(session, account).balance, sorted(lots)


_often = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@_often
@given(_stories(), st.sampled_from(["within_balance", "unlimited"]))
def test_the_order_and_the_slices_of_returns_do_not_matter(database, story, policy):
    steps, ways, day = story
    ends = []
    for way in ways:
        with database.transaction() as session:
            account = make.account(session)
            posted = _book(session, account, steps)
            ledger.settle(session, [account], now=NOON + day * DAY)
            _return(session, account, posted, way, policy, day)
            ends.append(_state(session, account))

    assert ends[0] == ends[1]


@_often
@given(_stories(), st.sampled_from(["within_balance", "unlimited"]))
def test_returning_everything_leaves_what_there_was(database, story, policy):
    steps, _, day = story
    with database.transaction() as session:
        account = make.account(session, points=7)
        posted = _book(session, account, steps)
        way = [(number, abs(each.points)) for number, each in posted.items()]
        _return(session, account, posted, way, policy, day)
        balance, _ = _state(session, account)

    assert balance == 700
