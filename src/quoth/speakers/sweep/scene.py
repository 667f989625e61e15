"""All that is read once from an article before its quotes are answered one by one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quoth.data import Article, Description, Quote, Span
from quoth.speakers.bearers.entities import join_names
from quoth.speakers.bearers.entity import Entity
from quoth.speakers.bearers.kin import part_kin
from quoth.speakers.bearers.posts import join_posts, post_initials
from quoth.speakers.bearers.told_apart import Apart, part_judged
from quoth.speakers.described.deeds import deeds_of
from quoth.speakers.described.descriptions import called, describe, keywords, posts, told_of_body
from quoth.speakers.described.predicates import he_or_she
from quoth.speakers.learned import Scorer, learned_score, weights
from quoth.speakers.names.bodynames import kind_of_body
from quoth.speakers.names.mention import NameMention
from quoth.speakers.names.mentions import find_names
from quoth.speakers.names.personal import fold
from quoth.speakers.names.persons import given_names, is_known_body, pronoun_near, rare, surname
from quoth.speakers.names.view import View, lay_out
from quoth.speakers.phrases.announced import announced
from quoth.speakers.phrases.hearers import hearer_of
from quoth.speakers.phrases.identified import named_later
from quoth.speakers.phrases.nearby import source_near
from quoth.speakers.phrases.nominals import Nominal, find_nominals
from quoth.speakers.phrases.phrasing import is_passive
from quoth.speakers.phrases.sources import Head, read_source
from quoth.speakers.sweep.discourse import sweep
from quoth.speakers.sweep.ground import Ground
from quoth.speakers.sweep.links import Discourse
from quoth.speakers.sweep.pronouns import Judge, PairHints
from quoth.speakers.sweep.relations import Relations, find_relations, merge_owned
from quoth.speakers.sweep.setting import settings
from quoth.speakers.sweep.turns import Floor, take_floor
from quoth.speakers.words.lexicon import BODY_NOUNS, HONORIFICS, KNOWN_PHRASES, ORG_WORDS, STRONG_TITLES
from quoth.speakers.words.people import HE_NOUNS, KIN, ROLE_NOUNS, SHE_NOUNS, is_role
from quoth.speakers.words.synonyms import SAME_ROLE, same_roles


@dataclass(slots=True)
class Scene:
    """An article ready to be asked who speaks."""

    article: Article
    quotes: tuple[Quote, ...]
    view: View
    names: list[NameMention]
    starts: list[int]  # of the names
    entities: list[Entity]
    descriptions: list[list[Description]]  # per entity
    described: list[set[str]]  # per entity, the telling words of its descriptions and titles
    nominals: dict[int, Nominal]  # by start
    heads: list[Head]  # per quote
    near: dict[int, tuple[Span, float]]  # quotes without a source: the attribution beside them, and how near it stands
    discourse: Discourse
    floor: Floor
    relations: Relations
    identified: Mapping[int, int]  # start of "a man" -> who is named later
    hints: PairHints | None = None  # what the network says of "they" and "it"
    bylines: list[tuple[int, int, int]] | None = None  # found when first asked for (``bylines``)
    source_ends: Mapping[int, Head] = field(default_factory=dict)  # where the source of a quote ends -> its head
    two: dict[Span, tuple[int, int]] = field(default_factory=dict)  # phrases found to mean two people, "both men"
    read: dict[Span | None, Head] = field(default_factory=dict)  # the heads of phrases that were asked for

    def sentence_of(self, quote: Quote) -> Span:
        """The sentence of the quote's cue, source or first words."""
        spans = quote.cue or quote.source or quote.content
        if not spans or not self.view.sentences:
            return (0, 0)
        return self.view.sentences[self.view.sentence_at(spans[0][0])]

    def head_of(self, phrase: Span | None) -> Head:
        """What a phrase is, read as a source."""
        head = self.read.get(phrase)
        if head is None:
            spans = () if phrase is None else (phrase,)
            head = self.read[phrase] = read_source(self.view.text, spans, self.names, self.starts)
        return head


def _judge(scorer: Scorer, hints: PairHints | None) -> Judge:
    """What scores candidates; a scorer of one's own is heard alone."""
    none = weights()["none"]["pronoun"]
    if scorer is not learned_score or hints is None:
        return Judge(scorer, none)
    return Judge(scorer, none, hints, getattr(hints, "of_noun", None))


