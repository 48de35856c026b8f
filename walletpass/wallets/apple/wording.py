"""The texts of a design on their way into pass.json.

A fixed text goes in as the default language says it, which is also its key in the
`pass.strings` of every language; a personal one is read from each card.
"""

from collections.abc import Callable, Mapping
from typing import Any

from walletpass.passes.design import Design
from walletpass.passes.texts import Wording, fixed, is_personal, texts_of
from walletpass.wallets.apple.laying_out import Slot

Say = Callable[[str], Any]
"""Gives what stands in pass.json for the text of a place: the text, or its slot."""


def words_of(design: Design) -> Say:
    """Return what says the texts of *design*, by their place."""
    texts = texts_of(design)

    def say(place: str) -> Any:
        return _written(place, texts.get(place, ""), design)

    return say


def _written(place: str, wording: Wording, design: Design) -> Any:
    if is_personal(wording):
        return Slot(lambda content, _card: content.texts[place])
    return fixed(wording, design.default_language, design.default_language)


def tree_with_words(tree: Any, place: str, say: Say) -> Any:
    """Return a JSON value with the texts inside it said, such as semantic tags."""
    if isinstance(tree, str):
        return say(place) if tree else tree
    if isinstance(tree, Mapping):
        return {
            name: tree_with_words(branch, f"{place}/{name}", say)
            for name, branch in tree.items()
        }
    if isinstance(tree, list | tuple):
        return [
            tree_with_words(branch, f"{place}/{position}", say)
            for position, branch in enumerate(tree)
        ]
    return tree
