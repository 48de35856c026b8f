"""Designing a card: starting, editing, publishing; and never touching what is personal."""

import re

import pytest

from tests import make
from walletpass import brands, passes
from walletpass.passes import Design, PassVersion, Template
from walletpass.wallets.apple import draw

from .conftest import words
from .editor import Editor


def test_the_list_shows_each_card_with_where_it_stands(owner, card, template):
    text = words(owner.get("/designs"))

    assert "Rosa card Version 1, published Nov 20, 2026, 1:00 PM · 1 card" in text
    assert f"/studio/designs/{template.id}" in owner.get("/designs").text


def test_opening_and_saving_changes_nothing(editor, draft):
    before = draft()

    assert editor.send().status_code == 303

    assert draft() == before
    assert "What is published is the same as this draft." in words(editor.page)


def test_an_editor_shows_the_card_by_the_hand_that_writes_real_ones(editor):
    text = words(editor.page)

    assert "Time for yourself" in text
    assert "1,320" in text
    assert "2904817263550" in text
    assert "Ada" in text


@pytest.mark.parametrize(
    ("language", "told"),
    [("ru", "Мария"), ("pl", "Zofia"), ("en", "Ada")],
)
def test_the_preview_speaks_three_languages(owner, template, language, told):
    page = owner.get(f"/designs/{template.id}?preview={language}").text

    assert told in page
    assert f'class="sides" lang="{language}"' in page


def test_what_is_typed_is_saved_as_a_draft_and_changes_no_card(
    editor, draft, card, database
):
    editor.send(
        organization__pl="Róża",
        background="#102030",
        field__balance__label__en="Roses",
        field__latest__message__ru="Новость: %@",
        symbology__0="aztec",
        name="Spring card",
    )

    now = draft()
    assert now.organization["pl"] == "Róża"
    assert now.colours.background.hex == "#102030"
    assert now.fields.header[0].label["en"] == "Roses"
    assert now.fields.header[0].number == "decimal"
    assert _field(now, "latest").change_message["ru"] == "Новость: %@"
    assert now.barcode.symbologies == ("aztec",)
    assert "Spring card" in words(editor.page)
    assert "Publish to 1 card" in words(editor.page)
    with database.snapshot() as session:
        assert passes.card_of(session, card.brand_id, card.id).version == 1


def _field(design, key):
    return next(field for field in design.fields.all() if field.key == key)


def test_a_field_can_show_a_fact_and_the_phone_formats_it(editor, draft):
    editor.send(field__tier__shows="member_since")
    assert _field(draft(), "tier").value == "{member_since}"
    assert _field(draft(), "tier").date == "medium"

    editor.send(field__tier__shows="balance")
    assert _field(draft(), "tier").number == "decimal"
    assert _field(draft(), "tier").date is None

    editor.send(field__tier__shows="text", field__tier__text__en="Every {unit}")
    assert _field(draft(), "tier").value == {"en": "Every {unit}"}
    assert _field(draft(), "tier").number is None


def test_what_the_editor_does_not_ask_about_stays(editor, draft):
    before = _field(draft(), "since")
    assert before.alignment == "right"

    editor.send(field__since__label__en="Member from")

    assert _field(draft(), "since").alignment == "right"
    assert _field(draft(), "since").date == "medium"


def test_fields_are_added_moved_and_removed_without_scripts(editor, draft):
    def back():
        return [field.key for field in draft().fields.back]

    first = back()
    answer = editor.send(do=f"down:{first[0]}")
    assert answer.location.endswith(f"#field-{first[0]}")
    assert back()[:2] == [first[1], first[0]]

    editor.send(do=f"up:{first[0]}")
    assert back() == first

    editor.send(do=f"remove:{first[1]}")
    assert back() == [first[0], *first[2:]]

    answer = editor.send(do="add", add__place="back")
    [new] = set(back()) - set(first)
    assert answer.location.endswith(f"#field-{new}")
    editor.send(
        **{f"field__{new}__label__en": "News", f"field__{new}__text__en": "Pears"}
    )
    assert _field(draft(), new).value == {"en": "Pears"}


def test_a_field_moves_to_another_place(editor, draft):
    editor.send(field__tier__place="header")

    assert [field.key for field in draft().fields.header] == ["balance", "tier"]
    assert [field.key for field in draft().fields.secondary] == []


