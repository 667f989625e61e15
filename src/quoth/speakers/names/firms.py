"""What only a body has, is or does: "Roeworks shares fell", "Roeworks, which owns", "Roe & Dow, the grocer"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quoth.speakers.names.apostrophes import own_apostrophe
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import BODY_ENDS, family_names, given_names, is_name, pronoun_near
from quoth.speakers.names.titles import BODY_PAIRS
from quoth.speakers.names.unadorned import is_many
from quoth.speakers.words.alternation import any_of
from quoth.speakers.words.lexicon import (
    DOCUMENT_NAME_WORDS,
    FIRM_KINDS,
    LEGAL_FORM,
    ORG_WORDS,
    PARTY_NAMES,
    SPEECH_VERBS,
    WEB_ENDING,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS
from quoth.speakers.words.placing import word_before

if TYPE_CHECKING:
    from quoth.speakers.bearers.entity import Entity

_TRADES = frozenset("grocer brewer shipbuilder housebuilder toymaker steelmaker carrier".split())
"""Kinds of firms that are people's trades as well."""
_NO_TRADES = (FIRM_KINDS - _TRADES) | {"broadcaster", "consultancy", "brokerage", "distributor"}
_KINDS = (
    rf"(?:(?P<trade>{any_of(_TRADES)})|{any_of(_NO_TRADES)}|"
    r"(?:[a-z]+[ -])?(?:maker|chain|group|giant|operator|party|union|charity|agency|newspaper|network|platform))"
)
_HAS = re.compile(  # right behind a name
    r",? (?:shares|stock)(?: (?:price|rose|fell|were|was|jumped|dropped|closed|slid|gained|have|had|plunged|surged)\b"
    r"|,)"
    rf"|['’]s? (?:shares\b|stock (?:price|rose|fell|market)|board of directors|parent company|shareholders)"
    rf"|, whose (?:[a-z]+ ){{0,2}}(?:software|products?|shares|stock|brands?|stores|services|subsidiar(?:y|ies)|"
    rf"(?:share|stock)holders?|board|chief executive|planes|factories|profits?|revenues?|fleet|users|headquarters)\b"
    rf"| news (?:agency|channel|website)\b"
    rf"|, (?:the|an?) (?:(?!(?:of|for|at|in|with|to|from|and|who) )[\w.-]+ ){{0,3}}?{_KINDS}"
    rf"(?:,| (?:that|which|based|behind)\b)"
    r"| (?:is|was) an? (?:(?!(?:of|for|at|in|with|to|from|and|who) )[\w.-]+ ){0,3}?"
    r"(?:company|firm|group|charity|agency|newspaper|nonprofit|organi[sz]ation)(?:[.,]| (?:that|which|based)\b)"
)
_ALSO = re.compile(  # what tells of a body where no word of the name is a person's
    r",? (?:said|says|announced|told \w+) (?:on \w+day )?(?:that )?its\b"
    r"|,? (?:said|says|added) (?:on \w+day )?(?:that )?it (?:plans|planned|expects|expected|intends|intended|aims|"
    r"(?:would|will|had|has|was|is)(?: not| also| now)? (?:appeal|sue|close|hire|invest|buy|sell|publish|launch|"
    r"respond|cooperate|contest|comply|recall|release|comment|hired|fired|received|launched|closed|sold|bought|"
    r"notified|signed|opened|aware|cooperating|working|investigating|reviewing|committed|confident|sorry|"
    r"disappointed|pleased|looking|"
    r"monitoring|unable|seeking)\b)"
)
_WHICH = re.compile(r", which (?:[a-z]+(?:ly|dy) )?(?:[a-z]+(?:s|ed)|had|made|ran|sold|bought)\b")
_BEFORE = re.compile(
    r"\b(?:(?:calling|calls|called|styles|styling|naming|dubbing) itself|(?:law|accounting|consulting|security) firm|"
    r"[Ss]hares (?:of|in)|(?:stock|stake) (?:of|in)|(?:analyst|economist|broker|strategist) (?:with|at)) $"
)
_STARTS = (" ", ",", "'", "’")
_OPENS = ("\n", ". ", "” ", '" ')
_ENDS = ("self ", "firm ", "of ", "in ", "with ", "at ")
_KIND_ENDS = tuple(
    f"{w} "
    for k in "outfit club bank retailer website group militia charity company firm party newspaper network "
    "airline operator operators owners publishers developers builders promoters organisers organizers".split()
    for w in (k, k.capitalize())
)
_OPERATES = re.compile(
    r"\b(?:radio|camera|crane|machine|sound|tower|forklift|drone|switchboard|ride|winch|telephone|phone|boom|ham|"
    r"computer|lift|elevator|excavator|digger|plant|call|911|999) operators? $"
)
"""Who works with a thing: "radio operator | Jane Roe"."""
_MAKERS = ("developer ", "publisher ", "Developer ", "Publisher ")
_THE_FIRM = re.compile(r"\b(?:the|a) (?:company|firm|charity|retailer|manufacturer|contractor|agency|supplier), $")
_THE_LAWYERS = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z-]+ ){0,2}"
    r"(?:[a-z-]+ers|operators|solicitors|contractors|auditors|advisors|investors|distributors), $"
)
"""Several of whom one name is told, which is a firm's: "its lawyers, | Acre Dow,"."""
_ALONE = re.compile(r", (?!(?:and|or|an?|aged|the|who|his|her) )[a-z]")
"""What goes on behind such a name with neither another one nor more of somebody."""
_SPOKEN_FOR = ("for ", "of ", "from ")
_SPOKESMAN = re.compile(r"\bspokes(?:man|woman|person) (?:for|of|from) $")
_ITS_CHIEF = re.compile(
    r"[^.\n]*\. Its (?:(?:[a-z]+ ){0,2}(?:chief executive|chairman|chairwoman|president|founder|spokes\w+|director)|"
    r"shares|board|customers|profits?|sales)\b"
)
_AMPERSAND = re.compile(r"(?<!\w)([A-Z][\w’'-]+) & ([A-Z][\w’'-]+)(?!\w)")


