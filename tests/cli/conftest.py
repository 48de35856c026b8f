import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from walletpass.bootstrap import build_services
from walletpass.cli import main
from walletpass.kernel.logs import configure_logs
from walletpass.settings import read_settings

PASS_TYPE = "pass.com.example.kawa"
BRAND = ("--brand", "kawa")


@dataclass
class Shell:
    """A shell in a folder of its own, whose environment says where the data is."""

    folder: Path
    environment: dict = field(default_factory=dict)

    def __post_init__(self):
        self.environment = {
            "WALLETPASS_DATA_DIR": str(self.folder),
            "WALLETPASS_BASE_URL": "https://cards.example",
        } | self.environment

    def run(self, *arguments, typed=None):
        """Run a command here, in this very process."""
        answer = CliRunner().invoke(
            main, [str(part) for part in arguments], input=typed, env=self.environment
        )
        if answer.exception and not isinstance(answer.exception, SystemExit):
            raise answer.exception
        return answer

    def do(self, *arguments, typed=None, leaves=0):
        """Run a command that must succeed; return what it printed."""
        answer = self.run(*arguments, typed=typed)
        assert answer.exit_code == leaves, answer.output
        return answer.stdout

    def start(self, *arguments, **streams):
        """Run a command as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "walletpass", *map(str, arguments)],
            env=os.environ | self.environment,
            text=True,
            **streams,
        )

    @contextmanager
    def opened(self):
        """Open the services that a command would work with."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.environment.items():
                patch.setenv(name, value)
            services = build_services(read_settings())
        yield services
        services.database.close()

    @contextmanager
    def looking(self):
        """Open a session that reads what the commands wrote."""
        with self.opened() as services, services.database.snapshot() as session:
            yield session


@pytest.fixture(autouse=True)
def _own_logs():
    """Give the log back, which a command gives a form of its own."""
    yield
    configure_logs("text")


@pytest.fixture
def empty(tmp_path):
    """Return a shell where nothing was done yet."""
    return Shell(tmp_path / "data")


@pytest.fixture(scope="session")
def _founded(tmp_path_factory):
    shell = Shell(tmp_path_factory.mktemp("founded") / "data")
    shell.do("db", "upgrade")
    shell.do("brands", "create", "kawa", "--name", "Kawa", "--currency", "PLN",
             "--country", "PL", "--timezone", "Europe/Warsaw",
             "--language", "pl", "--language", "en")  # fmt: skip
    return shell.folder


@pytest.fixture(scope="session")
def _ready(tmp_path_factory, _founded):
    shell = Shell(tmp_path_factory.mktemp("ready") / "data")
    shutil.copytree(_founded, shell.folder)
    shell.do("certs", "demo", shell.folder / "ca", *BRAND, "--pass-type", PASS_TYPE)
    shell.do("brands", "card", "kawa", "--trade", "restaurant")
    return shell.folder


@pytest.fixture
def founded(tmp_path, _founded):
    """Return a shell where the brand `kawa` was founded, and nothing else."""
    shutil.copytree(_founded, tmp_path / "data")
    return Shell(tmp_path / "data")


@pytest.fixture
def ready(tmp_path, _ready):
    """Return a shell where `kawa` can issue cards, signed by the demo chain in `ca`."""
    shutil.copytree(_ready, tmp_path / "data")
    return Shell(tmp_path / "data")


@pytest.fixture
def other(tmp_path, _ready):
    """Return another installation, with a `kawa` of its own."""
    shutil.copytree(_ready, tmp_path / "other")
    return Shell(tmp_path / "other")
