"""Campaigns in the studio: from an empty list to a message on a phone, without a manual."""

import re
from datetime import timedelta

import pytest

from tests import make
from tests.campaigns import making, runs
from tests.web.studio.conftest import words
from walletpass import brands, campaigns, customers, outbox
from walletpass.campaigns.models import Campaign, Delivery
from walletpass.jobs import keep, keeping, relay
from walletpass.web.studio.campaigns.ready_made import READY

WORDS = {"en": "20% off until Sunday", "ru": "Скидка 20%", "pl": "Taniej o 20%"}


def keep_all(services):
    assert keeping
    while relay(services, lambda ticket: keep(services, ticket)):
        pass


@pytest.fixture
def audience(database, rosa):
    """Enrol people who agreed, with the card of the brand on their phones."""
    with database.transaction() as session:
        card = session.query(make.passes.Template).filter_by(brand_id=rosa.id).one()
        return [runs.spoken_to(session, rosa, card).id for _ in range(5)]


@pytest.fixture
def marketer(enter):
    return enter("marketer", name="Marta Nowak", language="en")


def begun(browser, ready="message"):
    made = browser.post("/campaigns/new", at="/campaigns/new", ready=ready)
    assert made.status_code == 303
    return made.location.removeprefix("/studio").removeprefix(
        "http://studio.example/studio"
    )


def stamp(browser, address):
    page = browser.get(address).text
    return re.search(r'name="stamp" value="(\d+)"', page)[1]


def written(browser, address, **changes):
    """Write a whole campaign into its form, and save it."""
    form = {
        "stamp": stamp(browser, address),
        "name": "Coffee",
        "audience": "everybody",
        "purpose": "marketing",
        "topic": "promo",
        "priority": "5",
        "zone": "brand",
        "holdout": "0",
        "shows_days": "7",
        "window_days": "7",
        "code.0": "a",
        **{f"words.0.{language}": text for language, text in WORDS.items()},
    }
    token = {"csrf_token": browser.token(address)}
    return browser.client.post(f"/studio{address}", data=token | form | changes)


def step(browser, address, do, **more):
    return browser.post(
        f"{address}/steps", at=address, do=do, stamp=stamp(browser, address), **more
    )


def test_a_marketer_goes_from_nothing_to_a_sent_and_explained_campaign(
    marketer, services, database, audience
):
    assert "no campaign here yet" in words(marketer.get("/campaigns"))
    address = begun(marketer)
    assert written(marketer, address).status_code == 200
    assert step(marketer, address, "rehearse").status_code == 303
    keep_all(services)
    assert "5 people would get a message." in words(marketer.get(address))

    refused = step(marketer, address, "approve")
    assert refused.status_code == 422
    assert "Type the words exactly" in words(refused)
    confirmed = step(marketer, address, "approve", confirm="Send to 5 people")
    assert confirmed.status_code == 303
    assert "Send to 5 people" in words(marketer.get(address))
    assert step(marketer, address, "start").status_code == 303
    keep_all(services)

    page = words(marketer.get(address))
    assert "5 messages sent" in page
    told = words(marketer.get(f"{address}/outcomes"))
    assert told.count("the message was put on your card") == 5
    with database.snapshot() as session:
        assert session.query(Delivery).filter_by(state="sent").count() == 5


def test_what_would_reach_nobody_leads_back_to_its_audience(marketer, services):
    address = begun(marketer)
    written(marketer, address)
    step(marketer, address, "rehearse")
    keep_all(services)

    page = marketer.get(address)
    assert "As things stand nobody would get it" in words(page)
    assert "Send to 0 people" not in words(page)
    assert 'href="#audience"' in page.text
    assert 'value="approve"' not in page.text


def test_a_page_follows_its_campaign_by_itself_from_rehearsal_to_the_end(
    marketer, services, audience, enter
):
    def followed(page):
        found = re.search(r'data-follows="/studio([^"]+)"', page.text)
        return found and found[1]

    address = begun(marketer)
    written(marketer, address)
    assert followed(marketer.get(address)) is None

    assert step(marketer, address, "rehearse").location.endswith("#next")
    now = followed(marketer.get(address))
    assert "The rehearsal is under way" in words(marketer.get(now))
    keep_all(services)
    assert marketer.get(now).location.endswith(address)  # there is a result to see

    step(marketer, address, "approve", confirm="Send to 5 people")
    step(marketer, address, "start")
    now = followed(marketer.get(address))
    assert "0+ still to come the list is still being drawn up" in words(
        marketer.get(now)
    )
    assert enter("cashier").get(now).status_code == 403
    keep_all(services)
    assert marketer.get(now).status_code == 303
    assert followed(marketer.get(address)) is None
    assert marketer.get("/campaigns/cmp_none/now").status_code == 404


