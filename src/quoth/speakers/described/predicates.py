"""What a clause says a named person is: "who serves as chairman of", "is the director of", "and former minister"."""

from __future__ import annotations

import re

from quoth.data import Span
from quoth.speakers.described.clauses import ADJECTIVES, holds_clause
from quoth.speakers.described.foregoing import DOING
from quoth.speakers.names.mention import NameMention
from quoth.speakers.words.people import is_role
from quoth.speakers.words.placing import WORD
from quoth.text import trim

_NOUNS = r"(?:[^,;:()\n–—.!?\"“”]|(?<=\b(?:Mr|Ms|Dr|St))\.|(?<=\b(?:Sen|Rep|Gov|Mrs|Gen))\.|(?<=\b[A-Z])\.){3,120}"
_NOW = r"(?: (?:now|also|currently|previously|still|once))?"
_WHO_IS = re.compile(
    rf",? who(?: [^,;:()\n–—.!?\"“”]{{3,80}} and(?= (?:is|was) (?:now|also|currently)))?{_NOW} "
    rf"(?:(?:is|was){_NOW} (?:appointed|named|elected|chosen|installed)(?: as)?|"
    rf"(?:is|was){_NOW}(?: then)?(?: (?:serving|working|acting) as)?|"
    rf"(?:has |had )?(?:serve[sd]|work(?:s|ed)|act(?:s|ed)){_NOW} as) ({_NOUNS})"
)
_IS = re.compile(rf"(?:, \d\d?,)? (?:is|was){_NOW} ({_NOUNS})")
_AND = re.compile(
    r", and ((?:ex-|former )?(?:[\w’'-]+ ){0,4}[\w’'-]+(?: (?:of|for|at|in|to) [^,;:()\n–—.!?\"“”]{2,60})?)(?=[,.]|$)"
)
_ENDS = re.compile(
    r" (?:in \d{4}|who|whose|which|that|when|where|while|because|since|during|until|before|after|under(?!-)|but|"
    r"if|as|than|and (?:has|had|is|was|lives?|works|said|says|wrote|now|also|later|one of|the [a-z]+ of|\w+ed|\w+ly))\b"
)
_LINK = re.compile(r" (?:of|for|at|in|with|from|to|on)\b")
_OF_A_NAME = re.compile(r" (?:of|for|at|with|from) (?:the )?(?:[a-z-]+ ){0,4}[A-Z]")
_SENTENCE = re.compile(r"(?:\A|\n|[.!?][”\"]? )$")
_NO_ARTICLE = re.compile(r"(?:his|her|their|our|my|your|its|no|one|not|two|both|never)\b", re.I)
_ANYBODY = frozenset("man woman person one kid guy human".split())
_OPENS = re.compile(r"(?:the|an?) ", re.I)
_OF_SOMEBODY = re.compile(r"\ban? (?:[a-z-]+ ){0,4}?([a-z-]+) (?:of|to|for) $")
"""Before a name behind which "who" tells of the noun: "a former aide to | Roe who is now a lawyer"."""


def _headed(words: str) -> bool:
    """Whether a noun phrase is for one who does or is something: "the director of sales"; not "a man on a mission"."""
    head = [w.lower() for w in WORD.findall(_LINK.split(words)[0])]
    if not head or not is_role(head[-1]) or head[-1] in _ANYBODY or holds_clause(words):
        return False
    known = ADJECTIVES | DOING
    return _OPENS.match(words) is not None or not any(w.endswith(("ed", "ing")) and w not in known for w in head)


def _role(text: str, span: Span) -> Span | None:
    """A noun phrase in a predicate up to what goes on behind it, if it is for a person."""
    ends = _ENDS.search(text, *span)
    span = trim(text, (span[0], ends.start() if ends is not None else span[1]))
    words = text[slice(*span)]
    return span if words and _NO_ARTICLE.match(words) is None and _headed(words) else None


def told_by_clause(text: str, m: NameMention, end: int, paragraph: Span) -> Span | None:
    """What a relative clause behind a name, or a sentence that it begins, says its bearer is.

    ``end`` is where the name ends, with what else describes it.  A sentence in quotation marks is somebody's opinion.
    """
    limit = min(paragraph[1], end + 160)
    if (who := _WHO_IS.match(text, end, limit)) is not None:
        of = text[end] == " " and _OF_SOMEBODY.search(text, max(paragraph[0], m.outer[0] - 80), m.outer[0])
        return None if of and is_role(of[1]) else _role(text, who.span(1))
    if _SENTENCE.search(text, max(paragraph[0], m.outer[0] - 3), m.outer[0]) is None:
        return None
    if (told := _IS.match(text, m.span[1], limit)) is None or _quoted(text[paragraph[0] : m.outer[0]]):
        return None
    role = _role(text, told.span(1))
    if role is None or (_LINK.search(text, *role) is None and not text.startswith(" who ", role[1])):
        return None
    sure = len(m.words) > 1 or _OF_A_NAME.search(text, *role) is not None
    return role if sure else None


def _quoted(before: str) -> bool:
    """Whether quotation marks before a place in a paragraph are open."""
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def told_in_a_note(text: str, span: Span) -> Span | None:
    """What the note below a text says of who wrote it: "The author is | a professor of law at Acre University"."""
    told = _IS.match(text, span[1], span[1] + 160) if text[slice(*span)] in _WRITERS else None
    return _role(text, told.span(1)) if told is not None else None


_WRITERS = ("The author", "The writer")
_MAN_OR_WOMAN = (
    r"(?:(?!(?:not|no|never|of|for|to|with|by|in|on|at|from|than|and|or|who|that|against|between|like|as) )"
    r"[\w-]+ ){0,4}?(?:(?P<she>wom[ae]n|girls?)|(?P<he>m[ae]n|boys?))"
    r"(?![\w’'-])"
)
_IS_ONE = re.compile(rf"(?:, \d\d?,)? (?:is|was|became|remains){_NOW} (?:one of|among|an?|the) {_MAN_OR_WOMAN}")
_AS_ONE = re.compile(rf", (?:one of|the) {_MAN_OR_WOMAN} (?:to|ever|elected|who)\b")


def he_or_she(text: str, m: NameMention) -> str:
    """The pronoun of whom the article calls a man or a woman: "| Jane Roe | is one of two women elected to it"."""
    told = _IS_ONE.match(text, m.span[1]) or _AS_ONE.match(text, m.span[1])
    return (told.lastgroup or "") if told is not None else ""


def second_role(text: str, end: int, paragraph: Span) -> Span | None:
    """Another noun phrase behind a role: "Jane Roe, a lawyer, | and former minister|, said", with no article before
    it, for "a minister" may be somebody else; "Jane Roe, an aide to Tom Dale who is now | a lawyer"."""
    if text.startswith(" who is ", end) and (who := _WHO_IS.match(text, end, min(paragraph[1], end + 160))) is not None:
        return _role(text, who.span(1))
    found = _AND.match(text, end, min(paragraph[1], end + 120))
    if found is None or _OPENS.match(found[1]) or _NO_ARTICLE.match(found[1]) or not _headed(found[1]):
        return None
    return found.span(1)