def set_scene(
    article: Article,
    quotes: Sequence[Quote],
    scorer: Scorer = learned_score,
    *,
    hints: PairHints | None = None,
    keep_pairs: bool = False,
    apart: Apart | None = None,
) -> Scene:
    """Read an article: names, entities, descriptions, lay-out, pronouns; ``apart``: which names are two people's."""
    text = article.text
    view = lay_out(article, quotes)
    names = find_names(view)
    entities = join_names(text, names)
    if apart is not None:
        part_judged(text, entities, apart)
    part_kin(view, names, entities)
    names = [m for m in names if m.entity >= 0]
    starts = [m.span[0] for m in names]
    heads = [_head(text, q, names, starts) for q in quotes]
    _voiced(text, heads, entities)
    descriptions, described = _described(view, names, entities, _phrases(quotes, heads))
    join_posts(text, entities, descriptions)
    nominals = find_nominals(view, names)
    near = _near(view, quotes, heads, names, starts)
    told = {i: h for i, h in enumerate(heads) if h.kind != "none"}
    for i, (span, _) in near.items():
        if quotes[i].cue and is_passive(view.text, quotes[i].cue[0]):
            continue  # "Roe was charged after | he | told the police": he speaks of something else
        if quotes[i].parent is None and (h := read_source(text, (span,), names, starts)).kind in ("name", "he", "she"):
            told[i] = h
    known = {i: h.mention.entity for i, h in told.items() if h.kind == "name" and h.mention is not None}
    setting = settings(text, quotes, {i: h.span for i, h in told.items()}, known, names)
    discourse = sweep(
        Ground(view, setting),
        names,
        nominals,
        entities,
        described,
        judge=_judge(scorer, hints),
        keep_pairs=keep_pairs,
    )
    relations = find_relations(text, names, entities, discourse.links)
    by_start = {n.span[0]: n for n in nominals}
    merge_owned(text, discourse.links, by_start, relations, names)
    people = {e.index: float(len(e.mentions)) for e in entities if e.is_person}
    floor = take_floor(view, names, people)
    if floor.letters and floor.interviewee is not None:
        guest = entities[floor.interviewee]
        guest.person = max(guest.person, 1.0)  # who answers questions is a person, be the name ever so strange
    return Scene(
        article,
        tuple(quotes),
        view,
        names,
        starts,
        entities,
        descriptions,
        described,
        by_start,
        heads,
        near,
        discourse,
        floor,
        relations,
        {**announced(view, heads, entities, described), **named_later(text, names, entities, nominals)},
        getattr(hints, "of_many", None),
        source_ends={q.source[-1][1]: h for q, h in zip(quotes, heads, strict=True) if q.source},
        read={q.source[0]: h for q, h in zip(quotes, heads, strict=True) if len(q.source) == 1 and h.kind != "none"},
    )


def _near(
    view: View, quotes: Sequence[Quote], heads: Sequence[Head], names: Sequence[NameMention], starts: Sequence[int]
) -> dict[int, tuple[Span, float]]:
    """The attribution printed near a quote without a source, by the number of the quote, and how near it stands."""
    leads = sorted((q.source[0], q.content[0]) for q in quotes if q.source and q.cue and q.content)
    return {
        i: found
        for i, (q, h) in enumerate(zip(quotes, heads, strict=True))
        if h.kind == "none" and (found := source_near(view, q.content, names, starts)) is not None and found[1] >= 0.8
        if q.kind != "indirect" or _one_sentence(view, q, found[0])
        if not _says_another(view.text, q, found[0], leads)
    }


def _says_another(text: str, quote: Quote, source: Span, leads: Sequence[tuple[Span, Span]]) -> bool:
    """Whether an attribution in the sentence behind a quotation leads to words of its own: “It burnt.” Roe said | …

    ``leads``: sources of quotes with what they say, in order.
    """
    end = quote.content[-1][1]
    if quote.cue or source[0] < end or not text[end - 4 : end].rstrip(_CLOSING).endswith((".", "!", "?", "…")):
        return False
    k = bisect_right(leads, source[0], key=lambda lead: lead[0][0])
    return any(s <= source[0] < e and told[0] >= source[1] for (s, e), told in leads[max(0, k - 3) : k])


_CLOSING = " \"”’'»"


def _head(text: str, quote: Quote, names: Sequence[NameMention], starts: Sequence[int]) -> Head:
    """The head of a quote's source; none, where the source is who is told."""
    heard = hearer_of(text, quote)
    return read_source(text, quote.source, names, starts) if heard is None else Head("none", heard)


