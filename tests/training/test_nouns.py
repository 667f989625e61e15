"""What is learnt of noun phrases is right of most that only measure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoth.ingest.plain import text_article
from quoth.speakers import resolve_speakers
from training.speakers import ROOT, gold_quotes, hinted, load

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="needs ../shared/data")
def test_most_noun_phrases_that_were_judged_and_not_learnt_from_mean_whom_they_mean() -> None:
    with (ROOT / "training" / "judged_nouns.jsonl").open(encoding="utf-8") as lines:
        judged = [row for row in map(json.loads, lines) if row["part"] == "test" and row["name"]]
    wanted = {row["id"] for row in judged}
    answered = right = 0
    for d in load(SHARED, "polnear.train"):
        if d["id"] not in wanted:
            continue
        quotes, speakers = resolve_speakers(
            text_article(d["text"], article_id="t"), gold_quotes(d), hints=hinted(d["text"])
        )
        who = {s.id: s for s in speakers}
        by_place = {q.source[0][0]: who[q.speaker] for q in quotes if q.source and q.speaker}
        for row in judged:
            speaker = by_place.get(row["at"]) if row["id"] == d["id"] else None
            if speaker is not None and speaker.unnamed is None:
                answered += 1
                right += row["name"].split()[-1] in speaker.name
    assert answered > 40
    assert right > 0.8 * answered
