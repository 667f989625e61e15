"""Word lists of the field: titles, bodies, groups, documents, pronouns.  Written by hand; no names of people.

``common_words()`` is the one list that was counted rather than written: words that texts write in lower case
(by ``training.speakers``), so that a capital at the start of a sentence or in a headline is not taken for a name.
"""

from __future__ import annotations

import re

from quoth.speakers.words.alternation import any_of
from quoth.text import common_words as common_words
from quoth.text import word_set as _set

HE, SHE, THEY = _set("he him his himself"), _set("she her hers herself"), _set("they them their theirs themselves")
FIRST_SINGULAR, FIRST_PLURAL = _set("i me my mine myself"), _set("we us our ours ourselves")
SECOND = _set("you your yours yourself yourselves")
IT = _set("it its itself")
RELATIVE = _set("who which that whom whose")

HONORIFICS = _set(
    "mr mrs ms miss mx messrs mme mlle sir dame lord lady madam herr "
    "frau señor señora sra don doña monsieur madame baroness baron "
    "hrm hrh igwe yb worship excellency auntie aunt uncle rt ven ptr pdt adv atty dato' datin puan encik aling kuya "
    "viscount viscountess comrade cde pandit swami "
    "alhaji alhaja hajiya malam mallam barr engr smt shri haji hajji datuk dato tun ustaz maulana oba otunba "
    "hajah hajjah ustadh ustadz ustazah sheikha pengiran begum licenciado licenciada ingeniero ingeniera"
)
"""Titles of address: they go before a name and say nothing of a role."""

_TITLES = _set(
    "dr drs prof profs professor sen sens senator senators rep representative representatives reps govs gens gov "
    "governor president vice-president premier chancellor minister secretary undersecretary ambassador envoy judge "
    "justice attorney general solicitor gen lieutenant lt colonel col captain capt sergeant sgt major maj corporal "
    "cpl private pvt admiral adm commander commodore officer detective det inspector superintendent constable coxswain "
    "sheriff marshal chief commissioner deputy director chairman chairwoman chair chairperson speaker leader whip "
    "mayor councillor councilor councilman councilwoman alderman treasurer pope cardinal archbishop bishop rev revd "
    "reverend father fr sister brother rabbi imam pastor sheikh ayatollah mullah king queen prince princess duke "
    "duchess earl count emperor empress emir sultan congressman congresswoman assemblyman assemblywoman delegate "
    "editor coach manager supervisor spokesman spokeswoman spokesperson ceo cfo coo emeritus dean rector provost "
    "correspondent "
    "principal congressmen congresswomen hon honourable honorable secretary-general president-elect "
    "nominee candidate agent committeeman committeewoman economist analyst lawyer prosecutor reporter barrister "
    "journalist columnist pollster strategist author activist actor actress singer producer researcher "
    "scientist astronaut historian administrator counsel curator founder co-founder cofounder coordinator registrar "
    "organizer organiser trustee frontrunner front-runner adviser advisor aide lawmaker mp msp mep tory democrat "
    "republican labour mla mlc mhr brig brigadier cllr cmdr cdr msgr monsignor canon archdeacon deacon evangelist "
    "ombudsman comptroller emerita seri sergeant-major major-general advocate mufti lieutenant-general "
    "lieutenant-colonel brigadier-general lt-gen maj-gen brig-gen lt-col lt-cdr rear-adm vice-adm commander-in-chief "
    "editor-in-chief supt insp dci pc wpc taoiseach tánaiste tanaiste ministers presidents justices secretaries "
    "detectives executive pm vice-admiral rear-admiral member mk td mca usec undersec "
    "coronel comandante teniente kolonel kapten padre coun collector"
)
_HELD = (
    "president minister premier chancellor governor mayor senator secretary director commissioner inspector attorney "
    "solicitor ambassador chairman chairwoman chair treasurer judge leader speaker prosecutor comptroller auditor"
)
TITLES = _TITLES | _set(
    " ".join(
        f"then-{t} ex-{t} deputy-{t} {t}-elect {t}-designate {t}-general {t}-in-council vice-{t}" for t in _HELD.split()
    )
)
"""Words that stand before a name and say what its bearer is."""

