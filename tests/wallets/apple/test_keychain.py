"""Importing what people have: every form openssl and Keychain Access write."""

import itertools

import forge
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from forge import PASS_TYPE, TEAM

from walletpass.kernel.secrets import Secret
from walletpass.wallets.apple import (
    import_identity,
    new_signing_request,
    read_credentials,
)
from walletpass.wallets.apple.errors import (
    AmbiguousPassCertificateError,
    ForeignKeyError,
    MissingIntermediateError,
    MissingKeyError,
    MissingPassCertificateError,
    UnreadableFileError,
    UnsuitableKeyError,
    WrongPasswordError,
)

PASSWORD = "correct horse"


def pem(*certificates):
    return b"".join(each.public_bytes(Encoding.PEM) for each in certificates)


def pem_key(identity):
    return identity.private_key.private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    )


@pytest.fixture
def files(identity):
    """The three things everyone needs, each as a PEM file."""
    leaf, intermediate = identity.certificate.leaf, identity.intermediate
    return {
        "leaf.pem": pem(leaf),
        "key.pem": pem_key(identity),
        "intermediate.pem": pem(intermediate),
    }


@pytest.fixture
def export(openssl, files):
    """Exports leaf and key as .p12, the way openssl is told to."""

    def run(*options, password=PASSWORD):
        openssl(
            *("pkcs12", "-export", "-in", "leaf.pem", "-inkey", "key.pem"),
            *("-out", "it.p12", "-passout", f"pass:{password}", *options),
            **files,
        )
        return (openssl.folder / "it.p12").read_bytes()

    return run


FLAVOURS = {
    "today's": (),
    "Keychain Access (RC2-40 and 3DES)": ("-legacy",),
    "3DES": (
        *("-certpbe", "PBE-SHA1-3DES", "-keypbe", "PBE-SHA1-3DES"),
        *("-macalg", "sha1"),
    ),
    "RC2-40 throughout": (
        *("-legacy", "-certpbe", "PBE-SHA1-RC2-40"),
        *("-keypbe", "PBE-SHA1-RC2-40"),
    ),
    "RC2-128": ("-legacy", "-certpbe", "PBE-SHA1-RC2-128"),
    "with a friendly name": ("-legacy", "-name", "Pass Type ID: карта"),
}


@pytest.mark.parametrize("options", FLAVOURS.values(), ids=FLAVOURS)
@pytest.mark.parametrize("password", [PASSWORD, "пароль-łódź", ""])
def test_every_p12_opens_with_its_password(export, identity, options, password, now):
    p12 = export(*options, password=password)
    wwdr = identity.intermediate.public_bytes(Encoding.DER)
    imported = import_identity([p12, wwdr], password=Secret(password), now=now)
    assert imported == identity


def test_a_p12_that_brings_the_intermediate_needs_nothing_else(export, identity, now):
    p12 = export("-legacy", "-certfile", "intermediate.pem")
    assert import_identity([p12], password=Secret(PASSWORD), now=now) == identity


@pytest.mark.parametrize("options", FLAVOURS.values(), ids=FLAVOURS)
@pytest.mark.parametrize("given", ["correct", "Correct horse", "cor\0rect", ""])
def test_a_p12_stays_closed_to_another_password(export, options, given):
    p12 = export(*options)
    with pytest.raises(WrongPasswordError) as refusal:
        read_credentials(p12, Secret(given))
    assert refusal.value.facts() == {"password_given": bool(given)}
    expected = "chosen when it was exported" if given else "chosen at its export"
    assert expected in str(refusal.value)


def test_the_password_itself_is_never_repeated(export):
    with pytest.raises(WrongPasswordError) as refusal:
        read_credentials(export("-legacy"), Secret("hunter2"))
    assert "hunter2" not in f"{refusal.value!r} {refusal.value.facts()}"


def test_pem_blocks_may_come_in_any_order_in_one_file(files, identity, now):
    for order in itertools.permutations(files.values()):
        assert import_identity([b"".join(order)], now=now) == identity


def test_pem_blocks_may_come_in_several_files(files, identity, now):
    assert import_identity(files.values(), now=now) == identity


def test_notes_windows_lines_and_a_byte_order_mark_around_pem_do_no_harm(
    files, identity, now
):
    noted = b"\xef\xbb\xbfBag Attributes\n    friendlyName: card\n" + b"".join(
        files.values()
    )
    assert import_identity([noted.replace(b"\n", b"\r\n")], now=now) == identity


def test_what_openssl_unpacks_from_a_p12_is_read(openssl, export, identity, now):
    p12 = export("-legacy", "-certfile", "intermediate.pem")
    unpacked = openssl(
        *(
            "pkcs12",
            "-in",
            "it.p12",
            "-legacy",
            "-nodes",
            "-passin",
            f"pass:{PASSWORD}",
        ),
        **{"it.p12": p12},
    )
    assert b"Bag Attributes" in unpacked
    assert import_identity([unpacked], now=now) == identity


ENCRYPTIONS = {
    "PKCS #8": ("pkcs8", "-topk8", "-v2", "aes256", "-in", "key.pem"),
    "PKCS #8 with 3DES": ("pkcs8", "-topk8", "-v1", "PBE-SHA1-3DES", "-in", "key.pem"),
    "traditional": ("rsa", "-aes256", "-traditional", "-in", "key.pem"),
}


