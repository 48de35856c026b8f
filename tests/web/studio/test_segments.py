"""Segments in the studio: conditions chosen without code, and who they come to."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests import make
from walletpass import brands, segments
from walletpass.brands.auditing import AuditRecord
from walletpass.campaigns import Campaign
from walletpass.segments import Segment, SegmentVersion
from walletpass.web.studio.segments.boxes import offered
from walletpass.web.studio.segments.forms import Asked, Group
from walletpass.web.studio.segments.trees import form_of, written

from .conftest import words


@pytest.fixture
def saved(database, rosa):
    """Save a segment of Rosa's."""

    def saved(tree, name="Coffee lovers", brand=None, *, second=0):
        with database.transaction() as session:
            return segments.save(
                session,
                (brand or rosa).id,
                name=name,
                tree=tree,
                made_by="key_1",
                now=make.NOON + timedelta(seconds=second),
            ).id

    return saved


@pytest.fixture
def versions(database):
    """Return the trees that were saved, the oldest first."""

    def versions():
        with database.snapshot() as session:
            kept = session.scalars(
                select(SegmentVersion).order_by(SegmentVersion.number)
            )
            return [one.tree for one in kept]

    return versions


@pytest.fixture
def people(database, rosa):
    """Enrol two who speak Polish and one who speaks Russian."""
    with database.transaction() as session:
        for name, language in (("Ada", "pl"), ("Jan", "pl"), ("Olga", "ru")):
            make.customer(session, rosa, first_name=name, language=language)


def polish(place="n-0"):
    return {
        "n.mode": "all",
        f"{place}.is": "language",
        f"{place}.languages": ["pl"],
    }


def test_the_empty_room_offers_what_is_ready(owner):
    page = owner.get("/segments")

    assert page.status_code == 200
    assert "No segment yet" in words(page)
    for code in segments.PRESETS:
        assert f"/studio/segments/new?preset={code}" in page.text


@pytest.mark.parametrize("code", segments.PRESETS)
def test_every_preset_is_saved_as_it_was_offered(owner, versions, code):
    page = owner.get(f"/segments/new?preset={code}")

    answer = owner.post("/segments/new", **boxes_of(page.text), do="save")

    assert answer.status_code == 303, words(answer)
    offered = segments.parse(dict(segments.PRESETS[code].tree))
    [kept] = map(segments.parse, versions())
    assert conditions(kept) == conditions(offered)


def test_the_list_tells_what_is_asked_and_the_people_of_now_when_it_is_there(
    owner, people, saved, mint
):
    segment = saved({"is": "language", "languages": ["pl"]})

    page = owner.get("/segments")

    assert "Coffee lovers Language: Polish." in words(page)
    address = f"/segments/{segment}/count"
    assert f'data-later="/studio{address}"' in page.text
    assert owner.get(address).text == "2"
    theirs = saved({"all": []}, brand=mint)
    assert owner.get(f"/segments/{theirs}/count").status_code == 404


def test_other_segments_of_the_same_people_are_told_when_the_page_is_there(
    owner, people, saved, mint
):
    segment = saved({"is": "language", "languages": ["pl"]})
    saved({"all": []})

    page = owner.get(f"/segments/{segment}")

    address = f"/segments/{segment}/shared"
    assert f'data-later="/studio{address}"' in page.text
    assert words(owner.get(address)) == "Also in other segments Coffee lovers 2"
    theirs = saved({"all": []}, brand=mint)
    assert owner.get(f"/segments/{theirs}/shared").status_code == 404


def test_a_retired_segment_stands_under_its_own_filter(owner, saved):
    segment = saved({"is": "language", "languages": ["pl"]})

    owner.post(f"/segments/{segment}/retire")

    assert "Coffee lovers" not in words(owner.get("/segments"))
    assert "Coffee lovers" in words(owner.get("/segments?show=retired"))


def test_looking_counts_the_people_and_saves_nothing(owner, people, versions):
    answer = owner.post("/segments/new", name="Poles", stamp="0", **polish())

    assert "2 people of 3" in words(answer)
    assert "language: Polish" in words(answer)
    assert versions() == []


def test_names_in_the_sample_are_covered(owner, database, rosa):
    with database.transaction() as session:
        make.customer(session, rosa, first_name="Bartholomew", language="pl")

    answer = owner.post("/segments/new", name="Poles", stamp="0", **polish())

    assert "Bartholomew" not in answer.text


