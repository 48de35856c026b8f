"""Tiers in the studio: a form, and where a customer stands."""

import re

import pytest

from tests import make
from tests.make import NOON
from walletpass import ledger, passes, rewards, sales

from .conftest import words

FORM = {
    "by": "spend",
    "days": "365",
    "down": "one_down",
    "grace_days": "30",
    "do": "save",
    "code.0": "",
    "name.0.en": "Silver",
    "name.0.pl": "Srebrny",
    "at.0": "",
    "benefits.0.en": "",
    "code.1": "",
    "name.1.en": "Gold",
    "name.1.pl": "Złoty",
    "at.1": "1 250,50",
    "benefits.1.en": "A coffee with every visit",
}


@pytest.fixture
def program(database, rosa):
    with database.transaction() as session:
        program = ledger.program_of(session, rosa.id)
        rewards.begin(session, program, now=NOON)
        return program


@pytest.fixture
def page(owner, program):
    """Read the form's page, and send it back with these answers."""

    class Page:
        address = f"/rules/{program.id}/tiers"

        def read(self, done=""):
            return owner.get(f"{self.address}?done={done}")

        def send(self, **told):
            stamp = re.search(r'name="stamp" value="([^"]*)"', self.read().text)[1]
            form = {"stamp": stamp} | FORM | told
            return owner.post(self.address, at=self.address, **form)

    return Page()


def kept(database, program, at=NOON):
    with database.snapshot() as session:
        draft = rewards.draft_of(session, program.brand_id, program.id)
        version = rewards.version_row_in_force(session, program.id, at)
        return (draft and draft.tiers), version.tiers


def test_tiers_are_written_without_any_code(page, database, program):
    answer = page.send()

    assert answer.status_code == 303, words(answer)
    draft, in_force = kept(database, program)
    assert in_force is None
    assert draft["days"] == 365
    assert draft["tiers"] == [
        {"code": "silver", "name": {"en": "Silver", "pl": "Srebrny"}},
        {
            "code": "gold",
            "name": {"en": "Gold", "pl": "Złoty"},
            "at": 1_250_50,
            "benefits": {"en": "A coffee with every visit"},
        },
    ]
    again = page.read("saved")
    assert "There is a draft" in words(again)
    assert 'value="1250.5"' in again.text


def test_publishing_lets_them_hold(page, database, program):
    assert page.send(do="publish").status_code == 303
    draft, in_force = kept(database, program)
    assert draft is None
    assert [tier["code"] for tier in in_force["tiers"]] == ["silver", "gold"]
    assert "The tiers hold from now on" in words(page.read("published"))


def test_a_tier_keeps_its_code_when_its_name_changes(page, database, program):
    page.send()
    page.send(**{"code.1": "gold", "name.1.en": "Golden", "code.0": "silver"})
    draft, _ = kept(database, program)
    assert draft["tiers"][1]["code"] == "gold"


def test_leaving_all_empty_takes_the_tiers_away(page, database, program):
    page.send()
    gone = {name: "" for name in FORM if name.startswith(("name", "benefits"))}
    assert page.send(**gone).status_code == 303
    assert kept(database, program)[0] is None


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"at.1": "many"}, "Tier 2: Write from how much on it begins"),
        ({"at.1": "1e999999"}, "Tier 2: Write from how much on it begins"),
        ({"at.1": "-5"}, "Tier 2: Write from how much on it begins"),
        ({"at.1": "0.001"}, "Tier 2: Write from how much on it begins"),
        ({"at.1": "NaN"}, "Tier 2: Write from how much on it begins"),
        ({"at.0": "10"}, "The lowest tier is everyone's. Let it begin at 0"),
        ({"at.1": "0"}, "Each tier begins at more than the one before it"),
        ({"days": "0"}, "Use 1 to 3650 days"),
        ({"days": "soon"}, "Use 1 to 3650 days"),
        ({"grace_days": "-1"}, "Use 0 to 3650 days of grace"),
        ({"by": "love"}, "Choose from the lists again"),
        ({"down": ""}, "Choose from the lists again"),
        ({"name.1.en": "x" * 61}, "Tier 2: Write a name of up to 60 characters"),
        ({"name.1.en": "", "name.1.pl": ""}, "Tier 2: Write a name"),
        ({"benefits.1.en": "x" * 501}, "Tier 2: Say what it gives"),
        ({"template.1": "tpl_none"}, "Tier 2: This look is not published"),
        ({"code.0": "a", "code.1": "a"}, "Two tiers have the same name"),
        ({"code.1": "../../A"}, "Tier 2: Something here cannot be right"),
    ],
)
def test_what_cannot_be_is_said_in_words_and_nothing_typed_is_lost(
    page, database, program, told, complaint
):
    answer = page.send(**told)

    assert answer.status_code == 422
    assert complaint in words(answer)
    assert "Złoty" in answer.text or "name.1.pl" in told
    assert kept(database, program)[0] is None


def test_markup_in_a_name_is_shown_as_it_was_written(page):
    page.send(**{"name.1.en": "<script>alert(1)</script>"})
    text = page.read().text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_of_two_who_write_at_once_the_second_is_told(page):
    refused = page.send(stamp="somebody else's")
    assert refused.status_code == 409
    assert "Somebody else changed the draft meanwhile" in words(refused)


def test_only_those_who_settle_programs_come_in(enter, program, owner):
    marketer = enter("marketer")
    assert marketer.get(f"/rules/{program.id}/tiers").status_code == 403
    assert owner.get("/rules/prg_none/tiers").status_code == 404


def test_another_brand_s_program_is_not_to_be_found(enter, mint, program):
    stranger = enter("owner", mint)
    assert stranger.get(f"/rules/{program.id}/tiers").status_code == 404


def test_a_card_s_page_tells_its_holder_s_tier_and_how_it_came(
    page, owner, database, program, services, rosa
):
    page.send(do="publish")
    with database.transaction() as session:
        who = make.customer(session, rosa)
        issued = passes.issue(
            session,
            who,
            people=make.people(),
            card_link=services.card_link,
            now=NOON,
        )
        sale = sales.Sale("pos", "1", "PLN", [sales.Line(2_000_00)])
        holder = rewards.Holder(program.id, who.id)
        rewards.credit(session, rosa.id, sale, holder, now=NOON)

    text = words(owner.get(f"/cards/{issued.wallet_pass.id}"))

    assert "Tier Gold The highest tier" in text
    assert "Silver → Gold bought enough" in text
