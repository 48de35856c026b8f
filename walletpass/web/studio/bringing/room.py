"""The room of files: a new one handed in, and what became of the earlier ones."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from walletpass import brands
from walletpass.customers import files, importing
from walletpass.customers.files import Packed
from walletpass.customers.importing import FIELDS, UnfitFileError
from walletpass.web.studio.bringing.standing import totals_of
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.searching import wanted_here
from walletpass.web.studio.visiting import Visit, needs

LARGEST: Final = 10 * 1024 * 1024
"""Bytes of a file: some 120 000 rows, and a form may be no larger with it."""

_PAGE: Final = 30


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/customers/import"
    door.add_url_rule(address, "customer_files", room)
    door.add_url_rule(address, "hand_in_file", hand_in, methods=["POST"])


@needs("import")
def room(visit: Visit) -> ResponseReturnValue:
    """Show how to hand a file in, and the earlier ones."""
    return _page(visit)


def _page(visit: Visit, complaint: str = "") -> str:
    wanted = wanted_here()
    with visit.services.database.snapshot() as session:
        page = files.files_page(
            session,
            visit.brand_id,
            wanted=wanted,
            after=request.args.get("after"),
            limit=_PAGE,
        )
        staff = brands.staff_of(session, visit.brand_id)
        return visit.page(
            "studio/bringing/room.html",
            here="customers",
            files=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            totals={one.id: totals_of(session, one) for one in page.rows},
            staff={one.id: one.name for one in staff},
            fields=FIELDS,
            most=LARGEST // 1024 // 1024,
            complaint=complaint,
            zone=visit.zone(session),
        )


@needs("import")
def hand_in(visit: Visit) -> ResponseReturnValue:
    """Take a file, and go to its page; the same content again leads to the same page."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _refused(visit, "missing")
    try:
        with TemporaryDirectory(prefix="walletpass-") as folder:
            path = Path(folder) / "customers.csv"
            sent.save(path)
            sent.close()
            packed, is_named = _packed(visit, path)
    except UnfitFileError as unfit:
        return _refused(visit, unfit.fault)
    with visit.services.database.transaction() as session:
        handed = files.hand_in(
            session,
            visit.brand_id,
            packed,
            name=sent.filename,
            by=visit.person.id,
            now=visit.now,
            is_named=is_named,
        )
        if handed.is_new:
            told = {"bytes": packed.size}
            visit.record(session, "customer.file-handed-in", handed.file.id, after=told)
        again = None if handed.is_new else ""
        there = url_for("studio.customer_file", file_id=handed.file.id, again=again)
    return redirect(there, 303)


def _packed(visit: Visit, path: Path) -> tuple[Packed, bool]:
    """Return the file sealed, and whether we know a column of it, if it is a table.

    Raises:
        UnfitFileError: It is none, or too large for a browser.
    """
    if path.stat().st_size > LARGEST:
        raise UnfitFileError(f"Send at most {LARGEST} bytes.", "size")
    packed = files.pack(visit.services.people, path)
    return packed, importing.glance(path, packed.facts, most=1).is_named


def _refused(visit: Visit, fault: str) -> ResponseReturnValue:
    words = visit.say(f"bring.unfit.{fault}", most=LARGEST // 1024 // 1024)
    return make_response(_page(visit, words), UNFIT)
