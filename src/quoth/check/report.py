"""A check as JSON, Markdown, HTML or SARIF: text out, nothing decided here."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from textwrap import shorten
from typing import Any
from urllib.parse import quote as escape

from quoth.check.results import Check, CheckedQuote, Unchecked
from quoth.check.stretches import APART
from quoth.data import Edit, Evidence, Span, Verdict
from quoth.markup import harmless, to_html

SCHEMA = "quoth-check/1"

Mark = Callable[[str, str], str]
"""Wraps words in the marks of an operation: "keep", "drop", "add"."""

_LEVELS = {"verbatim": "none", "trimmed": "note", "altered": "warning", "reported": "warning"}
_RULES = {
    "verbatim": "The words stand in what this speaker is recorded as saying.",
    "trimmed": "The words stand, with omissions only.",
    "altered": "Words were changed.",
    "spliced": "The claim joins words from separate utterances.",
    "reported": "Only indirect speech supports the words.",
    "misattributed": "The words stand, said by someone else.",
    "not_found": "Nothing recorded supports the words.",
    "not_checked": "The words stand in quotation marks, or apart as a quotation, and were not compared with anything.",
}
_LONGEST_NOTE = 120  # characters of what was not checked; the file of the draft has the rest
_WITHIN = re.compile(r"[’'](?:s|re|ve|ll|m|d)\b|n[’']t\b", re.IGNORECASE)
_LIVE = re.compile(r"[\\|*`\[]")
"""What Markdown obeys within a row: of a link or a picture from a source the bracket, or a report would load it."""
_LINE_END = re.compile(r"\r\n?|\n")
_COLUMNS = ("line", "verdict", "claimed", "said", "speaker", "source", "date", "where")
_STYLE = (
    "body{font:16px/1.5 serif;margin:2rem;max-width:90rem}"
    "table{border-collapse:collapse;width:100%}"
    "td,th{border-top:1px solid #999;padding:.4rem;text-align:left;vertical-align:top}"
    "b{font-weight:normal}small{display:block;color:#444}h1,p,li{overflow-wrap:anywhere}"
    "td[data-of=date]{white-space:nowrap}td[data-of=claimed],td[data-of=said]{overflow-wrap:anywhere;min-width:12rem}"
    "td[data-of=source],td[data-of=speaker]{overflow-wrap:anywhere;min-width:7rem}"
    ".bad{color:#a00}.fine{color:#060}ins{background:#fdd}del{background:#dfd}"
    ".turning{font:.7em sans-serif;border:1px solid;border-radius:.2em;padding:0 .2em}"
    ":root{color-scheme:light dark}@media(prefers-color-scheme:dark){small,td::before{color:#aaa!important}"
    ".bad{color:#ff9d92}.fine{color:#8fd69a}ins{background:#5a2623}del{background:#1f4527}}"
    "@media(max-width:60rem){body{margin:1rem}thead,td:empty{display:none}table,tbody,tr,td{display:block}"
    "tr{border-top:1px solid #999;padding:.6rem 0}td{border:0;padding:.1rem 0;overflow-wrap:anywhere}"
    "td::before{content:attr(data-of) ': ';color:#444}}"
)
"""On a narrow screen each quote is a block, its cells one below the other with their titles."""


def verdict_code(verdict: Verdict) -> str:
    """The verdict's name as machines spell it."""
    return verdict.name.replace(" ", "_")


def told(quote: CheckedQuote, joint: str = ", ") -> str:
    """The verdict's name, and what it is to a draft that says that the words were not said."""
    if not quote.denied:
        return quote.verdict.name
    return f"{quote.verdict.name}{joint}{'as denied' if quote.fine else 'though denied'}"


def who(speaker: str | None, best: Evidence | None) -> str:
    """Whom the draft names, and whom the record does where that is written otherwise, capitals aside."""
    recorded = best.speaker if best else None
    if speaker and recorded and speaker.casefold() != recorded.casefold():
        return f"{speaker} (record: {recorded})"
    return speaker or recorded or "?"


def where(evidence: Evidence) -> str:
    """Where in the source the words stand."""
    place = f"characters {evidence.span[0]}-{evidence.span[1]}"
    if evidence.line is not None:
        place = f"line {evidence.line}, {place}"
    if evidence.time is None:
        return place
    minutes, seconds = divmod(int(evidence.time), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}, {place}"


def line_of(text: str, at: int) -> tuple[int, int]:
    """Line and column, both from 1."""
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1


