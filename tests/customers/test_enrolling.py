import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from tests import make
from tests.make import NOON
from walletpass import brands, customers
from walletpass.customers import Birthday, Choice
from walletpass.customers.people import identities_of
from walletpass.kernel.errors import InvalidError

PHONE = "+48 512 345 678"


@pytest.fixture
def people():
    return make.people()


@pytest.fixture
def brand(database):
    with database.transaction() as session:
        return make.brand(session)


def enrol(database, people, brand, **facts):
    with database.transaction() as session:
        return customers.enrol(session, people, brand=brand, **({"now": NOON} | facts))


def find(database, people, brand, phone=PHONE):
    with database.snapshot() as session:
        return customers.find_by_phone(session, people, brand, phone)


def count(database, table=customers.Customer):
    with database.snapshot() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_one_field_is_enough_to_enrol(database, people, brand):
    enrolment = enrol(database, people, brand, phone=PHONE)

    assert enrolment.is_new
    assert enrolment.customer.status == "prospect"
    assert find(database, people, brand).id == enrolment.customer.id


def test_everything_told_is_kept_and_reads_back(database, people, brand):
    customer = enrol(
        database,
        people,
        brand,
        phone=PHONE,
        email="Zofia@example.com",
        external_id="crm-7",
        card_number="2904 8172",
        first_name=" Zofia ",
        last_name="Wiśniewska",
        birthday=Birthday(2, 29, 2000),
        language="pl",
        timezone="Europe/Warsaw",
        source={"code": "till-3", "utm_source": "poster", "nothing": None, "n": 5},
        attributes={"size": "M"},
    ).customer

    with database.snapshot() as session:
        kept = customers.customer_of(session, brand.id, customer.id)
        assert str(customers.name_of(people, kept)) == "Zofia Wiśniewska"
        assert customers.birthday_of(people, kept) == Birthday(2, 29, 2000)
        assert kept.birth_month_day == "02-29"
        assert (kept.language, kept.timezone) == ("pl", "Europe/Warsaw")
        assert kept.source == {"code": "till-3", "utm_source": "poster", "n": "5"}
        assert kept.attributes == {"size": "M"}
        assert customers.masked_phone_of(session, people, kept) == "+48 5•• ••• •78"
        assert identities_of(session, people, kept) == {
            "phone": "+48512345678",
            "email": "zofia@example.com",
            "external": "CRM-7",
            "card": "29048172",
        }


def test_nothing_personal_is_readable_at_rest(database, people, brand):
    enrol(
        database, people, brand,
        phone=PHONE, email="zofia@example.com", first_name="Zofia", last_name="Nowak",
        birthday=Birthday(2, 14, 1990),
    )  # fmt: skip
    with database.snapshot() as session:
        rows = [
            str(tuple(row)).lower()
            for table in (customers.Customer, customers.Identity)
            for row in session.execute(select(table.__table__))
        ]
    for personal in ("512345678", "zofia", "nowak", "1990"):
        assert not any(personal in row for row in rows)


def test_a_known_phone_never_makes_a_second_customer(database, people, brand):
    first = enrol(database, people, brand, phone=PHONE, first_name="Zofia")
    again = enrol(
        database, people, brand, phone="0048512345678", first_name="Mallory",
        email="mallory@example.com", source={"code": "poster"},
        consents=[Choice("sms", given=True)],
    )  # fmt: skip

    assert not again.is_new
    assert again.customer.id == first.customer.id
    assert count(database) == 1
    with database.snapshot() as session:
        kept = customers.customer_of(session, brand.id, first.customer.id)
        assert str(customers.name_of(people, kept)) == "Zofia"
        assert set(identities_of(session, people, kept)) == {"phone"}
        assert kept.source == {}
        assert customers.current_consents(session, kept.id) == {}


def test_nothing_given_makes_an_anonymous_customer_every_time(database, people, brand):
    first = enrol(database, people, brand)
    second = enrol(database, people, brand, phone="  ", email="")

    assert first.is_new
    assert second.is_new
    assert str(customers.name_of(people, second.customer)) == ""
    assert count(database, customers.Identity) == 0


def test_a_phone_of_one_and_an_address_of_another_contradict(database, people, brand):
    enrol(database, people, brand, phone=PHONE)
    enrol(database, people, brand, email="ada@example.com")

    with pytest.raises(customers.TwoPeopleError) as refusal:
        enrol(
            database, people, brand,
            phone=PHONE, email="ada@example.com", external_id="new",
        )  # fmt: skip

    assert refusal.value.facts() == {"fields": ["phone", "email"]}
    assert "ada@" not in str(refusal.value)
    assert "512" not in str(refusal.value)


