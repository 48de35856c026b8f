"""A device becomes a till by a code, and people sign in at it by PIN."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.kernel.secrets import Secret

PIN = Secret("4711")
WRONG = Secret("4712")


@pytest.fixture
def till(database):
    """A till in a store, with its device."""
    with database.transaction() as session:
        store = make.store(session, make.brand(session), name="Old Town")
        kept = brands.add_till(session, store, code="till-1", name="Till 1", now=NOON)
        return _enrol(session, kept)[0]


def _enrol(session, till):
    code = brands.new_enrol_code(till, now=NOON)
    session.flush()
    return brands.enrol_till(session, code, now=NOON)


@pytest.fixture
def anna(database, till):
    return _cashier(database, till, name="Anna")


def _cashier(database, till, role="cashier", pin=PIN, **facts):
    with database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        person = make.staff(session, brand, role, **facts)
        if pin:
            brands.set_pin(person, pin)
        return person


def _names(database, till):
    with database.snapshot() as session:
        return [cashier.name for cashier in brands.cashiers_at(session, till)]


def _tap(database, till, staff_id, pin, now=NOON):
    with database.snapshot() as session:
        candidate = brands.candidate_at(session, till, staff_id)
    attempt = brands.try_password(candidate, pin)
    with database.transaction() as session:
        return brands.sign_in_at(session, till.id, attempt, now=now)


def _guess(database, till, staff_id, times, now=NOON, apart=timedelta()):
    return [
        _tap(database, till, staff_id, WRONG, now + apart * number).error
        for number in range(times)
    ]


def _alarms(database):
    with database.snapshot() as session:
        return [alarm.message for alarm in brands.alarms(session)]


def _holding(database, token):
    with database.snapshot() as session:
        return brands.till_holding(session, token).id


def test_a_code_makes_a_device_a_till_once(database):
    with database.transaction() as session:
        store = make.store(session, make.brand(session))
        till = brands.add_till(session, store, code="till-1", name="Till 1", now=NOON)
        code = brands.new_enrol_code(till, now=NOON)
    with database.transaction() as session:
        enrolled, token = brands.enrol_till(session, code, now=NOON)

    assert (enrolled.id, enrolled.enrolled_at, enrolled.last_seen_at) == (
        till.id,
        NOON,
        NOON,
    )
    assert _holding(database, token) == till.id
    with pytest.raises(brands.UnknownCodeError), database.transaction() as session:
        brands.enrol_till(session, code, now=NOON)


@pytest.mark.parametrize(
    "spelled", [str.lower, lambda code: code.replace("-", " "), lambda c: f" {c}\n"]
)
def test_a_code_may_be_typed_as_it_is_read(database, till, spelled):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        code = brands.new_enrol_code(kept, now=NOON)
        session.flush()
        typed = Secret(spelled(code.reveal()))
        assert brands.enrol_till(session, typed, now=NOON)[0].id == till.id


def test_letters_that_look_like_digits_are_read_as_digits(database, till, monkeypatch):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        monkeypatch.setattr("secrets.choice", lambda letters: letters[0])
        brands.new_enrol_code(kept, now=NOON)
        session.flush()
        found, _ = brands.enrol_till(session, Secret("OOooo-00000"), now=NOON)
    assert found.id == till.id


@pytest.mark.parametrize("code", ["", "AAAAA-AAAAA", "\0", "é", "x" * 1000])
def test_a_code_nobody_gave_out_does_nothing(database, till, code):
    with pytest.raises(brands.UnknownCodeError), database.transaction() as session:
        brands.enrol_till(session, Secret(code), now=NOON)


def test_a_code_lasts_a_day_and_the_next_one_ends_it(database, till):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        first = brands.new_enrol_code(kept, now=NOON)
        session.flush()
        second = brands.new_enrol_code(kept, now=NOON)
        session.flush()
        for code, moment in ((first, NOON), (second, NOON + timedelta(days=1))):
            with pytest.raises(brands.UnknownCodeError):
                brands.enrol_till(session, code, now=moment)


def test_another_device_that_takes_the_place_ends_the_first_ones_turn(database, till):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        _, first = _enrol(session, kept)
        brands.new_enrol_code(kept, now=NOON)
    assert _holding(database, first) == till.id
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        _, second = _enrol(session, kept)

    assert _holding(database, second) == till.id
    with pytest.raises(brands.NotEnrolledError):
        _holding(database, first)


def test_a_retired_tills_device_may_do_nothing_more(database, till, anna):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        _, token = _enrol(session, kept)
        code = brands.new_enrol_code(kept, now=NOON)
        brands.retire_till(kept)

    with pytest.raises(brands.NotEnrolledError):
        _holding(database, token)
    with pytest.raises(brands.UnknownCodeError), database.transaction() as session:
        brands.enrol_till(session, code, now=NOON)
    answer = _tap(database, till, anna.id, PIN)
    assert isinstance(answer.error, brands.NotEnrolledError)


@pytest.mark.parametrize("token", ["", ".", "til_1.x", "\0", "{}.", "{}.é"])
def test_a_token_nobody_gave_out_opens_nothing(database, till, token):
    with pytest.raises(brands.NotEnrolledError):
        _holding(database, Secret(token.format(till.id)))


def test_a_till_is_seen_once_a_minute(database, till):
    soon, later = NOON + timedelta(seconds=59), NOON + timedelta(seconds=60)

    assert not brands.is_sight_due(till, now=soon)
    assert brands.is_sight_due(till, now=later)
    with database.transaction() as session:
        brands.note_sight(session, till.id, now=later)
    with database.snapshot() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        assert kept.last_seen_at == later


def test_a_till_changes_its_name_and_its_allowance(database, till):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        brands.rename_till(kept, "  By the door ")
        brands.allow_offline(kept, 5_000)
        assert (kept.name, kept.offline_allowance) == ("By the door", 5_000)
        for points in (-1, 10**12):
            with pytest.raises(brands.UnfitFieldError):
                brands.allow_offline(kept, points)


def test_no_points_are_spent_offline_unless_the_owner_says_so(till):
    assert till.offline_allowance == 0


def test_another_brands_till_is_nowhere(database, till):
    with database.transaction() as session:
        other = make.brand(session)
        with pytest.raises(brands.UnknownTillError):
            brands.till_of(session, other.id, till.id)
        assert brands.tills_of(session, other.id) == []
        assert [one.id for one in brands.tills_of(session, till.brand_id)] == [till.id]


@pytest.mark.parametrize(
    "pin", ["", "123", "123456789", "12a4", "١٢٣٤", "1111", "1234", "7890", "4321"]
)
def test_a_pin_is_four_to_eight_digits_and_not_the_first_one_would_try(
    database, anna, pin
):
    with pytest.raises(brands.UnfitFieldError) as refusal:
        brands.set_pin(anna, Secret(pin))
    assert refusal.value.field == "pin"
    assert not pin or pin not in str(refusal.value)


def test_names_to_tap_are_those_who_work_here_and_have_a_pin(database, till, anna):
    with database.transaction() as session:
        brand = brands.brand_of(session, till.brand_id)
        elsewhere = make.store(session, brand)
        there = [brands.Duty("cashier", elsewhere.id)]
        here = [brands.Duty("cashier", till.store_id), brands.Duty("owner")]
        foreign = make.store(session, make.brand(session))
        stranger = brands.add_till(session, foreign, code="t", name="T", now=NOON)
    _cashier(database, till, name="Basia", duties=here)
    _cashier(database, till, name="Celina", duties=there)
    _cashier(database, till, name="Dorota", pin=None)
    _cashier(database, till, "marketer", name="Ewa")
    blocked = _cashier(database, till, name="Filip")
    with database.transaction() as session:
        brands.staff_member(session, till.brand_id, blocked.id).status = "blocked"

    assert _names(database, till) == ["Anna", "Basia"]
    assert _names(database, stranger) == []


def test_a_name_and_its_pin_let_in(database, till, anna):
    basia = _cashier(database, till, name="Basia", pin=PIN)

    for person in (anna, basia):
        answer = _tap(database, till, person.id, PIN)
        assert isinstance(answer, brands.SignedIn)
        assert answer.staff.id == person.id


def test_a_pin_that_was_taken_away_lets_nobody_in(database, till, anna):
    with database.transaction() as session:
        brands.clear_pin(brands.staff_member(session, till.brand_id, anna.id))

    assert _names(database, till) == []
    answer = _tap(database, till, anna.id, PIN)
    assert isinstance(answer.error, brands.WrongPinError)


@pytest.mark.parametrize("staff_id", ["stf_none", ""])
def test_a_name_that_is_not_shown_is_a_wrong_pin(database, till, anna, staff_id):
    for pin in (PIN, Secret("nobody has this password")):
        answer = _tap(database, till, staff_id, pin)
        assert isinstance(answer.error, brands.WrongPinError)


def test_five_wrong_pins_lock_the_till_for_everyone_and_tell_the_owner(
    database, till, anna
):
    basia = _cashier(database, till, name="Basia")
    *others, last = _guess(database, till, anna.id, 5)

    assert all(isinstance(error, brands.WrongPinError) for error in others)
    assert last.facts() == {"until": "2026-11-20T12:15:00+00:00"}
    [told] = _alarms(database)
    assert told.startswith("Till 1 in Old Town was locked until 12:15 UTC")
    soon = _tap(database, till, basia.id, PIN, NOON + timedelta(minutes=14))
    assert isinstance(soon.error, brands.LockedTillError)
    later = _tap(database, till, basia.id, PIN, NOON + timedelta(minutes=15))
    assert isinstance(later, brands.SignedIn)
    assert len(_alarms(database)) == 1


def test_ones_own_pin_does_not_buy_more_guesses_at_anothers(database, till, anna):
    basia = _cashier(database, till, name="Basia")
    _guess(database, till, anna.id, 4)
    assert isinstance(_tap(database, till, basia.id, PIN), brands.SignedIn)

    [error] = _guess(database, till, anna.id, 1)
    assert isinstance(error, brands.LockedTillError)


def test_wrong_pins_of_long_ago_do_not_count(database, till, anna):
    errors = _guess(database, till, anna.id, 9, apart=timedelta(minutes=5))

    assert all(isinstance(error, brands.WrongPinError) for error in errors)
    assert _alarms(database) == []


def test_another_till_stays_open(database, till, anna):
    with database.transaction() as session:
        store = brands.store_of(session, till.brand_id, till.store_id)
        other = brands.add_till(session, store, code="till-2", name="T 2", now=NOON)
        _enrol(session, other)
    _guess(database, till, anna.id, 5)

    assert isinstance(_tap(database, other, anna.id, PIN), brands.SignedIn)


def test_the_owner_unlocks_a_till_and_the_alarm_is_gone(database, till, anna):
    _guess(database, till, anna.id, 5)
    with database.transaction() as session:
        brands.unlock_till(session, brands.till_of(session, till.brand_id, till.id))

    assert _alarms(database) == []
    assert isinstance(_tap(database, till, anna.id, PIN), brands.SignedIn)


def test_nothing_secret_of_a_till_or_a_pin_is_shown(database, till, anna):
    with database.transaction() as session:
        kept = brands.till_of(session, till.brand_id, till.id)
        code = brands.new_enrol_code(kept, now=NOON)
        session.flush()
        _, token = brands.enrol_till(session, code, now=NOON)
        candidate = brands.candidate_at(session, kept, anna.id)

    assert "argon2" not in repr(candidate)
    assert code.reveal() not in f"{code!r}{code}"
    assert token.reveal() not in f"{token!r}{token}"
    assert PIN.reveal() not in anna.pin_hash
