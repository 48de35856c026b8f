"""Every consent keeps the very words that were on the visitor's screen."""

import pytest
from sqlalchemy import select

from tests import make
from tests.make import NOON
from walletpass import brands, customers
from walletpass.brands import Brand
from walletpass.customers import Consent, ConsentText, Customer, Identity
from walletpass.passes import Pass

from .conftest import TERMS, words

PHONE = "+48 500 999 002"
LATER = {"en": "A point is two.", "ru": "Балл — два.", "pl": "Punkt to dwa."}
SENTENCES = {
    "en": (
        "By getting the card you accept the terms below. Your yes to offers can be taken back at any time.",
        "Yes, show Rosa offers on the card and the lock screen",
        "Yes, send me Rosa offers by SMS",
    ),
    "ru": (
        "Получая карту, вы принимаете условия ниже. Согласие на акции можно отозвать в любой момент.",
        "Да, показывайте акции «Rosa» на карте и на экране блокировки",
        "Да, присылайте мне акции «Rosa» по SMS",
    ),
    "pl": (
        "Odbierając kartę, akceptujesz warunki poniżej. Zgodę na oferty można w każdej chwili cofnąć.",
        "Tak, pokazujcie oferty Rosa na karcie i ekranie blokady",
        "Tak, wysyłajcie mi oferty Rosa SMS-em",
    ),
}
ONCE_MORE = {
    "en": "Please read this page once more",
    "ru": "Прочитайте, пожалуйста, эту страницу ещё раз",
    "pl": "Przeczytaj, proszę, tę stronę jeszcze raz",
}


@pytest.fixture
def said(database):
    """Return all that the one customer there is agreed to and refused."""

    def said():
        with database.snapshot() as session:
            customer = session.scalars(select(Customer)).one()
            return {
                (one.consent.channel, one.consent.topic): (
                    one.consent.given,
                    one.text.words,
                    one.text.language,
                    one.consent.terms_version,
                )
                for one in customers.consents_page(session, customer.id).rows
            }

    return said


@pytest.fixture
def everything(database):
    """Return every row about people and what they hold."""

    def everything():
        with database.snapshot() as session:
            return {
                table.__tablename__: session.execute(select(table.__table__)).all()
                for table in (Customer, Identity, Consent, ConsentText, Pass)
            }

    return everything


@pytest.fixture
def publish(database, rosa):
    """Let the brand publish other terms, or change its name."""

    def publish(terms=None, name=None):
        with database.transaction() as session:
            brand = session.get_one(Brand, rosa.id)
            brand.name = name or brand.name
            if terms is not None:
                brands.change_terms(session, brand, terms, now=NOON)

    return publish


@pytest.mark.parametrize("language", SENTENCES)
def test_each_consent_is_kept_with_the_words_that_were_shown(
    visit, rosa, said, language
):
    visitor = visit(language)
    page = words(visitor.get("/join/rosa"))
    accept, wallet, sms = SENTENCES[language]

    assert visitor.join(phone=PHONE, sms="yes").status_code == 303

    assert all(sentence in page for sentence in (accept, wallet, sms, TERMS[language]))
    assert said() == {
        ("wallet", "terms"): (True, accept, language, 1),
        ("wallet", "marketing"): (False, wallet, language, 1),
        ("sms", "marketing"): (True, sms, language, 1),
    }


def test_without_a_number_nothing_is_agreed_to_about_it(visitor, rosa, said):
    visitor.join(way="anonymous", sms="yes", wallet="yes")

    assert said().keys() == {("wallet", "terms"), ("wallet", "marketing")}
    assert said()["wallet", "marketing"][0]


def test_without_terms_nobody_accepts_any(visitor, rosa, publish, said):
    publish({})

    visitor.join(phone=PHONE)

    assert said().keys() == {("wallet", "marketing"), ("sms", "marketing")}
    assert {version for *_, version in said().values()} == {None}


def test_terms_published_while_the_form_was_open_are_not_the_ones_accepted(
    visitor, rosa, publish, said, database
):
    form = visitor.form_at()
    publish(LATER)

    assert visitor.send(form | {"phone": PHONE}).status_code == 303

    version = said()["wallet", "terms"][3]
    with database.snapshot() as session:
        assert brands.terms_of(session, rosa.id, version) == TERMS
    assert version == 1


def test_whoever_opens_the_form_later_accepts_the_later_terms(
    visitor, rosa, publish, said
):
    publish(LATER)

    visitor.join(phone=PHONE)

    assert said()["wallet", "terms"][3] == 2


def test_a_number_mistyped_over_older_terms_is_asked_for_over_the_newer(
    visitor, rosa, publish, said
):
    form = visitor.form_at()
    publish(LATER)

    answer = visitor.send(form | {"phone": "12", "sms": "yes"})

    assert answer.status_code == 422
    assert LATER["en"] in words(answer)
    assert 'name="terms" value="2"' in answer.text
    assert 'name="sms" value="yes" checked' in answer.text