def claimed_marked(edits: Sequence[Edit], mark: Mark) -> str:
    """The claimed words with what was put in or changed marked."""
    return _marked(((edit.claimed, "keep" if edit.op == "keep" else "add") for edit in edits), mark)


def actual_marked(edits: Sequence[Edit], mark: Mark) -> str:
    """The recorded words with what was left out or changed marked."""
    return _marked(((edit.actual, "keep" if edit.op == "keep" else "drop") for edit in edits), mark)


def _marked(stretches: Iterable[tuple[str, str]], mark: Mark) -> str:
    """The stretches of words with their marks; what goes on within a word ("It|’s") joins it without a blank."""
    out = ""
    for words, op in stretches:
        if words:
            out += ("" if not out or _WITHIN.match(words) else " ") + mark(op, words)
    return out


def check_to_json(check: Check) -> dict[str, Any]:
    """The check as a JSON object; ``quotes`` in the draft's order."""
    return {
        "schema": SCHEMA,
        "draft": check.name,
        "searched": check.searched,
        "fine": check.fine,
        "quotes": [_quote_to_json(check, quote) for quote in check.quotes],
        "not_checked": [_unchecked_to_json(check, one) for one in check.unchecked],
        "left_out": [{"article": one.article, "copy": one.copy, "reason": one.reason} for one in check.left_out],
    }


def _unchecked_to_json(check: Check, one: Unchecked) -> dict[str, Any]:
    line, column = line_of(check.text, one.span[0])
    return {"span": list(one.span), "line": line, "column": column, "words": one.words, "reason": one.reason}


def _quote_to_json(check: Check, quote: CheckedQuote) -> dict[str, Any]:
    verdict = quote.verdict
    line, column = line_of(check.text, quote.span[0])
    return {
        "id": quote.id,
        "kind": quote.kind,
        "span": list(quote.span),
        "line": line,
        "column": column,
        "words": " … ".join(quote.pieces),
        "pieces": list(quote.pieces),
        "speaker": quote.speaker,
        "fine": quote.fine,
        **verdict_to_json(verdict),
    }


def claim_to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict on one claim, with the claim, as a JSON object."""
    return {"claim": verdict.claim, "by": verdict.by, **verdict_to_json(verdict)}


def verdict_to_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict with its evidence as a JSON object."""
    return {
        "verdict": verdict_code(verdict),
        "meaning_changed": verdict.meaning_changed,
        "cleaned": verdict.cleaned,
        "reason": verdict.reason,
        "searched": verdict.searched,
        "evidence": [{**asdict(evidence), "span": list(evidence.span)} for evidence in verdict.evidence],
    }


def check_to_markdown(check: Check) -> str:
    """A table that a colleague reads in a pull request or a message."""

    def mark(op: str, words: str) -> str:
        plain = _LIVE.sub(r"\\\g<0>", _LINE_END.sub(" ", words)).replace("<", "&lt;")
        return plain if op == "keep" else f"**{plain}**" if op == "add" else f"~~{plain}~~"

    rest = ["", *(f"- {mark('keep', line)}" for line in notes(check))] if notes(check) else []
    if not check.quotes:
        return "\n".join([f"No quotes to check in {mark('keep', check.name)}.", *rest, ""])
    rows = ["| line | verdict | claimed | said | speaker | source | date | where | why |", "|" + 9 * "---|"]
    for quote in check.quotes:
        claimed, actual, cells = _cells(quote, mark)
        why = f"{'meaning changed: ' if quote.verdict.meaning_changed else ''}{quote.verdict.reason}"
        plain = [mark("keep", cell) for cell in (*cells, why)]
        rows.append("| " + " | ".join([_line(check, quote), f"**{told(quote)}**", claimed, actual, *plain]) + " |")
    return "\n".join([*rows, "", summary(check), *rest, ""])


def _line(check: Check, quote: CheckedQuote) -> str:
    return str(line_of(check.text, quote.span[0])[0])


def notes(check: Check) -> list[str]:
    """One line for each thing that was not compared: words in quotation marks, and sources that are the draft."""
    unchecked = (
        f"line {line_of(check.text, one.span[0])[0]}: not checked: “{_short(one.words)}” ({one.reason})"
        for one in check.unchecked
    )
    return [*unchecked, *(f"{one.article} {one.reason}" for one in check.left_out)]


def _short(words: str) -> str:
    return shorten(words, _LONGEST_NOTE, placeholder=" …") if len(words) > _LONGEST_NOTE else words


