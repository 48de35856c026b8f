"""A report to take along: its rows and its figures, in one file anybody can check."""

from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import Final

from flask import Blueprint, request, send_file
from flask.typing import ResponseReturnValue

from walletpass.campaigns import measuring
from walletpass.web.studio.visiting import Visit, needs

_IN_MEMORY: Final = 4 * 1024 * 1024


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/campaigns/<campaign_id>/report/rows", "report_file", file)


@needs("reports")
def file(visit: Visit, campaign_id: str) -> ResponseReturnValue:
    """Hand out the report with the rows behind it; no name is in it, and it is audited."""
    with ExitStack() as until_sent:
        packed = until_sent.enter_context(SpooledTemporaryFile(max_size=_IN_MEMORY))
        with visit.services.database.snapshot() as session:
            found = measuring.export(
                session,
                visit.brand_id,
                campaign_id,
                packed,
                now=visit.now,
                run_id=request.args.get("run") or None,
            )
        with visit.services.database.transaction() as session:
            customers = {"customers": found.figures.stages.eligible}
            visit.record(session, "report.export", campaign_id, after=customers)
        packed.seek(0)
        until_sent.pop_all()  # from here on the answer closes it
    return send_file(
        packed,
        mimetype="application/zip",
        as_attachment=True,
        download_name=f"report-{campaign_id}.zip",
    )
