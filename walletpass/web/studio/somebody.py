"""Looking through a list for somebody: their name or number, sent as a form."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from flask import request
from sqlalchemy.orm import Session

from walletpass.db import Page
from walletpass.web.studio.cards import customers_meant
from walletpass.web.studio.visiting import Visit

R = TypeVar("R", bound=Any)
_LONGEST: Final = 120


def person_wanted() -> str:
    """Return whom this page is asked for, or nothing.

    It is sent as a form: a phone number has no place in an address, which stays in
    histories and logs.
    """
    return request.form.get("wanted", "").strip()[:_LONGEST]


def of_whom(
    visit: Visit, session: Session, wanted: str, theirs: Callable[[str], Page[R]]
) -> list[R]:
    """Return the newest rows of everybody who may be meant; *theirs* gives one's."""
    meant = customers_meant(visit, session, wanted)
    return list({row.id: row for one in meant for row in theirs(one).rows}.values())
