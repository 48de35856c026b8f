"""A new card at the till: for everyone, for a receipt, or as an exception."""

import re

import pytest
from sqlalchemy import select

from tests.make import NOON
from tests.web.till.conftest import tone, words
from walletpass import ledger, sales
from walletpass.brands import AuditRecord
from walletpass.passes import admission


@pytest.fixture
def policy(database, rosa):
    """Say to whom Rosa gives cards."""

    def policy(name, many=0):
        with database.transaction() as session:
            program = ledger.program_of(session, rosa.id)
            admission.set_policy(
                session, rosa.id, program.id, name, exceptions_per_month=many
            )

    return policy


@pytest.fixture
def receipt(database, rosa):
    """Tell of a purchase of nobody."""

    def receipt(number):
        with database.transaction() as session:
            sale = sales.Sale("pos", number, "PLN", [sales.Line(20_00)])
            sales.record(session, rosa.id, sale, now=NOON)
        return number

    return receipt


@pytest.fixture
def olga(hire):
    return hire("Olga Owner", role="owner")


def invitations(database):
    with database.snapshot() as session:
        return session.scalars(select(admission.Invitation)).all()


def has_code(page):
    return "till__code" in page.text


def test_where_cards_are_for_everyone_the_code_is_there_at_once(anna_at):
    assert has_code(anna_at.get("/issue"))


def test_a_receipt_is_asked_for_first(anna_at, policy, receipt, database):
    policy("first_purchase")
    page = anna_at.get("/issue")
    assert not has_code(page)
    assert "The card comes with the first purchase" in words(page)

    shown = anna_at.send(page, "/issue", receipt=receipt("991"))

    assert has_code(shown)
    assert "For this customer only" in words(shown)
    [made] = invitations(database)
    assert (made.way, made.approved_by) == ("purchase", None)


def test_an_unknown_receipt_opens_nothing(anna_at, policy, database):
    policy("first_purchase")
    page = anna_at.send(anna_at.get("/issue"), "/issue", receipt="<script>")
    assert (page.status_code, tone(page)) == (422, "attention")
    assert "no such receipt here yet" in words(page)
    assert not invitations(database)


def test_a_receipt_shows_its_code_again_until_it_was_used(
    anna_at, policy, receipt, database
):
    policy("first_purchase")
    for _ in range(2):
        page = anna_at.send(anna_at.get("/issue"), "/issue", receipt=receipt("991"))
        assert has_code(page)
    assert len({one.expires_at for one in invitations(database)}) == 2


def test_an_exception_takes_a_reason_an_approver_and_one_of_the_quota(
    anna_at, policy, olga, database
):
    policy("first_purchase", 2)
    assert "Make an exception (2 left)" in words(anna_at.get("/issue"))
    page = anna_at.get("/issue/exception")
    assert "2 are left this month; there are more on" in words(page)
    assert (
        "Anna Nowak" not in re.search(r"<select.*?</select>", page.text, re.DOTALL)[0]
    )

    shown = anna_at.post(
        "/issue/exception", reason="moved here", who=olga.id, pin="2580"
    )

    assert has_code(shown), words(shown)
    [made] = invitations(database)
    assert (made.reason, made.approved_by) == ("moved here", olga.id)
    assert made.asked_by != olga.id
    assert "(1 left)" in words(anna_at.get("/issue"))
    with database.snapshot() as session:
        deed = session.scalars(
            select(AuditRecord).where(AuditRecord.action == "exception.made")
        ).one()
        assert deed.after["approved_by"] == olga.id


@pytest.mark.parametrize(
    ("told", "complaint"),
    [
        ({"pin": "1111"}, "This PIN is not right"),
        ({"pin": ""}, "This PIN is not right"),
        ({"who": "stf_nobody"}, "This PIN is not right"),
        ({"reason": "   "}, "Write why"),
        ({"reason": "x" * 201}, "Write why"),
        ({"reason": "a\u202eb"}, "Write why"),
    ],
)
def test_an_exception_that_cannot_be_says_why(
    anna_at, policy, olga, database, told, complaint
):
    policy("first_purchase", 2)
    whole = {"reason": "moved here", "who": olga.id, "pin": "2580"}
    page = anna_at.post("/issue/exception", **(whole | told))
    assert page.status_code == 422
    assert complaint in words(page)
    assert not invitations(database)


def test_a_cashier_cannot_approve_their_own(anna_at, policy, olga, database, hire):
    policy("first_purchase", 2)
    borys = hire("Borys")
    page = anna_at.post("/issue/exception", reason="a friend", who=borys.id, pin="2580")
    assert "may not approve it" in words(page)
    assert not invitations(database)


def test_an_owner_at_the_till_has_theirs_approved_by_another(
    device, policy, olga, database, hire
):
    policy("first_purchase", 2)
    device.sign_in(olga)
    page = device.get("/issue/exception")
    assert "Nobody else who may approve it has a PIN" in words(page)
    told = {"reason": "a friend", "pin": "2580"}
    page = device.post("/issue/exception", who=olga.id, **told)
    assert page.status_code == 422
    assert not invitations(database)

    sonia = hire("Sonia", role="support")
    page = device.get("/issue/exception")
    assert re.findall(r'<option value="(\w+)"', page.text) == [sonia.id]
    page = device.post("/issue/exception", who=olga.id, **told)
    assert "Nobody approves their own exception" in words(page)
    assert has_code(device.post("/issue/exception", who=sonia.id, **told))


def test_wrong_pins_of_an_approver_lock_the_till(anna_at, policy, olga):
    policy("first_purchase", 2)
    for _ in range(5):
        page = anna_at.post("/issue/exception", reason="why", who=olga.id, pin="1357")
    assert "The owner has been told" in words(page)
    page = anna_at.post("/issue/exception", reason="why", who=olga.id, pin="2580")
    assert not has_code(page)


def test_without_any_left_it_says_when_there_are_more(anna_at, policy, olga):
    policy("invitation")
    assert "given by invitation" in words(anna_at.get("/issue"))
    page = anna_at.get("/issue/exception")
    assert "All exceptions of this month are given" in words(page)
    page = anna_at.post("/issue/exception", reason="why", who=olga.id, pin="2580")
    assert page.status_code == 422


def test_without_an_approver_s_pin_it_says_who_can_help(anna_at, policy):
    policy("first_purchase", 2)
    page = anna_at.get("/issue/exception")
    assert "The owner gives one, or invites the customer, in the studio" in words(page)
