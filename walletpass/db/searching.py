"""Finding rows by words of their names, in lists that are short enough to be looked through."""

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute

_MOST_WORDS = 6


def says(
    wanted: str,
    *texts: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
) -> ColumnElement[bool]:
    """Tell whether each of the words *wanted* stands somewhere in one of the texts.

    Small or capital does not matter. SQLite knows that of Latin letters only, so the
    usual spellings of others are looked for one by one.
    """
    found = [
        or_(
            *(
                text.icontains(each, autoescape=True)
                for text in texts
                for each in _spelt(word)
            )
        )
        for word in wanted.split()[:_MOST_WORDS]
    ]
    return and_(True, *found)  # noqa: FBT003 - no words, no question


def answers(wanted: str, *texts: str) -> bool:
    """Tell whether each of the words *wanted* stands somewhere in these texts.

    For names that are kept in several languages, where the database has no one text.
    """
    told = " ".join(texts).casefold()
    return all(word in told for word in wanted.casefold().split()[:_MOST_WORDS])


def _spelt(word: str) -> set[str]:
    return {word, word.lower(), word.upper(), word.capitalize()}
