"""Parts of a document that are right by themselves and wrong together.

They are looked for in what was sent, so that they are told along with everything else.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from walletpass.rewards.rules.basket import BIRTHDAY
from walletpass.rewards.rules.errors import Fault

_NO_CODE = "Give each its own code."


def contradictions(told: Any) -> Iterator[Fault]:
    """Return what contradicts itself between the parts of a document."""
    rules = _objects(told, "rules")
    groups = _objects(told, "groups")
    yield from _same_codes("rules", rules)
    yield from _same_codes("groups", groups)
    modes = {_text(group, "code"): group.get("mode") for _, group in groups}
    for place, rule in rules:
        path = f"$.rules[{place}]"
        yield from _strange_group(path, rule, modes)
        yield from _strange_formula(path, rule, told)
        yield from _strange_limits(path, rule)
    yield from _mixed_groups(rules)


def _objects(told: Any, name: str) -> list[tuple[int, dict[str, Any]]]:
    parts = told.get(name) if isinstance(told, dict) else None
    if not isinstance(parts, list):
        return []
    return [(place, part) for place, part in enumerate(parts) if isinstance(part, dict)]


def _text(part: dict[str, Any], name: str) -> str:
    value = part.get(name)
    return value if isinstance(value, str) else ""


def _part(part: dict[str, Any], name: str) -> dict[str, Any]:
    value = part.get(name)
    return value if isinstance(value, dict) else {}


def _kind(part: dict[str, Any], name: str, default: str = "") -> str:
    return _text(_part(part, name), "kind") or default


def _same_codes(name: str, parts: list[tuple[int, dict[str, Any]]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, part in parts:
        code = _text(part, "code")
        if code in seen:
            message = f"Another of the {name} has the code {code[:80]!r} already."
            yield Fault(f"$.{name}[{place}].code", "same-code", message, _NO_CODE)
        elif code:
            seen.add(code)


def _strange_group(
    path: str, rule: dict[str, Any], modes: dict[str, Any]
) -> Iterator[Fault]:
    group, gives = _text(rule, "group"), _kind(rule, "gives")
    if group and group not in modes:
        yield Fault(
            f"{path}.group",
            "unknown-group",
            f"There is no group {group[:80]!r}.",
            "Add it to the groups, or leave the rule without one.",
        )
    if gives == "fixed" and modes.get(group) == "best_per_line":
        yield Fault(
            f"{path}.group",
            "fixed-by-line",
            "A fixed amount has no lines to compete for.",
            "Put it into another group, or let the group's mode be best.",
        )
    targets = _part(rule, "gives").get("of_groups") if gives == "multiplier" else None
    for place, target in enumerate(targets if isinstance(targets, list) else ()):
        if isinstance(target, str) and target not in modes:
            yield Fault(
                f"{path}.gives.of_groups[{place}]",
                "unknown-group",
                f"There is no group {target[:80]!r} to multiply.",
                "Add it to the groups, or leave it out here.",
            )


def _mixed_groups(rules: list[tuple[int, dict[str, Any]]]) -> Iterator[Fault]:
    plain = {
        _text(rule, "group")
        for _, rule in rules
        if _kind(rule, "gives") != "multiplier"
    }
    for place, rule in rules:
        group = _text(rule, "group")
        if group and group in plain and _kind(rule, "gives") == "multiplier":
            yield Fault(
                f"$.rules[{place}].group",
                "mixed-group",
                "A multiplier cannot compete with what it multiplies.",
                "Give multipliers groups of their own.",
            )


def _strange_formula(path: str, rule: dict[str, Any], told: Any) -> Iterator[Fault]:
    on = _kind(rule, "on", "purchase")
    if on in {"event", "birthday"}:
        yield from _without_basket(path, rule)
        if isinstance(told, dict) and told.get("gives") == "discount":
            yield Fault(
                f"{path}.on",
                "no-price",
                "There is no price to take a discount off.",
                "Let the rule be about purchases.",
            )
    if on == "event" and _text(_part(rule, "on"), "event") == BIRTHDAY:
        yield Fault(
            f"{path}.on.event",
            "reserved-word",
            "A birthday is more than an event: it has days around it.",
            "Let the kind be birthday.",
        )
    has_birthday = on == "birthday" or bool(_part(rule, "when").get("birthday"))
    if _kind(rule, "expiry") == "birthday" and not has_birthday:
        yield Fault(
            f"{path}.expiry",
            "no-birthday",
            "The rule is not about a birthday that its points could last with.",
            "Choose another expiry, or add the birthday to the conditions.",
        )


def _without_basket(path: str, rule: dict[str, Any]) -> Iterator[Fault]:
    if _kind(rule, "gives") in {"ratio", "steps", "per_item", "multiplier"}:
        yield Fault(
            f"{path}.gives",
            "nothing-to-count",
            "There is no basket to count from.",
            "Give a fixed amount, or let the rule be about purchases.",
        )
    for name in ("basket", "promo_codes"):
        if _part(rule, "when").get(name):
            yield Fault(
                f"{path}.when.{name}",
                "no-basket",
                "There is no basket when this rule is asked.",
                "Leave the condition out, or let the rule be about purchases.",
            )


def _strange_limits(path: str, rule: dict[str, Any]) -> Iterator[Fault]:
    limits = _objects(rule, "limits")
    seen = Counter[tuple[str, str]]()
    for place, limit in limits:
        key = (_text(limit, "per"), _text(limit, "period"))
        seen[key] += 1
        if all(key) and seen[key] > 1:
            yield Fault(
                f"{path}.limits[{place}]",
                "same-limit",
                f"The rule is limited per {key[0][:40]} and {key[1][:40]} already.",
                "Put count and amount into one limit.",
            )