def test_saving_makes_a_version_and_tells_who(owner, people, database):
    answer = owner.post("/segments/new", name="Poles", **polish(), do="save")

    assert answer.status_code == 303
    page = owner.client.get(answer.location)
    assert "Saved. This is version 1." in words(page)
    assert "Olga Zielińska" in words(page)
    with database.snapshot() as session:
        actions = list(session.scalars(select(AuditRecord.action)))
    assert "segment.saved" in actions


def test_another_name_alone_makes_no_version(owner, saved, versions, database):
    segment = saved({"is": "language", "languages": ["pl"]})

    owner.post(f"/segments/{segment}", name="Poles", stamp="1", **polish(), do="save")

    assert len(versions()) == 1
    with database.snapshot() as session:
        assert session.get_one(Segment, segment).name == "Poles"


def test_what_is_wrong_stands_at_its_condition_and_nothing_typed_is_lost(
    owner, versions
):
    answer = owner.post(
        "/segments/new",
        name="Often",
        **{"n.mode": "all", "n-0.is": "bought", "n-0.at_least": "many"},
        do="save",
    )

    assert answer.status_code == 422
    assert 'value="many"' in answer.text
    assert 'href="#n-0-at_least"' in answer.text
    assert "Write a number here." in words(answer)
    assert versions() == []


def test_a_fault_within_two_groups_is_told_at_its_own_box(owner):
    answer = owner.post(
        "/segments/new",
        name="Deep",
        **{
            "n.mode": "all",
            "n-0.mode": "any",
            "n-0-0.mode": "none",
            "n-0-0-0.is": "bought",
            "n-0-0-0.days": "soon",
        },
        do="save",
    )

    assert 'href="#n-0-0-0-days"' in answer.text


def test_another_brands_store_is_refused_at_its_box(owner, database, mint, versions):
    with database.transaction() as session:
        theirs = make.store(session, mint, name="Theirs").id

    answer = owner.post(
        "/segments/new",
        name="Regulars",
        **{
            "n.mode": "all",
            "n-0.mode": "none",
            "n-0-0.is": "preferred_store",
            "n-0-0.stores": [theirs],
        },
        do="save",
    )

    assert answer.status_code == 422
    assert 'href="#n-0-0-stores"' in answer.text
    assert "Theirs" not in answer.text
    assert versions() == []


def test_adding_nothing_asks_again(owner):
    page = owner.post("/segments/new", **{"n.mode": "all", "n.new": ""}, do="add:n")

    assert 'name="n.new" autofocus' in page.text


def test_a_name_is_asked_for(owner):
    answer = owner.post("/segments/new", name=" ", **polish(), do="save")

    assert answer.status_code == 422
    assert "Give the segment a name." in words(answer)
    assert 'href="#name"' in answer.text
    assert 'href="#-name"' not in answer.text


def test_an_empty_group_is_not_saved(owner, versions):
    answer = owner.post(
        "/segments/new",
        name="Hollow",
        **polish(),
        **{"n-1.mode": "any"},
        do="save",
    )

    assert answer.status_code == 422
    assert "Nothing stands in this group" in words(answer)
    assert versions() == []


def test_conditions_and_groups_are_added_and_removed_without_scripts(owner):
    page = owner.post(
        "/segments/new", **{"n.mode": "any", "n.new": "bought"}, do="add:n"
    )
    assert 'name="n-0.is" value="bought"' in page.text

    page = owner.post("/segments/new", **boxes_of(page.text), do="group:n")
    assert 'name="n-1.mode"' in page.text

    told = boxes_of(page.text) | {"n-1.new": "card.removed"}
    page = owner.post("/segments/new", **told, do="add:n-1")
    assert 'name="n-1-0.is" value="card.removed"' in page.text

    page = owner.post("/segments/new", **boxes_of(page.text), do="remove:n-0")
    assert 'name="n-0-0.is" value="card.removed"' in page.text
    assert "bought" not in boxes_of(page.text).values()


def test_of_two_people_the_second_is_told_what_the_first_saved(
    owner, enter, saved, versions
):
    segment = saved({"is": "language", "languages": ["pl"]})
    other = enter("marketer", name="Marek")
    address = f"/segments/{segment}"
    first = polish() | {"n-0.languages": ["ru"]}
    assert (
        other.post(address, name="A", stamp="1", **first, do="save").status_code == 303
    )

    second = polish() | {"n-0.languages": ["en"]}
    answer = owner.post(address, name="A", stamp="1", **second, do="save")

    assert answer.status_code == 409
    assert "Marek" in words(answer)
    assert "Language: Russian." in words(answer)
    assert len(versions()) == 2
    again = owner.post(address, **boxes_of(answer.text), do="save")
    assert again.status_code == 303
    assert versions()[-1]["all"][0]["languages"] == ["en"]


