"""Webhooks in the settings: made, turned over, paused, their log, deleted."""

import re

import pytest

from tests.make import NOON
from walletpass import webhooks
from walletpass.events import Event
from walletpass.kernel.ids import new_id
from walletpass.web.studio.settings.hook_troubles import trouble_in
from walletpass.web.translations.speaking import Speaker
from walletpass.webhooks import Delivery, Endpoint

from .conftest import words

ROOM = "/settings/hooks"
PUSH = {
    "mode": "push",
    "url": "https://shop.example/hooks",
    "topics": ["points.*", "customer.*"],
    "description": "The till system",
}


@pytest.fixture
def hook_id(owner, database, rosa):
    """Return a webhook that is called."""
    assert owner.post(ROOM, at=ROOM, **PUSH).status_code == 200
    with database.transaction() as session:
        [hook] = webhooks.webhooks_of(session, rosa.id)
        hook.endpoint.state = "active"
        return hook.subscriber.id


def secrets_in(page):
    return re.findall(r"whsec_[\w+/=]+", page.text)


def test_a_webhook_is_made_and_its_secret_shown_once(owner, database, rosa):
    page = owner.post(ROOM, at=ROOM, **PUSH)

    assert len(secrets_in(page)) == 1
    with database.snapshot() as session:
        [hook] = webhooks.webhooks_of(session, rosa.id)
    again = owner.get(f"{ROOM}/{hook.subscriber.id}")
    assert secrets_in(again) == []
    assert "Waits for the answer to our challenge" in words(again)
    assert "https://shop.example/hooks" in words(owner.get(ROOM))
    assert hook.subscriber.topics == ["customer.*", "points.*"]


def test_whoever_fetches_by_itself_sees_how_far_it_is(owner):
    page = owner.post(ROOM, at=ROOM, mode="pull", topics="*")

    shown = owner.client.get(page.location)

    assert "Acknowledged through 0 of 0." in words(shown)
    assert secrets_in(shown) == []


def test_while_two_secrets_live_the_older_can_be_ended(owner, hook_id, database):
    place = f"{ROOM}/{hook_id}"
    assert len(secrets_in(owner.post(place, at=place, do="rotate"))) == 1
    assert words(owner.get(place)).count("End it now") == 2
    with database.snapshot() as session:
        older = webhooks.live_secrets(session, hook_id, now=webhooks_now())[-1]

    owner.post(place, at=place, do=f"end:{older.id}")

    assert "End it now" not in words(owner.get(place))


def webhooks_now():
    return NOON


def test_the_last_secret_stays(owner, hook_id, database):
    place = f"{ROOM}/{hook_id}"
    with database.snapshot() as session:
        [only] = webhooks.live_secrets(session, hook_id, now=webhooks_now())

    answer = owner.post(place, at=place, do=f"end:{only.id}")

    assert answer.status_code == 422
    assert "Make another secret first" in words(answer)


def test_it_is_paused_and_resumed_and_challenged(owner, hook_id):
    place = f"{ROOM}/{hook_id}"
    owner.post(place, at=place, do="pause")
    assert "Paused: what happens waits" in words(owner.get(place))
    owner.post(place, at=place, do="resume")
    assert "Called" in words(owner.get(place))
    owner.post(place, at=place, do="challenge")

    assert "Waits for the answer" in words(owner.get(place))


@pytest.fixture
def parked(database, rosa, hook_id):
    """Return a delivery that nobody took."""
    now = webhooks_now()
    with database.transaction() as session:
        event = Event(
            id=new_id("evt", now),
            brand_id=rosa.id,
            name="points.earned",
            data={},
            sequence=1,
            occurred_at=now,
        )
        session.add(event)
        session.flush()
        delivery = Delivery(
            id=new_id("whd", now), brand_id=rosa.id, endpoint_id=hook_id,
            event_row_id=event.row_id, sequence=1, stream="", state="parked",
            due_at=now, tries=7, status=500, excerpt="<script>1</script>",
            trouble="the ladder is over", created_at=now,
        )  # fmt: skip
        session.add(delivery)
        session.flush()
        return delivery.id


def test_the_log_tells_what_was_answered_and_sends_again(owner, hook_id, parked):
    place = f"{ROOM}/{hook_id}"
    page = owner.get(f"{place}?state=parked")
    assert "points.earned" in words(page)
    assert "Parked · 500" in words(page)
    assert "<script>1" not in page.text

    owner.post(place, at=place, do=f"redeliver:{parked}")

    assert "Nothing was sent." in words(owner.get(f"{place}?state=parked"))
    assert "On its way" in words(owner.get(f"{place}?state=waiting"))


def test_it_is_deleted_with_all_that_was_on_its_way(owner, hook_id, parked):
    place = f"{ROOM}/{hook_id}"

    assert owner.post(place, at=place, do="delete").status_code == 303

    assert "Nobody is told yet" in words(owner.get(ROOM))
    assert owner.get(place).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"url": ""}, "Use a public address"),
        ({"url": "http://shop.example"}, "Use a public address"),
        ({"url": "https://127.0.0.1/x"}, "Use a public address"),
        ({"url": "https://[::1]"}, "Use a public address"),
        ({"url": "javascript:alert(1)"}, "Use a public address"),
        ({"url": "https://a.example/" + "x" * 600}, "Use a public address"),
        ({"topics": []}, "Choose at least one"),
        ({"topics": ["gold.*"]}, "Choose at least one"),
    ],
)
def test_a_webhook_that_cannot_be_is_told_so_and_nothing_is_lost(owner, wrong, said):
    answer = owner.post(ROOM, at=ROOM, **(PUSH | wrong))

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="The till system"' in answer.text


