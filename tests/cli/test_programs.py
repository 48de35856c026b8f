"""Programs of each kind, and who gets their cards, from the shell."""

import pytest

from walletpass import brands, ledger, rewards
from walletpass.kernel.clock import utc_now
from walletpass.passes import admission


@pytest.mark.parametrize("kind", ledger.KINDS)
def test_a_program_of_each_kind_is_started_with_its_rules(founded, kind):
    program_id = founded.do(
        "programs", "create", "Sky", "--brand", "kawa", "--kind", kind
    ).strip()
    with founded.looking() as session:
        owner = brands.brand_called(session, "kawa")
        program = ledger.program_of(session, owner.id, program_id)
        assert (program.kind, program.name) == (kind, {"pl": "Sky"})
        version = rewards.version_in_force(session, program.id, utc_now())
        gives = "discount" if kind == "discount" else "points"
        assert version.rules.document.gives == gives


@pytest.mark.parametrize("kind", ["cashback", "discount"])
def test_a_brand_may_begin_with_any_kind(empty, kind):
    empty.do("db", "upgrade")
    empty.do("brands", "create", "bar", "--name", "Bar", "--currency", "PLN",
             "--country", "PL", "--timezone", "Europe/Warsaw", "--kind", kind)  # fmt: skip
    with empty.looking() as session:
        owner = brands.brand_called(session, "bar")
        program = ledger.program_of(session, owner.id)
        assert (program.kind, program.scale) == (kind, 2 if kind == "cashback" else 0)


def test_points_are_called_as_it_is_told(founded):
    founded.do("programs", "create", "Beans", "--brand", "kawa", "--scale", "1",
               "--unit", "en:one=bean", "--unit", "en:other=beans")  # fmt: skip
    with founded.looking() as session:
        owner = brands.brand_called(session, "kawa")
        units = [
            program.unit
            for program in session.query(ledger.Program).filter_by(brand_id=owner.id)
        ]
    assert {"en": {"one": "bean", "other": "beans"}} in units


@pytest.mark.parametrize(
    ("arguments", "leaves"),
    [
        (("--unit", "bean"), 2),
        (("--unit", "xx:one=bean"), 2),
        (("--unit", "en:one=bean"), 1),
        (("--unit", "en:many=b", "--unit", "en:other=b"), 1),
        (("--kind", "gold"), 2),
        (("--scale", "3"), 2),
    ],
)
def test_what_cannot_be_is_refused(founded, arguments, leaves):
    answer = founded.run("programs", "create", "Sky", "--brand", "kawa", *arguments)
    assert answer.exit_code == leaves


def test_who_gets_cards_is_settled_here(founded):
    founded.do(
        "programs", "policy", "first_purchase", "--brand", "kawa", "--exceptions", "5"
    )
    with founded.looking() as session:
        owner = brands.brand_called(session, "kawa")
        program = ledger.program_of(session, owner.id)
        rules = admission.rules_of(session, owner.id, program.id, now=utc_now())
    assert (rules.policy, rules.left) == ("first_purchase", 5)


def test_an_import_obeys_the_policy_and_says_what_to_do(ready, tmp_path):
    ready.do("programs", "policy", "first_purchase", "--brand", "kawa")
    file = tmp_path / "people.csv"
    file.write_text("phone,first_name\n+48501502503,Ada\n")
    refused = ready.run("customers", "import", file, "--brand", "kawa", "--yes")
    assert refused.exit_code == 1
    assert "first purchase" in refused.output


def test_a_program_and_its_points_are_renamed(founded):
    named = ("programs", "rename", "--brand", "kawa")
    founded.do(*named, "--name", "en=Sky", "--unit", "en:one=bean",
               "--unit", "en:other=beans")  # fmt: skip
    with founded.looking() as session:
        owner = brands.brand_called(session, "kawa")
        program = ledger.program_of(session, owner.id)
        assert program.name["en"] == "Sky"
        assert len(program.name) > 1
        assert program.unit["en"] == {"one": "bean", "other": "beans"}
        assert program.unit["pl"]["one"] == "punkt"
    assert founded.run(*named).exit_code == 2
    assert founded.run(*named, "--name", "xx=Sky").exit_code == 2
    assert founded.run(*named, "--name", "Sky").exit_code == 2
    assert founded.run(*named, "--unit", "en:few=b").exit_code == 1
