"""What the benches measure with: turns, real cards, and a load that is counted right."""

import json
import os
import socket
import subprocess
import sys
import threading
import zipfile
from io import BytesIO

import pytest

from walletpass.bench.fetcher import fetch
from walletpass.bench.measure import Measure, alternating
from walletpass.bench.processes import SilentServerError, free_port, running
from walletpass.bench.shop import open_shop


def test_we_and_the_limit_take_turns_and_the_median_counts():
    order, ours, theirs = [], iter([30.0, 10.0, 20.0]), iter([3.0, 9.0, 4.0])

    def run(name, figures):
        order.append(name)
        return next(figures)

    heard = []
    medians = alternating(
        3,
        (lambda: run("us", ours), lambda: run("them", theirs)),
        lambda done, rounds: heard.append((done, rounds)),
    )

    assert medians == [20.0, 4.0]
    assert order == ["us", "them"] * 3
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_figure_is_told_with_its_limit_and_their_ratio():
    figure = Measure("sign.one_thread", 812.34, "bundles/s", 1000.04, "bare RSA")

    assert figure.to_dict() == {
        "measure": "sign.one_thread",
        "value": 812.3,
        "unit": "bundles/s",
        "limit": 1000.0,
        "ratio": 0.812,
    }


@pytest.fixture(scope="module")
def shop():
    with open_shop(6) as shop:
        yield shop


@pytest.fixture(scope="module")
def bundles(shop):
    services = shop.services
    with services.database.snapshot() as session:
        return [
            services.press.bundle(session, card, now=services.now())
            for card in shop.cards
        ]


def test_the_cards_weigh_what_real_ones_do(bundles):
    with zipfile.ZipFile(BytesIO(bundles[0])) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        card = json.loads(archive.read("pass.json"))

    pictures = sum(size for name, size in sizes.items() if name.endswith(".png"))
    assert 60_000 < pictures < 80_000
    assert 2_500 < sizes["pass.json"] < 4_500
    assert len(card["locations"]) == 10
    assert {name for name in sizes if name.endswith("pass.strings")} == {
        "en.lproj/pass.strings", "ru.lproj/pass.strings", "pl.lproj/pass.strings",
    }  # fmt: skip


def test_no_two_cards_are_alike(shop, bundles):
    assert len(set(bundles)) == len(shop.cards) == 6
    assert len({card.serial_number for card in shop.cards}) == 6


def test_a_server_of_the_bench_knows_its_shop_and_nothing_else(shop, monkeypatch):
    monkeypatch.setenv("WALLETPASS_APNS_URL", "https://api.push.apple.com")

    environment = shop.environment()

    ours = {name for name in environment if name.startswith("WALLETPASS_")}
    assert ours == {
        "WALLETPASS_DATA_DIR", "WALLETPASS_BASE_URL", "WALLETPASS_SECRET_KEY",
    }  # fmt: skip
    assert environment["PATH"] == os.environ["PATH"]


def answering(listener, pieces):
    """Answer every request on one connection after another, in these pieces."""

    def serve(wire):
        with wire:
            while wire.recv(65536):
                for piece in pieces:
                    wire.sendall(piece)

    def accept():
        while True:
            try:
                wire, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(wire,)).start()

    threading.Thread(target=accept, daemon=True).start()


@pytest.mark.parametrize(
    ("pieces", "status", "body"),
    [
        ([b"HTTP/1.1 304 Not Modified\r\n\r\n"], 304, b""),
        ([b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello"], 200, b"hello"),
        (
            [b"HTTP/1.1 200 OK\r\nContent-Le", b"ngth: 5\r\nX: 1\r\n\r\nhe", b"llo"],
            200,
            b"hello",
        ),
    ],
)
def test_the_load_generator_counts_whole_answers(pieces, status, body):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answering(listener, pieces)
        told = fetch(
            port=listener.getsockname()[1],
            connections=3,
            count=20,
            requests=["GET / HTTP/1.1\r\n\r\n"],
        )
        listener.shutdown(socket.SHUT_RDWR)

    assert told["statuses"] == {status: 20}
    assert bytes.fromhex(told["first"]) == body
    assert told["seconds"] > 0


def test_a_server_that_hangs_up_is_no_measure():
    def hang_up(listener):
        wire, _ = listener.accept()
        wire.recv(100)
        wire.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=hang_up, args=(listener,)).start()
        with pytest.raises(ConnectionError):
            fetch(
                port=listener.getsockname()[1],
                connections=1,
                count=1,
                requests=["GET / HTTP/1.1\r\n\r\n"],
            )


def test_a_server_that_does_not_come_up_is_told():
    with (
        pytest.raises(SilentServerError),
        running([sys.executable, "-c", "raise SystemExit(1)"], free_port()),
    ):
        pass


def test_the_load_generator_speaks_json_as_a_process():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        answering(listener, [b"HTTP/1.1 204 No Content\r\n\r\n"])
        asked = {"port": listener.getsockname()[1], "connections": 1, "count": 3,
                 "requests": ["GET / HTTP/1.1\r\n\r\n"]}  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-m", "walletpass.bench.fetcher"],
            input=json.dumps(asked), capture_output=True, text=True, check=True,
        )  # fmt: skip
        listener.shutdown(socket.SHUT_RDWR)

    assert json.loads(done.stdout)["statuses"] == {"204": 3}
