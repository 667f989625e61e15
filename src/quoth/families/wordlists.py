"""Words that alignment treats in a way of their own: small words, negations, fillers, numbers, spelling variants."""

from __future__ import annotations

from quoth.text import word_set as _set

ARTICLES = _set("a an the")

SLIGHT = ARTICLES | _set(
    "this that these those and but so well now then just yet too also ok who which it of to in on at for from with by "
    "as is are was were am be been being has have had do does did there very really oh"
)
"""Words one of which may go, come or change without the record being misquoted: articles, particles, forms of be,
have and do.  No modals ("can" for "will" is another promise), no negations, no other pronouns."""

FUNCTION = SLIGHT | _set(
    "i me my mine you your yours he him his she her hers its we us our ours they them their theirs myself himself "
    "itself themselves what when where why how whom whose if or because than not no nor can could will would shall "
    "should may might must about into over after before up down out off all any some more most much many like know "
    "mean say said get got go going s d don t let here again only own same such both each between through during"
)
"""Words that say little of what a quote is about: they weigh less in every score."""

NEGATIONS = _set("not never no none nobody nothing nowhere neither nor without hardly scarcely barely unless nope nay")

MODALS = {
    word: kind
    for kind, group in {
        "can": "can", "could": "could", "may": "may might", "will": "will shall", "would": "would 'd",
        "should": "should ought", "must": "must",
    }.items()
    for word in group.split()
}  # fmt: skip
"""Modals by how surely they say a thing; one for another of its kind changes nothing of that."""

MODAL_PAIRS = {
    ("have", "to"): "must", ("has", "to"): "must", ("need", "to"): "must", ("needs", "to"): "must",
    ("going", "to"): "will",
}  # fmt: skip

PERHAPS = _set("perhaps maybe possibly probably presumably apparently allegedly reportedly supposedly")
"""Adverbs that make a whole sentence less than certain."""

HEDGES = PERHAPS | _set("likely potentially certainly definitely surely undoubtedly clearly")
"""Words that say how sure the speaker is."""

QUANTITIES = {
    word: kind
    for kind, group in {
        "all": "all every everyone everybody everything always entirely completely totally",
        "most": "most mostly majority usually largely generally",
        "many": "many often frequently plenty",
        "some": "some someone somebody something sometimes several partly partially occasionally",
        "few": "few rarely seldom",
        "more": "more", "less": "less fewer",
        "only": "only solely merely",
        "nearly": "almost nearly roughly approximately",
    }.items()
    for word in group.split()
}  # fmt: skip
"""Words that say how much or how often, by how much."""

CONDITIONS = PERHAPS | {"if", "whether", "provided"}
"""Words that make what follows less than certain."""

CLAUSES = _set("if unless provided providing assuming until except lest")
"""Words that begin a clause with a condition."""

HOPES = _set("hope hopes hoped wish wishes wished pretend pretends pretended suppose supposing imagine imagining")
GUESSES = _set("suspect suspects suspected assume assumes assumed presume presumes presumed alleged rumored")
DOUBTS = _set("doubt doubts doubted doubting")
DENIALS = _set("deny denies denied denying reject rejects rejected rejecting dispute disputes disputed disputing")
"""Verbs after which what follows is not said to be so."""

MANDATES = _set(
    "recommend recommends recommended recommending propose proposes proposed demand demands demanded suggest suggests "
    "suggested request requests requested"
)
"""Verbs that ask for what "that" introduces after them: it is not said to be so."""

UNTRUTHS = _set(
    "myth lie lies lied falsehood fiction fallacy hoax false untrue fake unlikely impossible refuse refuses refused "
    "refusing disbelieve disbelieves disagree disagrees disagreed"
)
"""Words that deny what "that" or a verb of thinking after them introduces: "It is a myth that …", "I refuse to believe
…".  Not those that are said of what is so ("It is wrong that …")."""

DENYING = frozenset(
    tuple(phrase.split())
    for phrase in (
        "far from|anything but|short of|instead of|rather than|unable to|fail to|fails to|failed to|failing to|"
        "wrong to|unfair to|foolish to|mistake to|impossible to|"
        "refuse to|refuses to|refused to|refusing to|decline to|declines to|declined to|forget to|forgot to|"
        "neglected to|not even|nor even|prevented from|prevent from|stopped from|kept from|refrain from|refrained from|"
        "yet to|reluctant to|unwilling to|afraid to|pretend to|pretends to|pretended to|pretending to"
    ).split("|")
)
"""Phrases of two words that deny what follows."""

