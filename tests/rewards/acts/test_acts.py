"""What customers do for us besides buying, and how they are thanked."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import LINK, NOON
from walletpass import brands, customers, ledger, passes
from walletpass.rewards import acts, coupons

PEOPLE = make.people()
DAY = timedelta(days=1)
HELP = {
    "code": "helped",
    "name": {"en": "Helped a newcomer"},
    "told_by": ["api", "cashier", "claim", "pair"],
    "thanks": {"en": "Thank you for helping", "pl": "Dziękujemy za pomoc"},
}


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        brand = make.brand(session)
        make.program(session, brand)
        return brand


def member(database, brand, **facts):
    with database.transaction() as session:
        return make.customer(session, brand, **facts).id


@pytest.fixture
def ada(database, brand):
    return member(database, brand)


@pytest.fixture
def bob(database, brand):
    return member(database, brand)


def kind(database, brand, **facts):
    with database.transaction() as session:
        told = acts.Description(**(HELP | facts))
        return acts.add_kind(session, brand.id, told, now=NOON)


def report(database, brand, who, source="review/1", now=NOON, **facts):
    told = {"kind": "helped", "via": "claim", "by": "key_1"} | facts
    with database.transaction() as session:
        return acts.report(
            session,
            PEOPLE.keyring,
            brand.id,
            acts.Told(customer_id=who, source=source, **told),
            now=now,
        )


def confirm(database, brand, act, **how):
    with database.transaction() as session:
        return acts.confirm(
            session, PEOPLE.keyring, brand.id, act.id, by="stf_1", now=NOON, **how
        )


def thanks_of(database, who):
    with database.snapshot() as session:
        return [one.words for one in acts.thanks_of(session, who)]


def points_of(database, who):
    with database.snapshot() as session:
        assert ledger.audit(session) == []
        accounts = session.query(ledger.Account).filter_by(customer_id=who)
        return sum(account.balance for account in accounts) // 100


def test_a_claim_waits_until_staff_confirm_it_and_is_thanked_once(database, brand, ada):
    kind(database, brand, points=25_00)
    seen = report(database, brand, ada).act
    assert (seen.state, thanks_of(database, ada)) == ("candidate", [])

    for _ in range(2):
        decided = confirm(database, brand, seen)

    assert (decided.state, decided.decided_by) == ("confirmed", "stf_1")
    assert thanks_of(database, ada) == ["Thank you for helping"]
    assert points_of(database, ada) == 25


def test_thanks_are_in_the_customers_language_and_need_no_points(database, brand):
    kind(database, brand, confirmed_by="nobody", told_by=["cashier"])
    zofia = member(database, brand, language="pl")

    seen = report(database, brand, zofia, via="cashier")

    assert seen.act.state == "confirmed"
    assert thanks_of(database, zofia) == ["Dziękujemy za pomoc"]
    assert points_of(database, zofia) == 0


def test_what_is_no_discount_thanks_as_well(database, brand, ada):
    with database.transaction() as session:
        badge = coupons.Offer("helper", "badge", {"en": "Helper"}, cost=500_00)
        reward = coupons.add_reward(session, brand.id, badge, now=NOON).id
    kind(database, brand, reward_id=reward)

    decided = confirm(database, brand, report(database, brand, ada).act)

    with database.snapshot() as session:
        [(held, shown)] = coupons.recognitions_of(session, ada, now=NOON)
    assert (held.id, shown.kind) == (decided.coupon_id, "badge")


def test_told_again_it_is_the_act_noted_before(database, brand, ada):
    kind(database, brand)
    first, again = (report(database, brand, ada) for _ in range(2))

    assert (first.is_new, again.is_new) == (True, False)
    assert first.act.id == again.act.id


def test_it_counts_as_often_as_its_kind_allows_and_says_when_not(
    database, brand, ada, bob
):
    kind(database, brand, most=1, within_days=30)
    with database.transaction() as session:
        session.get_one(customers.Customer, bob).merged_into_id = ada
    report(database, brand, ada)

    for who in (ada, bob):
        second = report(database, brand, who, f"review/{who}", now=NOON + 29 * DAY).act
        assert (second.state, second.reason) == ("rejected", "limit")
    third = report(database, brand, ada, "review/3", now=NOON + 30 * DAY).act
    assert third.state == "candidate"


def test_the_same_two_are_thanked_for_it_once(database, brand, ada, bob):
    kind(database, brand)
    report(database, brand, ada, via="pair", counterpart_id=bob)

    again = report(database, brand, ada, "again", via="pair", counterpart_id=bob).act

    assert (again.state, again.reason) == ("rejected", "same counterpart")


def test_what_two_did_together_the_other_confirms(database, brand, ada, bob):
    kind(database, brand, told_by=["pair"], confirmed_by="counterpart")
    seen = report(database, brand, ada, via="pair", counterpart_id=bob).act

    for wrong in (None, ada):
        with pytest.raises(acts.NotTheirsToConfirmError):
            confirm(database, brand, seen, counterpart_id=wrong)
    assert confirm(database, brand, seen, counterpart_id=bob).state == "confirmed"


def test_who_turns_out_to_be_the_other_cannot_confirm(database, brand, ada, bob):
    kind(database, brand, told_by=["pair"], confirmed_by="counterpart")
    seen = report(database, brand, ada, via="pair", counterpart_id=bob).act
    with database.transaction() as session:
        session.get_one(customers.Customer, bob).merged_into_id = ada

    with pytest.raises(acts.NotTheirsToConfirmError):
        confirm(database, brand, seen, counterpart_id=bob)


def test_a_customer_cannot_confirm_what_staff_decide(database, brand, ada, bob):
    kind(database, brand)
    seen = report(database, brand, ada).act

    with pytest.raises(acts.NotTheirsToConfirmError):
        confirm(database, brand, seen, counterpart_id=bob)


def test_a_rejected_act_stays_rejected_and_a_confirmed_one_confirmed(
    database, brand, ada
):
    kind(database, brand)
    good, bad = (report(database, brand, ada, f"r/{n}").act for n in range(2))
    confirm(database, brand, good)

    def reject(act):
        with database.transaction() as session:
            return acts.reject(
                session, brand.id, act.id, by="stf_1", reason="not hers", now=NOON
            )

    assert reject(bad).reason == reject(bad).reason == "not hers"
    with pytest.raises(acts.NotTheirsToConfirmError):
        confirm(database, brand, bad)
    with pytest.raises(acts.NotTheirsToConfirmError):
        reject(good)


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"via": "api", "evidence": {}}, "evidence"),
        ({"via": "api", "evidence": {"link": ""}}, "evidence"),
        ({"via": "pair", "evidence": {"link": "x"}}, "counterpart_id"),
        ({"via": "cashier", "evidence": {"link": "x"}}, "via"),
    ],
)
def test_an_act_that_cannot_be_so_is_refused(database, brand, ada, facts, field):
    kind(database, brand, told_by=["api", "pair"], needs_evidence=True)

    with pytest.raises(acts.UnfitActError) as refusal:
        report(database, brand, ada, **facts)
    assert refusal.value.facts() == {"field": field}


def test_nobody_is_their_own_counterpart(database, brand, ada):
    kind(database, brand)

    with pytest.raises(acts.UnfitActError):
        report(database, brand, ada, via="pair", counterpart_id=ada)


def test_a_retired_kind_counts_no_more(database, brand, ada):
    kind(database, brand)
    waiting = report(database, brand, ada).act
    with database.transaction() as session:
        acts.retire_kind(session, brand.id, "helped")

    with pytest.raises(acts.UnfitActError):
        report(database, brand, ada, "review/2")
    assert confirm(database, brand, waiting).state == "confirmed"


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"name": {}}, "name"),
        ({"told_by": []}, "told_by"),
        ({"confirmed_by": "nobody"}, "confirmed_by"),
        ({"confirmed_by": "counterpart"}, "confirmed_by"),
        ({"points": -1}, "points"),
        ({"most": 0}, "most"),
        ({"within_days": 0}, "within_days"),
        ({"thanks": {"en": "x" * 201}}, "thanks"),
    ],
)
def test_a_kind_that_cannot_be_so_is_refused(database, brand, facts, field):
    with pytest.raises(acts.UnfitActError) as refusal:
        kind(database, brand, **facts)
    assert refusal.value.facts() == {"field": field}


def test_a_code_stands_for_one_kind(database, brand):
    kind(database, brand)
    with pytest.raises(brands.TakenError):
        kind(database, brand)


def thank(database, brand, who, words="You made our day", source="till/1"):
    with database.transaction() as session:
        return acts.thank(
            session, brand.id, who, words, by="stf_1", source=source, now=NOON
        )


def test_thanking_needs_no_act_and_no_points_and_is_said_once(database, brand, ada):
    assert thank(database, brand, ada).id == thank(database, brand, ada).id

    assert thanks_of(database, ada) == ["You made our day"]
    assert points_of(database, ada) == 0
    for words in ("", " \n", "x" * 201):
        with pytest.raises(acts.UnfitActError):
            thank(database, brand, ada, words, "till/2")


def test_a_card_says_what_its_holder_was_thanked_with(database, brand):
    said = {"back": [{"key": "thanks", "label": {"en": "Thanks"}, "value": "{thanks}"}]}
    with database.transaction() as session:
        template = make.template(session, brand, fields=make.DESIGN["fields"] | said)
        card = make.card(session, brand, of=template)
    thank(database, brand, card.customer_id, "You made our day")

    with database.transaction() as session:
        passes.refresh(
            session, [card.id], cause="t", people=PEOPLE, card_link=LINK, now=NOON
        )
        now = passes.card_of(session, brand.id, card.id)

    assert now.content["fields"]["thanks"] == "You made our day"


def test_the_owner_sees_how_often_customers_were_thanked(database, brand, ada, bob):
    kind(database, brand)
    confirm(database, brand, report(database, brand, ada).act)
    report(database, brand, bob)
    thank(database, brand, ada)

    with database.snapshot() as session:
        now, before = (
            acts.gratitude(session, brand.id, since=moment, until=moment + DAY)
            for moment in (NOON, NOON - DAY)
        )
    assert now == acts.Gratitude(2, 1, seen=2, confirmed=1, waiting=1)
    assert before == acts.Gratitude(0, 0, 0, 0, 0)


def test_another_brands_acts_and_people_do_not_exist(database, brand, ada):
    kind(database, brand)
    seen = report(database, brand, ada).act
    with database.transaction() as session:
        other = make.brand(session)
        make.program(session, other)
    theirs = member(database, other)

    with pytest.raises(acts.UnknownActKindError):
        report(database, other, theirs)
    for who, how in ((theirs, {}), (ada, {"counterpart_id": theirs})):
        with pytest.raises(customers.UnknownCustomerError):
            report(database, brand, who, "x", **how)
    with pytest.raises(acts.UnknownActError):
        confirm(database, other, seen)
    with pytest.raises(customers.UnknownCustomerError):
        thank(database, other, ada)
