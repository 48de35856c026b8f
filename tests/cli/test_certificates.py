"""Certificates: our own, Apple's, and what a Mac exports; two of them at a renewal."""

import subprocess
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)

from tests.cli.conftest import BRAND, PASS_TYPE
from tests.servers import program
from walletpass.cli import certificates
from walletpass.kernel.clock import utc_now
from walletpass.wallets.apple import DemoAuthority
from walletpass.wallets.apple.certificates import fingerprint_of
from walletpass.wallets.apple.holding import held_certificates

TEAM = "EXAMPLE123"


@pytest.fixture(scope="module")
def apple():
    """Return an authority that answers like Apple's."""
    return DemoAuthority.create(now=utc_now())


@pytest.fixture(scope="module")
def identity(apple):
    return apple.new_identity(PASS_TYPE, TEAM, now=utc_now())


def held(shell):
    with shell.looking() as session:
        return held_certificates(session, now=utc_now())


def pem(key, encryption=None):
    return key.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, encryption or NoEncryption()
    )


def files_of(identity, apple, folder, *, key=None):
    """Write what a person downloads: the certificate, the intermediate, their key."""
    leaf = folder / "pass.cer"
    leaf.write_bytes(identity.certificate.leaf.public_bytes(Encoding.DER))
    intermediate = folder / "AppleWWDRCAG4.cer"
    intermediate.write_bytes(apple.intermediate.public_bytes(Encoding.DER))
    (folder / "key.pem").write_bytes(key or pem(identity.private_key))
    return leaf, intermediate, folder / "key.pem"


def keychain_export(folder, identity, apple, password):
    """Export a .p12 as Keychain Access does: RC2 for certificates, 3DES for the key."""
    leaf, intermediate, key = files_of(identity, apple, folder)
    for each in (leaf, intermediate):
        certificate = x509.load_der_x509_certificate(each.read_bytes())
        each.with_suffix(".pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    subprocess.run(
        [program("openssl"), "pkcs12", "-export", "-legacy",
         "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-RC2-40",
         "-in", leaf.with_suffix(".pem"), "-inkey", key,
         "-certfile", intermediate.with_suffix(".pem"),
         "-passout", f"pass:{password}", "-out", folder / "export.p12"],
        check=True, capture_output=True,
    )  # fmt: skip
    return folder / "export.p12"


def test_the_demo_chain_is_three_certificates_and_signs_at_once(founded):
    told = founded.do("certs", "demo", founded.folder / "ca", *BRAND,
                      "--pass-type", PASS_TYPE)  # fmt: skip

    chain = {
        name: x509.load_pem_x509_certificate(
            (founded.folder / "ca" / name).read_bytes()
        )
        for name in ("root.pem", "intermediate.pem")
    }
    assert "root.pem" in told
    assert chain["intermediate.pem"].issuer == chain["root.pem"].subject
    assert (founded.folder / "ca" / "authority.pem").stat().st_mode & 0o77 == 0
    [one] = held(founded)
    assert one.pass_type_identifier == PASS_TYPE


def test_asked_again_the_demo_authority_renews_and_both_are_live(founded):
    for _ in range(2):
        founded.do("certs", "demo", founded.folder / "ca", *BRAND,
                   "--pass-type", PASS_TYPE)  # fmt: skip

    both = held(founded)
    told = founded.do("certs", "list")

    assert len({one.fingerprint for one in both}) == 2
    assert all(one.days_left > 360 for one in both)
    assert told.count(PASS_TYPE) == 2
    assert str(both[0].days_left) in told


def test_a_fingerprint_is_shown_as_it_is_even_where_it_spells_a_picture(
    founded, monkeypatch
):
    founded.do("certs", "demo", founded.folder / "ca", *BRAND,
               "--pass-type", PASS_TYPE)  # fmt: skip
    [one] = held(founded)
    spelled = replace(one, fingerprint="9C:CD:D5:07:4E:04:AA")
    monkeypatch.setattr(certificates, "held_certificates", lambda *_, **__: [spelled])

    assert "9C:CD:D5:07:4E:04" in founded.do("certs", "list")


def test_a_request_is_one_apple_can_answer_and_its_key_is_found_again(
    founded, apple, tmp_path
):
    request = tmp_path / "kawa.certSigningRequest"
    founded.do("certs", "csr", *BRAND, "--email", "owner@kawa.example",
               "--name", "Kawa", "--out", request)  # fmt: skip
    asked = x509.load_pem_x509_csr(request.read_bytes())
    assert asked.is_signature_valid
    waiting = founded.run("certs", "list")
    assert waiting.exit_code == 1
    assert "waits for Apple's answer" in waiting.stdout

    answer = apple.issue_pass_certificate(
        PASS_TYPE, TEAM, asked.public_key(), now=utc_now()
    )
    (tmp_path / "pass.cer").write_bytes(answer.public_bytes(Encoding.DER))
    (tmp_path / "wwdr.pem").write_bytes(apple.intermediate_pem())
    told = founded.do(
        "certs", "import", tmp_path / "wwdr.pem", tmp_path / "pass.cer", *BRAND
    )

    assert told.startswith(f"{PASS_TYPE} signs until")
    assert "waits" not in founded.do("certs", "list")
    assert len(held(founded)) == 1


