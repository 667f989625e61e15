"""Contents that are only a relative pronoun: the claim, | which | Roe denies.  What it stands for is what is denied.
So is what stands behind the verb of "What Roe wants is a new mill".

Only plain nouns are put in its place: of “the heads of the mill, which” nobody knows which of the two is meant.
"""

from __future__ import annotations

import re

from quoth.extraction.drafts import Draft, Page
from quoth.text import overlaps

_NOUN = (
    r"(?:the|an?|another|his|her|its|their|my|our|your|two|three|four|five|several"
    r"|(?!(?:That|It|There|Here|What|Who|He|She|Let)[’'])(?:[A-Z][\w.-]* ){0,3}[A-Z][\w.-]*[’']s?)"
    r" (?:(?!(?:of|to|for|in|on|at|by|with|from|into|beyond|under|against|between|and|or|but|than|as|after|before|about"
    r"|over|is|are|was|were|that|who|which|when|last|next|the|an?|his|her|its|their|my|our|your)\b)\w[\w’'-]* ){0,4}"
    r"(?!(?:and|or|but|than|time|way|end|year|week|month|day|moment|decade|decades|years|weeks|months|days|hour|hours"
    r"|fact|case|one|ones|\w+thing)\b)\w[\w’'-]*"
)
_BEFORE = re.compile(rf"(?<![\w’'-])(?P<noun>{_NOUN}(?: to [a-z]{{4,}})?)(?:, | [-–—]+ |—| \()\Z")
_RESTRICTED = re.compile(rf"(?<![\w’'-])(?P<noun>{_NOUN}) \Z")
_ANY = re.compile(
    rf"(?<![\w’'-])(?P<noun>(?=(?:an?|another) ){_NOUN}"
    r"|(?!(?:this|was|has|does|says|means|shows?|thinks|believes|knows|suggests|argues|claims|insists|perhaps|always"
    r"|besides|less|[a-z]*(?:ss|us))\b)[a-z]{4,}s) \Z"
)
"""What a clause without a comma is told of, whatever stands before it: in | a ruling | that, on | prices | that."""
_APPOSED = re.compile(rf"(?:,|[-–—]) (?P<noun>{_NOUN}|(?!(?:this|was|has|does|is|says)\b)[a-z]{{4,}}s) \Z")
_NAME = r"(?:the )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}"
_PLACED = re.compile(rf"(?<![\w’'-])(?P<noun>{_NOUN} (?:in|near) {_NAME}), \Z")
_SEVERAL = re.compile(
    r"(?<![\w’'-])(?P<noun>(?:(?:the|these|those|his|her|its|their|several) )?"
    r"(?!(?:this|was|has|does|is|says)\b)[a-z]{4,}(?<![su])s(?: (?:last [a-z]+|(?:on )?[A-Z][a-z]{2,8}(?:\.? \d+)?))?"
    rf" (?:in|near|to|from|on|against|with|by) {_NAME}), \Z"
)
_ARE = re.compile(r" (?:are|were|have)\b")
"""What stands before a place: the mill in Acre, | which; the trips to Acre, | which | were."""
_DOING = re.compile(r"\b(?:of|for) (?P<doing>[a-z]{2,}ing )\Z")
_WHOM = re.compile(
    rf"(?<![\w’'-])(?P<noun>(?:{_NOUN}|(?:[Ss]everal|[Mm]any|[Ss]ome) [a-z-]+(?: [a-z-]+)?|(?:[A-Z][\w.’'-]* ){{0,3}}"
    r"[A-Z][\w.’'-]*))(?:,| [-–—]+)? \Z"
)
LONGEST_WORD = 30  # code points, with a blank or two
_SECOND = re.compile(
    r"\b(?:(?:the|an?|his|her|its|their) (?:[\w-]+ ){1,2}(?:in|at|near|with|on|about|for|to|from|by|against|under|over)"
    r"|and|or|of|than|as|between) \Z"
)
_OF = re.compile(r"\b(?:and|or|of|to [a-z]+) \Z")
_FROM = re.compile(r"\b(?:and|or|of|from|in|at|near) \Z")
_AFTER = re.compile(r"\b(?:and|or|of|from|in|at|near|with|on|about|for|to|by|between|against|under|over|than|as) \Z")
_NAMED = re.compile(rf"(?P<noun>{_NOUN})(?<! of) (?:that|which)")
"""A noun that the network has with its pronoun: the mill is shut, | a claim that | Roe disputes."""
_PATTERNS = {
    "which": ((_BEFORE, _OF), (_PLACED, _OF), (_SEVERAL, _OF), (_RESTRICTED, _AFTER), (_ANY, _SECOND)),
    "that": ((_APPOSED, _OF), (_RESTRICTED, _AFTER), (_ANY, _SECOND)),
    "who": ((_WHOM, _FROM),),
    "whom": ((_WHOM, _FROM),),
}
"""How the noun stands before each pronoun, and what before it makes it the second of two."""


_CLEFT = re.compile(r"(?:is|was) (?=(?:that|how|whether|if|to|the|an?|more|less|something|someone)\b)")


def without_cleft(page: Page, d: Draft) -> None:
    """What Roe wants is | a new mill: what stands behind the verb is what is wanted."""
    if d.cue is None or not d.content:
        return
    what = d.content[0] if page.text[slice(*d.content[0])] == "What" else None
    start, (s, e) = min(at for at, _ in (d.cue, *d.source)), d.content[-1]
    first = what[0] if what else start - len("What ")
    if len(d.content) > (2 if what else 1) or s < d.cue[1] or not page.text.startswith("What ", first):
        return
    verb = _CLEFT.match(page.text, s, e)
    if verb is not None or (what and page.text.endswith((" is ", " was "), 0, s)):
        d.content = [(verb.end() if verb else s, e)]


def name_antecedents(page: Page, d: Draft) -> None:
    """Put the plain noun before it in the place of a “which”, “who” or “that” which stands for it."""
    if d.cue is None or not d.content or d.cue[0] < d.content[0][0]:
        return
    pronoun, alone = page.text[slice(*d.content[0])], len(d.content) == 1
    remnant = _NAMED.fullmatch(pronoun) if alone else None
    if remnant is not None:
        d.content[0] = (d.content[0][0], d.content[0][0] + remnant.end("noun"))
        return
    if not alone and pronoun != "whom":
        return
    (s, _), block = d.content[0], page.blocks[page.block_of(d.content[0][0])][0]
    for before, part in _PATTERNS.get(pronoun, ()):
        if before is _SEVERAL and not _ARE.match(page.text, d.content[0][1]):
            continue
        noun = before.search(page.text, max(block, s - 80), s)
        at = noun.start("noun") if noun else 0
        if noun is not None and not part.search(page.text, max(block, at - LONGEST_WORD), at):
            doing = _DOING.search(
                page.text, max(block, noun.start() - 30), noun.start("noun")
            )  # accused of | selling the mill, which Roe denied
            span = (doing.start("doing") if doing else noun.start("noun"), noun.end("noun"))
            if not any(overlaps(span, x) for x in d.source):
                d.content[0] = span
            return
