"""`walletpass brands|staff|keys create`: who acts, and for whom."""

from datetime import datetime
from pathlib import Path
from typing import get_args

import click
from sqlalchemy.orm import Session

from walletpass import brands, ledger, passes, rewards
from walletpass.brands import Brand, Duty, Role
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.languages import LANGUAGES, Language
from walletpass.kernel.secrets import Secret
from walletpass.passes import Design, NothingPublishedError, Template
from walletpass.passes.starters import TRADES, load_starter
from walletpass.wallets.apple.publishing import publish_draft

_brand = click.option("--brand", required=True, help="The brand's slug.")


@main.group("brands")
def brands_group() -> None:
    """Found brands, and give them their first card."""


@brands_group.command("create")
@click.argument("slug")
@click.option("--name", required=True)
@click.option("--currency", required=True, help="ISO 4217, such as PLN.")
@click.option("--country", required=True, help="ISO 3166, such as PL.")
@click.option("--timezone", required=True, help="IANA, such as Europe/Warsaw.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    default=("en",),
    help="Repeat for each; the first is the default.",
)
@click.option(
    "--scale",
    type=click.IntRange(0, 2),
    help="How many decimals points show; else as usual for the kind.",
)
@click.option(
    "--kind",
    type=click.Choice(ledger.KINDS),
    default="points",
    show_default=True,
    help="What the first program gives.",
)
def create_brand(  # noqa: PLR0917 - click names them
    slug: str,
    name: str,
    currency: str,
    country: str,
    timezone: str,
    languages: tuple[Language, ...],
    scale: int | None,
    kind: ledger.ProgramKind,
) -> None:
    """Found a brand called SLUG in addresses, with a program and its first rules."""
    with opened() as services, services.database.transaction() as session:
        now = services.now()
        brand = brands.found(
            session,
            slug=slug,
            name=name,
            currency=currency,
            country=country,
            timezone=timezone,
            languages=languages,
            default_language=languages[0],
            now=now,
        )
        rewards.start(
            session, brand.id, kind, name={languages[0]: name}, scale=scale, now=now
        )
    click.echo(
        f"{name} is founded. Next: `walletpass certs csr --brand {slug} …`, then "
        f"`walletpass brands card {slug} --trade grocery`."
    )


@brands_group.command("card")
@click.argument("slug")
@click.option("--trade", required=True, type=click.Choice(list(TRADES)))
@click.option("--logo", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def publish_card(slug: str, trade: str, logo: Path | None) -> None:
    """Publish a starter card for the brand SLUG, with its own LOGO in every size.

    Cards that are out already take on the new look as soon as somebody keeps promises.
    """
    with opened() as services, services.database.transaction() as session:
        now = services.now()
        brand = brands.brand_called(session, slug)
        design = passes.start_design(
            session,
            brand.id,
            load_starter(trade),
            organization=brand.name,
            kind=ledger.program_of(session, brand.id).kind,
            logo=logo.read_bytes() if logo else None,
            now=now,
        )
        brand.logo_sha = design.images.get("logo", {}).get("*")
        template = _draft(session, brand, design, now)
        version = publish_draft(session, template, now=now, by="command line")
    click.echo(
        f"Version {version.number} is published. Customers join at "
        f"{services.base_url}/join/{slug}."
    )


def _draft(session: Session, brand: Brand, design: Design, now: datetime) -> Template:
    """Make the design the draft of the brand's card, whether there is one yet or not."""
    try:
        template = passes.published_template(session, brand.id)
    except NothingPublishedError:
        return passes.create_template(
            session,
            brand.id,
            program_id=ledger.program_of(session, brand.id).id,
            pass_type_id=passes.pass_type_of(session, brand.id).id,
            name=f"{brand.name} card",
            design=design,
            now=now,
        )
    passes.save_draft(template, design, now=now)
    return template


@main.group("staff")
def staff_group() -> None:
    """Take on staff, and help those who lost their phone."""


@staff_group.command("create")
@click.argument("login")
@_brand
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice(get_args(Role)))
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="What the till and the studio speak with them; else the brand's.",
)
@click.password_option()
def create_staff(  # noqa: PLR0917 - click names them
    login: str,
    brand: str,
    name: str,
    role: Role,
    language: Language | None,
    password: str,
) -> None:
    """Take on someone who signs in as LOGIN."""
    with opened() as services, services.database.transaction() as session:
        brands.create_staff(
            session,
            brands.brand_called(session, brand),
            login=login,
            name=name,
            password=Secret(password),
            duties=[Duty(role)],
            now=services.now(),
            language=language,
        )
    click.echo(f"{name} may sign in as {login}.")


@staff_group.command("reset-second-factor")
@click.argument("login")
@_brand
def reset_second_factor(login: str, brand: str) -> None:
    """Let LOGIN in by the password alone, until they set up a second factor again."""
    with opened() as services, services.database.transaction() as session:
        employer = brands.brand_called(session, brand)
        person = brands.staff_called(session, employer.id, login)
        had_one = brands.reset_factor(session, person.id)
        if had_one:
            brands.record(
                session,
                employer.id,
                actor="command line",
                action="staff.second-factor-reset",
                object=person.id,
                now=services.now(),
            )
    if had_one:
        click.echo(f"{person.name} signs in with the password alone, from now on.")
    else:
        click.echo(f"{person.name} had no second factor. Nothing was changed.")


@main.group("keys")
def keys_group() -> None:
    """Make API keys."""


@keys_group.command("create")
@click.argument("name")
@_brand
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=(brands.EVERY_SCOPE,),
    show_default=True,
    help="What it opens, such as entries:write. Repeat for each.",
)
@click.option(
    "--mode",
    type=click.Choice(["live", "test"]),
    default="live",
    show_default=True,
    help="Live keys begin with wp_live_, test keys with wp_test_.",
)
def create_key(
    name: str, brand: str, scopes: tuple[str, ...], mode: brands.Mode
) -> None:
    """Make a key called NAME and print it, once."""
    with opened() as services, services.database.transaction() as session:
        _, text = brands.create_key(
            session,
            brands.brand_called(session, brand),
            name=name,
            scopes=scopes,
            mode=mode,
            now=services.now(),
        )
    click.echo(text.reveal())
    click.echo("Keep it now: nobody can read it again.", err=True)