@pytest.mark.parametrize(
    ("language", "on_the_page", "in_the_story"),
    [
        ("en", "Hidden from your card on Nov 20", "Hidden from the card on Nov 20"),
        ("ru", "Скрыто с вашей карты 20 нояб.", "Скрыто с карты 20 нояб."),
        ("pl", "Ukryto na Twojej karcie 20 lis", "Ukryto na karcie 20 lis"),
    ],
)
def test_what_was_sent_and_is_hidden_since_a_no_is_told_so_wherever_one_looks(
    enter,
    database,
    rosa,
    audience,
    clock,
    services,
    language,
    on_the_page,
    in_the_story,
):
    with database.transaction() as session:
        run = runs.started(session, brands.brand_of(session, rosa.id))
        address, run_id = f"/campaigns/{run.campaign_id}/outcomes", run.id
    keep_all(services)
    clock.now += timedelta(hours=2)
    with database.transaction() as session:
        someone = session.get_one(customers.Customer, audience[0])
        no = [customers.Choice("wallet", given=False)]
        customers.record_consents(session, someone, no, source="test", now=clock.now)
    browser = enter("owner", language=language)

    page = words(browser.get(address))
    assert page.count(on_the_page) == 1
    table = browser.get(f"/tables/outcomes.csv?run={run_id}").text
    assert table.count(on_the_page) == 1
    assert in_the_story in words(browser.get(f"/customers/{audience[0]}"))
    assert in_the_story not in words(browser.get(f"/customers/{audience[1]}"))


def test_a_rehearsal_that_came_to_a_halt_says_so_and_is_begun_anew(
    marketer, services, database, audience, clock
):
    address = begun(marketer)
    written(marketer, address)
    step(marketer, address, "rehearse")
    assert "The rehearsal is under way" in words(marketer.get(address))

    with database.transaction() as session:
        for ticket in outbox.claim(session, now=clock.now):
            outbox.postpone(session, ticket, trouble="no", until=None, now=clock.now)
    assert "The rehearsal came to a halt" in words(marketer.get(address))

    clock.now += timedelta(seconds=1)
    step(marketer, address, "rehearse")
    assert "The rehearsal is under way" in words(marketer.get(address))
    keep_all(services)
    assert "5 people would get a message." in words(marketer.get(address))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "On Mar 28, 2027 clocks go forward over this time."),
        ("ru", "28 мар. 2027 г. часы переводят вперёд через это время."),
        ("pl", "28 mar 2027 zegary przeskakują tę godzinę."),
    ],
)
def test_a_time_that_clocks_will_skip_on_some_day_is_told_of_and_kept(
    enter, database, rosa, language, said
):
    every = {"kind": "day"}
    with database.transaction() as session:
        campaign = making.drafted(
            session,
            brands.brand_of(session, rosa.id),
            kind="recurring",
            schedule={"at": "2027-02-01T02:30", "every": every},
        )
    marketer = enter("marketer", language=language)

    assert said in words(marketer.get(f"/campaigns/{campaign.id}"))


def test_whoever_is_asked_about_is_found_by_number_name_or_card(
    marketer, database, rosa, issue
):
    told = issue(phone="+48500999077", first_name="Zofia", last_name="Ruta")
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        campaign = making.drafted(session, brand)
        making.running(session, campaign)
        run = campaigns.runs_page(session, campaign).rows[0]
        session.add(
            Delivery(
                run_id=run.id,
                customer_id=told.customer_id,
                brand_id=brand.id,
                campaign_id=campaign.id,
                arm="treated",
                bucket=1,
                variant="a",
                state="suppressed",
                reason="no-phone",
                due_at=make.NOON,
            )
        )
        address = f"/campaigns/{campaign.id}/outcomes"

    for wanted in ("+48 500 999 077", "Zofia", told.number, told.customer_id):
        found = words(marketer.post(address, wanted=wanted))
        assert "Card on no phone" in found, wanted
    assert "Nobody here" in words(marketer.post(address, wanted="+48 500 111 222"))


