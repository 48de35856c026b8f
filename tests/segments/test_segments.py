"""Segments: what they name, who needs them, and who counts as a customer."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers, segments
from walletpass.segments import versions

EVERYBODY = {"all": []}


@pytest.fixture
def asker(database):
    """Somebody asked before a segment is retired; what they answer is up to the test."""
    answers = []

    @segments.ask_before_retiring
    def users(session, brand_id, segment_id):
        return answers

    yield answers
    versions._askers.remove(users)


def save(session, brand, tree=EVERYBODY):
    return segments.save(
        session, brand.id, name="Some", tree=tree, made_by="ada", now=NOON
    )


def found(session, brand, tree, now=NOON):
    return set(session.scalars(segments.audience(brand, segments.parse(tree), now=now)))


def test_a_segment_in_use_is_not_retired_until_it_is_not(database, asker):
    asker.append("Winter campaign")
    with database.transaction() as session:
        segment = save(session, make.brand(session))
        with pytest.raises(segments.SegmentInUseError) as refusal:
            segments.retire(session, segment, now=NOON)
        assert refusal.value.facts() == {"users": ["Winter campaign"]}
        asker.clear()

        segments.retire(session, segment, now=NOON)

        assert segment.retired_at == NOON
        with pytest.raises(segments.RetiredSegmentError):
            segments.rename(session, segment, "Other")


def test_a_version_stays_as_it_was_when_the_segment_changes(database):
    with database.transaction() as session:
        brand, other = make.brand(session), make.brand(session)
        segment = save(session, brand)
        first = segments.current(session, brand.id, segment.id)
        segments.change(session, segment, tree={"is": "card"}, made_by="ada", now=NOON)

        kept = segments.version_of(session, brand.id, first.id)

        assert kept.tree == EVERYBODY
        assert segments.current(session, brand.id, segment.id).number == 2
        for ask, id_ in (
            (segments.version_of, first.id),
            (segments.current, segment.id),
            (segments.segment_of, segment.id),
        ):
            with pytest.raises(segments.UnknownSegmentError):
                ask(session, other.id, id_)


def test_whoever_has_not_seen_the_newest_version_changes_nothing(database):
    with database.transaction() as session:
        segment = save(session, make.brand(session))
        tree = {"is": "card"}
        segments.change(session, segment, tree=tree, made_by="ada", now=NOON, seen=1)

        with pytest.raises(segments.ChangedSegmentError):
            segments.change(
                session, segment, tree=EVERYBODY, made_by="jan", now=NOON, seen=1
            )

        assert segment.number == 2


def test_retired_segments_are_listed_apart(database):
    with database.transaction() as session:
        brand = make.brand(session)
        kept, retired = save(session, brand), save(session, brand)
        segments.retire(session, retired, now=NOON)

        def listed(is_retired):
            page = segments.segments_page(session, brand.id, is_retired=is_retired)
            return {one.id for one in page.rows}

        assert listed(False) == {kept.id}
        assert listed(True) == {retired.id}
        assert listed(None) == {kept.id, retired.id}


def test_what_another_brand_has_cannot_be_named(database):
    with database.transaction() as session:
        brand, other = make.brand(session), make.brand(session)
        store, club = (
            make.store(session, other),
            customers.found_club(session, other.id, "Friends", now=NOON),
        )
        program = make.program(session, other)
        tree = {
            "all": [
                {"is": "bought", "stores": [store.id]},
                {"not": {"is": "club", "clubs": [club.id]}},
                {"is": "balance", "program": program.id, "at_least": 1},
                {"is": "tier", "tiers": ["gold"]},
            ]
        }

        with pytest.raises(segments.InvalidSegmentError) as refusal:
            save(session, brand, tree)

        assert [fault.path for fault in refusal.value.faults] == [
            "all[0].stores[0]",
            "all[1].not.clubs[0]",
            "all[2].program",
            "all[3].tiers[0]",
        ]


def test_whoever_is_erased_or_came_later_or_is_another_brands_is_in_no_audience(
    database,
):
    with database.transaction() as session:
        brand, other = make.brand(session), make.brand(session)
        ada, bob = (make.customer(session, brand) for _ in range(2))
        make.customer(session, other)
        make.customer(session, brand, now=NOON + timedelta(hours=1))
        customers.erase(session, bob, now=NOON)

        assert found(session, brand, EVERYBODY) == {ada.id}
        assert found(session, brand, {"not": EVERYBODY}) == set()
        assert found(session, brand, {"any": []}) == set()


def test_a_merged_customer_is_one_in_the_clubs_of_both_until_they_part(database):
    people = make.people()
    with database.transaction() as session:
        brand = make.brand(session)
        ada, bob = (make.customer(session, brand) for _ in range(2))
        club = customers.found_club(session, brand.id, "Friends", now=NOON)
        customers.join_club(session, club, ada.id, now=NOON)
        tree = {"is": "club", "clubs": [club.id]}
        assert found(session, brand, tree) == {ada.id}

        merged = customers.merge(
            session, people, brand.id, ada.id, bob.id, actor="a", reason="b", now=NOON
        )
        assert found(session, brand, tree) == {bob.id}
        assert segments.count(session, brand, segments.parse(tree), now=NOON) == 1
        [member] = customers.members_page(session, club).rows
        assert member is bob
        assert customers.join_club(session, club, ada.id, now=NOON) is bob

        customers.unmerge(
            session, people, brand.id, merged.merge.id, actor="a", now=NOON
        )
        assert found(session, brand, tree) == {ada.id}


def test_leaving_a_club_is_for_all_names_and_erasing_leaves_every_club(database):
    people = make.people()
    with database.transaction() as session:
        brand = make.brand(session)
        ada, bob, eve = (make.customer(session, brand) for _ in range(3))
        club = customers.found_club(session, brand.id, "Friends", now=NOON)
        for one in (ada, bob, eve):
            customers.join_club(session, club, one.id, now=NOON)
        customers.merge(
            session, people, brand.id, ada.id, bob.id, actor="a", reason="b", now=NOON
        )

        customers.leave_club(session, club, bob.id)
        assert [one.id for one in customers.members_page(session, club).rows] == [
            eve.id
        ]
        customers.erase(session, eve, now=NOON)

        assert customers.members_page(session, club).rows == []


def test_the_reasons_are_of_those_who_are_in_and_tell_since_when(database):
    tree = segments.parse({"any": [{"is": "stage", "stages": ["new"]}, {"is": "card"}]})
    with database.transaction() as session:
        brand, other = make.brand(session), make.brand(session)
        ada, stranger = make.customer(session, brand), make.customer(session, other)

        told = segments.reasons(session, brand, tree, [stranger.id, ada.id], now=NOON)

        assert set(told) == {ada.id}
        [reason] = told[ada.id]
        assert (reason.path, reason.words["pl"]) == ("any[0]", "etap: nowy")


def test_a_batch_begins_after_the_one_before(database):
    with database.transaction() as session:
        brand = make.brand(session)
        all_of_them = sorted(make.customer(session, brand).id for _ in range(5))
        asked = segments.audience(brand, segments.parse(EVERYBODY), now=NOON)
        read, after = [], ""
        while batch := session.scalars(
            asked.where(customers.Customer.id > after)
            .order_by(customers.Customer.id)
            .limit(2)
        ).all():
            read += batch
            after = batch[-1]

        assert read == all_of_them
