import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.brands import IdempotentRequest, StoredAnswer

REQUEST = brands.request_hash(b"secret", "POST", "/api/v1/entries", b'{"points": 5}')
OTHER = brands.request_hash(b"secret", "POST", "/api/v1/entries", b'{"points": 6}')
CREATED = StoredAnswer(201, '{"id": 7}', "cus_7")
VAULT = make.people().vault


@pytest.fixture
def holder(database):
    with database.transaction() as session:
        return make.key_holder(session, make.brand(session))


def perform(database, holder, key="k", *, request=REQUEST, now=NOON, answer=CREATED):
    """Do the work unless it was done; return the answer, and whether it was."""
    with database.transaction() as session:
        if earlier := brands.earlier_answer(
            session, VAULT, holder, key, request, now=now
        ):
            return earlier, False
        brands.remember(session, VAULT, holder, key, answer)
        return answer, True


def test_the_same_request_is_performed_once_and_answered_twice(database, holder):
    assert perform(database, holder) == (CREATED, True)
    assert perform(database, holder, answer=StoredAnswer(500, "")) == (CREATED, False)


def test_the_same_key_with_another_request_is_refused(database, holder):
    perform(database, holder)
    with pytest.raises(brands.OtherRequestError):
        perform(database, holder, request=OTHER)


@pytest.mark.parametrize(
    "request_",
    [
        ("PUT", "/a", b"b"),
        ("POST", "/ab", b""),
        ("POST", "/a", b"bb"),
        ("POST", "/a", b"\nb"),
    ],
)
def test_requests_differ_by_method_address_and_body(request_):
    assert brands.request_hash(b"secret", *request_) != brands.request_hash(
        b"secret", "POST", "/a", b"b"
    )


def test_no_answer_lies_open_in_the_database(database, holder):
    perform(database, holder)
    with database.snapshot() as session:
        [kept] = session.scalars(select(IdempotentRequest))
    assert CREATED.body.encode() not in kept.body_sealed
    assert VAULT.open(kept.body_sealed) == CREATED.body.encode()


def test_what_was_told_of_somebody_erased_is_forgotten_and_not_done_again(
    database, holder
):
    perform(database, holder)
    perform(database, holder, "other", answer=StoredAnswer(201, "{}", "cus_8"))
    with database.transaction() as session:
        brands.forget_answers(session, holder.brand_id, "cus_7")

    with pytest.raises(brands.ForgottenAnswerError):
        perform(database, holder)
    assert not perform(database, holder, "other")[1]


def test_another_brand_keeps_its_answers(database, holder):
    perform(database, holder)
    with database.transaction() as session:
        other = make.brand(session)
        brands.forget_answers(session, other.id, "cus_7")

    assert perform(database, holder) == (CREATED, False)


def test_different_keys_and_different_holders_do_not_meet(database, holder):
    with database.transaction() as session:
        other = make.key_holder(session, make.brand(session))
    assert perform(database, holder)[1]
    assert perform(database, holder, key="K", request=OTHER)[1]
    assert perform(database, other, request=OTHER)[1]


def test_a_request_that_failed_may_be_tried_again(database, holder):
    with database.transaction() as session:
        brands.earlier_answer(session, VAULT, holder, "k", REQUEST, now=NOON)
        session.rollback()
    assert perform(database, holder, request=OTHER)[1]


def test_a_request_committed_without_an_answer_is_not_performed_twice(database, holder):
    with database.transaction() as session:
        brands.earlier_answer(session, VAULT, holder, "k", REQUEST, now=NOON)
    with pytest.raises(brands.UnfinishedRequestError):
        perform(database, holder)


def test_an_answer_is_kept_for_a_day(database, holder):
    perform(database, holder)
    day = timedelta(days=1)
    assert not perform(database, holder, now=NOON + day - timedelta(seconds=1))[1]
    later = StoredAnswer(200, "new")
    done = perform(database, holder, request=OTHER, now=NOON + day, answer=later)
    assert done == (later, True)
    assert perform(database, holder, request=OTHER, now=NOON + day) == (later, False)


def test_old_answers_are_forgotten(database, holder):
    perform(database, holder, "old")
    perform(database, holder, "new", now=NOON + timedelta(hours=1))
    with database.transaction() as session:
        assert brands.forget_old(session, now=NOON + timedelta(hours=24)) == 1
    assert perform(database, holder, "old")[1]
    assert not perform(database, holder, "new")[1]


@pytest.mark.parametrize("key", ["", "k" * 201, "k\0"])
def test_a_key_is_neither_empty_nor_endless_nor_odd(database, holder, key):
    with pytest.raises(brands.UnfitFieldError):
        perform(database, holder, key)


def test_of_many_at_once_exactly_one_is_performed(database, holder):
    together = threading.Barrier(8)

    def attempt(number):
        together.wait()
        return perform(database, holder, answer=StoredAnswer(201, str(number)))

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(attempt, range(8)))

    assert sum(performed for _, performed in outcomes) == 1
    assert len({answer for answer, _ in outcomes}) == 1