OFFICES = _set(_HELD) | {f"{t}-general" for t in _HELD.split()}
"""Of those, offices: what follows "of" is the body or matter they are over."""

STRONG_TITLES = _set(
    "mr mrs ms miss mx dr prof professor sen senator rep gov governor president minister secretary judge justice "
    "gen lt col capt sgt maj rev reverend sir dame lord lady king queen prince princess pope cardinal archbishop "
    "bishop mayor chancellor ambassador officer detective sheriff chairman chairwoman congressman congresswoman "
    "spokesman spokeswoman premier commissioner inspector captain colonel sergeant major general speaker director "
    "leader undersecretary councillor emperor superintendent chief whip nominee coach deputy ceo curator coauthor "
    "lt-gen maj-gen brig-gen lt-col commander-in-chief supt insp dci taoiseach tánaiste tanaiste "
    "coronel comandante teniente kolonel kapten coun"
)
NAME_SUFFIXES = _set("jr sr ii iii iv phd ph.d md m.d mp mbe obe cbe kbe qc kc esq dds rn msp mep frs jd j.d ret")
POST_NOMINALS = _set(
    "sc frs frse am ao oam ac psm dbe gbe gcb kcb cb cmg dcmg kcmg gcmg kcvo cvo lvo mvo bem mba llb frcp frcs fca cpa "
    "bl san ofr gcon oon cfr mon mfr td mla mlc mhr ra jp dl qpm kpm bt dso dsc dfc vc facs frcpch dmin ceng"
)
"""Letters of honours, degrees and seats after a name; only where they are written in capitals."""
PARTICLES = _set(
    "de del della der den di da do dos das du la le van von zu zur af av al el ul bin ibn binti abu ben ter ten "
    "y e st san santa st. mac mc o' d' dela delos abd abdul bint ka wa arap ole ap a/l a/p s/o d/o "
    "binte bte anak oglu oğlu ogly kizi kızı qizi"
)

