"""The command: what it writes, what it keeps, and how it ends."""

import json
import re
import signal
import socket
import subprocess
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from stat import S_IMODE
from urllib.parse import urlsplit

import pytest
import requests
from cryptography import x509

from walletpass.brands import ROLES
from walletpass.kernel.clock import utc_now
from walletpass.simulator import Trust, open_bundle

from .running import (
    PATIENCE,
    clean_environment,
    command,
    demo_in,
    eventually,
    sentences,
)

pytestmark = pytest.mark.long


def test_the_facts_are_complete_once_the_demo_answers(demo):
    facts = demo.facts

    assert set(facts) == {
        "base_url", "brand", "api_key", "signins", "till_url", "root_certificate",
        "pass_type_identifier", "team_identifier",
    }  # fmt: skip
    assert set(facts["signins"]) == set(ROLES)
    assert all(
        set(one) == {"login", "password", "pin"} for one in facts["signins"].values()
    )
    root = Path(facts["root_certificate"]).read_bytes()
    certificate = x509.load_pem_x509_certificate(root)
    assert certificate.subject == certificate.issuer


def test_the_key_is_live_and_sees_its_brand(demo):
    answer = requests.get(
        f"{demo.address}/api/v1/brand",
        headers={"Authorization": f"Bearer {demo.facts['api_key']}"},
        timeout=PATIENCE,
    )

    assert demo.facts["api_key"].startswith("wp_live_")
    assert answer.json()["slug"] == demo.facts["brand"]
    assert len(answer.json()["stores"]) == 3


def test_only_their_owner_may_read_the_files(demo):
    modes = {path.name: S_IMODE(path.stat().st_mode) for path in demo.folder.iterdir()}

    assert {"demo.json", "secret_key", "walletpass.db"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_the_cards_are_signed_under_the_root_that_the_facts_name(demo):
    facts, phone = demo.facts, demo.phone(0)
    cards = requests.get(
        f"{demo.address}/api/v1/cards",
        params={"number": phone["card_number"]},
        headers={"Authorization": f"Bearer {facts['api_key']}"},
        timeout=PATIENCE,
    ).json()["cards"]
    bundle = requests.get(cards[0]["pass_url"], timeout=PATIENCE).content

    root = Path(facts["root_certificate"]).read_bytes()
    opened = open_bundle(bundle, Trust(root), utc_now())

    assert opened.pass_type == facts["pass_type_identifier"]
    assert opened.content["teamIdentifier"] == facts["team_identifier"]
    assert opened.serial == phone["serial_number"]


def test_a_sale_over_the_api_reaches_the_phone(demo):
    entry = demo.sell(2, 40, "test/sale")

    demo.comes_to_say(2, f"+40 punktów, teraz {entry['balance']}")
    assert demo.phone(2)["shows"]["balance"] == str(entry["balance"])
    assert demo.phone(0)["complaints"] == []


def test_the_front_door_leads_to_the_table(demo):
    answer = requests.get(demo.address, timeout=PATIENCE)

    assert answer.url == f"{demo.address}/demo"
    assert "Sell" in answer.text


@pytest.mark.parametrize(
    "sender",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_press_anything(demo, sender):
    before = demo.phone(0)["balance"]

    answer = requests.post(
        f"{demo.address}/demo/till",
        data={"who": "0", "act": "earn-50"},
        headers=sender,
        timeout=PATIENCE,
    )

    assert answer.status_code == 403
    assert demo.phone(0)["balance"] == before


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("till", {"who": "0", "act": "earn-0"}, 400),
        ("till", {"who": "0", "act": "earn-²"}, 400),
        ("till", {"who": "0", "act": "steal-50"}, 400),
        ("till", {"who": "9", "act": "earn-50"}, 404),
        ("till", {"act": "earn-50"}, 404),
        ("studio", {"look": "plaid"}, 400),
        ("phones/0/switch", {"switch": "loud"}, 400),
        ("phones/9/switch", {"switch": "muted"}, 404),
        ("phones/9/refresh", {}, 404),
    ],
)
def test_what_the_table_does_not_have_is_refused(demo, path, fields, status):
    answer = requests.post(f"{demo.address}/demo/{path}", data=fields, timeout=PATIENCE)

    assert answer.status_code == status