def told_as_body(text: str, entity: Entity) -> bool:
    """Whether what stands beside a name without titles can only be said of a body.

    One hint in a hundred mentions is a slip; what is a person's by its words needs a plain one.
    """
    words = entity.name.words
    if entity.titles or entity.said or entity.name.suffixes:
        return False
    if "&" in entity.name.text and _AMPERSAND.search(entity.name.text):
        return True
    if " ".join(words) in PARTY_NAMES and len(words) > 1:
        return True
    if _PAGE.search(entity.name.text) or (len(words) == 2 and words[1] == "state"):
        return True  # Acrefacts.com, Penn State
    if own_apostrophe(entity.name.text):
        return True
    if len(words) == 1 and _INNER.match(entity.name.text) and not is_name(fold(words[0])):
        calls = any(pronoun_near(text, m) or word_before(text, m.outer[0]) in ROLE_NOUNS for m in entity.mentions)
        if not calls:
            return True  # ProAcre, but not the user ProAcre
    if words[:2] in BODY_PAIRS or (len(words) > 1 and words[-1] in BODY_ENDS and fold(words[0]) not in given_names()):
        return True  # General Mills, Harbour Foods
    if words[-1] in DOCUMENT_NAME_WORDS and (words[0] in common_words() if len(words) > 1 else not is_name(words[0])):
        return True  # the Immigration Bill, Norland's Constitution
    if words[0] in ORG_WORDS and len(words) == 2 and entity.name.text.isupper() and not is_name(fold(words[1])):
        return True  # CBS DFW
    if len(words) == 1 and words[0].endswith("a") and _is_land(text, entity.name.text):
        return True
    if len(words) == 1 and _says_as_company(text, entity.mentions[0]):
        return True
    if len(words) > 1 and ((words[0] in _OF_ALL and not is_name(fold(words[1]))) or " for " in entity.name.text):
        return True  # National Highways, UK Finance, Transport for Brinley
    the = len(words) == 1 and all(text.endswith(("The ", " the "), 0, m.outer[0]) for m in entity.mentions)
    if the and any(_reports_as_the(text, m) for m in entity.mentions):
        return True  # ", The Hill reported"
    owning = [_has_its_own(text, m) for m in entity.mentions]
    if owning.count(True) > 1 and False not in owning:
        return True
    named = fold(words[0]) in given_names() or (len(words) > 1 and fold(words[-1]) in family_names())
    needed = 1 + len(entity.mentions) // 12
    if sum(not m.titles and _is_told(text, m) for m in entity.mentions) >= needed:
        return True
    if not named and len(words) > 1 and is_many(words[-1], common_words()):
        return not any(pronoun_near(text, m) for m in entity.mentions)  # Acre Signals
    hints = 0 if named else sum(_is_hinted(text, m, few=len(entity.mentions) < 7) for m in entity.mentions)
    return hints >= needed and not any(pronoun_near(text, m) for m in entity.mentions)


def _says_as_company(text: str, m: NameMention) -> bool:
    """Whether a lead begins with who is then the company: "Imogen will close, | the company said"."""
    s, e = m.outer[0], m.span[1]
    if s > _LEAD or not (s == 0 or text.endswith(_OPENS, 0, s)) or pronoun_near(text, m):
        return False
    said = _COMPANY_SAID.match(text, e)
    return said is not None and re.search(rf"\b{said[1]}\b", text[:s]) is None


_OF_ALL = frozenset("national royal federal uk us eu un".split())
"""First words of what is of a whole land."""
_LEAD = 300  # characters in which a text tells what it is about
_COMPANY_SAID = re.compile(
    r" (?=[a-z])[^.!?;:“”\"()\nA-Z]{5,120}, the (company|firm|start-?up|group|chain|airline|bank|retailer|"
    r"[a-z]+maker|lender|insurer|brewer|broadcaster|manufacturer|publisher|operator) "
    r"(?:has )?(?:said|says|announced|confirmed)\b"
)


