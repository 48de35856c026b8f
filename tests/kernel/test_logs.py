import json
import logging

import pytest
import structlog
from granian.log import LogLevels, configure_logging

from walletpass.kernel.logs import configure_logs
from walletpass.kernel.secrets import Secret

PHONE = "+79161234567"


@pytest.fixture(autouse=True)
def _as_it_was():
    """Leave Python's own logging as the next test expects it."""
    known = [logging.getLogger(name) for name in (None, "_granian", "granian.access")]
    before = [(each, each.handlers[:], each.propagate, each.level) for each in known]
    yield
    for each, handlers, propagate, level in before:
        each.handlers[:], each.propagate = handlers, propagate
        each.setLevel(level)


def test_nothing_secret_or_personal_reaches_a_log_line(capsys):
    configure_logs("json")

    structlog.get_logger().info(
        "registered",
        push_token="feedface",
        phone=PHONE,
        authorization="ApplePass abc",
        certificate_key=Secret("swordfish"),
        told={"people": [{"first_name": "Rosalind", "card": "pas_2"}]},
        card="pas_1",
    )

    line = capsys.readouterr().err
    assert "pas_1" in line
    assert "pas_2" in line
    for hidden in ("feedface", PHONE, "ApplePass", "swordfish", "Rosalind"):
        assert hidden not in line


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_stumble_is_told_without_what_was_in_hand(capsys, form):
    def stumble(phone):
        raise ValueError("no such road") from KeyError(len(phone))

    configure_logs(form)
    try:
        stumble(PHONE)
    except ValueError as error:
        structlog.get_logger().error("unforeseen", exc_info=error)

    line = capsys.readouterr().err
    assert "no such road" in line
    assert PHONE not in line


def test_every_line_of_a_process_is_one_json_object(capsys):
    configure_logging(LogLevels.info)  # as the server does before it asks for us
    for _ in range(2):
        configure_logs("json")

    structlog.get_logger().info("ours")
    logging.getLogger("_granian").info("Started worker-%d", 1)
    logging.getLogger("waitress").warning("one line\nand another")
    try:
        int("7\n7")
    except ValueError:
        logging.getLogger("waitress").exception("Exception while serving")

    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.err.splitlines()]
    assert said.out == ""
    assert [
        (line["event"], line["level"], line.get("logger"), "timestamp" in line)
        for line in lines
    ] == [
        ("ours", "info", None, True),
        ("Started worker-1", "info", "_granian", True),
        ("one line\nand another", "warning", "waitress", True),
        ("Exception while serving", "error", "waitress", True),
    ]
    assert "ValueError" in lines[-1]["exception"]


def test_a_library_is_heard_from_its_warnings_on_and_keeps_our_secrets(capsys):
    configure_logs("text")

    logging.getLogger("a.library").info("chatter")
    logging.getLogger("a.library").warning("seen", extra={"phone": PHONE})

    line = capsys.readouterr().err
    assert "seen" in line
    assert "a.library" in line
    assert "chatter" not in line
    assert PHONE not in line
