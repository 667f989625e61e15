"""The API told to a person, from the same description that machines read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from quoth.web.render import render

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the API."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[str, ...]
    example: str


@router.get("/api")
async def api_page(request: Request) -> Response:
    """Every call with an example that can be pasted into a terminal."""
    described = request.app.openapi()
    home = f"{request.url.scheme}://{request.url.netloc}"
    calls = [
        _call(method.upper(), path, told, described, home)
        for path, methods in described["paths"].items()
        for method, told in methods.items()
    ]
    return render(request, "api.html", calls=calls)


def _call(method: str, path: str, told: dict[str, Any], described: dict[str, Any], home: str) -> Call:
    parameters = told.get("parameters", [])
    body = told.get("requestBody", {}).get("content", {})
    example = f"curl '{home}{path}"
    needed = [p for p in parameters if p.get("required") or p.get("schema", {}).get("examples")]
    if needed:
        example += "?" + "&".join(f"{p['name']}={_value(p)}" for p in needed)
    example += "'"
    if "application/json" in body:
        sent = _sample(body["application/json"]["schema"], described)
        example += f" \\\n  -H 'Content-Type: application/json' \\\n  -d '{json.dumps(sent, ensure_ascii=False)}'"
    elif body:
        example += " \\\n  -H 'Content-Type: application/x-ndjson' \\\n  --data-binary @articles.jsonl"
    names = tuple(p["name"] + ("" if p.get("required") else "?") for p in parameters)
    return Call(method, path, told["summary"], told.get("description", ""), names, example)


def _value(parameter: dict[str, Any]) -> str:
    examples = parameter.get("schema", {}).get("examples") or [parameter["name"].upper()]
    return str(examples[0]).replace(" ", "+")


def _sample(schema: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """A body made of the fields' examples."""
    fields = described["components"]["schemas"][schema["$ref"].rpartition("/")[2]]["properties"]
    return {name: f["examples"][0] for name, f in fields.items() if f.get("examples") and f["examples"][0] is not None}
