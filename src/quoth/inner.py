"""Somebody else's words, in quotation marks within what a speaker says: “My publisher said, ‘Nobody reads it.’”, and
words named there to be judged: “‘They left us to drown’ is a good line, but it is not true.”"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Edit, Record, Span
from quoth.families.align import Step
from quoth.families.ends import is_closed
from quoth.families.judged import Judged, Level
from quoth.families.normalise import Words
from quoth.families.wordlists import SAYINGS, SPEAKERS, SPEECH
from quoth.whose import Said

_DOUBLE, _SINGLE = '"“”„«»', "'‘’‚"
_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "'": "'", "‘": "’", "‚": "‘’"}
_OPENING = re.compile(r"(?<!\w)(?!['‘’](?:em|cause|til|till|bout|round|n|tis|twas|\d0s)\b)[\"“„«'‘‚](?=[\w…$£€])", re.I)
_FAR = 600  # characters back at which the marks open, at the most
_INTRO = re.compile(r"[^.!?;:—–\"“”]*[:,—–-]?\s*$")
_AFTER = re.compile(r"\W{1,4}((?:[\w'’]+ ){0,3}[\w'’]+)")
_WORD = re.compile(r"[\w'’]+")
_VERBS = (SAYINGS | SPEECH) - {
    "think",
    "thinks",
    "thought",
    "thinking",
    "suspect",
    "suspects",
    "suspected",
} | frozenset(
    "goes went like shout shouts shouted cry cries cried yell yells yelled ask asks asked read reads call calls called "
    "sing sung chant chants chanted print prints printed whispered whispers sang sings texted "
    "emailed shouting yelling asking calling reading".split()
)
AS_ANOTHERS = ", as what another says"
"""How it is told of words that somebody quotes."""
_NEAR = 6  # words of an introduction in which its verb stands
_OWN = frozenset("i we i've we've i'd we'd i'm we're i'll we'll".split())
_PASSIVE = frozenset("was were am are been".split())
_JUDGED = frozenset("is isn't was wasn't are aren't sounds sounded seems means meant makes made became would".split())
"""Verbs right behind quotation marks of which the words in these are the subject."""
_BEING = frozenset("is was are were".split())
_NAMINGS = frozenset(
    "slogan slogans headline headlines motto sign signs word words line lines song title name message chorus banner "
    "banners caption saying phrase quote story argument theory claim allegation rumor rumour tagline label poster "
    "placard joke cliche excuse mantra refrain graffiti".split()
)
_MINE = SPEAKERS | {"my", "our"}
_OTHERS = frozenset("he she they you it who".split())


def find_inner(judged: Sequence[Judged], actual: Words, claimed: Words, clause: bool, record: Record,
               said: Sequence[Said]) -> tuple[Judged, ...]:  # fmt: skip
    """The edit of who takes for a speaker's own what they give as another's in quotation marks; none where no such.

    A fragment of it is only told: the sentence it stands in may say whose it is.
    """
    kept = [one.step.actual for one in judged if one.step.op == "keep"]
    if not kept or not said:
        return ()
    span = actual.span(kept[0][0], kept[-1][1])
    found = _introduced(actual.text, span, record, said)
    whole = clause or is_closed(claimed)
    if found is None or not (found[0] or whole):
        return ()
    what, intro = found
    grave = bool(what) and whole
    edit = Edit("drop", intro, "", "modality" if grave else None)
    reason = f"stands in quotation marks on record{what}"
    return (Judged(edit, Level.ALTERED if grave else Level.SAME, reason, Step("drop", (0, 0), (0, 0))),)


def _introduced(text: str, span: Span, record: Record, said: Sequence[Said]) -> tuple[str, str] | None:
    """Why a stretch stands within one pair of marks, as it is told ("" where nothing says why), and the words that
    give it as somebody else's; None where it does not, or where the speaker's "I said" tells why."""
    holder = next((one for one in said if one.span[0] <= span[0] and span[1] <= one.span[1]), None)
    if holder is None or (holder.kind or "direct") != "direct":
        return None
    start, marks = holder.span[0], _DOUBLE + _SINGLE
    if holder.kind is not None:
        marks = _SINGLE if text[start - 1 : start] in _DOUBLE else _DOUBLE
    elif not record.article.turns and (record.quotes or record.article.kind != "statement"):
        return None
    for m in reversed(list(_OPENING.finditer(text, max(start, span[0] - _FAR), span[0] + 2))):
        closing = _PAIRS[m[0]]
        if m[0] not in marks:
            continue
        below = text.find("\n\n", m.end(), holder.span[1])  # marks that nobody closed end with their paragraph
        close = re.compile(rf"[{closing}](?!\w)").search(text, m.end(), holder.span[1] if below < 0 else below)
        if close is None or close.start() < span[1]:
            continue
        if m.start() <= start + 1 and close.end() >= holder.span[1] - 1:
            continue  # the whole turn stands in marks
        before = _INTRO.search(text, max(start, m.start() - 120), m.start())
        front = _WORD.findall(before[0])[-_NEAR:] if before else []
        after = _AFTER.match(text, close.end(), holder.span[1])
        behind = _WORD.findall(after[1]) if after else []
        intro = _told_by(front)
        if intro is None and (spoken := _spoken_of(front, behind, after[0] if after else "")):
            return f", as what is spoken of: “{spoken}”", ""
        intro = _told_by(behind) if intro is None else intro
        if intro is None:
            return "", ""
        return (f"{AS_ANOTHERS}: “{intro}”", intro) if intro else None
    return None


def _spoken_of(front: Sequence[str], behind: Sequence[str], after: str) -> str | None:
    """The words, where they speak of what stands in the marks between them, as of a line or a slogan; None for none."""
    before = [word.lower().replace("’", "'") for word in front]
    if before and before[-1] in _BEING and _NAMINGS & set(before) and not _MINE & set(before):
        return " ".join(front)
    judged = behind and behind[0].lower().replace("’", "'") in _JUDGED and after.lstrip("\"'”’»").startswith(" ")
    return " ".join(behind) if judged else None


def _told_by(words: Sequence[str]) -> str | None:
    """The words, where they say that somebody else says so; "" where the speaker does, None where nobody does."""
    keys = [word.lower().replace("’", "'") for word in words]
    verb = next((i for i in range(len(keys) - 1, -1, -1) if keys[i] in _VERBS), None)
    if verb is None:
        return None
    subject = next((i for i in range(verb - 1, -1, -1) if keys[i] in _OWN | _OTHERS), None)
    passive = bool(_PASSIVE & set(keys[max(0, verb - 2) : verb])) and keys[verb] != "like" and keys[verb][-3:] != "ing"
    mine = subject is not None and keys[subject] in _OWN and not passive
    return "" if mine else " ".join(words)
