"""The command line tells of itself, wherever one asks."""

import click
import pytest

from walletpass.cli import main

PROMISED = {
    "demo", "serve", "relay", "work", "doctor",
    "db upgrade", "db check", "db backup", "db restore",
    "certs demo", "certs csr", "certs import", "certs list",
    "brands create", "brands card", "staff create", "staff pin", "keys create",
    "programs create", "programs rename", "programs policy",
    "tills add", "tills code", "tills list", "tills unlock",
    "customers import", "customers export", "customers erase",
    "purchases import", "rules replay",
    "reports export", "reports verify",
    "passes build", "passes verify", "passes inspect",
    "bench sign", "bench push", "bench serve", "bench ledger", "bench sale",
    "bench growth", "bench scan", "bench segment", "bench campaign", "staff reset-second-factor", "setup",
}  # fmt: skip


def commands(group, *path):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)
        else:
            yield " ".join((*path, name)), command


COMMANDS = dict(commands(main))


def test_every_command_that_was_promised_is_there():
    assert set(COMMANDS) == PROMISED


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_and_what_each_option_is_for(empty, name):
    told = empty.do(*name.split(), "--help")
    command = COMMANDS[name]

    first = command.help.splitlines()[0]
    assert first.endswith(".")
    assert first.split()[0] in told
    for option in command.params:
        if isinstance(option, click.Option) and option.name not in PLAIN:
            assert option.help, option.name


PLAIN = {"name", "out", "password", "host", "port", "trade", "logo", "role", "mode"}
"""Options whose name says it all."""


def test_asking_wrongly_leaves_with_2(empty):
    assert empty.run("no-such-thing").exit_code == 2
    assert empty.run("brands", "create").exit_code == 2


def test_settings_that_cannot_be_are_told_in_one_go(empty):
    empty.environment |= {
        "WALLETPASS_ENGINE": "celery",
        "WALLETPASS_BASE_URL": "cards.example",
    }

    answer = empty.run("db", "check")

    assert answer.exit_code == 1
    assert "Settings need attention" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_database_out_of_reach_is_one_sentence(empty):
    empty.environment["WALLETPASS_DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/x"

    answer = empty.run("db", "check")

    assert answer.exit_code == 1
    assert answer.stderr.startswith("The database does not answer")


def test_no_command_works_on_a_database_of_another_release(empty):
    answer = empty.run("keys", "create", "till", "--brand", "kawa")

    assert answer.exit_code == 1
    assert "walletpass db upgrade" in answer.stderr
