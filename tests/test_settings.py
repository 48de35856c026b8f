import stat
import threading

import pytest

from walletpass.settings import WrongSettingsError, read_settings


def test_every_fault_is_told_at_once(monkeypatch):
    monkeypatch.setenv("WALLETPASS_BASE_URL", "cards.example.com")
    monkeypatch.setenv("WALLETPASS_APNS_URL", "ftp://apple")
    monkeypatch.setenv("WALLETPASS_ENGINE", "hamsters")

    with pytest.raises(WrongSettingsError) as wrong:
        read_settings()

    told = " ".join(wrong.value.faults)
    for name in ("WALLETPASS_BASE_URL", "WALLETPASS_APNS_URL", "WALLETPASS_ENGINE"):
        assert name in told


@pytest.mark.parametrize(
    "given",
    [
        {"engine": "celery"},
        {"engine": "celery", "database_url": "postgresql://x/y"},
        {"secret_key": "too short"},
        {"trusted_proxies": -1},
    ],
)
def test_settings_that_cannot_work_are_refused_at_start(given):
    with pytest.raises(WrongSettingsError):
        read_settings(**given)


def test_the_secret_is_made_once_whole_and_for_its_owner_alone(tmp_path):
    settings = read_settings(data_dir=tmp_path / "data")
    seen = []

    def ask():
        seen.append(settings.secret().reveal())

    processes = [threading.Thread(target=ask) for _ in range(8)]
    for one in processes:
        one.start()
    for one in processes:
        one.join()

    assert len(set(seen)) == 1
    assert len(seen[0]) >= 32
    kept = tmp_path / "data" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["secret_key"]


def test_a_secret_never_shows_in_the_settings(monkeypatch):
    monkeypatch.setenv("WALLETPASS_SECRET_KEY", "swordfish" * 5)

    assert "swordfish" not in repr(read_settings())


def test_addresses_lose_their_trailing_slash():
    assert read_settings(base_url="https://a.example/").base_url == "https://a.example"


def test_an_empty_variable_says_nothing(monkeypatch):
    monkeypatch.setenv("WALLETPASS_APNS_CA_FILE", "")
    monkeypatch.setenv("WALLETPASS_BASE_URL", "")

    settings = read_settings()

    assert settings.apns_ca_file is None
    assert settings.base_url == "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    "address", ["https://", "https://[", "https://a:99999", "https://a b", "http://:80"]
)
def test_an_address_that_names_no_host_is_refused(address):
    with pytest.raises(WrongSettingsError, match="names no host"):
        read_settings(apns_url=address)


@pytest.mark.parametrize(
    "url", ["nonsense", "foo://", "mysql://u:swordfish@x/y", "postgresql://h:p:x/",
            "postgresql+asyncpg://x/y", "sqlite://"]
)  # fmt: skip
def test_an_address_of_no_database_of_ours_is_refused_without_its_password(url):
    with pytest.raises(WrongSettingsError, match="WALLETPASS_DATABASE_URL") as wrong:
        read_settings(database_url=url)

    assert "swordfish" not in str(wrong.value)


@pytest.mark.parametrize(
    "url", ["postgresql://u:p@h:5432/x", "postgresql+psycopg:///x", "sqlite:////a/b.db"]
)
def test_databases_of_ours_are_welcome(url):
    assert read_settings(database_url=url).database_url == url


@pytest.fixture
def surprises(tmp_path):
    """Return a folder of things that are not what they are named as."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").write_text("")
    (tmp_path / "text").write_text("no certificate")
    (tmp_path / "binary").write_bytes(bytes(range(256)))
    return tmp_path


@pytest.mark.parametrize("name", ["missing", "folder", "empty", "text", "binary"])
def test_a_certificate_authority_that_is_none_is_told_with_the_other_faults(
    surprises, name
):
    with pytest.raises(WrongSettingsError) as wrong:
        read_settings(apns_ca_file=surprises / name, data_dir=surprises / "text" / "x")

    [folder, file] = sorted(wrong.value.faults, key=lambda fault: "APNS" in fault)
    assert folder.startswith("WALLETPASS_DATA_DIR")
    assert file.startswith("WALLETPASS_APNS_CA_FILE")
    assert str(surprises / name) in file


@pytest.mark.parametrize("kind", ["folder", "binary"])
def test_a_secret_that_cannot_be_read_is_told_by_its_name(surprises, kind):
    (surprises / kind).rename(surprises / "secret_key")

    with pytest.raises(WrongSettingsError, match="secret_key cannot be read"):
        read_settings(data_dir=surprises).secret()


@pytest.mark.parametrize("left", ["", "\n", "half a secr"])
def test_a_secret_that_was_half_written_is_no_secret(tmp_path, left):
    (tmp_path / "secret_key").write_text(left)

    with pytest.raises(WrongSettingsError, match="secret_key is damaged"):
        read_settings(data_dir=tmp_path).secret()


@pytest.mark.parametrize(
    "template",
    [
        "tile.example/{z}/{x}/{y}.png",
        "https://tile.example/{z}/{x}.png",
        "https://{s}.tile.example/{z}/{x}/{y}.png",
        "https://tile.example; script-src *//{z}/{x}/{y}.png",
        "https://a:b@tile.example/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
    ],
)
def test_tiles_come_from_one_plain_host(template):
    with pytest.raises(WrongSettingsError, match="names no tiles"):
        read_settings(tile_url=template)


def test_tiles_are_off_until_somebody_sets_them():
    assert read_settings().tile_url == ""
    template = "https://tile.example/styles/light/{z}/{x}/{y}.png?key=1"
    assert read_settings(tile_url=template).tile_url == template
