"""The second factor: a code that counts once, tries that are counted, codes for a bad day."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.brands import LockedOutError, Proved, Unproved, WrongFactorCodeError
from walletpass.brands.proving import RecoveryCode
from walletpass.kernel.secrets import Secret

SECRET = Secret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
VAULT = make.people().vault


def shown(at):
    """Return what the phone shows at a moment."""
    return pyotp.TOTP(SECRET.reveal()).at(at)


@pytest.fixture
def anna(database):
    """Return somebody who has just set up their second factor, and their codes."""
    with database.transaction() as session:
        staff = make.staff(session, make.brand(session))
        codes = brands.set_up_factor(
            session, VAULT, staff, SECRET, shown(NOON), now=NOON
        )
    return staff, [code.reveal() for code in codes]


@pytest.fixture
def prove(database, anna):
    def prove(code, now):
        with database.transaction() as session:
            return brands.prove(session, VAULT, anna[0].id, code, now=now)

    return prove


LATER = NOON + timedelta(minutes=5)


def test_what_the_phone_shows_is_right(prove):
    assert prove(shown(LATER), LATER) == Proved()


@pytest.mark.parametrize("drift", [-30, 30])
def test_a_phone_may_be_half_a_minute_early_or_late(prove, drift):
    assert prove(shown(LATER + timedelta(seconds=drift)), LATER) == Proved()


@pytest.mark.parametrize("drift", [-90, 90])
def test_a_code_of_long_ago_or_of_the_future_is_wrong(prove, drift):
    answer = prove(shown(LATER + timedelta(seconds=drift)), LATER)

    assert isinstance(answer.error, WrongFactorCodeError)


def test_a_code_counts_once(prove):
    prove(shown(LATER), LATER)

    assert isinstance(prove(shown(LATER), LATER), Unproved)
    assert isinstance(prove(shown(LATER), LATER + timedelta(seconds=20)), Unproved)


def test_the_code_it_was_set_up_with_is_used(prove):
    assert isinstance(prove(shown(NOON), NOON), Unproved)


def test_after_a_code_an_older_one_is_void(prove):
    prove(shown(LATER), LATER)

    assert isinstance(prove(shown(LATER - timedelta(seconds=30)), LATER), Unproved)


def test_it_is_set_up_only_with_the_code_the_phone_shows(database):
    with database.transaction() as session:
        staff = make.staff(session, make.brand(session))
        with pytest.raises(WrongFactorCodeError):
            brands.set_up_factor(session, VAULT, staff, SECRET, "000000", now=NOON)


def test_nobody_sets_up_another_over_the_present_one(database, anna):
    code = shown(LATER)
    with database.transaction() as session:
        staff = session.get_one(brands.Staff, anna[0].id)
        with pytest.raises(brands.FactorSetUpError):
            brands.set_up_factor(session, VAULT, staff, SECRET, code, now=LATER)


def test_five_wrong_codes_lock_it_for_a_quarter_of_an_hour_even_for_the_right_one(
    prove,
):
    answers = [prove("000000", LATER) for _ in range(5)]

    assert isinstance(answers[3].error, WrongFactorCodeError)
    assert isinstance(answers[4].error, LockedOutError)
    assert isinstance(prove(shown(LATER), LATER).error, LockedOutError)
    after = LATER + timedelta(minutes=16)
    assert prove(shown(after), after) == Proved()


def test_a_recovery_code_lets_in_once_however_it_is_typed(prove, anna):
    first = anna[1][0]

    assert prove(f" {first.upper().replace('-', ' ')} ", LATER) == Proved(9)
    assert isinstance(prove(first, LATER), Unproved)


def test_of_recovery_codes_and_the_secret_nothing_readable_is_kept(database, anna):
    staff, codes = anna
    with database.snapshot() as session:
        kept = session.scalars(select(RecoveryCode.digest)).all()
        factor = brands.factor_of(session, staff.id)

    assert len(kept) == len(set(codes)) == 10
    assert not {code.encode() for code in codes} & set(kept)
    assert SECRET.reveal().encode() not in factor.secret_sealed


def test_somebodys_recovery_code_is_worth_nothing_to_a_colleague(database, anna):
    with database.transaction() as session:
        other = make.staff(session, make.brand(session))
        brands.set_up_factor(session, VAULT, other, SECRET, shown(NOON), now=NOON)
        answer = brands.prove(session, VAULT, other.id, anna[1][0], now=LATER)

    assert isinstance(answer, Unproved)


def test_fresh_recovery_codes_void_those_before(database, anna, prove):
    staff, codes = anna
    with database.transaction() as session:
        fresh = brands.renew_recovery_codes(session, staff)

    assert isinstance(prove(codes[0], LATER), Unproved)
    assert prove(fresh[0].reveal(), LATER) == Proved(9)


def test_after_a_reset_nothing_proves_anything(database, anna, prove):
    with database.transaction() as session:
        assert brands.reset_factor(session, anna[0].id)
        assert not brands.reset_factor(session, anna[0].id)

    assert isinstance(prove(shown(LATER), LATER), Unproved)
    assert isinstance(prove(anna[1][0], LATER), Unproved)


def test_the_app_is_told_of_the_brand_and_the_login(database, anna):
    with database.snapshot() as session:
        employer = brands.brand_of(session, anna[0].brand_id)
        address = brands.factor_address(SECRET, anna[0], employer)

    read = pyotp.parse_uri(address)
    assert (read.secret, read.name, read.issuer) == (
        SECRET.reveal(), anna[0].login, employer.name,
    )  # fmt: skip


def test_a_brand_demands_it_only_once_it_says_so_and_of_itself_alone(database):
    with database.transaction() as session:
        strict, easy = make.brand(session), make.brand(session)
        assert not brands.demands_factor(session, strict.id)

        assert brands.demand_factor(session, strict.id, is_demanded=True, now=NOON)
        assert not brands.demand_factor(session, strict.id, is_demanded=True, now=NOON)

        assert brands.demands_factor(session, strict.id)
        assert not brands.demands_factor(session, easy.id)
        assert brands.demand_factor(session, strict.id, is_demanded=False, now=NOON)
        assert not brands.demands_factor(session, strict.id)


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
@pytest.mark.parametrize("kind", ["app", "recovery"])
def test_of_eight_who_show_one_code_at_once_one_comes_in(database, anna, kind):
    code = shown(LATER) if kind == "app" else anna[1][0]
    together = threading.Barrier(8)

    def come_in(_number):
        together.wait()
        with database.transaction() as session:
            return brands.prove(session, VAULT, anna[0].id, code, now=LATER)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(come_in, range(8)))

    assert sum(isinstance(answer, Proved) for answer in answers) == 1
