"""Posts by their initials: "the ASG" after "Additional Solicitor General Jane Roe"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quoth.data import Description
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.names.persons import is_known_body

_SHORT = re.compile(r"[A-Z]{2,5}")
_SMALL = frozenset("of for the and to in &".split())
_WORDS = re.compile(r"[^\W\d_]+|&")


def join_posts(text: str, entities: Sequence[Entity], descriptions: Sequence[Sequence[Description]]) -> None:
    """Give "the ASG" to the one person named before it whose post has these initials; changes names and entities."""
    short = [e for e in entities if e.mentions and _SHORT.fullmatch(e.name.text) and not is_known_body(e.name.words)]
    short = [e for e in short if _has_article(text, e)]
    if not short:
        return
    held: dict[str, set[int]] = {}
    for entity, told in zip(entities, descriptions, strict=True):
        for d in told if entity.is_person else ():
            for letters in post_initials(text[slice(*d.span)]) if d.kind == "role" else ():
                held.setdefault(letters, set()).add(entity.index)
    for e in short:
        found = [i for i in held.get(e.name.text, ()) if entities[i].mentions[0].span[0] < e.mentions[-1].span[0]]
        if len(found) == 1:
            holder = entities[found[0]]
            for m in e.mentions:
                m.entity, m.rivals = holder.index, []
            holder.mentions.extend(e.mentions)
            holder.mentions.sort(key=lambda m: m.span)
            e.mentions = []


def _has_article(text: str, entity: Entity) -> bool:
    """Whether initials stand as "the ASG" wherever they do not open a line, as headlines leave the article out."""
    first = [m.outer[0] for m in entity.mentions]
    bare = [at for at in first if text[max(0, at - 4) : at].lower() != "the "]
    return len(bare) < len(first) and all(at == 0 or text[at - 1] == "\n" for at in bare)


def post_initials(role: str) -> set[str]:
    """What the words of a post, from any of its capitals to its end or a comma, are cut short to."""
    words = [w for w in _WORDS.findall(role.split(",")[0]) if w.lower() not in _SMALL]
    return {"".join(w[0] for w in words[k:]).upper() for k in range(len(words) - 1) if words[k][0].isupper()}