def test_a_draft_says_what_is_missing_until_nothing_is(marketer):
    address = begun(marketer)

    page = words(marketer.get(address))

    assert "Choose whom it speaks to." in page
    assert "There are no words in this language yet." in page
    assert "Rehearse" not in re.sub("rehears", "", page)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"words.0.en": "Hello {frist_name}"}, "A name in braces is unknown"),
        ({"words.0.en": "Hello {first_name"}, "A brace opens"),
        ({"words.0.en": "Your code {coupon}"}, "names a coupon and gives none"),
        ({"at": "2027-03-28T02:30"}, "Clocks go forward"),
        ({"at": "2026-10-25T02:30"}, "twice on that day"),
        ({"audience": "seg_nobody"}, "segment is not there"),
    ],
)
def test_what_is_to_be_put_right_is_told_at_its_box_and_kept_meanwhile(
    marketer, changes, complaint
):
    address = begun(marketer)

    answer = written(marketer, address, **changes)

    assert answer.status_code == 200
    later = marketer.get(address)
    for page in (answer, later):
        assert complaint in words(page)
        assert "Kept as it is, and not fit to be sent yet" in words(page)
        for name, text in changes.items():
            assert text in page.text, name
    refused = step(marketer, address, "rehearse")
    assert refused.status_code == 422
    assert complaint in words(refused)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"holdout": "80"}, "Held out, percent: Write 50 or less here."),
        ({"holdout": "-1"}, "Held out, percent: Write 0 or more here."),
        ({"holdout": "many"}, "out of range"),
        ({"priority": "1" + "0" * 30}, "Write 9 or less here."),
        ({"shows_days": "0"}, "1 or more"),
        ({"spread_minutes": "-5"}, "Spread over minutes: Write 0 or more here."),
        ({"margin": "1000000000"}, "Margin, percent: Write 100 or less here."),
        ({"link.0": "javascript:alert(1)"}, "https:// pages"),
        ({"name": "x" * 200}, "Name: "),
    ],
)
def test_what_cannot_be_is_refused_at_its_box_and_nothing_typed_is_lost(
    marketer, changes, complaint
):
    address = begun(marketer)

    refused = written(marketer, address, **changes)

    assert refused.status_code == 422
    assert complaint in words(refused)
    assert "There are no words in this language yet." not in words(refused)
    [name] = changes
    box = name.replace(".", "-")
    assert re.search(rf'id="{box}"[^>]* aria-invalid="true"', refused.text)
    assert re.search(rf'id="{box}-said"[^>]*><p class="complaint">', refused.text)
    assert refused.text.count('class="unseen">Variant') == 2  # one, and one to write
    assert "20% off until Sunday" in refused.text
    for name, text in changes.items():
        assert text in refused.text, name


def test_of_two_people_who_edit_at_once_the_second_loses_nothing(marketer, enter):
    other = enter("owner", name="Olga", language="en")
    address = begun(marketer)
    seen = stamp(other, address)
    assert written(marketer, address, name="Hers").status_code == 200

    refused = written(other, address, stamp=seen, name="His own words")

    assert refused.status_code == 409
    assert "Somebody else changed it meanwhile" in words(refused)
    assert "His own words" in refused.text


@pytest.mark.parametrize("ready", READY)
@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_every_ready_made_campaign_can_be_taken_and_saved_as_it_is(
    enter, ready, language
):
    browser = enter("marketer", language=language)
    address = begun(browser, ready)
    page = browser.get(address)
    assert page.status_code == 200
    boxes = r'<input[^>]* name="((?:trigger|code)[^"]*)" value="([^"]*)"'
    form = dict(re.findall(boxes, page.text))
    on = re.findall(r'name="on" value="(\w+)" checked', page.text)
    if ready == "weekly":
        form |= {"at": "2027-01-01T10:00", "on": on}

    saved = written(browser, address, **form)

    assert saved.status_code == 200, words(saved)[:900]


def test_the_lock_screen_shows_the_words_as_they_will_be(marketer):
    address = begun(marketer)

    page = written(marketer, address, **{"words.0.en": "Hello {first_name}, 20% off"})

    assert "Hello Ada, 20% off" in words(page)


