"""Acting for a brand: who asks, whether they may, in one transaction, safe to repeat."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

import orjson
from apiflask import abort
from flask import Response, make_response, request
from sqlalchemy.orm import Session

from walletpass import brands
from walletpass.brands import KeyHolder, Scope, StoredAnswer
from walletpass.db import until_it_goes
from walletpass.kernel.errors import UnauthenticatedError
from walletpass.services import Services
from walletpass.web.api.blueprint import api
from walletpass.web.api.describing import (
    DRY_RUN,
    IDEMPOTENCY_KEY,
    REPLAYED,
    View,
    as_reading,
    as_writing,
)
from walletpass.web.api.trying import is_tried, note_holder
from walletpass.web.edge import current_services

LARGEST_BODY = 256 * 1024


class NoKeyError(UnauthenticatedError):
    """A request without an API key."""

    code = "no-key"
    title = "An API key is needed"

    def __init__(self) -> None:
        super().__init__(
            "Send `Authorization: Bearer wp_live_…`. Make a key with "
            "`walletpass keys create`."
        )


class _Undone(Exception):  # noqa: N818 - not an error: a test key's answer on its way out
    def __init__(self, answer: Response) -> None:
        super().__init__()
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Act:
    """One request of a key's holder: its transaction, and its one moment."""

    session: Session
    holder: KeyHolder
    services: Services
    now: datetime

    @property
    def brand_id(self) -> str:
        """The brand the holder acts for, and the only one this request can see."""
        return self.holder.brand_id

    @property
    def brand(self) -> brands.Brand:
        """That brand itself."""
        return brands.brand_of(self.session, self.brand_id)


def reads(
    scope: Scope, *, finds: bool = False, largest: int = LARGEST_BODY
) -> Callable[[View], View]:
    """Let the view below read, in a snapshot, for holders of *scope*.

    *finds* tells that its query, or its body, may name what is not there.
    """

    def decorate(view: View) -> View:
        view = _strictly(view, _may_be_tried_by_post)

        @wraps(view)
        def reading(**path: Any) -> Any:
            services = current_services()
            now = services.now()
            request.max_content_length = largest
            request.get_data()
            with services.database.snapshot() as session:
                holder = _holder(session, scope, now)
                answer = view(Act(session, holder, services, now), **path)
            _note_use(services, holder, now)
            return answer

        return _documented(reading, as_reading(view, scope, finds=finds))

    return decorate


def writes(
    scope: Scope,
    *,
    first: View | None = None,
    largest: int = LARGEST_BODY,
    body: Mapping[str, Any] | None = None,
    finds: bool = False,
    again: str | None = None,
    once: str | None = None,
) -> Callable[[View], View]:
    """Let the view below write, in one transaction, for holders of *scope*.

    With an `Idempotency-Key` the first answer is kept for a day and given again to the
    same request; another request under the same key is refused. What a test key does is
    undone once the answer is made, and so is what asks for `dry_run=true`.

    What is slow is done *first*, in a snapshot, before the database's pen is taken; the
    view gets what it returns under that name.

    *once* names a member of the answer that is shown once: what is kept says null there.

    For the document: *body* describes a request that is no JSON, *finds* tells that it
    may name what is not there, and *again* what it answers 200 with instead of 201.
    """
    first = _strictly(first, _may_be_tried) if first else None

    def decorate(view: View) -> View:
        view = _strictly(view, _may_be_tried)

        @wraps(view)
        def writing(**path: Any) -> Any:
            services = current_services()
            now = services.now()
            if first:
                _admit(services, scope, now)  # before a body this large is read
            request.max_content_length = largest
            request.get_data()  # all of it, before the database's pen is taken
            if first:
                path["first"] = _done_first(first, services, scope, now, dict(path))

            def act() -> tuple[KeyHolder, Response]:
                with services.database.transaction() as session:
                    holder = _holder(session, scope, now)
                    one = Act(session, holder, services, now)
                    answer = _once(one, view, path, shown_once=once)
                    _undo_if_tried(answer)
                    return holder, answer

            try:
                holder, answer = until_it_goes(act)
            except _Undone as undone:
                return undone.answer
            _note_use(services, holder, now)
            return answer

        told = as_writing(view, scope, finds=finds, again=again, body=body)
        return _documented(writing, told)

    return decorate


