from datetime import timedelta

import pytest
from argon2 import Type, extract_parameters

from tests import make
from tests.make import NOON, PASSWORD
from walletpass import brands
from walletpass.brands.staffing import hasher as hasher_in_service
from walletpass.kernel.secrets import Secret

WRONG = Secret("a wild guess")


@pytest.fixture
def ada(database):
    with database.transaction() as session:
        return make.staff(session, make.brand(session), login="Ada@Shop.example")


def knock(database, login, password, now=NOON):
    with database.snapshot() as session:
        candidate = brands.candidate(session, login)
    attempt = brands.try_password(candidate, password)
    with database.transaction() as session:
        return brands.sign_in(session, attempt, now=now)


def guess(database, times, now=NOON, apart=timedelta()):
    return [
        knock(database, "ada@shop.example", WRONG, now + apart * number)
        for number in range(times)
    ]


def test_a_password_is_kept_as_slow_to_guess_as_owasp_asks():
    """As of https://cheatsheetseries.owasp.org, “Password Storage” (checked 2026-11)."""
    kept = extract_parameters(hasher_in_service.hash(PASSWORD.reveal()))
    assert kept.type is Type.ID
    assert kept.memory_cost >= 19 << 10  # kilobytes
    assert kept.time_cost >= 2


def test_the_right_password_lets_in_however_the_login_is_spelled(database, ada):
    answer = knock(database, " ADA@shop.example ", PASSWORD)
    assert isinstance(answer, brands.SignedIn)
    assert answer.staff.id == ada.id


@pytest.mark.parametrize("login", ["ada@shop.example", "nobody@shop.example", "", "\0"])
def test_a_wrong_password_and_an_unknown_login_sound_the_same(database, ada, login):
    answer = knock(database, login, WRONG)
    assert isinstance(answer.error, brands.WrongPasswordError)
    assert str(answer.error) == str(brands.WrongPasswordError())


def test_nobodys_password_lets_nobody_in(database):
    answer = knock(database, "nobody", Secret("nobody has this password"))
    assert isinstance(answer, brands.Refused)


def test_five_wrong_passwords_lock_the_login_for_a_quarter_of_an_hour(database, ada):
    *_, last = guess(database, 5)
    assert last.error.facts() == {"until": "2026-11-20T12:15:00+00:00"}

    soon = knock(database, ada.login, PASSWORD, NOON + timedelta(minutes=14))
    assert isinstance(soon.error, brands.LockedOutError)
    assert "12:15" in str(soon.error)

    later = knock(database, ada.login, PASSWORD, NOON + timedelta(minutes=15))
    assert isinstance(later, brands.SignedIn)


def test_four_wrong_passwords_are_forgiven_by_the_right_one(database, ada):
    guess(database, 4)
    assert isinstance(knock(database, ada.login, PASSWORD), brands.SignedIn)
    answers = guess(database, 4)
    assert all(isinstance(one.error, brands.WrongPasswordError) for one in answers)


def test_wrong_passwords_of_long_ago_do_not_count(database, ada):
    answers = guess(database, 9, apart=timedelta(minutes=5))
    assert all(isinstance(one.error, brands.WrongPasswordError) for one in answers)


def test_an_attempt_begun_before_the_lock_is_stopped_by_it(database, ada):
    with database.snapshot() as session:
        candidate = brands.candidate(session, ada.login)
    attempt = brands.try_password(candidate, PASSWORD)
    guess(database, 5)
    with database.transaction() as session:
        answer = brands.sign_in(session, attempt, now=NOON)
    assert isinstance(answer.error, brands.LockedOutError)


def test_someone_blocked_is_told_so_only_with_the_right_password(database, ada):
    with database.transaction() as session:
        brands.staff_member(session, ada.brand_id, ada.id).status = "blocked"

    assert isinstance(
        knock(database, ada.login, WRONG).error, brands.WrongPasswordError
    )
    assert isinstance(
        knock(database, ada.login, PASSWORD).error, brands.BlockedStaffError
    )


def test_a_new_password_opens_a_locked_door(database, ada):
    guess(database, 5)
    with database.transaction() as session:
        person = brands.staff_member(session, ada.brand_id, ada.id)
        brands.set_password(person, Secret("another password"))

    assert isinstance(
        knock(database, ada.login, Secret("another password")), brands.SignedIn
    )


@pytest.mark.parametrize("password", ["", "1234567", "x" * 257])
def test_a_password_is_neither_short_nor_endless(database, password):
    with (
        database.transaction() as session,
        pytest.raises(brands.UnfitFieldError) as refusal,
    ):
        make.staff(session, make.brand(session), password=Secret(password))
    assert refusal.value.field == "password"
    assert password == "" or password not in str(refusal.value)


def test_a_login_is_taken_once_in_the_whole_installation(database, ada):
    with database.transaction() as session, pytest.raises(brands.TakenError):
        make.staff(session, make.brand(session), login="ADA@shop.example")


def test_a_login_is_not_empty(database):
    with database.transaction() as session, pytest.raises(brands.UnfitFieldError):
        make.staff(session, make.brand(session), login="  ")


def test_nobody_reads_a_password_hash_from_a_candidate(database, ada):
    with database.snapshot() as session:
        assert "argon2" not in repr(brands.candidate(session, ada.login))


def test_staff_of_another_brand_are_not_found(database, ada):
    with database.transaction() as session:
        other = make.brand(session)
        with pytest.raises(brands.UnknownStaffError):
            brands.staff_member(session, other.id, ada.id)
        assert brands.staff_of(session, other.id) == []
        assert [one.id for one in brands.staff_of(session, ada.brand_id)] == [ada.id]


def test_duties_are_replaced_and_each_counts_once(database, ada):
    with database.transaction() as session:
        store = make.store(session, brands.brand_of(session, ada.brand_id))
        duties = [brands.Duty("cashier", store.id), brands.Duty("marketer")]
        brands.set_duties(session, ada, [*duties, duties[0]], now=NOON)
    with database.snapshot() as session:
        assert brands.roles_of(session, ada.id) == frozenset(duties)


def test_nobody_works_in_a_store_of_another_brand(database, ada):
    with database.transaction() as session:
        foreign = make.store(session, make.brand(session))
        with pytest.raises(brands.UnknownStoreError):
            brands.set_duties(
                session, ada, [brands.Duty("owner", foreign.id)], now=NOON
            )


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("owner", brands.PERMISSIONS, ()),
        ("marketer", ("campaigns", "reports"), ("points", "keys", "staff", "personal")),
        (
            "cashier",
            ("till", "cards"),
            ("void", "points", "reports", "personal", "import"),
        ),
        ("support", ("void", "points", "personal"), ("campaigns", "keys", "staff")),
        ("developer", ("keys", "audit"), ("points", "personal", "till")),
    ],
)
def test_a_role_may_do_its_work_and_no_more(role, may, may_not):
    duties = [brands.Duty(role)]
    assert all(brands.may(duties, permission) for permission in may)
    assert not any(brands.may(duties, permission) for permission in may_not)


def test_a_role_held_in_one_store_counts_only_there():
    duties = [brands.Duty("cashier", "sto_1")]
    assert brands.may(duties, "till")
    assert brands.may(duties, "till", "sto_1")
    assert not brands.may(duties, "till", "sto_2")
    assert brands.may([*duties, brands.Duty("owner")], "till", "sto_2")


def test_every_role_has_permissions_and_every_permission_exists():
    assert set(brands.GRANTED) == set(brands.ROLES)
    assert all(granted <= brands.PERMISSIONS for granted in brands.GRANTED.values())
    assert not brands.may([], "till")
