"""Where the words end that say who a source is, as its first noun phrase."""

from __future__ import annotations

import re

from quoth.days import WEEKDAY

_DONE_TO = (
    r"(?<!\bthe )(?<!\ban )(?<!\ba )(?<!\bof )(?:[a-z]+ly )?(?:[a-z]{2,}ed|led|run|held|sent|kept|built|"
    r"paid|written|given|drawn|born|chosen|driven|shown) (?:by|in|on|to|from|at|against|with|of|as)\b"
)
"""A group | backed by Acre Mills."""
_ON_A_DAY = (
    r"(?<!of )(?:(?:[a-z]{3,}ed|out) )?(?:(?:earlier |late )?(?:this|last|next) "
    rf"(?:week|month|year|spring|summer|fall|autumn|winter|weekend)|{WEEKDAY}|today"
    r"|yesterday)\b(?=$|,| (?:by|from|to|for|in|at|on|of|that|and|with|about)\b)"
)
"""A report | out this week."""
_BOUND_WORDS = (
    r"(?<!-)(?:who|whom|whose|which|that|of|"
    r"for|at|in|from|with|on|to|by|near|about|like|including|among|"
    r"speaking|representing|against|as|after|during|over|out(?= of)|"
    r"outside(?! (?:groups?|experts?|advis[eo]rs?)\b)|across|"
    r"throughout|around|amid|because|despite|"
    r"inside|between|behind|under|within|minus|excluding|except|(?<!['’]s )(?:supporting|opposing|backing|seeking|"
    r"leading|running|based|known|familiar|close)|identified|quoted|is|was|are|were|has|had|also)\b"
)
_MADE_PUBLIC = (
    r"(?<!-)(?:seen|obtained|conducted|published|released|posted|taken|made|sent|"
    r"(?:issued|compiled|leaked)(?! [A-Z]))\b"
    r"(?=$|,| (?:[a-z]+ly )?(?:by|in|on|at|to|from|for|with|as|via|after|"
    r"before|this|last|late|early|earlier|today|yesterday|[A-Z]))"
)
"""A letter | released late."""
BOUNDARY = re.compile(
    rf",(?!\d{{3}}\b)|[;:()\[\]\n–—]|\s--?\s|\b(?:such as\b|{_DONE_TO}|{_ON_A_DAY}|{_BOUND_WORDS}"
    rf"|(?<=[A-Za-z] )(?:On|In|At|With|About|Over|From|For|To|By)(?= [A-Z])|{_MADE_PUBLIC})"
)
