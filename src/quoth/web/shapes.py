"""What the calls of the API answer, as their description says it; nothing is made or checked with these."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field, WithJsonSchema

from quoth.audit import Total
from quoth.data import Evidence, Polarity, QuoteKind, Span
from quoth.export.jsonl import read_schema
from quoth.store.base import AuditBy, AuditRow, Counts


def _record_schema() -> dict[str, Any]:
    """The shipped schema, as a part of another."""

    def placed(value: Any) -> Any:
        if isinstance(value, list):
            return [placed(each) for each in value]
        if not isinstance(value, dict):
            return value
        if isinstance(target := value.get("$ref"), str):
            return placed(schema["$defs"][target.removeprefix("#/$defs/")])
        return {name: placed(each) for name, each in value.items()}

    schema = read_schema()
    return {name: placed(each) for name, each in schema.items() if name not in ("$schema", "$id", "$defs")}


def plain(value: Any) -> Any:
    """A description in which arrays of a fixed length are told as arrays of a kind, which more programs understand."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if isinstance(kinds := value.get("prefixItems"), list):
        kinds = [kind for i, kind in enumerate(kinds) if kind not in kinds[:i]]
        length = len(value["prefixItems"])
        rest = {name: each for name, each in value.items() if name != "prefixItems"}
        value = {**rest, "items": kinds[0] if len(kinds) == 1 else {"anyOf": kinds}}
        value |= {"minItems": length, "maxItems": length}
    return {name: plain(each) for name, each in value.items()}


RecordAnswer = Annotated[dict[str, Any], WithJsonSchema(_record_schema())]
"""A record; docs/records.md."""


class HealthAnswer(BaseModel):
    """The server and its store answer."""

    status: Literal["ok"]


class VersionAnswer(BaseModel):
    """Versions, and how much the store holds."""

    quoth: str
    record: str = Field(alias="schema", description="of the records it writes")
    store: Counts


class _Verdict(BaseModel):
    verdict: Literal["verbatim", "trimmed", "altered", "spliced", "reported", "misattributed", "not_found"]
    meaning_changed: bool
    cleaned: bool = Field(description="verbatim but for filler words and repeated starts")
    reason: str
    searched: int = Field(description="how many texts")
    evidence: list[Evidence] = Field(description="best first")


class VerifyAnswer(_Verdict):
    """The verdict on one claim."""

    claim: str
    by: str | None = Field(description="who is claimed to have said it, asked for or named in the claim")


class CheckedQuoteAnswer(_Verdict):
    """A quote of the draft with its verdict."""

    id: str
    kind: QuoteKind
    span: Span = Field(description="of the draft")
    line: int
    column: int
    words: str
    pieces: list[str]
    speaker: str | None
    fine: bool = Field(description="whether it can be printed as it stands")


class UncheckedAnswer(BaseModel):
    """Words in quotation marks, or apart as a quotation, that were compared with nothing."""

    span: Span
    line: int
    column: int
    words: str
    reason: str


class LeftOutAnswer(BaseModel):
    """A source that is the draft itself, or a version of it."""

    article: str
    copied: bool = Field(alias="copy")
    reason: str


class RefusedAnswer(BaseModel):
    """A source that could not be read."""

    id: str
    code: str
    message: str


class CheckAnswer(BaseModel):
    """A draft checked; docs/check.md."""

    shape: Literal["quoth-check/1"] = Field(alias="schema")
    draft: str
    searched: int = Field(description="how many texts")
    fine: bool
    quotes: list[CheckedQuoteAnswer]
    not_checked: list[UncheckedAnswer]
    left_out: list[LeftOutAnswer]
    refused: list[RefusedAnswer]


class HitAnswer(BaseModel):
    """A quote found."""

    key: str = Field(description="id of the article, #, id of the quote")
    article: str
    quote: str
    words: str
    kind: QuoteKind
    span: Span = Field(description="first to last character of the content in the article's text")
    speaker: str | None
    person: str | None = Field(description="identity in the register of people")
    outlet: str | None
    published: str | None
    title: str | None
    url: str | None
    source_kind: Literal["report", "transcript", "statement"]
    context: str
    cue: str
    confidence: float
    polarity: Polarity = Field(description="whether it was said, denied or declined to be said")
    how: str = Field(description="phrase, words, similar or listed: how it was found")
    marks: list[Span] = Field(description="ranges of its words that were asked for")
    score: float


class ValueAnswer(BaseModel):
    """A value that quotes found have in common."""

    value: str
    count: int


class SearchAnswer(BaseModel):
    """A page of quotes found."""

    hits: list[HitAnswer]
    page: int
    more: bool = Field(description="whether there is another page")
    seconds: float
    facets: dict[str, list[ValueAnswer]] = Field(description="of speaker, outlet, kind and year")
    counted: int | None = Field(description="how many quotes the facets count")
    at_least: bool = Field(description="whether there are, or may be, more than were counted")


class AuditAnswer(BaseModel):
    """Quotes counted by group."""

    count: AuditBy
    total: Total
    rows: list[AuditRow]
    more: bool = Field(description="whether groups are left out")


def answers(model: Any) -> dict[int | str, dict[str, Any]]:
    """The description of a call's answer."""
    return {200: {"model": model}}
