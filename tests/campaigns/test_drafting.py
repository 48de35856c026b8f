"""Drafts: begun, edited by one at a time, looked through, and thrown away."""

import threading

import pytest

from tests import make
from tests.campaigns.making import WORDS, document, drafted, rehearsed, segment
from tests.make import NOON
from walletpass import brands, campaigns
from walletpass.rewards import coupons


def found(session, brand, told):
    findings = campaigns.look_through(session, brand, told, now=NOON)
    return [
        {(fault.path, fault.code) for fault in faults}
        for faults in (findings.faults, findings.missing, findings.warnings)
    ]


def test_a_draft_may_lack_much_and_speaks_to_nobody_by_default(database):
    with database.transaction() as session:
        brand = make.brand(session)
        campaign = campaigns.create(session, brand, " Coffee ", {}, by="ada", now=NOON)

        assert (campaign.name, campaign.status, campaign.revision) == (
            "Coffee",
            "draft",
            1,
        )
        faults, missing, _ = found(session, brand, campaign.draft)
        assert faults == set()
        assert missing == {("$.audience", "nobody"), ("$.variants", "no-words")}


def test_a_campaign_without_an_audience_cannot_be_rehearsed(database):
    with database.transaction() as session:
        campaign = drafted(session, audience=None)
        brand = brands.brand_of(session, campaign.brand_id)
        with pytest.raises(campaigns.UnfitCampaignError) as refusal:
            campaigns.rehearse(
                session, brand, campaign.id, revision=1, by="ada", now=NOON
            )

    assert [fault.code for fault in refusal.value.faults] == ["nobody"]


def test_what_belongs_to_another_brand_is_as_unknown_as_what_never_was(database):
    with database.transaction() as session:
        ours, theirs = make.brand(session), make.brand(session)
        make.program(session, theirs)
        their_segment = segment(session, theirs)
        their_reward = reward(session, theirs)
        variant = {"code": "a", "words": WORDS, "reward": their_reward.id}

        told = document(their_segment.id, variants=[variant])
        faults, _, _ = found(session, ours, told)
        never = found(
            session,
            ours,
            document("seg_never", variants=[variant | {"reward": "rwd_never"}]),
        )[0]

    assert faults == never
    assert faults == {
        ("$.audience.segment", "unknown-segment"),
        ("$.variants[0].reward", "unknown-reward"),
    }


def reward(session, brand, code="coffee"):
    offer = coupons.Offer(code=code, kind="amount", name={"en": "Coffee"}, value=500)
    return coupons.add_reward(session, brand.id, offer, now=NOON)


def test_what_was_retired_is_offered_no_more(database):
    with database.transaction() as session:
        brand = make.brand(session)
        make.program(session, brand)
        made, given = segment(session, brand), reward(session, brand)
        made.retired_at = NOON
        coupons.retire(session, brand.id, given.id)
        variant = {"code": "a", "words": WORDS, "reward": given.id}

        faults, _, _ = found(session, brand, document(made.id, variants=[variant]))

    assert faults == {
        ("$.audience.segment", "retired-segment"),
        ("$.variants[0].reward", "retired-reward"),
    }


def test_words_are_there_in_each_language_of_the_brand_and_in_no_other(database):
    with database.transaction() as session:
        brand = make.brand(session, languages=("en", "pl"))
        words = {"en": " ", "ru": "Скидка"}
        told = document(
            variants=[{"code": "a", "words": words, "link": "https://shop.example"}]
        )

        faults, missing, _ = found(session, brand, told)

    assert faults == {("$.variants[0].words.ru", "foreign-language")}
    assert missing == {
        ("$.variants[0].words.en", "empty"),
        ("$.variants[0].words.pl", "language-missing"),
        ("$.variants[0].link_words.en", "language-missing"),
        ("$.variants[0].link_words.pl", "language-missing"),
    }


def test_words_name_what_messages_know_and_coupons_only_where_one_is_given(database):
    with database.transaction() as session:
        brand = make.brand(session, languages=("en",))
        words = {
            "en": "Hello {first_name|friend}, {nickname}, take {coupon} {{now}} {balance"
        }
        told = document(variants=[{"code": "a", "words": words}])

        faults, missing, _ = found(session, brand, told)

    assert faults == {
        ("$.variants[0].words.en", "unknown-fact"),
        ("$.variants[0].words.en", "no-coupon"),
        ("$.variants[0].words.en", "loose-brace"),
    }
    assert missing == set()


