"""A figure as a page tells it: known, estimated with its interval, or not knowable and why."""

from dataclasses import dataclass

from babel.numbers import format_percent

from walletpass.campaigns.measuring import Report
from walletpass.campaigns.measuring.figures import Band, Effect
from walletpass.campaigns.measuring.sentences import percent
from walletpass.web.translations import Speaker


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words; *low* and *high* where it is estimated, *why* where nobody knows it."""

    text: str = ""
    low: str = ""
    high: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells the figures of one report in one language."""

    say: Speaker
    currency: str
    why_no_effect: str

    def count(self, number: int) -> Told:
        """Tell how many."""
        return Told(self.say.number(number))

    def share(self, part: float | None, why: str = "nobody") -> Told:
        """Tell a part of a whole; *why* names the reason if there is no whole."""
        if part is None:
            return self._unknown(why)
        return Told(percent(part, self.say.language))

    def fine_share(self, part: float | None, why: str = "nobody") -> Told:
        """Tell a part of a whole that is small, to a tenth of a percent."""
        if part is None:
            return self._unknown(why)
        tongue = self.say.language
        tenths = round(part, 3)
        return Told(format_percent(tenths, locale=tongue, decimal_quantization=False))

    def money(self, minor: int | None, why: str = "nobody-bought") -> Told:
        """Tell an amount."""
        if minor is None:
            return self._unknown(why)
        return Told(self._money(minor))

    def buyers(self, effect: Effect | None) -> Told:
        """Tell how many buyers more, and where that lies."""
        if effect is None:
            return self._unknown(self.why_no_effect)
        shown = (effect.band.total, effect.band.low, effect.band.high)
        return Told(*map(self.say.number, shown))

    def worth(self, effect: Effect | None) -> Told:
        """Tell how much more money, and where that lies."""
        if effect is None:
            return self._unknown(self.why_no_effect)
        return self._worth(effect.band)

    def _worth(self, band: Band) -> Told:
        return Told(*map(self._money, (band.total, band.low, band.high)))

    def romi(self, report: Report) -> Told:
        """Tell the return beyond the held-out, and where that lies."""
        found = report.figures.incremental
        if found.romi is None or found.romi_low is None or found.romi_high is None:
            free = found.margin is not None
            return self._unknown("free" if free else self.why_no_effect)
        shown = (found.romi, found.romi_low, found.romi_high)
        return Told(*(percent(part, self.say.language) for part in shown))

    def _money(self, minor: int) -> str:
        return self.say.money(minor, self.currency)

    def _unknown(self, why: str) -> Told:
        return Told(why=self.say(f"reports.why.{why}"))


def teller_of(report: Report, say: Speaker) -> Teller:
    """Return who tells this report's figures."""
    why = "too-few" if report.figures.stages.held else "nobody-held"
    return Teller(say, report.terms.currency, why)
