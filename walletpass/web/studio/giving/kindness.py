"""Making good and small surprises: open issues, what may be given, what was."""

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import brands, customers, ledger
from walletpass.db import Page
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.ids import new_id
from walletpass.ledger import Program
from walletpass.rewards import mending, surprising
from walletpass.rewards.mending import ServiceIssue
from walletpass.rewards.surprising import Surprise
from walletpass.web.studio.refusals import UNFIT, number_in, points_in, words_for
from walletpass.web.studio.rooms_of_rules import room
from walletpass.web.studio.rules.numbers import shown
from walletpass.web.studio.somebody import of_whom, person_wanted
from walletpass.web.studio.visiting import Visit, needs


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/kindness", view_func=kindness)
    door.add_url_rule("/kindness", "find_issues", find, methods=["POST"])
    door.add_url_rule("/kindness/budgets", "set_budgets", set_budgets, methods=["POST"])
    door.add_url_rule(
        "/kindness/issues/<issue_id>", "mend_issue", mend, methods=["POST"]
    )


@needs("points")
def kindness(visit: Visit) -> ResponseReturnValue:
    """Show issues, surprises, and what may be given."""
    return _page(visit)


@needs("points")
def find(visit: Visit) -> ResponseReturnValue:
    """Show what went wrong for somebody, and what they were given."""
    return _page(visit, wanted=person_wanted())


def _page(
    visit: Visit, complaint: str = "", about: str = "", *, wanted: str = ""
) -> str:
    with visit.services.database.snapshot() as session:
        programs = ledger.programs_of(session, visit.brand_id)
        issues = _issues(visit, session, wanted)
        surprises = _surprises(visit, session, wanted)
        people = {issue.customer_id for issue in issues.rows}
        people |= {given.customer_id for given in surprises.rows}
        staff = brands.staff_of(session, visit.brand_id)
        return room(
            visit,
            "kindness",
            program=programs[0] if programs else None,
            issues=issues.rows,
            next=issues.next,
            is_first="after" not in request.args,
            at_issues=request.args.get("after"),
            surprises=surprises.rows,
            more=surprises.next,
            is_first_surprise="surprises" not in request.args,
            at_surprises=request.args.get("surprises"),
            wanted=wanted,
            names=customers.covered_names(
                session, visit.services.people, visit.brand_id, people
            ),
            staff={one.id: one.name for one in staff},
            goodwill=mending.goodwill_of(session, visit.brand_id),
            budget=surprising.budget_of(session, visit.brand_id),
            plainly=lambda points: shown(points, 2) if points is not None else "",
            may_change=visit.person.may("program"),
            complaint=complaint,
            about=about,
            given=request.form,
            zone=visit.zone(session),
        )


def _issues(visit: Visit, session: Session, wanted: str) -> Page[ServiceIssue]:
    if not wanted:
        after = request.args.get("after")
        return mending.issues_page(session, visit.brand_id, after=after, limit=30)
    found = of_whom(
        visit,
        session,
        wanted,
        lambda one: mending.issues_page(session, visit.brand_id, customer_id=one),
    )
    return Page(found, None)


def _surprises(visit: Visit, session: Session, wanted: str) -> Page[Surprise]:
    if not wanted:
        after = request.args.get("surprises")
        return surprising.surprises_page(session, visit.brand_id, after=after, limit=20)
    found = of_whom(
        visit,
        session,
        wanted,
        lambda one: surprising.surprises_page(session, visit.brand_id, customer_id=one),
    )
    return Page(found, None)


@needs("program")
def set_budgets(visit: Visit) -> ResponseReturnValue:
    """Say what making good may cost, and what each shift may give away."""
    try:
        with visit.services.database.transaction() as session:
            program = ledger.program_of(session, visit.brand_id)
            told = _set(visit, session, program)
            visit.record(session, "budgets.set", program.id, after=told)
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_page(visit, words, "budgets"), UNFIT)
    return redirect(url_for("studio.kindness"), 303)


def _set(visit: Visit, session: Session, program: Program) -> dict[str, int]:
    goodwill = {name: points_in(name, program) for name in ("per_issue", "per_month")}
    mending.set_goodwill(session, visit.brand_id, program.id, **goodwill)
    shift = {"points": points_in("points", program), "times": number_in("times") or 0}
    surprising.set_budget(session, visit.brand_id, program.id, **shift)
    return {**goodwill, **shift}


@needs("points")
def mend(visit: Visit, issue_id: str) -> ResponseReturnValue:
    """Give goodwill for an issue, or settle it."""
    try:
        with visit.services.database.transaction() as session:
            _mend(visit, session, issue_id)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_page(visit, words, issue_id), UNFIT)
    return redirect(url_for("studio.kindness"), 303)


def _mend(visit: Visit, session: Session, issue_id: str) -> None:
    if request.form.get("do") == "settle":
        mending.resolve(
            session, visit.brand_id, issue_id, by=visit.person.id, now=visit.now
        )
        visit.record(session, "issue.resolved", issue_id)
        return
    points = points_in("points", ledger.program_of(session, visit.brand_id))
    # the page carries a word of its own, so that pressing twice gives once
    source = request.form.get("once", "")[:80] or new_id("one", visit.now)
    mending.make_good(
        session,
        visit.brand_id,
        issue_id,
        points,
        source=f"studio {source}",
        by=visit.person.id,
        now=visit.now,
    )
    visit.record(session, "goodwill.given", issue_id, after={"points": points})
