"""Who gets a card, in the studio: the policy, invitations, and the report."""

import re

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, ledger, passes, rewards, sales
from walletpass.brands import Duty
from walletpass.passes import admission

from .conftest import words


@pytest.fixture
def program(database, rosa):
    with database.snapshot() as session:
        return ledger.program_of(session, rosa.id)


@pytest.fixture
def address(program):
    return f"/rules/{program.id}/admission"


def test_the_policy_is_chosen_and_holds(owner, address, database, program):
    answer = owner.post(address, policy="first_purchase", exceptions="7", at=address)

    assert answer.status_code == 303
    page = owner.get(f"{address}?done=saved")
    assert "This holds from now on" in words(page)
    assert "7 left" in words(page)
    with database.snapshot() as session:
        assert admission.policy_name(session, program.id) == "first_purchase"


@pytest.mark.parametrize(
    "told",
    [
        {"policy": "closed"},
        {"policy": ""},
        {"exceptions": "-1"},
        {"exceptions": "many"},
        {"exceptions": "9999999"},
        {"exceptions": "999999"},
        {"exceptions": "1.5"},
        {"exceptions": "٣"},
    ],
)
def test_what_cannot_be_is_refused(owner, address, database, program, told):
    form = {"policy": "invitation", "exceptions": "1"} | told
    answer = owner.post(address, at=address, **form)
    assert answer.status_code == 422
    assert "Choose a policy" in words(answer)
    with database.snapshot() as session:
        assert admission.policy_name(session, program.id) == "open"


def test_an_invitation_is_shown_once_and_opens_the_joining_page(
    owner, address, database
):
    owner.post(address, policy="invitation", exceptions="0", at=address)
    page = owner.post(f"{address}/invite", note="from the fair", at=address)
    link = re.search(r'value="(http://studio.example/join/rosa\?i=[^"]+)"', page.text)
    assert link
    assert link[1] not in owner.get(address).text
    assert (
        owner.post(f"{address}/invite", note="x" * 201, at=address).status_code == 422
    )


def test_the_report_tells_why_who_and_who_bought_later(
    owner, address, database, program, rosa, services
):
    owner.post(address, policy="first_purchase", exceptions="7", at=address)
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        boss = make.staff(session, brand, "owner", name="Olga Owner")
        made = admission.make_exception(
            session,
            rosa.id,
            program.id,
            reason="<b>moved here</b>",
            asked_by="till:1",
            approver=admission.Approver(boss.id, frozenset({Duty("owner")})),
            now=NOON,
        )
        who = make.customer(session, brand)
        passes.issue(
            session,
            who,
            people=make.people(),
            card_link=services.card_link,
            now=NOON,
            invitation=made.code.reveal(),
        )
        sale = sales.Sale("pos", "1", "PLN", [sales.Line(20_00)])
        holder = rewards.Holder(program.id, who.id)
        rewards.credit(session, rosa.id, sale, holder, now=NOON)

    page = owner.get(address)
    text = words(page)
    assert "Exceptions: 1 used, 1 of them bought later" in text
    assert "<b>moved here</b> till:1 Olga Owner see the card" in text
    assert "<b>moved here</b>" not in page.text


def test_only_those_who_settle_programs_come_in(enter, mint, address):
    assert enter("marketer").get(address).status_code == 403
    assert enter("owner", mint).get(address).status_code == 404