def test_of_two_people_the_second_is_told_what_the_first_called_it(
    owner, enter, saved, database
):
    segment = saved({"is": "language", "languages": ["pl"]})
    address = f"/segments/{segment}"
    mine = boxes_of(owner.get(address).text)
    other = enter("marketer", name="Marek")
    theirs = boxes_of(other.get(address).text) | {"name": "Poles"}
    assert other.post(address, **theirs, do="save").status_code == 303

    answer = owner.post(address, **(mine | {"name": "Polish"}), do="save")

    assert answer.status_code == 409
    assert "It is called “Poles” now." in words(answer)
    assert boxes_of(answer.text)["name"] == "Polish"
    with database.snapshot() as session:
        assert session.get_one(Segment, segment).name == "Poles"
    again = owner.post(address, **boxes_of(answer.text), do="save")
    assert again.status_code == 303
    with database.snapshot() as session:
        assert session.get_one(Segment, segment).name == "Polish"
        [deed, *_] = brands.audit_page(
            session, session.get_one(Segment, segment).brand_id
        ).rows
    assert (deed.before, deed.after) == ({"name": "Poles"}, {"name": "Polish"})


def test_looking_does_not_hide_that_somebody_saved_meanwhile(owner, saved):
    segment = saved({"is": "language", "languages": ["pl"]})
    address = f"/segments/{segment}"
    russian = polish() | {"n-0.languages": ["ru"]}
    owner.post(address, name="A", stamp="1", **russian, do="save")

    looked = owner.post(address, name="A", stamp="1", **polish())

    assert boxes_of(looked.text)["stamp"] == "1"


def test_a_tree_too_rich_for_the_form_is_told_and_kept(
    owner, saved, versions, database
):
    deep = {"is": "language", "languages": ["pl"]}
    for join in ("all", "any", "all", "any"):
        deep = {join: [deep, {"is": "bought"}]}
    segment = saved(deep)

    page = owner.get(f"/segments/{segment}")
    assert "Written by a program" in words(page)
    told = boxes_of(page.text) | {"name": "Renamed"}
    answer = owner.post(f"/segments/{segment}", **told, do="save")

    assert answer.status_code == 303
    assert versions() == [deep]
    with database.snapshot() as session:
        assert session.get_one(Segment, segment).name == "Renamed"


def test_writing_to_the_people_begins_a_campaign_for_them(owner, saved, database):
    segment = saved({"is": "language", "languages": ["pl"]})

    answer = owner.post(f"/segments/{segment}/write")

    assert "/studio/campaigns/cam_" in answer.location
    with database.snapshot() as session:
        [campaign] = session.scalars(select(Campaign))
    assert campaign.draft["audience"]["segment"] == segment


def test_a_segment_a_campaign_names_is_not_retired(owner, saved, database):
    segment = saved({"is": "language", "languages": ["pl"]})
    owner.post(f"/segments/{segment}/write")

    answer = owner.post(f"/segments/{segment}/retire")

    assert answer.status_code == 409
    assert "These campaigns speak to it: Coffee lovers." in words(answer)
    with database.snapshot() as session:
        assert session.get_one(Segment, segment).retired_at is None


def test_a_retired_segment_is_changed_no_more(owner, saved, versions):
    segment = saved({"is": "language", "languages": ["pl"]})
    owner.post(f"/segments/{segment}/retire")

    russian = polish() | {"n-0.languages": ["ru"]}
    answer = owner.post(
        f"/segments/{segment}", name="A", stamp="1", **russian, do="save"
    )

    assert answer.status_code == 409
    assert len(versions()) == 1


def test_another_brands_segment_is_not_there(owner, saved, mint):
    theirs = saved({"is": "language", "languages": ["pl"]}, "Theirs", mint)

    assert "Theirs" not in words(owner.get("/segments"))
    assert owner.get(f"/segments/{theirs}").status_code == 404
    for door in ("", "/write", "/retire"):
        assert owner.post(f"/segments/{theirs}{door}", name="x").status_code == 404


