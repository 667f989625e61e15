"""The verbs and nouns behind which stands to whom something is said: "told", "urged", "said to", "in a letter to"."""

from __future__ import annotations

import re

from quoth.data import Quote, Span
from quoth.speakers.words.alternation import any_of, word_of
from quoth.speakers.words.lexicon import CALENDAR

TOLD = re.compile(
    word_of(
        "told tells telling tell asked asks ask asking assure assures assured assuring reassure reassures reassured "
        "reassuring reminds reminded remind reminding informs informed inform informing warns warned warn texted "
        "texts texting emailed emails messaged briefed advise advises advised "
        "urged begged alerts alerted alerting notifies notified notify notifying cautions cautioned convince convinces "
        "convinced convincing persuade persuades persuaded persuading".split()
    )
    + r"(?:\s+|(?=,))"
)
URGED = re.compile(
    r"\b(?:urg(?:e|es|ing)|order(?:s|ed|ing)?|call(?:s|ed|ing)? (?:up)?on|implor(?:e|es|ed|ing)|"
    r"encourag(?:e|es|ed|ing)|instruct(?:s|ed|ing)?|exhort(?:s|ed|ing)?|direct(?:s|ed|ing)?|press(?:es|ed|ing)?"
    r"|lobb(?:y|ies|ied|ying)|"
    r"petition(?:s|ed|ing)?|pressur(?:es?|ed|ing)|promis(?:es?|ed|ing)|"
    r"advising|request(?:s|ed|ing)?|beg(?:s|ging)?|challeng(?:es|ed|ing)|command(?:s|ed|ing)?|warning|invit(?:es|ed|ing)|"
    r"(?:plead(?:s|ed|ing)?|pleas?) with|appeal(?:s|ed|ing)? to)\s+",
    re.I,
)
"""What is for whom is to do something: "ordered | residents | to leave"."""
CUE_TO = re.compile(
    word_of(
        {
            *"said explained explains explaining apologised apologized apologises apologizes apologising apologizing "
            "confirmed wrote joking appealed pleaded complained confided confessed announced boasted shouted replied "
            "suggested revealed whispered testified joked".split(),
            *("made clear", "made it clear", "made this clear", "made that clear", "made the case", "make the case"),
            *("makes the case", "making the case", "wrote this", "wrote that", "wrote it", "wrote back", "put it"),
        }
    )
    + r"(?i:(?:\s+\w+ly)?\s+(?:to|before|(?:(?<=pleaded )|(?<=joking )|(?<=joked ))with)\s+)"
)
CUE_TO_NAMED = re.compile(
    word_of(
        "says say saying claimed admitted insisted protested conceded lamented remarked hinted swore stressed quipped "
        "intimated recounted indicated recalled added groused grumbled bragged vented fumed griped mused".split()
    )
    + r"(?i:\s+to\s+)"
)
"""What may be followed by what is admitted or claimed, too."""
ALSO_TO = re.compile(
    r"\b(?:(?:claim|admitt|insist|protest|conced|remark|hint|stress|recount|indicat|recall|reiterat|repeat"
    r"|emphasi[sz]|argu|"
    r"tweet|declar|disclos|acknowledg|express|complain|explain|confirm|messag|memo|plea|letter|warn|appeal|e-?mail)"
    r"(?:ed|ing|es?|s)?(?: of [a-z]+)?|written|case|advice|pitch|interview)\s+to\s+"
    r"|\b(?:argu|discuss)(?:es?|ed|ing)? with\s+|\btold-(?=[A-Z])",
    re.I,
)
_SHOWS = re.compile(
    r"\b(?:(?:express|extend|offer|deliver)(?:e[ds]|s|ed|ing)?|(?:convey|send)(?:s|ed|ing)?|sent|voic(?:e[ds]?|ing)"
    r"|g(?:ive[sn]?|ave|iving))\Z"
)
_FEELING_TO = re.compile(
    r"(?:[“\"‘']?[a-z][\w’-]*,?[”\"’']? ){0,5}?[“\"‘']?(?:condolences|sympath(?:y|ies)|apolog(?:y|ies)|regrets?|thanks"
    r"|gratitude|prayers|wishes|congratulations|greetings|messages?|concerns?|frustrations?|irritation|anger"
    r"|displeasure|dismay|outrage|disappointment|reservations|doubts|fears|appreciation|assurances?|advice"
    r"|warnings?)[”\"’']? to "
)
"""What one may show | to somebody, who hears of it: offered his condolences | to the miller's family."""
_VOICED = (
    r"(?:statement|letter|e-?mail|note|memo|speech|message|text|interview|call|address|remarks|comments|testimony"
    r"|briefing|"
    r"conversation|reply|plea|appeal|report|presentation|submission|toast|lecture|talk)"
    r"(?: [MTWFS][a-z]+day)?"
)
_SPEAKS_TO = (
    r"(?:(?<=s)(?:peaking|peaks|poken?)|(?<=t)(?:alking|alks(?= to )|alked|estif(?:ying|ied|ies|y))|(?<=c)hatting|"
    r"(?<=w)riting)(?: \w+ly)? (?:to|with|before)"
)
_ASKED_BY = r"(?:(?<=i)nterviewed|(?<=a)sked|(?<=p)ressed|(?<=q)u(?:estioned|izzed)|(?<=c)hallenged) by"
_SAID_TO = (
    r"(?<=i)nterview (?:with|on)|(?<=s)aid(?: (?:on )?(?:[A-Z][a-z]+day|yesterday|today))? to|(?<=w)rote to|"
    r"(?<=t)old to(?=(?-i: (?:[A-Z]|the |an? |his |her |their |reporters|journalists|us |me )))|(?<=a)ddressing"
)
_WRITES_TO = (
    r"(?:(?<=w)(?:rote|rites|riting)|(?<=s)(?:ent|ends|ending)|(?<=p)enned) (?:(?:an?|his|her|their|its) )?"
    r"(?:[\w’'-]+ ){0,2}(?:letters?|e-?mails?|notes?|memos?|messages?) to"
)
_IN_WORDS_TO = (
    r"(?<=i)n (?:(?:an?|his|her|their|its|one) )?(?:[\w’'-]+ ){0,3}"
    rf"(?:(?:{_VOICED})(?: (?:provided|sent|given|e-?mailed|released|issued|read|handed))? (?:to|with|before)|"
    r"(?:interview|appearance) on|appearance before|"
    r"(?:response|answer) to(?= an? [a-z]* ?question))"
)
TO = re.compile(  # it begins with a set of letters, which is found twice as fast
    rf"[acipqstwACIPQSTW](?<!\w.)(?i:{_SPEAKS_TO}|{_ASKED_BY}|{_SAID_TO}|{_WRITES_TO}|{_IN_WORDS_TO})\s+"
)
THIS_PAPER = re.compile(
    r"this (?:news)?(?:paper|site|website|publication|magazine|programme|program|reporter|correspondent|writer"
    r"|columnist|journalist|author)\b(?! [a-z]+s\b)"
)
"""Whom the writer calls so: "told | this newspaper"."""
_TELLS_OF = re.compile(r"(?:re)?assur|inform|remind|notif|alert|warn|convinc")
_OF_WHAT = re.compile(
    r"(?P<whom>(?:him|her|them|us)\b|(?!(?:me|it|this|that|these|those|about|against|in|on|at)\b)"
    r"(?:(?:the|his|her|their|its|our|my|an?) )?(?:(?!(?:to|that|and|or|who|which|be|not|of)\b)[\w’'-]+ ){0,3}?(?!of\b)"
    r"[\w’'-]+(?: of (?:(?:the )?[A-Z][\w’'-]+"
    r"|(?:the|his|her|their) (?:committee|commission|council|panel|board|party|union|team))(?= of ))?)"
    r" of (?!(?:state|staff|police|parliament|defen[cs]e|health|finance|education|justice|trade)\b)[\w“\"‘]"
)
_BID = re.compile(r" to [a-z]{2}")
WHOSE = re.compile(
    rf" (?:and (?:the|his|her|their|its|other)|of|(?:in|from|across)(?! (?i:{any_of(CALENDAR)})\b)(?= (?:the )?[A-Z]))"
    r"(?: (?!(?:that|which|who|and the|is|are|was|were|has|have|had)\b)[\w’'-]+){1,6}"
)
"""Which people they are, not when it is said: citizens | in Norland."""
OF_IT = ("promis", "advis", "warn", "instruct", "press", "convinc", "persuad", "remind", "alert", "assur", "reassur")
MATTER = re.compile(r" (?:that|how|what|about|on|over)\b")
"""What somebody is promised or pressed on: "promised | voters | that"."""


def told_of(text: str, verb: re.Match[str], quote: Quote) -> Span | None:
    """What stands between a verb and "of", if the content begins with it: "Roe assured | the growers | of her support",
    "reminded | voters | of the fire"; not "warned fans of the club to stay away"."""
    if _TELLS_OF.match(verb.group()) is None or not quote.content or quote.content[0][0] != verb.end():
        return None
    found = _OF_WHAT.match(text, verb.end())
    if found is None or _BID.search(text, *quote.content[0]) is not None:
        return None
    who: Span = found.span("whom")
    return None if any(a < who[1] and who[0] < b for a, b in quote.source) else who


def shown_to(text: str, quote: Quote) -> int | None:
    """Where those begin to whom somebody shows what is the first thing behind the cue: "sent his thanks to | Acre"."""
    if not quote.cue or not quote.content or _SHOWS.search(text, *quote.cue[-1]) is None:
        return None
    end, (start, last) = quote.cue[-1][1], quote.content[0]
    feeling = _FEELING_TO.match(text, start, last) if end < start and not text[end:start].strip("“‘\"' ") else None
    return feeling.end() if feeling is not None else None
