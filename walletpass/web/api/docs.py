"""The API's document as a page: made from ``/api/openapi.json``, with nothing to load."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from apiflask import APIFlask
from flask import Blueprint, current_app, render_template

from walletpass.web.pages.guarding import guard

_SCHEMAS = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: how it is asked, what it takes, and what it answers."""

    method: str
    path: str
    title: str
    description: str
    takes: str
    answers: tuple[tuple[str, str], ...]


def open_on(app: APIFlask) -> None:
    """Open the page on the application."""
    door = Blueprint("docs", __name__, url_prefix="/api")
    guard(door)
    door.add_url_rule("/docs", view_func=document)
    app.register_blueprint(door)


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
                answers=tuple(
                    (status, answer["description"])
                    for status, answer in sorted(told["responses"].items())
                ),
            )


def _shape_in(body: dict[str, Any]) -> str:
    schema = body.get("content", {}).get("application/json", {}).get("schema", {})
    return str(schema.get("$ref", "")).removeprefix(_SCHEMAS)


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
