"""The card on the web: what is on it and why, for whoever holds its link."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import ledger, passes, rewards, sales
from walletpass.passes import messages

from .conftest import words


@pytest.fixture
def page(visit, code):
    def page(language="en"):
        return visit(language).get(f"/card/{code}")

    return page


@pytest.fixture
def movements(database, card):
    """Let the holder earn, get a present, spend, and have something taken back."""
    with database.transaction() as session:
        account, day = card.account_id, timedelta(days=1)
        ledger.earn(session, account, 120_000, source="a", now=NOON - 3 * day)
        ledger.earn(
            session, account, 5_000, source="b", reason="Birthday <3", now=NOON - day
        )
        ledger.redeem(session, account, 2_000, source="c", now=NOON)


def test_the_balance_stands_large_with_the_right_plural(page, movements):
    assert '<p class="sum"><b>1,230</b> <span>points</span></p>' in page().text
    assert "<b>1230</b> <span>punktów</span>" in page("pl").text
    assert "<b>1\N{NO-BREAK SPACE}230</b> <span>баллов</span>" in page("ru").text


def test_each_movement_has_its_reason_its_moment_and_what_was_left(page, movements):
    text = words(page())

    assert "Spent −20 Nov 20, 2026, 1:00 PM balance 1,230" in text
    assert "Birthday <3 +50" in text
    assert "Collected +1,200" in text
    assert text.index("Spent") < text.index("Birthday") < text.index("Collected")


def test_a_card_on_which_nothing_happened_says_what_to_do(page):
    assert "Show the card when you pay, and it will appear here." in words(page())


def test_terms_contact_and_the_back_of_the_card_are_there(page):
    text = words(page("pl"))

    assert "Punkt to grosz." in text
    assert "hello@rosa.example" in text
    assert "Odwrót karty" in text


def test_shops_tell_where_they_are_and_whether_they_are_open(page, database, rosa):
    hours = {
        "week": {
            **{
                day: [["09:00", "21:00"]] for day in ("mon", "tue", "wed", "thu", "fri")
            },
            "sat": [["10:00", "24:00"]],
        },
        "special": {"2026-11-24": [], "2026-12-25": []},
    }
    with database.transaction() as session:
        make.store(
            session, rosa, name="Centrum", address="Marszałkowska 1", hours=hours
        )
        make.store(session, rosa, name="Praga", hours={"week": {"mon": []}})
        make.store(session, rosa, name="Tomorrow", active_from=NOON + timedelta(days=1))

    text = words(page("pl"))

    assert (
        "Centrum Marszałkowska 1 Teraz otwarte pon–pt 09:00–21:00 sob 10:00–00:00 "
        "niedz nieczynne 24 lis 2026 nieczynne" in text
    )
    assert "Praga Teraz zamknięte pon–niedz nieczynne" in text
    assert "2026-12-25" not in text
    assert "Tomorrow" not in text


def test_a_shop_open_round_the_clock_says_so(page, database, rosa):
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    hours = {"week": {day: [["00:00", "24:00"]] for day in days}}
    with database.transaction() as session:
        make.store(session, rosa, hours=hours)

    assert "Open now Mon–Sun round the clock" in words(page())


def test_a_voided_card_says_so_and_offers_no_phone(page, card, database):
    with database.transaction() as session:
        passes.void(session, card.brand_id, card.id, now=NOON)
        passes.refresh(
            session,
            [card.id],
            cause="voided",
            people=make.people(),
            card_link=make.LINK,
            now=NOON,
        )

    text = words(page())

    assert f"Ask in the shop, and say the number {card.number}." in text
    assert "Put the card into a phone" not in text


def test_once_in_a_phone_the_card_no_longer_asks_to_be_put_there(page, card, database):
    assert "Put the card into a phone" in words(page())

    with database.transaction() as session:
        make.registered(session, card)

    assert "Put the card into a phone" not in words(page())


def test_where_we_do_not_speak_the_visitors_language_we_speak_the_holders(
    visit, database, rosa
):
    with database.transaction() as session:
        issued = passes.issue(
            session,
            make.customer(session, rosa, language="pl"),
            people=make.people(),
            card_link=make.LINK,
            now=NOON,
        )
        code = make.people().keyring.card_code(issued.wallet_pass.serial_number)

    assert '<html lang="pl">' in visit("de").get(f"/card/{code}").text
    assert '<html lang="ru">' in visit("ru").get(f"/card/{code}").text


@pytest.mark.parametrize(
    ("language", "latest"),
    [
        ("en", "+50 points, 50 now"),
        ("ru", "+50 баллов, теперь 50"),
        ("pl", "+50 punktów, teraz 50"),
    ],
)
def test_the_page_speaks_one_language_whoever_holds_the_card(
    visit, database, rosa, language, latest
):
    with database.transaction() as session:
        who = make.customer(session, rosa, language="ru")
        card = passes.issue(
            session, who, people=make.people(), card_link=make.LINK, now=NOON
        ).wallet_pass
        held = passes.card_of(session, rosa.id, card.id)
        held = make.earning(session, held, 50)
    code = make.people().keyring.card_code(held.serial_number)

    text = visit(language).get(f"/card/{code}").text

    assert f'<html lang="{language}">' in text
    assert latest in text
    assert text.count("теперь 50") == (language == "ru")
    with database.snapshot() as session:
        assert passes.card_of(session, rosa.id, card.id) == held


def test_until_it_is_refreshed_a_card_looks_the_same_in_every_language(
    page, card, database, look
):
    with database.transaction() as session:
        template = session.get_one(passes.Template, card.template_id)
        design = passes.Design.model_validate(template.draft)
        latest = next(field for field in design.fields.back if field.key == "latest")
        news = latest.model_copy(update={"key": "news", "value": {"en": "Dear {name}"}})
        fields = design.fields.model_copy(update={"back": (news,)})
        anew = design.model_copy(update={"fields": fields})
        passes.save_draft(template, anew, now=NOON)
        passes.publish(session, template, look[1], now=NOON)

    for language, latest in [("en", "Welcome!"), ("pl", "Witamy!")]:
        text = words(page(language))
        assert latest in text
        assert "Dear Ada" not in text


def test_nobody_is_named_by_phone_on_the_page(page, movements):
    assert "500999001" not in page().text.replace(" ", "")


@pytest.mark.parametrize("address", ["/join/rosa", "/card/{code}", "/card/{code}/add"])
def test_a_browser_may_load_nothing_from_elsewhere(visitor, code, address):
    answer = visitor.get(address.format(code=code))
    policy = dict(
        rule.strip().split(" ", 1)
        for rule in answer.headers["Content-Security-Policy"].split(";")
    )

    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in str(policy)
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    nonce = policy["style-src"].partition("'nonce-")[2].rstrip("'")
    assert answer.text.count("<style") == answer.text.count(f'<style nonce="{nonce}"')
    assert " style=" not in answer.text


def test_the_word_that_lets_styles_in_is_new_each_time(page):
    first, second = (page().headers["Content-Security-Policy"] for _ in range(2))

    assert first != second


def test_what_we_did_not_foresee_is_told_with_a_number_and_no_detail(
    page, services, monkeypatch
):
    def fail(*_, **__):
        raise RuntimeError("the press is on fire")

    monkeypatch.setattr(services.press, "bundle", fail)

    answer = page()

    assert answer.status_code == 500
    assert "Your card works at the till as before." in words(answer)
    assert "on fire" not in answer.text


def test_a_card_that_cannot_be_signed_now_is_our_fault_not_the_customers(page, clock):
    clock.pass_by(days=3650)

    answer = page("ru")

    assert answer.status_code == 503
    assert "Это наша вина" in words(answer)


@pytest.fixture
def shopping(database, card):
    """Let the holder buy under rules that give twice, in a program with tiers."""
    one = {
        "code": "base",
        "name": {"en": "Every purchase", "ru": "Каждая покупка"},
        "gives": {"kind": "ratio", "amount": 500, "per": 100_00},
    }
    fixed = {
        "code": "gift",
        "name": {"en": "<b>A gift</b>"},
        "gives": {"kind": "fixed", "amount": 7_00},
    }
    scheme = {
        "by": "spend",
        "days": 30,
        "tiers": [
            {"code": "silver", "name": {"en": "Silver", "pl": "Srebrny"}},
            {
                "code": "gold",
                "name": {"en": "Gold", "ru": "Золотой", "pl": "Złoty"},
                "at": 500_00,
                "benefits": {"en": "A coffee with every visit"},
            },
        ],
    }
    with database.transaction() as session:
        account = session.get_one(ledger.Account, card.account_id)
        owner, program = account.brand_id, account.program_id
        rules = {"currency": "PLN", "rules": [one, fixed]}
        rewards.save_draft(
            session, owner, program, rules, rewards.Terms(), now=NOON, tiers=scheme
        )
        rewards.publish_draft(session, owner, program, now=NOON)
        lines = [
            sales.Line(260_00),
            sales.Line(10_00, is_delivery=True),
        ]
        sale = sales.Sale("pos-1", "991", "PLN", lines)
        holder = rewards.Holder(program, card.customer_id, card.id)
        rewards.credit(session, owner, sale, holder, now=NOON)


def test_each_line_of_earning_is_explained_in_a_sentence(page, shopping):
    text = words(page())

    assert "Receipt 991 +20" in text
    assert "13 points: 5 points for every PLN" in text
    assert "7 points: <b>A gift</b>." in text
    assert "delivery" in text
    assert "<b>A gift</b>" not in page().text
    assert "Чек 991" in words(page("ru"))
    assert "(Каждая покупка)" in words(page("ru"))
    assert "Paragon 991" in words(page("pl"))


def test_the_tier_and_the_way_to_the_next_are_there(page, shopping):
    assert "Your tier Silver PLN 230 to Gold" in words(page())
    assert "Twój poziom Srebrny 230 zł do poziomu Złoty" in words(page("pl"))
    assert "До уровня «Золотой»" in words(page("ru"))


def test_without_tiers_there_is_no_word_of_them(page, movements):
    assert "Your tier" not in words(page())


def test_the_balance_is_what_can_be_spent_at_this_moment(page, card, database, clock):
    with database.transaction() as session:
        tomorrow = NOON + timedelta(days=1)
        account = card.account_id
        ledger.earn(session, account, 30_00, source="a", expires_at=tomorrow, now=NOON)
    assert '<p class="sum"><b>30</b>' in page().text

    clock.pass_by(days=1)

    assert '<p class="sum"><b>0</b>' in page().text


def test_the_message_that_shows_and_those_before_stand_on_the_page(
    page, database, card
):
    for number, text in enumerate(("Cheese week", "Coffee week")):
        moment = NOON + timedelta(days=number)
        with database.transaction() as session:
            message = messages.compose_message(
                session,
                card.brand_id,
                origin="test",
                purpose="service",
                words={"en": text},
                now=moment,
            )
            row = messages.Shown(card.id, card.customer_id)
            told = {"shows_from": moment, "shows_until": None, "now": moment}
            messages.show(session, message, [row], **told)
            passes.refresh(
                session,
                [card.id],
                cause="message",
                people=make.people(),
                card_link=make.LINK,
                now=moment,
            )

    text = words(page())

    assert "Messages Coffee week Cheese week Nov 20, 2026" in text
    assert "Wiadomości Coffee week" in words(page("pl"))


def test_a_card_without_messages_says_nothing_of_them(page):
    assert "<h2>Messages</h2>" not in page().text


@pytest.mark.parametrize(
    ("wish", "language", "said"),
    [
        ("fewer", "en", "We write once a week at most."),
        ("pause", "ru", "Мы молчим месяц с того дня, как вы попросили."),
        ("only-service", "pl", "Piszemy tylko o Twojej karcie i zakupach."),
        ("as-before", "en", "We write when there is something for you."),
    ],
)
def test_one_tap_says_how_often_to_write(page, visit, code, wish, language, said):
    visitor = visit(language)

    answer = visitor.send({"wish": wish}, f"/card/{code}/wish")

    assert answer.status_code == 303
    assert said in words(page(language))


def test_a_later_wish_takes_the_place_of_an_earlier(page, visit, code):
    for wish in ("only-service", "fewer", "as-before"):
        visit("en").send({"wish": wish}, f"/card/{code}/wish")

    assert "We write when there is something for you." in words(page())


def test_no_other_wish_is_heard(visit, code):
    assert visit("en").send({"wish": "gold"}, f"/card/{code}/wish").status_code == 404
    assert visit("en").send({"wish": "fewer"}, "/card/x/wish").status_code == 404
