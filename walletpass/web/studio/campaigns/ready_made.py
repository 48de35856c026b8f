"""Campaigns ready to be used: what they begin with, before anybody writes a word."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from walletpass.kernel.languages import Language
from walletpass.web.translations import Speaker

Plain = dict[str, Any]

_HELD: Final = 0.1
"""The part held out to begin with: without one, nothing can be known of what it brings."""

READY: Final[Mapping[str, Plain]] = {
    "message": {"kind": "once", "holdout": _HELD},
    "news": {"kind": "once", "topic": "novelty", "holdout": _HELD},
    "event": {"kind": "once", "topic": "event", "holdout": _HELD},
    "collaboration": {"kind": "once", "topic": "collaboration", "holdout": _HELD},
    "weekly": {
        "kind": "recurring",
        "schedule": {"every": {"kind": "week", "on": ["fri"]}},
        "holdout": _HELD,
    },
    "birthday": {
        "kind": "triggered",
        "trigger": {"on": "birthday", "days_before": 3, "days_after": 3},
    },
    "welcome": {"kind": "triggered", "trigger": {"on": "welcome", "after_hours": 1}},
    "win-back": {
        "kind": "triggered",
        "trigger": {"on": "win-back", "times": [2.0, 3.0], "at_least_days": 14},
        "window_days": 30,
        "holdout": _HELD,
    },
    "balance": {
        "kind": "triggered",
        "topic": "reminder",
        "trigger": {"on": "balance", "rest_days": 30, "quiet_days": 14},
        "window_days": 14,
        "holdout": _HELD,
    },
    "expiring": {
        "kind": "triggered",
        "topic": "reminder",
        "trigger": {"on": "expiring", "days": 14},
        "window_days": 14,
    },
    "replenishment": {
        "kind": "triggered",
        "topic": "reminder",
        "trigger": {
            "on": "replenishment",
            "category": "coffee",
            "usual_days": 30,
            "early_days": 3,
        },
    },
    "visit": {
        "kind": "triggered",
        "topic": "news",
        "trigger": {"on": "visit", "after_hours": 3, "rest_days": 30},
    },
    "milestone": {
        "kind": "triggered",
        "topic": "news",
        "trigger": {"on": "milestone", "visits": [10, 50]},
    },
    "date": {
        "kind": "triggered",
        "topic": "news",
        "trigger": {"on": "date", "of": "joining"},
    },
    "tier": {"kind": "triggered", "topic": "news", "trigger": {"on": "tier"}},
    "call-date": {
        "kind": "triggered",
        "topic": "news",
        "trigger": {"on": "date", "of": "joining", "days_before": 3},
        "call": {"within_days": 3},
    },
    "call-lapsing": {
        "kind": "triggered",
        "topic": "news",
        "trigger": {"on": "win-back", "times": [3.0], "at_least_days": 14},
        "call": {"within_days": 7},
        "window_days": 30,
        "holdout": _HELD,
    },
    "call-mark": {
        "kind": "triggered",
        "purpose": "service",
        "topic": "news",
        "trigger": {"on": "low-mark", "at_most": 3, "after_hours": 0},
        "call": {"within_days": 1},
    },
    "journey": {
        "kind": "journey",
        "trigger": {"on": "welcome", "after_hours": 1},
        "window_days": 30,
    },
}
"""What each begins with; words, audience and more are added by whoever makes it."""

STARTS: Final[Mapping[str, Plain]] = {
    ready["trigger"]["on"]: ready["trigger"]
    for ready in READY.values()
    if "trigger" in ready and "call" not in ready
}
"""What may set a journey off, as it begins with."""

_STEPS: Final = ("step-1", "step-2")


def begun(ready: str, languages: Sequence[Language], today: date) -> Plain:
    """Return the document of a new campaign, with words in each of these languages.

    One that speaks again and again begins tomorrow, until somebody says otherwise.
    """
    if ready == "journey":
        return READY[ready] | {"variants": [], "route": {"steps": _steps(languages)}}
    codes = _STEPS if ready == "win-back" else ("a",)
    document = READY[ready] | {
        "variants": [
            {"code": code, "words": _words(ready, code, languages)} for code in codes
        ]
    }
    if document["kind"] == "recurring":
        tomorrow = today + timedelta(1)
        at = {"at": f"{tomorrow:%Y-%m-%d}T10:00"}
        document["schedule"] = document["schedule"] | at
    return document


def _steps(languages: Sequence[Language]) -> list[Plain]:
    """Return a first journey: a greeting, a wait, and a word for either case."""
    said = {
        code: {
            "kind": "say",
            "id": code,
            "variants": [{"code": "a", "words": _words("journey", code, languages)}],
        }
        for code in ("hello", "thanks", "reminder")
    }
    return [
        said["hello"],
        {"kind": "wait", "id": "wait-1", "days": 3, "until": "10:00"},
        {
            "kind": "if",
            "id": "if-1",
            "bought": True,
            "then": [said["thanks"]],
            "else": [said["reminder"]],
        },
    ]


def _words(ready: str, code: str, languages: Sequence[Language]) -> dict[Language, str]:
    names = (f"campaigns.words.{ready}.{code}", f"campaigns.words.{ready}")
    found: dict[Language, str] = {}
    for language in languages:
        say = Speaker(language)
        name = next((one for one in names if say.knows(one)), None)
        if name is not None:
            found[language] = say(name)
    return found
