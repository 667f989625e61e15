"""Singular nouns for people: what somebody does or is, and which of them say "he" or "she".  Written by hand."""

from __future__ import annotations

from quoth.speakers.lexicon import GROUP_NOUNS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ROLE_NOUNS = _set(
    "academic accountant accuser acquaintance activist actor actress acupuncturist addict administrator admiral "
    "adventurer adviser advisor aide airman airwoman alderman alumna alumnus ambassador anaesthetist analyst anchor "
    "anesthesiologist angler anthropologist appellant applicant apprentice arbitrator archaeologist archbishop "
    "architect archivist arsonist artist assailant assessor assistant associate astronaut astronomer asylum-seeker "
    "athlete attacker attendant attendee attorney aunt author aviator babysitter backpacker bailiff ballerina banker "
    "barista baritone barmaid barman baroness barrister bartender batsman beautician beekeeper beggar benefactor "
    "biker billionaire biographer biologist bishop blacksmith blogger bodyguard bookkeeper boss botanist bowler boxer "
    "boy boyfriend bricklayer brigadier broadcaster brother brother-in-law bureaucrat burglar businessman "
    "businesswoman busker butcher butler bystander cadet caller cameraman camerawoman campaigner candidate captain "
    "captive cardinal cardiologist caregiver carer caretaker carpenter cartoonist caseworker cashier cellist ceo "
    "chair chairman chairperson chairwoman challenger champion chancellor chaplain chauffeur cheesemaker chef chemist "
    "chief chieftain child childminder chiropractor choreographer chorister churchgoer claimant classmate cleaner "
    "clergyman clergywoman cleric clerk client climatologist climber clown co-author co-founder co-owner co-pilot "
    "co-worker coach coauthor cobbler cofounder colleague colonel columnist comedian commander commentator "
    "commissioner commuter complainant composer concertgoer conductor confidant confidante congressman congresswoman "
    "conscript conservative constable consultant contender contestant convict cook coordinator copywriter coroner "
    "correspondent cosmonaut councillor councilman councilor councilwoman counsel counsellor counselor counterpart "
    "countess courtier cousin coworker cricketer critic crofter cryptographer curator customer cyclist dad dancer "
    "daughter daughter-in-law deacon dean deckhand defector defendant defender delegate democrat demonstrator dentist "
    "deputy dermatologist deserter designer detainee detective dietitian diner diplomat director dispatcher dissident "
    "diver dj doctor donor doorman driver drummer duchess duke ecologist economist editor editor-in-chief electrician "
    "emperor employee engineer entrepreneur envoy epidemiologist evacuee ex-boyfriend ex-girlfriend ex-husband "
    "ex-wife executive expert eyewitness fan farmer farmhand farmworker father father-in-law fellow festivalgoer "
    "fiance fiancee fighter filmmaker firefighter fireman firewoman fisherman fishmonger flatmate florist footballer "
    "forecaster foreman forester founder fraudster freelancer friend front-runner frontrunner fundraiser gaffer "
    "gamekeeper gamer gardener general gentleman geologist ghostwriter girl girlfriend goalkeeper godfather godmother "
    "golfer governor graduate granddaughter grandfather grandma grandmother grandpa grandparent grandson gravedigger "
    "greengrocer guard guerrilla guest guitarist gunman gymnast gynaecologist hacker hairdresser head headman "
    "headmaster headmistress headteacher heir heiress herder herdsman hero hiker historian holidaymaker homeowner "
    "hopeful host hostage housekeeper housemate housewife hunter husband icon illustrator imam impresario incumbent "
    "independent influencer informant informer inmate insider inspector insurgent intern interpreter inventor "
    "investigator investor ironmonger islander jailer janitor jeweler jeweller jockey jogger joiner journalist judge "
    "juror justice kidnapper killer king knight laborer labourer lady landlady landlord laureate lawmaker lawyer "
    "leader lecturer legend legislator liberal libertarian librarian lieutenant lifeguard linesman listener lobbyist "
    "lodger looter lover lumberjack magician magistrate magnate major man manager marcher mathematician matriarch "
    "matron mayor mechanic medalist medallist mediator medic member mep mercenary merchant messenger meteorologist "
    "mhr midfielder midwife migrant militant millionaire miner minister mla mlc model mogul mom monarch monk mother "
    "motorist mountaineer mourner mp msp mum murderer musician nanny native navigator negotiator neighbor neighbour "
    "nephew netizen neurologist newcomer newsagent newsreader niece nomad nominee notary novelist nun nurse "
    "nutritionist obstetrician officer official oncologist onlooker operative opponent optician orderly organiser "
    "organist organizer orphan osteopath outsider owner paediatrician painter paralegal paramedic paratrooper parent "
    "parishioner parliamentarian partner passenger passer-by passerby pastor pathologist patient patriarch peddler "
    "pedestrian pediatrician pedlar peer pensioner person petitioner pharmacist philanthropist philosopher "
    "photographer physician physicist physiotherapist pianist picketer pilot plaintiff plasterer player playwright "
    "plumber poacher podcaster poet policeman policewoman pollster pope porter poster postgraduate postman postwoman "
    "potter preacher predecessor premier presenter president priest prince princess principal prisoner producer "
    "professor programmer projectionist prosecutor protester provost psychiatrist psychologist psychotherapist "
    "publisher pundit pupil quarterback queen rabbi radiologist rancher ranger rapper reader rebel receptionist "
    "recruit rector referee refugee registrar reporter representative republican rescuer researcher reservist "
    "resident restaurateur retiree reverend rider rioter rival robber roofer roommate rower runner runner-up sailor "
    "salesman salesperson saleswoman scholar schoolboy schoolgirl scientist screenwriter sculptor seaman seamstress "
    "secretary seismologist senator sergeant servant settler shepherd sheriff sherpa shooter shopkeeper shopper "
    "sibling singer sister sister-in-law skater skier skipper smallholder smoker smuggler sniper socialist "
    "sociologist soldier solicitor sommelier son son-in-law songwriter sophomore soprano source speaker spectator "
    "speechwriter spokesman spokesperson spokeswoman spouse sprinter squatter staffer stagehand stallholder star "
    "statesman stateswoman stationmaster statistician stepfather stepmother stewardess stonemason stranger strategist "
    "striker student stuntman stuntwoman successor sultan superintendent supervisor supporter surfer surgeon "
    "surrogate surveyor survivor suspect swimmer tailor tanaiste taoiseach td teacher team-mate teammate technician "
    "teen teenager tenant tenor theologian therapist thief toddler tory tourist townsman trader trafficker trainee "
    "translator trapper traveler traveller trawlerman treasurer tribesman trucker trustee tutor twin tycoon typist "
    "tánaiste umpire uncle undergraduate undersecretary undertaker unionist user usher vet veteran veterinarian vicar "
    "vice-chairman vice-president victim viewer villager violinist virologist visitor vlogger volunteer voter waiter "
    "waitress warden warlord watchmaker watchman welder whip whistleblower widow widower wife winemaker winner "
    "witness woman worker worshipper wrestler writer youngster youth youtuber zookeeper zoologist"
)
"""Singular nouns for one person; what is mostly a firm ("the developer", "the brewer") is left out."""

