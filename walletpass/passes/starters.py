"""Starter cards: a finished design with its pictures, one for each of six trades.

starter = load_starter("grocery")
for picture in starter.pictures.values():
    keep_asset(session, brand_id, picture.content, now=now)
create_template(..., design=starter.design)
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from walletpass.kernel.errors import NotFoundError
from walletpass.kernel.languages import Words
from walletpass.passes.design import Design
from walletpass.passes.pictures import Picture, read_picture

TRADES: Final[Mapping[str, Words]] = {
    "grocery": {"en": "Grocery", "ru": "Продукты", "pl": "Sklep spożywczy"},
    "fashion": {"en": "Fashion", "ru": "Одежда", "pl": "Odzież"},
    "beauty": {"en": "Beauty", "ru": "Косметика", "pl": "Kosmetyki"},
    "electronics": {"en": "Electronics", "ru": "Техника", "pl": "Elektronika"},
    "pharmacy": {"en": "Pharmacy", "ru": "Аптека", "pl": "Apteka"},
    "restaurant": {"en": "Restaurant", "ru": "Ресторан", "pl": "Restauracja"},
}
"""The trades there is a starter card for, as a person choosing one reads them."""


class UnknownTradeError(NotFoundError):
    """A trade was named for which there is no starter card."""

    code = "unknown-trade"
    title = "No such starter card"

    def __init__(self, trade: str) -> None:
        super().__init__(
            f"There is no starter card for “{trade}”; there is one for each of "
            f"{', '.join(TRADES)}."
        )
        self.trade = trade

    def facts(self) -> dict[str, object]:
        """Tell which trade was asked for, and which there are."""
        return {"trade": self.trade, "trades": list(TRADES)}


@dataclass(frozen=True, slots=True)
class Starter:
    """A design to begin with, and the pictures it names, by their SHA-256."""

    trade: str
    design: Design
    pictures: Mapping[str, Picture]


def starter_trades() -> tuple[str, ...]:
    """Return the trades there is a starter card for."""
    return tuple(TRADES)


def load_starter(trade: str) -> Starter:
    """Return the starter card of a trade.

    Raises:
        UnknownTradeError: There is none.
    """
    if trade not in TRADES:
        raise UnknownTradeError(trade)
    folder = _assets() / trade
    plain = json.loads((folder / "template.json").read_text(encoding="utf-8"))
    named = {
        file for variants in plain["images"].values() for file in variants.values()
    }
    pictures = {
        file: read_picture((folder / file).read_bytes()) for file in sorted(named)
    }
    plain["images"] = {
        name: {spoken: pictures[file].digest for spoken, file in variants.items()}
        for name, variants in plain["images"].items()
    }
    return Starter(
        trade,
        Design.model_validate(plain),
        {picture.digest: picture for picture in pictures.values()},
    )


def _assets() -> Path:
    """Return the folder of assets: in an installed package, beside it in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"
