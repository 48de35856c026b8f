"""The audit log in the studio: asked by person, by subject and by thing, and taken along."""

import csv
import io
import re
from pathlib import Path

import pytest

from tests import make
from walletpass import brands
from walletpass.web.translations import Speaker

from .conftest import words

DEED = re.compile(
    r'(?:visit\.record\(\s*session,\s*|Step\([^)]*?\), "\w+", )"([a-z.-]+)"'
)


@pytest.mark.parametrize("floor", ["web/studio", "campaigns"])
@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_every_deed_is_told_in_the_readers_words(floor, language):
    here = Path(brands.__file__).parent.parent / floor
    deeds = {
        deed for file in here.rglob("*.py") for deed in DEED.findall(file.read_text())
    }
    say = Speaker(language)

    assert len(deeds) >= 5
    assert {deed for deed in deeds if not say.knows(f"log.{deed}")} == set()


@pytest.fixture
def busy(owner, card):
    """Let the owner sign in, choose a language and void a card."""
    owner.post("/language", language="en")
    owner.post("/language", language="pl")
    owner.post("/language", language="en")
    owner.post(f"/cards/{card.id}/void", number=card.number)
    return owner


def actions(page):
    told = page.text.partition("<tbody>")[2].partition("</tbody>")[0]
    return len(re.findall(r"<tr>", told))


def test_chips_show_deeds_of_one_subject(busy):
    assert actions(busy.get("/settings/log")) == 4
    assert actions(busy.get("/settings/log?about=people")) == 3
    assert actions(busy.get("/settings/log?about=cards")) == 1
    assert re.search(
        r'aria-current="true">Cards<', busy.get("/settings/log?about=cards").text
    )


def test_deeds_are_found_by_who_did_them_and_by_what_they_were_done_to(
    busy, enter, database, rosa, card
):
    enter("marketer", name="Marek")
    with database.snapshot() as session:
        ids = {one.name: one.id for one in brands.staff_of(session, rosa.id)}

    assert actions(busy.get(f"/settings/log?by={ids['Marek']}")) == 1
    assert actions(busy.get(f"/settings/log?thing={card.id}")) == 1


def test_from_a_deed_one_comes_to_what_it_was_done_to(busy, enter, card):
    address = f'href="/studio/cards/{card.id}"'

    assert address in busy.get("/settings/log").text
    assert address not in enter("developer").get("/settings/log").text


def test_a_question_without_answer_says_so_and_leads_back(busy):
    page = busy.get("/settings/log?about=tills")

    assert "Nothing of this kind was done" in words(page)
    assert "Show all that was done" in words(page)


def test_filters_hold_on_the_next_page(owner, database, rosa, clock):
    with database.transaction() as session:
        for number in range(60):
            brands.record(
                session,
                rosa.id,
                actor="system",
                action="till.added" if number % 10 else "card.voided",
                object=f"thing-{number}",
                now=clock(),
            )

    first = owner.get("/settings/log?about=tills")
    [onward] = re.findall(r'href="([^"]+)">Show older', first.text)
    second = owner.client.get(onward.replace("&amp;", "&"))

    assert [actions(first), actions(second)] == [50, 4]


def rows(page):
    return list(csv.DictReader(io.StringIO(page.text.removeprefix("\ufeff"))))


def test_what_is_shown_can_be_taken_along(busy, card):
    everything = rows(busy.get("/settings/log.csv"))
    cards = rows(busy.get("/settings/log.csv?about=cards"))

    assert [row["number"] for row in everything] == ["5", "4", "3", "2", "1"]
    assert everything[0]["action"] == "table.taken"  # this very one
    assert [(row["action"], row["object"]) for row in cards] == [
        ("card.voided", card.id)
    ]
    assert cards[0]["after"] == '{"status": "voided"}'
    assert cards[0]["who"] == "Olga Zielińska"


def test_no_cell_of_it_is_a_formula(owner, enter, database, rosa):
    enter("marketer", name="=HYPERLINK(1)")

    names = [row["who"] for row in rows(owner.get("/settings/log.csv"))]

    assert "'=HYPERLINK(1)" in names


def test_it_holds_the_deeds_of_one_brand_alone(busy, enter, mint):
    stranger = enter("owner", mint)

    told = rows(stranger.get("/settings/log.csv"))
    assert [row["action"] for row in told] == ["table.taken", "staff.signed-in"]
    assert enter("marketer").get("/settings/log.csv").status_code == 403


def facts_of(database, brand, action):
    with database.snapshot() as session:
        deed = next(
            one
            for one in brands.audit_page(session, brand.id).rows
            if one.action == action
        )
        return deed.before, deed.after


SHOP = {
    "name": "Rynek",
    "code": "rynek",
    "latitude": "52.2297",
    "longitude": "21.0122",
    "texts_en": "Hello",
    "on_cards": "on",
}


def test_of_a_changed_shop_only_what_differs_is_kept(owner, database, rosa):
    place = owner.post("/places/new", at="/places/new", **SHOP).location[7:]
    before, after = facts_of(database, rosa, "store.opened")
    assert before is None
    assert (after["name"], after["texts"]) == ("Rynek", {"en": "Hello"})
    place = place.partition("?")[0]

    owner.post(place, at=place, **(SHOP | {"name": "Market", "hours_mon": "9-17"}))
    owner.post(place, at=place, do="close")

    assert facts_of(database, rosa, "store.changed") == (
        {"name": "Rynek", "hours": {}},
        {"name": "Market", "hours": {"week": {"mon": [["09:00", "17:00"]]}}},
    )
    before, after = facts_of(database, rosa, "store.closed")
    assert (before, after.keys()) == ({"active_to": None}, {"active_to"})
    told = words(owner.get("/settings/log"))
    assert "name: Rynek; hours: – → name: Market; hours: week mon 09:00, 17:00" in told


def test_of_an_offer_on_places_it_is_kept_what_and_until_when(owner, database, rosa):
    owner.post("/places/new", at="/places/new", **SHOP)
    owner.post(
        "/places/offers",
        at="/places/offers",
        words_en="Two for one",
        shows_until="2027-06-01T10:00",
    )

    before, after = facts_of(database, rosa, "place-offer.made")

    assert before is None
    assert after["words"] == {"en": "Two for one"}
    assert after["stores"] == "all"
    assert after["shows_until"] == "2027-06-01T08:00+00:00"


def test_the_first_manners_tell_what_held_before_them(owner, database, rosa):
    page = owner.get("/settings/manners").text
    sent = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', page))
    owner.post("/settings/manners", **(sent | {"per_week": "2"}))

    before, after = facts_of(database, rosa, "manners.changed")

    assert before.keys() == after.keys() == {"per_week"}
    assert after == {"per_week": 2}


def test_a_programs_deeds_bear_the_name_of_its_key(owner, app, database, rosa):
    with database.transaction() as session:
        rosa = brands.brand_of(session, rosa.id)
        key, secret = brands.create_key(
            session, rosa, name="Web shop", scopes=["brands:write"], now=make.NOON
        )
    app.test_client().post(
        "/api/v1/stores",
        json={"code": "x", "name": "X", "latitude": 52.2, "longitude": 21.0},
        headers={
            "Authorization": f"Bearer {secret.reveal()}",
            "Idempotency-Key": "k1",
        },
    )

    told = words(owner.get("/settings/log?about=tills"))

    assert f"Web shop {key.id}" in told