def _takes_nothing(name: str) -> str | None:  # noqa: ARG001 - whatever it is
    return "Extra inputs are not permitted"


def _may_be_tried(name: str) -> str | None:
    """Return what is wrong with a parameter of a door that writes, if anything is."""
    if name != DRY_RUN:
        return _takes_nothing(name)
    if request.args.getlist(name) in (["true"], ["false"]):
        return None
    return "Input should be 'true' or 'false'"


def _may_be_tried_by_post(name: str) -> str | None:
    """Return what is wrong with a parameter of a door that reads, if anything is.

    What is posted may say that nothing is to be kept, though nothing ever is.
    """
    return (_may_be_tried if request.method == "POST" else _takes_nothing)(name)


def _strictly(view: View, fault_of: Callable[[str], str | None]) -> View:
    """Return the view such that it takes no parameters but those it is to take."""
    if "query_data" in inspect.signature(view).parameters:
        return view

    @wraps(view)
    def strict(act: Act, **told: Any) -> Any:
        faults = {name: fault for name in request.args if (fault := fault_of(name))}
        if faults:
            listed = {name: [fault] for name, fault in faults.items()}
            abort(422, detail={"query": listed})
        return view(act, **told)

    return strict


def _admit(services: Services, scope: Scope, now: datetime) -> None:
    with services.database.snapshot() as session:
        _holder(session, scope, now)


def _done_first(
    first: View, services: Services, scope: Scope, now: datetime, path: dict[str, Any]
) -> Any:
    with services.database.snapshot() as session:
        holder = _holder(session, scope, now)
        return first(Act(session, holder, services, now), **path)


def _undo_if_tried(answer: Response) -> None:
    """Keep nothing of what a test key did, nor of what was only to be tried."""
    if is_tried():
        raise _Undone(answer)


def _once(
    act: Act, view: View, path: dict[str, Any], *, shown_once: str | None
) -> Response:
    key = request.headers.get(IDEMPOTENCY_KEY)
    if key is None:
        return make_response(view(act, **path))
    people = act.services.people
    asked = brands.request_hash(
        people.keyring.key("requests"),
        request.method,
        request.full_path,
        request.get_data(),
    )
    earlier = brands.earlier_answer(
        act.session, people.vault, act.holder, key, asked, now=act.now
    )
    if earlier is not None:
        headers = {REPLAYED: "true", "Content-Type": "application/json"}
        return Response(earlier.body, earlier.status_code, headers)
    answer = make_response(view(act, **path))
    kept = StoredAnswer(answer.status_code, _kept(answer, shown_once), _whom(answer))
    brands.remember(act.session, people.vault, act.holder, key, kept)
    return answer


def _whom(answer: Response) -> str | None:
    """Return the id of the customer an answer tells of, or of what else it does."""
    told = answer.get_json(silent=True)
    if not isinstance(told, dict):
        return None
    named = told.get("customer_id", told.get("id"))
    return named if isinstance(named, str) else None


def _kept(answer: Response, shown_once: str | None) -> str:
    """Return what is kept of an answer: all of it, but for a secret in it."""
    if shown_once is None:
        return answer.get_data(as_text=True)
    return orjson.dumps({**answer.get_json(), shown_once: None}).decode()


def _holder(session: Session, scope: Scope, now: datetime) -> KeyHolder:
    kind, _, key = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not key.strip():
        raise NoKeyError
    holder = brands.authenticate_key(session, key.strip(), now=now)
    note_holder(holder)
    brands.require(holder, scope)
    return holder


def _note_use(services: Services, holder: KeyHolder, now: datetime) -> None:
    if brands.is_use_due(holder, now=now):
        with services.database.transaction() as session:
            brands.note_use(session, holder, now=now)


def _documented(view: View, told: Mapping[str, Any]) -> View:
    described: View = api.doc(**told)(view)
    return described
