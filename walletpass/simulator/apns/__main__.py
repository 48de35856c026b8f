"""Run the stand-in by itself: ``python -m walletpass.simulator.apns --port 2197``."""

import signal
from pathlib import Path
from threading import Event

import click

from walletpass.simulator.apns.answers import Reply
from walletpass.simulator.apns.server import ApnsStandIn


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=0, help="On which port; any free one by default.")
@click.option(
    "--ca-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("apns-ca.pem"),
    show_default=True,
    help="Where to write the certificate that callers must trust.",
)
@click.option(
    "--trust",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    multiple=True,
    help="Authority (PEM) whose pass certificates are let in. May be repeated.",
)
@click.option("--max-streams", default=1000, show_default=True, help="Per connection.")
@click.option("--strict", is_flag=True, help="Hang up over one stream too many.")
@click.option("--delay", default=0.0, help="Seconds before each answer.")
def main(
    *,
    host: str,
    port: int,
    ca_file: Path,
    trust: tuple[Path, ...],
    max_streams: int,
    strict: bool,
    delay: float,
) -> None:
    """Stand in for Apple's push service until interrupted."""
    for stop in (signal.SIGINT, signal.SIGTERM):  # a script's `&` ignores the first
        signal.signal(stop, signal.default_int_handler)
    apns = ApnsStandIn(host=host, port=port, max_streams=max_streams, strict=strict)
    for authority in trust:
        apns.trust(authority.read_bytes())
    if delay:
        apns.script.say(Reply(delay=delay))
    ca_file.write_bytes(apns.ca_pem)
    with apns:
        click.echo(f"WALLETPASS_APNS_URL={apns.url}")
        click.echo(f"WALLETPASS_APNS_CA_FILE={ca_file.resolve()}")
        try:
            Event().wait()
        except KeyboardInterrupt:
            click.echo(
                f"{len(apns.received)} pushes over {len(apns.visits)} connections."
            )


if __name__ == "__main__":
    main()
