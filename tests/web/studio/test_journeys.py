"""A journey in the studio: its steps put together without code, and looked at as it runs."""

from copy import deepcopy

import pytest

from tests.campaigns import making
from tests.campaigns.journeys.road import HELLO
from tests.web.studio.conftest import words
from tests.web.studio.editor import _TAGS, _Form
from tests.web.studio.test_campaigns import audience, begun, keep_all, marketer, step
from walletpass import brands
from walletpass.campaigns.models import Campaign
from walletpass.web.translations import Speaker

__all__ = ["audience", "marketer"]


class RouteForm:
    """The form of a journey, in a browser without scripts."""

    def __init__(self, browser, database):
        self.browser, self.database = browser, database
        self.address = begun(browser, "journey")
        self.page = browser.get(self.address)
        self.id = self.address.rpartition("/")[2]

    @property
    def fields(self):
        form = _Form("campaign")
        form.feed("".join(_TAGS.findall(self.page.text)))
        return dict(form.pairs)

    def send(self, do="", **changes):
        told = self.fields | changes | {"do": do}
        self.page = self.browser.client.post(f"/studio{self.address}", data=told)
        return self.page

    @property
    def route(self):
        with self.database.snapshot() as session:
            return session.get_one(Campaign, self.id).draft["route"]

    @property
    def draft(self):
        with self.database.snapshot() as session:
            return session.get_one(Campaign, self.id).draft


@pytest.fixture
def form(marketer, database):
    return RouteForm(marketer, database)


def ids(steps):
    return [one["id"] for one in steps]


def test_a_ready_made_journey_comes_with_its_steps_and_words(form, rosa):
    greeting, pause, came = form.route["steps"]

    assert greeting["variants"][0]["words"].keys() == {*rosa.languages}
    assert (pause["days"], pause["until"]) == (3, "10:00")
    assert [came["then"][0]["id"], came["else"][0]["id"]] == ["thanks", "reminder"]
    before = form.draft
    assert form.send().status_code == 200
    assert form.draft == before


def test_steps_are_added_moved_and_removed_by_buttons(form):
    form.send("add:s", **{"s.new": "wait"})
    assert ids(form.route["steps"]) == ["hello", "wait-1", "if-1", "wait-2"]

    form.send("up:s-3")
    assert ids(form.route["steps"]) == ["hello", "wait-1", "wait-2", "if-1"]

    form.send("add:s-3-e", **{"s-3-e.new": "exit"})
    assert ids(form.route["steps"][3]["else"]) == ["reminder", "exit-1"]

    form.send("remove:s-2")
    form.send("down:s-0")
    assert ids(form.route["steps"]) == ["wait-1", "hello", "if-1"]


def test_branches_stand_in_branches(form):
    form.send("add:s-2-t", **{"s-2-t.new": "if"})
    form.send("add:s-2-t-1-e", **{"s-2-t-1-e.new": "say"})

    inner = form.route["steps"][2]["then"][1]
    assert inner["bought"] is True
    assert [one["kind"] for one in inner["else"]] == ["say"]
    assert "Step 3 · yes · 2 · no · 1: Write" in words(form.page)


def test_a_question_may_be_a_segment(form, database, rosa):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        segment = making.segment(session, brand)
        segment_id = segment.id

    form.page = form.browser.get(form.address)
    form.send(**{"s-2.asks": segment_id, "leave": "bought", "again_after_days": "90"})

    assert form.route["steps"][2]["when"] == making.NOT_BUSY
    assert form.route["leave"] == {"bought": True}
    assert form.route["again_after_days"] == 90
    assert form.fields["s-2.asks"] == segment_id  # it is found again
    assert form.fields["leave"] == "bought"


def test_every_variant_of_a_step_is_written_in_the_form(form, database, rosa):
    with database.transaction() as session:
        brand = brands.brand_of(session, rosa.id)
        segment_id = making.segment(session, brand).id
    form.page = form.browser.get(form.address)
    form.send(
        **{
            "s-0.whom": segment_id,
            "s-0v1.words.en": "We have new beans",
            "s-0v1.whom": "cares:coffee",
            "s-0v1.link": "https://shop.example/beans",
        }
    )
    first, second = form.route["steps"][0]["variants"]
    assert first["when"] == making.NOT_BUSY
    assert second == {
        "code": "b",
        "when": {"is": "prefers", "category": "coffee"},
        "words": {"en": "We have new beans"},
        "link": "https://shop.example/beans",
    }
    assert form.fields["s-0.whom"] == segment_id
    assert form.fields["s-0v1.whom"] == "cares:coffee"
    assert "1, Variant 2" in words(form.page)  # it is previewed

    form.send(**{"s-0v2.words.en": "Hello", "s-0v2.whom": "", "s-0v2.weight": "3"})
    told = form.route["steps"][0]["variants"]
    assert [one["code"] for one in told] == ["a", "b", "c"]
    assert told[2]["weight"] == 3
    assert form.fields["s-0v3.code"] == "d"

    form.send(**{"s-0v1.words.en": "", "s-0v1.link": ""})
    assert [one["code"] for one in form.route["steps"][0]["variants"]] == ["a", "c"]
    assert form.fields["s-0v1.words.en"] == "Hello"