def test_a_button_keeps_what_was_typed_beside_it(editor, draft):
    editor.send(do="add", organization__en="Typed just now")

    assert draft().organization["en"] == "Typed just now"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"background": "url(evil)"}, "Background: “url(evil)” is no colour."),
        ({"label": ""}, "Labels: “” is no colour."),
        ({"organization__en": "x" * 8_001}, "“Who the card is from” is too long"),
        ({"field__terms__text__en": "x" * 8_001}, "is too long for a card"),
    ],
)
def test_what_cannot_be_kept_is_said_so_and_nothing_is_lost(
    editor, draft, changes, complaint
):
    before = draft()

    answer = editor.send(logo_text__en="Kept on the page", **changes)

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert 'value="Kept on the page"' in answer.text
    assert draft() == before


def test_a_form_without_fields_takes_none_away(owner, template, draft):
    before = draft()
    editor = Editor(owner, template)
    sent = dict(editor.fields)

    owner.client.post(
        editor.address,
        data={"csrf_token": sent["csrf_token"], "stamp": sent["stamp"]},
    )

    assert draft().fields == before.fields


def test_words_of_a_brand_cannot_break_the_page(editor):
    editor.send(
        organization__en='"><script>1</script>',
        field__balance__label__en="</textarea><script>2</script>",
        field__terms__text__en="</textarea><script>3</script>",
        name="<img src=x>",
    )

    assert "<script>1" not in editor.page.text
    assert "<script>2" not in editor.page.text
    assert "<script>3" not in editor.page.text
    assert "<img src=x>" not in editor.page.text


def test_two_people_do_not_overwrite_each_other(owner, enter, template, draft):
    mine, theirs = Editor(owner, template), Editor(enter("marketer"), template)
    theirs.send(organization__en="Theirs")

    answer = mine.send(organization__en="Mine")

    assert answer.status_code == 409
    assert "Somebody saved this card meanwhile" in words(answer)
    assert 'value="Mine"' in answer.text
    assert draft().organization["en"] == "Theirs"
    assert mine.publish().status_code == 409


def test_findings_are_listed_and_errors_stop_publishing(editor, database, template):
    editor.send(organization__en="", organization__ru="", organization__pl="")

    text = words(editor.page)
    assert "Must be put right before publishing" in text
    assert re.search(r"<button[^>]* disabled>Publish", editor.page.text)
    assert editor.publish().status_code == 409
    with database.snapshot() as session:
        kept = session.get_one(Template, template.id)
        assert session.get_one(passes.TemplateVersion, kept.version_id).number == 1


def test_an_unknown_fact_is_found_and_explained(editor):
    editor.send(field__tier__shows="text", field__tier__text__en="Hi {nickname}")

    text = words(editor.page)
    assert "Status {nickname} is nothing a card knows." in text
    assert "The card cannot be drawn yet" in text


def test_warnings_do_not_stop_publishing(editor):
    editor.send(foreground="#4a1c3d")

    text = words(editor.page)
    assert "hard to read; 4.5 is needed" in text
    assert "Good to know" in text
    assert editor.publish().status_code == 303


def test_the_contrast_is_told_in_figures(editor):
    editor.send(background="#000000", foreground="#ffffff", label="#777777")

    assert "Text on the background: 21 to 1, reads well" in words(editor.page)
    assert "Labels on the background: 4.6 to 1, reads well" in words(editor.page)


def test_the_lock_screen_shows_what_each_field_would_say(editor):
    editor.send(field__balance__message__en="Now %@ roses")

    text = words(editor.page)
    assert "Rosa now Now 1,320 roses" in text


def test_publishing_renders_every_card_anew_and_touches_nothing_personal(
    editor, issue, database, services, keep_every_promise
):
    cards = [
        issue(first_name=name, language=language)
        for name, language in (("Ada", "en"), ("Мария", "ru"), ("Zofia", "pl"))
    ]
    with database.transaction() as session:
        for points, card in enumerate(cards, 1):
            make.registered(session, card, library_id=card.id)
            make.ledger.earn(
                session, card.account_id, points * 1_000, source="a", now=make.NOON
            )
    keep_every_promise()
    before = _contents(database, cards)

    editor.send(background="#103050", field__tier__label__en="Rank")
    answer = editor.publish()
    keep_every_promise()

    assert answer.status_code == 303
    assert "Version 2 is published" in words(editor.page)
    after = _contents(database, cards)
    for old, new in zip(before, after, strict=True):
        assert new["content"] == old["content"]
        assert new["version"] == old["version"] + 1
        assert new["cause"] == "template version 2"
    with database.snapshot() as session:
        card = passes.card_of(session, cards[1].brand_id, cards[1].id)
        drawn = draw(
            services.press.bundle(session, card, now=make.NOON), "ru", now=make.NOON
        )
    assert drawn.background.hex == "#103050"
    assert drawn.primary[0].value == "Мария"
    assert drawn.header[0].value == "20"


