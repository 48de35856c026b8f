import pytest

from walletpass.kernel.sealing import UnreadableError, Vault
from walletpass.kernel.secrets import Keyring, Secret, same

KEYRING = Keyring(Secret("k" * 40))


def test_a_secret_never_shows_itself():
    secret = Secret("swordfish")

    assert "swordfish" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == "swordfish"


def test_an_authentication_token_is_always_the_same_for_one_card():
    token = KEYRING.authentication_token("pass.com.example", "abc")

    assert token == KEYRING.authentication_token("pass.com.example", "abc")
    assert token != KEYRING.authentication_token("pass.com.example", "abd")
    assert token != KEYRING.authentication_token("pass.com.examplea", "bc")
    assert len(token) >= 32


def test_another_server_secret_gives_other_tokens():
    other = Keyring(Secret("x" * 40))

    assert other.authentication_token("p", "s") != KEYRING.authentication_token(
        "p", "s"
    )


def test_a_card_code_leads_back_to_its_serial_number_and_no_forgery_does():
    code = KEYRING.card_code("serial1")

    assert KEYRING.serial_in(code) == "serial1"
    assert KEYRING.serial_in(code[:-1] + "~") is None
    assert KEYRING.serial_in("serial1") is None
    assert KEYRING.serial_in("") is None
    assert KEYRING.serial_in(code.replace("serial1", "serial2")) is None


@pytest.mark.parametrize("given", ["", "é", "\x00", "токен", "a" * 10_000])
def test_comparing_survives_whatever_is_sent(given):
    assert not same(given, "expected")


def test_what_is_sealed_opens_with_its_own_key_only():
    vault, other = Vault(b"a" * 32), Vault(b"b" * 32)
    data_key = vault.new_data_key()
    sealed = vault.seal_text(data_key, "Łukasz Жуков")

    assert vault.open_text(data_key, sealed) == "Łukasz Жуков"
    assert "Łukasz".encode() not in sealed
    with pytest.raises(UnreadableError):
        other.open_text(data_key, sealed)
    with pytest.raises(UnreadableError):
        vault.open_text(vault.new_data_key(), sealed)


def test_damage_to_what_is_sealed_is_noticed():
    vault = Vault(b"a" * 32)
    sealed = bytearray(vault.seal(b"private key"))
    sealed[-1] ^= 1

    with pytest.raises(UnreadableError):
        vault.open(bytes(sealed))
