"""Speakers without a name: what kind they are, and why they are not named, when the article says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Span, SpeakerType, UnnamedClass
from quoth.speakers.words.lexicon import (
    BODY_NOUNS,
    DEMONYMS,
    DETERMINERS_DEFINITE,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    KNOWN_BODIES,
    PARTY_NAMES,
    PLACES,
    WEB_ENDING,
    common_words,
)
from quoth.speakers.words.people import ROLE_NOUNS, are_people
from quoth.text import trim

_KNOWN_NOUNS = DOCUMENT_NOUNS | ROLE_NOUNS | BODY_NOUNS

_SPOKES = re.compile(
    r"\b(?:spokes(?:man|woman|person|people|men|women)|press secretary|representatives? (?:for|of))\b", re.I
)
_INNER = r"(?:[^.,;\n“\"]|\.(?=\w)|(?<=\b[A-Z])\.(?= [a-z]))"  # a clause: up to a comma or a point
_UNNAMED = (
    r"(?:anonym\w*|names? not be \w+|(?:being|be|been|is) (?:protected|concealed)|withheld"
    r"|not (?:to )?be (?:named|identified|quoted)|be (?:named|identified|quoted)"
    r"(?: only)?(?: by (?:(?:his|her|their|a) )?(?:full |first |given |last )?(?:sur)?names?)?(?: only)?"
    r"|(?:his|her|their) (?:\w+ )?(?:sur)?names? (?:not )?(?:to )?be (?:used|published|printed)"
    r"|(?:give|use|share|provide|disclose|reveal|have) (?:\w+ ){0,3}(?:sur|last |full |real )?names?)"
)
_ON_CONDITION = (
    r"(?:on|under) (?:the |a )?condition (?:of anonymity|that (?:he|she|they|their|his|her)\b" + _INNER + "*)"
)
_WHO_ASKED = (
    r"(?:who|whose|both|all|and|but)(?:, like [^.;,\n]{1,50},)?(?: \w+){0,3}? "
    r"(?:asked|requested|declined|refused|wished|wanted|spoke|insisted|responded|answered|replied|participated|"
    r"preferred|did not (?:want|wish)|didn['’]t want|does not want|(?:was|were|been) (?:given|granted)|can ?not|"
    r"could not|may not|(?:(?:sur)?names?|identity)(?: is| are| was| were| has been)?)\b" + _INNER + "*?" + _UNNAMED
)
_ASKED_NOT_TO = (
    r"(?:asked|requested|speaking|spoke|declined|refused|asking|responded|answered|replied) "
    r"(?:not to be (?:named|identified|quoted)|anonymously"
    r"|to be (?:named|identified|quoted))"
)
_BECAUSE = (
    _INNER + r"*?(?:\b(?:because|due to|since|as|so|for (?:fear|his|her|their|legal|security|safety|privacy)|"
    r"out of|in order|citing|fearing|given|to)\b)" + _INNER + "*"
)
_REASON = re.compile(
    rf"(?:{_ON_CONDITION}|{_WHO_ASKED}|{_ASKED_NOT_TO}"
    r"|(?:granted|requesting|requested|seeking|sought|given|asked for|asking for) anonymity"
    r"|gave (?:only )?(?:his|her|their|a) (?:first |full |last |sur)?names? only)"
    rf"(?:{_BECAUSE})?",
    re.I,
)
_UNAUTHORISED = re.compile(
    r"\b(?:because|as|since|who)(?: \w+){0,4}? not (?:been )?(?:authori[sz]ed|allowed|permitted|cleared)"
    + _INNER
    + "*",
    re.I,
)
_HELD_BACK = ("anonym", "name", "identif", "quoted", "protected", "concealed", "withheld", "condition")
_NOT_FREE = ("authori", "allowed", "permitted", "cleared")
"""Of what is said of either kind each holds one of these."""
_LEAD = re.compile(
    r"(?:Speaking|Talking|Interviewed|Granted|Given|Requesting|Asking|Declining|Who) (?=" + _INNER + "*anonym)", re.I
)
_NEXT = re.compile(
    r"(?:He|She|They|Both|All|The (?:\w+ ){0,2}\w+)(?: (?:all|both))? (?=asked|requested|spoke|declined)"
)


_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens|hundreds|thousands"
)
_SHARE = re.compile(
    r"(?:(?:about|some|nearly|almost|over|around|only|just|roughly|more than|fewer than|less than|at least|at most|not|"
    r"virtually|all|hardly|up to|just over|well over|just under) ){0,2}"
    r"(?:\d[\d.,]*(?:%| per ?cent)"
    r"|(?:an?|one|two|three|the) (?:[a-z]+ )?(?:thirds?|quarters?|half|fifths?|majority|plurality|handful|share|"
    r"percentage|proportion|portion|segment|slice|chunk|couple|chorus|team|crowd|lot|rest|duo|trio|triumvirate)\b"
    r"|(?:an?|one|two|three) (?:[a-z]+ )?(?:number|group)\b|the (?:[a-z]+ )?group of\b|(?:[a-z]+ )?numbers of\b"
    r"|[\w-]+ (?:in|out of) (?:every )?(?:\d+|five|ten|three|four)\b"
    rf"|(?:{_NUMBERS}|\d[\d,.]*)(?: (?:of|from|in) |$)"
    r"|(?:the )?(?:two|three|four|five|pair)$"
    r"|(?:neither|either of|any of|none of) "
    r"|(?:some|many|most|several|two|three|few|all|a few) of (?:those|them|us|you)\b"
    r"|much of "
    r"|(?:those|everybody|everyone|anyone|anybody|nobody|no one|none|plenty)\b)"
)
"""Phrases for several people whose head noun does not say so: 45% of voters, a growing number of Democrats, those."""


_PAPERS = frozenset(
    "note spot footnote profile voiceover fact-check policy information measure claim amendment blueprint update "
    "feed appeal announcement decision version "
    "circular confirmation brief label table tagline illustration cover ranking assessment database outline "
    "description translation response agenda leaflet flyer brochure playbook rulebook guidebook pamphlet checklist "
    "poster handbook manual summary abstract annex "
    "appendix paragraph passage excerpt extract entry diary script lyric verse poem novel trailer cartoon sculpture "
    "painting dossier warning alert prospectus invoice receipt contract licence license patent finding interview bio "
    "slide spreadsheet archive recording tape clip newsletter dictionary recipe app software website questionnaire "
    "form vote scan sample logo flag inscription plaque barcode timetable schedule calendar menu catalogue catalog "
    "evidence remark comment answer apology definition example slogan motto password signature communication email "
    "evaluation inspection examination investigation allegation accusation complaint disclosure statute resolution "
    "provision textbook page file number lawsuit count interpretation indicator trend series reform sanction charge "
    "address hearing ban code budget event discussion settlement award sheet scenario limit sticker banner "
    "album ceremony biography formula drama calculation reasoning coverage supplement impeachment performance "
    "quotation expose arrest change batch return law review video study instruction "
    "notebook journal invitation system tour plan trip piece term move step victory retrial trial visa coin "
    "dish logic culture margin drive scale process issue parody case carpet atmosphere classic saga u-turn copy "
    "increase tally analyse machinery reply vow pledge plea promise rhetoric footage flash map belt war "
    "theme trick ballot stamp".split()
)
"""What is written, shown or found, beside the documents that the resolver knows."""
_NUMBERED = re.compile(r"(?:the )?(?:article|section|clause|chapter|paragraph|resolution|rule|schedule) \d")
_PLACES_AND_BODIES = frozenset(
    "center centre show weekly daily monthly tribe gallery industry movement forum lobby television radio affiliate "
    "pac subsidiary chamber department faction factory enterprise partnership hub stadium museum exhibition festival "
    "summit conference meeting initiative project programme program scheme campaign community presidency "
    "administration tribunal bench mission embassy consulate church mosque temple synagogue diocese hospital clinic "
    "school college institute academy theatre theater orchestra franchise shop store supermarket brewery restaurant "
    "hotel pub cafe hall farm mine mill plant yard airport port garage startup nonprofit non-profit organisation world "
    "nation country empire region island canton county town city village province district state operator provider "
    "headquarters sector market bloc alliance division unit wing arm enforcement thinktank vendor consultancy bar "
    "nightclub diner bakery lab".split()
)
"""Where people work, meet or live: what is so called speaks for them."""


_BARE = frozenset(
    (
        "both",
        "neither",
        "more",
        "fewer",
        "most",
        "the left",
        "the right",
        "the far right",
        "the far left",
        "the far-right",
        "the mainstream",
    )
)
"""What stands for several people by itself."""
_PAGE = re.compile(rf"[\w.-]+{WEB_ENDING}")
_CALLED_BY_KIND = re.compile(
    r"the (?:(?!of )[\w-]+ ){0,2}(?:website|blog|app|newspaper|magazine) ([a-z][\w.-]+)$", re.I
)
"""A paper or page with its name in small letters: "the website norlandfacts"."""


_OF_RECORDS = re.compile(r"\b(?:record|music|indie|independent|fashion|luxury|clothing) label$")
_NAMED_LAST = re.compile(r"\b([a-z]+) [A-Z][\w&.-]*(?: (?:[A-Z][\w&.-]*|\d+))*\Z")
_OUTLETS = frozenset("affiliate station channel network outlet broadcaster newspaper website magazine".split())


def classify(phrase: str, noun: str) -> tuple[SpeakerType, UnnamedClass | None]:
    """Type and class of a speaker known by a phrase alone; ``noun`` is its head in lower case."""
    low, noun = phrase.lower(), _before_participle(phrase, noun)
    if " Of " in phrase and phrase.endswith(noun):
        noun = phrase.partition(" Of ")[0].split()[-1].lower()  # "Survey Of Growers", a headline
    if low.startswith(("one of ", "another of ")):
        if _is_paper(noun):
            return "document", "document"
        return ("organisation", None) if noun.removesuffix("s") in BODY_NOUNS else ("unnamed", "individual")
    if (several := _SEVERAL_OF.match(low)) is not None:
        words = re.split(r" (?:by|from|in|on|about|at|between) ", low[several.end() :])[0].split()
        return ("document", "document") if words and _is_paper(words[-1]) else ("group", "group")
    if low in _BARE:
        return "group", "group"
    if _SHARE.match(low) and (" of " in low or not _is_paper(noun)):  # not "a third message", "a half-hour video"
        return "group", "group"
    if noun == "label" and _OF_RECORDS.search(low):
        return "organisation", None
    if low in _LEANINGS or (low in DEMONYMS and low not in PARTY_NAMES):
        return "group", "group"  # "European | unease", "Republican | claims"
    if _PAGE.fullmatch(low) is not None:
        return "organisation", None
    if is_called(phrase) or (phrase[:1].isupper() and phrase[1:].islower() and low in KNOWN_BODIES):
        return "organisation", None
    if (named := _NAMED_LAST.search(phrase)) is not None and named[1] in _OUTLETS:
        return "organisation", None  # "the news affiliate ABC 7"
    if "-" in phrase and " " not in phrase and phrase[0].isupper() and low.rpartition("-")[2] in _PLACES_AND_BODIES:
        return "organisation", None  # "X-lab"
    if _CHAPTER.search(phrase) is not None or (noun == "general" and "consulate general" in low):
        return "organisation", None
    if noun in ("base", "field") and _VOTERS.search(low) is not None:
        return "group", "group"
    if " and " in low and (last := _OF.split(low)[0].rpartition(" and ")[2].split()[-1:]) and _many(last[0]):
        return "group", "group"
    if (figure := _FIGURES.search(low)) is not None and noun in ("figure", "figures"):
        return ("group", "group") if figure[1] else ("unnamed", "individual")
    if " and " in low and noun not in _KNOWN_NOUNS and not _SPOKES.search(low):
        return "group", "group"
    if _is_paper(noun) or _NUMBERED.match(low) or ((titled := _TITLED.search(phrase)) and _is_paper(titled[1])):
        return "document", "document"
    if _SPOKES.search(low):
        return "unnamed", "spokesperson"
    if low in PARTY_NAMES and noun not in GROUP_NOUNS:
        return "organisation", None
    if low.startswith(_THE_OR_MANY) and noun in DEMONYMS and noun.endswith(("ch", "sh", "ese")) and low.count(" ") == 1:
        return "group", "group"  # "the Dutch", "most Chinese"
    if low.startswith(("every ", "almost every ", "nearly every ")):
        return "group", "group"
    if noun in ROLE_NOUNS or noun.endswith("-old") or noun in ("someone", "somebody", "one", "another"):
        return "unnamed", "individual"
    if are_people(noun):
        return "group", "group"
    if noun in BODY_NOUNS or noun in _PLACES_AND_BODIES or low in PLACES:
        return "organisation", None
    if (noun.endswith("s") and not noun.endswith("ss")) or _COUNTED.match(low) or _plural(phrase, noun):
        return "group", "group"
    if noun.endswith(_OF_DEEDS) and noun not in _PEOPLE_TOO:
        return "document", "document"
    return "unnamed", "individual"


def is_called(phrase: str) -> bool:
    """Whether a phrase ends with a page's name in small letters: "the website norlandfacts"."""
    named = _CALLED_BY_KIND.match(phrase)
    return named is not None and named[1].lower() not in common_words()