def _contents(database, cards):
    with database.snapshot() as session:
        rows = [passes.card_of(session, card.brand_id, card.id) for card in cards]
        return [
            {
                "content": card.content,
                "version": card.version,
                "cause": session.get_one(PassVersion, (card.id, card.version)).cause,
            }
            for card in rows
        ]


def test_what_is_published_and_by_whom_stands_in_the_audit_log(
    editor, database, rosa, template
):
    editor.send(background="#103050")
    editor.send(background="#103051")
    editor.publish()

    with database.snapshot() as session:
        deeds = brands.audit_page(session, rosa.id).rows
        version = session.get_one(Template, template.id).version_id
        by = session.get_one(passes.TemplateVersion, version).published_by
    told = [(deed.action, deed.object) for deed in deeds[:3]]
    assert told == [
        ("design.published", template.id),
        ("design.edited", template.id),  # one sitting is one deed
        ("staff.signed-in", deeds[0].actor),
    ]
    assert deeds[0].after == {"version": 2, "version_id": version}
    assert by == deeds[0].actor


def test_another_brands_design_is_not_there(owner, mint, database):
    with database.snapshot() as session:
        theirs = passes.published_template(session, mint.id)
        starter = Design.model_validate(theirs.draft)
    sha = starter.images["strip"]["*"]
    with database.transaction() as session:
        alien = passes.keep_asset(session, mint.id, b"not ours", now=make.NOON)

    for address in ("", "/pictures/logo"):
        assert owner.get(f"/designs/{theirs.id}{address}").status_code == 404
    for address in ("", "/publish", "/pictures/logo/use", "/pictures/strip/remove"):
        answer = owner.post(f"/designs/{theirs.id}{address}", picture=sha, stamp="x")
        assert answer.status_code == 404
    assert owner.get(f"/pictures/{alien}.png").status_code == 404
    with database.snapshot() as session:
        kept = session.get_one(Template, theirs.id)
        assert Design.model_validate(kept.draft) == starter


@pytest.mark.parametrize("role", ["cashier", "support"])
@pytest.mark.parametrize(
    "address",
    ["/designs", "/designs/new", "/designs/{id}", "/designs/{id}/pictures/logo"],
)
def test_designs_are_for_those_who_design(enter, template, role, address):
    answer = enter(role).get(address.format(id=template.id))

    assert answer.status_code == 403
    assert "Owner, Marketer, Developer" in words(answer)


def test_a_cashier_cannot_publish_by_knowing_the_address(
    enter, editor, template, draft
):
    editor.send(background="#103050")
    cashier = enter("cashier")

    for address in ("", "/publish"):
        answer = cashier.post(f"/designs/{template.id}{address}", background="#000000")
        assert answer.status_code == 403
    assert draft().colours.background.hex == "#103050"


def test_a_new_card_begins_with_one_of_six_starters(owner, rosa, database):
    page = owner.get("/designs/new")
    trades = re.findall(r'name="trade" value="(\w+)"', page.text)
    assert len(trades) == 6

    answer = owner.client.post(
        "/studio/designs/new",
        data={"csrf_token": owner.token(), "trade": "grocery", "name": "Rosa Deli"},
    )

    assert answer.status_code == 303
    text = words(owner.client.get(answer.location))
    assert "Rosa Deli" in text
    assert "Publish this card" in text
    with database.snapshot() as session:
        [fresh] = session.query(Template).filter_by(version_id=None).all()
        assert fresh.brand_id == rosa.id
        assert brands.audit_page(session, rosa.id).rows[0].action == "design.started"


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ({"trade": "piracy", "name": "x"}, "Choose one of the six starters."),
        ({"name": "x"}, "Choose one of the six starters."),
        ({"trade": "beauty", "name": "  "}, "Write the name, up to 120 letters."),
        ({"trade": "beauty", "name": "x" * 121}, "Write the name"),
    ],
)
def test_a_start_that_lacks_something_says_what(owner, rosa, form, complaint):
    answer = owner.client.post(
        "/studio/designs/new", data={"csrf_token": owner.token()} | form
    )

    assert answer.status_code == 422
    assert complaint in words(answer)


def test_without_a_certificate_one_is_asked_for_first(enter, database):
    with database.transaction() as session:
        early = make.brand(session, slug="early")
    browser = enter("owner", early)

    assert "First a certificate, then a card" in words(browser.get("/designs"))
    assert "First a certificate, then a card" in words(browser.get("/designs/new"))