@pytest.mark.parametrize("how", ENCRYPTIONS.values(), ids=ENCRYPTIONS)
def test_an_encrypted_pem_key_opens_with_its_password_only(
    openssl, files, identity, how, now
):
    key = openssl(*how, "-passout", f"pass:{PASSWORD}", **files)
    assert b"ENCRYPTED" in key
    together = [key, files["leaf.pem"], files["intermediate.pem"]]

    imported = import_identity(together, password=Secret(PASSWORD), now=now)

    assert imported == identity
    for given in (None, Secret(""), Secret("another")):
        with pytest.raises(WrongPasswordError) as refusal:
            import_identity(together, password=given, now=now)
        assert refusal.value.given == bool(given)


def test_a_password_nobody_asked_for_is_ignored(files, identity, now):
    password = Secret("superfluous")
    imported = import_identity(files.values(), password=password, now=now)
    assert imported == identity


def test_an_elliptic_key_with_its_parameters_is_read(openssl, authority, now):
    made = openssl("ecparam", "-name", "prime256v1", "-genkey")
    assert b"EC PARAMETERS" in made
    (key,) = read_credentials(made).keys
    leaf = authority.issue_pass_certificate(PASS_TYPE, TEAM, key.public_key(), now=now)
    imported = import_identity([made, pem(leaf, authority.intermediate)], now=now)
    assert imported.certificate.leaf == leaf


def test_a_key_of_a_forgotten_kind_is_refused_in_pem_and_in_p12(openssl):
    key = openssl("ecparam", "-name", "secp112r1", "-genkey")
    certificate = openssl(
        *("req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=x"),
        **{"key.pem": key},
    )
    p12 = openssl(
        *("pkcs12", "-export", "-in", "it", "-inkey", "it", "-passout", "pass:a"),
        it=key + certificate,
    )
    for content in (key, p12):
        with pytest.raises(UnsuitableKeyError):
            read_credentials(content, Secret("a"))


def test_a_certificate_finds_the_key_its_request_left_waiting(
    authority, openssl_accepts, now
):
    ours = new_signing_request("Ada", "ada@example.com")
    others = new_signing_request("Bob", "bob@example.com")
    request = x509.load_pem_x509_csr(ours.pem)
    leaf = authority.issue_pass_certificate(
        PASS_TYPE, TEAM, request.public_key(), now=now
    )

    identity = import_identity(
        [leaf.public_bytes(Encoding.DER), pem(authority.intermediate)],
        waiting_keys=[others.private_key, ours.private_key],
        now=now,
    )

    assert openssl_accepts(identity.sign(b"{}\n", now), b"{}\n")


def test_without_any_key_the_certificate_waits(files, identity, now):
    del files["key.pem"]
    others = new_signing_request("Bob", "bob@example.com")
    with pytest.raises(MissingKeyError) as refusal:
        import_identity(files.values(), waiting_keys=[others.private_key], now=now)
    assert refusal.value.fingerprint == identity.certificate.fingerprint


def test_the_key_of_another_certificate_is_refused(authority, files, now):
    stranger = authority.new_identity("pass.example.other", TEAM, now=now)
    files["key.pem"] = pem_key(stranger)
    with pytest.raises(ForeignKeyError):
        import_identity(files.values(), now=now)


def test_without_a_pass_certificate_there_is_nothing_to_import(files, now):
    del files["leaf.pem"]
    with pytest.raises(MissingPassCertificateError) as refusal:
        import_identity(files.values(), now=now)
    assert refusal.value.facts() == {"found": ["walletpass demo intermediate"]}


def test_two_pass_certificates_at_once_are_ambiguous(authority, files, now):
    renewed = authority.new_identity(PASS_TYPE, TEAM, now=now)
    files["renewed.pem"] = pem(renewed.certificate.leaf)
    with pytest.raises(AmbiguousPassCertificateError) as refusal:
        import_identity(files.values(), now=now)
    assert len(refusal.value.found) == 2


def test_the_same_certificate_twice_is_one(files, identity, now):
    twice = [*files.values(), files["leaf.pem"]]
    assert import_identity(twice, now=now) == identity


def test_without_its_intermediate_a_certificate_is_not_imported(files, now):
    del files["intermediate.pem"]
    with pytest.raises(MissingIntermediateError, match=r"AppleWWDRCAG4\.cer"):
        import_identity(files.values(), now=now)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"\x30\x03\x02\x01\x03",
        b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
        b"-----BEGIN CERTIFICATE-----\nno end",
        b"-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----",
        forge.card(),
    ],
)
def test_other_files_are_not_taken_for_keys(content):
    with pytest.raises(UnreadableFileError):
        read_credentials(content, Secret(PASSWORD))


def test_a_cut_off_p12_is_refused(export):
    p12 = export("-legacy")
    with pytest.raises((UnreadableFileError, WrongPasswordError)):
        read_credentials(p12[: len(p12) // 2], Secret(PASSWORD))


def test_printing_what_was_read_shows_no_key(files, identity):
    shown = repr(read_credentials(b"".join(files.values())))
    assert "PRIVATE" not in shown.upper()
    assert str(identity.private_key.private_numbers().d) not in shown
