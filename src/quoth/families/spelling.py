"""One form for the British and American spelling of a word, and for words that are shortened on paper alone ("Dr.").

Rules do most of it; they change a word only into what stands for nothing else (lists of a hundred thousand words were
gone through for that), and the words they would confound are named.
"""

from __future__ import annotations

import re

from quoth.families.wordlists import TENS, UNITS

_LONGEST_WORD = 40  # letters; longer runs are no words, and have no spelling


def _pairs(pairs: str) -> dict[str, str]:
    return dict(pair.split("/") for pair in pairs.split())


SHORTS = _pairs(
    "dr/doctor sgt/sergeant st/saint sen/senator gov/governor rep/representative reps/representatives prof/professor "
    "rev/reverend capt/captain lt/lieutenant gen/general mt/mount col/colonel cpl/corporal cmdr/commander "
    "supt/superintendent insp/inspector adm/admiral hon/honorable cllr/councilor maj/major pres/president mister/mr "
    "missus/mrs atty/attorney sens/senators govs/governors drs/doctors profs/professors"
)
"""Titles and the like -> the form compared: short forms are the paper's, not the speaker's."""

_WORDS = _pairs(
    "whilst/while amongst/among amidst/amid pct/percent thru/through momma/mama mum/mom "
    "mums/moms mummy/mommy mummies/mommies maths/math advisor/adviser advisors/advisers ageing/aging cosy/cozy "
    "cosier/cozier cosiest/coziest cosily/cozily aeon/eon aeons/eons axe/ax storey/story storeys/stories "
    "grandad/granddad grandads/granddads jewellery/jewelry omelette/omelet omelettes/omelets tsar/czar tsars/czars "
    "whisky/whiskey whiskies/whiskeys annexe/annex phoney/phony mollusc/mollusk molluscs/mollusks "
    "disc/disk discs/disks cypher/cipher cyphers/ciphers dyke/dike dykes/dikes chilli/chili chillies/chilies "
    "furore/furor nought/naught pedlar/peddler pedlars/peddlers tranquillity/tranquility verandah/veranda "
    "verandahs/verandas liquorice/licorice carburettor/carburetor carburettors/carburetors learnt/learned "
    "burnt/burned dreamt/dreamed spilt/spilled leapt/leaped spelt/spelled smelt/smelled spoilt/spoiled leant/leaned "
    "knelt/kneeled dwelt/dwelled unlearnt/unlearned misspelt/misspelled sunburnt/sunburned unspoilt/unspoiled "
    "unburnt/unburned fulfil/fulfill fulfils/fulfills enrol/enroll enrols/enrolls distil/distill distils/distills "
    "instil/instill instils/instills enthral/enthrall enthrals/enthralls appal/appall appals/appalls wooly/woolly "
    "titbit/tidbit titbits/tidbits speciality/specialty specialities/specialties oedema/edema oesophagus/esophagus "
    "coeliac/celiac encyclopaedia/encyclopedia encyclopaedias/encyclopedias encyclopaedic/encyclopedic "
    "caesium/cesium cosiness/coziness instal/install instals/installs baulk/balk baulked/balked baulks/balks "
    "gipsy/gypsy gipsies/gypsies syphon/siphon syphoned/siphoned waggon/wagon waggons/wagons sheikh/sheik "
    "sheikhs/sheiks bannister/banister bannisters/banisters behove/behoove behoves/behooves dryly/drily eyeing/eying "
    "woollies/woolies kidnapper/kidnaper kidnappers/kidnapers nineties/90s eighties/80s seventies/70s sixties/60s "
    "fifties/50s forties/40s thirties/30s twenties/20s"
)
_STEMS = _pairs(
    "grey/gray tyre/tire cheque/check chequer/checker defence/defense offence/offense pretence/pretense licenc/licens "
    "practis/practic sceptic/skeptic judgement/judgment acknowledgement/acknowledgment misjudgement/misjudgment "
    "lodgement/lodgment abridgement/abridgment kerb/curb plough/plow sulph/sulf aluminium/aluminum manoeuv/maneuv "
    "outmanoeuv/outmaneuv pyjama/pajama moustach/mustach mould/mold smoulder/smolder moult/molt remould/remold "
    "snowplough/snowplow jeweller/jeweler marvellous/marvelous woollen/woolen skilful/skillful unskilful/unskillful "
    "wilful/willful enrolment/enrollment fulfilment/fulfillment instalment/installment libellous/libelous "
    "aeroplane/airplane yoghurt/yogurt yoghourt/yogurt doughnut/donut gaol/jail draught/draft artefact/artifact "
    "enquir/inquir likeable/likable loveable/lovable sizeable/sizable saleable/salable moveable/movable "
    "unmoveable/unmovable useable/usable unshakeable/unshakable haem/hem paed/ped orthopaed/orthoped anaem/anem "
    "anaesth/anesth aesthet/esthet archaeo/archeo gynaec/gynec leukaem/leukem septicaem/septicem "
    "hypoglycaem/hypoglycem ischaem/ischem caesarean/cesarean faec/fec foet/fet oestr/estr palaeo/paleo "
    "diarrhoea/diarrhea homoeo/homeo amoeb/ameb mediaev/mediev primaev/primev aetiolog/etiolog tranquillis/tranquiliz "
    "tranquilliz/tranquiliz toxaem/toxem gonorrhoea/gonorrhea"
)
"""How words begin that are written in two ways, in all their forms."""
_STEM = re.compile("|".join(sorted(sorted(_STEMS), key=len, reverse=True)))

