"""Settings in, services out."""

import pytest

from tests import make
from walletpass.bootstrap import require_same_secret
from walletpass.customers import People
from walletpass.kernel.sealing import UnreadableError, Vault
from walletpass.kernel.secrets import Keyring, Secret


def _with_another_secret(database):
    keyring = Keyring(Secret("another secret key for tests"))
    people = People(Vault(keyring.key("vault")), keyring)
    return make.services(database, people=people)


def test_a_new_database_takes_any_secret(database):
    services = _with_another_secret(database)

    assert require_same_secret(services) is None


@pytest.mark.parametrize("sealed", [make.customer, make.signing_pass_type])
def test_a_database_begun_with_another_secret_is_not_touched(database, sealed):
    with database.transaction() as session:
        sealed(session, make.brand(session))

    require_same_secret(make.services(database))
    with pytest.raises(UnreadableError):
        require_same_secret(_with_another_secret(database))


def test_people_who_were_erased_have_nothing_left_to_open(database):
    with database.transaction() as session:
        owner = make.brand(session)
        make.customer(session, owner).data_key = b""

    require_same_secret(_with_another_secret(database))

    with database.transaction() as session:
        make.customer(session, make.brand(session))
    with pytest.raises(UnreadableError):
        require_same_secret(_with_another_secret(database))
