"""How everything stands, as plain facts: for the page's script, and for programs."""

from typing import Any

from babel.numbers import format_decimal

from walletpass.demo.showing import ZONE, PhoneShown, Scene
from walletpass.demo.till import Act
from walletpass.demo.way import Way
from walletpass.demo.words import MESSAGES, DemoSpeaker

_MINUS = "−"
_LONG = 10  # seconds: beyond, nobody counts thousandths


def facts_of(scene: Scene, say: DemoSpeaker) -> dict[str, Any]:
    """Return the scene as JSON can carry it, with its sentences in one language."""
    return {
        "busy": scene.is_busy,
        "phones": [_phone(phone) for phone in scene.phones],
        "till": {
            "acts": [_act(act, scene, say) for act in scene.acts],
            "undo": any(act.may_be_undone for act in scene.acts),
        },
        "way": _way(scene.way, scene, say),
        "studio": {
            "version": scene.published.version,
            "look": scene.published.look.key,
            "fresh": scene.fresh,
            "sentence": say(
                "demo.studio.now",
                version=scene.published.version,
                fresh=scene.fresh,
                phones=len(scene.phones),
            ),
        },
    }


def _phone(shown: PhoneShown) -> dict[str, Any]:
    seat = shown.seat
    card = seat.card
    return {
        "number": seat.number,
        "owner": seat.phone.owner,
        "language": seat.phone.language,
        "device": seat.phone.device_library_identifier,
        "card_id": seat.card_id,
        "card_number": seat.card_number,
        "serial_number": seat.serial_number,
        "holds_card": card is not None,
        "shows": {
            field.key: str(field.value) for field in (card.fields if card else ())
        },
        "balance": shown.balance,
        "lock_screen": [
            {"at": notice.at.isoformat(), "sentence": notice.sentence}
            for notice in shown.notices
        ],
        "notices": len(seat.phone.lock_screen),
        "behind": shown.is_behind,
        "complaints": list(shown.complaints),
        "screen": shown.digest,
        "colours": {
            "background": shown.drawing.background.hex,
            "foreground": shown.drawing.foreground.hex,
            "label": shown.drawing.label.hex,
        }
        if shown.drawing
        else None,
        **shown.switches,
    }


def _act(act: Act, scene: Scene, say: DemoSpeaker) -> dict[str, Any]:
    return {
        "number": act.number,
        "kind": act.kind,
        "time": say.hour(act.started_at.astimezone(ZONE).time()),
        "refused": bool(act.refusal),
        "undone": act.undone,
        "sentence": _sentence(act, scene.phones[act.number], say),
    }


def _sentence(act: Act, shown: PhoneShown, say: DemoSpeaker) -> str:
    owner = shown.seat.phone.owner
    if act.refusal:
        known = f"demo.act.{act.refusal}"
        name = known if known in MESSAGES else "demo.act.refused"
        return say(name, owner=owner, balance=say.number(shown.balance))
    sign = "+" if act.points > 0 else _MINUS
    return say(
        "demo.act.reversed" if act.kind == "reverse" else "demo.act.booked",
        owner=owner,
        change=f"{sign}{say.number(abs(act.points))}",
        balance=say.number(act.balance),
    )


def _way(way: Way | None, scene: Scene, say: DemoSpeaker) -> dict[str, Any] | None:
    if way is None:
        return None
    owner = scene.phones[way.act.number].seat.phone.owner
    total = way.seconds.get("shown", 0)
    return {
        "source": way.act.source,
        "number": way.act.number,
        "ending": way.ending,
        "sentence": say(
            f"demo.way.ending.{way.ending}",
            owner=owner,
            seconds=format_decimal(total, "0.00", locale=say.language),
        ),
        "steps": {
            name: {"seconds": seconds, "text": _measured(seconds, say)}
            for name, seconds in way.seconds.items()
        },
    }


def _measured(seconds: float, say: DemoSpeaker) -> str:
    if seconds < _LONG:
        return say("demo.way.time", ms=say.number(round(seconds * 1000)))
    return say("demo.way.time.long", s=say.number(round(seconds)))
