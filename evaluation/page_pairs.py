"""Pages of different outlets that print the same words in quotation marks: are their quotes linked in one family?

    python -m evaluation.page_pairs ../shared/pages [--all]

Which pages carry the same quotes is told from the true text of each page by its quotation marks alone: a run of eight
words inside the marks of both.  Then the pages themselves are read, from HTML to quotes, and grouped in families.
``--all`` reads every page, not only those, and counts what else is linked.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from evaluation.pages import QUOTED, add_folder
from quoth.data import Rejection, StoredQuote
from quoth.families.fingerprint import fingerprints, normal_words
from quoth.families.group import group_quotes
from quoth.ingest.html import read_page
from quoth.ingest.options import ReadOptions
from quoth.pipeline import read_article
from quoth.text import cut

_RUN = 8

Pair = tuple[str, str]


def outlet(url: str) -> str:
    """The site without www."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def true_pairs(truth: dict[str, Any]) -> set[Pair]:
    """Pairs of pages of different outlets whose true texts share a run of words in quotation marks."""
    holders: dict[int, set[str]] = defaultdict(set)
    for key, page in truth.items():
        for m in QUOTED.finditer(page["articleBody"]):
            for run in fingerprints(normal_words(m.group(1)), _RUN, 2):
                holders[run].add(key)
    pairs = {pair for keys in holders.values() for pair in itertools.combinations(sorted(keys), 2)}
    return {(a, b) for a, b in pairs if outlet(truth[a]["url"]) != outlet(truth[b]["url"])}


def read_quotes(folder: Path, key: str, url: str) -> list[StoredQuote]:
    """The quotes of one page, as the product reads it."""
    article = read_page(gzip.decompress((folder / f"{key}.html.gz").read_bytes()), key, ReadOptions(), address=url)
    if isinstance(article, Rejection):
        return []
    record = read_article(article)
    names = {speaker.id: speaker.name for speaker in record.speakers}
    return [
        StoredQuote(
            f"{key}#{quote.id}", key, quote.id, cut(article.text, quote.content), quote.kind,
            (quote.content[0][0], quote.content[-1][1]), names.get(quote.speaker or ""),
            published=article.published,
        )
        for quote in record.quotes
    ]  # fmt: skip


def main() -> None:
    """Print each pair of pages and whether it is linked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_folder(options)
    options.add_argument("--all", action="store_true", help="read every page")
    given = options.parse_args()
    truth = json.loads((given.folder / "ground-truth.json").read_text("utf-8"))
    wanted = true_pairs(truth)
    keys = sorted(truth) if given.all else sorted({key for pair in wanted for key in pair})
    quotes = [quote for key in keys for quote in read_quotes(given.folder, key, truth[key]["url"])]
    linked: dict[Pair, int] = defaultdict(int)
    for family in group_quotes(quotes):
        members = sorted({member.quote.article for member in family.members})
        for a, b in itertools.combinations(members, 2):
            if outlet(truth[a]["url"]) != outlet(truth[b]["url"]):
                linked[a, b] += 1
    for a, b in sorted(wanted):
        told = f"linked by {linked[a, b]} utterances" if linked[a, b] else "NOT linked"
        print(f"{a[:8]} {outlet(truth[a]['url'])} / {b[:8]} {outlet(truth[b]['url'])}: {told}")
    outlets = {tuple(sorted((outlet(truth[a]["url"]), outlet(truth[b]["url"])))) for a, b in wanted}
    found = sum(bool(linked[pair]) for pair in wanted)
    more = sum(count > 0 for pair, count in linked.items() if pair not in wanted)
    print(
        f"{len(wanted)} pairs of pages ({len(outlets)} pairs of outlets) share words in marks: {found} linked, "
        f"and {more} others; {len(quotes)} quotes on {len(keys)} pages"
    )


if __name__ == "__main__":
    main()