def is_nameless(phrase: str) -> bool:
    """Whether a body that a phrase stands for has no name there: "the company", "a Norland court".

    "The Norland government" is known by its land, "Roe's campaign" by whose it is.
    """
    first, *others = phrase.split() or [""]
    low = first.lower()
    if low in _ANY_ONE:
        return True
    if _PAGE.fullmatch(phrase.lower()) is not None or is_called(phrase):
        return False
    bare = low in _LEADS or low in BODY_NOUNS or low in _PLACES_AND_BODIES
    return not any(c.isupper() or c.isdigit() for word in (others if bare else (first, *others)) for c in word)


_ANY_ONE = frozenset("a an one another any some each every".split())
"""What begins a phrase for one of several, whatever names it holds besides."""
_LEADS = DETERMINERS_DEFINITE | {"whose", "both"}

_LEANINGS = frozenset("republican democratic conservative liberal socialist libertarian".split())
_THE_OR_MANY = ("the ", "most ", "many ", "some ", "few ", "ordinary ", "young ")
_VOTERS = re.compile(
    r"\b(?:liberal|conservative|progressive|electoral|political|party|republican|democratic|gop|labour|tory|voter|fan|"
    r"crowded|primary) (?:base|field)\b"
)
"""Whoever votes for a party or stands for it: "the liberal base"."""


