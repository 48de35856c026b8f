"""What the editor's folded part can do: kinds, formats, places, dates, NFC and links."""

import re

import pytest
from sqlalchemy import select

from tests import make
from tests.designs import NFC_KEY, RICH
from tests.make import NOON
from walletpass import ledger, passes
from walletpass.passes import Certificate, Design, Template
from walletpass.wallets.apple.holding import keep_identity
from walletpass.wallets.apple.images import SHOWN

from .conftest import words
from .editor import Editor

UUID = "f7826da6-4fa2-4e98-8024-bc5b71e0893e"


@pytest.fixture
def drawn_up(database, template, owner):
    """Let the draft be this design, set up by somebody else, and open the editor."""

    def drawn_up(**changes):
        with database.transaction() as session:
            kept = session.get_one(Template, template.id)
            plain = Design.model_validate(kept.draft).model_dump(mode="json")
            passes.save_draft(
                kept, Design.model_validate({**plain, **changes}), now=NOON
            )
        return Editor(owner, template)

    return drawn_up


def field(design, key):
    return next(each for each in design.fields.all() if each.key == key)


def beside(editor, box):
    """Return what the page says in one box."""
    found = re.search(
        rf'id="about-{re.escape(box)}"[^>]*>(.*?)</div>', editor.page.text, re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def test_opening_and_saving_the_richest_card_changes_nothing(drawn_up, draft):
    rich = {name: part for name, part in RICH.items() if name != "images"}
    rich["fields"] = {
        **RICH["fields"],
        "footer": [{"key": "foot", "value": 12.5, "currency": "EUR"}],
        "auxiliary": [
            *RICH["fields"]["auxiliary"],
            {"key": "ends", "value": "2026-12-31T23:59:30+05:00", "time": "full"},
            {"key": "bare", "value": "{member_since}", "alignment": "natural"},
        ],
    }
    rich["barcode"] = {"symbologies": ["codabar", "ean13", "code128", "qr", "itf"]}
    rich["relevance"] = {
        **RICH["relevance"],
        "stores": False,
        "dates": [
            {
                "date": "2026-10-25T00:30:00Z"
            },  # Warsaw's clock shows 2:30 twice that night
            {"date": "2026-10-25T01:30:00Z"},
            {"start": "2026-12-01T10:00:00Z", "end": "2026-12-01T12:00:00.500Z"},
        ],
    }
    editor = drawn_up(**rich)
    before = draft()

    assert editor.send().status_code == 303

    assert draft() == before


@pytest.mark.parametrize("style", SHOWN)
def test_a_draft_becomes_any_kind_of_card_and_asks_for_its_pictures(
    editor, draft, style
):
    answer = editor.send(style=style, do="look:more-kind")

    assert answer.location.endswith("open=more-kind#more-kind")
    assert draft().style == style
    asked = set(re.findall(r"/pictures/(\w+)\"", editor.page.text))
    assert set(SHOWN[style]) <= asked | {"background", "thumbnail"}
    assert not re.search(r"must be put right", words(editor.page), re.IGNORECASE)


def test_a_boarding_pass_names_its_transport(editor, draft):
    editor.send(style="boarding_pass")
    assert draft().transit == "generic"

    editor.send(transit="train")
    assert draft().transit == "train"

    editor.send(style="coupon", transit="boat")
    assert draft().transit == "train"  # kept for another day


def test_a_picture_this_kind_does_not_show_is_named_and_can_be_taken_off(
    editor, owner, template, draft
):
    editor.send(style="boarding_pass")
    assert "This kind of card does not show this picture." in beside(editor, "pictures")
    assert "This kind of card does not show it." in words(editor.page)

    owner.post(f"/designs/{template.id}/pictures/strip/remove")

    assert "strip" not in draft().images


def test_a_ticket_has_either_a_strip_or_a_background(editor, owner, template):
    editor.send(style="event_ticket")
    with_strip = set(re.findall(r"/pictures/(\w+)\"", editor.page.text))
    owner.post(f"/designs/{template.id}/pictures/strip/remove")
    without = set(
        re.findall(r"/pictures/(\w+)\"", owner.get(f"/designs/{template.id}").text)
    )

    assert with_strip == {"logo", "icon", "strip"}
    assert without == {"logo", "icon", "strip", "background", "thumbnail"}


def test_a_ticket_is_drawn_on_its_background(drawn_up, draft):
    strip = draft().images["strip"]["*"]
    editor = drawn_up(
        style="event_ticket",
        images={"icon": {"*": strip}, "background": {"*": strip}},
    )

    assert '<img class="pass__ground" src="data:image/' in editor.page.text
    assert "pass__strip" not in editor.page.text


def test_a_boarding_pass_is_drawn_with_its_transport_and_its_footer(drawn_up, draft):
    strip = draft().images["strip"]["*"]
    editor = drawn_up(
        style="boarding_pass",
        transit="bus",
        images={"icon": {"*": strip}, "footer": {"*": strip}},
    )

    assert 'class="pass__transit"' in editor.page.text
    assert '<img class="pass__footer" src="data:image/' in editor.page.text


def test_a_poster_has_places_of_its_own(editor, draft):
    assert "At the foot of the poster" not in words(editor.page)
    editor.send(style="poster")

    assert "At the foot of the poster" in words(editor.page)
    editor.send(field__tier__place="footer")
    assert [each.key for each in draft().fields.footer] == ["tier"]
    editor.send(style="store_card")
    assert "At the foot of the poster" in words(editor.page)  # a field stands there


def test_a_number_is_written_as_money_a_share_or_in_words(editor, draft):
    editor.send(field__tier__shows="fixed_number", field__tier__number="1 320,50")
    assert field(draft(), "tier").value == 1320.5
    assert field(draft(), "tier").number == "decimal"

    editor.send(field__tier__format="currency", field__tier__currency="eur")
    assert (field(draft(), "tier").number, field(draft(), "tier").currency) == (
        None,
        "EUR",
    )
    assert "€1,320.50" in words(editor.page)

    editor.send(field__tier__format="spell_out")
    assert (field(draft(), "tier").number, field(draft(), "tier").currency) == (
        "spell_out",
        None,
    )


def test_a_date_is_written_as_short_or_long_as_is_wished(editor, draft):
    editor.send(field__tier__shows="fixed_date", field__tier__moment="2026-12-31T23:59")
    assert field(draft(), "tier").value == "2026-12-31T23:59:00+01:00"  # in Warsaw

    editor.send(
        field__tier__day="full",
        field__tier__hour="short",
        field__tier__relative="1",
    )
    assert field(draft(), "tier").date == "full"
    assert field(draft(), "tier").time == "short"
    assert field(draft(), "tier").relative
    editor.send(without=["field.tier.relative"], field__tier__hour="")
    assert not field(draft(), "tier").relative
    assert "Thursday, December 31, 2026" in words(editor.page)

    editor.send(field__tier__shows="text", field__tier__text__en="Always")
    assert field(draft(), "tier").date is None


def test_formats_that_do_not_fit_a_value_are_dropped(drawn_up, draft):
    tier = {"key": "tier", "value": "{tier}", "date": "short", "currency": "EUR"}
    back = {"key": "note", "value": {"en": "Hi"}, "alignment": "right"}
    editor = drawn_up(fields={"secondary": [tier], "back": [back]})
    assert "is none" in beside(editor, "field-tier")

    editor.send()

    assert field(draft(), "tier").date is None
    assert field(draft(), "tier").currency is None
    assert field(draft(), "note").alignment is None
    assert beside(editor, "field-tier") == ""


def test_a_field_is_aligned_where_phones_align(editor, draft):
    editor.send(field__tier__alignment="center", field__latest__alignment="right")

    assert field(draft(), "tier").alignment == "center"
    assert field(draft(), "latest").alignment is None  # it stands on the back


def test_the_barcode_says_what_the_till_reads(editor, draft):
    editor.send(barcode__message="CLUB-{number}", barcode__alt_text="")

    assert draft().barcode.message == "CLUB-{number}"
    assert draft().barcode.alt_text == ""
    assert 'aria-label="Code for the till: CLUB-2904817263550"' in editor.page.text


def test_cards_offer_themselves_near_shops_unless_told_not_to(editor, draft):
    assert draft().relevance.stores
    editor.send(without=["stores"], distance="80,5")

    assert not draft().relevance.stores
    assert draft().relevance.max_distance == 80.5
    editor.send(stores="1", distance="")
    assert draft().relevance.stores
    assert draft().relevance.max_distance is None


def test_beacons_are_added_and_removed_without_scripts(editor, draft):
    for minor in range(10):
        answer = editor.send(
            do="beacon",
            **{
                f"beacon__{minor}__uuid": UUID,
                f"beacon__{minor}__major": "7",
                f"beacon__{minor}__minor": str(minor),
                f"beacon__{minor}__text__en": f"Shelf {minor}",
            },
        )
        assert answer.location.endswith("open=more-offers#beacons")
    beacons = draft().relevance.beacons
    assert [beacon.minor for beacon in beacons] == list(range(10))
    assert beacons[3].text == {"en": "Shelf 3"}
    assert 'name="beacon.10.uuid"' not in editor.page.text  # ten are enough

    editor.send(do="drop-beacon:3")

    assert [beacon.minor for beacon in draft().relevance.beacons] == [
        0, 1, 2, 4, 5, 6, 7, 8, 9,
    ]  # fmt: skip


def test_dates_are_told_by_the_clock_of_the_shop(editor, draft):
    editor.send(date__0__from="2026-12-24T10:00", do="date")
    editor.send(date__1__from="2026-07-01T10:00", date__1__to="2026-07-01T18:00")

    moment, span = draft().relevance.dates
    assert moment.date.isoformat() == "2026-12-24T10:00:00+01:00"
    assert span.start.isoformat() == "2026-07-01T10:00:00+02:00"
    assert 'value="2026-12-24T10:00"' in editor.page.text
    assert "expired ones" in beside(editor, "dates")  # it is a loyalty card

    editor.send(do="drop-date:0")
    assert len(draft().relevance.dates) == 1


def test_nfc_takes_a_key_in_armour_and_goes_off_without(editor, draft):
    armoured = f"-----BEGIN PUBLIC KEY-----\n{NFC_KEY[:64]}\n{NFC_KEY[64:]}\n-----END PUBLIC KEY-----"
    editor.send(nfc__key=armoured, nfc__locked="1")

    assert draft().nfc.encryption_public_key == NFC_KEY
    assert draft().nfc.message == "{number}"
    assert draft().nfc.requires_authentication
    assert beside(editor, "nfc-key") == ""

    editor.send(nfc__key="")
    assert draft().nfc is None


def test_the_editor_tells_honestly_whether_nfc_will_work(
    editor, owner, template, database, rosa
):
    assert "Your certificate does not allow NFC" in words(editor.page)
    granted = make.identity("pass.com.example.rosa", nfc=True)
    with database.transaction() as session:
        old = session.scalars(
            select(Certificate).where(Certificate.brand_id == rosa.id)
        ).one()
        session.delete(old)
        keep_identity(session, make.people().vault, rosa.id, granted, now=NOON)

    assert "Your certificate allows NFC" in words(owner.get(f"/designs/{template.id}"))


def test_a_website_stands_on_the_back_and_can_be_pressed(editor, draft):
    editor.send(website="rosa.example/club")

    website = field(draft(), "website")
    assert website.value == "https://rosa.example/club"
    assert website.label == {"en": "Website", "ru": "Сайт", "pl": "Strona"}
    assert draft().fields.back[-1].key == "website"
    assert '<a href="https://rosa.example/club"' in editor.page.text
    assert "The website stands on the back of the card." in words(editor.page)
    assert 'name="website"' not in editor.page.text


def test_a_website_is_typed_letter_by_letter(editor, draft):
    """As the script saves it: the page stays, and its form goes on."""
    sent = editor.fields
    for address in ("rosa.e", "rosa.example", "rosa.example/c", ""):
        stamp = dict(editor.fields)["stamp"]
        data = {}
        changed = {"website": address, "stamp": stamp}
        for name, value in [
            *(p for p in sent if p[0] not in changed),
            *changed.items(),
        ]:
            data.setdefault(name, []).append(value)
        answer = editor.browser.client.post(editor.address, data=data)
        editor.page = editor.browser.client.get(answer.location)
        shown = [each.value for each in draft().fields.back if each.key == "website"]
        assert shown == ([f"https://{address}"] if address else [])


def test_an_app_is_named_by_its_number_or_its_address(editor, draft):
    editor.send(
        app__ids="284882215, https://apps.apple.com/pl/app/rosa/id1234567890?l=pl",
        app__launch="rosa://card/{number}",
    )

    assert draft().extras.app_store_ids == (284882215, 1234567890)
    assert draft().extras.app_launch_url == "rosa://card/{number}"
    editor.send(app__ids="", app__launch="")
    assert draft().extras.app_store_ids == ()
    assert draft().extras.app_launch_url is None


UNFIT = [
    ({"background": "red"}, "background", "is no colour"),
    ({"field__tier__shows": "fixed_number", "field__tier__number": "many"},
     "number-tier", "many is no number"),
    ({"field__tier__shows": "fixed_number", "field__tier__number": "1e999"},
     "number-tier", "is no number"),
    ({"field__balance__format": "currency", "field__balance__currency": "€"},
     "currency-balance", "three Latin letters"),
    ({"organization__pl": "x" * 8_001}, "organization", "too long"),
    ({"field__terms__text__en": "x" * 8_001}, "field-terms", "too long"),
    ({"barcode__message": "x" * 8_001}, "barcode-message", "too long"),
    ({"distance": "-5"}, "distance", "above zero"),
    ({"distance": "near"}, "distance", "above zero"),
    ({"distance": "nan"}, "distance", "above zero"),
    ({"beacon__0__uuid": "f7826da6"}, "beacon-0", "36 characters"),
    ({"beacon__0__major": "7"}, "beacon-0", "36 characters"),
    ({"beacon__0__uuid": UUID, "beacon__0__minor": "65536"}, "beacon-0", "65,535"),
    ({"beacon__0__uuid": UUID, "beacon__0__minor": "-1"}, "beacon-0", "65,535"),
    ({"date__0__to": "2026-12-24T10:00"}, "date-0", "when it begins"),
    ({"date__0__from": "Christmas"}, "date-0", "day and the time"),
    ({"date__0__from": "0001-01-01T00:00"}, "date-0", "day and the time"),
    ({"date__0__from": "9999-12-31T23:59"}, "date-0", "day and the time"),
    ({"nfc__message": "x" * 8_001}, "nfc-message", "too long"),
    ({"website": "javascript:alert(1)"}, "website", "is no address"),
    ({"website": "rosa"}, "website", "is no address"),
    ({"website": "https://[::1"}, "website", "is no address"),
    ({"app__ids": "Rosa"}, "app-ids", "no number of an app"),
    ({"app__ids": "9" * 17}, "app-ids", "no number of an app"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "box", "complaint"), UNFIT)
def test_what_cannot_be_kept_is_told_beside_it_and_nothing_is_lost(
    editor, draft, changes, box, complaint
):
    before = draft()

    answer = editor.send(logo_text__en="Kept on the page", **changes)
    editor.page = answer

    assert answer.status_code == 422
    assert complaint in beside(editor, box)
    assert f'<a href="#about-{box}">' in answer.text  # and named at the top
    described = [
        tag
        for tag in re.findall(r"<(?:input|textarea|select)\b[^>]*>", answer.text)
        if re.search(rf'aria-describedby="[^"]*about-{box}"', tag)
    ]
    assert described
    assert all('aria-invalid="true"' in tag for tag in described)
    assert 'value="Kept on the page"' in answer.text
    for name, given in changes.items():
        if name.partition("__")[0] in {"beacon", "distance", "website", "app"}:
            assert dict(editor.fields)[name.replace("__", ".")] == given
    assert draft() == before


@pytest.mark.parametrize(
    ("language", "complaint"),
    [
        ("ru", "«Rosa» — не номер приложения."),
        ("pl", "„Rosa” to nie numer aplikacji."),
    ],
)
def test_complaints_are_in_the_readers_language(enter, template, language, complaint):
    editor = Editor(enter("marketer", language=language), template)

    editor.page = editor.send(app__ids="Rosa")

    assert complaint in beside(editor, "app-ids")


@pytest.mark.parametrize(
    ("language", "complaint"),
    [("en", "more than ten"), ("ru", "больше десяти"), ("pl", "więcej niż dziesięć")],
)
def test_an_eleventh_beacon_is_refused(enter, template, draft, language, complaint):
    editor = Editor(enter("marketer", language=language), template)
    rows = {f"beacon__{at}__uuid": UUID for at in range(11)}

    editor.page = editor.send(**rows)

    assert editor.page.status_code == 422
    assert complaint in beside(editor, "beacons")
    assert '<a href="#about-beacons">' in editor.page.text
    assert draft().relevance.beacons == ()


FOUND = [
    ({"style": "boarding_pass", "colours": {"label": "#47193a"}}, "label", "even when large"),
    ({"relevance": {"beacons": [{"uuid": "-" * 36}]}}, "beacon-0", "It is no UUID."),
    ({"nfc": {"message": "", "encryption_public_key": "AAAA"}}, "nfc-message", "It is empty"),
    ({"nfc": {"message": "7", "encryption_public_key": "AAAA"}}, "nfc-key", "no public key"),
    ({"extras": {"app_launch_url": "rosa://"}}, "app-launch", "no app"),
    ({"barcode": {"symbologies": ["ean13"], "message": "K"}}, "barcode", "thirteen digits"),
    ({"description": {}}, "description", "phones refuse the card"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "box", "finding"), FOUND)
def test_what_is_found_is_told_beside_what_it_is_about(
    drawn_up, draft, changes, box, finding
):
    if colours := changes.get("colours"):
        kept = draft().model_dump(mode="json")["colours"]
        changes = {**changes, "colours": {**kept, **colours}}
    editor = drawn_up(**changes)

    assert finding in beside(editor, box)


def test_what_the_editor_has_no_place_for_is_told_all_the_same(drawn_up):
    editor = drawn_up(extras={"semantics": {"venueName": 7}})

    text = words(editor.page)
    assert "It should be a text, and is 7." in text
    assert "$.semantics.venueName" in text


HOSTILE = [
    {"style": "nonsense", "transit": "rocket"},
    {"symbology__0": "nonsense", "symbology__1": "qr"},
    {"field__tier__shows": "__class__"},
    {"field__tier__shows": "number", "field__tier__place": "nowhere"},
    {"field__tier__format": "{0}", "field__tier__day": "{day}"},
    {"field__tier__shows": "fixed_date", "field__tier__moment": "{tier}"},
    {"field__tier__shows": "fixed_date", "field__tier__moment": "0001-01-01T00:00"},
    {"field__tier__text__en": "{" * 4_000, "field__tier__shows": "text"},
    {"field__tier__label__en": "a\x00b\x1b[31m", "name": "a\x00b"},
    {"beacon__999__uuid": "x", "beacon__-1__uuid": "x", "beacon__x__uuid": "x"},
    {"beacon__0__major": "٧", "beacon__0__minor": "9" * 5_000},
    {"distance": "1e400"},
    {"date__0__from": "2026-03-29T02:30"},  # an hour that Warsaw's clock leaves out
    {"date__0__from": "+002026-03-29T02:30:00.000000001Z"},
    {"app__ids": "id" * 200},
    {"website": "https://{number}.example"},
    {"website": "https://rosa.example/\"onclick='x'"},
    {"nfc__key": "-----", "nfc__message": "{nobody}"},
    {"do": "drop-beacon:"},
    {"do": "drop-date:999999999999"},
    {"do": "look:nowhere"},
    {"do": "up:" + "x" * 10_000},
    {"keys": "../../etc"},
    {"fields": ""},
    {"offers": "", "stores": "maybe"},
    {"stamp": "\x00"},
]


@pytest.mark.parametrize("form", HOSTILE, ids=str)
def test_no_form_whatever_breaks_the_editor(editor, owner, form):
    answer = editor.send(**form)

    assert answer.status_code in {303, 409, 422}
    assert editor.page.status_code == 200
    assert owner.client.get(editor.address).status_code == 200


def test_characters_nobody_can_type_are_left_out(editor, draft):
    editor.send(organization__en="Ro\x00sa\x1b", name="Ca\x00rd")

    assert draft().organization["en"] == "Rosa"
    assert "<h1>Card</h1>" in editor.page.text


@pytest.mark.parametrize("style", SHOWN)
def test_a_new_card_begins_as_any_kind(owner, database, rosa, style):
    answer = owner.client.post(
        "/studio/designs/new",
        data={
            "csrf_token": owner.token(),
            "trade": "beauty",
            "name": "Rosa",
            "style": style,
        },
    )

    assert answer.status_code == 303
    assert owner.client.get(answer.location).status_code == 200
    with database.snapshot() as session:
        [fresh] = session.query(Template).filter_by(version_id=None).all()
        design = Design.model_validate(fresh.draft)
        assert design.style == style
        assert (design.transit == "generic") == (style == "boarding_pass")
        assert fresh.program_id == ledger.program_of(session, rosa.id).id


def test_a_coupon_may_be_held_beside_the_club_card(
    owner, database, rosa, card, services
):
    page = owner.get("/designs/new")
    assert "Points of its own" in words(page)
    owner.client.post(
        "/studio/designs/new",
        data={
            "csrf_token": owner.token(),
            "trade": "beauty",
            "name": "Coupon",
            "style": "coupon",
            "points": "own",
        },
    )
    with database.snapshot() as session:
        [coupon] = session.query(Template).filter_by(version_id=None).all()
    editor = Editor(owner, coupon)
    assert editor.publish().status_code == 303

    with database.transaction() as session:
        holder = session.get_one(passes.Pass, card.id).customer_id
        issued = passes.issue(
            session,
            session.get_one(make.customers.Customer, holder),
            people=make.people(),
            card_link=services.card_link,
            now=services.now(),
            template_id=coupon.id,
        )
        assert issued.is_new


def test_the_first_card_is_not_asked_whose_points_it_shows(enter, database, look):
    with database.transaction() as session:
        fresh = make.brand(session, slug="fresh")
        make.program(session, fresh)
        make.signing_pass_type(session, fresh, "pass.com.example.fresh")

    page = enter("owner", fresh).get("/designs/new")

    assert "Points of its own" not in words(page)
    assert "Event ticket" in words(page)
