"""What is asked wrongly is answered in a sentence, never with a traceback.

A command that raises anything unforeseen raises it here too.
"""

import zipfile

import pytest

from tests.cli.conftest import BRAND

KINDS = ["missing", "folder", "empty", "text", "binary"]


@pytest.fixture
def surprises(tmp_path):
    """Return a folder of things that are not what commands want."""
    here = tmp_path / "surprises"
    (here / "folder").mkdir(parents=True)
    (here / "empty").write_bytes(b"")
    (here / "text").write_text("neither this nor that")
    (here / "binary").write_bytes(bytes(range(256)) * 8)
    return here


def refused(answer):
    """Say that a command refused, in words."""
    assert answer.exit_code in (1, 2)
    assert answer.stderr.strip()
    return True


@pytest.mark.parametrize(
    "command",
    [
        ("certs", "import", *BRAND),
        ("customers", "import", *BRAND, "--dry-run"),
        ("customers", "import", *BRAND),
        ("passes", "inspect"),
        ("passes", "verify", "--root", "root.pem"),
        ("db", "restore", "--yes"),
        ("brands", "card", "kawa", "--trade", "grocery", "--logo"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_not_what_it_should_be_is_refused_in_words(
    ready, surprises, monkeypatch, command, kind
):
    monkeypatch.chdir(ready.folder / "ca")

    assert refused(ready.run(*command, surprises / kind))


@pytest.mark.parametrize(
    "command",
    [
        ("db", "backup"),
        ("customers", "export", *BRAND, "--out"),
        ("certs", "csr", *BRAND, "--email", "a@x.example", "--name", "A", "--out"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("place", ["folder", "missing/x", "text/x"])
def test_a_place_where_nothing_can_be_written_is_told(ready, surprises, command, place):
    answer = ready.run(*command, surprises / place)

    assert refused(answer)
    assert str(surprises / place) in answer.stderr


@pytest.mark.parametrize(
    "written", [b"{nope", b"\xff\xfe\x00", b"[1]", b"5", b"[" * 100_000]
)
def test_a_bundle_whose_pass_is_no_json_object_is_told_to_be_that(
    ready, tmp_path, written
):
    bundle = tmp_path / "card.pkpass"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("pass.json", written)

    answer = ready.run("passes", "inspect", bundle)

    assert answer.exit_code == 1
    assert "pass.json is not readable" in answer.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("demo", "--port", "99999"),
        ("demo", "--port", "-1"),
        ("demo", "--customers", "-3"),
        ("serve", "--port", "99999"),
        ("serve", "--port", "0"),
    ],
    ids=" ".join,
)
def test_a_number_out_of_range_is_refused_by_its_name(ready, command):
    answer = ready.run(*command)

    assert answer.exit_code == 2
    assert command[1] in answer.stderr
    assert command[2] in answer.stderr


def test_a_database_file_that_is_none_does_not_answer(ready):
    (ready.folder / "walletpass.db").write_bytes(b"no database" * 1000)

    for command in ("upgrade", "check"):
        answer = ready.run("db", command)
        assert answer.exit_code == 1
        assert answer.stderr.startswith("The database does not answer")


def test_a_database_that_was_never_made_has_no_copy(empty, tmp_path):
    answer = empty.run("db", "backup", tmp_path / "copy.db")

    assert answer.exit_code == 2
    assert "There is no database" in answer.stderr
    assert not (tmp_path / "copy.db").exists()
    assert not (empty.folder / "walletpass.db").exists()
