"""`walletpass programs create|rename|policy`: what a brand runs, and who gets its cards."""

from typing import Final, get_args

import click

from walletpass import brands, ledger, passes, rewards
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.passes import admission
from walletpass.passes.admission import Policy

_RENAMED: Final = "program.renamed"
_brand = click.option("--brand", required=True, help="The brand's slug.")
_program = click.option(
    "--program", "program_id", help="Its id; else the brand's first."
)
_units = click.option(
    "--unit",
    "units",
    multiple=True,
    metavar="LANGUAGE:FORM=WORD",
    help="What it calls its points, such as en:one=bean. Repeat for each form.",
)


@main.group("programs")
def programs_group() -> None:
    """Start and rename programs, and say to whom they give cards."""


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
@_units
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


@programs_group.command("rename")
@_brand
@_program
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="LANGUAGE=NAME",
    help="What it is called, such as en=Sky Club. Repeat for each language.",
)
@_units
def rename_program(
    brand: str, program_id: str | None, names: tuple[str, ...], units: tuple[str, ...]
) -> None:
    """Call a program, or its points, something else, on cards as well.

    Languages that are not named keep their words.
    """
    if not (names or units):
        raise click.UsageError("Say a --name, a --unit, or both.")
    with opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, brand)
        program = ledger.program_of(session, owner.id, program_id)
        ledger.rename_program(
            program,
            name={**program.name, **_names(names)},
            unit={**program.unit, **(_unit(units) or {})},
        )
        passes.promise_refresh(session, owner.id, _RENAMED, now=services.now())
        brands.record(
            session,
            owner.id,
            actor="command line",
            action=_RENAMED,
            object=program.id,
            after={"name": program.name, "unit": program.unit},
            now=services.now(),
        )
        click.echo(program.id)
    click.echo("Renamed. Cards that say it are made anew.", err=True)


def _names(told: tuple[str, ...]) -> dict[Language, str]:
    names: dict[Language, str] = {}
    for one in told:
        tag, _, name = one.partition("=")
        language = next((each for each in LANGUAGES if each == tag), None)
        if language is None or not name.strip():
            message = f"{one!r}: write such as en=Sky Club."
            raise click.BadParameter(message, param_hint="--name")
        names[language] = name.strip()
    return names


@programs_group.command("policy")
@click.argument("policy", type=click.Choice(get_args(Policy)))
@_brand
@_program
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
