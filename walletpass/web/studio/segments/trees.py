"""From a tree to the form and back: what the form cannot show whole, it does not touch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from babel.numbers import get_currency_precision

from walletpass import segments
from walletpass.web.studio.segments.boxes import Box, code_of, offered
from walletpass.web.studio.segments.forms import DEEPEST, ROOT, Asked, Group, Part

Plain = dict[str, Any]
_HUNDREDTHS: Final = 2
_MOST_DIGITS: Final = 20


@dataclass(slots=True)
class Written:
    """The tree a form describes, and where in the form each place of it stands."""

    tree: Plain
    places: dict[str, str] = field(default_factory=dict)


def written(form: Group, currency: str) -> Written:
    """Return the tree a form describes.

    What is no number or no day comes out as it was written, for the tree to refuse.
    """
    found = Written({})
    found.tree = _tree(form, "", ROOT, found.places, currency)
    return found


def _tree(
    part: Part, path: str, place: str, places: dict[str, str], currency: str
) -> Plain:
    places[path] = place
    if isinstance(part, Asked):
        return told(part, currency)
    is_none = part.mode == "none"
    base = _under(path, "not") if is_none else path
    name = "all" if part.mode == "all" else "any"
    if is_none and len(part.parts) == 1:
        return {"not": _tree(part.parts[0], base, f"{place}-0", places, currency)}
    places[base] = place
    listed = [
        _tree(one, f"{_under(base, name)}[{at}]", f"{place}-{at}", places, currency)
        for at, one in enumerate(part.parts)
    ]
    return {"not": {name: listed}} if is_none else {name: listed}


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def told(asked: Asked, currency: str) -> Plain:
    """Return the condition that somebody filled in; empty boxes are left out."""
    one = asked.offered
    found: Plain = {"is": one.kind, **one.settled}
    for box in one.boxes:
        if box.sort == "some":
            if ticked := asked.ticked.get(box.name):
                found[box.name] = list(ticked)
        elif text := asked.texts.get(box.name, "").strip():
            found[box.name] = _read(box, text, currency)
    return found


def _read(box: Box, text: str, currency: str) -> Any:
    if box.sort in ("money", "points"):
        return _minor(text, _digits(box, currency))
    if box.sort == "words":
        return [line.strip() for line in text.splitlines() if line.strip()]
    if box.sort == "one" and text in ("true", "false"):
        return text == "true"
    is_number = box.sort == "number" or box.name == "month"
    return int(text) if is_number and _is_whole(text) else text


def _digits(box: Box, currency: str) -> int:
    return get_currency_precision(currency) if box.sort == "money" else _HUNDREDTHS


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < _MOST_DIGITS


def _minor(text: str, digits: int) -> int | str:
    plain = text.replace(",", ".").replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    try:
        number = Decimal(plain).scaleb(digits)
    except InvalidOperation:
        return text
    if len(plain) > _MOST_DIGITS or not number.is_finite() or number != int(number):
        return text
    return int(number)


def form_of(tree: Mapping[str, Any], currency: str) -> Group | None:
    """Return the form that shows a tree, or None where it cannot be shown whole."""
    part = _part(tree, currency)
    form = part if isinstance(part, Group) else Group("all", (part,)) if part else None
    if form is None or _depth(form) > DEEPEST or _has_hollow(form, is_root=True):
        return None
    return form if _says_the_same(form, tree, currency) else None


def _part(tree: Mapping[str, Any], currency: str) -> Part | None:
    if "is" in tree:
        return _asked(tree, currency)
    if "not" in tree:
        return _none_of(tree["not"], currency)
    name = "all" if "all" in tree else "any"
    parts = [_part(one, currency) for one in tree[name]]
    known = tuple(one for one in parts if one is not None)
    if len(known) < len(parts):
        return None
    return Group("all" if name == "all" else "any", known)


def _none_of(inner: Mapping[str, Any], currency: str) -> Part | None:
    part = _part(inner, currency)
    if isinstance(part, Group) and part.mode == "any" and len(part.parts) > 1:
        return Group("none", part.parts)
    return Group("none", (part,)) if part is not None else None


def _asked(tree: Mapping[str, Any], currency: str) -> Asked | None:
    one = offered().get(code_of(tree))
    if one is None:
        return None
    texts, ticked = {}, {}
    for box in one.boxes:
        given = tree.get(box.name)
        if box.sort == "some":
            ticked[box.name] = tuple(given or ())
        else:
            texts[box.name] = _shown(box, given, currency)
    if box_of := next((box for box in one.boxes if box.name == "given"), None):
        texts[box_of.name] = texts[box_of.name] or "true"
    if "topic" in texts:
        texts["topic"] = texts["topic"] or "marketing"
    return Asked(one.code, texts, ticked)


def _shown(box: Box, given: Any, currency: str) -> str:
    if given is None:
        return ""
    match box.sort:
        case "money" | "points":
            return _major(given, _digits(box, currency))
        case "words":
            return "\n".join(given)
        case _ if isinstance(given, bool):
            return "true" if given else "false"
        case _:
            return given.isoformat() if isinstance(given, date) else str(given)


def _major(minor: int, digits: int) -> str:
    number = Decimal(minor).scaleb(-digits)
    return f"{number:.0f}" if number == int(number) else f"{number:.{digits}f}"


def _depth(form: Group) -> int:
    inner = [_depth(one) for one in form.parts if isinstance(one, Group)]
    return 1 + max(inner, default=0)


def _has_hollow(form: Group, *, is_root: bool = False) -> bool:
    """Tell whether a group within is empty, or an outermost one that is not "all"."""
    if not form.parts:
        return not is_root or form.mode != "all"
    return any(_has_hollow(one) for one in form.parts if isinstance(one, Group))


def _says_the_same(form: Group, tree: Mapping[str, Any], currency: str) -> bool:
    try:
        again = segments.parse(written(form, currency).tree)
    except segments.InvalidSegmentError:
        return False
    before = [leaf.condition for leaf in segments.leaves(segments.parse(dict(tree)))]
    return before == [leaf.condition for leaf in segments.leaves(again)]
