"""Pictures of a card: hostile files, every size before saving, what must stay."""

import re
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from walletpass import passes
from walletpass.passes import Design, Template

from .conftest import words


def png(width=600, height=600, colour="#c0392b", mark=None):
    canvas = Image.new("RGB", (width, height), colour)
    if mark:
        x, y = mark
        ImageDraw.Draw(canvas).rectangle((x - 20, y - 20, x + 20, y + 20), "#ffffff")
    written = BytesIO()
    canvas.save(written, "PNG")
    return written.getvalue()


def bomb():
    """Return a small file that says it is 60,000 pixels square."""

    def chunk(name, body):
        return (
            struct.pack(">I", len(body))
            + name
            + body
            + struct.pack(">I", zlib.crc32(name + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def at(template):
    return f"/designs/{template.id}/pictures"


@pytest.fixture
def give(owner, at):
    """Upload a file as one of the card's pictures."""

    def give(name, content, filename="logo.png", browser=None):
        who = browser or owner
        # written by hand: the client's own way leaves large files open
        part = 'Content-Disposition: form-data; name="{}"'
        body = b"\r\n".join(
            [
                b"--cut",
                part.format("csrf_token").encode(),
                b"",
                who.token().encode(),
                b"--cut",
                f'{part.format("file")}; filename="{filename}"'.encode(),
                b"",
                content,
                b"--cut--",
                b"",
            ]
        )
        return who.client.post(
            f"/studio{at}/{name}",
            data=body,
            content_type="multipart/form-data; boundary=cut",
        )

    return give


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (SVG, "This file is an SVG drawing."),
        (b"<!doctype html><html></html>", "This file is a web page."),
        (bomb(), "more than 40 million pixels"),
        (png()[:400], "breaks off or is damaged"),
        (png(8, 8), "8 × 8 pixels, too little"),
        (b"", "This file is empty."),
        (b"%PDF-1.7", "This file is a PDF."),
        (b"\x00" * 64, "not a picture we can read"),
        (b"\x89PNG" + b"\x00" * 10_000_001, "heavier than 10 MB"),
    ],
    ids=["svg", "html", "bomb", "cut", "tiny", "empty", "pdf", "junk", "heavy"],
)
def test_a_hostile_file_is_answered_beside_the_field_and_kept_nowhere(
    give, content, complaint, draft, database
):
    before = draft()

    answer = give("logo", content)

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert re.search(r'id="file"[^>]* aria-describedby="complaint"', answer.text)
    assert "<script>alert" not in answer.text
    assert draft() == before
    with database.snapshot() as session:
        assert session.query(passes.Asset).count() == 4  # the starter's own


@pytest.mark.parametrize(
    ("language", "complaint"),
    [("ru", "Этот файл — рисунок SVG."), ("pl", "Ten plik to rysunek SVG.")],
)
def test_the_answer_speaks_the_persons_language(enter, give, language, complaint):
    browser = enter("marketer", language=language)

    assert complaint in words(give("logo", SVG, browser=browser))


def test_more_than_a_request_may_carry_is_told_in_words(give):
    answer = give("logo", b"\x00" * (13 * 1024 * 1024))

    assert answer.status_code == 413
    assert "A picture or a table of customers may have up to 10 MB," in words(answer)


def test_sending_no_file_asks_for_one(owner, at):
    answer = owner.client.post(f"/studio{at}/logo", data={"csrf_token": owner.token()})

    assert answer.status_code == 422
    assert "Choose a file first." in words(answer)


def test_a_picture_is_seen_in_every_size_before_it_is_used(give, owner, draft):
    before = draft()

    answer = give("strip", png(1200, 900))

    assert answer.status_code == 303
    text = words(owner.client.get(answer.location))
    for size in ("1x, 375 × 144", "2x, 750 × 288", "3x, 1125 × 432"):
        assert f"{size} pixels" in text
    assert "taken from 0, " in text
    assert "The picture, 1200 × 900 pixels." in text
    assert draft() == before


def test_warnings_are_told_in_words(give, owner):
    page = owner.client.get(give("strip", png(200, 80)).location)

    assert "It will look soft at 3x" in words(page)


def test_what_must_stay_is_chosen_by_a_click_or_in_percent(give, owner):
    shown = give("strip", png(1200, 1200)).location
    address = shown.removeprefix("/studio")

    def box(page):
        return re.search(
            r"taken from (\d+), (\d+) to (\d+), (\d+)", words(page)
        ).groups()

    clicked = owner.get(f"{address}&at.x=160&at.y=32")  # of 320 shown
    written = owner.get(f"{address}&x=50&y=90")

    assert box(clicked) == ("0", "0", "1200", "461")
    assert box(written) == ("0", "739", "1200", "1200")


@pytest.mark.parametrize("wild", ["x=nan&y=inf", "x=-5&y=900", "at.x=99999&at.y=-1"])
def test_a_point_outside_the_picture_is_its_edge(give, owner, wild):
    address = give("strip", png(1200, 1200)).location.removeprefix("/studio")

    assert owner.get(f"{address}&{wild}").status_code == 200


def test_a_picture_with_its_focus_gets_onto_the_draft(give, owner, draft, at):
    location = give("strip", png(1200, 1200)).location
    sha = location.partition("picture=")[2]

    answer = owner.post(f"{at}/strip/use", picture=sha, x="0.5", y="0.9")

    assert answer.location.endswith("#pictures")
    assert draft().images["strip"] == {"*": sha}
    assert draft().focus["strip"] == (0.5, 0.9)


def test_another_logo_serves_every_language(give, owner, draft, at):
    assert len(draft().images["logo"]) == 3
    sha = give("logo", png(400, 100)).location.partition("picture=")[2]

    owner.post(f"{at}/logo/use", picture=sha)

    assert draft().images["logo"] == {"*": sha}


def test_the_icon_can_be_made_of_the_logo(give, owner, draft, at):
    sha = give("logo", png(400, 100)).location.partition("picture=")[2]
    owner.post(f"{at}/logo/use", picture=sha)

    owner.post(f"{at}/icon/remove")
    page = owner.get(f"{at}/logo")

    assert "icon" not in draft().images
    assert "The icon made of it" in words(page)
    assert "icon@3x.png" in page.text


def test_a_picture_is_taken_off_the_card(owner, draft, at):
    owner.post(f"{at}/strip/remove")

    assert "strip" not in draft().images


def test_only_our_own_pictures_are_used(owner, draft, at):
    before = draft()

    for sha in ("0" * 64, "", "../../etc/passwd"):
        assert owner.post(f"{at}/strip/use", picture=sha).status_code == 404
    assert owner.get(f"{at}/strip?picture={'0' * 64}").status_code == 404
    assert owner.get(f"{at}/frame").status_code == 404
    assert draft() == before


def test_a_picture_is_served_as_nothing_but_a_picture(owner, draft):
    sha = draft().images["strip"]["*"]

    answer = owner.get(f"/pictures/{sha}.png")

    assert answer.content_type == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(answer.data)).format == "PNG"
    assert "private" in answer.headers["Cache-Control"]


def test_a_logo_given_at_the_start_is_checked_too(owner, rosa, database):
    def start(content):
        return owner.client.post(
            "/studio/designs/new",
            data={
                "csrf_token": owner.token(),
                "trade": "beauty",
                "name": "Ours",
                "logo": (BytesIO(content), "logo.svg"),
            },
        )

    refused, taken = start(SVG), start(png(400, 100))

    assert refused.status_code == 422
    assert "This file is an SVG drawing." in words(refused)
    assert taken.status_code == 303
    with database.snapshot() as session:
        [fresh] = session.query(Template).filter_by(version_id=None).all()
        images = Design.model_validate(fresh.draft).images
    assert images["logo"] == images["icon"]
