"""Verbs of saying, thinking, judging and bidding behind which a report may stand inside a quote."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quoth.extraction.within.clauses import JUDGED, NO_CLAUSE

_TELL = (
    "tell tells told assure assures assured reassure reassures reassured convince convinces convinced inform "
    "informs informed remind reminds reminded "
    "warn warns warned alert alerts alerted notify notifies notified"
)
_SAY = (
    "say says said claim claims claimed admit admits admitted assert asserts asserted allege alleges alleged announce "
    "announced argue argues argued confirm confirms confirmed deny denies denied explain explains explained insist "
    "insists insisted mention mentioned promise promises promised declare declares declared report reports reported "
    "suggest suggests suggested swear swears swore acknowledge acknowledges acknowledged complain complains complained "
    "conclude concluded state states stated testify testified write writes wrote predict predicts predicted agree "
    "agrees agreed pledge pledged vow vowed proclaim proclaims proclaimed stress stresses stressed note notes noted "
    "show shows showed found finds reveal reveals revealed indicate indicates indicated rule ruled decided estimate "
    "estimates estimated contend contends contended maintain maintains maintained caution cautions cautioned "
    "emphasised emphasized recalled recommended demanded conceded concedes boasted joked tweeted forecast forecasts "
    "signaled signalled disclosed reiterated lamented remarked hinted decreed affirmed affirms attested speculated "
    "bragged reckons reckoned expressed accepts accepted"
)
_THINK = (
    "know knows knew feel feels felt suspects suspected expect expects expected realise realises realised realize "
    "realizes realized recognise recognised recognize recognizes recognized understand understands understood doubt "
    "doubts doubted fear fears feared assume assumed imagine remember"
)
TOLD_SO = (
    "said asserted alleged claimed argued suggested reported believed thought acknowledged agreed found understood "
    "feared estimated rumoured rumored"
)
_FREE = "think thinks thought believe believes believed hope hopes hoped suspect guess suppose bet wish wishes wished"
"""Verbs after which a clause needs no "that"."""

_PLAIN = (
    "said says say claimed claims insisted insists admitted admits promised swore confirmed confirms suggests "
    "suggested shows showed argued argues denied denies acknowledged announced explained found hopes "
    "asserted asserts alleged alleges conceded concedes contends contended maintained maintains testified predicted "
    "predicts indicated indicates estimated estimates reported noted joked tweeted concluded agree agrees agreed "
    "complain complains complained know knows knew feel feels felt realise realises realised realize realizes realized"
)
"""Verbs of saying after which a clause with a verb in sight needs none either: she said it was late."""

NOUNS = frozenset(
    "claim report promise pledge hope wish fear doubt guess bet suspect state note stress vow mention show find rule "
    "estimate caution forecast".split()
)
"""Forms that are nouns behind a noun that is not many: the minister's pledge that, but the ministers pledge that."""

_GOING_ON = (
    r"(?:(?:am|is|are|was|were|(?:has|have|had) been) |(?<=[’'](?:s|m) )|(?<=[’']re )|(?<=[’']ve )been )"
    r"(?:(?:now|also|still|already|even|\w+ly) )?(?:(?:worried|convinced|confident|afraid|certain|sure|aware|hopeful"
    r"|adamant|concerned)(?= that\b| (?:I|we|you|he|she|they|it|there|the)\b)|saying|claiming|insisting"
    r"|arguing|suggesting|warning|denying|complaining|alleging|predicting|hoping|stressing)"
)
_TELLING = (
    r"(?:(?:is|are|was|were|(?:has|have|had) been) |(?<=[’'](?:s|m) )|(?<=[’']re )|(?<=[’']ve )been )"
    r"(?:(?:now|also|still|\w+ly) )?"
    r"(?:telling|warning|reminding|assuring)"
)
_QUOTED = r"(?:is|are|was|were|(?:has|have|had) been) (?:\w+ )?quoted as saying"
_CLEAR = (
    r"(?:made|makes?|making)(?: it)?(?: (?:very|quite|pretty|perfectly|absolutely|abundantly))? (?:clear|plain|known)"
    r"|express(?:es|ed)(?: (?:an?|the|his|her|their|its))? "
    r"(?:view|opinion|belief|hope|fear|concern|conviction|confidence|doubt|regret)s?"
    r"|pointed out|points? out|(?<!more )(?<!most )determined"
)


def either(words: str) -> str:
    """A pattern for one of the words."""
    return "|".join(words.split())