GROUP_NOUNS = _set(
    "leadership management establishment officials police authorities prosecutors investigators experts critics "
    "supporters opponents voters protesters demonstrators activists campaigners lawmakers senators congressmen "
    "representatives politicians republicans democrats conservatives liberals tories leaders ministers diplomats "
    "analysts economists scientists researchers academics scholars doctors physicians nurses teachers students "
    "parents residents neighbours neighbors locals witnesses onlookers bystanders survivors victims relatives "
    "families friends colleagues allies aides advisers advisors strategists pollsters operatives consultants sources "
    "insiders people men women children americans britons fans customers users workers employees staff members "
    "firefighters rescuers officers detectives soldiers troops rebels militants lawyers attorneys judges jurors "
    "journalists reporters media press commentators pundits observers historians organizers organisers investors "
    "traders businesses companies firms executives banks respondents participants attendees volunteers delegates "
    "candidates rivals contenders hopefuls others many some several most few both none all half thousands hundreds "
    "dozens millions majority minority percent spokesmen spokeswomen spokespeople lobbyists unions governments "
    "countries nations states agencies forecasters evangelicals latinos muslims christians catholics jews women's "
    "youths farmers viewers readers listeners pair trio couple groups organisations organizations newspapers "
    "outlets community electorate populace diaspora mps meps msps tds peers crew crowd audience public team family "
    "brothers sisters"
)
DOCUMENT_NOUNS = _set(
    "report reports statement statements poll polls survey surveys study studies research document documents letter "
    "letters memo memos email emails e-mail e-mails filing filings lawsuit suit complaint affidavit indictment "
    "ruling judgment opinion order resolution bill law act constitution treaty agreement text transcript transcripts "
    "article articles editorial editorials column op-ed book books memoir paper papers dossier review audit analysis "
    "data figures statistics results findings records release tweet tweets post posts message messages note notice "
    "website site page ad ads advert advertisement video footage film documentary song sign signs banner placards "
    "placard headline headlines story stories account accounts petition motion census forecast estimate estimates "
    "average averages guidelines guidance manifesto platform speech interview testimony history section posting "
    "record photo photos photograph photographs image images picture pictures calculations polling cable cables "
    "modeling simulation simulations declaration blog blogs podcast newscast broadcast dispatch questionnaire index "
    "tally investigation log logs map chart graph caption quote quotation proverb bible quran rule rules regulation "
    "regulations minutes projection projections estimation estimations extrapolations forecasts test tests readout "
    "communique communiqué guideline directive directives probe inquiry inquest reading readings verdict request "
    "demand proposal proposals plan plans wording language clause decree doctrine theory model models method imagery "
    "legislation protocol charter accord pact covenant briefing bulletin"
)
VOICED_NOUNS = _set(
    "statement letter letters email emails e-mail e-mails memo message messages note notes post posts tweet tweets "
    "feed account release op-ed editorial speech article address appeal plea comment comments remark remarks proposal "
    "endorsement announcement warning criticism analysis assessment prediction"
)
"""Documents and words in which their author speaks."""
_FIRMS_UNNAMED = _set(
    "chipmaker drugmaker planemaker toymaker brewer housebuilder grocer telco utility conglomerate supermarket "
    "automaker carmaker lender insurer consortium shipbuilder steelmaker"
)
FIRM_KINDS = _FIRMS_UNNAMED | _set(
    "company firm bank airline carrier retailer manufacturer maker giant startup start-up"
)
"""What firms are called by: nouns that are no person's, and hardly a body's that is no firm."""
LEGAL_FORMS = _set(
    "inc incorporated ltd limited llc llp plc co corp corporation gmbh kgaa ag sa nv ab spa srl sarl oy oyj kk bhd "
    "pty pjsc pao oao zao ooo"
)
"""What stands behind a firm's name by law."""
LEGAL_FORM = rf"(?=[A-Z]|plc)(?i:{any_of(LEGAL_FORMS)})(?!\w)"
"""One of these as it is written, as a pattern."""
WEB_ENDING = r"\.(?:com|org|net|info|co\.uk|co|de|es|fr|it|ru|tv)"
"""How the address of a site ends that is called by it, as a pattern."""
BODY_NOUNS = FIRM_KINDS | _set(
    "group organisation organization agency department ministry government administration council "
    "committee commission court party campaign team club union association federation church university college school "
    "institute institution hospital charity foundation network station channel newspaper paper magazine outlet "
    "publisher website broadcaster regulator watchdog authority bureau office board panel body service force army navy "
    "corporation corp think-tank coalition alliance "
    "league society parliament congress senate house assembly legislature cabinet embassy consulate fund trust "
    "city town county state country nation village province region district kingdom republic museum band side tribunal"
)
_BODIES_UNNAMED = _FIRMS_UNNAMED | _set(
    "military branch bloc regime opposition palace jury presidium mission delegation camp gop tank intelligence "
    "monitor command ngo "
    "brokerage store shop chain restaurant hotel brand "
    "academy lab studio "
    "judiciary militia insurgency resistance guard coastguard navy garda prosecution defence defense"
)
"""Of bodies too, but no part of a body's name that would tell it from a person's."""
BODY_NOUNS |= _BODIES_UNNAMED
_OF_NAMES = _set(
    "holdings group partners associates times post herald tribune journal gazette guardian telegraph mail express "
    "mirror chronicle observer globe star courier examiner inquirer bulletin sentinel dispatch independent reuters "
    "bloomberg politico buzzfeed wikinews news press media radio television tv broadcasting magazine review "
    "press-association newsroom today ministry department bureau agency commission committee council board authority "
    "administration service services court tribunal parliament congress senate assembly legislature treasury "
    "university college school academy institute laboratory laboratories center centre hospital clinic library museum "
    "gallery theatre theater orchestra studios pictures entertainment records productions party coalition alliance "
    "union association federation confederation league society club organisation organization foundation trust fund "
    "charity network project initiative movement campaign caucus pac partnership banka banco banque church cathedral "
    "mosque temple synagogue ministries bank insurance capital financial securities investments diocese archdiocese "
    "airlines airways railway motors electric energy oil gas petroleum pharmaceuticals technologies systems software "
    "labs technology robotics pharma semiconductor infirmary lab corps cruises observatory industries international "
    "brothers nations fbi cia nato nhs police army navy force guard command conference forum summit chamber exchange "
    "telecom communications electronics airport stadium fc united committees program programme brotherhood sisterhood "
    "order guild convention spacecraft centers centres colleges universities schools institutes relations management "
    "resort daily weekly monthly departments division directorate unit taskforce secretariat inspectorate department's "
    "affairs embassy office republicans democrats bbc cnn nbc abc cbs itv afp ap lines enforcement protection prensa "
    "registry archive archives consortium collective"
)
ORG_WORDS = (BODY_NOUNS - _BODIES_UNNAMED - _set("side state house city town giant body")) | LEGAL_FORMS | _OF_NAMES
"""Words that make a capitalised run a body rather than a person."""

