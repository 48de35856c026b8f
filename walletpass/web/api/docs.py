"""The API's document as a page: made from ``/api/openapi.json``, with nothing to load."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from apiflask import APIFlask
from flask import Blueprint, current_app, render_template

from walletpass.web.api.describing import PROBLEM_SHAPE
from walletpass.web.pages.guarding import guard

_JSON = "application/json"
_SCHEMAS = "#/components/schemas/"
_HOLDER = re.compile(rf'"{_SCHEMAS}\w+\.')


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how it is asked, what it takes, and what it answers."""

    method: str
    path: str
    title: str
    description: str
    takes: str
    files: tuple[str, ...]
    examples: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]


def open_on(app: APIFlask) -> None:
    """Open the page on the application."""
    door = Blueprint("docs", __name__, url_prefix="/api")
    guard(door)
    door.add_url_rule("/docs", view_func=document)
    app.register_blueprint(door)
    app.spec_processor(_as_it_is)


def _as_it_is(spec: dict[str, Any] | str) -> dict[str, Any] | str:
    """Return the document with the shape of refusals, and a body where one is needed."""
    told = each_shape_once(spec)
    told["components"]["schemas"]["Problem"] = PROBLEM_SHAPE
    for methods in told["paths"].values():
        for operation in methods.values():
            if "requestBody" in operation:
                operation["requestBody"]["required"] = True
    return told


def each_shape_once(spec: dict[str, Any] | str) -> dict[str, Any]:
    """Return the document with one copy of each shape, however many others hold it.

    What holds a `Design` would otherwise bring a copy of its own, by the name of
    `TemplateIn.Design`, and a reader would look for the difference.
    """
    told: dict[str, Any] = json.loads(_HOLDER.sub(f'"{_SCHEMAS}', json.dumps(spec)))
    shapes = told["components"]["schemas"]
    told["components"]["schemas"] = {
        name.rpartition(".")[2]: shape for name, shape in shapes.items()
    }
    return told


def document() -> str:
    """Show every operation, and every shape there is."""
    spec = cast("dict[str, Any]", cast("APIFlask", current_app).spec)
    return render_template(
        "api/document.html",
        operations=list(_operations(spec)),
        shapes=spec["components"]["schemas"],
        kind_of=kind_of,
    )


def _operations(spec: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in spec["paths"].items():
        for method, told in methods.items():
            yield Operation(
                method=method.upper(),
                path=path,
                title=told.get("summary", ""),
                description=told.get("description", ""),
                takes=_shape_in(told.get("requestBody", {})),
                files=tuple(
                    kind
                    for kind in told.get("requestBody", {}).get("content", {})
                    if kind != _JSON
                ),
                examples=tuple(_examples_in(told.get("requestBody", {}))),
                answers=tuple(
                    (status, answer["description"])
                    for status, answer in sorted(told["responses"].items())
                ),
            )


def _shape_in(body: dict[str, Any]) -> str:
    schema = body.get("content", {}).get(_JSON, {}).get("schema", {})
    return str(schema.get("$ref", "")).removeprefix(_SCHEMAS)


def _examples_in(body: dict[str, Any]) -> Iterator[str]:
    told = body.get("content", {}).get(_JSON, {})
    several = [example["value"] for example in told.get("examples", {}).values()]
    for example in [told["example"]] if "example" in told else several:
        yield json.dumps(example, indent=2, ensure_ascii=False)


def kind_of(schema: dict[str, Any]) -> str:
    """Return what a field holds, in a few words."""
    if "$ref" in schema:
        return str(schema["$ref"]).removeprefix(_SCHEMAS)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(kind_of(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return ", ".join(str(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {kind_of(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
