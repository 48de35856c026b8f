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


@pytest.mark.parametrize("left", ["", "\n", "half a secr"])
def test_a_secret_that_was_half_written_is_no_secret(tmp_path, left):
    (tmp_path / "secret_key").write_text(left)

    with pytest.raises(WrongSettingsError, match="secret_key is damaged"):
        read_settings(data_dir=tmp_path).secret()