DOCUMENT_NAME_WORDS = _set(
    "report act bill survey poll index census bible constitution treaty dossier amendment papers law"
)
OF_HEADS = (
    ORG_WORDS
    | TITLES
    | _set(
        "house board bank church city state transport bishop archbishop duke prince earl secretary director "
        "daughters sons friends head chair dean lords commons representatives horn"
    )
)
"""Words after which "of" or "for" goes on with the same name or role: House of Lords, Minister of Education."""

PARTY_NAMES = (
    *"labour tory tories conservative conservatives republican republicans democrat democrats democratic gop green "
    "liberal libertarian socialist ukip snp dup sdlp bjp apc pdp anc cdu spd csu afd ndp psoe lnp alp".split(),
    *("liberal democrat", "liberal democrats", "lib dem", "lib dems", "plaid cymru", "sinn féin", "sinn fein"),
    *("fine gael", "fianna fáil", "fianna fail", "reform uk", "one nation", "alliance for germany", "scottish labour"),
    *("christian democrat", "christian democrats", "social democrat", "social democrats", "free democrats"),
    *("green left", "sweden democrats"),
)
"""Parties as reports call them, beside what is called a Party."""

KNOWN_BODIES = _set(
    "house senate congress pentagon kremlin vatican treasury fed commons lords knesset bundestag time twitter "
    "facebook instagram whatsapp youtube tiktok reddit wikipedia google apple amazon microsoft netflix uber boeing "
    "airbus tesla toyota honda nissan volkswagen samsung sony intel ibm walmart politico politifact breitbart axios "
    "buzzfeed vox slate salon variety forbes fortune newsweek quartz wired gizmodo bloomberg reuters xinhua yonhap "
    "gallup snopes wikileaks huffpost mashable techcrunch haaretz arsenal tottenham everton barcelona juventus "
    "greenpeace amnesty oxfam unicef interpol europol opec nasdaq pfizer moderna novartis bayer citigroup barclays "
    "hsbc pew spacex kaola gawker deadspin engadget newsmax infowars thinkprogress fivethirtyeight propublica "
    "nomura starbucks mcdonald's exxon chevron verizon comcast fedex ikea coastguard honeywell recode mediapart "
    "huawei xiaomi lenovo alibaba tencent baidu sogou weibo wechat vimeo snapchat spotify airbnb ryanair lufthansa "
    "siemens bosch daimler renault peugeot citroen vodafone telefonica gazprom rosneft lukoil rosatom sberbank "
    "aeroflot commerzbank santander unicredit carrefour tesco sainsbury's lidl aldi nestle unilever danone heineken "
    "hamas hezbollah fatah taliban shabab shabaab qaeda isis isil farc frontex eurostat eurogroup hurriyet spiegel "
    "handelsblatt bild corriere repubblica pravda izvestia kommersant interfax tass stratfor ofcom ofsted ofgem ofwat "
    "qualcomm nordstrom yahoo emirates alphabet tusla waymo lyft paypal ebay linkedin tidal deezer kaspersky megafon "
    "rostec roscosmos petrobras vale odebrecht aramco sinopec cnooc bundesbank bundesrat duma riksdag storting "
    "telstra qantas optus safaricom flipkart paytm swiggy zomato rightmove zoopla asda morrisons waitrose greggs ocado "
    "deliveroo monzo revolut easyjet natwest heathrow gatwick stansted woolworths wetherspoon wetherspoons westjet "
    "shopee lazada gojek singtel temasek petronas maybank jumia airtel infosys wipro openai nvidia stellantis coinbase "
    "acas unhcr rt enca oireachtas dáil seanad stormont holyrood"
)
"""Bodies called by one word, some of which are people's names as well."""
KNOWN_PHRASES = frozenset(
    (
        "white house|human rights watch|amnesty international|goldman sachs|lockheed martin|standard chartered|"
        "fiat chrysler|general motors|deutsche welle|deutsche bank|downing street|scotland yard|"
        "planned parenthood|chatham house|die welt|die zeit|la stampa|la repubblica|la vanguardia|"
        "la nación|la croix|le monde|le figaro|le parisien|le soir|el país|el mundo|el universal|el nacional|"
        "il messaggero|il giornale|der spiegel|der standard|"
        "new yorker|hewlett packard|morgan stanley|trinity house|credit suisse|wells fargo|rolls-royce|"
        "ria novosti|rossiya segodnya|ku klux klan|boko haram|marks spencer|price waterhouse|johnson johnson|"
        "marks and spencer|johnson and johnson|procter and gamble|legal and general|fortnum and mason|"
        "citizens advice|action fraud|clarence house|friends of the earth|médecins sans frontières|"
        "daily beast|real madrid|red cross|red crescent|"
        "manchester united|manchester city|aston villa|crystal palace|west ham|cold war|civil war"
    ).split("|")
)
"""Bodies called by several words that might be a person's."""
DETERMINERS_DEFINITE = _set("the this that these those his her their its our my your")
DETERMINERS_INDEFINITE = _set(
    "a an some any many several most few another one two three four five other both no every each more"
)

