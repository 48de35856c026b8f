"""Calls: what staff is asked to say to a customer in person, and what came of it.

A call is made by hand, from somebody's story, or by a campaign that thinks a voice
better than a message. It names a day, and a role or a store if it is not for anybody.

    task = calls.make(session, brand_id, customer_id, calls.Call(why=…, due_on=…), …)
    calls.open_page(session, brand_id, person.duties)
    calls.change(session, brand_id, task.id, calls.TaskChange(state="done"), …)
"""

from walletpass.calls.allowing import allowed_among
from walletpass.calls.closing import KEPT, LONGEST_NOTE, TaskChange, change
from walletpass.calls.errors import (
    NotToBeCalledError,
    UnfitTaskError,
    UnknownTaskError,
)
from walletpass.calls.finding import (
    closed_page,
    open_page,
    task_of,
    tasks_about,
    tasks_page,
    waiting_among,
)
from walletpass.calls.forgetting import forget
from walletpass.calls.making import (
    CALLERS,
    LONGEST_KNOWN,
    LONGEST_WHY,
    Asked,
    Call,
    Caller,
    check_caller,
    make,
    make_many,
)
from walletpass.calls.models import CallPurpose, CallState, CallTask

__all__ = [
    "CALLERS",
    "KEPT",
    "LONGEST_KNOWN",
    "LONGEST_NOTE",
    "LONGEST_WHY",
    "Asked",
    "Call",
    "CallPurpose",
    "CallState",
    "CallTask",
    "Caller",
    "NotToBeCalledError",
    "TaskChange",
    "UnfitTaskError",
    "UnknownTaskError",
    "allowed_among",
    "change",
    "check_caller",
    "closed_page",
    "forget",
    "make",
    "make_many",
    "open_page",
    "task_of",
    "tasks_about",
    "tasks_page",
    "waiting_among",
]
