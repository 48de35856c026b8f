"""Who may sign which cards, and until when."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import forge
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from forge import PASS_TYPE, TEAM

from walletpass.wallets.apple import (
    CertificateExpiredError,
    CertificateNotYetValidError,
    DemoAuthority,
    PassCertificate,
    SigningIdentity,
    WrongIdentityError,
)
from walletpass.wallets.apple.errors import (
    ForeignKeyError,
    ForgedChainError,
    MissingIntermediateError,
    NotPassCertificateError,
    UnsuitableKeyError,
)

YEAR = timedelta(days=365)


def leaf_for(authority, key, now, **how):
    return PassCertificate.read(
        authority.issue_pass_certificate(
            PASS_TYPE, TEAM, key.public_key(), now=now, **how
        )
    )


@pytest.fixture(scope="module")
def key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_an_identity_knows_its_pass_type_team_and_end(identity, now):
    assert identity.pass_type_identifier == PASS_TYPE
    assert identity.team_identifier == TEAM
    assert identity.certificate.common_name == f"Pass Type ID: {PASS_TYPE}"
    assert identity.expires_at == now + YEAR
    assert not identity.certificate.allows_nfc


def test_a_certificate_with_nfc_allows_a_contactless_key(authority, now):
    identity = authority.new_identity(PASS_TYPE, TEAM, now=now, nfc=True)
    assert identity.certificate.allows_nfc


def test_an_identity_ends_with_the_earlier_of_its_certificates(authority, key, now):
    leaf = leaf_for(authority, key, now, lasting=40 * YEAR)
    identity = SigningIdentity.assemble(leaf, [authority.intermediate], key, now=now)
    assert identity.expires_at == authority.intermediate.not_valid_after_utc


def test_printing_an_identity_shows_no_key(identity):
    shown = repr(identity) + str(identity)
    numbers = identity.private_key.private_numbers()
    assert "PRIVATE" not in shown.upper()
    assert str(numbers.d) not in shown
    assert f"{numbers.p:x}" not in shown
    assert PASS_TYPE in shown


def test_a_key_of_another_certificate_is_refused(authority, identity, key, now):
    with pytest.raises(ForeignKeyError) as refusal:
        SigningIdentity.assemble(
            identity.certificate, [authority.intermediate], key, now=now
        )
    assert refusal.value.facts() == {"fingerprint": identity.certificate.fingerprint}


@pytest.mark.parametrize(
    "make",
    [
        lambda: rsa.generate_private_key(public_exponent=65537, key_size=1024),
        lambda: ec.generate_private_key(ec.SECP384R1()),
        ed25519.Ed25519PrivateKey.generate,
    ],
    ids=["RSA-1024", "P-384", "Ed25519"],
)
def test_a_key_unfit_for_cards_is_refused(authority, make, now):
    weak = make()
    leaf = leaf_for(authority, weak, now)
    with pytest.raises(UnsuitableKeyError):
        SigningIdentity.assemble(leaf, [authority.intermediate], weak, now=now)


def test_an_expired_certificate_is_refused(authority, key, now):
    leaf = leaf_for(authority, key, now)
    with pytest.raises(
        CertificateExpiredError, match="expired at 2027-11-02"
    ) as refusal:
        SigningIdentity.assemble(
            leaf, [authority.intermediate], key, now=now + YEAR + timedelta(seconds=1)
        )
    assert refusal.value.facts()["expired_at"] == "2027-11-02T12:00:00+00:00"


def test_a_certificate_from_the_future_is_refused(authority, key, now):
    leaf = leaf_for(authority, key, now + timedelta(days=3))
    with pytest.raises(CertificateNotYetValidError, match="valid from 2026-11-04"):
        SigningIdentity.assemble(leaf, [authority.intermediate], key, now=now)


def test_an_expired_intermediate_is_refused(authority, key, now):
    leaf = leaf_for(authority, key, now, lasting=40 * YEAR)
    with pytest.raises(CertificateExpiredError, match="demo intermediate"):
        SigningIdentity.assemble(
            leaf, [authority.intermediate], key, now=now + 11 * YEAR
        )


def test_the_intermediate_is_chosen_by_key_and_not_by_date(
    authority, key, identity, now
):
    newer = DemoAuthority.create(now=now + timedelta(days=900))
    candidates = [newer.intermediate, authority.root, authority.intermediate]
    chosen = SigningIdentity.assemble(
        leaf_for(authority, key, now), candidates, key, now=now
    )
    assert chosen.intermediate == authority.intermediate


@pytest.mark.parametrize("longest_first", [True, False])
def test_of_two_intermediates_with_the_same_key_the_longer_lasting_is_taken(
    authority, key, now, longest_first
):
    renewed = forge.certificate(
        authority.intermediate.subject,
        authority.intermediate_key.public_key(),
        issuer=authority.root.subject,
        issuer_key=authority.root_key,
        authority=True,
        lasting=15 * YEAR,
        now=now,
    )
    both = [renewed, authority.intermediate]
    chosen = SigningIdentity.assemble(
        leaf_for(authority, key, now),
        both if longest_first else both[::-1],
        key,
        now=now,
    )
    assert chosen.intermediate == renewed


def test_without_its_intermediate_a_certificate_is_refused(
    authority, other_authority, key, now
):
    leaf = leaf_for(authority, key, now)
    with pytest.raises(MissingIntermediateError) as refusal:
        SigningIdentity.assemble(leaf, [other_authority.intermediate], key, now=now)
    wanted = x509.SubjectKeyIdentifier.from_public_key(
        authority.intermediate.public_key()
    )
    facts = refusal.value.facts()
    assert facts["wanted"] == wanted.key_identifier.hex()
    assert facts["wanted"] not in facts["offered"]
    assert len(facts["offered"]) == 1


def test_an_intermediate_with_a_copied_key_identifier_is_refused(
    authority, other_authority, key, now
):
    forged = forge.certificate(
        authority.intermediate.subject,
        other_authority.intermediate_key.public_key(),
        issuer=authority.root.subject,
        issuer_key=authority.root_key,
        authority=True,
        key_id=x509.SubjectKeyIdentifier.from_public_key(
            authority.intermediate.public_key()
        ),
        now=now,
    )
    with pytest.raises(ForgedChainError):
        SigningIdentity.assemble(leaf_for(authority, key, now), [forged], key, now=now)


def test_a_certificate_that_is_no_authority_cannot_be_the_intermediate(
    authority, key, now
):
    usurper = forge.certificate(
        authority.intermediate.subject,
        authority.intermediate_key.public_key(),
        issuer=authority.root.subject,
        issuer_key=authority.root_key,
        authority=False,
        now=now,
    )
    with pytest.raises(MissingIntermediateError):
        SigningIdentity.assemble(leaf_for(authority, key, now), [usurper], key, now=now)


def test_an_unsound_identity_cannot_be_made_by_any_way(
    authority, other_authority, key, now
):
    leaf = leaf_for(authority, key, now)
    with pytest.raises(MissingIntermediateError):
        SigningIdentity(leaf, other_authority.intermediate, key, now)


@pytest.mark.parametrize(
    "names",
    [
        {"cn": "Apple Push Services", "uid": "com.example.app", "ou": TEAM},
        {"cn": "Pass Type ID: pass.example.loyalty", "ou": TEAM},
        {"cn": "Pass Type ID: pass.example.loyalty", "uid": PASS_TYPE},
        {"cn": "Pass Type ID", "uid": PASS_TYPE, "ou": "My Company"},
        {"cn": "Pass Type ID", "uid": PASS_TYPE, "ou": TEAM.lower()},
        {"cn": "Pass Type ID", "uid": PASS_TYPE, "ou": TEAM + "1"},
    ],
    ids=["of an app", "no pass type", "no team", "a name", "in small", "too long"],
)
def test_a_certificate_for_something_else_is_no_pass_certificate(
    authority, key, names, now
):
    certificate = forge.certificate(
        forge.subject(**names),
        key.public_key(),
        issuer=authority.intermediate.subject,
        issuer_key=authority.intermediate_key,
        now=now,
    )
    with pytest.raises(NotPassCertificateError):
        PassCertificate.read(certificate)


def test_the_card_it_was_issued_for_passes(identity, now):
    assert identity.check(PASS_TYPE, TEAM, now) is None


@pytest.mark.parametrize(
    ("pass_type", "team"),
    [
        ("pass.example.other", TEAM),
        (PASS_TYPE, "OTHER12345"),
        (PASS_TYPE.upper(), TEAM),
        (PASS_TYPE + " ", TEAM),
        ("pass.example", TEAM),
        (PASS_TYPE, TEAM.lower()),
        ("pass.example.lоyalty", TEAM),  # a Cyrillic о
        (None, TEAM),
        (PASS_TYPE, None),
        ([PASS_TYPE], TEAM),
    ],
)
def test_a_card_of_another_type_or_team_is_refused(identity, now, pass_type, team):
    with pytest.raises(WrongIdentityError) as refusal:
        identity.check(pass_type, team, now)
    assert refusal.value.facts()["card_pass_type_identifier"] == pass_type
    assert refusal.value.facts()["team_identifier"] == TEAM


@pytest.mark.parametrize(
    "use",
    [
        lambda identity, now: identity.check(PASS_TYPE, TEAM, now),
        lambda identity, now: identity.sign(b"{}", now),
        lambda identity, now: identity.sign_token(b"token", now),
    ],
    ids=["check", "sign", "sign_token"],
)
def test_an_identity_stops_when_it_expires(identity, use):
    use(identity, identity.expires_at)
    with pytest.raises(CertificateExpiredError):
        use(identity, identity.expires_at + timedelta(seconds=1))


def test_a_renewed_identity_signs_beside_the_old_one(
    authority, identity, openssl_accepts, now
):
    renewed = authority.new_identity(PASS_TYPE, TEAM, now=now)
    assert renewed.certificate.fingerprint != identity.certificate.fingerprint
    assert renewed != identity
    for each in (identity, renewed):
        each.check(PASS_TYPE, TEAM, now)
        assert openssl_accepts(each.sign(b"{}\n", now), b"{}\n")


def test_the_pair_opens_a_tls_connection_as_a_client(tmp_path):
    now = datetime.now(UTC)  # OpenSSL reads the machine's clock
    authority = DemoAuthority.create(now=now)
    identity = authority.new_identity(PASS_TYPE, TEAM, now=now)
    served = authority.issue_server_certificate(now=now)
    (tmp_path / "server.pem").write_bytes(served.key_pem + served.certificate_pem)
    (tmp_path / "client.pem").write_bytes(identity.client_pem())
    root = authority.root.public_bytes(Encoding.PEM).decode()

    server_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server_side.load_cert_chain(tmp_path / "server.pem")
    server_side.load_verify_locations(cadata=root)
    server_side.verify_mode = ssl.CERT_REQUIRED
    server_side.verify_flags |= ssl.VERIFY_X509_STRICT
    client_side = ssl.create_default_context(cadata=root)
    client_side.verify_flags |= ssl.VERIFY_X509_STRICT
    client_side.load_cert_chain(tmp_path / "client.pem")

    presented = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve():
            connection, _ = listener.accept()
            with server_side.wrap_socket(connection, server_side=True) as tls:
                presented.append(tls.getpeercert(binary_form=True))
                tls.sendall(b"welcome")

        server = threading.Thread(target=serve)
        server.start()
        with (
            socket.create_connection(listener.getsockname(), timeout=10) as plain,
            client_side.wrap_socket(plain, server_hostname="localhost") as tls,
        ):
            assert tls.recv(7) == b"welcome"
        server.join(timeout=10)

    assert presented == [identity.certificate.leaf.public_bytes(Encoding.DER)]