HE_NOUNS = _set(
    "actor airman alderman alhaji assemblyman barman baron boy boyfriend brother brother-in-law businessman cameraman "
    "chairman clergyman congressman councilman dad doorman duke emperor ex-boyfriend ex-husband father father-in-law "
    "fireman fisherman frontman gentleman godfather grandfather grandpa grandson gunman headmaster husband king "
    "linesman lord man monk mr nephew policeman priest prince salesman schoolboy sir son son-in-law spokesman "
    "statesman stepfather stuntman trawlerman uncle watchman widower"
)
SHE_NOUNS = _set(
    "actress airwoman alhaja assemblywoman aunt ballerina barmaid baroness businesswoman camerawoman chairwoman "
    "congresswoman councilwoman dame daughter daughter-in-law duchess empress ex-girlfriend ex-wife fiancee firewoman "
    "girl girlfriend godmother granddaughter grandma grandmother hajiya headmistress heiress heroine housewife lady "
    "miss mom mother mother-in-law mrs ms mum niece nun policewoman postwoman princess queen saleswoman schoolgirl "
    "seamstress sister sister-in-law smt spokeswoman stateswoman stepmother stewardess stuntwoman widow wife woman"
)
"""Words by which an article itself says he or she; never a name."""


def are_people(noun: str) -> bool:
    """Whether a lower-case noun stands for several people: "officials", "prosecutors"."""
    return noun in GROUP_NOUNS or (noun.endswith("s") and noun[:-1] in ROLE_NOUNS)
