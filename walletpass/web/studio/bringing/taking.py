"""Taking along what became of each row: to put right what was refused, and send it again."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Blueprint, abort, request, send_file
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from walletpass.customers import files, importing
from walletpass.customers.importing import ImportRow, Outcome, sentence
from walletpass.customers.importing.sentences import HEADERS
from walletpass.kernel.languages import Language, say
from walletpass.web.studio.bringing.one import may_read
from walletpass.web.studio.bringing.standing import troubles_in
from walletpass.web.studio.tables.sheets import AT_ONCE, Cells, streamed
from walletpass.web.studio.visiting import Visit, needs

_REFUSED: Final[tuple[Outcome, ...]] = ("refused",)


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/customers/import/<file_id>"
    door.add_url_rule(f"{address}/problems.csv", "file_problems", problems)
    door.add_url_rule(f"{address}/results.csv", "file_results", results)


@needs("import")
def problems(visit: Visit, file_id: str) -> ResponseReturnValue:
    """Hand out which rows a look found fault with, by number: nobody's data is in it."""
    with visit.services.database.snapshot() as session:
        file = files.file_of(session, visit.brand_id, file_id)
        found = troubles_in(file, visit.say.language)
    header = [say(HEADERS[0], visit.say.language), *_told(visit.say.language)]
    rows = [(f"{one.row}", ",".join(one.codes), one.words) for one in found]
    return streamed("problems", header, iter([rows]))


def _told(language: Language) -> list[str]:
    return [say(title, language) for title in HEADERS[2:]]


@needs("import")
def results(visit: Visit, file_id: str) -> ResponseReturnValue:
    """Hand out what became of the rows, or of the refused ones alone.

    With their own cells for whoever may see them, as long as the file is kept; else by
    number.
    """
    only = _REFUSED if request.args.get("only") == "refused" else ()
    with visit.services.database.transaction() as session:
        file = files.file_of(session, visit.brand_id, file_id)
        job = files.job_of(session, file)
        if job is None or job.state != "done":
            abort(404)
        visit.record(session, "customer.file-taken", file.id)
        openly = may_read(visit, file) and file.forgotten_at is None
    if not openly:
        language = visit.say.language
        header = [say(title, language) for title in HEADERS]
        return streamed("results", header, _numbered(visit, job.id, only))
    return _with_cells(visit, file_id, only)


def _with_cells(
    visit: Visit, file_id: str, only: tuple[Outcome, ...]
) -> ResponseReturnValue:
    with ExitStack() as until_open:
        folder = until_open.enter_context(TemporaryDirectory(prefix="walletpass-"))
        target = Path(folder) / "results.csv"
        with visit.services.database.snapshot() as session:
            file = files.file_of(session, visit.brand_id, file_id)
            job = files.job_of(session, file)
            if job is None:
                abort(404)
            path = until_open.enter_context(
                files.laid_out(session, visit.services.people, file)
            )
            importing.write_results(
                session, job, path, target, visit.say.language, only=only
            )
        stream = target.open("rb")  # lives on without its name
    return send_file(
        stream,
        mimetype="text/csv",
        as_attachment=True,
        download_name="refused.csv" if only else "results.csv",
    )


def _numbered(
    visit: Visit, job_id: str, only: tuple[Outcome, ...]
) -> Iterator[Sequence[Cells]]:
    """Yield rows by number, a page in a snapshot of its own."""
    query = select(ImportRow).where(ImportRow.job_id == job_id)
    if only:
        query = query.where(ImportRow.outcome.in_(only))
    last = 0
    while True:
        with visit.services.database.snapshot() as session:
            rows = session.scalars(
                query.where(ImportRow.number > last)
                .order_by(ImportRow.number)
                .limit(AT_ONCE)
            ).all()
        if not rows:
            return
        last = rows[-1].number
        yield [
            (
                f"{one.number}",
                one.outcome,
                one.codes,
                sentence(one.outcome, one.codes.split(","), visit.say.language),
            )
            for one in rows
        ]
