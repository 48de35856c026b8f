"""Lists that are searched by words and read page by page, in memory."""

import pytest

from walletpass.db import answers, newest_among
from walletpass.db.paging import UnknownCursorError


@pytest.mark.parametrize(
    ("wanted", "is_meant"),
    [
        ("", True),
        ("КОФЕ", True),
        ("coffee free", True),
        ("free coffee", True),
        ("cof ee", True),
        ("coffee tea", False),
        ("100%", False),
    ],
)
def test_every_word_has_to_stand_in_one_of_the_texts(wanted, is_meant):
    assert answers(wanted, "Coffee", "Второй кофе", "for free") is is_meant


def test_pages_of_what_is_in_memory_hold_each_row_once_newest_first():
    rows = [f"row_{number:02}" for number in range(7, 0, -1)]
    read, after = [], None
    for _ in range(4):
        page = newest_among(rows, str, after=after, limit=2)
        read.append(list(page.rows))
        after = page.next

    assert [row for page in read for row in page] == rows
    assert [len(page) for page in read] == [2, 2, 2, 1]
    assert after is None
    with pytest.raises(UnknownCursorError):
        newest_among(rows, str, after="ünknown", limit=2)
