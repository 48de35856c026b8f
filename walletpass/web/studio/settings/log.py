"""The audit log, newest first, and whether its chain is whole."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from walletpass import brands
from walletpass.web.studio.settings.tabs import room
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open this door."""
    door.add_url_rule("/settings/log", view_func=log)


@needs("audit")
def log(visit: Visit) -> ResponseReturnValue:
    """Show a page of deeds, and check the chain when asked to."""
    is_checked = "check" in request.args
    with visit.services.database.snapshot() as session:
        deeds = brands.audit_page(
            session, visit.brand_id, after=request.args.get("after")
        )
        names = {
            staff.id: staff.name for staff in brands.staff_of(session, visit.brand_id)
        }
        return room(
            visit,
            "log",
            deeds=deeds.rows,
            next=deeds.next,
            names=names,
            is_checked=is_checked,
            broken=brands.verify_chain(session, visit.brand_id) if is_checked else None,
            zone=visit.zone(session),
        )
