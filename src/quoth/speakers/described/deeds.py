"""What somebody is called for what the article says they did: who filed a petition is "the petitioner"."""

from __future__ import annotations

import re

from quoth.speakers.names.mention import NameMention

_PAPERS = {
    "petition": "petitioner",
    "lawsuit": "plaintiff",
    "suit": "plaintiff",
    "complaint": "complainant",
    "appeal": "appellant",
    "claim": "claimant",
    "application": "applicant",
}
_PAPER = rf"(?P<paper>{'|'.join(_PAPERS)})"
_FILED = r"(?:filed|lodged|brought|submitted|moved)"
_FILED_BY = re.compile(rf"\b{_PAPER}\b[^.;\n]{{0,30}}\b{_FILED} by $")
_FILED_IT = re.compile(
    rf"(?:,[^,.;\n]{{2,60}},)? (?:who )?(?:has |had )?{_FILED} (?:an?|the|his|her|their) (?:[\w-]+ ){{0,3}}{_PAPER}\b"
)
_REPORTING = re.compile(r",? reporting (?:live )?from [A-Z]")


def deeds_of(text: str, m: NameMention) -> set[str]:
    """The nouns that what stands beside a mention allows: "the petition was filed by | Roe",
    "| Roe |, reporting from Acre,".
    """
    start, end = m.outer[0], m.span[1]
    by = text.endswith(" by ", 0, start)
    filed = _FILED_BY.search(text, max(0, start - 70), start) if by else _FILED_IT.match(text, end)
    out = {_PAPERS[filed["paper"]]} if filed is not None else set()
    return out | {"correspondent", "reporter"} if _REPORTING.match(text, end) else out
