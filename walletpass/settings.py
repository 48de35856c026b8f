"""Every setting: its type, its default, and one line of help that the README repeats."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from walletpass.kernel.errors import InvalidError
from walletpass.kernel.secrets import Secret

_SHORTEST_SECRET = 32


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
        env_prefix="WALLETPASS_", frozen=True, extra="ignore"
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
    log_format: Annotated[
        Literal["text", "json"], Field(description="How log lines are written.")
    ] = "text"
    trusted_proxies: Annotated[
        int,
        Field(ge=0, description="How many proxies in front may name the client."),
    ] = 0

    @field_validator("base_url", "apns_url")
    @classmethod
    def _an_address(cls, address: str) -> str:
        if not address.startswith(("https://", "http://")):
            message = f"{address!r} is not an address: begin with https://"
            raise ValueError(message)
        return address.rstrip("/")

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
            WrongSettingsError: What is kept there is too short to be one.
        """
        if given := self.secret_key.get_secret_value():
            return Secret(given)
        path = self.data_dir / "secret_key"
        if not path.exists():
            _make_secret(path)
        kept = path.read_text().strip()
        if len(kept) < _SHORTEST_SECRET:
            fault = f"{path} is damaged: bring it back from a backup."
            raise WrongSettingsError([fault])
        return Secret(kept)


def _make_secret(path: Path) -> None:
    """Write a new secret, whole or not at all; of two writers the first is heeded."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile("w", dir=path.parent, prefix=".secret_key") as draft:
        draft.write(secrets.token_urlsafe(48))
        draft.flush()
        os.fsync(draft.fileno())
        with suppress(FileExistsError):
            os.link(draft.name, path)


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
