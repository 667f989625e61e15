"""Attributions behind a quotation that the network did not see: “…,” the porter laughed; « … », sighed Roe.

The network knows the verbs of its reports; a comma and a verb of saying with its subject directly behind a quotation
attribute it in any report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span
from quoth.extraction.drafts import Claims, Draft, Page
from quoth.extraction.edges.relayed import behind_attribution
from quoth.extraction.marks import Pair
from quoth.text import TITLES_CUT_SHORT, overlaps, trim

FOLLOWED_CONFIDENCE = 0.85
LONGEST_ATTRIBUTION = 120  # code points searched behind a quotation
LONGEST_TAG = 60  # code points of a paragraph that is nothing but an attribution
_VERBS = (
    "said|says|added|adds|explained|explains|insisted|insists|declared|declares|recalled|recalls|replied|replies|"
    "answered|answers|asked|asks|exclaimed|exclaims|wrote|writes|posted|tweeted|"
    "laughed|laughs|chuckled|chuckles|giggled|snorted|snorts|sighed|sighs|grinned|grins|smiled|smiles|shrugged|shrugs|"
    "joked|jokes|quipped|quips|teased|shouted|shouts|yelled|yells|cried|cries|screamed|roared|whispered|whispers|"
    "muttered|mutters|murmured|mumbled|groaned|grumbled|moaned|sobbed|began|begins|continued|continues|went on|goes on|"
    "repeated|repeats|retorted|retorts|countered|counters|boasted|boasts|complained|complains|admitted|admits|"
    "conceded|concedes|warned|warns|argued|argues|noted|notes|remarked|remarks|observed|observes|reflected|reflects|"
    "concluded|concludes|urged|urges|pleaded|pleads|promised|promises|vowed|vows|predicted|predicts|enthused|mused|"
    "followed up|follows up|chimed in|chimes in|interjected|interjects|piped up|shot back|fired back"
)
_WORD = rf"(?:(?:[A-Z]|{TITLES_CUT_SHORT})\.(?= [A-Z])|[A-Z][\w’'-]*)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|van|von|der|den|bin|al)){{0,4}}(?<![’']s)"
_ROLE = (
    r"(?!(?:and|but|or|then|as|so|when|while|if|because|after|before|since|though|in|on|at|to|of|for|from|with|by|it"
    r"|he|she"
    r"|they|we|that|this|who|which|what|there|like|said|says)\b)[a-z][a-z’'-]+ "
)
"""A word of what somebody is, before the name and without an article: “It is late,” | mill | owner | Jane Roe said."""
_HELPERS = r"(?:(?:has|had|also|later|then|once|reportedly) )?"
_LATER = (
    r"(?:will|would|(?:is|was|are|were) (?:expected|due|set|going) to) (?:also )?(?:say|argue|add|warn|tell|declare)"
)
_NOUN = r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur)(?: [\w’'-]+){1,4}?"
_BEHIND = re.compile(
    rf"[,\s]*\s(?:(?P<verb>{_VERBS}) (?P<after>(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Mm]y|[Oo]ur) )?"
    rf"(?:[a-z’'-]+ ){{0,4}}{_NAME}|[hH]e|[sS]he|[tT]hey|I|we|{_NOUN}(?=[.,;:!?]|$))(?![\w’'])"
    rf"|(?P<before>[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|(?:{_ROLE}){{0,3}}{_NAME}(?:, [^,.:;“”\"\n]{{3,70}}(?=,))?|{_NOUN}),?"
    rf" (?P<cue>{_HELPERS}(?:{_VERBS}|told(?= (?!(?:of|about|how)\b)[\w’'-]+))|{_LATER})\b)"
)

_VERDICT = re.compile(
    r",? (?:is|was|remains) (?P<who>(?:his|her|their|my|our)|(?:[Tt]he )?(?:[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}?"
    r"|(?<=[Tt]he )[a-z-]+(?: [a-z-]+)?)(?:['’]s|(?<=s)['’])) (?:[a-z-]+ )?"
    r"(?P<cue>verdict|conclusion|assessment|judgment|judgement|answer|reply|response|retort|comment|advice|warning"
    r"|message|explanation|description|summary)"
    r"(?=[.,;:!?]|$| (?:to|on|of|for|when|as|after|at|in|about|from)\b)"
)
"""A noun of saying with its holder: “A disgrace,” | was | her | verdict."""
_JUDGES = frozenset("verdict conclusion assessment judgment judgement retort comment".split())
"""Those that no title of a work is: “The Road” is her answer to “The River”."""
_SO = re.compile(
    rf"So (?P<verb>says?|said|goes|writes|wrote|runs|reads) (?P<after>(?:(?:{_ROLE}){{0,3}}{_NAME}|{_NOUN}))"
    r"(?=[.,;:!?]| (?:at|in|on|of|from|who|that|behind|during|by|for|with)\b|$)"
)
"""What begins the paragraph below a quotation that stands alone: “It is late.” ¶ So | says | a clerk | in the mill."""


def followed_quotes(page: Page, claims: Claims, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of quotations that an attribution follows, and that no quote has for itself."""
    out = list(drafts)
    for p in page.pairs:
        found = attribution_behind(page, p) if p.depth == 0 and p.closed and page.count(p.inner) else None
        below_it: list[Draft] = []
        if found is None and (found := _tag_below(page, p)) is not None:
            below_it = claims.at(page.blocks[min(page.block_of(p.start) + 2, len(page.blocks) - 1)])
        if found is None:
            continue
        cue, source = found
        here = [*claims.at(p.inner), *below_it]
        near = claims.touching(p.inner) + [d for d in below_it if any(overlaps(c, p.inner) for c in d.content)]
        own = next((d for d in here if d.cue and overlaps(d.cue, cue)), None)
        below = own and own.content[0][0] >= cue[1] and page.block_of(own.content[0][0]) > page.block_of(cue[0])
        if (own and not below and not _mistaken(own, source)) or not all(d is own or _covers(d, p, cue) for d in near):
            continue
        content = [trim(page.text, p.inner), *(c for d in near if d is not own for c in _second_parts(page, d, cue))]
        if own is None:
            out.append(Draft(cue, [source], content, FOLLOWED_CONFIDENCE, page.block_of(p.start)))
        else:
            own.cue, own.source, own.content = cue, [source], content
        claims.add(own or out[-1])
        for d in near:
            if d is not own:
                behind_attribution(page, d, (min(cue[0], source[0]), max(cue[1], source[1])))
    return out


