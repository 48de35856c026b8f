"""Among: one parameter holds as many texts as there are, on either database."""

import pytest
from sqlalchemy import select

from tests import make
from walletpass.brands import Brand
from walletpass.db import Prepared, among

pytestmark = pytest.mark.parametrize(
    "database", ["sqlite", "postgresql"], indirect=True
)

FOUND = select(Brand.slug).where(among(Brand.slug, "slugs")).order_by(Brand.slug)


@pytest.mark.parametrize(
    ("slugs", "found"),
    [
        ([], []),
        (["one"], ["one"]),
        (["two", "one", "two", "no\"b'ody", "é"], ["one", "two"]),
        ([f"nobody-{number}" for number in range(50_000)] + ["two"], ["two"]),
    ],
)
def test_it_finds_what_is_among_them(database, slugs, found):
    prepared = Prepared(FOUND)
    with database.transaction() as session:
        for slug in ("one", "two"):
            make.brand(session, slug=slug)

    with database.snapshot() as session:
        assert session.scalars(FOUND, {"slugs": slugs}).all() == found
        assert [row.slug for row in prepared.rows(session, {"slugs": slugs})] == found
