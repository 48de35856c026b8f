"""`walletpass certs …`: the certificates that sign cards and push for them."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from walletpass import brands
from walletpass.cli.main import main
from walletpass.cli.opening import opened
from walletpass.kernel.secrets import Secret
from walletpass.wallets.apple import (
    DemoAuthority,
    SigningIdentity,
    import_identity,
    new_signing_request,
)
from walletpass.wallets.apple.errors import WrongPasswordError
from walletpass.wallets.apple.holding import (
    held_certificates,
    keep_identity,
    keep_request,
    keys_held,
    waiting_requests,
)

_brand = click.option("--brand", required=True, help="The brand's slug.")
_WORRYING, _PRESSING = 30, 7  # days left


@main.group()
def certs() -> None:
    """Make, request, import and list certificates."""


@certs.command("demo")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@_brand
@click.option("--pass-type", required=True, help="Such as pass.com.example.card.")
@click.option("--team", default="DEMO12TEAM", show_default=True, help="Ten characters.")
def make_demo(folder: Path, brand: str, pass_type: str, team: str) -> None:
    """Make a root, an intermediate and a pass certificate of our own.

    The brand signs with them at once. No phone trusts them: they are for trying out
    and for tests. The authority is kept in FOLDER, and asked again issues a renewal.
    """
    with opened() as services:
        now, vault = services.now(), services.people.vault
        authority = _authority(folder, now)
        identity = authority.new_identity(pass_type, team, now=now)
        with services.database.transaction() as session:
            owner = brands.brand_called(session, brand)
            keep_identity(session, vault, owner.id, identity, now=now)
    click.echo(f"{pass_type} signs from now on. Its root is {folder / 'root.pem'}.")


def _authority(folder: Path, now: datetime) -> DemoAuthority:
    """Return the authority kept in *folder*, making it the first time."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / "authority.pem"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_bytes(DemoAuthority.create(now=now).to_pem())
    authority = DemoAuthority.from_pem(kept.read_bytes())
    (folder / "root.pem").write_bytes(authority.root_pem())
    (folder / "intermediate.pem").write_bytes(authority.intermediate_pem())
    return authority


@certs.command()
@_brand
@click.option("--email", required=True, help="Apple asks for one.")
@click.option("--name", required=True, help="Whose certificate it will be.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("walletpass.certSigningRequest"),
    show_default=True,
)
def csr(brand: str, email: str, name: str, out: Path) -> None:
    """Make a key and a signing request to upload to Apple.

    The key stays here, sealed. Upload the request at developer.apple.com under
    Identifiers, Pass Type IDs; download the certificate and run `certs import`.
    """
    request = new_signing_request(name, email)
    with opened() as services, services.database.transaction() as session:
        owner = brands.brand_called(session, brand)
        keep_request(
            session,
            services.people.vault,
            owner.id,
            request.private_key,
            now=services.now(),
        )
        out.write_bytes(request.pem)
    click.echo(f"Upload {out} to Apple, then run `walletpass certs import`.")


@certs.command("import")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@_brand
@click.option("--password", help="Of the .p12 or the key; asked for where needed.")
def import_files(files: tuple[Path, ...], brand: str, password: str | None) -> None:
    """Import a pass certificate from FILES: PEM, .cer or .p12, in any order.

    Name the certificate, its key unless `certs csr` made it, and Apple's intermediate
    (AppleWWDRCAG4.cer). It signs at once, whichever ends later; an older certificate
    of the same pass type is kept, and takes over should it outlast the new one.
    """
    contents = [file.read_bytes() for file in files]
    with opened() as services:
        now, vault = services.now(), services.people.vault
        with services.database.transaction() as session:
            owner = brands.brand_called(session, brand)
            ours = keys_held(session, vault, owner.id)
        identity = _identity(contents, password, ours, now)
        with services.database.transaction() as session:
            kept = keep_identity(session, vault, owner.id, identity, now=now)
            ends = kept.expires_at or identity.expires_at
    click.echo(
        f"{identity.pass_type_identifier} signs until {ends:%d %B %Y} with the "
        f"certificate {identity.certificate.fingerprint[:17]}."
    )


def _identity(
    contents: Sequence[bytes],
    password: str | None,
    ours: Sequence[bytes],
    now: datetime,
) -> SigningIdentity:
    """Read the files, asking for a password only if one turns out to be needed."""
    given = Secret(password) if password else None
    try:
        return import_identity(contents, password=given, waiting_keys=ours, now=now)
    except WrongPasswordError as closed:
        if closed.given:
            raise
    asked = click.prompt("Password chosen at its export", hide_input=True)
    return import_identity(contents, password=Secret(asked), waiting_keys=ours, now=now)


@certs.command("list")
@click.pass_context
def list_all(context: click.Context) -> None:
    """List every certificate with the days it has left."""
    with opened() as services, services.database.snapshot() as session:
        held = held_certificates(session, now=services.now())
        waiting = waiting_requests(session)
    table = Table("pass type", "fingerprint", "expires", "days left")
    for one in held:
        colour = "green" if one.days_left > _WORRYING else "yellow"
        table.add_row(
            one.pass_type_identifier,
            one.fingerprint[:17],
            f"{one.expires_at:%Y-%m-%d}",
            str(one.days_left),
            style=colour if one.days_left > _PRESSING else "red",
        )
    if held:
        Console(emoji=False).print(table)  # a fingerprint has :CD: in it
    for one in held:
        if one.signs:
            told = " It is a demo: no phone trusts it." if one.is_demo else ""
            click.echo(f"{one.fingerprint[:17]} signs.{told}")
    for moment in waiting:
        click.echo(f"A request made on {moment:%Y-%m-%d} waits for Apple's answer.")
    if not held:
        click.echo("No certificate yet: begin with `walletpass certs csr`.")
        context.exit(1)