def test_nothing_new_is_told_in_a_few_bytes(demo):
    first = requests.get(f"{demo.address}/demo/state", timeout=PATIENCE)
    again = requests.get(
        first.url, headers={"If-None-Match": first.headers["ETag"]}, timeout=PATIENCE
    )

    assert (again.status_code, again.content) == (304, b"")


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [*command(tmp_path), "--port", str(port)],
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    assert ended.returncode == 1
    assert f"Port {port} cannot be opened" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_second_demo_in_the_folder_is_refused_and_the_first_goes_on(demo):
    ended = subprocess.run(
        [*command(demo.folder), "--reset"],
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 1
    assert "A demo is running here already" in ended.stderr
    assert demo.phone(0)["holds_card"]


def test_a_demo_starts_again_as_it_was_until_it_is_reset(own_demo):
    own_demo.start()
    before, phones = own_demo.facts, own_demo.state()["phones"]
    own_demo.sell(0, 50, "test/before")
    own_demo.comes_to_say(0, "+50 points, 320 now")
    code, said, _ = own_demo.stop()

    assert code == 0
    assert f"Open {before['base_url']}/demo" in said
    assert not (own_demo.folder / "demo.json").exists()

    own_demo.start()
    after = own_demo.state()["phones"]
    moved = {
        "base_url": own_demo.address,
        "till_url": f"{own_demo.address}/demo/counter",
    }
    assert own_demo.facts == before | moved
    for key in ("device", "serial_number", "card_id", "card_number"):
        assert [one[key] for one in after] == [one[key] for one in phones], key
    eventually(lambda: own_demo.phone(0)["shows"].get("balance") == "320")
    own_demo.sell(0, 10, "test/after")
    own_demo.comes_to_say(0, "+10 points, 330 now")
    own_demo.stop(signal.SIGINT)

    (own_demo.folder / "a-letter.txt").write_text("not the demo's")
    own_demo.start("--reset")
    assert own_demo.facts["api_key"] != before["api_key"]
    assert sentences(own_demo.phone(0)) == []
    assert (own_demo.folder / "a-letter.txt").exists()


SPEAKING_DEMO = """
import sys, threading, structlog
from walletpass.cli import main

def speak():
    structlog.get_logger().warning("spoken", push_token="feedface", card="pas_1")

from walletpass.demo import running
opened = running._introduce
running._introduce = lambda *given: (speak(), opened(*given))
main(sys.argv[1:])
"""


@pytest.mark.parametrize(("form", "reads"), [("json", json.loads), ("text", str)])
def test_log_lines_of_the_demo_are_as_the_settings_ask_and_tell_no_secret(
    tmp_path, form, reads
):
    with demo_in(tmp_path / "data", WALLETPASS_LOG_FORMAT=form) as demo:
        demo.begin(program=("-c", SPEAKING_DEMO))
        eventually((demo.folder / "demo.json").exists, "demo.json")
        demo.press("phones/0/switch", switch="gone")
        demo.press("phones/0/switch", switch="offline")
        demo.press("phones/0/switch", switch="gone")
        _, _, log = demo.stop()

    lines = [reads(line) for line in log.splitlines()]
    assert len([line for line in lines if "card not added" in str(line)]) == 1
    [spoken] = [str(line) for line in lines if "spoken" in str(line)]
    assert "pas_1" in spoken
    assert "feedface" not in log


def test_an_answer_without_a_body_leaves_the_connection_open(demo):
    with closing(HTTPConnection(urlsplit(demo.address).netloc)) as line:
        tag = asked(line, {}).headers["ETag"]
        socket = line.sock

        answer = asked(line, {"If-None-Match": tag})

        assert (answer.status, answer.headers["Connection"]) == (304, None)
        assert line.sock is socket
        answer = asked(line, {"If-None-Match": tag, "Connection": "close"})
        assert (answer.status, answer.headers["Connection"]) == (304, "close")


def asked(line, headers):
    line.request("GET", "/demo/static/demo.css", headers=headers)
    answer = line.getresponse()
    answer.read()
    return answer


def test_a_newcomer_stands_at_the_till_and_sells(demo):
    visitor = requests.Session()
    names = visitor.get(demo.facts["till_url"], timeout=10)
    assert "Till 1" in names.text
    who = re.search(r"\?who=(\w+)[^>]*>Anna Nowak", names.text)[1]

    page = visitor.post(
        f"{demo.facts['base_url']}/till/sign-in",
        data={"who": who, "pin": demo.facts["signins"]["cashier"]["pin"]},
        timeout=10,
    )

    assert page.status_code == 200
    assert "/till/find" in page.text