def test_whoever_may_not_campaign_does_not_come_in(enter):
    designer = enter("cashier")

    assert designer.get("/segments").status_code == 403
    assert designer.get("/segments/new").status_code == 403


def test_the_list_goes_on_page_by_page(owner, saved):
    for number in range(21):
        saved({"is": "bought"}, f"Segment {number:02}", second=number)

    page = owner.get("/segments")
    further = re.search(r"/studio(/segments\?after=[^\"]+)", page.text)

    assert "Segment 00" not in words(page)
    assert "Segment 00" in words(owner.get(further[1]))


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_room_speaks_three_languages(enter, saved, language):
    segment = saved({"all": [{"is": "bought", "days": 90, "at_least": 4}]})
    browser = enter("owner", language=language)

    for address in ("/segments", "/segments/new", f"/segments/{segment}"):
        page = browser.get(address)
        assert page.status_code == 200
        assert f'lang="{language}"' in page.text


@pytest.mark.parametrize("code", offered())
def test_every_kind_of_condition_comes_back_from_the_form_as_it_went_in(code):
    asked = Asked(code, *filled_in(code))
    form = Group("none", (asked, Group("any", (asked,))))

    tree = written(form, "PLN").tree

    segments.parse(tree)
    assert form_of(tree, "PLN") == form


@pytest.mark.parametrize("code", offered())
def test_every_kind_of_condition_is_shown_with_words_in_every_language(enter, code):
    for language in ("en", "ru", "pl"):
        page = enter("owner", language=language).post(
            "/segments/new", **{"n.mode": "all", "n.new": code}, do="add:n"
        )
        assert page.status_code == 200
        assert f'name="n-0.is" value="{code}"' in page.text
        for box in offered()[code].boxes:
            assert f'id="n-0-{box.name}"' in page.text
            assert f">{box.name}<" not in page.text


def filled_in(code):
    """Return texts and ticks for every box of a condition."""
    example = {
        "number": "3",
        "money": "12.50",
        "points": "100",
        "day": "2026-05-01",
        "word": "coffee",
        "words": "coffee\ntea, green",
    }
    texts, ticked = {}, {}
    for box in offered()[code].boxes:
        if box.sort == "some":
            ticked[box.name] = (box.among or ("one_1", "one_2"))[:2]
        else:
            texts[box.name] = example.get(box.sort) or (box.among or ("one_1",))[0]
    if "over_days" in texts:
        texts["over_days"] = "2"
    if code == "birthday":
        texts["days"] = ""
    return texts, ticked


@pytest.mark.parametrize(
    "tree",
    [
        {"all": []},
        {"any": [{"is": "bought"}, {"not": {"is": "card", "state": "removed"}}]},
        {"not": {"any": [{"is": "bought"}, {"is": "points_spent"}]}},
        {"not": {"all": [{"is": "bought"}, {"is": "points_spent"}]}},
        {"all": [{"any": [{"not": {"is": "bought"}}, {"is": "birthday", "month": 3}]}]},
    ],
)
def test_a_tree_comes_back_from_the_form_as_it_went_in(tree):
    assert written(form_of(tree, "PLN"), "PLN").tree == tree


@pytest.mark.parametrize(
    "tree",
    [
        {"any": []},
        {"all": [{"any": []}, {"is": "bought"}]},
        {"is": "attribute", "name": "note", "values": ["two\nlines"]},
        {"is": "attribute", "name": "note", "values": [" spaced "]},
        {"any": [{"all": [{"any": [{"all": [{"is": "bought"}]}]}]}]},
    ],
)
def test_what_the_form_would_change_it_does_not_show(tree):
    assert form_of(tree, "PLN") is None


def conditions(tree):
    return [leaf.condition for leaf in segments.leaves(tree)]


def boxes_of(page):
    """Return what a browser would send of the segment's form."""
    form = page.partition('id="segment"')[2].partition("</form>")[0]
    told = {}
    for tag in re.findall(r"<input[^>]*>", form):
        found = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if found.get("name", "csrf_token") == "csrf_token":
            continue
        if found.get("type") == "checkbox":
            if " checked" in tag:
                told.setdefault(found["name"], []).append(found["value"])
        else:
            told[found["name"]] = found.get("value", "")
    for name, inner in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        chosen = re.search(r'value="([^"]*)" selected', inner)
        told[name] = chosen[1] if chosen else ""
    written = re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    )
    return told | dict(written)
