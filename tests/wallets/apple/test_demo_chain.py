"""The demo's authority: a chain that everything but a real phone accepts."""

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from forge import PASS_TYPE, TEAM

from walletpass.wallets.apple import DemoAuthority

pytestmark = pytest.mark.filterwarnings("error")


def pem(certificate):
    return certificate.public_bytes(Encoding.PEM)


@pytest.mark.parametrize("purpose", ["sslclient", "smimesign", "any"])
def test_openssl_follows_the_chain_to_the_root(
    openssl, authority, identity, purpose, now
):
    verdict = openssl(
        *("verify", "-x509_strict", "-purpose", purpose, "-CAfile", "root"),
        *("-untrusted", "intermediate", "-attime", str(int(now.timestamp())), "leaf"),
        root=pem(authority.root),
        intermediate=pem(authority.intermediate),
        leaf=pem(identity.certificate.leaf),
    )
    assert verdict == b"leaf: OK\n"


def test_a_pass_certificate_has_the_names_and_marks_of_apples(openssl, identity):
    printed = openssl(
        *("x509", "-in", "leaf", "-noout", "-subject", "-nameopt", "RFC2253,utf8"),
        *("-ext", "basicConstraints,keyUsage,extendedKeyUsage"),
        leaf=pem(identity.certificate.leaf),
    ).decode()
    assert f"UID={PASS_TYPE}" in printed
    assert f"OU={TEAM}" in printed
    assert f"CN=Pass Type ID: {PASS_TYPE}" in printed
    assert "CA:FALSE" in printed
    assert "Digital Signature" in printed
    assert (
        "TLS Web Client Authentication, E-mail Protection, 1.2.840.113635.100.4.14"
        in printed
    )


def test_the_pass_type_is_also_in_apples_own_extension(openssl, identity):
    printed = openssl(
        "asn1parse", "-in", "leaf", leaf=pem(identity.certificate.leaf)
    ).decode()
    after = printed.split("1.2.840.113635.100.6.1.16", 1)[1].splitlines()[1]
    assert after.endswith(
        f"[HEX DUMP]:0C{len(PASS_TYPE):02X}{PASS_TYPE.encode().hex().upper()}"
    )


def test_a_renewal_is_for_the_same_cards_with_another_key(authority, identity, now):
    renewed = authority.new_identity(PASS_TYPE, TEAM, now=now)
    assert renewed.pass_type_identifier == identity.pass_type_identifier
    assert renewed.team_identifier == identity.team_identifier
    assert renewed.intermediate == identity.intermediate
    assert (
        renewed.certificate.leaf.public_key() != identity.certificate.leaf.public_key()
    )


def test_a_long_pass_type_is_cut_only_in_the_title(authority, now):
    long = "pass." + "very-long." * 9 + "loyalty"
    identity = authority.new_identity(long, TEAM, now=now)
    assert identity.pass_type_identifier == long
    assert identity.certificate.common_name == f"Pass Type ID: {long}"[:64]


def test_issuers_outlive_what_they_issue(authority, identity):
    ends = [
        each.not_valid_after_utc
        for each in (identity.certificate.leaf, authority.intermediate, authority.root)
    ]
    assert ends == sorted(ends)


def test_a_server_certificate_is_valid_for_its_names_only(openssl, authority, now):
    served = authority.issue_server_certificate(now=now)

    def verify(*expected):
        return openssl(
            *("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", "root"),
            *("-attime", str(int(now.timestamp())), *expected, "server"),
            root=pem(authority.root),
            server=served.certificate_pem,
        )

    for expected in (
        ("-verify_hostname", "localhost"),
        ("-verify_ip", "127.0.0.1"),
        ("-verify_ip", "::1"),
    ):
        assert verify(*expected) == b"server: OK\n"
    with pytest.raises(AssertionError, match="mismatch"):
        verify("-verify_hostname", "api.push.apple.com")


def test_an_authority_survives_being_written_down(authority, openssl_accepts, now):
    revived = DemoAuthority.from_pem(authority.to_pem())
    assert revived == authority
    identity = revived.new_identity(PASS_TYPE, TEAM, now=now)
    assert openssl_accepts(identity.sign(b"{}\n", now), b"{}\n")


def test_printing_an_authority_shows_no_key(authority):
    assert "key" not in repr(authority).lower()


def test_every_certificate_has_a_number_of_its_own(
    authority, other_authority, identity
):
    certificates: list[x509.Certificate] = [
        authority.root,
        authority.intermediate,
        other_authority.root,
        other_authority.intermediate,
        identity.certificate.leaf,
    ]
    assert len({each.serial_number for each in certificates}) == len(certificates)
