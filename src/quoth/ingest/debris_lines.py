"""What lines of debris look like: a reason and a pattern each, anchored at both ends of the line.

Found by reading lines without any annotated words in 840 reports and lines outside the true text of 181 pages; none of
61,193 annotated spans of those reports lies in a line that they mark (``evaluation/debris.py`` counts again).
"""

from __future__ import annotations

import re

QUOTED = re.compile(r"[\"“”„«»]|(?:^|\s)[‘'](?=\w)")
SPEECH = re.compile(
    r"\b(?:said|says|saying|told|tells|added|adds|according to|wrote|writes|insisted|claimed|claims|argued|argues|"
    r"announced|warned|warns|admitted|denied|asked|replied|stated|explained|tweeted|reported|believes?|thinks?|"
    r"hopes?|confirm(?:ed|s)|promise[ds]|ruled|rules that|urge[ds]|shout(?:ed|s)|demand(?:ed|s)|declare[ds]|"
    r"vow(?:ed|s)|pledge[ds]|cried|cries|yelled|pleaded|pleads|begged|advise[ds]|suggest(?:ed|s)|noted|recall(?:ed|s)|"
    r"conclude[ds]|estimate[ds]|predict(?:ed|s)|testified|testifies|conceded|complain(?:ed|s)|remarked|joked|"
    r"ordered|called on)\b",
    re.I,
)


def _kind(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.I)


_MEDIA = (
    r"(?:content|video|audio|clip|media|player|embed|tweet|post|live ?stream|stream|image|gallery|map|item|poll|quiz)"
)
_SITES = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|instagram|telegram|messenger|flipboard|tumblr|youtube|"
    r"tik ?tok|e-?mail|print|copy link|link|sms|google\+?|bluesky|threads|mastodon|pocket|line)"
)
_AGENCIES = (
    r"(?:getty(?: images)?|reuters|afp|ap|associated press|the associated press|epa|pa|pa wire|press association|rex|"
    r"shutterstock|alamy|bloomberg|istock|zuma(?: press)?|usa today sports|wireimage|xinhua|afp/getty images|upi|"
    r"ap photo|ap images|file photo|supplied|handout)"
)
_END = r"[\s.:…»›>→|*]*$"
# How a notice goes on that speaks to the reader; "the video was removed because it broke the rules" is a report.
_TO_READER = (
    r"(?:(?: with the connection)?[\s.:…!]*$|[ ,.]+.{0,40}\b(?:your?|please|try again|javascript|cookies|flash|browser|"
    r"device|(?:the|its) (?:user|uploader|owner|author|server|network|format)|this (?:time|page|site|region|"
    r"country|location|area|platform)|playing(?:ecode)?|privacy|terms of (?:use|service)|e-?code)\b.{0,60}$)"
)
# Verbs that no credit line has: "Pictures by the painter hang in the hall" is a sentence of the report.
_NO_VERB = (
    r"(?!.*\b(?:was|were|is|are|has|have|had|will|would|can|could|may|show(?:s|ed|n)?|hangs?|hung|went|came|sold|"
    r"appear(?:s|ed)?|emerged|spread|surfaced|reached|covers?|remains?|became)\b)"
)
_DAY = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|today|yesterday)"
)
_MOMENT = (  # a word of a date or a time; "show", "the" and "in" are none
    rf"(?:{_DAY}\b\.?|"
    r"(?-i:[A-ZÀ-Þ])\w+(?= \d)|\d[\dt:./+-]*(?:st|nd|rd|th|h|z|am|pm)?\b|[ap]\.?m\b\.?|(?-i:[A-Z]{1,5})\b|"
    r"[a-z]?[ecmps][sd]t\b|gmt\b|utc\b|ist\b|on|at|of|and|noon|midnight|"
    r"(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)(?: ago)?|local time|eastern|pacific|time|published|"
    r"updated|modified|posted|first|last|by (?-i:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}))"
)