def test_brands_do_not_see_each_others_customers(database, people, brand):
    mine = enrol(database, people, brand, phone=PHONE).customer
    with database.transaction() as session:
        other = make.brand(session)
    theirs = enrol(database, people, other, phone=PHONE)

    assert theirs.is_new
    assert find(database, people, other).id == theirs.customer.id
    with database.snapshot() as session:
        with pytest.raises(customers.UnknownCustomerError):
            customers.customer_of(session, other.id, mine.id)
        page = customers.customers_page(session, other.id)
        assert [one.id for one in page.rows] == [theirs.customer.id]
    prints = [
        people.keyring.fingerprint(one.id, "phone", PHONE) for one in (brand, other)
    ]
    assert prints[0] != prints[1]


def test_a_number_of_one_kind_does_not_find_another(database, people, brand):
    enrol(database, people, brand, external_id="2904")
    with database.snapshot() as session:
        assert customers.find(session, people, brand, "card", "2904") is None
        assert customers.find(session, people, brand, "external", "29 04") is not None


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"phone": "12"}, customers.UnfitPhoneError),
        ({"email": "ada"}, customers.UnfitEmailError),
        ({"external_id": "=1"}, customers.UnfitNumberError),
        ({"card_number": "=1"}, customers.UnfitNumberError),
        ({"first_name": "=1"}, customers.UnfitNameError),
        ({"last_name": "<b>"}, customers.UnfitNameError),
        ({"birthday": Birthday(1, 1, 2030)}, customers.UnfitBirthdayError),
        ({"timezone": "Mars"}, brands.UnfitFieldError),
    ],
)
def test_what_cannot_be_right_is_refused_by_its_field(
    database, people, brand, facts, error
):
    with pytest.raises(error) as refusal:
        enrol(database, people, brand, **facts)
    assert refusal.value.facts() == {"field": next(iter(facts))}
    assert count(database) == 0


def test_a_language_the_brand_does_not_speak_gives_way(database, people):
    with database.transaction() as session:
        brand = make.brand(session, languages=["pl"], default_language="pl")
    assert enrol(database, people, brand, language="ru").customer.language == "pl"


def test_a_first_touch_is_cut_to_size(database, people, brand):
    source = {f"key-{number}": "x" * 1000 + "\0" for number in range(100)}
    kept = enrol(database, people, brand, source=source).customer.source
    assert len(kept) == 20
    assert all(len(text) == 200 for text in kept.values())


def test_of_many_at_once_with_one_phone_one_is_new(database, people, brand):
    together = threading.Barrier(8)

    def join(_number):
        together.wait()
        return enrol(database, people, brand, phone=PHONE, email="ada@example.com")

    with ThreadPoolExecutor(8) as pool:
        enrolments = list(pool.map(join, range(8)))

    assert sum(one.is_new for one in enrolments) == 1
    assert len({one.customer.id for one in enrolments}) == 1
    assert count(database) == 1


def test_an_anonymous_card_is_claimed_by_its_owner(database, people, brand):
    customer = enrol(database, people, brand).customer
    for _ in range(2):
        with database.transaction() as session:
            customers.claim(
                session, people, brand=brand, customer=customer, value=PHONE, now=NOON
            )

    assert find(database, people, brand).id == customer.id
    assert count(database, customers.Identity) == 1


def test_a_claimed_card_keeps_its_owner(database, people, brand):
    customer = enrol(database, people, brand, phone=PHONE).customer
    with (
        database.transaction() as session,
        pytest.raises(customers.AlreadyClaimedError) as refusal,
    ):
        customers.claim(
            session, people, brand=brand, customer=customer,
            value="+48 600 100 200", now=NOON,
        )  # fmt: skip
    assert refusal.value.facts() == {"field": "phone"}


def test_nobody_claims_a_card_with_somebody_elses_phone(database, people, brand):
    owner = enrol(database, people, brand, phone=PHONE).customer
    anonymous = enrol(database, people, brand).customer
    with database.transaction() as session:
        with pytest.raises(customers.BelongsToAnotherError) as refusal:
            customers.claim(
                session, people, brand=brand, customer=anonymous, value=PHONE, now=NOON
            )
        customers.claim(
            session, people, brand=brand, customer=anonymous,
            kind="email", value="b@example.com", now=NOON,
        )  # fmt: skip
    assert "512" not in str(refusal.value)
    assert find(database, people, brand).id == owner.id


@pytest.mark.parametrize("kind", ["phone", "email", "external", "card"])
def test_nothing_claims_nothing(database, people, brand, kind):
    customer = enrol(database, people, brand).customer
    with database.transaction() as session, pytest.raises(InvalidError):
        customers.claim(
            session, people, brand=brand, customer=customer,
            kind=kind, value="", now=NOON,
        )  # fmt: skip
