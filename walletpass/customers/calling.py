"""Finding somebody by what they are called, as one does at a counter.

Names are sealed one by one and no index knows them, so only those who came last are
opened: a few thousand take less time than saying a name.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from walletpass.customers.models import Customer
from walletpass.customers.people import People

OPENED: Final = 3000
"""How many of those who enrolled last are looked at, and of those who came last."""

_SHORTEST: Final = 2  # letters of a word: one would find everybody
_FADED: Final = ("merged", "erased")
_Person = Row[*tuple[Any, ...]]  # as it is looked at


def called(
    session: Session,
    people: People,
    brand_id: str,
    text: str,
    *,
    lately: Sequence[str] = (),
    most: int,
) -> list[str]:
    """Return the ids of up to *most* customers whose names begin like these words.

    *lately* are ids of those who came last; they are looked at, and told, first. Then
    come those who enrolled last. Accents, capitals and the order of words do not count.
    """
    wanted = _words(text)
    if max(map(len, wanted), default=0) < _SHORTEST:
        return []
    found: dict[str, None] = {}
    for person in _looked_at(session, brand_id, lately[:OPENED]):
        if len(found) >= most:
            break
        if _fits(_words(_name(people, person)), wanted):
            found[person.id] = None
    return list(found)


def _looked_at(
    session: Session, brand_id: str, lately: Sequence[str]
) -> Iterator[_Person]:
    asked = select(
        Customer.id,
        Customer.data_key,
        Customer.first_name_sealed,
        Customer.last_name_sealed,
    ).where(Customer.brand_id == brand_id, Customer.status.not_in(_FADED))
    place = {id_: number for number, id_ in enumerate(lately)}
    came = session.execute(asked.where(Customer.id.in_(place))).all() if place else []
    yield from sorted(came, key=lambda person: place[person.id])
    newest = asked.order_by(Customer.id.desc()).limit(OPENED)
    for person in session.execute(newest):
        if person.id not in place:
            yield person


def _name(people: People, person: _Person) -> str:
    sealed = (person.first_name_sealed, person.last_name_sealed)
    return " ".join(
        people.vault.open_text(person.data_key, part) for part in sealed if part
    )


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l"))
    kept = (c for c in plain if not unicodedata.combining(c))
    return "".join(c if c.isalpha() else " " for c in kept).split()


def _fits(name: list[str], wanted: list[str]) -> bool:
    """Tell whether each wanted word begins a word of the name, no word twice."""
    left = list(name)
    for word in wanted:
        match = next((one for one in left if one.startswith(word)), None)
        if match is None:
            return False
        left.remove(match)
    return True
