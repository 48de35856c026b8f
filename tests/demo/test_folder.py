"""What the demo keeps between runs."""

from stat import S_IMODE

import pytest

from walletpass.demo.folder import FACTS, Folder, FolderTakenError


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def test_a_file_is_for_its_owner_alone_even_where_another_was(folder):
    (folder.path / FACTS).write_text("old")

    path = folder.write(FACTS, b"new")

    assert path.read_bytes() == folder.read(FACTS) == b"new"
    assert S_IMODE(path.stat().st_mode) == 0o600


def test_a_draft_left_by_a_crash_is_no_obstacle(folder):
    draft = folder.path / f"{FACTS}.new"
    draft.write_text("half of")
    draft.chmod(0o644)

    folder.write_json(FACTS, {"word": "złoty"})

    assert folder.read(FACTS) == '{\n  "word": "złoty"\n}\n'.encode()
    assert list(folder.path.iterdir()) == [folder.path / FACTS]


def test_what_was_never_written_is_nothing(folder):
    assert folder.read(FACTS) is None
    folder.forget(FACTS)


def test_the_secret_is_made_once(folder):
    secret = folder.secret()

    assert len(secret) > 60
    assert folder.secret() == Folder(folder.path).secret() == secret


def test_beginning_again_deletes_what_is_ours_and_nothing_else(folder):
    kept = folder.path / "holiday.jpg"
    kept.write_text("a picture")
    secret = folder.secret()
    folder.write(FACTS, b"{}")
    (folder.path / "walletpass.db").touch()

    folder.clear()

    assert list(folder.path.iterdir()) == [kept]
    assert folder.secret() != secret


def test_a_folder_belongs_to_one_demo_at_a_time(tmp_path):
    folder = Folder(tmp_path / "new" / "data")
    with folder.occupied():
        with pytest.raises(FolderTakenError) as refusal, Folder(folder.path).occupied():
            pass
        assert refusal.value.facts() == {"folder": str(folder.path)}

    with Folder(folder.path).occupied():
        pass
