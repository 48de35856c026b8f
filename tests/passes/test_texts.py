"""One list of every text of a design, which all who deal with texts share."""

import pytest

from tests.designs import RICH, design_of, with_field
from walletpass.passes.texts import fixed, is_personal, languages_of, texts_of


def test_every_text_of_a_design_has_its_place():
    assert set(texts_of(design_of(RICH))) == {
        "organization",
        "description",
        "logo_text",
        "relevance.beacons.0.text",
        "personalization.description",
        "fields.balance.label",
        "fields.balance.value",
        "fields.balance.change_message",
        "fields.off.label",
        "fields.name.label",
        "fields.name.value",
        "fields.tier.label",
        "fields.tier.value",
        "fields.since.label",
        "fields.since.value",
        "fields.latest.label",
        "fields.latest.value",
        "fields.terms.label",
        "fields.terms.value",
        "fields.web.label",
        "fields.web.value",
        "fields.web.links",
        "extras.app_launch_url",
        "extras.featured_actions.0.url",
        "extras.urls.managementURL",
        "extras.semantics/balance/amount",
        "extras.semantics/balance/currencyCode",
        "extras.semantics/membershipProgramNumber",
    }


def test_texts_deep_inside_tags_have_their_place_too():
    design = with_field(semantics={"seats": [{"seatRow": "B"}, None, {"seatRow": "C"}]})

    texts = texts_of(design)

    assert texts["fields.it.semantics/seats/0/seatRow"] == "B"
    assert texts["fields.it.semantics/seats/2/seatRow"] == "C"


@pytest.mark.parametrize(
    ("changes", "languages"),
    [
        ({}, ("en",)),
        ({"description": {"en": "Card", "ru": "Карта"}}, ("en", "ru")),
        (
            {"description": {"ru": "Карта"}, "default_language": "pl"},
            ("en", "ru", "pl"),
        ),
        ({"images": {"logo": {"en": "1", "pl": "2"}}}, ("en", "pl")),
        ({"images": {"logo": {"*": "1"}}}, ("en",)),
    ],
)
def test_a_design_speaks_the_languages_of_its_texts_and_pictures(changes, languages):
    assert languages_of(design_of(**changes)) == languages


def test_a_fixed_text_is_said_without_its_doubled_braces():
    wording = {"en": "{{sale}}", "ru": ""}

    assert not is_personal(wording)
    assert fixed(wording, "ru", "en") == "{sale}"
