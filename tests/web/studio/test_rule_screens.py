"""The form of rules in a real browser: typed into, folded out, saved by itself."""

import re

import pytest

from walletpass import rewards

from .test_screens import chromium, desk, site

__all__ = ["chromium", "desk", "site"]

pytestmark = pytest.mark.long


@pytest.fixture
def room(template):
    return f"/rules/{template.program_id}/draft"


def part(page, name):
    """Fold out a part of the only rule."""
    page.get_by_text(name, exact=True).click()


def test_a_rule_is_saved_and_tried_while_somebody_types(
    desk, room, database, rosa, template
):
    page = desk(room)
    page.get_by_label("How much").first.fill("2")
    page.get_by_text("It earns 200 points").wait_for()

    page.get_by_label("Costs, money").first.fill("50")
    page.get_by_text("It earns 100 points").wait_for()

    assert "2 points for every" in page.locator("#rule-0 > summary").inner_text()
    with database.snapshot() as session:
        draft = rewards.draft_of(session, rosa.id, template.program_id)
    assert draft.document["rules"][0]["gives"]["amount"] == 200


def test_only_what_fits_what_was_chosen_is_asked(desk, room):
    page = desk(room)
    amount = page.locator("#rules-0-gives-amount")
    assert amount.is_visible()
    assert page.get_by_label("Times", exact=True).is_hidden()

    page.get_by_label("How it is counted").select_option("multiplier")

    assert amount.is_hidden()
    assert page.get_by_label("Times", exact=True).is_visible()
    part(page, "When points can be used, and how long")
    page.get_by_label("Lasts").select_option("date")
    assert page.locator("#rules-0-expiry-last_day").is_visible()
    assert page.locator("#rules-0-expiry-days").is_hidden()


def test_what_cannot_be_followed_is_told_at_its_box_as_it_is_typed(desk, room):
    page = desk(room)
    amount = page.locator("#rules-0-gives-amount")
    amount.fill("five")
    page.locator("#about-rules-0-gives-amount").get_by_text("Write a number").wait_for()
    assert amount.get_attribute("aria-invalid") == "true"

    amount.fill("5")

    page.get_by_text("It earns 500 points").wait_for()
    assert amount.get_attribute("aria-invalid") is None


def test_a_rule_is_added_with_the_keyboard_alone(desk, room):
    page = desk(room)
    page.get_by_role("button", name="Add a rule").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"#rule-1$"))

    assert page.locator("#rule-1").get_attribute("open") is not None


def test_without_scripts_each_button_saves_all_that_was_typed(desk, room):
    page = desk(room, java_script_enabled=False)
    page.get_by_label("How much").first.fill("3")
    page.get_by_label("Costs, money").first.fill("10")
    page.get_by_role("button", name="Reckon").click()

    page.get_by_text("It earns 30 points").wait_for()
    page.get_by_role("button", name="Add a rule").click()
    assert page.locator("#rules-0-gives-amount").input_value() == "3"
    page.locator("#rule-1").wait_for()


def test_a_draft_goes_from_the_form_to_all_customers(desk, room):
    page = desk(room)
    page.get_by_label("How much").first.fill("2")
    page.get_by_role("link", name="Publish the rules").click()
    page.get_by_role("button", name="Publish the rules").click()

    page.get_by_text("Version 1 is published").wait_for()
    assert page.get_by_text("2 points for every").is_visible()
