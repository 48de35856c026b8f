"""What is read of the past for a report: purchases, phones, coupons, and nothing twice."""

from datetime import timedelta

import pytest

from tests import make
from tests.campaigns.measuring.shop import DAY, shop
from tests.listening import statements
from tests.make import NOON
from walletpass import campaigns, devices, ledger
from walletpass.campaigns import measuring
from walletpass.campaigns.measuring import reading
from walletpass.kernel.ids import new_id
from walletpass.passes import PassVersion
from walletpass.passes.messages import CardMessage, Showing
from walletpass.rewards import coupons
from walletpass.rewards.coupons import Offer

LATER = NOON + 30 * DAY


@pytest.fixture
def corner(database):
    return shop(database)


def report(corner, now=LATER, **told):
    about = corner.brand.id, corner.campaign_id
    with corner.database.snapshot() as session:
        found = measuring.report(session, *about, now=now, **told)
        return found, list(reading.rows_of(session, about[0], found.terms))


def row(corner, **told):
    _, [only] = report(corner, **told)
    return only


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "until Nov 27, 2026, 1:00\u202fPM (Europe/Warsaw)"),
        ("ru", "до 27 нояб. 2026\u202fг., 13:00 (Europe/Warsaw)"),
        ("pl", "do 27 lis 2026, 13:00 (Europe/Warsaw)"),
    ],
)
def test_until_when_it_is_not_final_is_told_by_the_brands_own_clock(
    corner, language, said
):
    corner.delivery(corner.run(), corner.customer())

    found, _ = report(corner, now=NOON + DAY)

    last = found.sentences(language)[-1]
    assert said.replace("\u202f", " ") in last.replace("\u202f", " ").replace(
        "\xa0", " "
    ), last


def test_purchases_count_less_what_came_back_and_only_in_the_window(corner):
    who = corner.delivery(corner.run(), corner.customer())
    corner.buys(who, 10_00, at=NOON, back=2_50)
    corner.buys(who, 20_00, at=NOON + 6 * DAY)
    corner.buys(who, 99_00, at=NOON + 2 * DAY, back=99_00)
    corner.buys(who, 40_00, at=NOON + 7 * DAY)
    corner.buys(who, 5_00, at=NOON - timedelta(seconds=1))
    corner.buys(who, 6_00, at=NOON - 7 * DAY)
    corner.buys(who, 80_00, at=NOON - 8 * DAY)

    only = row(corner)

    assert (only.receipts, only.revenue) == (2, 27_50)
    assert (only.receipts_before, only.revenue_before) == (2, 11_00)


def test_what_points_paid_for_is_kept_apart(corner):
    who = corner.delivery(corner.run(), corner.customer())
    corner.buys(who, 10_00, paid_with_points=4_00)

    assert row(corner).paid_with_points == 4_00


def test_who_still_comes_is_not_told_before_the_time_is_over(corner):
    who = corner.delivery(corner.run(), corner.customer())
    corner.buys(who, at=NOON + 29 * DAY)
    corner.buys(who, at=NOON + 61 * DAY)

    assert row(corner, now=NOON + 60 * DAY).came == (True, False, None)
    assert row(corner, now=NOON + 90 * DAY).came == (True, False, True)


def test_a_figure_is_interim_until_the_window_ends(corner):
    corner.delivery(corner.run(), corner.customer())

    early, _ = report(corner, now=NOON + 6 * DAY)
    late, _ = report(corner, now=NOON + 7 * DAY)

    assert (early.terms.is_final, late.terms.is_final) == (False, True)
    assert early.sentences("en")[-1].startswith("Not final")


def test_a_message_sent_late_has_its_whole_window_and_so_have_the_held_out(corner):
    run = corner.run()
    corner.delivery(run, corner.customer(), decided_at=NOON + 3 * DAY)
    held = corner.delivery(run, corner.customer(), arm="held")
    corner.buys(held, at=NOON + 9 * DAY)

    found, _ = report(corner)

    assert found.terms.windows[0].until == NOON + 10 * DAY
    assert found.figures.held.buyers == 1


