import pytest
import structlog

from walletpass.kernel.logs import configure_logs
from walletpass.kernel.secrets import Secret

PHONE = "+79161234567"


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