def test_what_the_form_cannot_show_of_a_variant_stays(form, database):
    odd = {"all": [{"is": "bought", "days": 5}, {"is": "bought", "days": 90}]}
    with database.transaction() as session:
        campaign = session.get_one(Campaign, form.id)
        route = deepcopy(campaign.draft["route"])
        route["steps"][0]["variants"].append(
            {"code": "z", "words": {"en": "Odd"}, "when": odd}
        )
        campaign.draft = campaign.draft | {"route": route}
    form.page = form.browser.get(form.address)
    assert form.fields["s-0v1.whom"] == "kept"

    form.send(**{"s-0v1.words.en": "Odder"})

    assert form.route["steps"][0]["variants"][1] == {
        "code": "z", "words": {"en": "Odder"}, "when": odd,
    }  # fmt: skip


def test_another_start_shows_its_own_settings(form):
    form.send(**{"trigger.on": "win-back"})

    assert form.draft["trigger"]["on"] == "win-back"
    assert "trigger.at_least_days" in form.fields

    form.send(**{"trigger.on": "", "until": "2027-01-01"})
    assert "trigger" not in form.draft
    assert form.draft["schedule"]["until"] == "2027-01-01"


@pytest.mark.parametrize(
    ("changes", "box", "text"),
    [
        ({"s-1.days": "0"}, "s-1-days", "Step 2"),
        ({"s-1.days": "10000"}, "s-1-days", "Step 2"),
        ({"s-1.days": "soon"}, "s-1-days", "Step 2"),
        ({"s-1.days": "", "s-1.until": ""}, "s-1", "Step 2: Say how long to wait."),
        ({"s-2.asks": ""}, "s-2", "Step 3: Choose what is asked."),
        ({"s-0v1.words.en": "x", "s-0v1.weight": "0"}, "s-0v1-weight", "Step 1"),
    ],
)
def test_what_cannot_be_is_said_at_its_box_and_nothing_typed_is_lost(
    form, changes, box, text
):
    before = form.route
    answer = form.send(**changes)

    assert answer.status_code == 422
    assert f'href="#{box}"' in answer.text
    assert f'id="{box}"' in answer.text
    assert text in words(answer)
    assert form.route == before
    name, typed = next(iter(changes.items()))
    assert form.fields[name] == typed


@pytest.mark.parametrize("here", ["s-0", "s-0v1"])
def test_words_to_put_right_are_told_of_at_their_box_and_kept_meanwhile(form, here):
    answer = form.send(**{f"{here}.words.en": "{moon}"})

    assert answer.status_code == 200
    for page in (answer, form.browser.get(form.address)):
        assert f'href="#{here}-words-en"' in page.text
        assert "Step 1" in words(page)
    assert form.fields[f"{here}.words.en"] == "{moon}"
    assert "{moon}" in str(form.route)
    assert step(form.browser, form.address, "rehearse").status_code == 422


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_a_journey_is_rehearsed_started_and_looked_at_in_every_language(
    enter, database, audience, services, rosa, language
):
    browser = enter("marketer", language=language)
    form = RouteForm(browser, database)
    form.send(**{"audience": "everybody", "trigger.on": ""})
    step(browser, form.address, "rehearse")
    keep_all(services)
    say = Speaker(language)
    rehearsed = words(browser.get(form.address))
    assert say.counted("campaigns.route.enter", 5) in rehearsed
    assert say.counted("campaigns.route.most", 2) in rehearsed
    step(browser, form.address, "approve", confirm="Send to 5 people")
    step(browser, form.address, "start")
    keep_all(services)

    page = words(browser.get(form.address))

    assert say("campaigns.route.standing") in page
    assert say("campaigns.route.walking") in page
    step(browser, form.address, "cancel")
    keep_all(services)
    assert say("campaigns.route.why.cancelled") in words(browser.get(form.address))


def test_the_page_of_a_running_journey_counts_who_is_where(form, audience, services):
    browser = form.browser
    form.send(**{"audience": "everybody", "trigger.on": ""})
    step(browser, form.address, "rehearse")
    keep_all(services)
    step(browser, form.address, "approve", confirm="Send to 5 people")
    step(browser, form.address, "start")
    keep_all(services)

    page = words(browser.get(form.address))

    assert "5 set out 5 are on the way 0 have left" in page
    assert "Here now 5 Sent 5" in page
    assert "The last 24 hours" in page


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_the_report_of_a_journey_tells_it_step_by_step(
    enter, database, audience, services, clock, language
):
    browser = enter("owner", language=language)
    form = RouteForm(browser, database)
    form.send(**{"audience": "everybody", "trigger.on": ""})
    step(browser, form.address, "rehearse")
    keep_all(services)
    step(browser, form.address, "approve", confirm="Send to 5 people")
    step(browser, form.address, "start")
    keep_all(services)
    say = Speaker(language)

    page = words(browser.get(f"{form.address}/report"))

    assert say("reports.steps") in page
    assert say.counted("reports.steps.entered", 5) in page
    hello = page[page.index(f"1 · {say('campaigns.route.kind.say')}") :]
    assert f" 5 {say('reports.stage.sent')} 5" in hello.partition("2 · ")[0]
    assert f"{say('campaigns.route.here')} 5" in page


def test_another_brand_and_a_cashier_see_nothing_of_it(form, enter, database, mint):
    with database.transaction() as session:
        theirs = making.drafted(
            session,
            brands.brand_of(session, mint.id),
            kind="journey",
            variants=[],
            route={"steps": HELLO},
        )
        address = f"/campaigns/{theirs.id}"

    assert form.browser.get(address).status_code == 404
    told = form.fields | {"do": "remove:s-0"}
    assert form.browser.client.post(f"/studio{address}", data=told).status_code == 404
    assert enter("cashier").get(form.address).status_code == 403