def _phrases(quotes: Sequence[Quote], heads: Sequence[Head]) -> dict[int, Span]:
    """The source phrase that each name heads, by the name's start."""
    out: dict[int, Span] = {}
    for quote, head in zip(quotes, heads, strict=True):
        if head.kind == "name" and head.mention is not None:
            phrase = next((s for s in quote.source if s[0] <= head.span[0] < s[1]), None)
            if phrase is not None:
                out.setdefault(head.mention.span[0], phrase)
    return out


def _voiced(text: str, heads: Sequence[Head], entities: Sequence[Entity]) -> None:
    """A name of two or three rare words that speaks is a person's more often than a body's.

    So is one word that may be either, with "he" or "she" near it.  Of 21 of the former
    that were taken for bodies in 800 texts of ``training/news.py`` 14 were people.
    """
    for i in {h.mention.entity for h in heads if h.kind == "name" and h.mention is not None}:
        entity = entities[i]
        someone = len(entity.name.words) > 1 and entity.name.words[0] in given_names()
        if not (someone or entity.titles or entity.said) and any(_ITS.match(text, m.span[1]) for m in entity.mentions):
            entity.person = min(entity.person, -0.7)  # "Safaricom said its profit rose"
            continue
        if -2 < entity.person <= 0 and rare(entity):
            entity.person = 0.3
        elif -0.6 < entity.person <= 0 and surname(entity) and any(pronoun_near(text, m) for m in entity.mentions):
            entity.person = 0.1


_ITS = re.compile(r" (?:said|says|announced|reported|posted|told \w+) (?:on \w+day )?(?:that )?its\b")


_CHIEFS = frozenset("ceo cfo coo cto cio pm vp".split())
_CALLED_CHIEF = (
    (frozenset({"chief", "executive"}), "ceo"),
    (frozenset({"ceo"}), "executive"),
    (frozenset({"finance", "chief"}), "cfo"),
    (frozenset({"finance", "director"}), "cfo"),
)
"""Chief executives and heads of finance by their other names."""
_FIRMS_TOO = frozenset(
    "owner landlord investor rival operator publisher developer supplier sponsor partner lender".split()
)
"""What a firm may be to somebody, too."""
_AT_HEART = re.compile(r"(?:\b(?:[Tt]he|an?|of|and)|['’]s)\Z")


def _personal(text: str, d: Description, *, alone: bool) -> bool:
    """Whether a description can only be a person's; ``alone``: of a name of one word, of which it says most."""
    nouns = called(text, [d]) - _FIRMS_TOO if d.kind == "role" else set()
    if not alone:
        return d.kind == "age" or bool(nouns - BODY_NOUNS)  # "to Acre Mills, a grain company."
    if d.kind == "age":
        return not text[slice(*d.span)].isdigit() or text.endswith((", ", "(", "aged "), 0, d.span[0])
    return not _AT_HEART.search(text, *d.span) and any(is_role(w) or w.endswith(_PEOPLE) for w in nouns)


def names_somebody(entity: Entity, m: NameMention) -> bool:
    """Whether a name is surely a person's: told with a title or a pronoun, or a surname whose given name is known."""
    if entity.person <= 1:
        return False
    full = len(entity.name.words) > 1 and fold(entity.name.words[0]) in given_names() and entity.place <= 0
    return bool(entity.titles) or any(entity.said.values()) or (full and len(m.words) == 1 and entity.person > 1.7)


def _of_a_body(text: str, d: Description) -> bool:
    """Whether a description says what kind of body something is: "a market researcher", "the shopping site"."""
    return any(w in BODY_NOUNS or w.endswith(("er", "or")) for w in called(text, [d]))


def _is_somebody(text: str, m: NameMention) -> bool:
    """Whether a name in full is followed by what a person is: "Ilka Roe is a 38-year-old writer"."""
    is_one = _IS_ONE.match(text, m.span[1]) if len(m.words) > 1 else None
    return is_one is not None and ("-old " in is_one[0] or is_one["noun"] in _PERSONAL_ROLES)


_PERSONAL_ROLES = ROLE_NOUNS - BODY_NOUNS - _FIRMS_TOO
_IS_ONE = re.compile(
    r" (?:is|was) (?:an? |the )?(?:[\w-]+ ){0,4}?(?P<noun>[a-z-]+)(?= (?:of|at|for|in|with|from|and|who|based)\b|[,.;])"
)
_PEOPLE = ("ist", "ian", "man", "woman", "person", "eer")
_TOLD_SO = 3
"""How often "he" or "she" is as good as said of whom the article calls a wife, a father, a man or a woman."""
_FOUNDED = re.compile(r"(?:,[^,.\n]{2,40},)?(?: who)? (?:co-?)?founded\b")