FUNCTION_WORDS = _set(
    "a about above according across after again against all almost "
    "along already also although always am amid among an and "
    "another any anyone anything are around as at back be because been before behind being below besides between "
    "beyond both but by can could despite did do does down during each either else even ever every everyone "
    "everything except few finally first for former from further had half has have having he hence her here hers "
    "him his how however i if in indeed inside instead into is it its itself just last later least less let like "
    "many maybe me meanwhile might more moreover most much must my near nearly neither never nevertheless next no "
    "nobody none nor not nothing now of off often oh ok okay on once one only onto or other others our out outside "
    "over own perhaps please rather same say says second several shall she should since so some someone something "
    "sometimes soon still such than thank thanks that the their them then there therefore these they thing things "
    "third this those though three through throughout thus till to today together tomorrow too toward towards two "
    "under unless until unlike up upon us very was we well were what whatever when whenever where whereas wherever "
    "whether which while who whoever whom whose why will with within without would yes yesterday yet you your "
    "nonetheless likewise similarly consequently additionally furthermore ironically admittedly conversely "
    "asked speaking citing following based given earlier image photo file video credit source "
    "mhm hmm uh um huh yeah yep nope hey hi hello wow oops ah aha hm alright right "
    "read watch related copyright advertisement published updated sorry share comments"
)
CALENDAR = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "christmas easter ramadan thanksgiving halloween am pm gmt est edt bst utc"
)
STATES_IN_SHORT = _set(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn "
    "tex vt va wash wis wyo"
)
STATES = _set(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada new_hampshire new_jersey new_mexico new_york north_carolina north_dakota ohio oklahoma "
    "oregon pennsylvania rhode_island south_carolina south_dakota tennessee texas utah vermont virginia washington "
    "west_virginia wisconsin wyoming queensland victoria tasmania new_south_wales"
)
"""States that have courts and ministries of their own, as those of their federation are called."""
PLACES = _set(
    "afghanistan albania algeria america angola argentina armenia australia austria azerbaijan bahrain bangladesh "
    "belarus belgium bolivia bosnia brazil britain bulgaria burma cambodia cameroon canada chile china colombia "
    "congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia ethiopia europe finland france gaza "
    "georgia germany ghana greece guatemala haiti honduras hungary iceland india indonesia iran iraq ireland israel "
    "italy jamaica japan jordan kazakhstan kenya kosovo kuwait laos latvia lebanon liberia libya lithuania "
    "luxembourg malaysia mali malta mexico moldova mongolia morocco mozambique myanmar nepal netherlands nicaragua "
    "niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania "
    "russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria "
    "taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela "
    "vietnam wales yemen zambia zimbabwe africa asia antarctica u.s us usa uk u.k eu alabama alaska arizona arkansas "
    "california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky "
    "louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio "
    "oklahoma oregon pennsylvania tennessee texas utah vermont virginia wisconsin wyoming washington london paris "
    "berlin moscow beijing tokyo delhi rome madrid brussels vienna cairo tehran baghdad kabul jerusalem istanbul "
    "ankara damascus tripoli sydney melbourne toronto montreal ottawa chicago boston houston dallas philadelphia "
    "phoenix detroit seattle denver atlanta miami baltimore cleveland manchester birmingham liverpool pyongyang "
    "minsk geneva levant kiev kyiv warsaw prague budapest bucharest athens lisbon oslo stockholm copenhagen helsinki "
    "vilnius tallinn zagreb belgrade sarajevo skopje tirana pristina chisinau tbilisi yerevan baku astana tashkent "
    "bishkek dushanbe ashgabat islamabad karachi lahore dhaka kathmandu rangoon yangon hanoi saigon taipei canberra "
    "riyadh doha dubai amman beirut algiers tunis rabat khartoum mogadishu kampala kigali lusaka harare pretoria "
    "accra dakar abuja bogota caracas quito brasilia hamburg munich frankfurt naples zurich rotterdam limerick "
    "galway aberdeen leicester nottingham coventry guangzhou shenzhen crimea donbass donetsk luhansk kyrgyzstan "
    "transnistria aleppo mosul raqqa idlib fallujah basra catalonia bavaria kashmir tibet xinjiang "
    "glasgow edinburgh cardiff belfast dublin mumbai shanghai seoul bangkok jakarta manila nairobi lagos "
    "johannesburg hebei hubei henan hunan shanxi shaanxi jiangsu jiangxi guangdong guangxi zhejiang sichuan shandong "
    "fujian gansu guizhou yunnan liaoning heilongjiang ontario quebec manitoba saskatchewan queensland gujarat "
    "maharashtra rajasthan uttarakhand jharkhand chhattisgarh karnataka telangana"
)
PLACE_ENDINGS = _set(
    "street road avenue county island islands lake river bay valley mountains square park beach hills "
    "airport bridge hotel city sea ocean desert peninsula province district territory oblast building tower hall plaza "
    "arena stadium"
)
PARTISANS = _set("republican democrat conservative unionist loyalist nationalist socialist liberal")
"""Members of a party, of one of whom a place tells which: "a South Carolina Democrat"."""
TWO_WORD_PLACES = _set(
    "new_york new_jersey new_hampshire new_mexico north_carolina south_carolina north_dakota "
    "south_dakota west_virginia rhode_island los_angeles san_francisco san_diego new_orleans las_vegas hong_kong "
    "united_states united_kingdom saudi_arabia south_africa south_korea north_korea new_zealand "
    "sri_lanka costa_rica puerto_rico northern_ireland great_britain middle_east soviet_union "
    "el_salvador sierra_leone burkina_faso ivory_coast czech_republic new_delhi st_louis st_paul salt_lake "
    "new_england tel_aviv san_bernardino des_moines sandy_hook"
)
_NATIONS = (
    "albanian algerian andorran angolan argentinian armenian australian austrian azerbaijani azeri bahraini "
    "bangladeshi barbadian belarusian belgian belizean bolivian bosnian botswanan bulgarian cambodian cameroonian "
    "chadian chilean colombian croatian cuban cypriot czech ecuadorian emirati eritrean estonian ethiopian fijian "
    "filipino gambian georgian ghanaian guatemalan guinean haitian honduran hungarian indonesian ivorian jamaican "
    "jordanian kazakh kenyan kosovan kosovar kuwaiti kurd laotian latvian liberian libyan lithuanian macedonian "
    "malawian malaysian maldivian malian mauritanian mauritian moldovan mongolian montenegrin moroccan mozambican "
    "namibian nepali nicaraguan nigerian omani panamanian paraguayan peruvian qatari romanian rwandan salvadoran "
    "serb serbian singaporean slovak slovakian slovene slovenian somali sri-lankan tajik tanzanian tibetan tongan "
    "tunisian ugandan uighur uyghur uruguayan uzbek venezuelan yemeni yazidi zambian zimbabwean chechen crimean "
    "bavarian catalan hawaiian texan californian londoner tennessean floridian ohioan iowan oregonian virginian "
    "pennsylvanian minnesotan coloradan alaskan arizonan kansan nebraskan nevadan american canadian mexican "
    "brazilian egyptian indian pakistani iranian iraqi israeli palestinian syrian korean russian ukrainian "
    "basque norwegian italian german saudi afghan african european asian arab hindu sikh mormon anglican houthi"
).split()
DEMONYMS = _set(
    "beninese bhutanese burmese congolese gabonese guyanese maltese nepalese portuguese senegalese sudanese "
    "taiwanese lebanese vietnamese kurdish kyrgyz turkmen tatar thai icelandic argentine danes finns swedes poles "
    "turks scots spaniards "
    "croats thais rohingya hispanics protestants sunnis shiites brits germans greeks michiganders new-yorkers "
    "american british english french german italian spanish russian chinese japanese korean indian pakistani iranian "
    "iraqi israeli palestinian syrian turkish greek dutch swiss swedish danish norwegian finnish polish ukrainian "
    "canadian australian mexican brazilian egyptian saudi afghan irish scottish welsh european african asian arab "
    "muslim christian jewish catholic protestant islamic hindu sunni shiite shia buddhist latino hispanic republican "
    "democratic conservative liberal tory socialist western eastern northern southern north south east west central "
    "republicans democrats americans muslims christians jews catholics latinos britons russians gop internet "
    "african-american black white english-language"
) | frozenset(_NATIONS + [f"{w}s" for w in _NATIONS])

