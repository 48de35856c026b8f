"""Starter cards: complete, readable and in three languages from the first minute."""

import re
import shutil
from pathlib import Path

import pytest

from walletpass.kernel.languages import LANGUAGES
from walletpass.passes import starters
from walletpass.passes.braces import facts_in
from walletpass.passes.colours import contrast
from walletpass.passes.facts import NAMES, SAMPLES
from walletpass.passes.filling import fill, unknown_facts, values_by_key
from walletpass.passes.starters import TRADES, load_starter, starter_trades
from walletpass.passes.texts import spellings, texts_of

NAMED_BY_THE_SOURCE = {
    "grocery", "fashion", "beauty", "electronics", "pharmacy", "restaurant",
}  # fmt: skip
CYRILLIC, POLISH = (
    re.compile(r"[а-яё]", re.IGNORECASE),
    re.compile(r"[ąćęłńóśźż]", re.IGNORECASE),
)

each_trade = pytest.mark.parametrize("trade", starter_trades())


@pytest.fixture(scope="module")
def loaded():
    return {trade: load_starter(trade) for trade in starter_trades()}


def test_there_is_one_for_each_trade_the_product_was_asked_for():
    assert set(starter_trades()) == NAMED_BY_THE_SOURCE
    assert all(set(TRADES[trade]) == set(LANGUAGES) for trade in starter_trades())


def test_a_trade_without_one_is_refused_with_those_there_are():
    with pytest.raises(starters.UnknownTradeError, match="grocery") as refusal:
        load_starter("../passes")

    assert refusal.value.facts()["trade"] == "../passes"


@each_trade
def test_its_pictures_are_the_ones_its_design_names(trade, loaded):
    starter = loaded[trade]
    named = {
        digest
        for variants_ in starter.design.images.values()
        for digest in variants_.values()
    }

    assert named == set(starter.pictures)
    assert all(digest == kept.digest for digest, kept in starter.pictures.items())
    assert set(starter.design.images) == {"icon", "logo", "strip"}
    strip = starter.pictures[starter.design.images["strip"]["*"]]
    assert (strip.width, strip.height) == (1_125, 432)


@each_trade
def test_every_text_is_written_in_every_language(trade, loaded):
    for place, wording in texts_of(loaded[trade].design).items():
        if isinstance(wording, str):
            assert re.fullmatch(r"\{[a-z_]+\}", wording), place
            continue
        assert set(wording) == set(LANGUAGES), place
        assert all(text.strip() == text for text in wording.values()), place


@each_trade
def test_russian_is_in_its_own_script_and_the_others_in_theirs(trade, loaded):
    said = dict.fromkeys(LANGUAGES, "")
    for wording in texts_of(loaded[trade].design).values():
        if isinstance(wording, dict):
            for language, text in wording.items():
                said[language] += text

    assert CYRILLIC.search(said["ru"])
    assert POLISH.search(said["pl"])
    assert not CYRILLIC.search(said["en"] + said["pl"])
    assert not POLISH.search(said["en"] + said["ru"])


@each_trade
def test_its_words_can_be_read_on_its_colour(trade, loaded):
    colours = loaded[trade].design.colours

    assert contrast(colours.foreground, colours.background) >= 4.5
    assert contrast(colours.label, colours.background) >= 4.5


@each_trade
def test_it_names_only_facts_there_are_and_shows_those_that_matter(trade, loaded):
    design = loaded[trade].design
    shown = {
        name
        for wording in texts_of(design).values()
        for text in spellings(wording)
        for name in facts_in(text)
    }

    assert unknown_facts(design) == {}
    assert shown <= set(NAMES)
    assert shown >= {
        "balance", "unit", "first_name", "tier", "member_since", "latest", "card_url",
    }  # fmt: skip


@each_trade
def test_only_the_tier_the_latest_news_and_messages_speak_on_the_lock_screen(
    trade, loaded
):
    design = loaded[trade].design
    speaking = [field for field in design.fields.all() if field.change_message]

    assert [field.key for field in speaking] == ["tier", "latest", "message"]
    assert speaking[1] in design.fields.back
    assert set(speaking[1].change_message.values()) == {"%@"}
    assert all("%@" in said for said in speaking[0].change_message.values())


@each_trade
def test_it_keeps_to_what_a_store_card_has_room_for(trade, loaded):
    fields = loaded[trade].design.fields

    assert len(fields.header) == len(fields.primary) == 1
    assert 1 <= len(fields.secondary) + len(fields.auxiliary) <= 4
    assert fields.header[0].number == "decimal"


@each_trade
@pytest.mark.parametrize("language", LANGUAGES)
def test_filled_in_it_greets_its_holder_and_leaves_no_braces(trade, language, loaded):
    design = loaded[trade].design
    facts = SAMPLES[language]

    lines = values_by_key(design, fill(design, facts, language))

    assert lines["balance"].value == facts.balance
    assert lines["name"].value == facts.first_name
    assert lines["latest"].value == facts.latest
    assert lines["web"].value == facts.card_url
    assert facts.unit in str(lines["now"].value)
    assert not any("{" in str(line.value) + line.label for line in lines.values())


def test_no_two_trades_look_or_sound_alike(loaded):
    designs = [starter.design for starter in loaded.values()]

    for what in (
        {design.colours.background for design in designs},
        {design.organization["ru"] for design in designs},
        {design.images["strip"]["*"] for design in designs},
        {design.fields.primary[0].label["pl"] for design in designs},
    ):
        assert len(what) == len(TRADES)


def test_the_drawings_need_nothing_from_elsewhere():
    assets = Path(starters.__file__).parents[2] / "assets"
    drawings = sorted(assets.glob("*/*.svg"))

    assert len(drawings) == 4 * len(TRADES)
    for drawing in drawings:
        markup = drawing.read_text()
        assert drawing.with_suffix(".png").exists()
        assert not re.search(
            r"<text|<image|<script|<style|href|gradient", markup, re.IGNORECASE
        )
        assert re.findall(r"https?://[^\"]+", markup) == ["http://www.w3.org/2000/svg"]


def test_an_installed_package_brings_them_along(tmp_path, monkeypatch, loaded):
    checkout = Path(starters.__file__).parents[2]
    package = tmp_path / "site-packages" / "walletpass"
    shutil.copytree(checkout / "assets", package / "assets")
    monkeypatch.setattr(starters, "__file__", str(package / "passes" / "starters.py"))

    assert load_starter("grocery") == loaded["grocery"]
