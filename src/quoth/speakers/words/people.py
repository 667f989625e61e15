"""Singular nouns for people: what somebody does or is, and which of them say "he" or "she".  Written by hand."""

from __future__ import annotations

from functools import lru_cache

from quoth.speakers.words.lexicon import GROUP_NOUNS
from quoth.text import word_set as _set

ROLE_NOUNS = _set(
    "academic accountant accuser acquaintance activist actor actress actuary acupuncturist addict administrator "
    "admiral adventurer adviser advisor agent aide airman airwoman alderman all-rounder alumna alumnus ambassador "
    "anaesthetist analyst anchor anesthesiologist angler anthropologist appellant applicant appraiser apprentice "
    "arbitrator archaeologist archbishop architect archivist arsonist artist assailant assemblyman assessor "
    "assistant associate astronaut astronomer asylum-seeker athlete attacker attendant attendee attorney "
    "auctioneer auditor aunt author aviator babysitter backbencher backpacker bailiff ballerina banker barista "
    "baritone barmaid barman baroness barrister bartender bassist batsman batter beautician beekeeper beggar "
    "bellhop benefactor best-man biker billionaire binman biographer biologist bishop blacksmith blogger boatman "
    "bodyguard bookkeeper bookmaker boss bosun botanist bowler boxer boy boyfriend bricklayer bride brigadier "
    "broadcaster brother brother-in-law bureaucrat burglar busboy businessman businesswoman busker butcher butler "
    "bystander cabbie cadet call-handler caller cameraman camerawoman campaigner candidate canvasser captain "
    "captive cardinal cardiologist caregiver carer caretaker carpenter cartographer cartoonist caseworker cashier "
    "caterer cellist centenarian ceo cfo chair chairman chairperson chairwoman challenger chambermaid champion "
    "chancellor chaperone chaplain charterer chauffeur cheesemaker chef chemist chief chieftain child childminder "
    "chiropractor choirmaster choreographer chorister churchgoer cinematographer claimant classmate cleaner "
    "clergyman clergywoman cleric clerk client climatologist climber clown co-author co-founder co-host co-owner "
    "co-pilot co-worker coach coauthor cobbler cofounder colleague colonel columnist comedian comic commander "
    "commentator commissioner commuter complainant composer comptroller concertgoer concierge conciliator "
    "conductor confidant confidante congressman congresswoman conscript conservative constable consultant "
    "contender contestant convict cook coordinator copilot copywriter coroner corporal correspondent cosmonaut "
    "costumier councillor councilman councilor councilwoman counsel counsellor counselor counterpart countess "
    "courier courtier cousin coworker coxswain crewman cricketer criminologist critic crofter crooner croupier "
    "cryptographer curate curator custodian customer cyclist dad dancer daughter daughter-in-law deacon dean "
    "deckhand decorator defector defendant defender delegate democrat demographer demonstrator dentist deputy "
    "dermatologist deserter designer detainee detective dietitian diner diplomat director dishwasher dispatcher "
    "dissident diver dj doctor donor doorman driver dropout drummer duchess duke dustman ecologist economist "
    "editor editor-in-chief electrician emcee emigrant emperor employee engineer entrepreneur envoy epidemiologist "
    "escapee ethnographer evacuee ex-boyfriend ex-girlfriend ex-husband ex-paratrooper ex-wife executive "
    "expatriate expert eye-witness eyewitness falconer fan farmer farmhand farmworker farrier father father-in-law "
    "father-of-three father-of-two fellow ferryman ferrywoman festivalgoer fiance fiancee fighter filmmaker "
    "firefighter fireman firewoman first-aider fisherman fishmonger fitter fixer flanker flatmate florist fly-half "
    "flyweight footballer forecaster foreman forester forewoman founder fraudster freeholder freelancer "
    "freight-forwarder freshman friend front-runner frontbencher frontman frontrunner frontwoman fugitive "
    "full-back fullback fundraiser gaffer gamekeeper gamer garda gardener general geneticist gentleman geologist "
    "ghostwriter girl girlfriend glaciologist glassblower goalkeeper godfather godmother golfer governor grader "
    "graduate granddaughter grandfather grandma grandmother grandpa grandparent grandson gravedigger "
    "great-grandfather great-grandmother greengrocer groundskeeper guard guerrilla guest guitarist gunman gymnast "
    "gynaecologist hacker hairdresser halfback handler head headman headmaster headmistress headteacher heir "
    "heiress herder herdsman hero hiker historian hitmaker holidaymaker homeowner hopeful host hostage hostess "
    "hotelier householder housekeeper housemate housewife hunter hurdler husband hydrologist hygienist icon "
    "illustrator imam immigrant immunologist impresario incumbent independent infielder influencer informant "
    "informer inmate insider inspector insurgent intern interpreter inventor investigator investor ironmonger "
    "islander jailer janitor jeweler jeweller jockey jogger joiner journalist judge juror justice kidnapper killer "
    "king knight laborer labourer lady landlady landlord landowner laureate lawmaker lawyer leader leaker "
    "leaseholder lecturer left-armer left-hander legend legislator lexicographer liberal libertarian librarian "
    "librettist lieutenant lifeguard line-cook linebacker lineman linesman linguist listener lobbyist lodger "
    "longshoreman looter lorry-driver lover lumberjack lyricist machinist magician magistrate magnate maitre major "
    "man manager marcher masseur mathematician matriarch matron mayor mechanic medalist medallist mediator medic "
    "member memoirist mep mercenary merchant messenger meteorologist mhr microbiologist midfielder midwife migrant "
    "militant milkman millennial milliner millionaire millworker miner minister mla mlc model mogul mom monarch "
    "monk monsignor mother mother-of-three mother-of-two motorist mountaineer mourner mp msp muezzin mum "
    "mum-of-two murderer musician nanny native navigator negotiator neighbor neighbour nephew netizen neurologist "
    "newcomer newlywed newsagent newsreader niece nomad nominee notary novelist nun nurse nutritionist "
    "obstetrician oceanographer officer official ombudsman oncologist onlooker operative opponent optician orderly "
    "organiser organist organizer orphan osteopath outfielder outsider owner paceman paediatrician painter "
    "pallbearer paralegal paramedic paratrooper parent parishioner parliamentarian parolee partner passenger "
    "passer-by passerby pastor pathologist patient patriarch peddler pedestrian pediatrician pedlar peer pensioner "
    "person petitioner pharmacist pharmacologist philanthropist philologist philosopher phlebotomist photographer "
    "physician physicist physio physiotherapist pianist picketer pilot pitcher plaintiff planner plasterer player "
    "playwright plumber pm poacher podcaster podiatrist poet policeman policewoman pollster pope porter poster "
    "postgraduate postman postmaster postmistress postwoman potter preacher predecessor premier presenter "
    "president priest prince princess principal prisoner producer professor programmer projectionist prosecutor "
    "protester provost psychiatrist psychologist psychotherapist publican publicist publisher pundit pupil "
    "quarterback queen rabbi radiographer radiologist rancher ranger rapper ratepayer reader rebel receptionist "
    "recruit rector referee refugee registrar repairman reporter representative republican rescuer researcher "
    "reservist resident restaurateur retiree returnee reverend rider rigger right-hander rioter rival robber "
    "roofer rookie roommate roughneck rower royal ruckman runner runner-up sailor salesman salesperson saleswoman "
    "scaffolder scholar schoolboy schoolgirl schoolmaster schoolteacher scientist screenwriter scrum-half sculptor "
    "seafarer seaman seamer seamstress secretary seismologist selectman selector senator sergeant servant settler "
    "shepherd sheriff sherpa shipbroker shipowner shooter shopkeeper shopper shortstop showrunner sibling "
    "signalman singer sister sister-in-law skater skier skipper smallholder smoker smuggler sniper socialist "
    "sociologist soldier solicitor sommelier son son-in-law songstress songwriter sonographer sophomore soprano "
    "source sous-chef speaker specialist spectator speechwriter spinner spokesman spokesmodel spokesperson spokeswoman "
    "sportsman sportswoman spouse sprinter squatter staffer stagehand stallholder star statesman stateswoman "
    "stationmaster statistician stenographer stepfather stepmother stevedore stewardess stonemason stranger "
    "strategist striker student stuntman stuntwoman stylist sub-postmaster successor sultan superintendent "
    "supermodel supervisor supporter surfer surgeon surrogate surveyor survivor suspect swimmer tailor tanaiste "
    "taoiseach taxpayer td teacher team-mate teammate technician teen teenager teller tenant tenor theologian "
    "therapist thief tiktoker tipster toddler tory tourist townsman trader trafficker trainee trainer translator "
    "trapper traveler traveller trawlerman treasurer tribesman trucker trustee tutor twin tycoon typist tánaiste "
    "umpire uncle undergraduate undersecretary understudy undertaker underwriter unionist upholsterer user usher "
    "valedictorian valuer verger vet veteran veterinarian vicar vice-chairman vice-chancellor vice-minister "
    "vice-president victim vp viewer villager violinist virologist visitor vlogger vocalist volcanologist volunteer "
    "voter waiter waitress warden warlord watchmaker watchman welder whip whistle-blower whistleblower "
    "czar tsar ref entertainer politician hawker clinician dietician tactician "
    "centre-back left-back right-back wing-back wingback centre-half centre-forward playmaker "
    "archeologist bacteriologist cosmologist egyptologist endocrinologist entomologist ethnologist "
    "gastroenterologist gynecologist haematologist hematologist musicologist nephrologist ophthalmologist "
    "ornithologist palaeontologist paleontologist parasitologist physiologist primatologist rheumatologist "
    "toxicologist urologist vulcanologist bride-to-be bridegroom groom groom-to-be keeper prelate ruler "
    "barber bouncer churchwarden clubber docker drinker heckler interviewee jobseeker moviegoer panelist panellist "
    "participant partygoer rambler renter reveler reveller sceptic skeptic steelworker theatregoer "
    "wicketkeeper widow widower wife winchman winemaker winger winner witness woman worker worshipper wrestler "
    "writer youngster youth youtuber zookeeper zoologist serviceman servicewoman"
)
"""Singular nouns for one person; what is mostly a firm ("the developer", "the brewer") is left out."""

