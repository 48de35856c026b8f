"""Why nothing happened on the phone: one answer for each way things go."""

from datetime import timedelta

import pytest

from tests.make import NOON
from walletpass.devices import Happening
from walletpass.kernel.languages import LANGUAGES
from walletpass.web.telling import sentence_of, summary_of, verdict_of

ADDED = ("registered", "a1", {})
CHANGED = ("changed", "", {"cause": "balance", "changes": [], "sentence": ""})
LISTED = ("listed", "a1", {})
FETCHED = ("fetched", "", {"status": 200})
GONE = ("unregistered", "a1", {})
ISSUED = ("issued", "", {})
LOADED = ("downloaded", "", {})


def pushed(outcome="accepted", phone="a1", **answer):
    return ("pushed", phone, {"outcome": outcome, **answer})


OK = pushed(status=200)


def story(*told):
    """Return happenings a second apart, told oldest first."""
    return [
        Happening(NOON + timedelta(seconds=number), kind, phone, detail)
        for number, (kind, phone, detail) in enumerate(told)
    ][::-1]


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ((ISSUED,), "unseen"),
        ((ISSUED, CHANGED), "unseen"),
        ((ISSUED, LOADED), "not_added"),
        ((ISSUED, LOADED, ADDED), "current"),
        ((ISSUED, CHANGED, LOADED, ADDED), "current"),
        ((ISSUED, LOADED, ADDED, CHANGED), "leaving"),
        ((ISSUED, LOADED, ADDED, CHANGED, OK), "unheard"),
        ((ISSUED, LOADED, ADDED, CHANGED, OK, LISTED), "asked"),
        ((ISSUED, LOADED, ADDED, CHANGED, OK, LISTED, FETCHED), "current"),
        ((ISSUED, LOADED, ADDED, CHANGED, LOADED), "leaving"),
        ((ISSUED, ADDED, CHANGED, OK, FETCHED, CHANGED), "leaving"),
        ((ISSUED, ADDED, CHANGED, pushed("unavailable", status=503)), "delayed"),
        ((ISSUED, ADDED, CHANGED, pushed("unavailable", status=503), OK), "unheard"),
        ((ISSUED, ADDED, CHANGED, pushed("unreachable", detail="x")), "delayed"),
        ((ISSUED, ADDED, CHANGED, pushed("wrong-topic", status=400)), "refused"),
        ((ISSUED, ADDED, CHANGED, pushed("misconfigured", fault="x")), "refused"),
        ((ISSUED, ADDED, CHANGED, pushed("unregistered", status=410)), "gone"),
        ((ISSUED, ADDED, CHANGED, pushed("bad-token", status=400)), "gone"),
        ((ISSUED, ADDED, GONE), "gone"),
        ((ISSUED, ADDED, GONE, ADDED), "current"),
        ((ISSUED, ADDED, ("registered", "b2", {}), GONE), "current"),
        ((ISSUED, ADDED, FETCHED, ("logged", "", {"line": "odd"})), "complained"),
        ((ISSUED, ADDED, ("logged", "", {"line": "odd"}), FETCHED), "current"),
    ],
)
def test_every_story_comes_to_one_answer(told, verdict):
    found = verdict_of(story(*told), now=NOON + timedelta(minutes=1))

    assert found.name == verdict
    assert len({found.sentence(language) for language in LANGUAGES}) == 3


def test_a_push_that_does_not_leave_for_minutes_is_worth_a_look():
    told = story(ISSUED, LOADED, ADDED, CHANGED)

    soon, late = (
        verdict_of(told, now=NOON + timedelta(minutes=minutes)) for minutes in (1, 5)
    )

    assert (soon.name, late.name) == ("leaving", "stuck")
    assert (soon.meaning, late.meaning) == ("about", "stop")


def test_a_refusal_is_told_with_apples_own_word():
    refusal = pushed("wrong-topic", status=400, reason="TopicDisallowed")
    told = story(ISSUED, ADDED, CHANGED, refusal)

    assert "(400 TopicDisallowed)" in summary_of(told, now=NOON)
    assert "(400 TopicDisallowed)" in summary_of(told, now=NOON, language="ru")


def test_an_empty_timeline_has_an_answer_too():
    assert summary_of([], now=NOON) == "Nobody has downloaded this card yet."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            {"key": "points", "label": "Points", "old": 1270, "new": 1320},
            "Points: 1,270 → 1,320.",
        ),
        ({"key": "tier", "label": "", "old": None, "new": "Gold"}, "tier: new, Gold."),
    ],
)
def test_a_change_names_the_field_and_both_its_values(change, told):
    happening = Happening(
        NOON, "changed", "", {"cause": "balance", "changes": [change], "sentence": "Hi"}
    )

    assert sentence_of(happening) == (
        f"The card changed: points moved. {told} The lock screen will say: “Hi”"
    )


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("template version 3", "a new design was published, version 3"),
        ("voided", "the card was voided"),
        ("customer", "something new is known of its holder"),
        ("somebody's own word", "somebody's own word"),
    ],
)
def test_a_change_says_why(cause, told):
    happening = Happening(NOON, "changed", "", {"cause": cause, "changes": []})

    assert sentence_of(happening).startswith(f"The card changed: {told}.")


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
@pytest.mark.parametrize(
    "cause",
    [
        "issued", "balance", "places", "message", "tiers", "stock", "thanks", "merged",
        "erased", "voided", "personalized", "customer", "program.renamed",
    ],
)  # fmt: skip
def test_every_cause_of_ours_is_told_in_words(cause, language):
    happening = Happening(NOON, "changed", "", {"cause": cause, "changes": []})

    assert f": {cause}." not in sentence_of(happening, language)


def test_what_we_have_no_sentence_for_is_named():
    assert sentence_of(Happening(NOON, "dreamt", "", {})) == "dreamt"