def _many(noun: str) -> bool:
    """Whether a noun that ends a row is of several people: "the campaign and some experts"."""
    return noun in ("spokespeople", "spokesmen") or (noun.endswith("s") and are_people(noun))


_TITLED = re.compile(r"([a-z]+),? [“\"‘][A-Z]")
"""A report and what it is called."""
_DONE_TO = re.compile(
    r"([a-z-]+) (?:(?:jointly|recently|newly|first|widely) )?(?:[a-z]{2,}(?:ed|ing)|run|held|set|made|sent|led|"
    r"broadcast|keen|eager|close|able|written|seen|drawn)(?![\w’'-])"
)
_PEOPLE_OR_THINGS = _KNOWN_NOUNS | GROUP_NOUNS
_ROLES_OR_BODIES = ROLE_NOUNS | BODY_NOUNS


def _before_participle(phrase: str, noun: str) -> str:
    """The head noun of a phrase, where what ends it is a participle: "a joint statement | issued"."""
    if noun in _PEOPLE_OR_THINGS or _is_paper(noun) or (noun.endswith("s") and are_people(noun)):
        return noun
    for m in _DONE_TO.finditer(_OF.split(phrase)[0]):
        known = m[1] in _PEOPLE_OR_THINGS or _is_paper(m[1]) or m[1].removesuffix("s") in _ROLES_OR_BODIES
        if known or are_people(m[1]):
            return m[1]
    return noun


