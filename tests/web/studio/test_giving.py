"""Rewards, acts, goodwill and surprises in the studio."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import ledger
from walletpass.rewards import acts, coupons, mending, surprising
from walletpass.rewards.acts import Description, Told

from .conftest import words

REWARD = {
    "kind": "amount",
    "value": "5,50",
    "name.en": "Coffee on us",
    "name.pl": "Kawa od nas",
    "cost": "100",
    "quota": "50",
    "per_customer": "2",
    "valid_days": "30",
    "code": "coffee",
}


def offered(database, rosa):
    with database.snapshot() as session:
        return coupons.rewards_of(session, rosa.id)


def test_a_reward_is_offered_and_told_with_its_states(owner, database, rosa):
    assert owner.post("/rewards", at="/rewards", **REWARD).status_code == 303
    [reward] = offered(database, rosa)
    with database.transaction() as session:
        for source in "ab":
            coupons.issue(
                session, make.people().keyring, rosa.id, reward.id,
                make.customer(session, rosa).id, source=source, is_gift=True, now=NOON,
            )  # fmt: skip

    told = words(owner.get("/rewards")).replace("\N{NO-BREAK SPACE}", " ")

    assert (reward.value, reward.cost, reward.quota) == (5_50, 100_00, 50)
    assert "Coffee on us Money off PLN 5.50 · costs 100" in told
    assert "2 of 50 taken · at most 2 each" in told
    assert "Usable 2" in told


def test_a_coupon_that_ran_out_is_counted_as_expired(owner, database, rosa, clock):
    owner.post("/rewards", at="/rewards", **REWARD)
    [reward] = offered(database, rosa)
    with database.transaction() as session:
        coupons.issue(
            session, make.people().keyring, rosa.id, reward.id,
            make.customer(session, rosa).id, source="a", is_gift=True, now=NOON,
        )  # fmt: skip

    with database.snapshot() as session:
        now = coupons.counts_by_state(session, rosa.id, now=NOON)
        later = coupons.counts_by_state(session, rosa.id, now=NOON + timedelta(days=60))

    assert now == {reward.id: {"issued": 1}}
    assert later == {reward.id: {"expired": 1}}


def test_a_reward_is_retired(owner, database, rosa):
    owner.post("/rewards", at="/rewards", **REWARD)
    [reward] = offered(database, rosa)

    owner.post(f"/rewards/{reward.id}/retire", at="/rewards")

    assert "Offered no more" in words(owner.get("/rewards"))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name.en": "", "name.pl": ""}, "Check “Name”."),
        ({"value": ""}, "Check “How much off”."),
        ({"value": "-1"}, "Check “How much off”."),
        ({"value": "free"}, "Check “How much off”."),
        ({"kind": "percent", "value": "101"}, "Check “How much off”."),
        ({"kind": "item"}, "Check “Article”."),
        ({"cost": "-5"}, "Check “Costs, points”."),
        ({"cost": "1e9"}, "Check “Costs, points”."),
        ({"cost": "0.5"}, "Check “Costs, points”."),
        ({"quota": "0"}, "Check “How many there are”."),
        ({"quota": "9" * 15}, "Check “How many there are”."),
        ({"valid_days": "99999"}, "Check “Good for so many days”."),
        ({"opens_at": "soon"}, "Check “Offered from”."),
        ({"opens_at": "2027-03-28T02:30"}, "“Offered from”: clocks go forward over"),
        ({"opens_at": "2027-01-02T10:00", "closes_at": "2027-01-01T10:00"},
         "Check “Offered until”."),
        ({"code": "Ünfit!"}, "Check “Short code”."),
    ],
)  # fmt: skip
def test_a_reward_that_cannot_be_is_told_so_and_nothing_is_lost(
    owner, database, rosa, wrong, said
):
    answer = owner.post("/rewards", at="/rewards", **(REWARD | wrong))

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="50"' in answer.text or "quota" in wrong
    assert offered(database, rosa) == []


def test_two_rewards_of_one_code_are_told_apart(owner):
    owner.post("/rewards", at="/rewards", **REWARD)

    again = owner.post("/rewards", at="/rewards", **REWARD)

    assert "This code is taken" in words(again)


@pytest.fixture
def claim(database, rosa):
    """Return somebody's claim to have written a review."""
    with database.transaction() as session:
        told = Description(
            "review", {"en": "A review"}, ["claim"], thanks={"en": "Thank you!"},
            points=20_00,
        )  # fmt: skip
        acts.add_kind(session, rosa.id, told, now=NOON)
        ada = make.customer(session, rosa, first_name="Ada", last_name="Whitfield")
        seen = acts.report(
            session, make.people().keyring, rosa.id,
            Told("review", ada.id, "claim", "form/1", "ada",
                 {"where": "<script>alert(1)</script>"}),
            now=NOON,
        )  # fmt: skip
        return seen.act


def balance_of(database, rosa, customer_id):
    with database.snapshot() as session:
        program = ledger.program_of(session, rosa.id)
        account = session.query(ledger.Account).filter_by(
            customer_id=customer_id, program_id=program.id
        )
        return account.one().balance


def test_an_act_is_accepted_and_thanked_for(enter, claim, database, rosa):
    helper = enter("support")
    page = helper.get("/acts")
    assert "A review A••• W•••" in words(page)
    assert "<script>alert" not in page.text

    helper.post(f"/acts/{claim.id}", at="/acts", do="accept")

    assert balance_of(database, rosa, claim.customer_id) == 20_00
    assert "Nothing here" in words(helper.get("/acts"))
    assert "A review" in words(helper.get("/acts?state=confirmed"))


