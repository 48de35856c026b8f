"""What we say to the people who work for a brand, screen by screen."""

from collections.abc import Mapping
from typing import Final

from walletpass.kernel.languages import Words
from walletpass.web.translations.studio import (
    admission,
    beginning,
    campaigns,
    cards,
    charts,
    designs,
    editor,
    entering,
    factors,
    findings,
    formats,
    giving,
    home,
    hooks,
    lives,
    manners,
    more,
    pictures,
    places,
    places_measured,
    reports,
    rules,
    segments,
    settings,
    tiers,
    timeline,
)

MESSAGES: Final[Mapping[str, Words]] = {
    **entering.MESSAGES,
    **factors.MESSAGES,
    **home.MESSAGES,
    **beginning.MESSAGES,
    **cards.MESSAGES,
    **timeline.MESSAGES,
    **lives.MESSAGES,
    **manners.MESSAGES,
    **designs.MESSAGES,
    **editor.MESSAGES,
    **formats.MESSAGES,
    **more.MESSAGES,
    **findings.MESSAGES,
    **pictures.MESSAGES,
    **places.MESSAGES,
    **places_measured.MESSAGES,
    **rules.MESSAGES,
    **settings.MESSAGES,
    **hooks.MESSAGES,
    **tiers.MESSAGES,
    **giving.MESSAGES,
    **admission.MESSAGES,
    **campaigns.MESSAGES,
    **segments.MESSAGES,
    **charts.MESSAGES,
    **reports.MESSAGES,
}
"""By its name, what is said in each language. Braces name what is put in."""
