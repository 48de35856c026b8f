"""Which language a page speaks: the one chosen, else the visitor's, else the shop's."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import render_template, request

from walletpass.kernel.languages import DEFAULT_LANGUAGE, LANGUAGES, Language
from walletpass.web.translations import NAMES, Speaker


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language one may switch to, and the address that does it."""

    language: Language
    name: str
    address: str


def speaker(default: Language = DEFAULT_LANGUAGE) -> Speaker:
    """Return who speaks on this page."""
    return Speaker(_chosen() or _understood() or default)


def _chosen() -> Language | None:
    wanted = request.args.get("lang")
    return next((ours for ours in LANGUAGES if ours == wanted), None)


def _understood() -> Language | None:
    best = request.accept_languages.best_match(LANGUAGES)
    return next((ours for ours in LANGUAGES if ours == best), None)


def chosen_language() -> dict[str, str]:
    """Return what an address must carry for the choice to last."""
    chosen = _chosen()
    return {"lang": chosen} if chosen else {}


def tongues() -> list[Tongue]:
    """Return the languages with the addresses of this very page in them."""
    others = {name: text for name, text in request.args.items() if name != "lang"}
    return [
        Tongue(
            language,
            NAMES[language],
            f"{request.path}?{urlencode({**others, 'lang': language})}",
        )
        for language in LANGUAGES
    ]


def page(template: str, say: Speaker, **facts: Any) -> str:
    """Return a page spoken by *say*; templates call it ``t``."""
    return render_template(template, t=say, tongues=tongues(), **facts)
