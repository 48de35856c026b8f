"""Who may found the first brand, and that only one ever does."""

from threading import Barrier, Thread

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands
from walletpass.kernel.secrets import Keyring, Secret

KEYRING = Keyring(Secret("a secret of this installation alone"))


def test_the_code_is_the_same_in_every_process_and_another_elsewhere():
    elsewhere = Keyring(Secret("a secret of another installation"))

    code = brands.setup_code(KEYRING).reveal()

    assert code == brands.setup_code(KEYRING).reveal()
    assert code != brands.setup_code(elsewhere).reveal()
    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]


@pytest.mark.parametrize(
    "as_typed",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')}\n",
        lambda code: code.replace("O", "0").replace("I", "1").replace("B", "8"),
    ],
)
def test_the_code_is_read_as_people_type_it(database, as_typed):
    code = as_typed(brands.setup_code(KEYRING).reveal())

    with database.transaction() as session:
        brands.claim_setup(session, KEYRING, Secret(code))
        assert not brands.is_set_up(session)  # that it may be done does not do it


@pytest.mark.parametrize("wrong", ["", "AAAA-AAAA-AAAA-AAAA", "АБВГ", "\0"])
def test_another_code_opens_nothing(database, wrong):
    with (
        database.transaction() as session,
        pytest.raises(brands.WrongSetupCodeError),
    ):
        brands.claim_setup(session, KEYRING, Secret(wrong))


def test_once_a_brand_is_there_the_right_code_opens_nothing(database):
    with database.transaction() as session:
        make.brand(session, now=NOON)

    with (
        database.transaction() as session,
        pytest.raises(brands.AlreadySetUpError),
    ):
        brands.claim_setup(session, KEYRING, brands.setup_code(KEYRING))


@pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
def test_of_many_who_set_up_at_once_one_wins(database):
    together, outcomes = Barrier(4), []

    def set_up(number):
        together.wait()
        try:
            with database.transaction() as session:
                brands.claim_setup(session, KEYRING, brands.setup_code(KEYRING))
                make.brand(session, slug=f"shop-{number}", now=NOON)
        except brands.AlreadySetUpError:
            outcomes.append("late")
        else:
            outcomes.append("first")

    people = [Thread(target=set_up, args=(number,)) for number in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert sorted(outcomes) == ["first", "late", "late", "late"]
    with database.snapshot() as session:
        assert len(brands.all_brands(session)) == 1
