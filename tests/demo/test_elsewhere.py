"""Pushes that go to somebody else's service, as the operator's environment says."""

import threading

import pytest
import requests

from walletpass.demo.folder import AUTHORITY
from walletpass.simulator.apns import ApnsStandIn
from walletpass.wallets.apple import DemoAuthority

from .running import PATIENCE, demo_in, eventually, sentences

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def apns():
    with ApnsStandIn() as apns:
        yield apns


@pytest.fixture(scope="module")
def demo(tmp_path_factory, apns):
    folder = tmp_path_factory.mktemp("elsewhere")
    ca_file = folder / "their-ca.pem"
    ca_file.write_bytes(apns.ca_pem)
    with demo_in(
        folder / "data",
        WALLETPASS_DATABASE_URL="postgresql://nowhere/the-real-one",
        WALLETPASS_APNS_URL=apns.url,
        WALLETPASS_APNS_CA_FILE=str(ca_file),
    ) as demo:
        demo.start()
        authority = DemoAuthority.from_pem((demo.folder / AUTHORITY).read_bytes())
        apns.trust(authority.root_pem() + authority.intermediate_pem())
        yield demo


def test_the_push_goes_there_and_the_phone_is_refreshed_by_hand(demo, apns):
    arrived = threading.Event()
    apns.courier.watch(lambda _push: arrived.set())

    state = demo.press("till", who=0, act="earn-50")
    assert arrived.wait(PATIENCE)
    [push] = apns.received
    assert push.topic == demo.facts["pass_type_identifier"]

    eventually(lambda: demo.state()["way"]["ending"] == "elsewhere")
    assert sentences(demo.phone(0)) == []
    assert demo.phone(0)["behind"]
    assert state["phones"][0]["balance"] == 320

    demo.press("phones/0/refresh")
    demo.comes_to_say(0, "+50 points, 320 now")
    assert demo.state()["way"]["ending"] == "shown"


def test_the_operators_own_database_is_left_alone(demo):
    assert (demo.folder / "walletpass.db").exists()


def test_the_page_says_so_and_offers_to_refresh(demo, apns):
    page = requests.get(f"{demo.address}/demo", timeout=PATIENCE).text

    assert f"Pushes go to {apns.url}" in page
    assert page.count("Pull to refresh</button>") == 4
    assert "stand-in" not in page
