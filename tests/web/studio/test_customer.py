"""One customer's page: what happened to them, in order, with reasons, and no more than one may see."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from walletpass import brands, customers, ledger, places
from walletpass.campaigns.models import Campaign, CampaignVersion, Delivery, Run
from walletpass.campaigns.reasons import REASONS
from walletpass.insight.models import Profile, StageMove
from walletpass.kernel.ids import new_id
from walletpass.web.translations import Speaker

from .conftest import words


@pytest.fixture
def life(owner, card):
    """Return what the page of Ada says."""

    def life(browser=None, **asked):
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        return (browser or owner).get(f"/customers/{card.customer_id}?{query}")

    return life


def titles(page):
    story = page.text.partition('<ol class="story">')[2]
    return [
        " ".join(re.sub(r"<[^>]+>", " ", line).split())
        for line in re.findall(r"<div>\s*<p>(.*?)</p>", story, re.DOTALL)
    ]


def test_it_tells_whose_it_is_and_how_it_began(life, card):
    page = life()

    assert "Ada Whitfield" in words(page)
    assert "+48 500 999 001" in words(page)
    assert titles(page) == [f"Card {card.number} issued", "Joined"]


def test_points_phones_and_stages_stand_in_the_order_they_came(life, card, database):
    with database.transaction() as session:
        ledger.earn(
            session, card.account_id, 5_000, source="a", now=NOON + timedelta(hours=1)
        )
        session.add(
            StageMove(
                id=new_id("stm", NOON),
                brand_id=card.brand_id,
                customer_id=card.customer_id,
                from_stage="new",
                to_stage="active",
                moved_at=NOON + timedelta(hours=2),
            )
        )

    page = life()

    assert titles(page) == [
        "New → Active",
        "Collected: +50 points",
        f"Card {card.number} issued",
        "Joined",
    ]


def test_a_filter_shows_one_kind_alone_and_says_so(life, card, database):
    with database.transaction() as session:
        ledger.earn(session, card.account_id, 5_000, source="a", now=NOON)

    page = life(show="points")

    assert titles(page) == ["Collected: +50 points"]
    assert re.search(r'aria-current="true">Points<', page.text)


def test_a_kind_with_nothing_in_it_says_what_will_stand_there(life):
    assert "Nothing here yet" in words(life(show="messages"))


def _deliver(session, card, state, reason):
    campaign = Campaign(
        id=new_id("cmp", NOON),
        brand_id=card.brand_id,
        name=f"Spring {state}",
        kind="once",
        status="running",
        revision=1,
        draft={},
        salt=bytes(32),
        made_by="stf_1",
        changed_by="olga",
        created_at=NOON,
        updated_at=NOON,
    )
    version = CampaignVersion(
        id=new_id("cpv", NOON),
        brand_id=card.brand_id,
        campaign_id=campaign.id,
        number=1,
        document={},
        made_by="stf_1",
        made_at=NOON,
    )
    run = Run(
        id=new_id("run", NOON),
        brand_id=card.brand_id,
        campaign_id=campaign.id,
        version_id=version.id,
        entry="",
        status="running",
        purpose="marketing",
        priority=5,
        counts={},
        planned_for=NOON,
        started_at=NOON,
    )
    delivery = Delivery(
        run_id=run.id,
        customer_id=card.customer_id,
        brand_id=card.brand_id,
        campaign_id=campaign.id,
        pass_id=card.id,
        arm="held" if state == "held" else "treated",
        bucket=1,
        variant="a",
        state=state,
        reason=reason,
        due_at=NOON,
        decided_at=NOON,
    )
    for row in (campaign, version, run, delivery):
        session.add(row)
        session.flush()


def test_messages_sent_and_not_sent_are_told_with_the_reason(life, card, database):
    with database.transaction() as session:
        _deliver(session, card, "sent", "sent")
        _deliver(session, card, "suppressed", "cap-week")
        _deliver(session, card, "held", "held")

    text = words(life(show="messages"))

    assert "Message shown: Spring sent" in text
    assert "Message not sent: Spring suppressed Enough for the week" in text
    assert "Held out for comparison: Spring held" in text


@pytest.mark.parametrize(
    "reason", ["sent", *places.NOT_TOLD, "cap-day", "quiet-hours", "no-consent"]
)
def test_who_was_near_a_shop_is_told_of_with_what_came_of_it(
    life, card, database, reason
):
    with database.transaction() as session:
        brand = brands.brand_of(session, card.brand_id)
        store = make.store(session, brand)
        position = places.Position(
            id="pos_1", brand_id=brand.id, source="app", external_id="1", digest=b"",
            customer_id=card.customer_id, latitude=52.0, longitude=21.0, accuracy=5.0,
            store_id=store.id, metres=10.0, occurred_at=NOON, received_at=NOON,
        )  # fmt: skip
        session.add(position)
        session.flush()
        places.note_outcome(session, "pos_1", reason, now=NOON)
        name = store.name

    page = words(life(show="messages"))

    assert f"Came near {name}" in page
    assert reason not in page or reason == "sent"


def test_a_long_story_is_read_page_by_page_and_nothing_is_lost_or_told_twice(
    owner, life, card, database
):
    with database.transaction() as session:
        for number in range(90):  # three at each moment, to try the ties
            at = NOON + timedelta(minutes=number // 3)
            ledger.earn(
                session, card.account_id, 100 * (number + 1), source=str(number), now=at
            )

    pages, page = [], life()
    while True:
        pages.append(titles(page))
        onward = re.search(r'href="([^"]+)">Older', page.text)
        if not onward:
            break
        page = owner.client.get(onward[1].replace("&amp;", "&"))

    told = [title for page in pages for title in page]
    assert [len(page) for page in pages] == [40, 40, 12]
    earned = [int(re.search(r"\+(\d+)", title)[1]) for title in told[:90]]
    assert sorted(earned) == list(range(1, 91))
    assert [(number - 1) // 3 for number in earned] == sorted(
        [number // 3 for number in range(90)], reverse=True
    )


@pytest.mark.parametrize("cursor", ["***", "eA", "MjAyNi0xMS0yMFQxMjowMCBtb3ZlZCB4"])
def test_a_place_in_the_story_that_is_none_of_ours_is_not_there(life, cursor):
    assert life(after=cursor).status_code == 404


def test_habits_are_shown_once_they_are_known(life, card, database):
    assert "Usual basket" not in words(life())
    with database.transaction() as session:
        session.add(
            Profile(
                customer_id=card.customer_id,
                brand_id=card.brand_id,
                last_bought_at=NOON,
                purchases=4,
                visits=3,
                spent=123_456,
                basket=30_864,
                engagement=50,
                lifetime_value=200_000,
                stage="active",
                staged_at=NOON,
                settled_at=NOON,
                reckoned_at=NOON,
            )
        )

    text = words(life())

    assert "Where they stand Active" in text
    assert "1,234.56" in text
    assert "Days between visits — not knowable" in text


def test_without_leave_nothing_personal_is_told(life, enter, card, database):
    with database.transaction() as session:
        ledger.adjust(
            session, card.account_id, 500, source="x", reason="Ada called", now=NOON,
            actor="stf_1",
        )  # fmt: skip

    marketer = enter("marketer", language="en")
    page = life(marketer)

    assert page.status_code == 200
    assert "A••• W•••" in words(page)
    for word in ("Ada", "Whitfield", "999 001"):
        assert word not in words(page)
    assert "Ada called" in words(life())


def test_another_brands_customer_is_not_there(enter, mint, card):
    stranger = enter("owner", mint)

    assert stranger.get(f"/customers/{card.customer_id}").status_code == 404


def test_nothing_of_another_customer_is_told(life, issue, database):
    other = issue(phone="+48500999777", first_name="Boris")
    with database.transaction() as session:
        ledger.earn(session, other.account_id, 7_700, source="b", now=NOON)

    text = words(life())

    assert "77 points" not in text
    assert other.number not in text


def test_somebody_who_turned_out_to_be_another_leads_to_them(
    owner, issue, card, database
):
    twin = issue(phone="+48500999778", first_name="Ada")
    with database.transaction() as session:
        twin_self = session.get_one(customers.Customer, twin.customer_id)
        twin_self.merged_into_id = card.customer_id
        twin_self.status = "merged"

    answer = owner.get(f"/customers/{twin.customer_id}")

    assert answer.location == f"/studio/customers/{card.customer_id}"
    assert f"Card {twin.number} issued" in titles(owner.client.get(answer.location))


def test_a_cashier_may_look_and_a_developer_may_not(life, enter):
    assert life(enter("cashier")).status_code == 200
    assert life(enter("developer")).status_code == 403


def test_the_list_and_the_card_lead_to_the_customer(owner, card):
    address = f"/studio/customers/{card.customer_id}"

    assert address in owner.get("/cards").text
    assert address in owner.get(f"/cards/{card.id}").text


@pytest.mark.parametrize("wanted", ["Whitfield", "ada", "ADA whit"])
def test_a_customer_is_found_by_name(owner, card, wanted):
    answer = owner.client.post(
        "/studio/cards", data={"csrf_token": owner.token(), "wanted": wanted}
    )

    assert answer.location == f"/studio/cards/{card.id}"


def test_namesakes_are_shown_to_choose_from_and_only_the_brands_own(
    owner, card, issue, mint
):
    other = issue(phone="+48500999779", first_name="Ada", last_name="Lovelace")
    foreign = issue(mint, phone="+48500999780", first_name="Ada", last_name="Mint")

    answer = owner.client.post(
        "/studio/cards", data={"csrf_token": owner.token(), "wanted": "Ada"}
    )

    assert card.number in answer.text
    assert other.number in answer.text
    assert foreign.number not in answer.text


def test_a_customer_is_found_by_e_mail(owner, issue):
    card = issue(email="ada@example.com")

    answer = owner.client.post(
        "/studio/cards", data={"csrf_token": owner.token(), "wanted": "Ada@Example.com"}
    )

    assert answer.location == f"/studio/cards/{card.id}"


@pytest.mark.parametrize(
    ("language", "told"), [("ru", "Что происходило"), ("pl", "Co się działo")]
)
def test_it_speaks_the_language_of_the_person(life, enter, language, told):
    assert told in words(life(enter("owner", language=language)))


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_there_is_has_words_for_staff(reason):
    for language in ("en", "ru", "pl"):
        assert Speaker(language).knows(f"campaigns.reason.{reason}")


@pytest.mark.parametrize("wanted", [False, True])
def test_whether_the_card_shows_near_shops_is_in_the_story(
    owner, database, card, wanted
):
    with database.transaction() as session:
        customer = session.get_one(customers.Customer, card.customer_id)
        places.say_of_hints(
            session,
            customer,
            wanted=False,
            wording=customers.Wording("en", "Do not show it"),
            source="card page",
            now=NOON,
        )
        if wanted:
            places.say_of_hints(
                session,
                customer,
                wanted=True,
                wording=customers.Wording("en", "Show it"),
                source="card page",
                now=NOON + timedelta(minutes=1),
            )

    told = words(owner.get(f"/customers/{card.customer_id}"))

    assert "Wants the card not to show near shops card page" in told
    assert ("Lets the card show near shops" in told) is wanted
