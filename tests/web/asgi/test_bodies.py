"""Bodies on their way: nobody who is slow, endless or gone holds up anybody else."""

import socket
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import requests
from flask import Flask, request

from tests import make
from tests.web.serving import serving_as_in_production
from walletpass.app import create_app, served
from walletpass.web.asgi import AsgiApplication, Bodies

BODY = b"0123456789"
POST = b"POST /size HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"


def counting():
    """Return an application that tells how much it was sent."""
    app = Flask(__name__)
    app.post("/size")(lambda: str(len(request.get_data())))
    return app


@pytest.fixture
def serve():
    """Serve with bounds on bodies; return the address."""
    with ExitStack() as stack:

        def serve(*, largest=1000, most_held=10_000, patience=60):
            application = AsgiApplication(
                counting(),
                threads=2,
                bodies=Bodies(largest, most_held, patience, slowest=1000),
            )
            return stack.enter_context(serving_as_in_production(application))

        yield serve


@pytest.fixture
def send(request):
    """Send bytes over a connection of their own, which stays open; return it."""
    with ExitStack() as stack:

        def send(address, said):
            target = urlsplit(address)
            line = socket.create_connection((target.hostname, target.port), 30)
            stack.enter_context(line)
            line.sendall(said)
            return line

        yield send


def answered(line):
    """Return the status that comes back over the connection."""
    return int(line.recv(4096).split()[1])


def test_bodies_arrive_as_they_were_sent(serve):
    address = serve(largest=3_000_000, most_held=9_000_000)

    for size in (0, 1, 1000, 2_000_000):
        assert requests.post(f"{address}/size", b"x" * size).text == str(size)


def test_senders_that_never_finish_stop_nobody(serve, send):
    address = serve()
    lines = [send(address, POST % 1000 + BODY) for _ in range(50)]

    answers = [requests.post(f"{address}/size", BODY, timeout=30) for _ in range(20)]

    assert [answer.text for answer in answers] == ["10"] * 20
    assert len(lines) == 50


def test_a_body_that_takes_too_long_is_refused(serve, send):
    line = send(serve(patience=0.2), POST % 1000 + BODY)

    assert answered(line) == 400


def test_a_body_that_broke_off_is_refused(serve, send):
    line = send(serve(), POST % 1000 + BODY)
    line.shutdown(socket.SHUT_WR)

    assert answered(line) == 400


def test_a_body_that_is_too_large_is_not_waited_for(serve, send):
    assert answered(send(serve(largest=1000), POST % 1001)) == 400


def test_more_than_may_be_held_is_refused_and_room_is_made_again(serve, send):
    address = serve(largest=1000, most_held=1500)
    hog = send(address, POST % 1000 + b"x" * 999)
    small = requests.post(f"{address}/size", b"x" * 400)
    large = requests.post(f"{address}/size", b"x" * 600)
    hog.sendall(b"x")

    assert small.text == "400"
    assert large.status_code == 503
    assert large.headers["Retry-After"] == "5"
    assert answered(hog) == 200
    assert requests.post(f"{address}/size", b"x" * 1000).text == "1000"


def test_whoever_is_gone_is_not_waited_for(serve, send):
    address = serve(most_held=1500)
    for _ in range(20):
        send(address, POST % 1000 + b"x" * 999).close()

    def asked():
        return requests.post(f"{address}/size", b"x" * 1000).status_code

    assert 200 in {asked() for _ in range(200)}


PARTS = b"POST /size HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


def test_a_body_in_parts_is_read_like_any_other(serve, send):
    address = serve()

    line = send(address, PARTS + b"3\r\nabc\r\n4\r\ndefg\r\n0\r\n\r\n")

    assert line.recv(4096).endswith(b"\r\n\r\n7")


def test_a_body_in_parts_without_end_is_stopped_at_the_largest(serve, send):
    line = send(serve(largest=1000), PARTS + b"800\r\n" + b"x" * 0x800 + b"\r\n")

    assert line.recv(4096).endswith(b"\r\n\r\n2048"), "as many as came at once"


@pytest.mark.parametrize("end", ["shut", "nonsense"])
def test_a_body_in_parts_that_broke_off_is_refused_by_our_own_doors(
    database, send, end
):
    app = create_app(make.services(database))
    with serving_as_in_production(served(app, threads=2)) as address:
        line = send(
            address,
            PARTS.replace(b"/size", b"/apple/v1/log") + b'c\r\n{"logs": []}\r\n',
        )
        if end == "shut":
            line.shutdown(socket.SHUT_WR)
        else:
            line.sendall(b"zz\r\n")

        assert answered(line) == 411
