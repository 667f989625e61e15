"""Verdicts measured: python evaluation/verify.py [--data DIR] [--part PART].

Prints the share of quotes whose transcript is found, the agreement of verdicts with how each quote was read by hand,
a thousand generated changes, false speakers, invented sentences, pairs and families, and the time a draft takes.
The development files shaped the rules; nothing here is a held-out measurement.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quoth.check.given import claimed_pieces
from quoth.check.sources import load_sources
from quoth.corpus import Corpus, MemoryCorpus
from quoth.data import StoredQuote
from quoth.families.candidates import same_utterance
from quoth.families.fingerprint import normal_words
from quoth.families.group import group_quotes, relate
from quoth.families.wordlists import FUNCTION, NEGATIONS
from quoth.pipeline import read_text
from quoth.text import WORD
from quoth.verify import verify_quote

PARTS = ["transcripts", "perturb", "invented", "reports", "pairs", "families", "speed"]
WANTED = {"verbatim": "verbatim", "minor": "verbatim", "omission": "trimmed", "content": "altered"}
SUBJECTS = (
    "The lighthouse keeper|My grandmother's tractor|Every beekeeper in Ljubljana|The municipal orchestra|Our submarine|"
    "A committee of astronomers|The cathedral's organist|Their veterinarian|The glacier above Zermatt|Half the typists"
).split("|")
VERBS = (
    "painted|refused to inspect|swallowed|secretly catalogued|auctioned off|photographed|misplaced|embroidered|"
    "translated|repaired without gloves"
).split("|")
OBJECTS = (
    "eleven accordions|the provincial chess trophy|a barrel of pickled herring|the archbishop's umbrella|"
    "forty crates of marmalade|the last tram to Gdansk|a Portuguese dictionary|the town's only harpsichord|"
    "seven porcelain owls|the moss on the aqueduct"
).split("|")
TAILS = (
    "before the solstice|while the choir rehearsed|on the third Thursday of Lent|despite the fog|in exchange for "
    "candles|and nobody apologised|behind the cannery|for the sake of science"
).split("|")
SWAPS = {
    word: (kind, new)
    for kind, pairs in {
        "quantity": "all/some every/no always/sometimes never/often more/less most/few many/few everybody/nobody",
        "modality": "will/might would/must can/should could/will may/must should/may must/could",
        "opposite": "up/down before/after good/bad better/worse right/wrong first/last win/lose great/terrible "
        "true/false big/small start/stop love/hate war/peace high/low rich/poor strong/weak bring/take",
    }.items()
    for word, new in (pair.split("/") for pair in pairs.split())
}
PLAIN = (  # invented too, but in the words politicians use
    "We are going to lower the price of bread for every widow in this county.",
    "My father sold umbrellas and he never once voted.",
    "I will resign the day the ferries stop running.",
    "The teachers deserve a statue and I will carve it.",
    "You cannot run a navy on borrowed rope, and I told the admirals so.",
    "I have eaten dinner with farmers in all our valleys and they want better trains.",
    "The lottery is a tax on hope and we should end it by spring.",
    "When the mine closed, I was the one who bought the lamps.",
    "There will be no toll on any road that leads to a hospital.",
    "I never met a librarian I did not trust with the treasury.",
)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The documents of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def measure_transcripts(rows: Sequence[dict[str, Any]], corpus: Corpus, misses: bool) -> dict[str, float]:
    """Right passage found, verdict as read by hand, false speaker noticed; each as a share, and printed."""
    table: Counter[tuple[str, str]] = Counter()
    found = first = agree = other = asked = 0
    speakers = sorted({row["speaker"] for row in rows})
    rng = random.Random(3)
    began = time.process_time()
    for row in rows:
        days = (row["transcript_date"], row["date"])
        verdict = verify_quote(row["quote"], corpus, by=row["speaker"], between=days)
        ids = [evidence.article.split(".zip/")[-1].removesuffix(".txt") for evidence in verdict.evidence]
        found += row["transcript"] in ids
        first += ids[:1] == [row["transcript"]]
        table[row["change"], verdict.name] += 1
        agree += verdict.name == WANTED[row["change"]]
        if misses and verdict.name != WANTED[row["change"]]:
            print(f"    {row['change']} -> {verdict.name}: {row['quote'][:160]!r}\n        {verdict.reason[:200]}")
        if verdict.name == "verbatim":
            asked += 1
            false = rng.choice([name for name in speakers if name.split()[-1] != row["speaker"].split()[-1]])
            other += verify_quote(row["quote"], corpus, by=false, between=days).name == "misattributed"
    seconds = (time.process_time() - began) / (len(rows) + asked)
    print(f"right transcript among the evidence {found / len(rows):.3f}, first {first / len(rows):.3f}  (goal .98)")
    print(
        f"verdict agrees with the reading {agree / len(rows):.3f}  (goal .93)   {1000 * seconds:.0f} ms of CPU a claim"
    )
    print(f"same words, another speaker: misattributed {other / asked:.3f} of {asked}  (goal .98)")
    for (change, name), count in sorted(table.items()):
        print(f"    {change:>9} -> {name:<13} {count}")
    return {"transcript": found / len(rows), "agreement": agree / len(rows), "other speaker": other / asked}


def perturb(quote: str, rng: random.Random, stock: Sequence[str]) -> tuple[str, str] | None:
    """The quote with one content word replaced, one negation added or taken, or one number changed; and which."""
    words = list(WORD.finditer(quote))
    kind = rng.choice(["word", "word", "negation", "number"])
    if kind == "number":
        at = [m for m in words if m.group().isdigit()]
        if not at:
            return None
        m = rng.choice(at)
        return kind, quote[: m.start()] + str(int(m.group()) + rng.choice([1, 2, 10])) + quote[m.end() :]
    if kind == "negation":
        for m in words:
            if m.group().lower() in NEGATIONS and quote[m.end() : m.end() + 1] != ",":  # not the "No," of an answer
                return kind, quote[: m.start()] + quote[m.end() :]
            if m.group().lower() in ("is", "are", "was", "will", "have", "should", "would"):
                return kind, quote[: m.end()] + " not" + quote[m.end() :]
        return None
    at = [m for m in words if m.group().lower() not in FUNCTION and len(m.group()) > 3 and m.group().isalpha()]
    if not at:
        return None
    m = rng.choice(at)
    new = rng.choice([word for word in rng.sample(stock, 20) if word.lower()[:4] != m.group().lower()[:4]])
    return kind, quote[: m.start()] + new + quote[m.end() :]


def measure_perturbed(rows: Sequence[dict[str, Any]], corpus: Corpus, count: int, misses: bool) -> float:
    """Changed claims are never verbatim: the share that is not, and printed."""
    rng = random.Random(5)
    stock = sorted({m.group().lower() for row in rows for m in WORD.finditer(row["said_context"])} - FUNCTION)
    stock = [word for word in stock if word.isalpha() and len(word) > 3]
    exact = [row for row in rows if row["change"] == "verbatim"]
    table: Counter[tuple[str, str]] = Counter()
    flagged: Counter[str] = Counter()
    while sum(table.values()) < count:
        row = rng.choice(exact)
        changed = perturb(row["quote"], rng, stock)
        if changed is None:
            continue
        kind, claim = changed
        verdict = verify_quote(claim, corpus, by=row["speaker"])
        table[kind, verdict.name] += 1
        flagged[kind] += verdict.meaning_changed
        if verdict.name in ("verbatim", "trimmed") and misses:
            print(f"    {kind} -> {verdict.name}: {claim!r}\n        {verdict.reason} | {verdict.evidence[0].words!r}")
    bad = sum(n for (_, name), n in table.items() if name == "verbatim")
    print(f"{count} changed claims: {bad} verbatim  (goal 0)")
    for (kind, name), n in sorted(table.items()):
        print(f"    {kind:>9} -> {name:<13} {n}")
    for kind in ("negation", "number"):
        total = sum(n for (k, _), n in table.items() if k == kind)
        print(f"    {kind}: meaning marked in {flagged[kind] / max(1, total):.3f}")
    return 1 - bad / count


def measure_senses(rows: Sequence[dict[str, Any]], corpus: Corpus, misses: bool) -> None:
    """Every word of ``SWAPS`` in the quotes exchanged by itself: the change of meaning is marked."""
    marked, asked = Counter[str](), Counter[str]()
    for row in rows:
        if row["change"] != "verbatim":
            continue
        for m in WORD.finditer(row["quote"]):
            kind, new = SWAPS.get(m.group().lower(), ("", ""))
            if not kind:
                continue
            claim = row["quote"][: m.start()] + new + row["quote"][m.end() :]
            verdict = verify_quote(claim, corpus, by=row["speaker"])
            asked[kind] += 1
            marked[kind] += verdict.meaning_changed
            if misses and not verdict.meaning_changed:
                print(f"    {kind}: {claim!r}\n        {verdict.name}: {verdict.reason[:200]}")
    told = ", ".join(f"{kind} {marked[kind]} of {asked[kind]}" for kind in sorted(asked))
    print(f"one word of quantity, modality or its opposite exchanged: meaning marked in {told}  (goal .80)")


def measure_invented(corpus: Corpus, count: int, misses: bool) -> None:
    """Sentences nobody said are not found."""
    rng = random.Random(11)
    made = list(PLAIN)
    while len(made) < count:
        made.append(f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)} {rng.choice(TAILS)}.")
    wrong = [
        (claim, verdict)
        for claim in made
        if (verdict := verify_quote(claim, corpus, by="Donald Trump")).name != "not found"
    ]
    print(f"{count} invented sentences: not found {1 - len(wrong) / count:.3f}  (goal .99)")
    for claim, verdict in wrong if misses else ():
        print(f"    {verdict.name}: {claim!r}\n        {verdict.evidence[0].words!r}")


def measure_foreign(rows: Sequence[dict[str, Any]], corpus: Corpus, count: int, misses: bool) -> None:
    """Real quotes of other people on other matters (novels) are not found."""
    claims = [
        row["text"][s:e]
        for row in rows
        for attribution in row["attributions"]
        for s, e in attribution["content"][:1]
        if len(WORD.findall(row["text"][s:e])) >= 7
    ]
    claims = random.Random(2).sample(claims, min(count, len(claims)))
    wrong = [(claim, verdict) for claim in claims if (verdict := verify_quote(claim, corpus)).name != "not found"]
    print(f"{len(claims)} quotes from novels (7 words or more): not found {1 - len(wrong) / len(claims):.3f}")
    for claim, verdict in wrong if misses else ():
        print(f"    {verdict.name} {verdict.evidence[0].score}: {claim!r}\n        {verdict.evidence[0].words!r}")


def measure_reports(rows: Sequence[dict[str, Any]], misses: bool) -> None:
    """Each direct quote that is read in a report, claimed whole against that report, is verbatim; and so is each part
    of a mixed one that stands in marks."""
    right, asked = Counter[str](), Counter[str]()
    for row in rows:
        record = read_text(row["text"], article_id=row["id"])
        names = {speaker.id: speaker.name for speaker in record.speakers}
        corpus = MemoryCorpus([record])
        inside = {quote.parent for quote in record.quotes}
        for quote in record.quotes:
            if quote.kind == "indirect" or quote.parent or quote.polarity != "affirmed":
                continue
            if quote.kind == "mixed" and quote.id in inside:
                continue  # of two people's words it is not said here whose the marks hold
            pieces = claimed_pieces(row["text"], quote)
            for claim in [pieces] if quote.kind == "direct" else [[piece] for piece in pieces]:
                verdict = verify_quote(claim, corpus, by=names.get(quote.speaker or ""))
                asked[quote.kind] += 1
                right[quote.kind] += verdict.name == "verbatim"
                if misses and verdict.name != "verbatim":
                    print(f"    {verdict.name}: {claim!r}\n        {verdict.reason}")
    print(
        f"{len(rows)} reports against themselves: {asked['direct']} direct quotes verbatim "
        f"{right['direct'] / asked['direct']:.3f}, {asked['mixed']} parts of mixed ones "
        f"{right['mixed'] / asked['mixed']:.3f}"
    )


def measure_pairs(rows: Sequence[dict[str, Any]], misses: bool) -> None:
    """Same utterance or not; changes of meaning flagged."""
    right = 0
    severe: list[tuple[bool, bool]] = []
    slight: list[bool] = []
    for row in rows:
        answer = same_utterance(normal_words(row["a"]), normal_words(row["b"]))
        right += answer.same == (row["label"] != "different")
        if misses and answer.same != (row["label"] != "different"):
            print(f"    {row['label']}: {row['a'][:90]!r} / {row['b'][:90]!r}: {answer.reason}")
        if row["severity"] is not None:
            one, other = (StoredQuote(k, k, k, row[k], "direct", (0, 1)) for k in "ab")
            member = relate(one, other)
            changed = any(edit.meaning for edit in member.edits)
            if row["severity"] == 2:
                severe.append((member.relation == "altered", changed))
            else:
                slight.append(changed)
    print(f"pairs: same or different right {right / len(rows):.3f} of {len(rows)}  (goal .90)")
    told = f"as altered {sum(a for a, _ in severe)}, with the kind of change {sum(m for _, m in severe)}"
    print(f"    of {len(severe)} pairs read as changing the meaning: flagged {told}  (goal .80)")
    print(f"    of {len(slight)} pairs read as changing no more than the wording: meaning marked in {sum(slight)}")


def measure_families(rows: Sequence[dict[str, Any]]) -> None:
    """Pairwise precision, recall and F1, with all quotes in one pool."""
    truth: dict[str, str] = {}
    quotes = []
    for row in rows:
        for member in row["members"]:
            key = f"{member['doc']}#{member['span'][0]}"
            truth[key] = row["id"]
            span = (member["span"][0], member["span"][1])
            quotes.append(
                StoredQuote(key, member["doc"], "q", member["quote"], "direct", span, published=member["date"])
            )
    families = group_quotes(quotes)
    gold = _pairs(truth)
    found = _pairs({member.quote.key: family.id for family in families for member in family.members})
    both = len(gold & found)
    precision, recall = both / len(found), both / len(gold)
    f1 = 2 * both / (len(gold) + len(found))
    print(f"families: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}  (goal .95)")
    again = quotes[:]
    random.Random(1).shuffle(again)
    print(f"    another order gives the same families: {group_quotes(again) == families}")


def _pairs(labels: dict[str, str]) -> set[tuple[str, str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, label in labels.items():
        groups[label].append(key)
    return {pair for keys in groups.values() for pair in itertools.combinations(sorted(keys), 2)}


def measure_speed(rows: Sequence[dict[str, Any]], archive: Path) -> None:
    """A draft of twenty quotes as a person checks it, by the command line: against the archive, and against a store."""
    chosen = random.Random(4).sample([row for row in rows if '"' not in row["quote"]], 20)
    with tempfile.TemporaryDirectory() as folder:
        draft, store = Path(folder) / "draft.md", Path(folder) / "kept.db"
        draft.write_text("\n\n".join(f'"{row["quote"].strip("“”")}" said {row["speaker"]}.' for row in chosen))
        for name, source, goal in (("first", archive, 30), ("again", archive, 1)):
            time_command(f"draft of 20 quotes, {name}", ["check", draft, "--against", source], folder, goal)
        time_command("adding the transcripts to a store", ["add", archive, "--store", store], folder, None)
        time_command("draft of 20 quotes against it", ["check", draft, "--against", store], folder, 1)


def time_command(name: str, arguments: Sequence[object], folder: str, goal: float | None) -> None:
    """Run ``quoth`` by itself and print its wall and CPU time; what it keeps goes into ``folder``."""
    wall, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    ran = subprocess.run(
        [sys.executable, "-m", "quoth", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "QUOTH_CACHE": folder},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = f"  (goal {goal} s)" if goal else ""
    print(f"{name}: {time.perf_counter() - wall:.1f} s ({cpu:.2f} s CPU){told}; {ran.stdout.splitlines()[-1]}")


def main() -> None:
    """Measure what is asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    parser.add_argument("--part", action="append", choices=PARTS)
    parser.add_argument("--count", type=int, default=1000, help="changed claims; a third as many invented ones")
    parser.add_argument("--cache", type=Path, help="folder where the archive's reading is kept between runs")
    parser.add_argument(
        "--misses", action="store_true", help="show each miss (texts of the corpora: for your eyes only)"
    )
    chosen = parser.parse_args()
    data: Path = chosen.data
    parts = chosen.part or PARTS
    rows = read_rows(data / "quote_vs_transcript.dev.jsonl")
    archive = data / "transcripts.zip"
    if set(parts) & {"transcripts", "perturb", "invented"}:
        corpus, _ = load_sources([str(archive)], cache=chosen.cache)
        print(f"{corpus.count()} transcripts, {len(rows)} quotes")
    if "transcripts" in parts:
        measure_transcripts(rows, corpus, chosen.misses)
    if "perturb" in parts:
        measure_perturbed(rows, corpus, chosen.count, chosen.misses)
        measure_senses(rows, corpus, chosen.misses)
    if "invented" in parts:
        measure_invented(corpus, max(10, chosen.count // 3), chosen.misses)
        measure_foreign(read_rows(data / "litbank.jsonl"), corpus, max(10, chosen.count // 3), chosen.misses)
    if "reports" in parts:
        measure_reports(read_rows(data / "polnear.dev.jsonl"), chosen.misses)
    if "pairs" in parts:
        measure_pairs(read_rows(data / "quote_pairs.checked.dev.jsonl"), chosen.misses)
    if "families" in parts:
        measure_families(read_rows(data / "quote_families.dev.jsonl"))
    if "speed" in parts:
        measure_speed(rows, archive)


if __name__ == "__main__":
    main()
