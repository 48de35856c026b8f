"""The house keeps its promises: floors, style, types, words."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from walletpass import outbox
from walletpass.jobs import keeping
from walletpass.jobs.keepers import kept_types
from walletpass.settings import Settings

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    source
    for source in (ROOT / "walletpass").rglob("*.py")
    if source.parent.name != "versions"  # written by alembic
)
LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def _run(*command):
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_package_leans_only_on_the_floors_below_it():
    contracts = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert contracts.returncode == 0, contracts.stdout


def test_every_rule_of_style_is_kept():
    linted = _run("ruff", "check", ".")
    formatted = _run("ruff", "format", "--check", ".")

    assert linted.returncode == 0, linted.stdout
    assert formatted.returncode == 0, formatted.stdout


@pytest.mark.long
def test_every_type_holds():
    typed = _run("mypy")

    assert typed.returncode == 0, typed.stdout


@pytest.mark.parametrize(
    "source", SOURCES, ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_file_can_be_understood_in_one_sitting(source):
    text = source.read_text()

    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert node.end_lineno - node.lineno < LONGEST_FUNCTION, node.name


def test_every_promise_has_a_keeper_and_every_keeper_a_promise():
    assert keeping
    assert _ours(outbox.message_types().values()) == _ours(kept_types())


def _ours(types):
    """Return the types among them that no test declared."""
    return {kind for kind in types if kind.__module__.startswith("walletpass.")}


def test_the_readme_explains_every_setting():
    readme = (ROOT / "README.md").read_text()

    for name, field in Settings.model_fields.items():
        assert f"WALLETPASS_{name.upper()}" in readme, name
        assert field.description in readme, name


def test_the_top_level_holds_what_the_design_names():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    top = {Path(path).parts[0] for path in tracked}

    assert {name for name in top if not name.startswith(".")} <= {
        "CHANGELOG.md",
        "LICENSE",
        "README.md",
        "assets",
        "certs.example",
        "pyproject.toml",
        "tests",
        "walletpass",
        "wsgi.py",
    }


def test_no_private_key_is_in_the_repository():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    suspects = [
        path
        for path in tracked
        if not path.endswith(".py")
        and b"PRIVATE KEY-----\nMI" in (ROOT / path).read_bytes()
    ]

    assert suspects == []