HE_NOUNS = _set(
    "airman alderman alhaji assemblyman barman baron boy boyfriend brother brother-in-law businessman cameraman "
    "chairman clergyman congressman councilman dad doorman duke emperor ex-boyfriend ex-husband father father-in-law "
    "fireman fisherman frontman gentleman godfather grandfather grandpa grandson gunman headmaster husband king "
    "linesman lord man monk mr nephew policeman priest prince salesman schoolboy sir son son-in-law spokesman "
    "serviceman statesman stepfather stuntman trawlerman uncle watchman widower"
)
SHE_NOUNS = _set(
    "actress airwoman alhaja assemblywoman aunt ballerina barmaid baroness businesswoman camerawoman chairwoman "
    "congresswoman councilwoman dame daughter daughter-in-law duchess empress ex-girlfriend ex-wife fiancee firewoman "
    "girl girlfriend godmother granddaughter grandma grandmother hajiya headmistress heiress heroine housewife lady "
    "miss mom mother mother-in-law mrs ms mum niece nun policewoman postwoman princess queen saleswoman schoolgirl "
    "servicewoman begum datin hajah puan sheikha "
    "seamstress sister sister-in-law smt spokeswoman stateswoman stepmother stewardess stuntwoman widow wife woman"
)
"""Words by which an article itself says he or she; never a name."""

