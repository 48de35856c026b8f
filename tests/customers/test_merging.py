"""Two customers who turn out to be one, and are two again."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import customers
from walletpass.customers import Birthday, Choice

PEOPLE = make.people()
TILL = {"phone": "+48 501 502 503"}
WEB = {"email": "ada@example.com", "first_name": "Ada", "attributes": {"size": "M"}}


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def enrolled(database, brand, **facts):
    with database.transaction() as session:
        return make.customer(session, brand, **facts).id


def merge(database, brand, loser, winner, now=NOON):
    with database.transaction() as session:
        return customers.merge(
            session,
            PEOPLE,
            brand.id,
            loser,
            winner,
            actor="key_1",
            reason="same phone",
            now=now,
        )


def unmerge(database, brand, merge_id):
    with database.transaction() as session:
        return customers.unmerge(
            session, PEOPLE, brand.id, merge_id, actor="key_1", now=NOON
        )


def known(database, customer_id):
    """Return all that is known of somebody, readable."""
    with database.snapshot() as session:
        one = session.get_one(customers.Customer, customer_id)
        return {
            "status": one.status,
            "name": customers.name_of(PEOPLE, one).first,
            "birthday": customers.birthday_of(PEOPLE, one),
            "month_day": one.birth_month_day,
            "timezone": one.timezone,
            "attributes": one.attributes,
            "enrolled_at": one.enrolled_at,
            **customers.identities_of(session, PEOPLE, one),
        }


def found(database, brand, kind, text):
    with database.snapshot() as session:
        one = customers.find(session, PEOPLE, brand, kind, text)
        return one and one.id


def test_the_one_who_stays_gets_what_they_lacked(database, brand):
    born = Birthday(2, 29, 1992)
    till = enrolled(database, brand, **TILL, now=NOON - timedelta(days=9))
    web = enrolled(
        database, brand, **WEB, birthday=born, timezone="Europe/Riga", now=NOON
    )

    merge(database, brand, web, till)

    assert known(database, till) == {
        "status": "prospect",
        "name": "Ada",
        "birthday": born,
        "month_day": "02-29",
        "timezone": "Europe/Riga",
        "attributes": {"size": "M"},
        "enrolled_at": NOON - timedelta(days=9),
        "phone": "+48501502503",
        "email": "ada@example.com",
    }
    assert known(database, web)["status"] == "merged"


def test_whatever_found_either_finds_the_one_who_stays(database, brand):
    till = enrolled(database, brand, phone="+48 501 502 503")
    web = enrolled(database, brand, phone="+48 501 502 504", email="ada@example.com")

    merge(database, brand, web, till)

    assert found(database, brand, "phone", "+48 501 502 503") == till
    assert found(database, brand, "phone", "+48 501 502 504") == till
    assert found(database, brand, "email", "ada@example.com") == till
    assert known(database, till)["phone"] == "+48501502503"
    with database.transaction() as session:
        again = customers.enrol(
            session,
            PEOPLE,
            brand=brand,
            phone="+48 501 502 504",
            first_name="Ada",
            is_trusted=True,
            now=NOON,
        )
        assert (again.customer.id, again.is_new) == (till, False)


def test_undoing_a_merge_restores_both_exactly(database, brand):
    till = enrolled(database, brand, **TILL, attributes={"diet": "vegan"})
    web = enrolled(
        database,
        brand,
        **WEB,
        phone="+48 501 502 504",
        birthday=Birthday(2, 14),
        now=NOON - timedelta(days=30),
    )
    before = known(database, till), known(database, web)

    made = merge(database, brand, web, till).merge
    undone = unmerge(database, brand, made.id)

    assert (known(database, till), known(database, web)) == before
    assert found(database, brand, "phone", "+48 501 502 504") == web
    assert undone.merge.undone_at == NOON
    assert unmerge(database, brand, made.id).is_new is False


def test_what_was_told_since_stays_with_the_one_who_stayed(database, brand):
    till, web = enrolled(database, brand, **TILL), enrolled(database, brand, **WEB)
    made = merge(database, brand, web, till).merge
    told = {"first_name": "Augusta", "email": "augusta@example.com"}
    with database.transaction() as session:
        one = session.get_one(customers.Customer, till)
        customers.change(session, PEOPLE, brand, one, told, source="studio", now=NOON)

    unmerge(database, brand, made.id)

    assert known(database, till)["name"] == "Augusta"
    assert known(database, till)["email"] == "augusta@example.com"
    assert "email" not in known(database, web)
    assert known(database, web)["name"] == "Ada"


def test_the_last_word_of_either_counts(database, brand):
    till = enrolled(database, brand, **TILL, consents=[Choice("sms", given=True)])
    web = enrolled(
        database,
        brand,
        **WEB,
        consents=[Choice("sms", given=False), Choice("email", given=True)],
        now=NOON + timedelta(minutes=1),
    )

    made = merge(database, brand, web, till).merge

    with database.snapshot() as session:
        assert not customers.has_agreed(session, till, "sms")
        assert customers.has_agreed(session, till, "email")
        assert len(customers.consents_page(session, till).rows) == 3
    unmerge(database, brand, made.id)
    with database.snapshot() as session:
        assert customers.has_agreed(session, till, "sms")
        assert not customers.has_agreed(session, till, "email")


@pytest.mark.parametrize(
    ("of_loser", "of_winner", "merged"),
    [
        ("active", "prospect", "active"),
        ("prospect", "active", "active"),
        ("blocked", "active", "blocked"),
        ("active", "blocked", "blocked"),
        ("prospect", "prospect", "prospect"),
    ],
)
def test_nobody_escapes_a_block_by_being_somebody_else(
    database, brand, of_loser, of_winner, merged
):
    loser, winner = enrolled(database, brand), enrolled(database, brand)
    with database.transaction() as session:
        session.get_one(customers.Customer, loser).status = of_loser
        session.get_one(customers.Customer, winner).status = of_winner

    made = merge(database, brand, loser, winner).merge

    assert known(database, winner)["status"] == merged
    unmerge(database, brand, made.id)
    assert known(database, loser)["status"] == of_loser
    assert known(database, winner)["status"] == of_winner


def test_merging_the_same_two_again_changes_nothing(database, brand):
    till, web = enrolled(database, brand, **TILL), enrolled(database, brand, **WEB)
    first = merge(database, brand, web, till)

    again = merge(database, brand, web, till)

    assert (first.is_new, again.is_new) == (True, False)
    assert again.merge.id == first.merge.id


def refused(database, brand, loser, winner):
    with pytest.raises(customers.NotMergeablePeopleError) as refusal:
        merge(database, brand, loser, winner)
    return refusal.value.facts()["hindrance"]


def test_chains_rings_oneself_and_the_erased_are_refused(database, brand):
    ada, bob, cid, dan = (enrolled(database, brand) for _ in range(4))
    merge(database, brand, bob, ada)
    with database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, dan), now=NOON)

    assert refused(database, brand, ada, ada) == "themselves"
    assert refused(database, brand, ada, bob) == "merged"
    assert refused(database, brand, cid, bob) == "merged"
    assert refused(database, brand, bob, cid) == "merged"
    assert refused(database, brand, ada, cid) == "holds-others"
    assert refused(database, brand, dan, ada) == "erased"
    assert refused(database, brand, ada, dan) == "erased"


def test_several_may_turn_out_to_be_one_and_part_in_any_order(database, brand):
    ada, bob, cid = (enrolled(database, brand) for _ in range(3))
    first = merge(database, brand, bob, ada).merge
    second = merge(database, brand, cid, ada).merge

    unmerge(database, brand, first.id)

    assert known(database, bob)["status"] == "prospect"
    assert known(database, cid)["status"] == "merged"
    with database.snapshot() as session:
        made = customers.merges_of(session, ada)
    assert [one.id for one in made] == sorted([first.id, second.id], reverse=True)


def test_another_brands_customer_does_not_exist(database, brand):
    ada = enrolled(database, brand)
    with database.transaction() as session:
        other = make.brand(session)
        theirs = make.customer(session, other).id

    for loser, winner in ((ada, theirs), (theirs, ada)):
        with pytest.raises(customers.UnknownCustomerError):
            merge(database, brand, loser, winner)
    made = merge(database, brand, enrolled(database, brand), ada).merge
    with pytest.raises(customers.UnknownMergeError):
        unmerge(database, other, made.id)


def test_who_is_erased_is_forgotten_under_every_name(database, brand):
    till = enrolled(database, brand, phone="+48 501 502 503")
    web = enrolled(database, brand, phone="+48 501 502 504", first_name="Ada")
    made = merge(database, brand, web, till).merge

    with database.transaction() as session:
        customers.erase(session, session.get_one(customers.Customer, till), now=NOON)

    assert found(database, brand, "phone", "+48 501 502 504") is None
    with database.snapshot() as session:
        assert session.get_one(customers.Customer, web).data_key == b""
    with pytest.raises(customers.NotPartableError):
        unmerge(database, brand, made.id)


def test_a_change_to_who_was_merged_names_who_they_are(database, brand):
    till, web = enrolled(database, brand, **TILL), enrolled(database, brand, **WEB)
    merge(database, brand, web, till)

    with database.transaction() as session:
        one = session.get_one(customers.Customer, web)
        told = {"language": "pl"}
        with pytest.raises(customers.MergedCustomerError) as refusal:
            customers.change(session, PEOPLE, brand, one, told, source="api", now=NOON)
    assert refusal.value.facts() == {"merged_into": till}


def test_a_verified_phone_says_since_when(database, brand):
    ada = enrolled(database, brand)
    for moment in (NOON, NOON + timedelta(days=1)):
        with database.transaction() as session:
            customers.verify(
                session,
                PEOPLE,
                brand=brand,
                customer=session.get_one(customers.Customer, ada),
                kind="phone",
                value="+48 501 502 503",
                source="till",
                now=moment,
            )

    with database.snapshot() as session:
        [identity] = session.query(customers.Identity)
    assert (identity.customer_id, identity.verified_at) == (ada, NOON)