_BIDS = (
    r"call(?:ed|s) (?:up)?on(?! [A-Z][a-z]+day\b)|warn(?:ed|s)?|urge[ds]?|begged|ordered|advise[ds]?|implore[ds]?"
    "|instructed|asked|told"
)
_BIDDEN = (
    rf"(?:(?:me|us|him|her|them|you)|(?!(?:{NO_CLAUSE}|by|for)\b)[\w’'&-]+(?: (?!(?:{NO_CLAUSE}"
    rf"|for)\b)[\w’'&-]+){{0,5}}(?:, [A-Z][\w’' .-]+,)?(?: during [\w’' -]{{3,40}})?) (?:not )?to (?!(?:the|an?|my|his"
    rf"|her|their|our)\b)(?:be )?[“\"‘']?[a-z]"
)
"""Who is to do something: the mayor urged | the mill’s owners not to sell."""
_WANTED = r"(?:(?:asked|asks|called|calls|appealed) for)(?= (?!(?:me|us|him|her|them|it|him\w+|in|by)\b)[a-z])"
"""A request for a thing: the miller | asked for | a meeting."""
_STANDS = (
    r"(?:(?:re)?confirm(?:s|ed)?|(?:re)?affirm(?:s|ed)?|reiterate[sd]?|restate[sd]?|express(?:es|ed)|voice[ds]"
    r"|declare[sd])"
    r"(?= (?:my|our|his|her|its|their) (?:[\w-]+ ){0,2}?(?:commitment|support|willingness|readiness|participation"
    r"|intentions?|interest|opposition|position|stance|desire|determination|concerns?|solidarity|condolences"
    r"|sympath(?:y|ies)"
    r"|gratitude|thanks|regrets?|appreciation|confidence|dismay|outrage|disappointment|satisfaction)\b)"
    r"|(?:expresse[ds]|voice[ds])(?= (?:(?:deep|great|grave|serious|strong|sincere|some) )?(?:support|condolences"
    r"|concerns?|sympath(?:y|ies)|solidarity|regrets?|dismay|outrage|doubts?|fears?|optimism|confidence|interest|frustration|anger"
    r"|gratitude|disappointment|satisfaction) (?:about|over|at|for|with|to|toward|in|regarding|on)\b)"
)
"""Where somebody says to stand: the board | reaffirmed | its support for the mill."""
VERB = re.compile(
    rf"\b(?:(?P<bound>(?:vow|pledg|promis|threaten)e?[sd](?= to [a-z])|claim(?:ed|s)?(?= to (?:be|have)\b)"
    rf"|(?:admit(?:s|ted)|den(?:ies|ied)|confess(?:es|ed))(?= (?:to )?(?:\w+ly )?"
    rf"(?!(?:\w*thing|king|funding|building)\b)[a-z]{{2,}}ing\b)"
    rf"|(?:{_BIDS})(?= {_BIDDEN}))|(?P<judged>{JUDGED})|(?P<wanted>{_WANTED}|{_STANDS})|(?P<now>{_GOING_ON})"
    rf"|(?P<tell>{either(_TELL)}|{_TELLING})|(?P<free>{either(_FREE)})|(?P<plain>{either(_PLAIN)})|(?P<clear>{_CLEAR}"
    rf"|{_QUOTED})|(?P<ask>asked|asks|ask)"
    rf"|{either(_SAY)}|{either(_THINK)})\b"
)
"""The verb itself, in the group of its kind."""

_OPENERS = frozenset(
    f"{_TELL} {_SAY} {_THINK} {_FREE} {_PLAIN} am is are was were been has have had now also still already even "
    "vowd vowed vowes vows pledgd pledged pledges pledgs promisd promised promises promiss threatend threatened "
    "threatenes threatens confesses confessed calls called urge urges urged begged ordered advise advised advises "
    "implore implored implores instructed ask asks asked accused accuses described describes "
    "characterised characterises characterized characterizes portrays portrayed denounced "
    "denounces condemns condemned dismissed dismisses hailed derided depicts depicted branded decried criticised "
    "criticises criticized criticizes mocked blasted praised slammed ridiculed attacked blamed blames faulted thanked "
    "rebuked rebukes assailed chided lauded commended ripped chastised scolded estimated estimates valued values put "
    "declared declares dubbed labels labelled labeled deems deemed termed appealed confirm reconfirm reconfirms "
    "reconfirmed affirm reaffirm reaffirms reaffirmed reiterate reiterates restate restates restated expresses voiced "
    "voices worried convinced confident afraid certain sure aware hopeful adamant concerned saying claiming insisting "
    "arguing suggesting warning denying complaining alleging predicting hoping stressing telling reminding assuring "
    "made make makes making pointed points point determined refers referred".split()
)
"""The words with which what ``VERB`` finds begins, if with no adverb."""
_WORD = re.compile(r"\w+")


def verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ``VERB`` finds; it is asked at the few words alone that may begin it, for it is slow to say no."""
    past = start
    for word in _WORD.finditer(text, start, end):
        at = word.start()
        if at >= past and (word[0] in _OPENERS or word[0].endswith("ly")):
            verb = VERB.match(text, at, end)
            if verb is not None:
                past = verb.end()
                yield verb
