"""Whom a campaign speaks to: everybody by whatever name, and who uses a segment."""

import pytest

from tests import make
from tests.campaigns.making import (
    NOT_BUSY,
    WORDS,
    document,
    drafted,
    rehearsed,
    segment,
)
from tests.make import NOON
from walletpass import campaigns, segments
from walletpass.campaigns.audiences import is_everybody, is_nobody

ASKED = {"is": "bought", "days": 90, "at_least": 4}


@pytest.mark.parametrize(
    ("tree", "everybody", "nobody"),
    [
        ({"all": []}, True, False),
        ({"any": []}, False, True),
        ({"not": {"any": []}}, True, False),
        ({"not": {"all": []}}, False, True),
        (ASKED, False, False),
        ({"not": ASKED}, False, False),
        ({"any": [ASKED, {"all": []}]}, True, False),
        ({"all": [ASKED, {"all": []}]}, False, False),
        ({"all": [ASKED, {"any": []}]}, False, True),
        ({"all": [{"all": []}, {"not": {"any": []}}]}, True, False),
    ],
)
def test_everybody_is_known_by_the_shape_of_a_tree(tree, everybody, nobody):
    read = segments.parse(tree)

    assert (is_everybody(read), is_nobody(read)) == (everybody, nobody)


def test_a_segment_that_asks_nothing_is_everybody_and_is_confirmed(database):
    with database.transaction() as session:
        brand = make.brand(session)
        all_of_them = segment(session, brand, {"any": [ASKED, {"all": []}]})
        campaign = drafted(session, brand, audience={"segment": all_of_them.id})
        rehearsed(session, campaign, 412)
        facts = {"revision": 1, "by": "ada", "now": NOON}
        with pytest.raises(campaigns.UnconfirmedError):
            campaigns.approve(session, brand, campaign.id, **facts)

        campaigns.approve(
            session, brand, campaign.id, confirm="Send to 412 people", **facts
        )
        assert campaign.status == "approved"


def test_what_is_rehearsed_asks_what_the_segment_asked_then(database):
    with database.transaction() as session:
        campaign = rehearsed(session, drafted(session))
        used = segments.segment_of(
            session, campaign.brand_id, campaign.draft["audience"]["segment"]
        )
        segments.change(session, used, tree={"all": []}, made_by="bo", now=NOON)

        version = campaigns.version_of(session, campaign)
        pinned = version.document["audience"]["version"]
        kept = segments.version_of(session, campaign.brand_id, pinned)

    assert (kept.number, kept.tree) == (1, NOT_BUSY)


def test_a_segment_that_a_campaign_names_is_not_retired(database):
    with database.transaction() as session:
        campaign = drafted(session)
        used = segments.segment_of(
            session, campaign.brand_id, campaign.draft["audience"]["segment"]
        )
        with pytest.raises(segments.SegmentInUseError) as refusal:
            segments.retire(session, used, now=NOON)
        assert refusal.value.users == ("Coffee",)

        campaigns.cancel(session, campaign.brand_id, campaign.id, by="ada", now=NOON)
        segments.retire(session, used, now=NOON)
        assert used.retired_at == NOON


def test_who_a_variant_is_for_is_read_to_the_letter(database):
    with database.transaction() as session:
        brand = make.brand(session)
        variants = [
            {"code": "a", "words": WORDS, "when": {"all": [{"is": "magic"}]}},
            {"code": "b", "words": WORDS, "when": {"is": "bought", "stores": ["x"]}},
            {"code": "c", "words": WORDS, "when": {}},
            {"code": "d", "words": WORDS, "when": ASKED},
        ]
        told = document(variants=variants)
        found = campaigns.look_through(session, brand, told, now=NOON)

    places = {fault.path for fault in found.faults}
    assert "$.variants[0].when.all[0].is" in places
    assert "$.variants[2].when" in places
    assert not any(place.startswith("$.variants[3]") for place in places)
