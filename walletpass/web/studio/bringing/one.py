"""One file: its first rows, its columns named, what would become of it, and what did."""

from collections.abc import Mapping
from typing import Any, Final

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, passes
from walletpass.customers import files, importing
from walletpass.customers.files import (
    CustomerFile,
    FileForgottenError,
    FileUnnamedError,
)
from walletpass.customers.importing import (
    FIELDS,
    IGNORED,
    Glance,
    Survey,
    UnfitFileError,
)
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.web.studio.bringing.standing import rows_of, totals_of, troubles_in
from walletpass.web.studio.refusals import UNFIT
from walletpass.web.studio.visiting import Visit, needs

_FIRST: Final = 5
_TROUBLES: Final = 20
_MOST_COLUMNS: Final = 200
_CONFLICT: Final = 409


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    address = "/customers/import/<file_id>"
    door.add_url_rule(address, "customer_file", show)
    door.add_url_rule(f"{address}/now", "customer_file_now", now)
    door.add_url_rule(address, "change_file", change, methods=["POST"])


@needs("import")
def show(visit: Visit, file_id: str) -> ResponseReturnValue:
    """Show a file, and what may be done about it."""
    return _page(visit, file_id)


@needs("import")
def now(visit: Visit, file_id: str) -> ResponseReturnValue:
    """Return how far a file is, to a page that follows; once it is there, the page."""
    with visit.services.database.snapshot() as session:
        file = files.file_of(session, visit.brand_id, file_id)
        if file.state not in ("looking", "running"):
            return redirect(url_for("studio.customer_file", file_id=file_id), 303)
        facts = _facts(visit, session, file)
        text = visit.page("studio/bringing/now.html", here="customers", **facts)
    response = make_response(text)
    response.add_etag()
    return response.make_conditional(request)


def _page(visit: Visit, file_id: str, complaint: str = "") -> str:
    with visit.services.database.snapshot() as session:
        file = files.file_of(session, visit.brand_id, file_id)
        staff = {one.id: one.name for one in brands.staff_of(session, visit.brand_id)}
        return visit.page(
            "studio/bringing/one.html",
            here="customers",
            glance=_glance(visit, session, file),
            fields=FIELDS,
            ignored=IGNORED,
            by=staff.get(file.by, ""),
            is_again="again" in request.args,
            is_ready=_can_issue(session, visit.brand_id),
            complaint=complaint,
            **_facts(visit, session, file),
        )


def _facts(visit: Visit, session: Session, file: CustomerFile) -> Mapping[str, Any]:
    job = files.job_of(session, file)
    troubles = troubles_in(file, visit.say.language) if job is None else ()
    return {
        "file": file,
        "totals": totals_of(session, file),
        "rows": rows_of(file, job),
        "troubles": troubles[:_TROUBLES],
        "troubles_kept": len(troubles),
        "kept_days": files.KEPT.days,
        "openly": may_read(visit, file),
        "zone": visit.zone(session),
    }


def may_read(visit: Visit, file: CustomerFile) -> bool:
    """Tell whether somebody may see the rows: they sent them, or may see such things."""
    return visit.person.id == file.by or visit.person.may("personal")


def _glance(visit: Visit, session: Session, file: CustomerFile) -> Glance | None:
    """Return the columns and the first rows, as long as there is something to decide."""
    if file.began_at is not None or file.forgotten_at is not None:
        return None
    facts = Survey(file.sha256, file.encoding)
    with files.first_part(session, visit.services.people, file) as path:
        return importing.glance(path, facts, file.mapping, most=_FIRST)


def _can_issue(session: Session, brand_id: str) -> bool:
    try:
        passes.published_template(session, brand_id)
    except WalletpassError:
        return False
    return True


@needs("import")
def change(visit: Visit, file_id: str) -> ResponseReturnValue:
    """Do what the button says: name the columns, begin, or forget the file."""
    try:
        match request.form.get("do"):
            case "columns":
                _name_columns(visit, file_id)
            case "begin":
                _begin(visit, file_id)
            case "forget":
                _forget(visit, file_id)
            case _:
                pass
    except NotFoundError:
        raise
    except (FileUnnamedError, UnfitFileError):
        words = visit.say("bring.columns.none")
        return make_response(_page(visit, file_id, words), UNFIT)
    except WalletpassError as refusal:
        words = visit.say(f"bring.refused.{refusal.code}")
        return make_response(_page(visit, file_id, words), _CONFLICT)
    return redirect(url_for("studio.customer_file", file_id=file_id), 303)


def _name_columns(visit: Visit, file_id: str) -> None:
    with visit.services.database.snapshot() as session:
        file = files.file_of(session, visit.brand_id, file_id)
        seen = _glance(visit, session, file)
        if seen is None:
            raise FileForgottenError
        mapping = _mapping(seen)
        facts = Survey(file.sha256, file.encoding)
        with files.first_part(session, visit.services.people, file) as path:
            if not importing.glance(path, facts, mapping, most=1).is_named:
                raise FileUnnamedError
    with visit.services.database.transaction() as session:
        file = files.file_of(session, visit.brand_id, file_id, locked=True)
        if file.mapping != mapping:
            files.look_again(session, file, mapping, now=visit.now)


def _mapping(seen: Glance) -> dict[str, str]:
    """Return what the boxes say of each column; an empty one leaves it out."""
    chosen = {
        column.header: request.form.get(f"column.{place}", "")
        for place, column in enumerate(seen.columns[:_MOST_COLUMNS])
        if column.is_named
    }
    return {
        header: field if field in FIELDS else IGNORED
        for header, field in chosen.items()
    }


def _begin(visit: Visit, file_id: str) -> None:
    with visit.services.database.transaction() as session:
        file = files.file_of(session, visit.brand_id, file_id, locked=True)
        passes.published_template(session, visit.brand_id)
        if files.begin(session, file, now=visit.now):
            visit.record(session, "customer.file-began", file.id)


def _forget(visit: Visit, file_id: str) -> None:
    with visit.services.database.transaction() as session:
        file = files.file_of(session, visit.brand_id, file_id, locked=True)
        files.forget(session, file, now=visit.now)
        visit.record(session, "customer.file-forgotten", file.id)
