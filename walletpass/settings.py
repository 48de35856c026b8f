"""Every setting: its type, its default, and one line of help that the README repeats."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from cryptography.x509 import load_pem_x509_certificates
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from walletpass.kernel.errors import InvalidError
from walletpass.kernel.secrets import Secret

_SHORTEST_SECRET = 32
_DATABASES = ("sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg")


class WrongSettingsError(InvalidError):
    """The environment says something we cannot work with."""

    code = "wrong-settings"
    title = "Settings need attention"

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults

    def facts(self) -> dict[str, object]:
        """List every fault."""
        return {"faults": self.faults}


class Settings(BaseSettings):
    """What the operator decides, read once from ``WALLETPASS_…`` variables."""

    model_config = SettingsConfigDict(
        env_prefix="WALLETPASS_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    data_dir: Annotated[
        Path, Field(description="Folder for the database and the secret key.")
    ] = Path("data")
    database_url: Annotated[
        str,
        Field(description="SQLAlchemy URL; empty means SQLite in the data folder."),
    ] = ""
    base_url: Annotated[
        str,
        Field(description="Public address of this service, as phones reach it."),
    ] = "http://127.0.0.1:8000"
    secret_key: Annotated[
        SecretStr,
        Field(description="At least 32 characters; made in the data folder if unset."),
    ] = SecretStr("")
    engine: Annotated[
        Literal["embedded", "celery"],
        Field(description="Where promises are kept: in this process, or by workers."),
    ] = "embedded"
    broker_url: Annotated[
        str, Field(description="Celery's broker, for the celery engine.")
    ] = "redis://127.0.0.1:6379/0"
    apns_url: Annotated[
        str, Field(description="Apple's push service, or a stand-in for it.")
    ] = "https://api.push.apple.com"
    apns_ca_file: Annotated[
        Path | None,
        Field(description="Certificate authority to trust for the push service."),
    ] = None
    webhook_private_addresses: Annotated[
        bool,
        Field(
            description="Let webhooks call private and loopback addresses, and plain "
            "http://."
        ),
    ] = False
    api_rate: Annotated[
        int,
        Field(
            ge=1,
            description="Requests to the API that a key may make in a minute, of each "
            "process.",
        ),
    ] = 6000
    tile_url: Annotated[
        str,
        Field(
            description="Where maps get their tiles, such as "
            "https://tile.example/{z}/{x}/{y}.png; empty: none, and nobody is asked."
        ),
    ] = ""
    tile_attribution: Annotated[
        str, Field(description="Whom maps name for their tiles, as their makers ask.")
    ] = "© OpenStreetMap contributors"
    tile_attribution_url: Annotated[
        str, Field(description="Where that name leads; empty: nowhere.")
    ] = "https://www.openstreetmap.org/copyright"
    log_format: Annotated[
        Literal["text", "json"], Field(description="How log lines are written.")
    ] = "text"
    trusted_proxies: Annotated[
        int,
        Field(ge=0, description="How many proxies in front may name the client."),
    ] = 0

    threads: Annotated[
        int,
        Field(
            ge=0,
            description="Threads that sign, and as many for all else; 0: one per core, "
            "at least 2.",
        ),
    ] = 0

    @field_validator("base_url", "apns_url")
    @classmethod
    def _an_address(cls, address: str) -> str:
        if not address.startswith(("https://", "http://")):
            message = f"{address!r} is not an address: begin with https://"
            raise ValueError(message)
        if not _names_a_host(address):
            message = f"{address!r} names no host: write it like https://cards.example"
            raise ValueError(message)
        return address.rstrip("/")

    @field_validator("tile_url")
    @classmethod
    def _tiles(cls, template: str) -> str:
        """Refuse what names no host of its own: a page lets pictures in from one."""
        if not template:
            return template
        start, _, rest = template.partition("/{")
        is_whole = all(part in template for part in ("{z}", "{x}", "{y}"))
        is_address = start.startswith(("https://", "http://")) and _names_a_host(start)
        if not (is_whole and is_address and rest) or set(start) & set("{};,@*'\""):
            message = (
                f"{template!r} names no tiles: write them like "
                "https://tile.example/{z}/{x}/{y}.png, on one host"
            )
            raise ValueError(message)
        return template

    @field_validator("tile_attribution_url")
    @classmethod
    def _a_link(cls, address: str) -> str:
        if address and not address.startswith(("https://", "http://")):
            message = f"{address!r} is not an address: begin with https://"
            raise ValueError(message)
        return address

    @field_validator("data_dir")
    @classmethod
    def _a_folder(cls, folder: Path) -> Path:
        standing = next(
            (part for part in (folder, *folder.parents) if os.path.lexists(part)),
            folder,
        )
        if standing.exists() and not standing.is_dir():
            message = f"{standing} is a file: name a folder."
            raise ValueError(message)
        return folder

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, url: str) -> str:
        """Refuse what is no database of ours; the message repeats no password."""
        if not url:
            return url
        with suppress(ArgumentError, ValueError):
            parts = make_url(url)
            if parts.drivername in _DATABASES and parts.database:
                return url
        message = (
            "Write it like postgresql://user:password@host/name, or sqlite:///path"
        )
        raise ValueError(message)

    @field_validator("apns_ca_file")
    @classmethod
    def _certificates(cls, file: Path | None) -> Path | None:
        if file is None:
            return None
        try:
            load_pem_x509_certificates(file.read_bytes())
        except OSError as fault:
            message = f"{file} cannot be read: {fault.strerror}."
            raise ValueError(message) from None
        except ValueError:
            message = f"{file} holds no certificate: name a PEM file that does."
            raise ValueError(message) from None
        return file

    @model_validator(mode="after")
    def _enough_to_start(self) -> Self:
        if self.engine == "celery":
            if not self.database_url.startswith("postgresql"):
                message = "The celery engine needs WALLETPASS_DATABASE_URL=postgresql…"
                raise ValueError(message)
            if not self.secret_key.get_secret_value():
                message = (
                    "The celery engine needs WALLETPASS_SECRET_KEY: "
                    "every machine must hold the same one."
                )
                raise ValueError(message)
        given = self.secret_key.get_secret_value()
        if given and len(given) < _SHORTEST_SECRET:
            message = f"WALLETPASS_SECRET_KEY is shorter than {_SHORTEST_SECRET}."
            raise ValueError(message)
        return self

    @property
    def database(self) -> str:
        """The database's URL."""
        if not self.database_url:
            return f"sqlite:///{self.data_dir / 'walletpass.db'}"
        if self.database_url.startswith("postgresql://"):
            return self.database_url.replace(
                "postgresql://", "postgresql+psycopg://", 1
            )
        return self.database_url

    def secret(self) -> Secret:
        """Return the server's secret, making one in the data folder the first time.

        Raises:
            WrongSettingsError: What is kept there cannot be one.
        """
        if given := self.secret_key.get_secret_value():
            return Secret(given)
        path = self.data_dir / "secret_key"
        if not path.exists():
            _make_secret(path)
        return Secret(_kept_secret(path))


def _make_secret(path: Path) -> None:
    """Write a new secret, whole or not at all; of two writers the first is heeded."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key") as draft:
        draft.write(secrets.token_urlsafe(48))
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)


def _kept_secret(path: Path) -> str:
    try:
        kept = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "damaged"
        raise WrongSettingsError(
            [f"{path} cannot be read ({why}): bring it back from a backup."]
        ) from None
    if len(kept) < _SHORTEST_SECRET:
        raise WrongSettingsError([f"{path} is damaged: bring it back from a backup."])
    return kept


def _names_a_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    return bool(host) and port != 0 and not any(map(str.isspace, address))


def read_settings(**given: object) -> Settings:
    """Return the settings, or every fault in them at once.

    Raises:
        WrongSettingsError: With one line per fault.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks them
    except ValidationError as wrong:
        raise WrongSettingsError([_fault(fault) for fault in wrong.errors()]) from None


def _fault(fault: object) -> str:
    assert isinstance(fault, dict)
    name = "_".join(str(part) for part in fault["loc"]).upper()
    message = str(fault["msg"]).removeprefix("Value error, ")
    return f"WALLETPASS_{name}: {message}" if name else message
