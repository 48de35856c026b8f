"""Who may ask: only the card's own token opens it, and nothing tells cards apart."""

from dataclasses import replace

import pytest

from tests import make
from walletpass.kernel.secrets import Keyring, Secret

from .conftest import Wallet

ASK = {
    "register": Wallet.register,
    "unregister": Wallet.unregister,
    "fetch": Wallet.fetch,
}


@pytest.fixture(params=list(ASK))
def ask(request):
    return ASK[request.param]


def _refused(answer):
    return (
        answer.status_code == 401
        and answer.data == b""
        and {name for name, _ in answer.headers} == {"Content-Length", "Cache-Control"}
    )


@pytest.mark.parametrize(
    "shown",
    [
        None,
        "",
        "ApplePass",
        "ApplePass ",
        "ApplePass wrong",
        "ApplePass {token}x",
        "ApplePass {token},{token}",
        "ApplePass {upper}",
        "ApplePass {cut}",
        "Bearer {token}",
        "Basic {token}",
        "{token}",
        "ApplePass{token}",
        "ApplePass \xff",
        "ApplePass żółw".encode().decode("latin-1"),
    ],
)
def test_without_the_cards_own_token_nothing_opens(ask, wallet, shown):
    token = wallet.shown["Authorization"].split()[1]
    headers = {}
    if shown is not None:
        headers["Authorization"] = shown.format(
            token=token, upper=token.upper(), cut=token[:-1]
        )

    assert _refused(ask(wallet, headers=headers))


def test_another_cards_token_does_not_open_this_one(ask, issue):
    mine, theirs = issue(), issue()

    assert _refused(ask(mine, headers=theirs.shown))


def test_another_servers_token_does_not_open_it(ask, wallet):
    keyring = Keyring(Secret("another server's secret"))
    token = keyring.authentication_token(*wallet.names)

    assert _refused(ask(wallet, headers={"Authorization": f"ApplePass {token}"}))


@pytest.mark.parametrize(
    "scheme", ["ApplePass", "applepass", "APPLEPASS", "AndroidPass"]
)
@pytest.mark.parametrize("gap", [" ", "   "])
def test_the_scheme_may_be_written_in_any_case(ask, wallet, scheme, gap):
    token = wallet.shown["Authorization"].split()[1]

    answer = ask(wallet, headers={"Authorization": f"{scheme}{gap}{token}"})

    assert answer.status_code in {200, 201}


def test_a_card_that_does_not_exist_is_refused_like_a_wrong_token(ask, wallet):
    wallet.card = replace(wallet.card, serial_number="0" * 26)

    assert _refused(ask(wallet))  # another card's token
    assert _refused(ask(wallet, headers=Wallet(None, wallet.card).shown))  # its own


def test_a_serial_number_is_compared_letter_by_letter(ask, wallet):
    wallet.card = replace(wallet.card, serial_number=wallet.card.serial_number.upper())

    assert _refused(ask(wallet, headers=Wallet(None, wallet.card).shown))


def test_another_brands_card_is_not_to_be_had_under_our_pass_type(
    ask, wallet, database, client
):
    with database.transaction() as session:
        owner = make.brand(session)
        kind = make.signing_pass_type(session, owner, "pass.com.example.other")
        theirs = Wallet(
            client, make.card(session, owner, of=make.template(session, owner, kind))
        )
    mixed = replace(theirs.card, pass_type_identifier=wallet.card.pass_type_identifier)

    assert ask(theirs).status_code in {200, 201}
    assert _refused(ask(Wallet(client, mixed)))
    assert _refused(ask(Wallet(client, mixed), headers=theirs.shown))
    assert _refused(ask(Wallet(client, mixed), headers=wallet.shown))


def test_the_token_is_looked_at_before_the_date_and_before_the_body(wallet, client):
    modified = wallet.fetch().headers["Last-Modified"]

    assert _refused(
        wallet.fetch(headers={"If-Modified-Since": modified, "Authorization": "x"})
    )
    assert _refused(wallet.register(headers={}, json=None, data=b"{"))
    assert _refused(wallet.register(headers={}, json=None, data=b"x" * 100_000))


def test_nothing_is_looked_up_for_a_stranger(ask, wallet, database, monkeypatch):
    def refuse(_):
        message = "a stranger may not make us look"
        raise AssertionError(message)

    monkeypatch.setattr(type(database), "transaction", refuse)
    monkeypatch.setattr(type(database), "snapshot", refuse)

    assert _refused(ask(wallet, headers={}))
