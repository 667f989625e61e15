"""Who says it, inside a quote: the patterns of what stands as a subject before a verb of saying or thinking."""

from __future__ import annotations

import re

from quoth.days import WEEKDAY
from quoth.extraction.within.clauses import AT, DETERMINERS, NO_CLAUSE

_NO_HOLDERS = "always|perhaps|sometimes|besides|towards|afterwards|has|was|is|does|this|its|his|says|seems|news|means"
_NO_QUALITY = (
    "after|before|since|although|unless|once|by|from|in|for|on|at|among|with|that|and|but|or|so|because|when|while|as"
    "|if|where|until|though|then|now|yet|whether|who|which|what|to|of"
)
NO_NAME = (
    "And|But|So|Or|Please|If|When|What|That|This|It|There|Then|Because|As|Yes|No|Well|Let|To|Having|Not|You|The|A|An"
    "|My|Our"
    "|His|Her|Their|Your|Some|Many|Who|How|Why|Where"
)
_WHEN_DONE = (
    rf"(?: (?:(?:late|early|earlier) )?(?:(?:last|this) (?:night|week|weekend|month|year|morning|evening|afternoon"
    rf"|spring|summer|fall|autumn|winter|{WEEKDAY})|yesterday|today|(?:on )?{WEEKDAY}(?: (?:night|morning|evening))?))?"
)
"""When it is said, between who says it and the verb: the mayor | last night | said it was late."""
_PRONOUN = r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ee]very(?:body|one)|[Ss]ome(?:body|one)|[Nn]obody|[Ii]t)"
_SHARE = r"\b(?:(?:only|just|about|nearly|almost|around|another|roughly|some) )?(?!100\b)\d[\d.]*(?:%| per ?cent)"
_THE_HOLDER = (
    rf"\b(?:{DETERMINERS}|The|My|Our|His|Her|Their|Some|Many|This|These) (?:(?!that\b)[\w’'-]+ )?"
    rf"(?!(?:{DETERMINERS}|to|of|in|on|at|from|by|with|for|is|are|was|were|have|has|had|do|did|would|will|can|could"
    r"|should|must|may|might|shall"
    r"|I|we|you|he|she|it|they|more|less|longer|and|or|but|that|who|which|then|later|also|once"
    r"|(?!(?:family|ally|bully|assembly)\b)\w+ly"
    r"|(?!(?:accused|deceased|injured|wounded|unemployed|feed|seed)\b)\w+ed)\b)[a-z][\w’'-]*"
)
_MANY_HOLDERS = (
    rf"(?P<many>(?<![’'])\b(?:(?!(?:{DETERMINERS}|{_NO_QUALITY})\b)[a-z-]+ )?"
    rf"(?!(?:{_NO_HOLDERS})\b)(?:[a-z][a-z-]+[^\Wsu]s|people|police|women|men))\b"
)
_NAME = rf"\b(?:[Tt]he )?(?!(?:{NO_NAME})\b)[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){{0,3}}(?<![’']\w)"
_HELPERS = (
    r"(?P<helpers>(?:[’'](?:ve|d|m|s|re)\b)?(?: (?:early on|no longer|have|has|had|do|does|did"
    r"|would|also|then|later|once|long|really|just|still|now|always|never|firmly|strongly|honestly|solemnly|truly"
    r"|sincerely|personally|certainly|already|only"
    r"|actually|do(?:es)?n[’']t|didn[’']t|\w+ly))*)"
)
SUBJECT = re.compile(
    rf"(?P<source>{_PRONOUN}|{_SHARE}|{_THE_HOLDER}|{_MANY_HOLDERS}|{_NAME})(?=[\s’']){_WHEN_DONE}{_HELPERS} [“\"]?$"
)
_LONG_WORD = (
    rf"(?!-)(?!\w+n[’']t\b)(?!(?:{NO_CLAUSE}|{DETERMINERS}|{AT})\b)(?![A-Z]\w*[’'](?:re|ve|ll|d|m)\b)[\w’'.%&$()-]+"
)
_LONG_PART = rf"(?:(?:{AT}) (?:(?:{DETERMINERS}|this|these) )?|to (?:the|my|our|his|her|their) )?{_LONG_WORD}"
_APPOSED = (
    r", (?!(?:and|but|or|so|that|who|which|because|when|while|if|as|he|she|they|it|we|I|said|says)\b)"
    r"(?:(?!\bor\b)[^,;:“”\"]){2,110},"
)
_LONG_BEGINS = (
    rf"(?:{DETERMINERS}|this|these|those|both|several|another|each|one|two|three|[Ee]very(?:one|body)|\d[\d.,]*"
    r"|The|An?|My|Our|His|Her|Their"
    rf"|Some|Many|Most|(?!(?:{NO_NAME}|Last|Next|Earlier|On|In|At|After|Before|During|For|From|By|With|Since|Even"
    r"|Though|Although|While|Yesterday|Today|Now|Here|Only|Instead|However|Meanwhile|Perhaps|Maybe|Sometimes|Still"
    r"|Otherwise|Again|Just|Also|Like|Do|Does|Did|Can|Could|Will|Would|Should|Is"
    r"|Are|Was|Were|Has|Have|I|We|He|She|They|[A-Z][a-z]+day)\b)[A-Z][\w’'.-]*"
    rf"|(?!(?:{_NO_HOLDERS})\b)[a-z]+[^\Wsu]s|people|police)"
)
_LONG_TOLD = (
    rf" who (?:(?:has|have|had|was|were) )?[a-z]+ (?:{AT}|{DETERMINERS}|[A-Z][\w’'-]+)(?: {_LONG_PART}){{1,6}}?"
    rf"| (?:that|which) (?:(?:{DETERMINERS}) [a-z]+|he|she|they|[A-Z][\w’'-]+) "
    r"(?:(?:will|would|has|have|had|is|are|was|were) )?[a-z]+(?: on| for| in| to| with)?"
    r"| (?:accused of|suspected of|charged with|convicted of|arrested (?:for|on|after|in)|held (?:for|on|over))"
    r"(?: (?!(?:says?|said|told|was|were|is|are|has|had|have|did|who|which|that|but|he|she|they|I|we)\b)"
    r"[\w’'.-]+){1,16}?"
    rf"|{_APPOSED}"
)
LONG = re.compile(
    r"(?P<source>(?:(?:just|only|nearly|roughly|[Mm]ore than|[Aa]t least|Nearly|almost|about|around|some"
    rf"|[A-Z][a-z]+(?= \d)) )?(?:{_LONG_BEGINS})(?:(?: {_LONG_PART}){{1,9}}?(?:{_LONG_TOLD})?|{_APPOSED}))"
    rf"{_WHEN_DONE}(?P<helpers>(?: (?:have|has|had|also|then|later|once|now|still|\w+ly)"
    r"| (?:have|has|had), (?:in|at|on|during) [^,;:“”\"]{3,60},)*) [“\"]?"
)
"""A subject of many words, the whole from where its clause begins: a clerk from the mill in Acre | said it was late."""