def test_nobody_else_may_come_in_and_no_other_brand_is_seen(
    enter, hire, database, mint, marketer
):
    with database.transaction() as session:
        theirs = making.drafted(session, brands.brand_of(session, mint.id))
        address = f"/campaigns/{theirs.id}"
    cashier = enter("cashier")

    assert cashier.get("/campaigns").status_code == 403
    assert marketer.get(address).status_code == 404
    assert marketer.get(f"{address}/outcomes").status_code == 404
    assert marketer.post(f"{address}/steps", do="cancel").status_code == 404
    assert "Coffee" not in words(marketer.get("/campaigns"))


def test_a_running_campaign_is_paused_resumed_and_cancelled(
    marketer, database, rosa, services
):
    with database.transaction() as session:
        campaign = making.drafted(
            session,
            brands.brand_of(session, rosa.id),
            schedule={"at": "2027-02-01T10:00"},
        )
        address = f"/campaigns/{campaign.id}"
    step(marketer, address, "rehearse")
    keep_all(services)
    step(marketer, address, "approve")
    step(marketer, address, "start")

    def status():
        with database.snapshot() as session:
            return session.get_one(Campaign, campaign.id).status

    step(marketer, address, "pause")
    assert status() == "paused"
    step(marketer, address, "resume")
    assert status() == "running"
    assert step(marketer, address, "resume").status_code == 422
    step(marketer, address, "cancel", withdraw="on")
    assert status() == "cancelled"


def test_a_draft_is_thrown_away(marketer, database):
    address = begun(marketer)

    assert step(marketer, address, "delete").status_code == 303

    with database.snapshot() as session:
        assert session.query(Campaign).count() == 0


def test_a_campaign_too_large_for_its_writer_is_told_of_to_everybody_else(
    enter, marketer, database, rosa, audience, services
):
    with database.transaction() as session:
        campaigns.keep_manners(
            session,
            rosa.id,
            campaigns.Limits(),
            approve_above=2,
            by="olga",
            now=make.NOON,
        )
    address = begun(marketer)
    written(marketer, address)
    step(marketer, address, "rehearse")
    keep_all(services)
    colleague = enter("marketer")

    told, silent = words(colleague.get("")), words(marketer.get(""))

    assert "“Coffee” waits for a second person" in told
    assert "would speak to 5 people" in told
    assert "waits for a second person" not in silent
    step(colleague, address, "approve", confirm="Send to 5 people")
    assert "waits for a second person" not in words(colleague.get(""))


def test_what_is_begun_holds_some_out_to_compare_with(marketer):
    page = marketer.get(begun(marketer)).text

    assert re.search(r'name="holdout"[^>]* value="10"', page)


def held(browser, address):
    return re.search(r'name="holdout"[^>]* value="([^"]*)"', browser.get(address).text)[
        1
    ]


def test_what_becomes_a_service_holds_nobody_out_unless_somebody_says_so(marketer):
    address = begun(marketer)

    written(marketer, address, purpose="service", holdout="10")
    assert held(marketer, address) == "0"

    written(marketer, address, purpose="service", holdout="10")
    assert held(marketer, address) == "10"


@pytest.mark.parametrize("ready", READY)
def test_no_service_that_is_ready_made_holds_anybody_out(ready):
    document = READY[ready]

    assert document.get("purpose") != "service" or not document.get("holdout")


@pytest.mark.parametrize(("margin", "share"), [("99,5", 0.995), ("99.5 %", 0.995)])
def test_a_margin_is_written_with_either_mark_and_shown_with_the_readers(
    enter, database, margin, share
):
    reader = enter("marketer", name="Ola Lis", language="pl")
    address = begun(reader)

    written(reader, address, margin=margin, holdout="7,5")

    page = reader.get(address).text
    assert re.search(r'name="margin"[^>]* value="99,5"', page)
    assert held(reader, address) == "7,5"
    with database.snapshot() as session:
        assert session.query(Campaign).one().draft["cost"]["margin"] == share


def test_forms_leave_out_what_turns_the_reading_direction(marketer, database):
    turned = {"name": "Pay \u202e00.01", "words.0.en": "Now \u202d00.01"}

    written(marketer, begun(marketer), **turned)

    with database.snapshot() as session:
        campaign = session.query(Campaign).one()
        assert campaign.name == "Pay 00.01"
        assert campaign.draft["variants"][0]["words"]["en"] == "Now 00.01"
