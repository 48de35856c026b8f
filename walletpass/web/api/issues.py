"""Service issues over the API: what went wrong, what was given for it, and when it ended."""

from typing import Any

from walletpass import brands, customers, ledger
from walletpass.rewards import mending
from walletpass.rewards.mending import ServiceIssue
from walletpass.web.api.acting import Act, reads, writes
from walletpass.web.api.blueprint import api
from walletpass.web.api.care_shapes import (
    GoodwillIn,
    GoodwillOut,
    MakeGoodIn,
    ServiceIssueIn,
    ServiceIssueOut,
    ServiceIssuesOut,
    ServiceIssuesQuery,
)
from walletpass.web.api.welcoming import hundredths


@api.put("/programs/<program_id>/goodwill")
@writes("rewards:write")
@api.input(GoodwillIn)
@api.output(GoodwillOut)
def set_goodwill(act: Act, program_id: str, json_data: GoodwillIn) -> Any:
    """Say what making good may cost, in points of this program."""
    program = ledger.program_of(act.session, act.brand_id, program_id)
    told = {
        "per_issue": hundredths(json_data.per_issue, program.scale),
        "per_month": hundredths(json_data.per_month, program.scale),
    }
    mending.set_goodwill(act.session, act.brand_id, program.id, **told)
    brands.record(
        act.session,
        act.brand_id,
        actor=act.holder.key_id,
        action="goodwill.set",
        object=program.id,
        after=told,
        now=act.now,
    )
    return {
        name: ledger.to_display(points, program.scale) for name, points in told.items()
    }


@api.post("/issues")
@writes("rewards:write", finds=True)
@api.input(ServiceIssueIn)
@api.output(ServiceIssueOut, status_code=201)
def open_issue(act: Act, json_data: ServiceIssueIn) -> Any:
    """Note that something went wrong; the same source is one issue."""
    issue = mending.open_issue(
        act.session,
        act.brand_id,
        json_data.customer_id,
        json_data.trouble,
        source=json_data.source,
        by=act.holder.key_id,
        now=act.now,
    )
    return _shape(act, issue)


@api.get("/issues")
@reads("rewards:read", finds=True)
@api.input(ServiceIssuesQuery, location="query")
@api.output(ServiceIssuesOut)
def list_issues(act: Act, query_data: ServiceIssuesQuery) -> Any:
    """Return issues, newest first: all, or a customer's and whether offers are paused."""
    customer_id = paused = None
    if query_data.customer_id is not None:
        customer_id = customers.person_of(
            act.session, act.brand_id, query_data.customer_id
        ).id
        paused = mending.is_promotion_paused(act.session, customer_id)
    rows = mending.issues_page(
        act.session,
        act.brand_id,
        customer_id=customer_id,
        after=query_data.cursor,
        limit=query_data.limit,
    )
    return {
        "issues": [_shape(act, one) for one in rows.rows],
        "promotions_paused": paused,
        "next": rows.next,
    }


@api.post("/issues/<issue_id>/make-good")
@writes("rewards:write")
@api.input(MakeGoodIn)
@api.output(ServiceIssueOut)
def make_issue_good(act: Act, issue_id: str, json_data: MakeGoodIn) -> Any:
    """Give points for what went wrong; refused with 409 `beyond-goodwill` past the budget."""
    issue = mending.make_good(
        act.session,
        act.brand_id,
        issue_id,
        hundredths(json_data.points, _scale(act)),
        source=json_data.source,
        by=act.holder.key_id,
        now=act.now,
    )
    return _shape(act, issue)


@api.post("/issues/<issue_id>/resolve")
@writes("rewards:write")
@api.output(ServiceIssueOut)
def resolve_issue(act: Act, issue_id: str) -> Any:
    """Note that an issue is settled: its customer may be told of offers again."""
    return _shape(
        act,
        mending.resolve(
            act.session, act.brand_id, issue_id, by=act.holder.key_id, now=act.now
        ),
    )


def _scale(act: Act) -> int:
    budget = act.session.get(mending.GoodwillBudget, act.brand_id)
    if budget is None:
        return 0
    return ledger.program_of(act.session, act.brand_id, budget.program_id).scale


def _shape(act: Act, issue: ServiceIssue) -> dict[str, Any]:
    return {name: getattr(issue, name) for name in ServiceIssueOut.model_fields} | {
        "goodwill": ledger.to_display(issue.goodwill, _scale(act))
    }