YOUNGER_KIN = _set("son daughter grandson granddaughter nephew niece stepson stepdaughter child")
ELDER_KIN = _set("father mother dad mum mom grandfather grandmother uncle aunt stepfather stepmother")
SAME_KIN = _set(
    "brother sister wife husband widow widower cousin twin ex-wife ex-husband fiance fiancee fiancé fiancée partner"
)
"""Kin of one's own generation."""
KIN = YOUNGER_KIN | ELDER_KIN | SAME_KIN


_CROWNED = _set("king queen emperor empress sultan emir sheikh oba obi ooni alake olu eze kabaka asantehene monarch")
_OF_THE_CHURCH = _set("archbishop bishop patriarch cardinal metropolitan")
_OF_THE_BENCH = _set("judge justice magistrate recorder lord lady coroner")
_PRINCELY = _set("prince princess duke duchess emir sultan sheikh sheikha oba king maharajah nawab nizam aga")
STYLES: dict[str, frozenset[str]] = {
    "majesty": _CROWNED,
    "highness": _PRINCELY | _CROWNED,
    "grace": _OF_THE_CHURCH | _set("duke duchess"),
    "honour": _OF_THE_BENCH | _set("mayor"),
    "honor": _OF_THE_BENCH | _set("mayor"),
    "eminence": _set("cardinal sultan archbishop metropolitan patriarch"),
    "excellency": _OF_THE_CHURCH
    | _set("governor president ambassador minister envoy premier vice-president commissioner consul"),
    "holiness": _set("pope pontiff patriarch lama catholicos"),
    "beatitude": _set("patriarch archbishop metropolitan cardinal"),
    "worship": _set("mayor mayoress magistrate"),
    "lordship": _OF_THE_BENCH | _set("bishop archbishop earl viscount baron marquess"),
    "ladyship": _OF_THE_BENCH | _set("countess viscountess baroness"),
    "reverence": _set("priest father rev reverend"),
}
"""How somebody is called behind "his" or "her", and the offices of those who are called so."""


def are_people(noun: str) -> bool:
    """Whether a lower-case noun stands for several people: "officials", "prosecutors", "fishermen"."""
    if noun.endswith("men"):
        return noun in GROUP_NOUNS or f"{noun[:-3]}man" in ROLE_NOUNS
    return noun in GROUP_NOUNS or (noun.endswith("s") and noun[:-1] in ROLE_NOUNS)


@lru_cache(maxsize=8192)  # asked of every word beside a name
def is_role(word: str) -> bool:
    """Whether a lower-case noun says what a person does or is: "editor", "co-editor", "sub-editor"."""
    last = (word.partition("-of-")[0] if "-of-" in word else word).rpartition("-")[2]  # "mother-of-two"
    if last != word and last in ("man", "woman"):  # "ten-man"
        return word in ROLE_NOUNS
    return word in ROLE_NOUNS or last in ROLE_NOUNS or last.endswith(("ologist", "grapher", "ician", "surgeon"))
