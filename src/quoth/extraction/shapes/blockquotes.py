"""Block quotations of a page that stand without quotation marks: the page sets somebody's words apart instead.

Where the line above announces speech with a colon ("In a statement, the company said:"), or a credit stands below,
their paragraphs are read as if marks stood around them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from quoth.data import Span
from quoth.extraction.marks import DOUBLE, Pair, pair_marks
from quoth.text import sentences

CREDIT = re.compile(r"\s*(?:[―—–]|--?(?=\s?[A-Z]))\s*(?=[A-Z])(?:[^\n.!?;:@“”\"]|(?<=\b[A-Z])\.(?=\s)){2,90}\.?\s*$")
_ANNOUNCED = re.compile(
    r"\b(?:sa(?:id|ys|ying)|told|wr(?:ote|ites|iting)|statements?|letter|e-?mail|messages?|post(?:ed|s)?|tweet(?:ed"
    r"|s)?|"
    r"repl(?:y|ied|ies)|respon(?:se|ded)|explained|added|announced|reads?|reading|stat(?:ed|es|ing)|according)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"[―—–-].{0,90}\(@\w+\)")  # a post, whose signature is read elsewhere
_MARKED = frozenset("".join(DOUBLE) + "".join(DOUBLE.values()))
MARK = "“"  # the kind of mark that such a block stands for


def shown_quotations(
    text: str, blocks: Sequence[Span], quoted: Mapping[int, str], credits: Container[int] = ()
) -> list[Pair]:
    """A pair without marks for each paragraph of such block quotations; all but the last of each stay open.

    blocks: the paragraphs that are read; quoted: number of a paragraph -> the block quotation it stands in; credits:
    the paragraphs that the page itself calls a quotation's foot.
    """
    out = []
    for group in _groups(quoted):
        below = group[-1] + 1
        body = [i for i in group if i not in credits and not CREDIT.fullmatch(text, *blocks[i])]
        credited = len(body) < len(group) or (below < len(blocks) and CREDIT.fullmatch(text, *blocks[below]))
        if not body or body != list(range(body[0], body[-1] + 1)) or body[0] != group[0]:
            continue
        if any(_SIGNED.search(text, *blocks[i]) or _is_marked(text, blocks[i]) for i in body):
            continue
        if credited or (body[0] > 0 and _announces(text, blocks[body[0] - 1])):
            for i in body:
                start, end = blocks[i]
                out.append(Pair(start, end, i == body[-1], 0, MARK, start, 0))
    return out


def _is_marked(text: str, block: Span) -> bool:
    """Whether marks of some kind stand in a paragraph."""
    return not _MARKED.isdisjoint(text[slice(*block)]) or bool(pair_marks(text, [block]))


def _groups(quoted: Mapping[int, str]) -> Iterator[list[int]]:
    """The numbers of the paragraphs of each block quotation."""
    group: list[int] = []
    for i in sorted(quoted):
        if group and (quoted[i] != quoted[group[0]] or i != group[-1] + 1):
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _announces(text: str, before: Span) -> bool:
    """Whether a paragraph ends in a colon after a word of saying or writing, in its last sentence."""
    if not text[slice(*before)].rstrip().endswith(":"):
        return False
    last = [s for s in sentences(text, *before) if s[0] < s[1]][-1:]
    return bool(last and _ANNOUNCED.search(text, *last[0]))