def test_a_customer_counts_once_in_the_first_run_that_had_them(corner):
    ada, ola = corner.customer(), corner.customer()
    first, second = corner.run(), corner.run(at=NOON + 14 * DAY)
    corner.delivery(first, ada)
    corner.delivery(second, ada, at=NOON + 14 * DAY)
    corner.delivery(second, ola, at=NOON + 14 * DAY)
    corner.buys(ada, at=NOON + 15 * DAY)

    whole, rows = report(corner, now=NOON + 30 * DAY)
    alone, _ = report(corner, now=NOON + 30 * DAY, run_id=second.id)

    assert [(each.run_id, each.customer_id) for each in rows] == [
        (first.id, ada),
        (second.id, ola),
    ]
    assert whole.figures.treated.buyers == 0
    assert (alone.figures.stages.eligible, alone.figures.treated.buyers) == (2, 1)


def test_pages_follow_one_another_without_gap_or_double(corner, monkeypatch):
    monkeypatch.setattr(reading, "PAGE", 2)
    run = corner.run()
    everybody = [corner.delivery(run, corner.customer()) for _ in range(5)]
    for who in everybody:
        corner.buys(who)

    _, rows = report(corner)

    assert [each.customer_id for each in rows] == sorted(everybody)
    assert all(each.receipts == 1 for each in rows)


def test_a_page_takes_the_same_statements_however_many_are_on_it(corner):
    run = corner.run()
    corner.delivery(run, corner.customer())
    with statements() as few:
        report(corner)
    for _ in range(20):
        corner.delivery(run, corner.customer())

    with statements() as many:
        report(corner)

    assert len(many) == len(few)


def carded(corner):
    with corner.database.transaction() as session:
        return make.card(session, corner.brand)


def version(corner, card, number, at):
    with corner.database.transaction() as session:
        session.add(
            PassVersion(
                pass_id=card.id,
                version=number,
                brand_id=corner.brand.id,
                update_tag=number,
                cause="message",
                changes=[],
                made_at=at,
            )
        )


def saw(corner, card, kind, at, **detail):
    with corner.database.transaction() as session:
        devices.sighted(session, card, kind, now=at, **detail)


def test_accepted_is_what_apple_took_after_the_message_was_sent(corner):
    card = carded(corner)
    corner.delivery(corner.run(), card.customer_id, decided_at=NOON)
    saw(corner, card, "pushed", NOON - DAY, outcome="accepted")
    saw(corner, card, "pushed", NOON + DAY, outcome="throttled")
    assert not row(corner).is_accepted

    saw(corner, card, "pushed", NOON + DAY, outcome="accepted")

    assert row(corner).is_accepted


def test_fetched_is_only_the_version_that_carried_the_message(corner):
    card = carded(corner)
    corner.delivery(
        corner.run(), card.customer_id, decided_at=NOON + timedelta(minutes=1)
    )
    saw(corner, card, "fetched", NOON + DAY, version=1, status=304)
    assert not row(corner).is_fetched
    version(corner, card, 2, NOON + timedelta(minutes=2))
    assert not row(corner).is_fetched

    saw(corner, card, "fetched", NOON + DAY, version=2, status=200)

    assert row(corner).is_fetched


def test_who_was_not_sent_anything_fetched_nothing_of_it(corner):
    card = carded(corner)
    corner.delivery(corner.run(), card.customer_id, arm="held", at=NOON)
    version(corner, card, 2, NOON + timedelta(minutes=2))
    saw(corner, card, "fetched", NOON + DAY, version=2, status=200)

    assert not row(corner).is_fetched


def test_a_card_that_left_the_phone_counts_and_one_that_came_back_does_not(corner):
    run, gone, back = corner.run(), carded(corner), carded(corner)
    corner.delivery(run, gone.customer_id)
    corner.delivery(run, back.customer_id, arm="held")
    saw(corner, gone, "unregistered", NOON + DAY)
    saw(corner, back, "unregistered", NOON + DAY)
    saw(corner, back, "registered", NOON + DAY)

    found, _ = report(corner)

    assert (found.figures.treated.leaving, found.figures.held.leaving) == (1, 0)