NOT_ALONE = _set("only just because merely simply least mention matter doubt less longest later sooner")
"""Words after "not" or "no" with which it denies nothing before it: "not only", "no matter what", "no doubt"."""

PRONOUNS = _set("i you he she it we they")
SUBJECTS = PRONOUNS - {"you", "it"}
"""Pronouns that are nothing but subjects."""

SPEAKERS = _set("i we")
"""Those of whoever speaks."""
HEARERS = _set("me us him her them you")
RELATIVES = _set("who whom whose which that")
PARTING = (",", "—", "–", "-", "--")
"""Marks that part an aside from its sentence."""
POSSESSIVES = _set("my your his her its our their")
DEFINITE = POSSESSIVES | _set("the this that these those")
"""Words with which a noun phrase begins that is known or pointed to."""

DETERMINERS = ARTICLES | DEFINITE | _set("some every each no")
PLACING = _set("in into to from at on of over under with near inside outside around here there")
"""Words that say where."""

NOBODIES = _set("nothing nobody none noone nowhere")

THOUGHTS = _set(
    "think thinks believe believes say says said saying mean means suggest suggests see know knows claim claims feel "
    "feels expect expects"
)
"""Verbs that, denied, deny what follows: "I don't think it works"."""

SAYINGS = _set(
    "say says said saying claim claims claimed claiming allege alleges alleged argue argues argued insist insists "
    "insisted tell tells told think thinks thought thinking believe believes believed suspect suspects suspected"
)
"""Verbs with which a speaker gives what somebody says or thinks, and does not vouch for it."""

PARTS = _set("some most many few several almost nearly half only")
SHARES = PARTS | _set("part parts portion portions section sections minority fraction percent percentage number")
"""Words that say of a part what would be said of all without them; before "of" the shares too."""

SPEECH = _set(
    "said says say saying added adds adding told tells telling insisted insists argued argues claimed claims stated "
    "states declared declares announced announces noted notes wrote writes writing explained explains warned warns "
    "replied answered tweeted posted remarked observed testified confirmed confirms concluded continued maintained "
    "maintains promised vowed"
)
"""Verbs with which a reporter gives what was said as said."""

EXCEPTIONS = _set("but except excepting bar save excluding")
PHRASES_OF_EXCEPTION = (("apart", "from"), ("other", "than"), ("aside", "from"), ("with", "the", "exception", "of"))
WHOLES = _set("all every everyone everybody everything each anyone anybody anything any")
WHOLES_OR_NEGATIONS = WHOLES | NEGATIONS
"""Words that take an exception: "all but one", "every house except mine", "nobody but her"."""

IS = _set("is are was were am")
AUXILIARIES = IS | _set("do does did have has had can could will would shall should may might must")

ASKING = AUXILIARIES | _set("who what when where why how whom whose which")
"""Words by which a question begins."""

OPENERS = _set("and so but well now look ok then or again")
"""What may stand before the first word of a sentence's own."""

INVERTED = _set("had were should")
"""Words by which a condition without "if" begins: "Should the council agree, …"."""

MEASURES = {
    word: kind
    for kind, group in {
        "second": "second seconds sec secs", "minute": "minute minutes min mins", "hour": "hour hours hr hrs",
        "day": "day days", "week": "week weeks", "month": "month months", "year": "year years",
        "decade": "decade decades", "century": "century centuries", "dollar": "dollar dollars bucks",
        "cent": "cent cents", "pound": "pound pounds quid lb lbs", "euro": "euro euros", "yen": "yen",
        "franc": "franc francs",
        "ruble": "ruble rubles rouble roubles", "rupee": "rupee rupees", "yuan": "yuan renminbi",
        "krone": "krone kroner kronor", "peso": "peso pesos", "percent": "percent", "meter": "meter meters",
        "kilometer": "kilometer kilometers km kms",
        "centimeter": "centimeter centimeters cm", "millimeter": "millimeter millimeters mm",
        "mile": "mile miles mi", "foot": "foot feet ft", "yard": "yard yards yd yds", "inch": "inch inches",
        "acre": "acre acres", "hectare": "hectare hectares", "gram": "gram grams", "stone": "stone",
        "kilo": "kilo kilos kilogram kilograms kg", "ton": "ton tons tonne tonnes", "ounce": "ounce ounces oz",
        "liter": "liter liters",
        "gallon": "gallon gallons", "barrel": "barrel barrels", "watt": "watt watts",
        "kilowatt": "kilowatt kilowatts kw",
        "megawatt": "megawatt megawatts mw", "gigawatt": "gigawatt gigawatts gw",
    }.items()
    for word in group.split()
}  # fmt: skip
"""Units of time, money, length, weight and the like."""

