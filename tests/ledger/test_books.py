"""Whatever two accounts go through, the books agree with a few lists kept by hand."""

import contextlib
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.ledger.test_merging import two_accounts
from tests.make import NOON
from walletpass import ledger

HOUR = timedelta(hours=1)
NEVER = 10**6


@dataclass
class Lot:
    """A lot as one would keep it on paper: *left* is below zero when it owes."""

    owner: int
    born: tuple
    left: int
    expires: int
    active: int
    pending: bool
    lost: int = 0
    let_off: int = 0
    first_owner: int = field(init=False)

    def __post_init__(self):
        self.first_owner = self.owner

    @property
    def owed(self):
        return max(0, -self.left) - self.let_off


@dataclass
class Spend:
    """Points taken from lots, the first taken first."""

    owner: int
    parts: list
    back: int = 0
    until: int | None = None
    first_owner: int = field(init=False)

    def __post_init__(self):
        self.first_owner = self.owner

    def slices(self, start, end):
        at = 0
        for lot, points in reversed(self.parts):
            low, high = max(start, at), min(end, at + points)
            if high > low:
                yield lot, high - low
            at += points


@dataclass
class Paper:
    """The rules, the plain way."""

    lots: list = field(default_factory=list)
    held: list = field(default_factory=list)
    lent: bool = False  # one account's expiring lot stood in for the other's

    def own(self, who):
        mine = [lot for lot in self.lots if lot.owner == who]
        return sorted(mine, key=lambda lot: (lot.expires, lot.born))

    def balance(self, who):
        return sum(lot.left + lot.let_off for lot in self.own(who) if not lot.pending)

    def waiting(self, who):
        return sum(lot.left for lot in self.own(who) if lot.pending)

    def reserved(self, who):
        return sum(
            sum(points for _, points in each.parts)
            for each in self.held
            if each.owner == who
        )

    def settle(self, who, hour):
        for each in [each for each in self.held if each.owner == who]:
            if each.until <= hour and each in self.held:
                self.release(each, hour)
        for lot in self.own(who):
            if lot.pending and lot.active <= hour and lot.left:
                lot.pending = False
        for lot in self.own(who):
            if not lot.pending and lot.left > 0 and lot.expires <= hour:
                for other in self.own(who):
                    part = min(lot.left, other.owed)
                    lot.left -= part
                    other.left += part
                    if part and lot.first_owner != other.first_owner:
                        self.lent = True
                lot.lost, lot.left = lot.lost + lot.left, 0

    def credit(self, who, points, hour, active=0, expires=NEVER):
        lot = Lot(who, (), points, expires, active, pending=active > hour)
        self.lots.append(lot)
        return lot

    def debit(self, who, points):
        if points > self.balance(who):
            return None
        parts = []
        for lot in self.own(who):
            part = min(points, lot.left) if not lot.pending else 0
            if part > 0:
                lot.left, points = lot.left - part, points - part
                parts.append((lot, part))
        return Spend(who, parts)

    def refill(self, who, slices, hour):
        slices = list(slices)
        self.refill_own(who, [each for each in slices if each[0].owner == who], hour)
        if away := [each for each in slices if each[0].owner != who]:
            self.settle(1 - who, hour)
            self.refill_own(1 - who, away, hour)
            self.settle(1 - who, hour)

    def refill_own(self, who, slices, hour):
        for lot, points in slices:
            paid = min(points, max(0, -lot.left))
            late = lot.expires <= hour
            off = min(
                paid if late else points,
                sum(each.let_off for each in self.own(who)),
            )
            lot.left += paid
            for each in [lot, *self.own(who)]:
                part = min(off, each.let_off)
                each.let_off, off = each.let_off - part, off - part
            if late:
                lot.lost += points - paid
            else:
                lot.left += points - paid

    def release(self, spend, hour):
        self.held.remove(spend)
        total = sum(points for _, points in spend.parts)
        self.refill(spend.owner, spend.slices(0, total), hour)

    def unearn(self, lot, points, policy):
        """Return what the lot gave and what it had lost already; None if refused."""
        who, before = lot.owner, self.balance(lot.owner)
        own = min(points, max(0, lot.left))
        lost = min(points - own, lot.lost)
        charge = points - lost
        if lot.pending:
            lot.left, lot.lost = lot.left - own, lot.lost - lost
            return own, lost
        if policy == "only_pending":
            return 0, 0
        short = max(0, charge - max(0, before))
        if short and policy is None:
            return None
        lot.left, lot.lost = lot.left - charge, lot.lost - lost
        if policy == "within_balance":
            for each in self.own(who):
                part = min(short, each.owed)
                each.let_off, short = each.let_off + part, short - part
        return charge, lost

    def restore(self, lot, charge, lost, hour):
        lot.lost += lost
        if lot.pending:
            lot.left += charge
        else:
            self.refill_own(lot.owner, [(lot, charge)], hour)


