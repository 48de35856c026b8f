"""Campaigns about a category suggest whom it concerns, and boxes what is sold."""

import re

import pytest
from sqlalchemy import insert, select

from tests import make
from tests.make import NOON
from walletpass import insight, sales, segments
from walletpass.brands import Brand
from walletpass.campaigns import Campaign
from walletpass.sales import Line, Sale
from walletpass.segments import Segment

from .conftest import words
from .test_campaigns import begun, stamp, written


@pytest.fixture
def fans(database, rosa):
    """Let some people buy or like things; return their ids by category."""

    def fans(owner=rosa, **liked):
        with database.transaction() as session:
            brand = session.get_one(Brand, owner.id)
            for category, people in liked.items():
                for is_declared in people:
                    session.execute(
                        insert(insight.Affinity).values(
                            customer_id=make.customer(session, brand).id,
                            category=category,
                            brand_id=brand.id,
                            share=0 if is_declared else 700,
                            is_declared=is_declared,
                        )
                    )

    return fans


def about(browser, address, category, **changes):
    return written(
        browser, address, topic="novelty", category=category, audience="", **changes
    )


def counted(browser, category):
    return words(browser.get(f"/campaigns/suggested?category={category}"))


def test_who_buys_it_and_who_said_they_like_it_are_counted(owner, fans):
    fans(coffee=[True, False, False], tea=[False])

    assert "3 people care for “coffee”" in counted(owner, "coffee")
    assert "1 person cares for “tea”" in counted(owner, "tea")
    assert "0 people care for “soap”" in counted(owner, "soap")


def test_saving_counts_nobody_until_it_is_asked_for(owner, fans, monkeypatch):
    fans(coffee=[True, False])
    address = begun(owner, "news")
    asked = []
    count = segments.count
    monkeypatch.setattr(
        segments, "count", lambda *args, **more: asked.append(1) or count(*args, **more)
    )

    page = about(owner, address, "coffee")

    assert asked == []
    assert 'data-later="/studio/campaigns/suggested?category=coffee"' in page.text
    assert "2 people care for" in words(owner.get(f"{address}?counted=1"))
    assert asked


def test_whose_taste_nobody_knows_gets_something_neutral(owner, fans, database, rosa):
    fans(coffee=[True, False], tea=[True])
    with database.transaction() as session:
        newcomer = make.customer(session, session.get_one(Brand, rosa.id)).id
    address = begun(owner, "news")

    page = about(owner, address, "coffee", do="suggest-all", **{"whom.0": ""})

    assert "with those whose taste nobody knows yet" in words(page)
    assert "Of 1 person nobody knows" in counted(owner, "coffee")
    with database.snapshot() as session:
        [draft] = session.scalars(select(Campaign.draft)).all()
        brand = session.get_one(Brand, rosa.id)
        tree = segments.current(session, brand.id, draft["audience"]["segment"]).tree
        reached = session.scalars(
            segments.audience(brand, segments.parse(tree), now=NOON)
        ).all()
    told, neutral = draft["variants"]
    assert told["when"] == {"is": "prefers", "category": "coffee"}
    assert neutral["when"] == {"is": "tastes", "at_most": 0}
    assert neutral["words"].keys() == {*rosa.languages}
    assert (len(reached), newcomer in reached) == (3, True)

    about(owner, address, "coffee", do="suggest-all", **{"code.1": "b"})
    with database.snapshot() as session:
        assert len(session.scalars(select(Segment)).all()) == 1


def test_one_press_speaks_to_them_and_a_second_makes_no_second_segment(
    owner, fans, database
):
    fans(coffee=[True, False])
    first, second = begun(owner, "event"), begun(owner, "collaboration")

    for address in (first, second):
        page = about(owner, address, "coffee", do="suggest")
        assert "They are the audience" in words(page)

    with database.snapshot() as session:
        [segment] = session.scalars(select(Segment)).all()
        drafts = session.scalars(select(Campaign.draft)).all()
        tree = segments.current(session, segment.brand_id, segment.id).tree
    assert segment.name == "Care for coffee"
    assert tree == {"is": "prefers", "category": "coffee"}
    assert [one["audience"] for one in drafts] == [{"segment": segment.id}] * 2


