"""A design of every kind of card, each in three languages and with all it may carry."""

import threading
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from tests.designs import NFC_KEY


def said(en, ru, pl):
    return {"en": en, "ru": ru, "pl": pl}


def field(key, label, value, **more):
    return {"key": key, "label": label, "value": value} | more


NUMBER = field("number", said("Number", "Номер", "Numer"), "{number}")
NAME = field("name", said("Name", "Имя", "Imię"), "{name}")
TERMS = field(
    "terms",
    said("Terms", "Условия", "Regulamin"),
    said("Bring this card.", "Возьмите карту с собой.", "Weź kartę ze sobą."),
)
EVERYWHERE = {
    "organization": said("Corner Market", "Рынок на углу", "Targ na rogu"),
    "description": said("Corner card", "Карта «Уголок»", "Karta Róg"),
    "colours": {"background": "#0b3d2e", "foreground": "#ffffff", "label": "#ccddee"},
    "barcode": {"symbologies": ["aztec", "qr"]},
    "nfc": {"message": "{number}", "encryption_public_key": NFC_KEY},
    "relevance": {
        "max_distance": 250,
        "beacons": [
            {
                "uuid": "f0018b9b-7509-4c31-a905-1a27d39c003c",
                "major": 7,
                "minor": 1,
                "text": said("Welcome in", "Добро пожаловать", "Zapraszamy"),
            }
        ],
        "dates": [
            {"start": "2026-12-01T18:00:00+01:00", "end": "2026-12-01T22:00:00+01:00"}
        ],
    },
}
KINDS = {
    "store_card": {
        "fields": {
            "header": [
                field(
                    "points",
                    said("Points", "Баллы", "Punkty"),
                    "{balance}",
                    number="decimal",
                    change_message=said("Now %@", "Теперь %@", "Teraz %@"),
                )
            ],
            "secondary": [NAME],
            "back": [TERMS],
        },
        "personalization": {
            "description": said("Join", "Вступить", "Dołącz"),
            "fields": ["name", "email"],
        },
    },
    "coupon": {
        "fields": {
            "primary": [
                field(
                    "offer",
                    said("Coffee", "Кофе", "Kawa"),
                    0.2,
                    number="percent",
                )
            ],
            "secondary": [NUMBER],
            "back": [TERMS],
        },
        "expires_at": "2027-01-31T23:59:59+01:00",
        "sharing_prohibited": True,
    },
    "generic": {
        "fields": {"primary": [NAME], "secondary": [NUMBER], "back": [TERMS]},
    },
    "event_ticket": {
        "fields": {
            "primary": [
                field(
                    "event",
                    said("Concert", "Концерт", "Koncert"),
                    said("Spring Night", "Весенняя ночь", "Wiosenna noc"),
                )
            ],
            "secondary": [
                field(
                    "doors",
                    said("Doors", "Вход", "Wejście"),
                    "2026-12-01T18:00:00+01:00",
                    date="medium",
                    time="short",
                )
            ],
            "auxiliary": [NAME],
            "back": [TERMS],
        },
        "extras": {
            "grouping": "spring",
            "semantics": {
                "eventName": "Spring Night",
                "venueName": "Hala",
                "venueLocation": {"latitude": 52.2297, "longitude": 21.0122},
                "eventType": "PKEventTypeLivePerformance",
                "performerNames": ["Ada"],
            },
        },
    },
    "boarding_pass": {
        "transit": "train",
        "fields": {
            "header": [field("gate", said("Gate", "Выход", "Wyjście"), "4")],
            "primary": [
                field("from", said("Warsaw", "Варшава", "Warszawa"), "WAW"),
                field("to", said("Krakow", "Краков", "Kraków"), "KRK"),
            ],
            "auxiliary": [NAME, NUMBER],
            "back": [TERMS],
        },
        "extras": {"grouping": "trip", "semantics": {"vehicleNumber": "EIP 3100"}},
    },
    "poster": {
        "fields": {
            "header": [field("row", said("Row", "Ряд", "Rząd"), "G")],
            "primary": [NAME],
            "footer": [NUMBER],
            "back": [TERMS],
        },
    },
}


def design(style, **changes):
    """Return the design of this kind, as a program sends it."""
    return EVERYWHERE | {"style": style} | KINDS[style] | changes


@cache
def picture(kind="PNG", size=(480, 480), colour="#e8b04a"):
    """Return a picture file: a ring on nothing, or on white where nothing cannot be."""
    mode, nothing = ("RGB", "white") if kind == "JPEG" else ("RGBA", (0, 0, 0, 0))
    image = Image.new(mode, size, nothing)
    width, height = size
    inset = min(size) // 8
    ImageDraw.Draw(image).ellipse(
        (inset, inset, width - inset, height - inset), outline=colour, width=inset
    )
    canvas = BytesIO()
    image.save(canvas, kind)
    return canvas.getvalue()


def started(till, style="coupon", **facts):
    """Start a template of this kind, and return it as it is shown."""
    body = {"name": style, "design": design(style)} | facts
    return till.post("templates", body).json


def give(till, template, name="logo", content=None, **headers):
    """Send a picture for the template's draft, as it is."""
    headers = {"Authorization": f"Bearer {till.key}"} | {
        key.replace("_", "-"): text for key, text in headers.items()
    }
    return till.client.post(
        f"/api/v1/templates/{template['id']}/pictures/{name}",
        data=picture() if content is None else content,
        headers=headers,
    )


def publish(till, template, **headers):
    """Publish the template's draft as it is now."""
    stamp = till.get(f"templates/{template['id']}").json["stamp"]
    path = f"templates/{template['id']}/publish"
    return till.post(path, {"stamp": stamp}, **headers)


def published(till, style="coupon", **facts):
    """Start a template, give it a logo, and publish it."""
    template = started(till, style, **facts)
    assert give(till, template).status_code == 200
    assert publish(till, template).status_code == 201
    return template


def save(till, template, stamp=None, **changes):
    """Save the template's draft with these changes."""
    now = till.get(f"templates/{template['id']}").json
    body = {"stamp": stamp or now["stamp"], "design": now["draft"] | changes}
    return till.ask("PUT", f"templates/{template['id']}/draft", body)


def at_once(ask, times):
    """Let so many ask at the same moment; return their answers."""
    answers, gate = [], threading.Barrier(times)

    def come(n):
        gate.wait()
        answers.append(ask(n))

    comers = [threading.Thread(target=come, args=(n,)) for n in range(times)]
    for comer in comers:
        comer.start()
    for comer in comers:
        comer.join()
    return answers