def _one_sentence(view: View, quote: Quote, source: Span) -> bool:
    """Whether a source stands in a sentence of the quote: words without marks are not attributed from the next one."""
    return view.sentence_at(source[0]) in {view.sentence_at(p) for s, e in quote.content for p in (s, e - 1)}


def _described(
    view: View, names: Sequence[NameMention], entities: list[Entity], phrases: Mapping[int, Span]
) -> tuple[list[list[Description]], list[set[str]]]:
    descriptions: list[list[Description]] = [[] for _ in entities]
    kinds: list[set[str]] = [set() for _ in entities]
    founders: set[int] = set()
    deeds: dict[int, set[str]] = {}
    for entity in entities:
        if not HONORIFICS.isdisjoint(entity.titles):
            entity.person = max(entity.person, 1.0)
        elif not STRONG_TITLES.isdisjoint(entity.titles) and entity.name.words[-1] not in ORG_WORDS:
            entity.person = max(entity.person, 0.3)
        if " ".join(entity.name.words) in KNOWN_PHRASES or entity.name.text.lower() in KNOWN_PHRASES:
            entity.person = -2.0
    for m in names:
        if m.words == (f"{entities[m.entity].name.words[-1]}s",):
            continue  # "the Roes, both bakers": no one of them
        if entities[m.entity].person > -2 or m.span[0] in phrases:
            found = describe(
                view.text,
                m,
                view.paragraphs[view.paragraph_at(m.span[0])],
                phrase=phrases.get(m.span[0]),
                person=entities[m.entity].is_person,
            )
            sure = entities[m.entity].person <= -2
            descriptions[m.entity].extend(told_of_body(view.text, found) if sure else found)
        if len(m.words) > 1 and _FOUNDED.match(view.text, m.span[1]):
            founders.add(m.entity)
        if entities[m.entity].is_person and (word := he_or_she(view.text, m)):
            entities[m.entity].said[word] += _TOLD_SO
        if did := deeds_of(view.text, m):
            deeds.setdefault(m.entity, set()).update(did)
        if not m.titles:
            kinds[m.entity] |= kind_of_body(view.text, m)
    described: list[set[str]] = []
    for entity, found in zip(entities, descriptions, strict=True):
        alone = len(entity.name.words) == 1
        personal = any(_personal(view.text, d, alone=alone) for d in found)
        team = alone and "team" in kinds[entity.index]  # "Roeham boss Jane Dow"
        told = (entity.person > 1.0 and not team) or entity.titles or personal
        telling = [d for d in found if told or not alone or d.kind != "role" or _of_a_body(view.text, d)]
        words = keywords(view.text, telling)
        if kinds[entity.index] and not told:
            entity.person = min(entity.person, -1.0)
        bodies = (set() if told else kinds[entity.index]) | (
            set(() if entity.is_person else entity.name.words) & SAME_ROLE.keys()
        )
        told_so = {"founder"} if entity.index in founders and entity.is_person else set()
        told_so |= deeds.get(entity.index, set())
        told_so |= posts(view.text, found) & {"prosecutor"}
        told_so |= {
            k.lower() for d in found if d.kind == "role" for k in post_initials(view.text[slice(*d.span)])
        } & _CHIEFS
        told_so |= {chief for words_of, chief in _CALLED_CHIEF if words_of <= words}
        described.append(same_roles(words | set(entity.titles) | bodies | told_so))
        initials = alone and entity.name.text.isupper() and len(entity.name.text) > 1
        if personal and not (initials or is_known_body(entity.name.words)):
            entity.person = max(entity.person, 1.5)
        elif -1.5 < entity.person < 0.5 and any(_is_somebody(view.text, m) for m in entity.mentions):
            entity.person = 0.5
        told_as = called(view.text, found)
        entity.called = same_roles(posts(view.text, found))
        for word, nouns in (("he", HE_NOUNS), ("she", SHE_NOUNS)):
            if told_as & nouns:
                entity.said[word] += _TOLD_SO if told_as & nouns & KIN else 2
    people = {m.span for m in names if names_somebody(entities[m.entity], m)}
    for found in descriptions:  # nobody works for a person or comes from one: "Roe's | chief strategist"
        found[:] = [d for d in found if d.kind not in ("affiliation", "place") or d.span not in people]
    return descriptions, described