def test_where_nothing_was_written_yet_both_have_words_to_begin_with(
    owner, fans, database, rosa
):
    fans(coffee=[True])
    address = begun(owner, "news")
    empty = {f"words.0.{language}": "" for language in ("en", "ru", "pl")}

    about(owner, address, "coffee", do="suggest-all", **empty)

    with database.snapshot() as session:
        [draft] = session.scalars(select(Campaign.draft)).all()
    caring, neutral = draft["variants"]
    assert caring["when"] == {"is": "prefers", "category": "coffee"}
    assert "coffee" in caring["words"]["en"]
    assert neutral["when"] == {"is": "tastes", "at_most": 0}
    assert caring["words"].keys() == neutral["words"].keys() == {*rosa.languages}


def test_what_is_about_nothing_suggests_nobody(owner, fans):
    fans(coffee=[True])
    address = begun(owner, "message")

    page = written(owner, address, category="coffee")

    assert "care for" not in words(page)
    assert "Speak to them" not in words(page)


def test_another_brands_people_and_goods_are_not_suggested(owner, fans, mint, database):
    fans(mint, coffee=[True, True])
    address = begun(owner, "news")

    about(owner, address, "coffee")

    assert "0 people care for" in counted(owner, "coffee")
    assert "nobody knows" not in counted(owner, "coffee")
    with database.snapshot() as session:
        assert insight.known_categories(session, mint.id) == ["coffee"]
        assert insight.known_categories(session, page_brand(session, mint)) == []


def page_brand(session, other):
    return session.scalars(select(Brand.id).where(Brand.id != other.id)).one()


def test_categories_are_found_without_counting_each_once(database, rosa, fans):
    fans(tea=[True] * 3, coffee=[False], Zen=[True], żurawina=[True])

    with database.snapshot() as session:
        found = insight.known_categories(session, rosa.id)
        two = insight.known_categories(session, rosa.id, limit=2)

    assert found == ["Zen", "coffee", "tea", "żurawina"]
    assert len(two) == 2


def sell(database, brand, *lines):
    with database.transaction() as session:
        sale = Sale("till-1", str(len(lines)), "PLN", list(lines))
        sales.record(session, brand.id, sale, now=NOON)


def test_boxes_suggest_what_is_sold(owner, database, rosa, fans):
    fans(tea=[True])
    sell(
        database, rosa,
        Line(100, sku="KENYA-1", category="coffee", brand="Own"), Line(5),
    )  # fmt: skip
    with database.snapshot() as session:
        sold = sales.sold_lately(session, rosa.id)
    assert (sold.skus, sold.categories, sold.brands) == (
        ["KENYA-1"], ["coffee"], ["Own"],
    )  # fmt: skip

    news = owner.get(begun(owner, "news")).text
    listed = re.search(r'<datalist id="category-known">(.*?)</datalist>', news)[1]
    assert re.findall(r'value="([^"]+)"', listed) == ["coffee", "tea"]
    again = owner.get(begun(owner, "replenishment")).text
    assert 'list="trigger-sku-known"' in again
    assert '<option value="KENYA-1">' in again


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("prefers", '<option value="coffee">'),
        ("bought", "Sold here: coffee"),
        ("bought", "Sold here: KENYA-1"),
    ],
)
def test_the_editor_of_segments_suggests_what_is_sold(
    owner, database, rosa, code, said
):
    sell(database, rosa, Line(100, sku="KENYA-1", category="coffee"))
    form = {"name": "x", "stamp": "0", "n.mode": "all", "n.new": code, "do": "add:n"}

    page = owner.post("/segments/new", at="/segments/new", **form)

    assert said in page.text, words(page)


def test_a_stale_form_chooses_nobody(owner, fans, database):
    fans(coffee=[True])
    address = begun(owner, "news")
    before = stamp(owner, address)
    about(owner, address, "coffee")

    late = about(owner, address, "coffee", stamp=before, do="suggest")

    assert late.status_code == 409
    with database.snapshot() as session:
        assert session.scalars(select(Segment)).all() == []


def test_of_no_category_nothing_is_told(owner):
    for asked in ("", "?category="):
        assert owner.get(f"/campaigns/suggested{asked}").status_code == 404
