import structlog

from walletpass.kernel.logs import configure_logs
from walletpass.kernel.secrets import Secret


def test_nothing_secret_or_personal_reaches_a_log_line(capsys):
    configure_logs("json")

    structlog.get_logger().info(
        "registered",
        push_token="feedface",
        phone="+79161234567",
        authorization="ApplePass abc",
        certificate_key=Secret("swordfish"),
        card="pas_1",
    )

    line = capsys.readouterr().err
    assert "pas_1" in line
    for hidden in ("feedface", "9161234567", "ApplePass", "swordfish"):
        assert hidden not in line