_PLAYER = _kind(
    rf"^(?:we(?:[’']re| are) )?sorry\b.{{0,40}}\b(?:{_MEDIA}|page|browser)\b.{{0,20}}(?:not|n[’']t|no longer|"
    rf"restricted|un)",
    rf"^(?:this |the )?(?:\w+ )?{_MEDIA} (?:is|was|has been|could|can|may|failed|"
    rf"requires?)\b.{{0,30}}(?:unavailable|not available|"
    r"n[’']t available|no longer available|not supported|restricted|not be (?:loaded|played|displayed)|to load|"
    rf"failed to load|removed|javascript|cookies)\b{_TO_READER}",
    rf"^{_MEDIA} (?:unavailable|not available|not supported|loading|removed|caption)\b{_TO_READER}",
    r"^your (?:browser|device) (?:does|is|do)\b.{0,80}$",
    r"^(?:please )?(?:enable|turn on|switch on|activate) (?:javascript|java script|cookies|flash)\b.{0,100}$",
    r"^(?:to (?:view|see|watch|play|use|enjoy) (?:this|the)|you need|you must)\b.{0,60}\b(?:javascript|java script|"
    r"flash|"
    r"browser|cookies|html5)\b.{0,100}$",
    r"^javascript\b.{0,40}\b(?:required|disabled|enable)\b.{0,80}$",
    rf"^(?:an error (?:has )?occurred|something went wrong)\b{_TO_READER}",
    r"^(?:this is a modal window|beginning of dialog window|"
    r"end of dialog window|media playback is|media caption|playback of this video)\b.{0,100}$",
    r"^(?:loading|buffering|play(?: video)?|pause|mute|unmute|replay|fullscreen|full screen|close|expand|view gallery|"
    r"view image|click to (?:play|expand|enlarge)|tap to (?:play|unmute)|autoplay|video|audio|live stream|"
    r"\d+:\d\d)[\s…]*$",
    r"^(?:embedded |external )?(?:tweet|instagram post|facebook post|youtube video|content) (?:from|by) "
    r"(?:twitter|instagram|facebook|youtube|x)\b" + _END,
)
_ADVERTISEMENT = _kind(
    r"^(?:advert(?:isement|ising)?s?|sponsored(?: content| by.{0,40})?|promoted(?: content| stories)?|paid content|"
    r"ads? by \w+|ad)" + _END,
    r"^(?:this |the )?(?:story|article|post|text) continues (?:below|after (?:(?:the|this) )?(?:ad|advert\w*|"
    r"video|gallery|photos?|image|map|graphic|message|newsletter|poll))\b.{0,60}$",
    r"^(?:continue reading|keep reading|scroll (?:down|to continue)|skip (?:to|past|advert|ad)\b)\b.{0,60}$",
    r"^(?:advertisement|ad feedback|report this ad|why this ad|remove ads)\b[^.]{0,40}$",
)
_RELATED = _kind(
    r"^[\"“*\[(]*(?:read (?:more|also|next|the full (?:story|article|report))|also read|see also|see more|"
    r"more on this(?: story)?|more about this|related(?: (?:stories|story|articles?|content|coverage|links?|topics?|"
    r"posts?|news|videos?))?|recommended(?: for you| stories| reading)?|more (?:stories|news|coverage)|most (?:read|"
    r"popular|"
    r"viewed|shared)|trending(?: now| stories)?|top stories|don[’']t miss|you (?:may|might) (?:also )?(?:like|be "
    r"interested in)|what to read next|up next|must[- ]reads?|further reading|editors?[’']s? picks?|"
    r"more from [^.!?]{1,40}(?![.!?])|"
    r"from (?:our partners|around the web)|in pictures|in case you missed it|latest (?:news|stories|headlines)|"
    r"keep reading|popular (?:now|stories)|related to this|explore more)"
    r"[\"”*\])]*\s*(?:[:|–—»›>→-].*|[.…\"”]*)$",
    r"^(?:read|see) (?:more|also)\b(?! than)[^.]{0,80}$",
    r"^(?:click|tap) (?:here|on the|the)\b.{0,60}\b(?:to|for)\b.{0,60}$",
)
_RELATED_CAPITALS = re.compile(
    r"^(?:READ(?: MORE| ALSO)?|WATCH(?: NOW| LIVE| MORE)?|MORE|SEE(?: MORE| ALSO)?|LISTEN|RELATED|ALSO|NEXT|PHOTOS|"
    r"VIDEO|"
    r"GALLERY|POLL|QUIZ|OPINION|EXPLAINER|PODCAST|SLIDESHOW)\s*[:|»>-]\s*\S.*$|"
    r"^(?:Read|Watch|Listen|See|Video|Photos|Gallery|Podcast)(?: more| now| live| also)?:\s+\S.{0,150}$"
)
_SHARE = _kind(
    r"^share (?:this|on|via|with|it|your|the (?:\w+ )?(?:article|story|post|page|link|video|news|love))\b.{0,60}$",
    rf"^(?:(?:share|tweet|like|follow|save|copy|view|comments?|reply|{_SITES})(?:\s*[,|/·•&]?\s+(?:and )?|"
    rf"{_END})){{1,12}}$",
    r"^(?:leave a |post a |view |read |add a |show |hide )?(?:\d[\d,.]* )?(?:comments?|shares?|likes?|retweets?|views?)"
    r"(?: \(?\d+\)?)?" + _END,
    r"^(?:like|follow|find|join|friend|add) us(?: (?:on|at|in|via|for|as|and|here|today|now)\b.{0,80}|[\s.:!…]*)$",
    r"^(?:like|follow|find|join|friend|add) our\b.{0,40}\b(?:page|channel|group|community|account|feed|profile|"
    r"newsletter|mailing list|challenge|live ?blog|podcast|facebook|twitter|instagram|whatsapp|telegram|youtube)"
    r"\b.{0,60}$",
    r"^(?:follow|like)\b[^.!?]{1,80}\b(?:on|via) (?:twitter|facebook|instagram|x|snapchat|linkedin|"
    r"google\+?)\b.{0,60}$",
    r"^.{0,60}\blike (?:the|our) page\b.{0,20}$",
    r"^(?:twitter|facebook|instagram|e-?mail|on twitter|contact)\s*:\s*@?\S+(?: ?(?:and|,|or) @?\S+){0,3}$",
    r"^(?:join|start) the (?:conversation|discussion)\b.{0,80}$",
    r"^(?:back to top|go to (?:top|comments)|jump to comments|send (?:us )?(?:a )?tips?)\b.{0,60}$",
    r"^have (?:a (?:story|tip|view)|you got a (?:story|tip))\b.{0,120}$",
)
_PLEA = _kind(
    r"^(?:please )?(?:sign[ -]?up|subscribe|register|log ?in|sign in)\b(?: now| here| today| free)?[:,.!]?\s*(?:to|"
    r"for|and|"
    r"with|now|here|today|free|at|via|or|by|on|$).{0,250}$",
    r"^(?:get|receive|have) (?:the|our|all|breaking|unlimited|more|daily|these|this|your|today[’']s|top)\b.{0,120}\b"
    r"(?:inbox|newsletters?|e-?mail(?:ed|s)?|alerts?|app|subscription|delivered)\b.{0,150}$",
    r"^download (?:the|our)\b.{0,60}\bapps?\b.{0,150}$",
    r"^.{0,40}\b(?:newsletter|mailing list|e-?mail alerts?)\b.{0,80}(?:\b(?:here|below)[\s.:!…]*$|"
    r"\b(?:sign[ -]?up|subscribe|your inbox)\b.{0,80}$)",
    r"^.{0,80}\bdelivered (?:straight |directly |right |daily )?to your inbox\b.{0,80}$",
    r"^(?:enter|please enter|confirm) your (?:e-?mail|postcode|zip)\b.{0,120}$",
    r"^(?:thanks?|thank you) for (?:signing up|subscribing|registering|reading)\b.{0,120}$",
    r"^(?:already (?:a |have )|not (?:a |yet a )?)(?:subscriber|member|account|registered|an account)(?:[\s.:!…]*$|"
    r"\s*\?.{0,120}$|[\s,.:–—-]+(?:log|sign|click|tap|register|subscribe|join|here)\b.{0,120}$)",
    r"^support (?:our|quality|independent)\b.{0,40}\b(?:journalism|journalists|newsroom|reporting|reporters|media|news|"
    r"coverage|site|website|newspaper|work|mission)\b.{0,150}$",
    r"^(?:become a|donate|make a (?:donation|contribution))\b.{0,60}\b(?:member|"
    r"subscriber|"
    r"journalism|supporter|today|now|donation|contribution)\b.{0,150}$",
    r"^(?:this (?:article|content|story) is (?:for|only|reserved|exclusive)|you have (?:reached|\d+|no)|"
    r"to continue reading)\b"
    r".{0,60}\b(?:subscribers?|articles?|members?|subscri\w+|limit|account|log|sign|reading)\b.{0,150}$",
    r"^(?:by (?:signing up|subscribing|clicking|submitting|providing|registering|continuing))\b.{0,40}\byou\b.{0,250}$",
    r"^(?:subscribe|subscription|newsletters?|sign up|sign in|log in|register|my account|free trial)" + _END,
    r"^(?:you can )?(?:subscribe|listen)\b.{0,60}\b(?:podcast|apple podcasts|spotify|itunes|stitcher|episode|below|"
    r"here)\b.{0,120}$",
)
_COOKIE = _kind(
    r"^(?:we|we and our partners|this (?:site|website|page)|our (?:site|website)|"
    r"\S+\.\w{2,4}) uses?\b.{0,80}\bcookies?\b.{0,250}$",
    r"^(?:accept|allow|manage|reject|decline|your)\b.{0,20}\bcookies?\b.{0,60}$",
    r"^(?:cookies?|privacy)(?: and (?:cookies?|privacy))? (?:policy|settings|notice|preferences|statement|choices)"
    + _END,
    r"^(?:terms (?:of (?:use|service)|and conditions|& conditions)|do not sell my .{0,40}|contact us|about us|help|"
    r"faqs?)" + _END,
    r"^.{0,80}\b(?:accept|consent to|enable)\b.{0,30}\bcookies\b.{0,120}$",
)
_CREDIT = _kind(
    rf"^(?:(?:photo(?:graph)?|image|picture|video|pic|illustration|graphic|source)s?(?: (?:credit|source|copyright|"
    rf"by|courtesy(?: of)?|"
    rf"via))*)\s*[:/]?\s*.{{0,60}}\b{_AGENCIES}{_END}",
    rf"^(?=photo|image|pic|video){_NO_VERB}(?:photo(?:graph)?|image|picture|video|pic)s?"
    r"(?: (?:credits?|source|copyright|courtesy(?: of)?|by))+\s*[:/]?\s*[^.!?]{1,60}[.]?$",
    r"^(?:credits?|image source|image copyright|image caption|photographer)\s*[:/]\s*[^.!?]{1,60}[.]?$",
    rf"^[\[(]?(?:[\w.’' -]{{1,40}}[/|] ?|[\w.’' -]{{1,40}} via ){{0,3}}{_AGENCIES}(?: ?[/,|] ?{_AGENCIES}|"
    rf" via {_AGENCIES}){{0,3}}[\])]?{_END}",
    r"^[\[(]?(?:h/t:?|hat tip:?|via:) [^.!?]{1,60}[.]?[\])]?$",
)
_RIGHTS = _kind(
    r"^(?:©|ⓒ|\(c\)).{0,250}$",
    r"^copyright(?:\s*(?:©|ⓒ|\(c\)|[@:|/]|\d{4}\b).{0,250}|[\s.]*)$",
    rf"^(?=copyright){_NO_VERB}copyright (?:by |of |in |reserved|held )?"
    r"(?-i:[A-Z]).{0,80}\b(?:19|20)\d\d\b[^.!?]{0,60}[.]?$",
    rf"^(?=copyright){_NO_VERB}copyright (?:by|of|reserved|held by|belongs to)\b[^.!?]{{0,80}}[.]?$",
    r"^.{0,120}\ball rights reserved\b.{0,120}$",
    r"^this (?:material|story|article|report) (?:may not be|has been (?:published|reproduced)|"
    r"(?:was )?(?:originally|first) (?:appeared|"
    r"published))\b.{0,250}$",
    r"^[\[(](?:additional )?(?:reporting|writing|editing|edited|compiled)\b.{0,250}[\])]?$",
    r"^(?:additional )?(?:reporting|writing) by [A-Z].{0,80}[;,] ?(?:editing|writing|additional)\b.{0,200}$",
    r"^(?:standards|our standards): .{0,80}\bprinciples\b.{0,20}$",
    r"^reprinted (?:(?:here )?with (?:the )?(?:kind )?permission|courtesy|by (?:permission|arrangement))\b.{0,120}$",
)
_STAMP = _kind(
    r"^(?:first )?(?:published|updated|last (?:updated|modified)|posted|modified|created)\b(?=.{0,80}\d)"
    rf"(?:[\s,:./|()+–—-]+{_MOMENT}){{1,16}}[\s,:./|()+–—-]*(?:\| ?source: .{{1,60}})?$",
    r"^\d+ ?(?:min(?:ute)?s?|hours?|days?)\.? (?:read|ago)" + _END,
    r"^(?:reading|read) time\s*:? .{0,30}$",
)
_BANNER = _kind(
    r"^[\W_]*(?:for (?:immediate )?(?:press |media )?release|(?:press|media|news) (?:release|statement)|"
    r"(?:(?:strictly |under )?embargo(?:ed)?)(?: (?:until|till|to|for))?)"
    rf"(?:[\s,:./|()*+–—-]+{_MOMENT}){{0,16}}[\W_]*$",
)
"""The words above the headline of a press release."""
_FURNITURE = re.compile(
    r"^[\W_]+$|^[.#]?[\w.#> -]+\s*\{.*$|^[a-z-]+\s*:\s*[\w#%.()-]+(?: [\w#%.()-]+){0,3};$|^(?:abstract|"
    r"full text)[.:]?$|^</?[a-z]+(?:\s[\w-]+=[^>]*)?>$",
    re.I,
)
BYLINE = re.compile(
    r"^(?:BYLINE:\s*|By:?\s+|by\s+|[-–—]\s+)[A-ZÀ-Þ][\w.’'-]+(?:\s+(?:[A-ZÀ-Þ][\w.’'-]*|de|van|von|der|bin|al|and|"
    r"&)){1,8}"
    r"(?:,? (?:and|in|for|at) [A-Z][\w ]{2,30})?(?:\s*[,|].{0,60})?\.?$"
)
KICKER = re.compile(
    r"^(?:\d{1,3}[.)]\s*)?(?:politics|news|world|u\.?k\.?|u\.?s\.?|business|sports?|opinion|analysis|exclusive|"
    r"breaking(?: news)?|"
    r"live|local|national|international|health|science|technology|tech|culture|entertainment|letters|editorial|"
    r"obituary|comment|feature|features|interview|video|watch|update|crime|education|environment|travel)[.:]?$",
    re.I,
)
SERIES = re.compile(r"^(?:\d{1,3}[.)]\s*)?[\w ]{1,25}\b(?:report|news|exclusive|analysis|desk|live|update)[.:]?$", re.I)
"""As a section is called, or a headline: "Harbour News", "Council rejects report"."""
LIST_NUMBER = re.compile(r"^(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)](?:\s+\S+){0,4}$", re.I)

RELATED = "related story"
KINDS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    # reason, pattern, whether words of speech or quotation marks in the line acquit it
    ("player or embed not loaded", _PLAYER, True),
    ("advertisement", _ADVERTISEMENT, True),
    (RELATED, _RELATED, False),
    (RELATED, _RELATED_CAPITALS, False),
    ("sharing or comments", _SHARE, True),
    ("newsletter or subscription plea", _PLEA, True),
    ("cookie or site notice", _COOKIE, True),
    ("photo credit", _CREDIT, True),
    ("rights or credit line", _RIGHTS, True),
    ("time stamp", _STAMP, True),
    ("banner of a press release", _BANNER, True),
    ("furniture", _FURNITURE, False),
)