def test_coupons_of_the_campaign_count_and_others_do_not(corner):
    card = carded(corner)
    run = corner.run()
    who = corner.delivery(run, card.customer_id)
    with corner.database.transaction() as session:
        ledger.program_of(session, corner.brand.id)
        keyring = make.people().keyring
        for code, source in (("five", f"{run.id}:a"), ("other", "web/1")):
            offer = Offer(code, "amount", {"en": "Five off"}, value=5_00)
            reward = coupons.add_reward(session, corner.brand.id, offer, now=NOON)
            coupon = coupons.issue(
                session,
                keyring,
                corner.brand.id,
                reward.id,
                who,
                source=source,
                now=NOON,
                is_gift=True,
            ).coupon
            coupons.redeem(
                session, corner.brand.id, coupon.id, source=f"s/{code}", now=NOON + DAY
            )

    only = row(corner)

    assert (only.redeemed, only.worth, only.unpriced) == (1, 5_00, 0)


def test_a_held_out_customer_whose_card_says_it_all_the_same_is_told(corner):
    card, run = carded(corner), corner.run()
    corner.delivery(run, card.customer_id, arm="held")
    quiet = corner.delivery(run, corner.customer(), arm="held")
    with corner.database.transaction() as session:
        message = CardMessage(
            id=new_id("msg", NOON),
            brand_id=corner.brand.id,
            origin=f"{run.id}/a",
            purpose="marketing",
            words={"en": "Come"},
            link_words={},
            created_at=NOON,
        )
        session.add(message)
        session.flush()
        session.add(
            Showing(
                message_id=message.id,
                pass_id=card.id,
                brand_id=corner.brand.id,
                customer_id=card.customer_id,
                purpose="marketing",
                facts={},
                shows_from=NOON,
            )
        )

    found, rows = report(corner)

    assert {each.customer_id: each.was_told for each in rows} == {
        card.customer_id: True,
        quiet: False,
    }
    assert found.figures.contamination.customers == (card.customer_id,)


def test_receipts_with_a_card_are_compared_with_those_without(corner):
    corner.delivery(corner.run(), corner.customer())
    with corner.database.transaction() as session:
        store = make.store(session, corner.brand)
    corner.buys(None, 12_00, store_id=store.id, presented_via="wallet")
    corner.buys(None, 10_00, store_id=store.id)

    found, _ = report(corner)

    assert found.figures.naive.card_uplift == 0.2


def test_the_salt_is_told_only_once_the_campaign_has_ended(corner):
    corner.delivery(corner.run(), corner.customer())
    assert report(corner)[0].terms.salt is not None

    with corner.database.transaction() as session:
        campaign = session.get_one(campaigns.Campaign, corner.campaign_id)
        campaign.status = "running"

    assert report(corner)[0].terms.salt is None


def test_a_margin_nobody_knows_makes_it_revenue_and_a_stores_own_is_printed(database):
    corner = shop(database, cost={"message": 1})
    who = corner.delivery(corner.run(), corner.customer())
    corner.buys(who, 10_00)

    unknown, _ = report(corner)
    stores, _ = report(corner, store_margin="0.25")

    assert (unknown.terms.margin, unknown.terms.margin_from) == (None, "unknown")
    assert unknown.figures.naive.margin == 10_00
    assert (stores.terms.margin, stores.terms.margin_from) == ("0.25", "store")
    assert stores.figures.naive.margin == 2_50


def test_a_campaign_that_never_ran_has_a_report_of_nothing(corner):
    found, rows = report(corner)

    assert rows == []
    assert not found.terms.is_final
    assert found.figures.incremental.verdict == "too-few"


def test_nobody_sees_the_report_of_another_brand(corner):
    other = shop(corner.database)
    run = other.run()
    with corner.database.snapshot() as session:
        with pytest.raises(campaigns.UnknownCampaignError):
            measuring.report(session, corner.brand.id, other.campaign_id, now=LATER)
        with pytest.raises(campaigns.UnknownRunError):
            measuring.report(
                session, corner.brand.id, corner.campaign_id, now=LATER, run_id=run.id
            )
