"""Records -> one self-contained HTML page: the report with its quotes marked, and who says what beside it.

Everything that comes from a text is escaped; the page has no script and loads nothing.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from quoth.data import Article, Quote, Record, Span, Speaker
from quoth.markup import direction, harmless, to_html
from quoth.text import cut_pieces, paragraphs

Attributes = Callable[[Article, Quote], str]
"""The attributes of a quote's marks, each with a space before it."""

COLOURS = 8  # speakers are coloured in turn; the name stands beside each quote, so colour is never alone

STYLE = """
:root{color-scheme:light dark;--fg:#1b1b1f;--bg:#fdfdfb;--dim:#5d5d66;--line:#d9d9de}
@media(prefers-color-scheme:dark){:root{--fg:#e8e8ea;--bg:#17171a;--dim:#a3a3ad;--line:#3a3a42}}
body{margin:0 auto;max-width:72rem;padding:1.5rem;font:1.05rem/1.6 Georgia,serif;color:var(--fg);background:var(--bg)}
body{overflow-wrap:anywhere}h1,p,q{unicode-bidi:isolate}
.turning{font:.7em system-ui,sans-serif;border:1px solid;border-radius:.2em;padding:0 .2em;color:var(--dim)}
h1{font-size:1.7rem;line-height:1.25}.facts,.debris,footer{color:var(--dim)}.debris{font-size:.85rem}
.report{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:2.5rem}
@media(max-width:56rem){.report{grid-template-columns:minmax(0,1fr)}}
aside{font:.92rem/1.45 system-ui,sans-serif}aside ol{list-style:none;margin:0;padding:0}
aside li{border-left:.35rem solid var(--line);padding:.1rem 0 .1rem .7rem;margin:0 0 .9rem}
aside li.inner{margin-left:1.2rem}aside q{quotes:none;color:var(--dim)}aside a{color:inherit}
mark{color:inherit;border-radius:.15rem;padding:.05em 0}
.cue{text-decoration:underline dotted;text-underline-offset:.2em}
.source{text-decoration:underline;text-underline-offset:.2em}:target{outline:2px solid}
.none{border-left-style:dashed!important}
@media print{body{font-size:10pt}aside{break-inside:avoid}}
"""
_HUES = (210, 30, 140, 280, 0, 180, 55, 325)


def _colour_rules() -> str:
    light = "".join(
        f".c{i}{{background:hsl({h} 80% 88%)}}aside li.c{i}{{background:none;border-color:hsl({h} 60% 50%)}}"
        for i, h in enumerate(_HUES)
    )
    dark = "".join(f".c{i}{{background:hsl({h} 45% 24%)}}aside li.c{i}{{background:none}}" for i, h in enumerate(_HUES))
    return f"{light}mark.none{{background:none;outline:1px dashed}}@media(prefers-color-scheme:dark){{{dark}}}"


def render_page(records: Sequence[Record], hidden: Sequence[int] = ()) -> str:
    """One HTML document with every record; ``hidden``: how many quotes of each are left out as less sure than asked."""
    title = (
        escape(harmless(records[0].article.title or records[0].article.id))
        if len(records) == 1
        else f"{len(records)} reports"
    )
    left = [*hidden, *[0] * len(records)]
    body = "\n".join(_report(r, i, left[i]) for i, r in enumerate(records))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';style-src 'unsafe-inline'\">\n"
        f"<title>{title} – who said what</title>\n<style>{STYLE}{_colour_rules()}</style>\n</head>\n<body>\n{body}\n"
        "<footer>Read by Quoth. Every quote is a slice of the report.</footer>\n</body>\n</html>"
    )


def colour_classes(record: Record) -> dict[str, str]:
    """A CSS class for each quote, one colour per speaker, ``none`` where the speaker is unsettled."""
    order: dict[str, int] = {}
    for q in record.quotes:
        if q.speaker is not None:
            order.setdefault(q.speaker, len(order))
    return {q.id: "none" if q.speaker is None else f"c{order[q.speaker] % COLOURS}" for q in record.quotes}


def _report(record: Record, number: int, hidden: int) -> str:
    article = record.article
    prefix = f"r{number}-"
    classes = colour_classes(record)
    facts = " · ".join(to_html(f) for f in (article.outlet, ", ".join(article.byline), article.published) if f)
    link = ""
    if article.url and article.url.startswith(("https://", "http://")):
        link = f' · <a href="{escape(article.url, quote=True)}" rel="noreferrer">the report</a>'
    speakers = {s.id: s for s in record.speakers}
    margin = "\n".join(_margin(record, q, speakers.get(q.speaker or ""), classes[q.id], prefix) for q in record.quotes)
    if hidden:
        margin += f"\n<li>{hidden} less sure {'quote is' if hidden == 1 else 'quotes are'} left out.</li>"
    has_head = any(b.role == "headline" for b in article.blocks)
    head = "" if has_head else f"<h1>{to_html(article.title or article.id)}</h1>"
    return (
        f'<article>{head}<p class="facts">{facts}{link}</p>\n<div class="report">\n'
        f"<div>{''.join(_blocks(record, classes, prefix))}</div>\n"
        f'<aside aria-label="Who says what"><ol>\n{margin or "<li>Nobody is quoted.</li>"}\n</ol></aside>\n'
        "</div></article>"
    )


