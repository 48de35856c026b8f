"""Withholding a place by lot, and the estimate of what carrying one does."""

from random import Random

import pytest

from tests import make
from tests.make import NOON
from tests.places.town import Town
from walletpass import places
from walletpass.brands import UnfitFieldError
from walletpass.places import Observed, lift_of, withheld

SALT = bytes(range(16))
TEN = [f"sto_{n}" for n in range(10)]


def test_the_share_asked_for_has_one_place_withheld_each_as_often():
    drawn = [withheld(SALT, 0.2, f"cus_{n}", TEN) for n in range(5_000)]

    assert 0.18 < sum(map(bool, drawn)) / len(drawn) < 0.22
    for store in TEN:
        assert 60 < drawn.count(store) < 140


def test_a_lot_stays_as_it_was_drawn_and_another_salt_draws_others():
    def lots(salt):
        return [withheld(salt, 0.5, f"cus_{n}", TEN) for n in range(100)]

    assert lots(SALT) == lots(SALT)
    assert lots(SALT) != lots(bytes(16))


def test_a_withheld_place_stays_so_when_another_of_the_ten_changes():
    others = ["sto_x", *TEN[1:]]

    for n in range(200):
        was, now = (withheld(SALT, 1.0, f"cus_{n}", ten) for ten in (TEN, others))
        assert now in {was, "sto_x"} or was == "sto_0"


def test_nobody_has_anything_withheld_while_no_trial_runs():
    assert not any(withheld(SALT, 0.0, f"cus_{n}", TEN) for n in range(100))
    assert withheld(SALT, 1.0, "cus_1", []) == ""


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_share_that_is_none_is_refused(database, share):
    town = Town.with_stores(make.services(database), 1)

    with pytest.raises(UnfitFieldError), database.transaction() as session:
        places.set_trial(session, town.brand_id, share, now=NOON)


def test_what_is_withheld_is_chosen_all_the_same_but_not_carried(database):
    town = Town.with_stores(make.services(database), 12)
    card = town.card()
    with database.transaction() as session:
        places.set_trial(session, town.brand_id, 1.0, now=NOON)

    town.settle()

    assert len(town.carried(card)) == 9
    with database.snapshot() as session:
        kept = session.query(places.ChosenPlace).all()
    assert sorted(one.is_withheld for one in kept) == [False] * 9 + [True]


def world(chance, effect, many=400, share=0.5):
    """Return what is observed where carrying a place brings *effect* visits more."""
    observed = []
    for n in range(many):
        customer, keenness = f"cus_{n}", chance.uniform(0.2, 2)
        left_out = withheld(chance.randbytes(16), share, customer, TEN)
        for rank, store in enumerate(TEN, 1):
            is_withheld = store == left_out
            rate = keenness * 2 / rank + (0 if is_withheld else effect)
            visits = sum(chance.random() < rate / 20 for _ in range(20))
            observed.append(Observed(customer, rank, is_withheld, visits))
    return observed


@pytest.mark.parametrize("effect", [0.0, 0.3])
def test_the_interval_covers_the_truth_as_often_as_it_says(effect):
    chance = Random(11)
    lifts = [lift_of(world(chance, effect)) for _ in range(120)]

    covering = sum(one.low <= effect <= one.high for one in lifts)

    assert 108 <= covering <= 120, "95 in 100, give or take"
    assert abs(sum(one.lift for one in lifts) / len(lifts) - effect) < 0.03


def test_a_strong_effect_is_told_from_none():
    found = lift_of(world(Random(12), 0.5, many=2_000))

    assert found.low > 0
    assert found.carried - found.withheld == pytest.approx(found.lift)


def test_too_little_withheld_says_nothing():
    assert lift_of([]) is None
    assert lift_of(world(Random(13), 0.5, many=40, share=0.1)) is None