NATIONALS = {
    **dict.fromkeys(("scot", "scotsman", "scotswoman"), "scottish"),
    **dict.fromkeys(("englishman", "englishwoman"), "english"),
    **dict.fromkeys(("irishman", "irishwoman"), "irish"),
    **dict.fromkeys(("welshman", "welshwoman"), "welsh"),
    **dict.fromkeys(("frenchman", "frenchwoman"), "french"),
    **dict.fromkeys(("dutchman", "dutchwoman"), "dutch"),
    **dict.fromkeys(("briton", "brit"), "british"),
    **dict.fromkeys(("aussie",), "australian"),
    "spaniard": "spanish", "swede": "swedish", "dane": "danish", "finn": "finnish", "pole": "polish", "turk": "turkish",
    "croat": "croatian", "icelander": "icelandic", "kiwi": "new-zealand", "argentinian": "argentine",
} | {w: w for w in _NATIONS if w.endswith(("an", "que"))}  # fmt: skip
"""Nouns for somebody from a country, and its adjective."""

POSSESSIVE = r"(?:['’]s|(?<=s)['’])"
"""What makes a name an owner, as a pattern: "Roe's", "the Millers' "."""
OWNING = re.compile(r"['’HTWhtw](?:(?<=['’])(?=s? )|(?<!\w.)(?:is|er|heir|hose) )")
"""That, or "his", "her", "their" or "whose": cheap to look for before what is theirs."""

SPEECH_VERBS = _set(
    "said says say saying told tells tell telling added adds adding asked asks asking replied answered announced "
    "announces claimed claims claiming argued argues arguing insisted insists insisting stated states explained "
    "explains noted notes noting wrote writes writing tweeted tweets posted warned warns warning acknowledged "
    "admitted admits conceded suggested suggests declared declares continued recalled remarked commented observed "
    "responded complained denied denies alleged alleges confirmed confirms predicted promised vowed urged called "
    "described joked quipped stressed emphasized emphasised reiterated concluded revealed reported reports believes "
    "thinks thought believed maintained contended quoted repeated countered retorted shouted yelled testified "
    "demanded pledged accused criticized criticised praised "
    "lamented offered mused cautioned cited put according asserted "
    "exclaimed whispered cried interjected boasted bragged tweeting blasted slammed went "
    "recalls observes responds complains predicts vows urges describes quips stresses emphasizes emphasises "
    "reiterates concludes reveals maintains contends repeats retorts shouts yells testifies accuses criticizes "
    "criticises praises laments muses cautions cites asserts exclaims whispers interjects brags continues concedes "
    "acknowledges"
)
