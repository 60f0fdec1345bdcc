"""Words that say nothing in particular: neither a topic (E33) nor something that was said (E39, E40)."""

from __future__ import annotations

#: Grammar, courtesy, time, ways to talk, and the general words of careers.
GENERIC = frozenset(
    """
    vast rich extensive immense enormous huge invaluable unique broad considerable remarkable fascinating exciting
    outstanding excellent extraordinary
    a an the and or but if of to in on at for with by from as into over about around through without
    within between during than then so too very much many more most some any all both each every other
    another such own same just only also even ever never not no yes nor i me my mine myself we us our
    you your yours yourself he him his she her hers they them their it its this that these those there
    here who whom whose which what when where why how whether be am is are was were been being do does
    did doing done have has had having will would shall should can could may might must let lets get
    gets got getting gotten go goes going went come comes came make makes made take takes took taken
    give gives given gave put say says said tell tells told ask asks asked asking talk talks talking
    chat chats chatting speak speaking spoke hear hears heard hearing learn learns learned learning
    learnt know knows knew known knowing understand understanding think thinks thinking thought thoughts
    see sees seen want wants wanted wish like likes love loves loved enjoy hope hopes hoping appreciate
    share shares sharing find finds found help helps helped connect connecting connected network
    networking exchange meet meets meeting met introduce introduced introduction intro call calls coffee
    tea phone telephone zoom video online teams skype lunch person place time times minute minutes min
    mins hour hours half quarter day days week weeks weekend month months year years today tomorrow
    tonight morning afternoon evening monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december spring summer autumn
    winter next last soon sometime anytime moment bit little lot lots few couple one two three four five
    six seven eight nine ten fifteen twenty twenty-five thirty option options next-steps choices treat
    honour honor delight privilege seem seems seemed soak wisdom admire admires admired whatever career
    careers work works working worked job jobs role roles position profession professional
    professionally field fields industry sector business company companies firm organization
    organisation team experience experiences experienced story stories journey path paths trajectory
    background backgrounds life lives world success successful insight insights advice guidance
    knowledge tips tip pointers ideas idea perspective perspectives view views opinion input feedback
    mentorship mentor thing things stuff something anything everything nothing someone anyone people
    question questions topic topics opportunity opportunities general generally various different
    interesting great good nice wonderful inspiring impressive really quite truly always currently now
    back up down out off exactly actually far started start starting began begin become became today's
    current present linkedin email mail message note please thanks thank kind kindly best regards
    sincerely brain brains convenient convenience suits suit free available schedule calendar
    comfortable happy glad grateful busy full well long favour favor possible whenever wherever however
    still conversation conversations discussion suitable agreeable slot slots date dates time-slot lead
    leads chamber premises places respect honoured request requests considering consideration plate
    advance express words respectfully again me. us. hi hello dear don't won't i'd i'm i've i'll you'd
    you're you've you'll he's she's it's that's what's he'd she'd they'd isn't doing. ll ve re d s t m
    mutual know-how stage level area line order touch ways way short quick brief maximum max plenty
    least near office mind true fine ok okay bother worry worries rather no-one weird awkward
    inconvenient trouble pressure sure wondering wonder wondered curious keen interested interest able
    willing open hey mister sir madam ms mr mrs dr prof professor regarding concerning tops honestly
    send forward pass above below friend contact contacts colleague acquaintance name names reason
    matter fully entirely completely understood appreciated value valuable generous generosity
    """.split()
)
#: Thanks, praise, feelings, and the general words of a meeting.
COURTESY = frozenset(
    """
    cooperation source strength endeavour endeavours endeavor endeavors road ahead left certain place
    planned plan love sends send many respected madam sir esteemed guidance blessing blessings bless
    humble humbled honor honour hospitality effort eager renew renewed fresh purpose vision horizon
    horizons eye eyes open opened opens door doors spirit soul relieve relieved reassure reassured
    reassuring calm comfortable ease easy natural fit admire admiration respect impression impressions
    impact influence inspire leave leaving home walk walked came head full buzz buzzing ideas idea
    plenty much-needed boost push hope hopeful optimistic optimism grateful gratefully beyond measure
    express expression expressed convey conveyed appreciation thankfully favourite highlight highlights
    month year season summer winter sunny afternoon evening morning lunch dinner meal company hosting
    host hosted venue cafe cosy beautiful professional personal personally generously selfless
    selflessly kindest warmest deepest utmost sincere sincerely definitely surely future forward soon
    later date again hopefully keep posted progress follow path journey next step steps decision
    decisions choice choices plans thinking reflect reflecting reflection reflections digest process
    absorb absorbing learnings takeaways takeaway lesson lessons teach taught teaching student
    life-changing game-changer eye-opener treat gem wealth treasure-trove mine gold dust nuggets nugget
    pearls topic topics subject matter matters detail details everything anything all-round overall
    indeed great-hearted attentive listening listened listen ear presence manner way ways style genuine
    genuinely authentic human humane sweet charming delightful bright smart clever knowledgeable
    experienced skilled gifted talented busy hectic packed diary calendar agenda commitments workload
    demands responsibilities position despite notwithstanding short notice squeeze slot window precious
    sparing spare spared extend obliged interaction enrich enriched motivation words first finally whole
    pleased write writing wrote update happen happened happening person nephew niece aunt uncle cousin
    brother sister husband wife described exactly imagined expected immense immensely tremendously truly
    interactions generous-hearted invaluably inspirational meaningful refreshing delight delighted thank
    thanks thankful thx cheers gratitude sincerest heartfelt warm warmly regards best wishes time
    yesterday today tomorrow great pleasure pleasant meet meeting met learn learned learnt lot lots
    paths cross crossed insights insight insightful valuable invaluable value highly appreciate
    appreciated accept receiving received receive conversation chat chatting talk talked talking speak
    speaking spoke inspiring inspired inspiration nice lovely wonderful generous generosity meant mean
    deal forget weekend owe coffee tea helpful help helped helping useful advice tips kind kindly
    kindness much very really ever never always everyone such enjoy enjoyed enjoyable star angel legend
    hug hugs big super week day days stay touch connected connection connecting connect introduction
    introducing introduced intro introduce taking taken took take give gave giving given devoted
    schedule minutes hour half twenty thirty quarter experience experiences share shared sharing story
    stories career careers journeys work working job team industry field role profession professionally
    interesting fascinating informative enlightening eye-opening amazing awesome fantastic brilliant
    excellent perfect look looking wish wishing luck happy glad honoured honored privilege opportunity
    opportunities chance openness open-minded honest honesty candid friendly welcoming patience support
    encouragement encouraging encouraged motivated motivating perspective perspectives wisdom knowledge
    thoughts thought thoughtful impressed impressive once more ask asked questions question answer
    answers answered answering away gained gain went well good better fine okay smoothly call called
    phone zoom video online office visit visiting visited something nothing thing things get got getting
    make made making know known knowing see seeing seen come coming want wanted let lets like liked
    loved quick note word message mail email letter dear greetings hello hey yours respectfully
    faithfully friend friends colleague colleagues people touched means world minute real feel feels
    felt feeling wiser smarter say says said saying just fun laugh laughs joy energy energised inspires
    uplifting stimulating rewarding constructive engaging engaged rich deep deeply profound profoundly
    enormously hugely greatly incredibly extremely particularly especially absolutely totally fully
    completely certainly wholeheartedly heart bottom gift day's clarity clear clearer confidence
    confident sense direction start started point path-way life dream dreams goals goal advise advised
    guide mentor role-model model example tip hint help-ful assistance assist welcome welcomed warmth
    atmosphere space mind minds open-hearted extra special remember remembered treasure cherish carry
    stays stayed sticking stick usefulness interest interested attention consideration considerate
    courtesy favour favor massive massively vibe vibes shoot practice practise catch epic stellar
    unreal mega cracking smashing champion ace blast banger put putting hour-long
    yesterday's morning's today's session exchange discussion discussing
    discuss dialogue company's sector business area market roles world-class expertise expert specialist
    passion passionate enthusiasm enthusiastic dedication dedicated professionalism humour humor smile
    smiles bunch ton tons loads heaps bits couple set variety range number amount fortunate lucky
    blessed thrilled excited exciting first-rate superb terrific marvellous marvelous splendid
    tremendous incredible unforgettable outstanding remarkable memorable productive worthwhile worth
    while spending spend spent efforts trouble accommodating accommodate fitting squeezing managed
    manage sitting sit agree agreed agreeing agreement willingness willing monday tuesday wednesday
    thursday friday saturday sunday last this
    """.split()
)
#: Grammar.
FUNCTION = frozenset(
    """
    a about above after all also am an and any are as at be because been before being both but by can
    could did do does doing don't down during each few first for from further had has have having he her
    here hers him his how i i'd i'll i'm i've if in into is it it's its just me might more most my
    myself no nor not now of off on only or other our out over own same shall she should so some than
    that that's the their them then there these they this those through to too under until up us was way
    we were what what's when where which while who whom why will with would yet you you'd you'll you're
    you've your even though without around still back every bit quite maybe perhaps indeed may must one
    two three wow oh ps yes
    """.split()
)