_points = st.integers(1, 50)
_whose = st.integers(0, 1)
_hours = st.sampled_from([None, 1, 3, 8, 20])


class TwoAccounts(RuleBasedStateMachine):
    """Two accounts of one program, beside the same on paper."""

    database = None

    def __init__(self):
        super().__init__()
        self.paper, self.hour, self.step = Paper(), 0, 0
        self.credits, self.spends, self.open = [], [], []
        self.merge_id = self.into = None
        self.let_keep = False
        with self.database.transaction() as session:
            self.ids = two_accounts(session)

    def home(self, who):
        return self.into if self.merge_id else who

    def post(self, verb, who, *facts, **more):
        self.step += 1
        now = NOON + self.hour * HOUR
        with (
            contextlib.suppress(ledger.InsufficientPointsError),
            self.database.transaction() as session,
        ):
            source = f"step-{self.step}"
            return verb(session, self.ids[who], *facts, source=source, now=now, **more)
        return None

    def settled(self, who):
        self.paper.settle(self.home(who), self.hour)
        return self.home(who)

    def credited(self, of, lot, points):
        with self.database.snapshot() as session:
            kept = session.query(ledger.Lot).filter_by(transaction_id=of).one()
            lot.born = kept.sequence, kept.id
        self.credits.append([of, lot, points, 0, []])

    @rule(who=_whose, points=_points, wait=_hours, last=_hours)
    def earn(self, who, points, wait, last):
        active = self.hour + (wait or 0)
        expires = NEVER if last is None else active + last
        home = self.settled(who)
        lot = self.paper.credit(home, points, self.hour, active, expires)
        more = {} if last is None else {"expires_at": NOON + expires * HOUR}
        posted = self.post(
            ledger.earn, who, points, activates_at=NOON + active * HOUR, **more
        )
        self.credited(posted.id, lot, points)

    @rule(who=_whose, points=_points)
    def adjust(self, who, points):
        lot = self.paper.credit(self.settled(who), points, self.hour)
        posted = self.post(ledger.adjust, who, points)
        self.credited(posted.id, lot, points)

    @rule(who=_whose, points=_points, verb=st.sampled_from(["redeem", "adjust"]))
    def spend(self, who, points, verb):
        home, before = self.home(who), _copy(self.paper)
        spend = self.paper.debit(self.settled(who), points)
        signed = points if verb == "redeem" else -points
        posted = self.post(getattr(ledger, verb), who, signed)
        assert (posted is None) == (spend is None)
        if spend is None:
            before()
        else:
            assert posted.balance == self.paper.balance(home)
            self.spends.append([posted.id, home, spend, points])

    @rule(who=_whose, points=_points, hours=st.integers(1, 6))
    def reserve(self, who, points, hours):
        before = _copy(self.paper)
        spend = self.paper.debit(self.settled(who), points)
        until = self.hour + hours
        posted = self.post(ledger.reserve, who, points, until=NOON + until * HOUR)
        assert (posted is None) == (spend is None)
        if spend is None:
            before()
        else:
            spend.until = until
            self.paper.held.append(spend)
            self.open.append((posted.id, spend, points))

    @precondition(lambda self: self.open)
    @rule(data=st.data(), verb=st.sampled_from(["commit", "release"]))
    def end(self, data, verb):
        self.ended(data.draw(st.sampled_from(self.open)), verb)

    def ended(self, one, verb):
        reservation, spend, points = one
        self.open.remove(one)
        who = spend.owner
        before, home = _copy(self.paper), self.settled(who)
        if verb == "release":
            self.post(ledger.release, who, reservation)
            if spend in self.paper.held:
                self.paper.release(spend, self.hour)
            self.paper.settle(home, self.hour)
        elif spend in self.paper.held:
            posted = self.post(ledger.commit, who, reservation)
            self.paper.held.remove(spend)
            self.spends.append([posted.id, home, spend, points])
        else:
            before()
            with pytest.raises(ledger.ClosedReservationError):
                self.post(ledger.commit, who, reservation)

    @precondition(lambda self: self.credits)
    @rule(
        data=st.data(),
        policy=st.sampled_from(["only_pending", "within_balance", "unlimited", None]),
    )
    def unearn(self, data, policy):
        one = data.draw(st.sampled_from(self.credits))
        _, _, points, before, _ = one
        if before == points or (policy is None and before):
            return
        total = points if policy is None else data.draw(st.integers(before + 1, points))
        self.unearned(one, total, policy)

    def unearned(self, one, total, policy):
        of, lot, _, before, returns = one
        if policy == "only_pending":
            self.let_keep = True
        undo = _copy(self.paper)
        self.paper.settle(lot.owner, self.hour)
        taken = self.paper.unearn(lot, total - before, policy)
        if policy is None:
            posted = self.post(ledger.reverse, lot.owner, of)
        else:
            posted = self.post(
                ledger.take_back, lot.owner, of=of, total=total, policy=policy
            )
        assert (posted is not None) == (taken is not None)
        if taken:
            one[3] = total
            returns.append((before, *taken))
            self.paper.settle(lot.owner, self.hour)
        else:
            undo()

    @precondition(lambda self: any(returns for *_, returns in self.credits))
    @rule(data=st.data())
    def restore(self, data):
        one = data.draw(st.sampled_from([each for each in self.credits if each[4]]))
        of, lot, _, _, returns = one
        one[3], charge, lost = returns.pop()
        self.paper.settle(lot.owner, self.hour)
        self.post(ledger.restore, lot.owner, of=of)
        self.paper.restore(lot, charge, lost, self.hour)
        self.paper.settle(lot.owner, self.hour)

    @precondition(lambda self: self.spends)
    @rule(data=st.data())
    def give_back(self, data):
        one = data.draw(st.sampled_from(self.spends))
        _, _, spend, points = one
        if spend.back < points:
            self.given_back(one, data.draw(st.integers(spend.back + 1, points)))

    def given_back(self, one, total):
        of, who, spend, _ = one
        home = self.settled(who)
        self.paper.refill(home, spend.slices(spend.back, total), self.hour)
        spend.back = total
        self.post(ledger.give_back, who, of=of, total=total)
        self.paper.settle(home, self.hour)

    @rule(hours=st.sampled_from([-2, 1, 3, 10]), night=st.booleans())
    def move_the_clock(self, hours, night):
        self.hour = max(0, self.hour + hours)
        if night:
            with self.database.transaction() as session:
                ledger.settle(session, self.ids, now=NOON + self.hour * HOUR)
            for who in sorted(range(2), key=lambda who: self.ids[who]):
                self.paper.settle(who, self.hour)

    @precondition(lambda self: self.merge_id is None)
    @rule(into=_whose)
    def merge(self, into):
        emptied = 1 - into
        for who in (emptied, into):
            self.paper.settle(who, self.hour)
        self.moved = [each for each in self.paper.lots if each.owner == emptied]
        for each in [*self.paper.lots, *self.paper.held]:
            each.owner = into
        self.into = into
        self.merge_id = self.post(ledger.merge, emptied, self.ids[into]).id

    @precondition(lambda self: self.merge_id)
    @rule()
    def unmerge(self):
        """Part them: what was spent together is still to be returned to both."""
        self.post(ledger.unmerge, self.into, self.merge_id)
        self.paper.settle(self.into, self.hour)
        restored = 1 - self.into
        for lot in self.moved:
            lot.owner = restored
        for each in self.paper.held:
            if each.first_owner == restored:
                each.owner = restored
        self.merge_id = None

    @precondition(lambda self: self.spends and not self.let_keep)
    @rule()
    def return_everything(self):
        """Whoever spent whose points: nobody has, or owes, a single one."""
        if self.merge_id:
            self.unmerge()
        for one in list(self.open):
            self.ended(one, "release")
        for one in self.spends:
            if one[2].back < one[3]:
                self.given_back(one, one[3])
        for one in self.credits:
            if one[3] < one[2]:
                self.unearned(one, one[2], "unlimited")
        left = [self.paper.balance(who) for who in range(2)]
        assert sum(left) == 0
        assert self.paper.lent or left == [0, 0]
        self.credits, self.spends = [], []

    @invariant()
    def agrees_with_paper(self):
        with self.database.snapshot() as session:
            assert ledger.audit(session) == []
            for who, account_id in enumerate(self.ids):
                held = ledger.pockets_of(session, account_id)
                assert (held.balance, held.pending, held.reserved) == (
                    self.paper.balance(who),
                    self.paper.waiting(who),
                    self.paper.reserved(who),
                )


def _copy(paper):
    """Return what puts the paper back as it is now: a refusal changes nothing."""
    kept = [(each, dict(vars(each))) for each in paper.lots]
    held, spends = list(paper.held), len(paper.held)

    def back():
        for each, facts in kept:
            vars(each).update(facts)
        assert len(held) == spends
        paper.held[:] = held

    return back


def test_the_books_agree_with_paper(database):
    run_state_machine_as_test(
        type("OnThisDatabase", (TwoAccounts,), {"database": database}),
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
