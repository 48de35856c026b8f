"""The inbox of acts: what customers were seen to do, accepted or rejected; and kinds."""

from typing import Final, get_args

from flask import Blueprint, make_response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from walletpass import customers, ledger
from walletpass.db import Page
from walletpass.kernel.errors import NotFoundError, WalletpassError
from walletpass.kernel.languages import LANGUAGES
from walletpass.rewards import acts as seen
from walletpass.rewards import coupons
from walletpass.rewards.acts import Act, Confirmer, Description, State, Via
from walletpass.web.studio.refusals import UNFIT, number_in, points_in, words_for
from walletpass.web.studio.rooms_of_rules import room
from walletpass.web.studio.somebody import of_whom, person_wanted
from walletpass.web.studio.visiting import Visit, needs

STATES: Final[tuple[State, ...]] = get_args(State)
VIAS: Final[tuple[Via, ...]] = get_args(Via)
CONFIRMERS: Final[tuple[Confirmer, ...]] = get_args(Confirmer)
_LONGEST_REASON: Final = 200
_PAGE: Final = 30


def open_on(door: Blueprint) -> None:
    """Open these doors."""
    door.add_url_rule("/acts", view_func=acts)
    door.add_url_rule("/acts", "find_acts", find, methods=["POST"])
    door.add_url_rule("/acts/<act_id>", "decide_act", decide, methods=["POST"])
    door.add_url_rule("/acts/kinds", "add_kind", add_kind, methods=["POST"])
    door.add_url_rule(
        "/acts/kinds/<code>/retire", "retire_kind", retire, methods=["POST"]
    )


@needs("points")
def acts(visit: Visit) -> ResponseReturnValue:
    """Show what waits to be decided, or what was."""
    return _page(visit)


@needs("points")
def find(visit: Visit) -> ResponseReturnValue:
    """Show what somebody was seen to do, decided or not."""
    return _page(visit, wanted=person_wanted())


def _page(
    visit: Visit, complaint: str = "", about: str = "", *, wanted: str = ""
) -> str:
    chosen = request.args.get("state", STATES[0])
    state = next((one for one in STATES if one == chosen), STATES[0])
    with visit.services.database.snapshot() as session:
        page = _acts(visit, session, state, wanted)
        kinds = seen.kinds_of(session, visit.brand_id)
        people = {act.customer_id for act in page.rows}
        return room(
            visit,
            "acts",
            acts=page.rows,
            next=page.next,
            is_first="after" not in request.args,
            wanted=wanted,
            state=state,
            states=STATES,
            kinds={kind.id: kind for kind in kinds},
            names=customers.covered_names(
                session, visit.services.people, visit.brand_id, people
            ),
            rewards=coupons.rewards_of(session, visit.brand_id),
            programs=ledger.programs_of(session, visit.brand_id),
            vias=VIAS,
            confirmers=CONFIRMERS,
            languages=LANGUAGES,
            may_change=visit.person.may("program"),
            complaint=complaint,
            about=about,
            given=request.form,
            told_by=request.form.getlist("told_by"),
            zone=visit.zone(session),
        )


def _acts(visit: Visit, session: Session, state: State, wanted: str) -> Page[Act]:
    if not wanted:
        after = request.args.get("after")
        return seen.acts_page(
            session, visit.brand_id, state=state, after=after, limit=_PAGE
        )
    found = of_whom(
        visit,
        session,
        wanted,
        lambda one: seen.acts_page(session, visit.brand_id, customer_id=one),
    )
    return Page(found, None)


@needs("points")
def decide(visit: Visit, act_id: str) -> ResponseReturnValue:
    """Accept an act and thank for it, or reject it with a reason."""
    is_accepted = request.form.get("do") == "accept"
    reason = " ".join(request.form.get("reason", "").split())[:_LONGEST_REASON]
    try:
        with visit.services.database.transaction() as session:
            if is_accepted:
                seen.confirm(
                    session,
                    visit.services.people.keyring,
                    visit.brand_id,
                    act_id,
                    by=visit.person.id,
                    now=visit.now,
                )
            else:
                seen.reject(
                    session,
                    visit.brand_id,
                    act_id,
                    by=visit.person.id,
                    reason=reason or "rejected",
                    now=visit.now,
                )
            what = "act.confirmed" if is_accepted else "act.rejected"
            visit.record(session, what, act_id)
    except NotFoundError:
        raise
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_page(visit, words, act_id), UNFIT)
    return redirect(url_for("studio.acts"), 303)


@needs("program")
def add_kind(visit: Visit) -> ResponseReturnValue:
    """Let a kind of act count from now on."""
    try:
        with visit.services.database.transaction() as session:
            kind = seen.add_kind(
                session, visit.brand_id, _described(visit, session), now=visit.now
            )
            visit.record(session, "act-kind.added", kind.id)
    except WalletpassError as refusal:
        words = words_for(refusal, visit.say)
        return make_response(_page(visit, words, "new"), UNFIT)
    return redirect(url_for("studio.acts"), 303)


def _described(visit: Visit, session: Session) -> Description:
    form = request.form
    told_by = [via for via in VIAS if via in form.getlist("told_by")]
    confirmer = form.get("confirmed_by", "staff")
    return Description(
        code=form.get("code", ""),
        name=_texts("name"),
        told_by=told_by,
        confirmed_by=next((one for one in CONFIRMERS if one == confirmer), "staff"),
        needs_evidence="needs_evidence" in form,
        most=number_in("most"),
        within_days=number_in("within_days"),
        thanks=_texts("thanks"),
        points=points_in("points", ledger.program_of(session, visit.brand_id)),
        reward_id=form.get("reward") or None,
    )


def _texts(name: str) -> dict[str, str]:
    texts = {
        language: request.form.get(f"{name}.{language}", "").strip()
        for language in LANGUAGES
    }
    return {language: text for language, text in texts.items() if text}


@needs("program")
def retire(visit: Visit, code: str) -> ResponseReturnValue:
    """Let a kind count no more."""
    with visit.services.database.transaction() as session:
        kind = seen.retire_kind(session, visit.brand_id, code)
        visit.record(session, "act-kind.retired", kind.id)
    return redirect(url_for("studio.acts"), 303)