def _reports_as_the(text: str, m: NameMention) -> bool:
    """Whether a name with "The" inside a sentence is a paper's: what it reported, what somebody told it."""
    before = _THE_INSIDE.search(text, max(0, m.outer[0] - 20), m.outer[0])
    return before is not None and (bool(before[1]) or _REPORTED.match(text, m.span[1]) is not None)


_THE_INSIDE = re.compile(r"(?:\b([Aa]ccording to|told)|[a-z,”\"’']) The $")
_REPORTED = re.compile(r" (?:first |also |has |had )?report(?:ed|s)\b")
_PAGE = re.compile(rf"\w{WEB_ENDING}$")
_INNER = re.compile(
    r"(?!(?:Mc|Mac|De|Di|Du|Da|Do|La|Le|Li|Lo|Van|Von|Ver|Vander|Fitz|Des|Del|Dela|Della|Den|Dos|St|San|Santa|Al|Ben|"
    r"Abu|El|Ter|Ten|Te|Bin|Ibn|Abd|Abdul)[A-Z])[A-Z]+[a-z]+[A-Z][A-Za-z]*$|[A-Z]{2,}[a-z]{3,}$"
)
"""A name with a capital inside that no family has."""


def _is_land(text: str, word: str) -> bool:
    """Whether an article has a word for what is of there, too: "Karovia", "Karovian officials"."""
    at = text.find(f"{word}n ")
    return at >= 0 and text[at + len(word) + 2].islower() and not is_name(fold(word))


def _has_its_own(text: str, m: NameMention) -> bool | None:
    """Whether the first pronoun behind a subject is "its", not "he" or "her": "Roe cut its range"; None for none."""
    found = _OWN.match(text, m.span[1], m.span[1] + 140)
    return None if found is None or m.titles else found["its"] is not None


_OWN = re.compile(
    rf" (?=[a-z])(?!{any_of(SPEECH_VERBS)} )(?:(?!\b(?:it|they|who|whose|which|their|them|I|you|we|my|our)\b| [A-Z])"
    r"[^.!?;:“”\"()\n])*?\b(?:(?P<its>its|itself)|he|his|him|himself|she|her|herself)\b"
)


def is_firm_of_two(text: str, start: int, end: int) -> bool:
    """Whether "Roe & Dow" is called a firm where it stands: "the law firm Roe & Dow", "Roe & Dow, the grocer"."""
    before, after = _FIRM_BEFORE.search(text, max(0, start - 20), start), _FIRM_AFTER.match(text, end)
    return before is not None or after is not None or _HAS.match(text, end) is not None


_FIRM_BEFORE = re.compile(
    r"\b(?:firm|company|brokerage|consultancy|bank|publisher|retailer|grocer|chain|maker|brewer|auditors?|lawyers|at) $"
)
_FIRM_AFTER = re.compile(rf",? (?:{LEGAL_FORM}|(?:Sons|Company)\b)|, (?:which|whose)\b")


def _is_told(text: str, m: NameMention) -> bool:
    s, e = m.outer[0], m.span[1]
    if text.startswith(_STARTS, e):
        has = _HAS.match(text, e)
        if has is not None and not (has["trade"] and len(m.words) > 1 and fold(m.words[0]) in given_names()):
            return True  # not "Jane Roe, a grocer,"
        if text.startswith(", which ", e) and (s == 0 or text.endswith(_OPENS, 0, s)) and _WHICH.match(text, e):
            return True
    if text.endswith("rs, ", 0, s) and _ALONE.match(text, e) and fold(m.words[0]) not in given_names():
        return len(m.words) > 1 and _THE_LAWYERS.search(text, max(0, s - 40), s) is not None
    return text.endswith(_ENDS, 0, s) and _BEFORE.search(text, max(0, s - 26), s) is not None


def _is_hinted(text: str, m: NameMention, *, few: bool) -> bool:
    """What tells of a body where no word of the name is a person's."""
    s, e = m.outer[0], m.span[1]
    if text.startswith((" ", ","), e) and _ALSO.match(text, e):
        return True
    if (s == 0 or text.endswith(_OPENS, 0, s)) and _ITS_CHIEF.match(text, e, e + 300):
        return True
    if (m.firm or text.endswith(_KIND_ENDS, 0, s)) and not m.titles:
        return _OPERATES.search(text, max(0, s - 24), s) is None
    if text.endswith(", ", 0, s) and text.startswith((",", "."), e) and _THE_FIRM.search(text, max(0, s - 24), s):
        return True
    alone = few and len(m.words) == 1 and not is_name(fold(m.words[0]))
    plain = few and len(m.words) > 1 and common_words().issuperset(m.words)
    if (alone or plain) and text.endswith(_MAKERS, 0, s) and not m.titles:
        return True  # people are called in full there
    return alone and text.endswith(_SPOKEN_FOR, 0, s) and _SPOKESMAN.search(text, max(0, s - 24), s) is not None
