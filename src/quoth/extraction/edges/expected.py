"""Who is expected to say something says it: "She is expected to tell members that …", "He is due to say: “…”".

The network takes the expectation for what is reported, as in "the price is expected to fall": by whom is not said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.extraction.drafts import Draft, Page
from quoth.text import overlaps, trim

LONGEST_SUBJECT = 100  # characters
_EXPECTED = re.compile(r"(?:is|are|was|were) (?:(?:also|widely|now) )?(?:expected|due|set|likely|scheduled)\Z")
_TO_SAY = re.compile(
    r" to (?:also )?(?:(?:say|argue|warn|insist|stress|declare|add)(?P<plain>)|tell(?P<told>))"
    r"(?: (?P<hearer>[^,.;:“”\"\n]{2,60}?))?(?P<gap>:? (?=[“\"])| (?=that\b))"
)


def expected_to_say(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, in which whoever is expected to say something is the source, and the verb of saying in the cue.

    What the network reads of that verb by itself is left out.
    """
    turned = [d for d in drafts if _turn(page, d)]
    return [d for d in drafts if d in turned or not any(d.cue and t.cue and overlaps(d.cue, t.cue) for t in turned)]


def _turn(page: Page, d: Draft) -> bool:
    """Whether a draft has been of an expectation of words, whose it now is."""
    text, cue = page.text, d.cue
    if cue is None or d.source or _EXPECTED.fullmatch(text, *cue) is None:
        return False
    said = _TO_SAY.match(text, cue[1])
    before = trim(text, (d.content[0][0], min(d.content[0][1], cue[0])))
    if said is None or before[1] + 1 != cue[0] or before[1] - before[0] > LONGEST_SUBJECT:
        return False
    if said["plain"] is not None and said["hearer"] is not None:
        return False
    behind = said.end("gap")
    pair = next((p for p in page.pairs_at((behind, behind + 1)) if p.start == behind), None)
    end = pair.end if pair is not None else d.content[-1][1]
    if end <= behind:
        return False
    d.source = [before]
    d.cue = (cue[0], said.end("plain" if said["plain"] is not None else "told"))
    d.content = [trim(text, pair.inner if pair is not None else (behind, end))]
    return True
