"""Quotes made up from real ones: the same lengths and frequencies of words, as many as wanted.

Each generated quote is a real one with about half of its words replaced by words drawn by frequency; one in eight is
instead a copy, a fragment or a slight alteration of an earlier one, so that families exist.  Without the corpora,
words are invented, with frequencies by Zipf's law.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

from quoth.data import Article, Confidence, Quote, Record, Speaker

CORPUS = Path(__file__).parents[2] / "shared/data/polnear.train.jsonl"
_QUOTES_PER_ARTICLE = 10
_SPEAKERS = 20_000
_OUTLETS = 200
_REMEMBERED = 50_000  # earlier quotes that may be repeated


def read_templates() -> list[list[str]]:
    """The words of real quotes, or of invented ones where the corpora are absent."""
    if not CORPUS.exists():
        rng = random.Random(7)
        invented = [f"w{n:x}" for n in range(30_000)]
        weights = [1 / (n + 1) for n in range(len(invented))]
        return [rng.choices(invented, weights, k=rng.randint(4, 40)) for _ in range(20_000)]
    templates = []
    with CORPUS.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for attribution in article["attributions"]:
                words = " ".join(article["text"][s:e] for s, e in attribution["content"]).split()
                if len(words) >= 3:
                    templates.append(words)
    return templates


def generate_records(quotes: int, seed: int = 1) -> Iterator[Record]:
    """Records with ``quotes`` quotes in all, the same for the same seed."""
    rng = random.Random(seed)
    templates = read_templates()
    by_frequency = [word for template in templates for word in template]
    remembered: list[list[str]] = []
    made = 0
    while made < quotes:
        size = min(_QUOTES_PER_ARTICLE, quotes - made)
        said = [_words(rng, templates, by_frequency, remembered) for _ in range(size)]
        yield _record(rng, made // _QUOTES_PER_ARTICLE, said)
        made += size


def _words(
    rng: random.Random, templates: list[list[str]], by_frequency: list[str], remembered: list[list[str]]
) -> list[str]:
    if remembered and rng.random() < 0.125:
        words = rng.choice(remembered)
        how = rng.random()
        if how < 0.4:
            return words
        if how < 0.7:
            start = rng.randrange(len(words) // 2)
            return words[start : start + max(len(words) // 2, 5)]
        return [rng.choice(by_frequency) if rng.random() < 0.1 else word for word in words]
    words = [rng.choice(by_frequency) if rng.random() < 0.5 else word for word in rng.choice(templates)]
    if len(words) >= 8:
        if len(remembered) < _REMEMBERED:
            remembered.append(words)
        else:
            remembered[rng.randrange(_REMEMBERED)] = words
    return words


def _record(rng: random.Random, number: int, said: list[list[str]]) -> Record:
    text = ""
    quotes: list[Quote] = []
    speakers: dict[str, Speaker] = {}
    for n, words in enumerate(said, start=1):
        who = int(_SPEAKERS * rng.random() ** 3)
        name = f"Given{who % 400} Family{who}"
        start = len(text) + len(name) + 8
        content = " ".join(words)
        text += f'{name} said, "{content}"\n'
        at = start + 0
        assert text[at : at + len(content)] == content
        cue = (at - 7, at - 3)
        speaker = speakers.setdefault(
            name, Speaker(f"s{len(speakers) + 1}", name, spans=((cue[0] - len(name) - 1, cue[0] - 1),))
        )
        quotes.append(
            Quote(f"q{n}", "direct", ((at, at + len(content)),), (cue,), speaker.spans[:1], speaker.id,
                  confidence=Confidence(0.9, 0.9), cue_class="speech")
        )  # fmt: skip
    day = f"{2010 + number % 15}-{1 + number % 12:02}-{1 + number % 28:02}"
    article = Article(
        f"generated-{number:07}", text, outlet=f"Outlet {int(_OUTLETS * rng.random() ** 2)}", published=day
    )
    return Record(article, tuple(quotes), (), tuple(speakers.values()))
