"""What goes on behind a comma in the name of a body or a place: a campus, a state, more of what a body is for."""

from __future__ import annotations

import re

from quoth.speakers.names.bodynames import is_matter
from quoth.speakers.words.lexicon import STATES, STATES_IN_SHORT


def with_campus(text: str, end: int, limit: int) -> int:
    """Where words that end here go on, if with a campus, a state or more of a body's name: "University of California|,
    Irvine", "from Pike County|, Mo.", "at Acre Ports|, Rail, and Roads"."""
    near = max(0, end - 45)
    m = _UNIVERSITY.search(text, near, end) and _CAMPUS.match(text, end, limit)
    m = m or (_IN_A_PLACE.search(text, near, end) and _STATE.match(text, end, limit))
    m = m or (_LONG_BODY.search(text, near, end) and _MORE_OF_IT.match(text, end, limit))
    if not m and (m := _MORE_MATTERS.match(text, end, limit)) is not None:
        m = m if _OVER_A_MATTER.search(text, near, end) and is_matter(m[0].replace(",", "")) else None
    return m.end() if m else end


_LONG_BODY = re.compile(
    r"\b(?:of|at|for|with|from) (?:the )?[A-Z][\w’'-]* (?:(?:of|for|on) )?(?:[A-Z][\w’'-]* ?){1,3}$"
)
_MORE_OF_IT = re.compile(r"(?:, [A-Z][a-z]+){1,3}, and [A-Z][a-z]+(?=[,.;]|\n|\Z| sa(?:id|ys)\b)")
_OVER_A_MATTER = re.compile(
    r"\b(?:Ministry|Ministers?|Department|Secretary|Committee|Commission|Commissioner|Agency|Bureau|Directorate|Office)"
    r" (?:of|for|on) (?:the )?(?:[A-Z][\w’'-]* )?[A-Z][\w’'-]*$"
)
_MORE_MATTERS = re.compile(
    r"(?:, [A-Z][a-z]+(?: [A-Z][a-z]+)?){1,3},? and [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[,.;)]|\n|\Z| [a-z])"
)
"""What else a ministry is over: "for Fisheries|, Trade and Transport"."""
_UNIVERSITY = re.compile(r"\b(?:University of (?:[A-Z][a-z]+ ?){1,2}|State University)$")
_CAMPUSES = (
    "Irvine|Berkeley|Davis|Los Angeles|San Diego|San Francisco|Santa Cruz|Santa Barbara|Riverside|Merced|Austin|Dallas|"
    "Arlington|San Antonio|El Paso|Madison|Milwaukee|Amherst|Boston|Lowell|Chapel Hill|Charlotte|Greensboro|Boulder|"
    "Urbana-Champaign|Chicago|Springfield|Baltimore County|College Park|Twin Cities|Duluth|Las Vegas|Reno|Knoxville|"
    "Denver|Long Beach|Fullerton|Northridge|Sacramento|Fresno|Birmingham|Huntsville|Lincoln|Omaha|Ann Arbor|Dearborn|"
    "Fairbanks|Anchorage|Little Rock"
)
_CAMPUS = re.compile(rf"(?:, | at |[-–])(?:{_CAMPUSES})(?![\w’'])(?! (?!(?:at|in|and|said|who)\b)[A-Za-z])")
_IN_A_PLACE = re.compile(r"\b(?:of|from|in|near) (?:[A-Z][\w’'-]+ ?){1,3}$")
_STATE = re.compile(
    r", (?:"
    + "|".join(sorted(sorted(w.replace("_", " ").title() for w in STATES), key=len, reverse=True))
    + "|"
    + "|".join(sorted(f"{w.title()}(?:\\.|$)" for w in STATES_IN_SHORT))
    + r"|(?!U\.S)[A-Z]\.[A-Z]\.)(?=[,;)–—]|$|\n| who\b|\.(?:\s|$)|(?<=\.)\s)"
)
"""A state behind a place, and not the first of several."""