def test_words_longer_than_the_lock_screen_are_no_fault_but_told(database):
    with database.transaction() as session:
        brand = make.brand(session, languages=("en", "pl", "ru"))
        words = {"en": "x" * 90, "pl": "x" * 91, "ru": "x" * 151}
        told = document(variants=[{"code": "a", "words": words}])
        findings = campaigns.look_through(session, brand, told, now=NOON)

    assert (findings.faults, findings.missing) == ([], [])
    assert [(one.path[-2:], one.code) for one in findings.warnings] == [
        ("pl", "long"),
        ("ru", "long"),
    ]
    assert "90" in findings.warnings[0].message
    assert "150" in findings.warnings[1].message


def test_faults_of_shape_and_of_what_is_named_are_told_together(database):
    with database.transaction() as session:
        brand = make.brand(session)
        told = document("seg_never", holdout=0.9, schedule={"at": "2027-03-28T02:30"})
        with pytest.raises(campaigns.UnfitCampaignError) as refusal:
            campaigns.create(session, brand, "Coffee", told, by="ada", now=NOON)

    assert {fault.code for fault in refusal.value.faults} == {
        "too-large",
        "unknown-segment",
        "missing-hour",
    }


@pytest.mark.parametrize(
    ("schedule", "faults", "missing"),
    [
        ({"at": "2026-12-01T10:00"}, set(), set()),
        ({"at": "2026-11-20T13:00"}, set(), {("$.schedule.at", "past")}),
        ({"at": "2026-11-20T13:01"}, set(), set()),
        ({"at": "2027-03-28T02:30"}, {("$.schedule.at", "missing-hour")}, set()),
        ({"at": "2027-10-31T02:30"}, {("$.schedule.at", "doubled-hour")}, set()),
        ({"at": "2027-10-31T02:30", "fold": "second"}, set(), set()),
        ({"at": "2027-03-28T02:30", "zone": "customer"}, set(), set()),
        (
            {"at": "2026-12-01T10:00", "every": {"kind": "day"}},
            {("$.schedule.every", "rhythm")},
            set(),
        ),
    ],
)
def test_a_time_is_one_that_comes_and_comes_once(database, schedule, faults, missing):
    with database.transaction() as session:
        brand = make.brand(session)
        told = document(schedule=schedule)

        assert found(session, brand, told)[:2] == [faults, missing]


def test_of_two_who_edit_at_once_the_second_is_told_who_was_first(database):
    with database.transaction() as session:
        campaign = drafted(session)
    gate, outcomes = threading.Barrier(2), []

    def edit(who, share):
        gate.wait()
        try:
            with database.transaction() as session:
                brand = brands.brand_of(session, campaign.brand_id)
                told = campaign.draft | {"holdout": share}
                campaigns.save_draft(
                    session, brand, campaign.id, told, revision=1, by=who, now=NOON
                )
            outcomes.append((who, share, None))
        except campaigns.ChangedMeanwhileError as refusal:
            outcomes.append((who, share, refusal.facts()))

    people = [
        threading.Thread(target=edit, args=facts)
        for facts in [("ada", 0.1), ("bo", 0.2)]
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    (won,) = [one for one in outcomes if one[2] is None]
    (lost,) = [one for one in outcomes if one[2] is not None]
    assert lost[2]["changed_by"] == won[0]
    assert lost[2]["changed_at"] == NOON.isoformat()
    assert lost[2]["stored"]["revision"] == 2
    assert lost[2]["stored"]["document"]["holdout"] == won[1]
    with database.snapshot() as session:
        stored = campaigns.campaign_of(session, campaign.brand_id, campaign.id)
        assert stored.draft["holdout"] == won[1]


def test_a_draft_is_thrown_away_until_it_was_rehearsed(database):
    with database.transaction() as session:
        gone, kept = drafted(session), drafted(session)
        facts = {"by": "ada", "now": NOON}
        campaigns.throw_away(session, gone.brand_id, gone.id, **facts)
        with pytest.raises(campaigns.UnknownCampaignError):
            campaigns.campaign_of(session, gone.brand_id, gone.id)

        rehearsed(session, kept)
        with pytest.raises(campaigns.KeptForEverError):
            campaigns.throw_away(session, kept.brand_id, kept.id, **facts)


def test_another_brand_finds_no_campaign_of_ours(database):
    with database.transaction() as session:
        campaign, other = drafted(session), make.brand(session)
        facts = {"by": "eve", "now": NOON}
        for deed in (campaigns.pause, campaigns.resume, campaigns.cancel):
            with pytest.raises(campaigns.UnknownCampaignError):
                deed(session, other.id, campaign.id, **facts)
        for deed in (campaigns.rehearse, campaigns.approve):
            with pytest.raises(campaigns.UnknownCampaignError):
                deed(session, other, campaign.id, revision=1, **facts)
        with pytest.raises(campaigns.UnknownCampaignError):
            campaigns.start(session, other, campaign.id, **facts)
        assert campaigns.campaigns_page(session, other.id).rows == []