_OF = re.compile(r" (?:of|for|by|from|in|on|about|at|between|to|with) ")


def _is_paper(noun: str) -> bool:
    """Whether a noun is for what is written, shown or found: "reports", "a policy"."""
    one = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return noun in DOCUMENT_NOUNS or one in _PAPERS or (one in DOCUMENT_NOUNS and one not in ROLE_NOUNS)


def _plural(phrase: str, noun: str) -> bool:
    """Whether a phrase says of several people though its last noun does not: "women everywhere"."""
    if noun in _MANY or (noun.endswith("men") and noun not in ("specimen", "omen", "regimen")):
        return True
    words = re.split(r" (?:of|who|that|in|for|by|to|with|at|from|on|about|into) ", phrase)[0].split()[:4]
    words[:1] = [w.lower() for w in words[:1]]
    return any(w in ("people", "women", "men") or (w.endswith("s") and are_people(w)) for w in words)


_SEVERAL_OF = re.compile(
    r"(?!the number)(?:an?|the|another|his|her|its) (?:[a-z-]+ )?(?:array|range|host|coalition|choir|string|series|"
    r"slew|bunch|raft|collection|flurry|batch|variety|swathe|procession|parade|spate|litany|"
    r"number|handful|couple|lot) of "
)
_CHAPTER = re.compile(r"\bchapter of (?:the )?[A-Z]")
_FIGURES = re.compile(
    r"\b(?:senior|leading|prominent|veteran|key|religious|political|opposition|party|public|top|pro-\w+)"
    r" (?:\w+ )?figure(s)?\b"
)
"""Figures that are people."""
_COUNTED = re.compile(rf"(?:the )?(?:{_NUMBERS}) ")
_MANY = frozenset(
    "folk population circle brass entourage household neighbourhood neighborhood squad generation elite passersby "
    "displaced "
    "accused personnel "
    "troupe".split()
)
_OF_DEEDS = ("tion", "sion", "ment", "ism", "ance", "ence", "ity", "acy")
_PEOPLE_TOO = frozenset("celebrity personality deity nonentity acquaintance conscience companion".split())


def anonymity(
    text: str, source: Span, sentence: Span, *, stops: Sequence[int] = (), after: Span | None = None
) -> Span | None:
    """The stated reason for not naming a source: in its sentence, or in the next one where that goes on about it.

    ``stops`` are positions at which the reason ends at the latest: the cues of what the source says.
    """
    lead = _LEAD.match(text, sentence[0], source[0])
    places = [(source[0], max(source[1], sentence[1])), *([(sentence[0], source[0])] if lead else [])]
    if after is not None and _NEXT.match(text, *after):
        places.append(after)
    for start, end in places:
        low = text[start:end].lower()
        asked = [
            p for p, words in ((_REASON, _HELD_BACK), (_UNAUTHORISED, _NOT_FREE)) if any(word in low for word in words)
        ]
        found = [m for p in asked if (m := p.search(text, start, end)) is not None]
        if found:
            first = min(found, key=lambda m: m.start())
            stop = min([s for s in stops if first.start() < s], default=first.end())
            return trim(text, (first.start(), min(first.end(), stop)))
    return None
