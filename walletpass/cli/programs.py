"""`walletpass programs create|policy`: what a brand runs, and who gets its cards."""

from typing import get_args

import click

from walletpass import brands, ledger, rewards
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes import admission
from walletpass.passes.admission import Policy

_brand = click.option("--brand", required=True, help="The brand's slug.")


@main.group("programs")
def programs_group() -> None:
    """Start programs, and say to whom they give cards."""


@programs_group.command("create")
@click.argument("name")
@_brand
@click.option(
    "--kind",
    type=click.Choice(ledger.KINDS),
    default="points",
    show_default=True,
    help="What it gives; its first rules and words are those of the kind.",
)
@click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="LANGUAGE:FORM=WORD",
    help="What it calls its points, such as en:one=bean. Repeat for each form.",
)
@click.option(
    "--scale",
    type=click.IntRange(0, 2),
    help="How many decimals people see; else as usual for the kind.",
)
def create_program(
    name: str,
    brand: str,
    kind: ledger.ProgramKind,
    units: tuple[str, ...],
    scale: int | None,
) -> None:
    """Start a program called NAME, with rules that make sense for its kind."""
    with opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, brand)
        program = rewards.start(
            session,
            owner.id,
            kind,
            name={owner.default_language: name},
            unit=_unit(units),
            scale=scale,
            now=services.now(),
        )
        click.echo(program.id)
    click.echo(f"{name} is started. Publish a card for it in the studio.", err=True)


def _unit(told: tuple[str, ...]) -> dict[Language, dict[str, str]] | None:
    unit: dict[Language, dict[str, str]] = {}
    for one in told:
        place, _, word = one.partition("=")
        tag, _, form = place.partition(":")
        language = next((each for each in LANGUAGES if each == tag), None)
        if language is None or not form or not word:
            message = f"{one!r}: write such as en:one=bean."
            raise click.BadParameter(message, param_hint="--unit")
        unit.setdefault(language, {})[form] = word
    return unit or None


@programs_group.command("policy")
@click.argument("policy", type=click.Choice(get_args(Policy)))
@_brand
@click.option("--program", "program_id", help="Its id; else the brand's first.")
@click.option(
    "--exceptions",
    type=click.IntRange(0, 100_000),
    default=0,
    show_default=True,
    help="How many exceptions a month there may be.",
)
def set_policy(
    policy: Policy, brand: str, program_id: str | None, exceptions: int
) -> None:
    """Give cards to everyone (open), with the first purchase, or by invitation."""
    with opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, brand)
        program = ledger.program_of(session, owner.id, program_id)
        admission.set_policy(
            session, owner.id, program.id, policy, exceptions_per_month=exceptions
        )
        brands.record(
            session,
            owner.id,
            actor="command line",
            action="issue-policy.set",
            object=program.id,
            after={"policy": policy, "exceptions_per_month": exceptions},
            now=services.now(),
        )
    click.echo(f"Cards of {program.id}: {policy}.")