@pytest.mark.parametrize("accepted", ["ru", "de", "", "*;q=0"])
def test_the_language_kept_is_the_pages_whatever_the_browser_says_on_sending(
    visit, rosa, said, database, accepted
):
    form = visit("pl").form_at()

    visit(accepted).send(form | {"phone": PHONE, "sms": "yes"})

    assert {language for _, _, language, _ in said().values()} == {"pl"}
    assert said()["sms", "marketing"][1] == SENTENCES["pl"][2]
    with database.snapshot() as session:
        assert session.scalars(select(Customer.language)).one() == "pl"


def test_a_visitor_whose_language_nobody_speaks_is_kept_in_the_shops(
    visit, rosa, said, database
):
    with database.transaction() as session:
        session.get_one(Brand, rosa.id).default_language = "pl"

    visit("de").join(phone=PHONE)

    assert {language for _, _, language, _ in said().values()} == {"pl"}
    with database.snapshot() as session:
        assert session.scalars(select(Customer.language)).one() == "pl"


def test_a_complaint_stays_in_the_language_of_the_form(visit, rosa):
    form = visit("pl").form_at()

    answer = visit("ru").send(form | {"phone": "12"})

    assert '<html lang="pl">' in answer.text
    assert "Nie ma takiego numeru" in words(answer)
    assert 'name="language" value="pl"' in answer.text


@pytest.mark.parametrize("language", ONCE_MORE)
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("terms", None),
        ("terms", ""),
        ("terms", "0"),
        ("terms", "-1"),
        ("terms", "2"),
        ("terms", "1.0"),
        ("terms", " 1"),
        ("terms", "١"),
        ("terms", "9" * 5000),
        ("terms", "1\0"),
        ("terms", "<b>"),
        ("language", None),
        ("language", ""),
        ("language", "de"),
        ("language", "EN"),
        ("language", "en\0"),
        ("language", "x" * 5000),
        ("words", None),
        ("words", ""),
        ("words", "0123456789abcdef"),
        ("words", "\ud800".encode("utf-8", "surrogatepass")),
    ],
)
def test_a_form_that_cannot_tell_what_was_seen_is_shown_again(
    visit, rosa, everything, language, field, value
):
    visitor = visit(language)
    form = visitor.form_at() | {"phone": PHONE, "wallet": "yes", field: value}
    before = everything()

    answer = visitor.send(
        {name: told for name, told in form.items() if told is not None}
    )

    assert answer.status_code == 422
    assert f'<html lang="{language}">' in answer.text
    assert ONCE_MORE[language] in words(answer)
    assert f'value="{PHONE}"' in answer.text
    assert everything() == before


def test_a_form_of_another_page_gives_a_card_and_claims_no_words(visit, rosa, database):
    answer = visit("pl").send({"phone": PHONE, "sms": "yes"})

    assert answer.status_code == 303
    with database.snapshot() as session:
        [consent] = session.scalars(select(Consent))
    assert (consent.channel, consent.topic, consent.given) == ("sms", "marketing", True)
    assert (consent.text_id, consent.terms_version) == (None, None)
    with database.snapshot() as session:
        assert session.scalars(select(Customer.language)).one() == "pl"


def test_a_language_other_than_the_one_shown_does_not_pass_for_it(
    visit, rosa, everything
):
    form = visit("en").form_at() | {"language": "pl"}
    before = everything()

    answer = visit("en").send(form | {"phone": PHONE, "sms": "yes"})

    assert answer.status_code == 422
    assert everything() == before


def test_a_yes_to_words_that_have_changed_since_is_asked_for_again(
    visitor, rosa, publish, said
):
    form = visitor.form_at() | {"phone": PHONE, "wallet": "yes", "sms": "yes"}
    publish(name="Rosa & Sons")

    answer = visitor.send(form)

    assert answer.status_code == 422
    assert "checked" not in answer.text
    assert f'value="{PHONE}"' in answer.text
    assert visitor.join(phone=PHONE, sms="yes").status_code == 303
    assert said()["sms", "marketing"][1] == "Yes, send me Rosa & Sons offers by SMS"


def test_another_brands_terms_are_not_this_ones(visitor, rosa, publish, database):
    """A version is a number, and every brand has a first; the words tell them apart."""
    publish(LATER)
    form = visitor.form_at()
    with database.transaction() as session:
        other = make.brand(session, slug="other", terms={"en": "Ours."})
        make.template(session, other, make.signing_pass_type(session, other, "pass.o"))

    for version in ("1", "2"):
        sent = form | {"phone": PHONE, "terms": version}
        assert visitor.send(sent, "/join/other").status_code == 422


def test_a_stranger_with_my_number_gets_my_card_and_changes_nothing_of_mine(
    visit, rosa, everything, publish
):
    mine = visit("en").join("/join/rosa?s=till-3", phone=PHONE)
    before = everything()
    publish(LATER)
    stranger = visit("ru")

    theirs = stranger.join(
        "/join/rosa?s=poster&utm_source=evil", phone="0048500999002",
        sms="yes", wallet="yes",
    )  # fmt: skip

    assert theirs.status_code == 303
    assert theirs.location.partition("?")[0] == mine.location.partition("?")[0]
    assert everything() == before
    assert len(before["consents"]) == 3