def check_to_html(check: Check) -> str:
    """One page without script or outside parts."""

    def mark(op: str, words: str) -> str:
        plain = to_html(words)
        return plain if op == "keep" else f"<ins>{plain}</ins>" if op == "add" else f"<del>{plain}</del>"

    rows = []
    for quote in check.quotes:
        claimed, actual, cells = _cells(quote, mark)
        kind = "fine" if quote.fine else "bad"
        grave = " (meaning changed)" if quote.verdict.meaning_changed else ""
        verdict = f'<b class="{kind}">{told(quote)}{grave}</b><small>{to_html(quote.verdict.reason)}</small>'
        written = [_line(check, quote), verdict, claimed, actual, *map(to_html, cells)]
        marked = zip(_COLUMNS, written, strict=True)
        shown = "".join(f'<td data-of="{title}">{cell}</td>' for title, cell in marked)
        rows.append(f"<tr>{shown}</tr>")
    head = "".join(f"<th>{title}</th>" for title in _COLUMNS)
    rest = "".join(f"<li>{to_html(line)}</li>" for line in notes(check))
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(harmless(check.name))}: quotes checked</title>"
        f"<style>{_STYLE}</style>\n<h1>{to_html(check.name)}</h1><p>{to_html(summary(check))}</p>\n"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n"
        + "\n".join(rows)
        + f"\n</tbody></table>{f'<h2>Not compared</h2><ul>{rest}</ul>' if rest else ''}</html>\n"
    )


def _cells(quote: CheckedQuote, mark: Mark) -> tuple[str, str, list[str]]:
    best = quote.verdict.evidence[0] if quote.verdict.evidence else None
    if best is None:
        return mark("keep", " … ".join(quote.pieces)), "", [quote.speaker or "?", "", "", ""]
    claimed = claimed_marked(quote.edits, mark) or mark("keep", " … ".join(quote.pieces))
    source = best.title or best.article
    return (
        claimed,
        actual_marked(quote.recorded, mark),
        [who(quote.speaker, best), source, (best.published or "")[:10], where(best)],
    )


def summary(check: Check) -> str:
    """One line: how many quotes, how many of each verdict, how much was searched."""
    counts: dict[str, int] = {}
    for quote in check.quotes:
        counts[told(quote, " ")] = counts.get(told(quote, " "), 0) + 1
    counted = ", ".join(f"{count} {name}" for name, count in counts.items()) or "no quotes"
    texts = f"{check.searched:,} text{'' if check.searched == 1 else 's'}"
    apart = sum(one.reason == APART for one in check.unchecked)
    marked = len(check.unchecked) - apart
    rest = [f"{marked} more in quotation marks"] * (marked > 0) + [
        f"{apart} set apart as {'a quotation' if apart == 1 else 'quotations'}"
    ] * (apart > 0)
    more = f"; not checked: {', '.join(rest)}" if rest else ""
    return f"{len(check.quotes)} quote{'' if len(check.quotes) == 1 else 's'} against {texts}: {counted}{more}"


def check_to_sarif(check: Check, version: str) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), a result for each quote that is not verbatim."""
    results = []
    for quote in check.quotes:
        code = verdict_code(quote.verdict)
        if code == "verbatim" and quote.fine:
            continue
        results.append(_result(check, quote.span, code, _level(quote), f"{told(quote)}: {quote.verdict.reason}"))
    for one in check.unchecked:
        results.append(_result(check, one.span, "not_checked", "note", f"not checked: {one.reason}"))
    rules = [{"id": code, "shortDescription": {"text": text}} for code, text in _RULES.items()]
    driver = {"name": "quoth", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(check: Check, span: Span, rule: str, level: str, message: str) -> dict[str, Any]:
    line, column = line_of(check.text, span[0])
    last, end = line_of(check.text, span[1])
    region = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
    return {
        "ruleId": rule,
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(check.name)}, "region": region}}],
    }


def _level(quote: CheckedQuote) -> str:
    if quote.fine:
        return "note"
    code = verdict_code(quote.verdict)
    grave = quote.verdict.meaning_changed or (quote.denied and code in ("verbatim", "trimmed"))
    return "error" if grave else _LEVELS.get(code, "error")


def _uri(name: str) -> str:
    """A path as a reference in the sense of RFC 3986."""
    return escape(name.replace("\\", "/"), safe="/") if "://" not in name else name
