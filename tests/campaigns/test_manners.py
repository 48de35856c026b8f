"""A brand's manners are kept, also when two say them for the first time at once."""

import threading

from tests import make
from tests.make import NOON
from walletpass import campaigns


def test_two_who_say_it_first_are_both_heard(database):
    with database.transaction() as session:
        brand_id = make.brand(session).id
    gate, told = threading.Barrier(2), []

    def say(most):
        gate.wait()
        with database.transaction() as session:
            limits = campaigns.Limits(per_day=most)
            campaigns.keep_manners(
                session, brand_id, limits, approve_above=most, by="ada", now=NOON
            )
        told.append(most)

    people = [threading.Thread(target=say, args=(most,)) for most in (2, 3)]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(told) == [2, 3]
    with database.snapshot() as session:
        limits = campaigns.limits_of(session, brand_id)
        assert limits.per_day == campaigns.approve_above(session, brand_id)
