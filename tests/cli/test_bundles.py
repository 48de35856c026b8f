"""Building, verifying and inspecting bundles from the shell."""

import json
import subprocess
import zipfile

import pytest

from tests.servers import program
from walletpass import brands, customers, passes


@pytest.fixture
def number(ready):
    """Return the number of a card that was issued."""
    with ready.opened() as services, services.database.transaction() as session:
        now = services.now()
        kawa = brands.brand_called(session, "kawa")
        ada = customers.enrol(
            session, services.people, brand=kawa, first_name="Ada", now=now
        ).customer
        issued = passes.issue(
            session, ada, people=services.people, card_link=services.card_link, now=now
        )
        return issued.wallet_pass.number


@pytest.fixture
def bundle(ready, number, tmp_path):
    path = tmp_path / "card.pkpass"
    ready.do("passes", "build", number, "--brand", "kawa", "--out", path)
    return path


def root(shell):
    return shell.folder / "ca" / "root.pem"


def altered(bundle, name, content):
    """Return a copy of the bundle with one file's content replaced."""
    copy = bundle.with_name("altered.pkpass")
    with zipfile.ZipFile(bundle) as old, zipfile.ZipFile(copy, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, content if entry == name else old.read(entry))
    return copy


def test_what_is_built_is_what_wallet_accepts(ready, bundle):
    told = ready.do("passes", "verify", bundle, "--root", root(ready))

    assert told == "Wallet would accept this card.\n"


def test_openssl_accepts_the_signature_too(ready, bundle, tmp_path):
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "card")

    verdict = subprocess.run(
        [program("openssl"), "smime", "-verify", "-inform", "DER", "-in", "signature",
         "-content", "manifest.json", "-CAfile", root(ready), "-purpose", "any"],
        cwd=tmp_path / "card", capture_output=True, check=False,
    )  # fmt: skip

    assert verdict.returncode == 0, verdict.stderr


def test_a_card_that_was_tampered_with_is_refused_with_the_reason(ready, bundle):
    forged = altered(bundle, "pass.json", b"{}")

    answer = ready.run("passes", "verify", forged, "--root", root(ready))

    assert answer.exit_code == 1
    assert "pass.json" in answer.stderr
    assert "accept" not in answer.stdout


def test_another_root_is_not_trusted(ready, bundle, tmp_path):
    ready.do("certs", "demo", tmp_path / "other", "--brand", "kawa",
             "--pass-type", "pass.com.example.other")  # fmt: skip

    answer = ready.run("passes", "verify", bundle, "--root",
                       tmp_path / "other" / "root.pem")  # fmt: skip

    assert answer.exit_code == 1


def test_without_a_root_all_but_the_root_is_checked(ready, bundle):
    answer = ready.run("passes", "verify", bundle)
    forged = ready.run("passes", "verify", altered(bundle, "icon.png", b"x"))

    assert answer.exit_code == 0
    assert "--root" in answer.stderr
    assert answer.stdout == "Wallet would accept this card, if it trusts the root.\n"
    assert forged.exit_code == 1
    assert "icon.png" in forged.stderr


def test_a_file_far_larger_than_any_card_is_not_read(ready, tmp_path):
    huge = tmp_path / "huge.pkpass"
    with huge.open("wb") as file:
        file.truncate(2**36)

    answer = ready.run("passes", "inspect", huge)

    assert answer.exit_code == 1
    assert "larger than" in answer.stderr


def test_a_root_that_is_no_certificate_is_said_to_be_none(ready, bundle, tmp_path):
    (tmp_path / "root.pem").write_text("hello")

    answer = ready.run("passes", "verify", bundle, "--root", tmp_path / "root.pem")

    assert answer.exit_code == 1
    assert "Not a certificate" in answer.stderr


def test_inspecting_shows_every_file_and_hides_the_token(ready, bundle, number):
    told = ready.do("passes", "inspect", bundle)

    with zipfile.ZipFile(bundle) as archive:
        names = archive.namelist()
        card = json.loads(archive.read("pass.json"))
    assert all(name in told for name in names)
    assert number in told
    assert card["authenticationToken"] not in told


def test_a_file_that_is_no_bundle_is_refused(ready, tmp_path):
    (tmp_path / "x.pkpass").write_text("hello")

    for command in (["inspect"], ["verify", "--root", root(ready)]):
        answer = ready.run("passes", *command, tmp_path / "x.pkpass")
        assert answer.exit_code == 1
        assert "zip" in answer.stderr


def test_a_number_nobody_has_is_refused_and_writes_nothing(ready, tmp_path):
    answer = ready.run(
        "passes", "build", "0000000000", "--brand", "kawa", "--out", tmp_path / "x"
    )

    assert answer.exit_code == 1
    assert not (tmp_path / "x").exists()
