"""Tills are put into stores from the command line."""

import pytest

from walletpass import brands
from walletpass.kernel.clock import utc_now
from walletpass.kernel.secrets import Secret

TILL = ("till-1", "--brand", "kawa", "--store", "rynek")


@pytest.fixture
def shop(founded):
    """A shell whose brand has one store, and Anna at its tills."""
    with founded.opened() as services, services.database.transaction() as session:
        brands.open_store(
            session,
            brands.brand_called(session, "kawa"),
            code="rynek",
            name="Rynek",
            latitude=50.06,
            longitude=19.94,
            now=utc_now(),
        )
    founded.do(
        "staff", "create", "anna", "--brand", "kawa", "--name", "Anna",
        "--role", "cashier", typed="correct horse\ncorrect horse\n",
    )  # fmt: skip
    return founded


def _enrol(shop, code):
    with shop.opened() as services, services.database.transaction() as session:
        return brands.enrol_till(session, Secret(code.strip()), now=utc_now())[0]


def test_a_till_is_added_with_a_code_for_its_device(shop):
    code = shop.do("tills", "add", *TILL, "--name", "By the door")
    assert "none yet" in shop.do("tills", "list", "--brand", "kawa")

    assert _enrol(shop, code).name == "By the door"

    told = shop.do("tills", "list", "--brand", "kawa")
    assert "By the door" in told
    assert "enrolled" in told
    assert code.strip() not in told


def test_a_fresh_code_is_for_another_device(shop):
    first = shop.do("tills", "add", *TILL, "--name", "By the door")
    second = shop.do("tills", "code", *TILL)

    with pytest.raises(brands.UnknownCodeError):
        _enrol(shop, first)
    assert _enrol(shop, second).code == "till-1"


def test_a_retired_till_is_listed_as_such(shop):
    shop.do("tills", "add", *TILL, "--name", "By the door")
    with shop.opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, "kawa")
        [till] = brands.tills_of(session, owner.id)
        brands.retire_till(till)

    assert "retired" in shop.do("tills", "list", "--brand", "kawa")


def test_a_locked_till_is_unlocked(shop):
    shop.do("tills", "add", *TILL, "--name", "By the door")

    assert "By the door is open" in shop.do("tills", "unlock", *TILL)


@pytest.mark.parametrize(
    "command",
    [
        ("tills", "add", "till-1", "--brand", "kawa", "--store", "moon", "--name", "T"),
        ("tills", "code", *TILL),
        ("tills", "unlock", *TILL),
        ("tills", "list", "--brand", "herbata"),
        ("staff", "pin", "nobody", "--brand", "kawa", "--pin", "4711"),
        ("staff", "pin", "anna", "--brand", "kawa", "--pin", "1234"),
    ],
)
def test_what_is_not_there_or_not_fit_is_one_sentence(shop, command):
    answer = shop.run(*command)

    assert answer.exit_code == 1
    assert answer.stderr.count("\n") == 1


def test_a_pin_that_was_typed_puts_a_name_on_the_till(shop):
    code = shop.do("tills", "add", *TILL, "--name", "By the door")
    till = _enrol(shop, code)
    shop.do("staff", "pin", "anna", "--brand", "kawa", typed="4711\n4711\n")

    with shop.looking() as session:
        assert [one.name for one in brands.cashiers_at(session, till)] == ["Anna"]