def _tag_below(page: Page, pair: Pair) -> tuple[Span, Span] | None:
    """The cue and the source of a paragraph that is nothing else, below a quotation: “Why now?” ¶ Roe asked. ¶ “Who?”

    The network gives them the quotation below; a full stop leads to none.
    """
    block = page.block_of(pair.start) + 1
    if pair.depth != 0 or not pair.closed or block >= len(page.blocks) or page.count(pair.inner) < 2:
        return None
    start, end = page.blocks[block]
    so = _SO.match(page.text, start, end)
    if so is not None and not page.text[pair.outer[1] : start].strip():
        return so.span("verb"), so.span("after")
    if end - start > LONGEST_TAG or page.text[end - 1] != "." or page.text[pair.outer[1] : start].strip():
        return None
    found = attribution_at(page.text, start - 1, end - 1)
    return found if found and max(e for _, e in found) == end - 1 else None


def _mistaken(d: Draft, source: Span) -> bool:
    """Whether the quote of a cue has no source, or takes its source for what is said."""
    return not d.source or any(overlaps(c, source) for c in d.content)


def _covers(d: Draft, pair: Pair, cue: Span) -> bool:
    """Whether a quote reports quotation and attribution together: “It is gone,” said Roe, according to the Courier."""
    return d.cue is not None and any(s <= pair.start and cue[1] <= e for s, e in d.content)


def _second_parts(page: Page, d: Draft, cue: Span) -> list[Span]:
    """The quotations behind an attribution that are parts of who reports it; he loses them to whom he quotes."""
    parts = [c for c in d.content if c[0] >= cue[1] and any(trim(page.text, p.inner) == c for p in page.pairs_near(c))]
    d.content = [c for c in d.content if c not in parts]
    return parts


def attribution_behind(page: Page, pair: Pair) -> tuple[Span, Span] | None:
    """The cue and the source that directly follow a quotation and its comma."""
    text, after = page.text, pair.outer[1]
    end = min(page.blocks[page.block_of(pair.start)][1], after + LONGEST_ATTRIBUTION)
    noun = _VERDICT.match(text, after, end)
    last = text[pair.opens_at : pair.end].rstrip(" ”’\"'»")[-1:]
    spoken = last in (",", "!", "?", "…", "—", "–") or text[after : after + 1] == ","
    if noun is not None and (spoken or noun["cue"] in _JUDGES):
        return noun.span("cue"), noun.span("who")
    if not spoken:
        return None
    return attribution_at(text, after, end)


def attribution_at(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """The cue and the source that follow a comma, which may stand at ``start`` or before it."""
    m = _BEHIND.match(text, start, end)
    if m is None:
        return None
    return (m.span("verb"), m.span("after")) if m["verb"] else (m.span("cue"), m.span("before"))