def test_pem_files_are_taken_in_any_order(founded, identity, apple, tmp_path):
    leaf, intermediate, key = files_of(identity, apple, tmp_path)

    founded.do("certs", "import", key, intermediate, leaf, *BRAND)

    assert [one.pass_type_identifier for one in held(founded)] == [PASS_TYPE]


def test_what_keychain_exports_is_read_after_asking_for_its_password(
    founded, identity, apple, tmp_path
):
    bundle = keychain_export(tmp_path, identity, apple, "zażółć")

    founded.do("certs", "import", bundle, *BRAND, typed="zażółć\n")

    assert [one.pass_type_identifier for one in held(founded)] == [PASS_TYPE]


def test_a_protected_key_is_opened_with_the_password_given(
    founded, identity, apple, tmp_path
):
    key = pem(identity.private_key, BestAvailableEncryption(b"open sesame"))
    files = files_of(identity, apple, tmp_path, key=key)

    founded.do("certs", "import", *files, *BRAND, "--password", "open sesame")

    assert len(held(founded)) == 1


def test_a_wrong_password_is_told_and_nothing_is_kept(
    founded, identity, apple, tmp_path
):
    key = pem(identity.private_key, BestAvailableEncryption(b"open sesame"))
    files = files_of(identity, apple, tmp_path, key=key)

    answer = founded.run("certs", "import", *files, *BRAND, typed="open barley\n")

    assert answer.exit_code == 1
    assert "password does not open" in answer.stderr
    assert held(founded) == []


def test_the_same_certificate_twice_is_one(founded, identity, apple, tmp_path):
    files = files_of(identity, apple, tmp_path)

    for _ in range(2):
        founded.do("certs", "import", *files, *BRAND)

    assert len(held(founded)) == 1


def test_a_renewal_for_the_same_request_needs_no_key_file(
    founded, identity, apple, tmp_path
):
    leaf, intermediate, key = files_of(identity, apple, tmp_path)
    founded.do("certs", "import", leaf, intermediate, key, *BRAND)
    renewed = apple.issue_pass_certificate(
        PASS_TYPE, TEAM, identity.private_key.public_key(), now=utc_now()
    )
    leaf.write_bytes(renewed.public_bytes(Encoding.DER))

    for _ in range(2):
        founded.do("certs", "import", leaf, intermediate, *BRAND)

    assert len(held(founded)) == 2


def test_the_certificate_imported_last_signs_though_an_older_one_lasts_longer(
    founded, apple, identity, tmp_path
):
    founded.do("certs", "demo", founded.folder / "ca", *BRAND,
               "--pass-type", PASS_TYPE, "--team", TEAM)  # fmt: skip
    key = identity.private_key.public_key()
    shorter = apple.issue_pass_certificate(
        PASS_TYPE, TEAM, key, now=utc_now(), lasting=timedelta(days=299)
    )
    files = files_of(identity, apple, tmp_path)
    files[0].write_bytes(shorter.public_bytes(Encoding.DER))

    told = founded.do("certs", "import", *files, *BRAND)

    mark = fingerprint_of(shorter)[:17]
    assert told.strip() == (
        f"{PASS_TYPE} signs until {shorter.not_valid_after_utc:%d %B %Y} with the "
        f"certificate {mark}."
    )
    assert [one.fingerprint[:17] for one in held(founded) if one.signs] == [mark]
    assert f"{mark} signs." in founded.do("certs", "list")
    doctor = founded.run("doctor").stdout
    assert f"({mark}) has 298 days left.\n" in doctor
    assert "364 days left. Another one took its place." in doctor


@pytest.mark.parametrize("missing", [0, 1, 2], ids=["leaf", "intermediate", "key"])
def test_a_missing_part_is_named(founded, identity, apple, tmp_path, missing):
    files = list(files_of(identity, apple, tmp_path))
    del files[missing]

    answer = founded.run("certs", "import", *files, *BRAND)

    assert answer.exit_code == 1
    words = ("No Pass Type ID certificate", "intermediate", "key")
    assert words[missing] in answer.stderr


def test_a_certificate_at_its_end_is_refused(founded, apple, tmp_path):
    long_ago = utc_now() - timedelta(days=500)
    old = DemoAuthority.create(now=long_ago)
    expired = old.new_identity(PASS_TYPE, TEAM, now=long_ago)

    answer = founded.run("certs", "import", *files_of(expired, old, tmp_path), *BRAND)

    assert answer.exit_code == 1
    assert "xpired" in answer.stderr


def test_private_keys_are_unreadable_at_rest(founded, identity, apple, tmp_path):
    founded.do("certs", "import", *files_of(identity, apple, tmp_path), *BRAND)
    founded.do("certs", "csr", *BRAND, "--email", "owner@kawa.example",
               "--name", "Kawa", "--out", tmp_path / "r.csr")  # fmt: skip

    numbers = identity.private_key.private_numbers()
    kept = b"".join(path.read_bytes() for path in founded.folder.glob("walletpass.db*"))
    assert identity.certificate.fingerprint.encode() in kept
    assert b"PRIVATE KEY" not in kept
    for secret in (numbers.p, numbers.q, numbers.d):
        size = (secret.bit_length() + 7) // 8
        assert secret.to_bytes(size, "big") not in kept
