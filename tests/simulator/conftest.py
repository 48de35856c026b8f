import pytest

from walletpass.simulator import Fleet

from .certificates import Authority
from .wallet_service import WalletService


@pytest.fixture(scope="session")
def authority():
    return Authority()


@pytest.fixture(scope="session")
def signer(authority):
    return authority.signer()


@pytest.fixture
def service(signer):
    service = WalletService(signer)
    yield service
    service.close()


@pytest.fixture
def fleet(authority):
    with Fleet(authority.root_pem, threads=4, pace=0.001) as fleet:
        yield fleet
        assert fleet.settle()


@pytest.fixture
def phone(fleet):
    return fleet.phone("Ada")