_MEASURED = "(?:milli|centi|deci|deca|kilo|nano|micro|hecto|mega)?(?:met|lit)"
_RE_STEMS = (
    rf"{_MEASURED}|cent|epicent|recent|theat|amphitheat|fib|calib|sab|somb|spect|lust|meag|och|goit|sepulch|reconnoit|"
    r"accout|saltpet|mit|tit|scept|louv|lacklust|(?:out)?maneuv"
)
_RE = re.compile(rf"^({_RE_STEMS})r(e|es|ed|ing|able)$")
_RE_BEFORE = re.compile(r"^(cent|theat|fib)re(?=[a-z]{4})")
_RE_ENDINGS = {"e": "er", "es": "ers", "ed": "ered", "ing": "ering", "able": "erable"}
_WARDS = re.compile(
    r"^(to|after|back|for|up|down|in|out|on|home|north|south|east|west|sea|sky|land|heaven|earth)wards$"
)
_DOUBLED = re.compile(
    r"^(worship|kidnap|focus|refocus|benefit|bias|target|combat|budget|ballot)[pst](?=ed$|ing$|es$|ers?$)"
)
_OUR = (
    "s|ed|ing|ings|able|ably|ful|fully|ite|ites|itism|hood|hoods|er|ers|less|ly|liness|y|ies|ant|ants|al|ally|some|"
    "ist|ists|ism|ous|ously|edly|ation|ise|ised|ising|ize|ized|izing"
)
_IZE = "e|ed|es|er|ers|ing|ingly|ation|ations|ational|able|ably|ability|ance|ement"
_RULES = (
    (re.compile(rf"(?<=[a-z]{{2}})our({_OUR})?$"), r"or\1"),
    (re.compile(rf"(?<=[a-z]{{3}})is({_IZE})$"), r"iz\1"),
    (re.compile(r"^(.*[aeiou].*[aeiouy])ll(ed|ing|ings|er|ers|or|ors|ist|ists|est)$"), r"\1l\2"),
    (re.compile(r"(?<=[a-z]{2})ys(e|ed|es|er|ers|ing|able)$"), r"yz\1"),
    (re.compile(r"(?<!pir)ogu(?:e(?=s?$)|(?=ed$|ing$))"), "og"),
    (re.compile(r"gramme(?=s?$)"), "gram"),
)
_KEPT = re.compile(
    r"(?:flour|scour|contour|devour|detour|paramour|velour|pompadour|tambour|refill|unwill|brais|chais|chemis|demis|"
    r"despis|improvis|louis|marquis|mortis|premis|remis|surmis|valis|"
    r"\w*(?:advertis|advis|bruis|chastis|circumcis|concis|cruis|devis|disguis|excis|exercis|expertis|franchis|incis|"
    r"liais|malais|merchandis|nois|paradis|pois|prais|precis|pris|promis|rais|revis|supervis|televis|tortois|treatis|"
    r"turquois|wise|(?:sun|moon|up|high)ris))\w*"
)
"""Words in which such an ending is none: "scouring" is not "scoring", nor "refilled" "refiled", and "advise" is never
written "advize"."""


def spelling(word: str) -> str:
    """One form for British and American spelling, and digits for the number words below a hundred."""
    if word in UNITS:
        return str(UNITS[word])
    if word in TENS:
        return str(TENS[word])
    return VARIANTS[word] if word in VARIANTS else _ruled(word)


def _ruled(word: str) -> str:
    if len(word) < 4 or len(word) > _LONGEST_WORD:
        return word
    if m := _STEM.match(word):
        word = _STEMS[m[0]] + word[m.end() :]
    if m := _RE.match(word):
        return m[1] + _RE_ENDINGS[m[2]]
    word = _RE_BEFORE.sub(r"\1er", word)
    word = _WARDS.sub(r"\1ward", word)
    word = _DOUBLED.sub(r"\1", word)
    for find, put in _RULES if len(word) > 4 and not _KEPT.match(word) else ():
        if len(word) > 5 or put == r"or\1":
            word = find.sub(put, word)
    return word


def other_spellings(word: str) -> tuple[str, ...]:
    """Other ways to write a word that are compared as the same: "colour" for "color", "14" for "fourteen"."""
    key = spelling(word)
    guesses = [key, *_DOUBLES.get(key, ()), *(re.sub(find, put, key) for find, put in _BRITISH)]
    guesses += [british + key.removeprefix(stem) for british, stem in _STEMS.items() if key.startswith(stem)]
    return tuple(guess for guess in dict.fromkeys(guesses) if guess != word and spelling(guess) == key)


VARIANTS = {_word: _ruled(_key) for _word, _key in (_WORDS | SHORTS).items()}
"""Words with two forms that no rule tells -> the form compared."""

_BRITISH = (
    (rf"iz(?=(?:{_IZE})$)", "is"),
    (rf"or(?=(?:{_OUR})?$)", "our"),
    (r"l(?=(?:ed|ing|er|ers|or|ors|ist|ists)$)", "ll"),
    (r"yz(?=(?:e|ed|es|er|ers|ing)$)", "ys"),
    (r"og(?=s?$)", "ogue"),
    (r"er(?=s?$)", "re"),
    (r"ers$", "res"),
    (r"ered$", "red"),
    (r"ward$", "wards"),
)
"""What undoes the rules of ``spelling``."""
_DOUBLES: dict[str, tuple[str, ...]] = {}
for _word, _key in (*VARIANTS.items(), *((w, str(n)) for w, n in (*UNITS.items(), *TENS.items()))):
    _DOUBLES[_key] = (*_DOUBLES.get(_key, ()), _word)