def test_an_act_is_rejected_with_a_reason(enter, claim, database, rosa):
    helper = enter("support")

    helper.post(f"/acts/{claim.id}", at="/acts", do="reject", reason="Not to be found")
    late = helper.post(f"/acts/{claim.id}", at="/acts", do="accept")

    assert late.status_code == 422
    assert "it was decided before" in words(late)
    assert "Not to be found" in words(helper.get("/acts?state=rejected"))


def test_a_kind_of_act_is_added_and_retired(owner, database, rosa):
    told = {
        "code": "helping", "name.en": "Helping a newcomer", "told_by": ["cashier"],
        "confirmed_by": "nobody", "points": "5", "most": "2", "within_days": "30",
        "thanks.en": "You made our day",
    }  # fmt: skip
    assert owner.post("/acts/kinds", at="/acts", **told).status_code == 303
    with database.snapshot() as session:
        [kind] = acts.kinds_of(session, rosa.id)
    assert (kind.points, kind.most, kind.within_days) == (5_00, 2, 30)

    owner.post("/acts/kinds/helping/retire", at="/acts")

    assert "Counts no more" in words(owner.get("/acts"))


@pytest.mark.parametrize(
    "wrong",
    [
        {"name.en": ""},
        {"told_by": []},
        {"told_by": ["spy"]},
        {"told_by": ["claim"], "confirmed_by": "nobody"},
        {"points": "-1"},
        {"points": "lots"},
        {"most": "0"},
        {"thanks.en": "x" * 201},
        {"reward": "rwd_none"},
        {"code": ""},
    ],
)
def test_a_kind_that_cannot_be_is_told_so(owner, wrong):
    told = {"code": "helping", "name.en": "Helping", "told_by": ["cashier"]} | wrong

    assert owner.post("/acts/kinds", at="/acts", **told).status_code == 422


@pytest.fixture
def issue(database, rosa):
    with database.transaction() as session:
        ada = make.customer(session, rosa, first_name="Ada")
        return mending.open_issue(
            session, rosa.id, ada.id, "late", source="mail/1", by="ada", now=NOON
        )


BUDGETS = {"per_issue": "30", "per_month": "100", "points": "50", "times": "3"}


def test_goodwill_is_given_within_its_budget_and_once(
    owner, enter, issue, database, rosa
):
    owner.post("/kindness/budgets", at="/kindness", **BUDGETS)
    helper = enter("support")
    place = f"/kindness/issues/{issue.id}"
    for _ in range(2):  # pressed twice
        helper.post(place, at="/kindness", do="give", points="20", once="0")
    assert balance_of(database, rosa, issue.customer_id) == 20_00

    beyond = helper.post(place, at="/kindness", do="give", points="20", once="2000")
    assert beyond.status_code == 422
    assert "That is more than may be given" in words(beyond)
    helper.post(place, at="/kindness", do="settle")

    assert "Settled" in words(helper.get("/kindness"))
    assert balance_of(database, rosa, issue.customer_id) == 20_00


def test_budgets_are_kept_and_shown(owner, database, rosa):
    owner.post("/kindness/budgets", at="/kindness", **BUDGETS)

    page = owner.get("/kindness")
    with database.snapshot() as session:
        budget = surprising.budget_of(session, rosa.id)
        goodwill = mending.goodwill_of(session, rosa.id)
    assert (budget.points, budget.times) == (50_00, 3)
    assert (goodwill.per_issue, goodwill.per_month) == (30_00, 100_00)
    assert 'name="per_month" value="100"' in page.text


@pytest.mark.parametrize(
    "wrong",
    [{"per_issue": "-1"}, {"points": "lots"}, {"times": "99999"}, {"times": "1.5"}],
)
def test_budgets_that_cannot_be_are_told(owner, wrong):
    answer = owner.post("/kindness/budgets", at="/kindness", **(BUDGETS | wrong))

    assert answer.status_code == 422
    assert "Check “" in words(answer)


@pytest.mark.parametrize("points", ["", "0", "-5", "many", "9" * 16])
def test_goodwill_that_is_nothing_is_told(owner, issue, points):
    owner.post("/kindness/budgets", at="/kindness", **BUDGETS)
    place = f"/kindness/issues/{issue.id}"

    answer = owner.post(place, at="/kindness", do="give", points=points)

    assert answer.status_code == 422


@pytest.mark.parametrize("role", ["marketer", "cashier", "developer"])
def test_whoever_gives_no_points_comes_into_none_of_these_rooms(enter, role):
    browser = enter(role)
    for room in ("/rewards", "/acts", "/kindness"):
        assert browser.get(room).status_code == 403
    assert browser.get("/rules").status_code == 403


def test_support_decides_and_mends_but_sets_nothing(enter):
    helper = enter("support")

    assert helper.get("/rules").location == "/studio/acts"
    assert helper.get("/rewards").status_code == 403
    assert helper.post("/kindness/budgets", at="/kindness").status_code == 403
    assert helper.post("/acts/kinds", at="/acts").status_code == 403


def test_another_brands_things_are_not_to_be_found(enter, mint, owner, claim, issue):
    stranger = enter("owner", mint)

    for place in (f"/acts/{claim.id}", f"/kindness/issues/{issue.id}"):
        answer = stranger.post(place, at="/acts", do="accept", points="1")
        assert answer.status_code == 404
    assert stranger.post("/acts/kinds/review/retire", at="/acts").status_code == 404
    assert "Whit" not in stranger.get("/acts").text
