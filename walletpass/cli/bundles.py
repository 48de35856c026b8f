"""`walletpass passes build|verify|inspect`: bundles, from the shell."""

import json
from pathlib import Path
from typing import Any

import click

from walletpass import brands, passes
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.clock import utc_now
from walletpass.passes import Issue, errors_among
from walletpass.wallets.apple import read_credentials, unpack, verify
from walletpass.wallets.apple.bundle_errors import UnreadablePassError

_file = click.argument(
    "bundle", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)

_LARGEST = 64 * 1024 * 1024


@main.group("passes")
def passes_group() -> None:
    """Build, verify and inspect signed cards."""


@passes_group.command()
@click.argument("number")
@click.option("--brand", required=True, help="The brand's slug.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
def build(number: str, brand: str, out: Path | None) -> None:
    """Build the card with this NUMBER and write it as a .pkpass file."""
    target = out or Path(f"{number}.pkpass")
    with opened() as services, services.database.snapshot() as session:
        owner = brands.brand_called(session, brand)
        card = passes.card_numbered(session, owner.id, number)
        target.write_bytes(services.press.bundle(session, card, now=services.now()))
    click.echo(f"Written to {target}.")


@passes_group.command("verify")
@_file
@click.option(
    "--root",
    "roots",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A root certificate to trust. Repeat for each. Without one, the signature and "
    "its certificates are checked, and where they come from is left open.",
)
@click.pass_context
def verify_file(context: click.Context, bundle: Path, roots: tuple[Path, ...]) -> None:
    """Check BUNDLE as Wallet would, and more; say everything that is wrong."""
    trusted = [
        certificate
        for root in roots
        for certificate in read_credentials(root.read_bytes()).certificates
    ]
    issues = verify(_content(bundle), trusted=trusted if roots else None, now=utc_now())
    for issue in issues:
        _tell(issue)
    if errors_among(issues):
        context.exit(1)
    doubt = "" if roots else ", if it trusts the root"
    click.secho(f"Wallet would accept this card{doubt}.", fg="green")


@passes_group.command()
@_file
def inspect(bundle: Path) -> None:
    """Show what is inside BUNDLE: its files, and its pass.json."""
    files, issues = unpack(_content(bundle))
    for name in sorted(files):
        click.echo(f"{len(files[name]):>9,}  {name}")
    for issue in issues:
        _tell(issue)
    if "pass.json" in files:
        plain = _read(files["pass.json"])
        if "authenticationToken" in plain:
            plain["authenticationToken"] = "…"
        click.echo(json.dumps(plain, indent=2, ensure_ascii=False))


def _content(bundle: Path) -> bytes:
    with bundle.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise click.ClickException(
            f"{bundle} is larger than {_LARGEST:,} bytes: no card is. Name another file."
        )
    return content


def _read(written: bytes) -> dict[str, Any]:
    """Return what a pass.json says.

    Raises:
        UnreadablePassError: It is not a JSON object.
    """
    try:
        plain = json.loads(written)
    except (ValueError, RecursionError) as fault:
        raise UnreadablePassError(str(fault)) from None
    if not isinstance(plain, dict):
        raise UnreadablePassError("it is not an object")
    return plain


def _tell(issue: Issue) -> None:
    colour = "red" if issue.severity == "error" else "yellow"
    click.secho(f"{issue.severity}: {issue.path}: {issue.message}", fg=colour, err=True)
    click.echo(f"    {issue.remedy}", err=True)
