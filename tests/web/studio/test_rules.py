"""The rooms of rules: drafted while one types, read, compared, published, tried."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import make
from tests.make import NOON
from walletpass import ledger, rewards
from walletpass.rewards import Holder, Terms
from walletpass.rewards.rules import Fault, UnfitRulesError, read
from walletpass.sales import Line, Sale
from walletpass.web.studio.rules.sheets import document_from, flat_from, tidied

from .conftest import words
from .rule_form import RuleForm


@pytest.fixture
def program_id(database, rosa):
    with database.snapshot() as session:
        return ledger.program_of(session, rosa.id).id


@pytest.fixture
def form(owner, program_id):
    return RuleForm(owner, program_id)


@pytest.fixture
def in_force(database, rosa, program_id):
    """Publish the rules that a program begins with, two months ago."""
    then = NOON - timedelta(days=60)
    with database.transaction() as session:
        rewards.save_draft(
            session,
            rosa.id,
            program_id,
            rewards.starting_rules("PLN"),
            Terms(),
            now=then,
        )
        rewards.publish_draft(session, rosa.id, program_id, now=then)


def test_rules_are_told_in_the_readers_words(enter, in_force, program_id):
    page = enter("owner", language="ru").client.get(f"/studio/rules/{program_id}")

    told = words(page).replace("\N{NO-BREAK SPACE}", " ")
    assert "Каждая покупка 1 балл за 1 PLN" in told
    assert "20 баллов = 1 PLN; не больше 50 % чека." in told


def test_the_navigation_leads_to_the_only_program(owner, program_id):
    assert owner.get("/rules").location == f"/studio/rules/{program_id}"
    assert 'aria-current="page"' in owner.get(f"/rules/{program_id}").text


def test_without_a_program_it_says_what_to_do_first(enter, database):
    with database.transaction() as session:
        empty = make.brand(session)

    assert "There is no program yet" in words(enter("owner", empty).get("/rules"))


def test_a_draft_begins_with_what_is_in_force(form, in_force):
    assert form.fields["rules.0.gives.amount"] == "1"
    assert form.fields["rules.0.name.pl"] == "Każdy zakup"
    assert "pays" in form.fields


def test_a_draft_is_saved_and_tried_while_one_types(form, database, rosa, program_id):
    answer = form.send("", **{"rules.0.gives.amount": "2,5", "try.0.net": "100"})

    assert answer.status_code == 200
    assert "It earns 250 points" in words(answer)
    with database.snapshot() as session:
        draft = rewards.draft_of(session, rosa.id, program_id)
    assert draft.document["rules"][0]["gives"]["amount"] == 250


def test_saving_what_is_the_same_keeps_the_stamp(form, clock):
    form.send("", **{"rules.0.gives.amount": "2"})
    stamp = form.fields["stamp"]
    clock.now += timedelta(minutes=1)

    form.send("")

    assert form.fields["stamp"] == stamp


def test_rules_are_added_and_removed(form):
    form.send("add")
    form.send("add")
    assert form.fields["rules.2.code"] == "rule-3"

    form.send("drop:1")

    assert form.fields["rules.1.code"] == "rule-3"
    assert "rules.2.code" not in form.fields


def test_a_blank_row_waits_below_the_others_and_an_emptied_one_goes(form):
    limit = "rules.0.limits"
    form.send("row:rules.0.limits", **{f"{limit}.0.count": "3"})
    form.send("row:rules.0.limits", **{f"{limit}.1.amount": "5"})
    assert form.fields[f"{limit}.2.count"] == ""

    form.send("", **{f"{limit}.0.count": ""})
    form.open()

    assert form.fields[f"{limit}.0.amount"] == "5"
    assert form.fields[f"{limit}.1.amount"] == ""


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("rules.0.gives.amount", "five", "Write a number"),
        ("rules.0.gives.amount", "-1", "Use a larger number."),
        ("rules.0.gives.amount", "0.001", "Write a number"),
        ("rules.0.gives.amount", "", "Fill this in."),
        ("rules.0.gives.per", "9" * 15, "Use a smaller number."),
        ("rules.0.gives.per", "1e9", "Write a number"),
        ("rules.0.gives.per", "NaN", "Write a number"),
        ("rules.0.gives.kind", "magic", "Choose one of those offered."),
        ("rules.0.code", "Ünfit", "Write it in the form asked for"),
        ("rules.0.name.en", "x" * 101, "This is too long"),
        ("rules.0.name.en", "a\x00b", "cannot be seen"),
        ("rules.0.when.hours.0.0", "25:99", "Write it in the form asked for"),
        ("rules.0.when.purchase.every", "1", "Use a larger number."),
        ("rules.0.active_from", "2026-02-30", "Choose a day."),
        ("rules.0.expiry.kind", "birthday", "not about a birthday"),
        ("rules.0.group", "nobody", "There is no such group"),
        ("rules.0.limits.0.count", "0", "Use a larger number."),
        ("spending.worth", "", "Fill this in."),
        ("spending.share", "100.5", "Use a smaller number."),
        ("terms.reserve_minutes", "0", "Use a larger number."),
        ("terms.idle_days", "soon", "Write a number"),
        ("terms.returns", "never", "Choose one of those offered."),
        ("gives", "gold", "Choose one of those offered."),
    ],
)
def test_every_fault_is_shown_at_its_box_and_nothing_typed_is_lost(
    form, in_force, name, text, said
):
    answer = form.send("", **{name: text, "rules.0.name.ru": "Кофе"})

    assert answer.status_code == 422
    place = f'id="about-{name.replace(".", "-")}"'
    at = answer.text.partition(place)[2].partition("</div>")[0]
    assert said in at, words(answer)
    assert form.fields["rules.0.name.ru"] == "Кофе"
    if "\x00" not in text and text not in {"magic", "never", "gold", "birthday"}:
        assert form.fields[name] == text


@pytest.fixture
def other_tiers(monkeypatch):
    """Let the program have no tier of the name that a rule asks for."""

    def refuse(*_args, **_facts):
        message = "The rule 'every-purchase' names a tier 'gold'."
        raise UnfitRulesError([Fault("$.tiers", "tier-missing", message, "Add it.")])

    monkeypatch.setattr(rewards, "save_draft", refuse)


def test_what_does_not_go_with_the_program_is_told_at_its_rule(
    form, in_force, other_tiers
):
    answer = form.send("", **{"rules.0.when.tiers": "gold"})

    assert answer.status_code == 422
    at = answer.text.partition('id="about-rules-0-when-tiers"')[2]
    assert "The program has no such tier" in at.partition("</div>")[0]
    assert form.fields["rules.0.when.tiers"] == "gold"


def test_a_version_that_does_not_go_with_the_program_is_told(
    form, in_force, other_tiers, owner
):
    place = f"{form.room}/versions/1"
    token = dict(form.fields_of(owner.client.get(place)))

    answer = owner.client.post(f"{place}/draft", data=token)

    assert answer.status_code == 422
    assert "do not go with the program any more" in words(answer)


def test_steps_that_do_not_rise_are_told(form):
    place = "rules.0.gives"
    told = {f"{place}.kind": "steps", f"{place}.by": "basket"}
    form.send("row", **{f"{place}.steps.0.at_least": "100"})
    form.send("", **told, **{f"{place}.steps.0.at_least": "100",
                             f"{place}.steps.0.amount": "1",
                             f"{place}.steps.0.per": "1",
                             f"{place}.steps.1.at_least": "50",
                             f"{place}.steps.1.amount": "1",
                             f"{place}.steps.1.per": "1"})  # fmt: skip

    assert form.answer.status_code == 422
    assert "Let the steps rise" in words(form.answer)


def test_whoever_comes_second_is_told_and_loses_nothing(form, owner, program_id):
    other = RuleForm(owner, program_id)
    form.send("", **{"rules.0.gives.amount": "2"})

    answer = other.send("", **{"rules.0.gives.amount": "3"})

    assert answer.status_code == 409
    assert "Somebody else changed the draft meanwhile" in words(answer)
    assert other.fields["rules.0.gives.amount"] == "3"
    form.open()
    assert form.fields["rules.0.gives.amount"] == "2"


def test_a_draft_is_compared_with_what_is_in_force_in_words(form, in_force):
    form.send("add", **{"rules.0.gives.amount": "2"})
    told = words(form.browser.client.get(f"{form.room}/compare"))

    assert "Every purchase Changed Was 1 point for every" in told
    assert "Will be 2 points for every" in told
    assert "rule-2 New Will be 1 point for every" in told


def test_nothing_to_compare_leads_back(form):
    answer = form.browser.client.get(f"{form.room}/compare")

    assert answer.location == form.room


def test_a_draft_is_published_now_or_from_a_moment_on(form, in_force, owner):
    form.send("", **{"rules.0.gives.amount": "2"})
    assert form.publish("2026-12-01T09:00").status_code == 303

    told = words(owner.client.get(form.room))

    assert "Version 1, since" in told
    assert "Begins Dec 1, 2026" in told
    assert "1 point for every" in told


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-19T09:00", "Choose now or a later moment."),
        ("tomorrow", "Choose a day and an hour"),
        ("0001-01-01T00:00", "Choose"),
        ("99999-01-01T00:00", "Choose a day and an hour"),
        ("2027-03-28T02:30", "Clocks go forward over this time on that day"),
    ],
)
def test_rules_are_published_for_no_moment_that_is_past_or_never_comes(form, at, said):
    form.send("", **{"rules.0.gives.amount": "2"})

    answer = form.publish(at)

    assert answer.status_code == 422
    assert said in words(answer)


def test_a_draft_that_changed_since_it_was_read_is_not_published(form, clock):
    form.send("", **{"rules.0.gives.amount": "2"})
    page = form.browser.client.get(f"{form.room}/publish")
    clock.now += timedelta(minutes=1)
    form.send("", **{"rules.0.gives.amount": "3"})

    told = dict(form.fields_of(page))
    answer = form.browser.client.post(f"{form.room}/publish", data=told)

    assert answer.status_code == 409


def test_an_earlier_version_is_read_and_begun_from(form, in_force, owner):
    form.send("", **{"rules.0.gives.amount": "2"})
    form.publish()
    page = owner.client.get(f"{form.room}/versions/1")
    assert "1 point for every" in words(page)

    token = dict(form.fields_of(page))
    begun = owner.client.post(f"{form.room}/versions/1/draft", data=token)

    assert begun.status_code == 303
    form.open()
    assert form.fields["rules.0.gives.amount"] == "1"


def test_the_past_is_told_under_the_draft(form, in_force, database, rosa, program_id):
    with database.transaction() as session:
        ada = make.customer(session, rosa, first_name="Ada", last_name="Whitfield")
        rewards.credit(
            session,
            rosa.id,
            Sale("till-1", "1", "PLN", [Line(100_00)]),
            Holder(program_id, ada.id),
            now=NOON - timedelta(days=1),
        )
    client = form.browser.client
    assert "Nothing would differ" in words(client.get(f"{form.room}/replay"))
    form.send("", **{"rules.0.gives.amount": "2"})

    told = words(client.get(f"{form.room}/replay?days=30"))

    assert "100 points" in told
    assert "200 points" in told
    assert "Get more: 1, together 100 points A••• W•••" in told
    assert "Every purchase 100 points → 200 points" in told


@pytest.mark.parametrize("days", ["", "abc", "-1", "36500", "9" * 30])
def test_other_days_than_those_offered_are_the_usual_ones(form, days):
    answer = form.browser.client.get(f"{form.room}/replay?days={days}")

    assert answer.status_code == 200


@pytest.mark.parametrize("role", ["marketer", "cashier", "support", "developer"])
def test_only_whoever_may_change_the_program_comes_in(enter, program_id, role):
    browser = enter(role)
    for room in ("", "/draft", "/compare", "/publish", "/replay", "/versions/1"):
        assert browser.get(f"/rules/{program_id}{room}").status_code == 403
    assert browser.post(f"/rules/{program_id}/draft").status_code == 403
    assert browser.post(f"/rules/{program_id}/publish").status_code == 403
    assert ("/studio/rules" in browser.get("").text) == (role == "support")


def test_another_brands_rules_are_not_to_be_found(enter, mint, program_id):
    browser = enter("owner", mint)
    for room in ("", "/draft", "/compare", "/publish", "/replay", "/versions/1"):
        assert browser.get(f"/rules/{program_id}{room}").status_code == 404
    assert browser.post(f"/rules/{program_id}/draft").status_code == 404
    assert browser.post(f"/rules/{program_id}/versions/1/draft").status_code == 404


@pytest.mark.parametrize("room", ["?after=x", "/versions/9", "/versions/0"])
def test_what_is_not_there_is_not_found(owner, program_id, room):
    assert owner.get(f"/rules/{program_id}{room}").status_code == 404


def test_a_form_of_somewhere_else_is_refused(form):
    told = form.fields | {"csrf_token": "made up", "rules.0.gives.amount": "99"}

    assert form.post(told).status_code in {400, 403}


def test_more_rules_than_there_can_be_are_cut(form, owner):
    told = form.fields
    many = {
        name.replace("rules.0", f"rules.{number}"): text
        for name, text in told.items()
        for number in range(520)
        if name.startswith("rules.0.") and name.endswith((".code", ".kind"))
    }

    assert form.post(told | many).status_code == 422


names = st.one_of(
    st.from_regex(r"rules\.[0-9]{1,9}\.[a-z_.]{1,20}", fullmatch=True),
    st.sampled_from(
        [
            "rules.0.code", "rules.0.gives.kind", "rules.0.gives.amount",
            "rules.1.code", "rules.1.gives.kind", "rules.0.limits.0.count",
            "rules.0.limits.0.per", "rules.0.when.hours.0.0", "groups.0.code",
            "pays", "spending.worth", "rules.0.on.kind", "rules.0.expiry.kind",
            "rules.0.only.categories", "rules.0.gives.of_groups.x", "gives",
            "rules.0.gives.steps.0.per", "rules..", "groups.", "rules.0.limits.x.y",
        ]
    ),
    st.text(max_size=12),
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "ratio", "steps", "fixed", "event", "-5", "1e5", "٣", "½"]),
)


@given(typed=st.dictionaries(names, texts, max_size=25))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_sent_is_rules_or_is_told_what_is_wrong(typed):
    flat = tidied(typed)
    told = document_from(flat, "PLN")
    try:
        rules = read(told)
    except UnfitRulesError:
        return
    again = document_from(tidied(flat_from(rules.document, Terms())), "PLN")
    assert read(again).document == rules.document
