"""Other words for roles and kinds of bodies: a "gov" is a governor, a "times" is a newspaper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quoth.speakers.words.lexicon import DEMONYMS, FIRM_KINDS, LEGAL_FORMS, NATIONALS, PLACES, STATES

_HOUSE = frozenset("representative congressman congresswoman lawmaker legislator".split())
_PAPER = frozenset("newspaper paper outlet publication".split())
_ARTIST = frozenset("vocalist musician artist performer hitmaker songstress crooner".split())
_FIRM = frozenset("company firm".split())
SAME_ROLE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("rep", "congressman", "congresswoman", "representative"), _HOUSE),
    **dict.fromkeys("sen senator mp msp mep assemblyman assemblywoman".split(), frozenset({"lawmaker", "legislator"})),
    **dict.fromkeys(
        "times post herald tribune journal gazette guardian telegraph mail mirror star sun globe chronicle inquirer "
        "examiner observer standard echo argus dispatch courier register sentinel bee express independent daily "
        "newspaper".split(),
        _PAPER,
    ),
    **dict.fromkeys(LEGAL_FORMS | FIRM_KINDS - _FIRM, _FIRM),
    "airlines": _FIRM | {"airline", "carrier"},
    **dict.fromkeys("cnn nbc abc cbs bbc itv".split(), frozenset({"network", "broadcaster", "channel"})),
    **dict.fromkeys("motors automotive".split(), _FIRM | {"carmaker", "automaker", "manufacturer"}),
    **dict.fromkeys("pharmaceuticals pharma".split(), _FIRM | {"drugmaker", "manufacturer"}),
    "insurance": _FIRM | {"insurer"},
    "airways": _FIRM | {"airline", "carrier"},
    "gov": frozenset({"governor"}),
    **dict.fromkeys(("atty", "barr", "adv"), frozenset({"lawyer", "attorney", "counsel"})),
    **dict.fromkeys(("counsel", "solicitor", "barrister"), frozenset({"lawyer", "attorney"})),
    "lawyer": frozenset({"attorney"}),
    **dict.fromkeys(("actor", "actress"), frozenset({"performer"})),
    **dict.fromkeys(("singer", "rapper"), _ARTIST),
    "songwriter": _ARTIST | {"singer"},
    "comedian": frozenset({"comic", "entertainer"}),
    **dict.fromkeys(
        "striker midfielder defender winger quarterback linebacker fullback fly-half pitcher catcher".split(),
        frozenset({"player"}),
    ),
    "goalkeeper": frozenset({"player", "keeper"}),
    "bridegroom": frozenset({"groom"}),
    "footballer": frozenset({"player"}),
    "novelist": frozenset({"author", "writer"}),
    "author": frozenset({"writer"}),
    "journalist": frozenset({"reporter"}),
    "reporter": frozenset({"journalist"}),
    **dict.fromkeys("doctor physician surgeon gp".split(), frozenset({"doctor", "physician", "medic"})),
    "meteorologist": frozenset({"forecaster"}),
    **dict.fromkeys(
        "biologist physicist chemist geologist ecologist oceanographer climatologist neuroscientist geneticist "
        "epidemiologist virologist astronomer botanist zoologist".split(),
        frozenset({"scientist", "researcher"}),
    ),
    "scientist": frozenset({"researcher"}),
    "headteacher": frozenset({"head", "principal"}),
    "captain": frozenset({"skipper"}),
    "manager": frozenset({"gaffer"}),
    "coach": frozenset({"gaffer"}),
    "prof": frozenset({"professor", "academic", "scholar"}),
    "professor": frozenset({"academic", "scholar"}),
    "dr": frozenset({"doctor"}),
    "justice": frozenset({"judge"}),
    "boss": frozenset({"manager", "gaffer"}),
    **dict.fromkeys("pc wpc dci constable superintendent supt".split(), frozenset({"officer"})),
    "gen": frozenset({"general"}),
    "lt": frozenset({"lieutenant"}),
    "col": frozenset({"colonel"}),
    "capt": frozenset({"captain"}),
    "sgt": frozenset({"sergeant", "officer"}),
    "maj": frozenset({"major"}),
    "adm": frozenset({"admiral"}),
    "det": frozenset({"detective", "officer"}),
    "detective": frozenset({"officer"}),
    "insp": frozenset({"inspector", "officer"}),
    "rev": frozenset({"reverend", "pastor", "clergyman", "cleric"}),
    **dict.fromkeys(("bishop", "archbishop", "cardinal", "patriarch"), frozenset({"clergyman", "cleric", "prelate"})),
    **dict.fromkeys("canon pastor imam vicar chaplain".split(), frozenset({"clergyman", "cleric"})),
    "pope": frozenset({"pontiff"}),
    **dict.fromkeys(("coun", "cllr", "councilor"), frozenset({"councillor"})),
    **dict.fromkeys("oba obi emir sultan".split(), frozenset({"monarch", "ruler"})),
    "king": frozenset({"monarch"}),
    "queen": frozenset({"monarch"}),
    "premier": frozenset({"leader"}),
    "center": frozenset({"centre"}),
    "centre": frozenset({"center"}),
    "charity": frozenset({"organisation", "organization", "group"}),
}
"""Other words for a role or a kind of body; they match phrases to names and say nothing of a person's pronouns."""
for _noun, _land in NATIONALS.items():
    SAME_ROLE[_land] = SAME_ROLE.get(_land, frozenset()) | {_noun}


_PRIME_MINISTER, _PREMIER = frozenset(("prime", "minister")), frozenset(("premier", "pm"))


def same_roles(words: Iterable[str]) -> set[str]:
    """The words and the other words for the same roles: "gov" is a governor, "rep" a lawmaker."""
    out = set(words)
    for word in tuple(out):
        out |= SAME_ROLE.get(word, frozenset())
    return out | _PREMIER if out >= _PRIME_MINISTER else out


_ODD = frozenset("france french spain spanish poland polish denmark danish ireland irish".split())
_NO_LAND = frozenset("liberal islamic islamabad english-language africa african asia asian europe european".split())
_LANDS = (_ODD | {place for place in PLACES if place[:4] in {people[:4] for people in DEMONYMS}}) - _NO_LAND
_LANDS_AND_PEOPLES = (
    _LANDS | {people for people in DEMONYMS if people[:4] in {land[:4] for land in _LANDS}}
) - _NO_LAND

_NO_COUNTRY = STATES | frozenset("london bangkok belgrade montreal tunis bavaria catalonia crimea tibet".split())
_COUNTRIES = frozenset(
    "united_states us u.s u.s. united_kingdom uk saudi_arabia north_korea south_korea south_africa "
    "new_zealand sri_lanka south_sudan united_arab_emirates uae costa_rica el_salvador sierra_leone ivory_coast "
    "burkina_faso czech_republic dominican_republic papua_new_guinea myanmar".split()
)


def is_land(words: Sequence[str]) -> bool:
    """Whether the words of a name are a country's."""
    name = "_".join(words)
    return name in _COUNTRIES or (name in _LANDS and name not in DEMONYMS and name not in _NO_COUNTRY)


def other_land(asked: Iterable[str], known: Iterable[str]) -> bool:
    """Whether a phrase asks for somebody of another land than is known: Norland's minister is no Danish minister.

    Lands and peoples that begin with the same letter may be one.
    """
    theirs = {word[0] for word in known if word in _LANDS_AND_PEOPLES and word in DEMONYMS}
    return bool(theirs) and any(word[0] not in theirs for word in asked if word in _LANDS_AND_PEOPLES)