def _margin(record: Record, quote: Quote, speaker: Speaker | None, css: str, prefix: str) -> str:
    text = record.article.text
    who = to_html(speaker.name) if speaker else "unsettled"
    person = f" <small>[{to_html(speaker.person)}]</small>" if speaker and speaker.person else ""
    cue = " ".join(text[s:e] for s, e in quote.cue)
    words = cut_pieces(text, quote.content)
    reason = f"<br><small>{to_html(quote.reason)}</small>" if quote.reason and quote.speaker is None else ""
    css += " inner" if quote.parent else ""
    return (
        f'<li class="{css}"><a href="#{_anchor(prefix, quote)}"><strong>{who}</strong></a>{person} {to_html(cue)} '
        f"<small>({quote.kind}, {quote.confidence.quote:.2f})</small><br><q>{to_html(words)}</q>{reason}</li>"
    )


def _blocks(record: Record, classes: dict[str, str], prefix: str) -> Iterator[str]:
    article = record.article
    blocks = [(b.role, b.span) for b in article.blocks] or [("paragraph", s) for s in paragraphs(article.text)]
    touching = quotes_by_block(record.quotes, [span for _, span in blocks])
    begun: set[str] = set()
    for (role, span), near in zip(blocks, touching, strict=True):
        inner = mark_block(article, near, span, classes, prefix, begun)
        way = ' dir="rtl"' if direction(article.text[slice(*span)]) == "rtl" else ""
        if role == "headline":
            yield f"<h1{way}>{inner}</h1>\n"
        elif role == "debris":
            yield f'<p class="debris"{way}>{inner}</p>\n'
        else:
            yield f"<p{way}>{inner}</p>\n"


def _anchor(prefix: str, quote: Quote) -> str:
    """The id of a quote's first mark; a blank, which ends an attribute's name or value, is none in it."""
    return escape(prefix + "-".join(quote.id.split()))


def quotes_by_block(quotes: Sequence[Quote], blocks: Sequence[Span]) -> list[list[Quote]]:
    """The quotes that touch each block, in their order, found without comparing every pair of them.

    Of blocks that stand in no order, as a foreign record may have them, every quote may touch each.
    """
    ends = [end for _, end in blocks]
    if any(a[0] > b[0] or a[1] > b[1] for a, b in itertools.pairwise(blocks)):
        return [list(quotes) for _ in blocks]
    out: list[list[Quote]] = [[] for _ in blocks]
    for quote in quotes:
        for start, end in (*quote.content, *quote.cue, *quote.source):
            at = bisect_left(ends, start + 1)
            while at < len(blocks) and blocks[at][0] < end:
                if not out[at] or out[at][-1] is not quote:
                    out[at].append(quote)
                at += 1
    return [list({id(quote): quote for quote in near}.values()) for near in out]


def mark_block(
    article: Article,
    quotes: Sequence[Quote],
    block: Span,
    classes: dict[str, str],
    prefix: str,
    begun: set[str],
    *,
    attributes: Attributes | None = None,
    after: Mapping[int, str] = MappingProxyType({}),
) -> str:
    """The block's text, escaped, with contents, cues and sources marked; nested quotes nest, so tags always balance.

    ``attributes`` gives the attributes of a quote's marks (default: a title); ``after`` HTML to place at a position.
    """
    told = attributes or _title
    layers: list[tuple[int, int, int, str, str]] = []  # start, -end, rank, tag, attributes
    for q in quotes:
        for rank, (spans, css) in enumerate(((q.content, ""), (q.source, "source"), (q.cue, "cue"))):
            for s, e in spans:
                s, e = max(s, block[0]), min(e, block[1])
                if s >= e:
                    continue
                if css:
                    layers.append((s, -e, rank + 1, "span", f' class="{css}"'))
                else:
                    anchor = "" if q.id in begun else f' id="{_anchor(prefix, q)}"'
                    begun.add(q.id)
                    layers.append((s, -e, 0, "mark", f'{anchor} class="{classes[q.id]}"{told(article, q)}'))
    return _interleave(article.text, block, sorted(layers), after)


def _title(article: Article, quote: Quote) -> str:
    cue = " ".join(article.text[s:e] for s, e in quote.cue)
    told = f"{quote.id}: {quote.kind}, {cue or 'no cue'}, confidence {quote.confidence.quote:.2f}"
    return f' title="{escape(harmless(told), quote=True)}"'


def _interleave(text: str, block: Span, layers: list[tuple[int, int, int, str, str]], after: Mapping[int, str]) -> str:
    """Cut the block at every edge; in each cut open the layers that cover it, outermost first."""
    inner = (at for at in after if block[0] < at < block[1])
    edges = sorted({block[0], block[1], *(s for s, *_ in layers), *(-e for _, e, *_ in layers), *inner})
    out: list[str] = []
    opened: list[tuple[int, int, int, str, str]] = []
    begun = 0  # layers that begin before this cut; those of them that cover it are in ``cover``, outermost first
    cover: list[tuple[int, int, int, str, str]] = []
    for a, b in itertools.pairwise(edges):
        cover = [layer for layer in cover if -layer[1] >= b]
        while begun < len(layers) and layers[begun][0] <= a:
            cover.append(layers[begun])
            begun += 1
        keep = 0
        while keep < min(len(opened), len(cover)) and opened[keep] == cover[keep]:
            keep += 1
        out.extend(f"</{layer[3]}>" for layer in reversed(opened[keep:]))
        out.append(after.get(a, "") if a > block[0] else "")
        for layer in cover[keep:]:
            attributes = layer[4]
            if layer[0] != a:  # continued after a cut: the anchor stood on the first part
                attributes = attributes[attributes.index(" class=") :]
            out.append(f"<{layer[3]}{attributes}>")
        opened = cover
        out.append(to_html(text[a:b]).replace("\n", "<br>"))
    out.extend(f"</{layer[3]}>" for layer in reversed(opened))
    out.append(after.get(block[1], ""))
    return "".join(out)
