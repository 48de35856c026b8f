"""A till that sells: baskets as a program sends them, and rules as it enters them."""

from itertools import count

RULE = {"code": "base", "gives": {"kind": "ratio", "amount": 500, "per": 100_00}}
"""Five points for every hundred zlotys."""

_receipts = count(1)


def rules(*told, **more):
    return {"currency": "PLN", "rules": list(told or [RULE]), **more}


def program_of(till):
    return till.get("programs").json["programs"][0]["id"]


def enter(till, document, **terms):
    """Draft rules and publish them, as the form does."""
    program = f"programs/{program_of(till)}"
    draft = {"document": document, "terms": terms}
    saved = till.ask("PUT", f"{program}/draft", draft)
    assert saved.status_code == 200, saved.json
    published = till.post(f"{program}/draft:publish", {})
    assert published.status_code == 201, published.json
    return published.json


def basket(*lines, **more):
    """Return a basket of lines: amounts, or lines with more to them."""
    told = [line if isinstance(line, dict) else {"net": line} for line in lines]
    return {"currency": "PLN", "lines": told, **more}


def receipt():
    return {"source": "till-1", "receipt": str(next(_receipts))}


def buy(till, *lines, **more):
    headers = more.pop("headers", {})
    return till.post("purchases", basket(*lines, **(receipt() | more)), **headers)


def give_back(till, purchase, *items, **more):
    told = {"purchase_id": purchase["id"], "items": list(items)}
    return till.post("refunds", receipt() | told | more)


def balance(till, card):
    return till.get(f"cards/{card['id']}").json["balance"]