@pytest.mark.parametrize(
    "button", ["", "dance", "end:", "end:x", "redeliver:x", "rotate:x", "delete:x"]
)
def test_no_button_that_is_not_there_breaks_anything(owner, hook_id, button):
    place = f"{ROOM}/{hook_id}"

    assert owner.post(place, at=place, do=button).status_code in {200, 303, 404, 422}


def test_another_brands_webhook_is_not_to_be_found(enter, mint, hook_id):
    stranger = enter("owner", mint)
    place = f"{ROOM}/{hook_id}"

    assert stranger.get(place).status_code == 404
    assert stranger.post(place, at=ROOM, do="delete").status_code == 404


@pytest.mark.parametrize("role", ["marketer", "cashier", "support"])
def test_only_whoever_may_make_keys_comes_in(enter, role):
    assert enter(role).get(ROOM).status_code == 403


def test_webhooks_are_searched_by_address_and_by_what_they_are_for(owner, hook_id):
    assert "shop.example" in words(owner.get(f"{ROOM}?q=TILL"))
    assert "shop.example" in words(owner.get(f"{ROOM}?q=shop.example"))
    nothing = owner.get(f"{ROOM}?q=bakery")
    assert "Nothing here is called “bakery”" in words(nothing)
    assert hook_id not in nothing.text
    told = owner.get("/tables/webhooks.csv?q=bakery")
    assert hook_id not in told.text


@pytest.fixture
def log(database, rosa, hook_id):
    """Put many deliveries into a webhook's log; return the events' ids, the oldest first."""

    def log(*names, state="delivered", trouble=None):
        with database.transaction() as session:
            for place, name in enumerate(names, start=1):
                event = Event(
                    id=new_id("evt", NOON), brand_id=rosa.id, name=name, data={},
                    sequence=place, occurred_at=NOON,
                )  # fmt: skip
                session.add(event)
                session.flush()
                session.add(
                    Delivery(
                        id=new_id("whd", NOON), brand_id=rosa.id, endpoint_id=hook_id,
                        event_row_id=event.row_id, sequence=place, stream="",
                        state=state, due_at=NOON, tries=1, trouble=trouble,
                        created_at=NOON,
                    )
                )  # fmt: skip
                yield event.id

    return lambda *names, **more: list(log(*names, **more))


def test_deliveries_are_searched_by_event_and_taken_along_as_they_are_shown(
    owner, hook_id, log
):
    earned, _, joined = log("points.earned", "points.spent", "customer.enrolled")
    place = f"{ROOM}/{hook_id}"

    found = owner.get(f"{place}?q=ENROLLED")
    table = found.text.partition("<tbody>")[2].partition("</tbody>")[0]
    assert "customer.enrolled" in table
    assert "points." not in table
    assert "points.earned" in words(owner.get(f"{place}?q={earned}"))
    assert "q=ENROLLED" in found.text.partition("tables/deliveries.csv")[2]
    taken = owner.get(f"/tables/deliveries.csv?hook={hook_id}&q=enrolled").text
    assert taken.count("\n") == 2

    nothing = owner.get(f"{place}?state=delivered&q=moon")
    assert "Nothing here is called “moon”" in words(nothing)
    assert "q=moon" in nothing.text.partition('class="chips"')[2]
    assert "customer.enrolled" not in words(
        owner.get(f"{place}?state=parked&q={joined}")
    )


def test_deliveries_are_paged_forth_and_back_to_the_beginning(owner, hook_id, log):
    log(*(f"points.{number:02}" for number in range(32)))
    place = f"{ROOM}/{hook_id}"

    first = owner.get(f"{place}?q=points&state=delivered")
    onward = re.search(r'href="([^"]+after=[^"]+)"', first.text)[1]
    second = owner.client.get(onward.replace("&amp;", "&"))

    assert "points.02" in words(first)
    assert "points.01" not in words(first)
    assert "points.01" in words(second)
    assert "points.02" not in words(second)
    assert "Back to the beginning" in words(second)
    assert "Back to the beginning" not in words(first)
    assert 'name="state" value="delivered"' in second.text


KEPT = [
    webhooks.ladder.trouble_of(outcome)
    for outcome in (
        webhooks.Answered(500),
        webhooks.Answered(302),
        webhooks.Unanswered("the connection failed: ConnectionRefusedError"),
        webhooks.Unanswered("no answer within 15 s"),
        webhooks.Unanswered("its certificate is not trusted"),
        webhooks.Unanswered("its name is not known"),
        webhooks.Unanswered("its name leads to an address that is not public"),
        webhooks.Unanswered("the address does not begin with https://"),
    )
]
KEPT += [f"the challenge failed: {one}" for one in KEPT]
KEPT += [
    "the challenge is on its way",
    "the challenge failed: the answer does not repeat it",
    "answered 410: it wants no more",
]


@pytest.mark.parametrize("kept", KEPT)
def test_every_trouble_that_is_kept_is_told_in_the_readers_language(kept):
    told = {
        language: trouble_in(Speaker(language), kept) for language in ("en", "ru", "pl")
    }

    assert len(set(told.values())) == 3
    assert re.search("[а-я]", told["ru"])
    for fact in re.findall(r"[0-9]{2,3}|Connection\w+", kept):
        assert all(fact in words for words in told.values())


def test_a_trouble_stands_on_the_screen_in_the_readers_language(
    enter, database, hook_id, log
):
    log("points.earned", state="waiting", trouble="its certificate is not trusted")
    with database.transaction() as session:
        endpoint = session.get_one(Endpoint, hook_id)
        endpoint.trouble = "answered 410: it wants no more"

    page = words(enter("owner", language="pl").get(f"{ROOM}/{hook_id}"))

    assert "jego certyfikat nie jest zaufany" in page
    assert "adres nie chce więcej wywołań" in page
    assert "trusted" not in page
