"""Lists about people are looked through for somebody, whose name stays out of addresses."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, calls
from walletpass.rewards import acts, coupons, mending
from walletpass.rewards.acts import Description, Told
from walletpass.rewards.coupons import Offer

from .conftest import words

ROOMS = ("/coupons", "/acts", "/kindness", "/calls?show=all")


@pytest.fixture
def happen(database):
    """Let one thing of each list happen to somebody of a brand."""

    def happen(brand, first_name, phone):
        keyring = make.people().keyring
        with database.transaction() as session:
            brand = brands.brand_of(session, brand.id)
            who = make.customer(session, brand, first_name=first_name, phone=phone)
            if not coupons.rewards_of(session, brand.id):
                told = Description("review", {"en": "A review"}, ["api"])
                acts.add_kind(session, brand.id, told, now=NOON)
                coupons.add_reward(
                    session, brand.id,
                    Offer(code="tea", name={"en": "Tea"}, kind="badge", quota=10),
                    program_id=make.ledger.program_of(session, brand.id).id, now=NOON,
                )  # fmt: skip
            [reward] = coupons.rewards_of(session, brand.id)
            source = f"of {first_name}"
            had = coupons.issue(
                session, keyring, brand.id, reward.id, who.id, source=source,
                is_gift=True, now=NOON,
            )  # fmt: skip
            seen = Told("review", who.id, "api", source, "key_1", {"mark": source})
            acts.report(session, keyring, brand.id, seen, now=NOON)
            mending.open_issue(
                session, brand.id, who.id, "late", source=source, by="ada", now=NOON
            )
            call = calls.Call(why={"en": f"Call {source}"}, due_on=NOON.date())
            calls.make(session, brand.id, who.id, call, by="crm", now=NOON)
            return who.id, had.coupon

    return happen


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("wanted", ["Zofia", "+48 500 111 222"])
def test_a_list_shows_what_is_about_whom_one_looks_for(
    owner, rosa, happen, room, wanted
):
    zofia, _ = happen(rosa, "Zofia", "+48500111222")
    adam, _ = happen(rosa, "Adam", "+48500111333")

    page = owner.post(room, at=room, wanted=wanted)

    assert page.status_code == 200
    about = {"/coupons": (zofia, adam), "/calls?show=all": (zofia, adam)}
    mine, other = about.get(room, ("of Zofia", "of Adam"))
    assert mine in page.text
    assert other not in page.text
    assert "Show all" in words(page)
    assert other in owner.get(room).text


@pytest.mark.parametrize("room", ROOMS)
def test_a_list_says_that_nothing_is_about_somebody_of_another_brand(
    owner, rosa, mint, happen, room
):
    happen(rosa, "Zofia", "+48500111222")
    theirs, _ = happen(mint, "Adam", "+48500111333")

    page = owner.post(room, at=room, wanted="+48500111333")

    assert "Nothing here is about “+48500111333”" in words(page)
    assert theirs not in page.text
    assert "of Adam" not in page.text
    assert theirs not in owner.get(room).text


def test_a_coupon_is_found_by_its_code_and_shows_only_the_end_of_it(
    enter, rosa, mint, happen
):
    zofia, coupon = happen(rosa, "Zofia", "+48500111222")
    adam, _ = happen(rosa, "Adam", "+48500111333")
    _, elsewhere = happen(mint, "Ola", "+48500111444")
    support = enter("support", language="en")
    keyring = make.people().keyring
    code = coupons.code_of(keyring, rosa.id, coupon.id)
    other = coupons.code_of(keyring, mint.id, elsewhere.id)

    found = support.post("/coupons", at="/coupons", wanted=f" {code.lower()} ")
    table = found.text.partition("<table")[2]

    assert zofia in table
    assert adam not in table
    assert f"…{code[-4:]}" in table
    assert code not in table
    assert "Nothing here is about" in words(
        support.post("/coupons", at="/coupons", wanted=other)
    )
    assert enter("cashier").get("/coupons").status_code == 403


def test_coupons_are_counted_and_paged_by_reward(owner, database, rosa, happen, mint):
    happen(rosa, "Zofia", "+48500111222")
    theirs, other = happen(mint, "Ola", "+48500111444")
    keyring = make.people().keyring
    with database.transaction() as session:
        [reward] = coupons.rewards_of(session, rosa.id)
        reward.quota = 60
        badge = coupons.add_reward(
            session, rosa.id, Offer(code="cup", name={"en": "A cup"}, kind="badge"),
            program_id=reward.program_id, now=NOON,
        )  # fmt: skip
        brand = brands.brand_of(session, rosa.id)
        who = make.customer(session, brand, first_name="Ewa")
        for number in range(52):
            coupons.issue(
                session, keyring, rosa.id, reward.id, who.id, source=f"{number}",
                is_gift=True, now=NOON + timedelta(seconds=number),
            )  # fmt: skip

    first = owner.get(f"/coupons?reward={reward.id}")
    address = first.text.partition("/studio/coupons?after=")[2].partition('"')[0]
    second = owner.get(f"/coupons?after={address.replace('&amp;', '&')}")

    assert "53 of 60 taken · 7 left" in words(first)
    assert first.text.count("<tr>") == 51
    assert second.text.count("<tr>") == 4
    assert "Back to the beginning" in words(second)
    assert "No coupon is out" in words(owner.get(f"/coupons?reward={badge.id}"))
    assert owner.get(f"/coupons?reward={other.reward_id}").status_code == 404
    assert theirs not in first.text


def test_before_there_is_a_reward_coupons_lead_to_the_first_one(owner):
    assert 'href="/studio/rewards"' in owner.get("/coupons").text
    assert "first there is one to be had" in words(owner.get("/coupons"))