MONTHS = {
    word: name[:3]
    for name in "january february march april may june july august september october november december".split()
    for word in (name, name[:3], *(["sept"] if name == "september" else []))
}
"""Names of months and their short forms."""

WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")

IRREGULAR = dict(
    pair.split("/")
    for pair in (
        "lost/lose won/win rose/rise risen/rise fell/fall fallen/fall grew/grow grown/grow bought/buy sold/sell "
        "gave/give given/give took/take taken/take began/begin begun/begin kept/keep left/leave came/come went/go "
        "built/build shut/shut hurt/hurt forgot/forget forgotten/forget spent/spend held/hold paid/pay lent/lend "
        "shrank/shrink shrunk/shrink sank/sink found/find fought/fight"
    ).split()
)
"""Forms of verbs -> the verb, where no ending tells it."""

PARTICIPLES = _set(
    "been gone done seen had known taken given got gotten made said told come become begun chosen written spoken heard "
    "left met paid lost found thought brought bought sold held kept stood sat run grown risen fallen won led felt "
    "meant built sent spent lent taught caught fought sought slept fed died driven drawn flown thrown eaten drunk sung "
    "shown broken stolen forgotten hidden worn torn sworn born shaken cut put set let hit hurt shut read cost spread "
    "split bet quit dealt laid struck stuck sunk shot shed rung swum spun hung dug beaten bitten blown "
    "frozen ridden bound wound withdrawn overcome understood undertaken mistaken proven"
)
"""Participles that no "-ed" tells."""

TITLES = _set("mr mrs ms mx dr prof sen rep gov gen lt col sgt capt rev hon st messrs cllr cmdr supt insp adm maj")
"""Short forms before names, whose point ends no sentence."""

OPPOSITES = frozenset(
    (one, other)
    for pair in (
        "up/down over/under above/below before/after inside/outside for/against with/against increase/decrease "
        "increase/cut increase/reduce raise/lower raise/cut raise/reduce rise/fall rose/fell grow/shrink gain/lose "
        "gain/loss win/lose won/lost victory/defeat success/failure succeed/fail support/oppose favor/oppose "
        "accept/reject agree/disagree approve/reject allow/forbid allow/ban allow/prevent permit/forbid admit/deny "
        "confirm/deny begin/end began/ended start/stop start/finish open/close open/closed open/shut hire/fire "
        "hire/sack buy/sell bought/sold give/take gave/took love/hate like/dislike trust/distrust help/hurt "
        "help/harm protect/attack defend/attack build/destroy create/destroy save/waste save/kill remember/forget "
        "include/exclude enter/leave arrive/leave come/go keep/lose push/pull attract/repel strengthen/weaken "
        "expand/cut add/remove innocent/guilty legal/illegal lawful/unlawful true/false right/wrong good/bad "
        "better/worse best/worst strong/weak rich/poor big/small large/small great/terrible high/low higher/lower "
        "long/short fast/slow quick/slow early/late old/new old/young hard/easy safe/dangerous safe/unsafe "
        "possible/impossible full/empty cheap/expensive public/private public/secret happy/sad friend/enemy "
        "ally/enemy honest/dishonest peace/war yes/no first/last male/female man/woman men/women boy/girl "
        "mother/father son/daughter alive/dead life/death left/right north/south east/west northern/southern "
        "eastern/western day/night profit/loss maximum/minimum majority/minority major/minor deep/shallow hot/cold "
        "clean/dirty light/dark light/heavy near/far optimistic/pessimistic permanent/temporary "
        "warm/cold warm/cool wet/dry wide/narrow thick/thin wealthy/poor calm/angry brave/cowardly loose/tight "
        "rough/smooth gentle/harsh mild/severe lenient/strict simple/complex common/rare certain/uncertain "
        "clear/unclear visible/hidden present/absent top/bottom inner/outer ahead/behind past/future urban/rural "
        "junior/senior liberal/conservative surplus/deficit supply/demand import/export borrow/lend borrowed/lent "
        "growth/decline growth/recession increase/decline increase/drop rise/drop rose/dropped grew/fell grew/shrank "
        "improve/worsen tighten/loosen widen/narrow encourage/discourage praise/blame praise/criticize reward/punish "
        "pass/fail promote/demote upgrade/downgrade convicted/acquitted guilty/acquitted arrested/released "
        "employ/dismiss maintain/abandon tomorrow/yesterday tomorrow/today yesterday/today morning/evening "
        "buyer/seller employer/employee landlord/tenant tenant/owner husband/wife brother/sister victim/attacker "
        "voluntary/compulsory optional/mandatory welcome/reject remain/leave stay/leave stay/go sink/float "
        "accept/refuse agree/refuse once/twice "
        "least/most double/halve believe/doubt think/doubt "
        "benefit/harm blessing/curse hero/villain winner/loser "
    ).split()
    for one, other in [pair.split("/")]
)
"""Pairs of words of which one says the opposite of the other."""

FILLERS = _set("uh um er erm eh ah hmm hm mm mhm uhh umm huh")
FILLER_PHRASES = (("you", "know"), ("i", "mean"), ("you", "see"), ("sort", "of"), ("kind", "of"))
"""The words of the filler phrases: cutting them is an editor's right, putting them in is not."""

STAGE = _set(
    "applause laughter crosstalk booing boos cheering cheers inaudible unintelligible ringing bell commercial break "
    "audience crowd chanting chants jeers overtalk music playing videotape video clip begin end"
)
"""Words of stage directions, where a transcript prints them in capitals without brackets."""

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10 for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12,
}  # fmt: skip
FRACTIONS = _set("half third quarter thirds quarters halves twice double triple once")
ORDINALS = _set(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundredth thousandth"
)

CONTRACTIONS = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "ain't": "is not", "cannot": "can not",
    "let's": "let us", "'cause": "because", "cause": "because", "'em": "them", "'til": "until", "till": "until",
    "'n": "and", "gonna": "going to", "wanna": "want to", "gotta": "got to", "outta": "out of", "kinda": "kind of",
    "lotta": "lot of", "gimme": "give me", "lemme": "let me", "dunno": "do not know", "y'all": "you all",
    "ya": "you", "yeah": "yes", "yep": "yes", "yup": "yes", "okay": "ok", "alright": "all right",
    "ma'am": "madam", "'bout": "about", "'round": "round", "c'mon": "come on", "d'you": "do you",
    "ww": "world war", "wwi": "world war 1", "wwii": "world war 2",
}  # fmt: skip
"""Forms that stand for others word for word; anything in -n't, -'re, -'ve, -'ll, -'m is taken apart by rule."""

IS_HEADS = _set(
    "it he she that what there here who where how when why this everybody everyone nobody somebody someone something "
    "everything nothing one"
)
"""Words after which 's is a shortened "is" or "has" rather than a possessive."""

STOCK = _set(
    "thought thoughts prayer prayers heart hearts condolence condolences sympathy sympathies deepest deeply "
    "sincere sincerest heartfelt sad sadden saddened shocked devastated family families victim victims loved ones "
    "friend friends colleague colleagues loss affected impacted tragic tragedy incident situation everyone "
    "everybody difficult aware report reports allegation allegations matter matters look looking investigate "
    "investigating investigation investigations inquiry ongoing comment comments commenting further moment "
    "pending litigation personnel discuss continue continues continuing monitor monitoring closely cooperate "
    "cooperating cooperation fully authority authorities police seriously safety customer customers passenger "
    "passengers patient patients student students employee employees staff community top priority update updates "
    "information appropriate thank thanks thankful grateful honored proud today please welcome pleased happy "
    "delighted"
)
"""Words of which condolences, thanks and refusals to comment are made: two people say them, and neither quotes the
other."""
