"""The words of English rosters: which name a post, which a body, which go before a name, and which are none of these.

Lower case, without full stops; `articles.rosters.english.tokens` brings a word into that form.
"""


def _words(text):
    return frozenset(text.split())


# Before a name, alone or stacked; they are an honorific and never a title.
HONORIFICS = _words(
    "h.e h.r.h h.h h.m prof professor professors profs dr drs doctor mr mrs ms miss mx sir dame lord lady baroness"
    " baron hon honourable honorable hrh hh their excellency excellencies highness majesty eminence honour"
    " honor rev reverend fr sister ven venerable rabbi imam sheikh sheikha shaikh ir ts dato datuk datin dato'"
    " datuk' tan sri tun toh puan paduka yb ybhg ybm yab encik cik madam madame mme mlle monsieur herr frau sr"
    " sra dott ing eng engr arch mag mgr msc bsc dipl doc doç yrd öğr gör arş dra drg drh habil hab inż"
    " univ-prof o.univ-prof gs pgs ths gs.ts pgs.ts ts.ts prof.dr assoc.prof.dr assoc.prof ass.prof asst.prof"
    " academician comrade mister messrs atty cllr capt lt col maj gen sgt brig adm cmdr tengku shri smt lic"
    " mtro mtra licda phdr rndr judr mudr cand dr-ing ustaz ustazah mdm mmes pres amb barr pharm adv sen hon'ble"
    " alhaji alhaj hajiya mallam malam otunba janab mohtarma kh kiai kyai hj shaykh sayyid"
    " reverends justices brigadier colonel captain lieutenant commodore"
)
# Honorific only as long as Professor or Prof. stands behind them and a name behind that.
BEFORE_PROFESSOR = _words("associate assistant adjunct full assoc asst ass adj clinical extraordinary titular visiting")
SUFFIXES = _words(
    "phd jr sr ii iii iv obe cbe mbe kbe dbe gbe frs frse freng fba md dphil msc mphil mba esq qc kc jp am ao"
    " ac oam fraeng faa cfa cpa dsc dlitt llm llb edd rn frcp frcs frsc fiet frcpath facs frsa fras fhea sfhea pfhea"
    " fasc fnasc fieee ba bsc beng meng med mha mph dba dmus mfa bcom mcom mbbs fcps psyd pharmd dds dvm jd msi mhum"
    " mkes mkom mpd mag msw mpa mpp lmsw dpa deng thd cnd gcmg kcmg dcmg cmg kcb dcb gcb kcvo cvo sbs gbs gbm bbs mh"
    " ias ips ifs irs mp mna mla si ti"
)
# The last word of a post. Their plurals stand for several people, or for a group.
POSTS = _words(
    "president chancellor vice-chancellor vice-president provost vice-provost dean vice-dean subdean director"
    " vice-director head chair chairman chairwoman chairperson vice-chair vice-chairman co-chair co-director"
    " professor lecturer reader fellow researcher scientist secretary secretary-general under-secretary"
    " undersecretary minister vice-minister ambassador consul consul-general mayor vice-mayor governor"
    " vice-governor commissioner officer manager coordinator co-ordinator registrar librarian curator editor"
    " editor-in-chief co-editor founder co-founder ceo cto cfo coo cio cmo vp svp evp vc pro-vc dvc pvc partner advisor"
    " adviser consultant rector vice-rector prorector pro-rector principal vice-principal superintendent"
    " headmaster headmistress headteacher trustee member representative spokesperson spokesman spokeswoman"
    " counsellor counselor councillor councilor attaché attache envoy delegate engineer architect author"
    " co-author translator artist poet writer novelist journalist judge justice attorney lawyer solicitor"
    " barrister senator congressman congresswoman leader specialist expert student candidate academician"
    " laureate treasurer instructor tutor teacher alumnus alumna investigator economist historian physician"
    " surgeon nurse analyst strategist president-elect deputy aide intern postdoc chef conductor composer"
    " pianist designer developer producer entrepreneur investor programmer statistician technician sociologist"
    " philosopher premier prime-minister king queen prince princess bishop archbishop pastor general-secretary"
    " prosecutor procurator inspector controller comptroller auditor archivist conservator superior warden"
    " pro-vice-chancellor deputy-vice-chancellor deputy-director vice-director-general director-general"
    " chairholder convenor convener organiser organizer owner supervisor liaison ombudsman commander"
    " liaison-officer publisher master vicerrector vicerrectora reitor reitora rectora vice-reitor decano"
    " decana directora rektor prorektor dekan recteur président directeur directrice doyen rektörü dekanı"
    " müdürü başkanı kanclerz presidente presidenta secretario catedrático catedrática profesor profesora"
    " docente chaplain bursar proctor controller patron matron regent scholar d'affaires activist cellist violinist"
    " filmmaker columnist broadcaster presenter critic biographer essayist playwright illustrator storyteller"
    " sculptor painter photographer calligrapher singer astronaut athlete coach rapporteur commandant"
    " vocalist sitarist guitarist percussionist flautist organist soloist lyricist musician politician paediatrician"
    " pediatrician mathematician psychologist biologist neurologist cardiologist oncologist psychiatrist rep incharge"
    " secretary-treasurer webmaster ethicist advocate prefect magistrate marshal bupati ketua kepala sekretaris"
)
# Posts only in capitals: the public relations officer, the officer on special duty.
POSTS_IN_CAPITALS = _words("pro osd mic hod dsw dg pd sg md")
# Posts of a book: what stands behind them is its title.
WRITERS = _words(
    "author authors co-author co-authors editor editors co-editor co-editors translator translators co-translator"
    " writer illustrator"
)
# After the last word of a post, part of it still.
AFTER_POST = _words(
    "general emeritus emerita elect designate ordinary plenipotentiary extraordinary ordinarius incumbent magnificus"
)
# Before the last word of a post, part of it.
POST_MODIFIERS = _words(
    "vice deputy associate assistant executive acting interim former ex then founding senior junior chief"
    " principal general managing honorary emeritus emerita distinguished visiting adjunct party pro co joint"
    " lead head full regius corresponding permanent standing under parliamentary past current incoming"
    " outgoing retired late prime foreign cultural commercial national regional provincial municipal global"
    " international overseas academic research program programme project scientific technical teaching"
    " clinical administrative editorial creative artistic legal financial operating technology information"
    " marketing human resources communications communication public relations affairs policy postdoctoral"
    " doctoral graduate undergraduate phd master's master student staff longtime one-time co-founding external"
    " internal independent non-executive special discipline academics admissions development education press"
    " deputy-chief additional officiating first second third high charge chargé wakil hon'ble presidential"
)
FORMER = _words(
    "former ex formerly then past retired ex-president ex-director ex-dean ex-rector ex-minister late onetime"
)
# A governing post: the place after "of" is what is governed, not a subject.
# Before a post and sure to be part of it, whatever body stands in front of them.
RANKS = _words(
    "vice deputy associate assistant executive acting interim former senior junior chief managing honorary founding"
    " party pro co first"
)
MODIFIER_ENDINGS = ("ing", "ive", "ary", "ory", "ical", "ional", "ising", "izing")
GOVERNING = _words(
    "mayor vice-mayor governor vice-governor president premier king"
    " queen ambassador consul prefect prince chancellor vice-chancellor rector"
)
# The word that says "this is a body".
BODIES = _words(
    "university universities college school faculty department dept division institute institution institutes"
    " center centre centers centres academy office bureau ministry embassy consulate laboratory laboratories"
    " lab labs library museum press committee commission council association society foundation federation"
    " union group company corporation corp ltd inc co llc plc gmbh limited hospital board agency authority"
    " unit section network alliance consortium chamber bank government parliament court trust clinic"
    " polytechnic campus conservatory gallery archive archives forum club secretariat administration"
    " directorate studio studios theatre theater holdings technologies universidad universidade universität"
    " universitaet universitas université universite università universita uniwersytet universitat universitet"
    " universiteit üniversitesi universitesi universiti universitatea univerzita univerzitet politechnika"
    " politecnico politeknik politécnica fakultas fakultät fakülte fakültesi fakultesi fakulti facultad"
    " faculdade faculté instituto institut istituto instytut enstitüsü escuela escola école ecole scuola"
    " szkoła centro centrum merkezi zentrum collège colegio kolej hochschule akademia akademi academia đại"
    " trường viện khoa kingdom republic republics province prefecture county city municipality district town"
    " township village state senate cabinet conservatoire observatory station hub incubator enterprise"
    " enterprises industries bureaux firm organisation organization organizations programme program "
    " fund secretary-general's magazine journal"
    " newspaper times daily news television radio broadcasting seminary church diocese mosque temple monastery"
    " orchestra ensemble team delegation nations procuratorate congress branch polytechnique graduate-school"
    " service mission académie treasury conference summit commonwealth high-commission"
    " llp pllc review kindergarten gymnasium lyceum lycée"
    " hochschulen fachhochschule ag pte pty bhd sdn nv bv spa srl coop oy colegio"
)
# Bodies whose own name comes behind them: Universiti Malaya, Institut Teknologi Bandung.
BODIES_IN_FRONT = _words(
    "universidad universidade universität universitas université universite università universita uniwersytet"
    " universitat universiti universitatea univerzita univerzitet politechnika politecnico politeknik fakultas"
    " facultad faculdade faculté institut instituto istituto instytut escuela escola école ecole scuola centro"
    " collège colegio kolej hochschule akademi akademia technische embassy đại trường viện khoa"
)
PARTICLES = _words(
    "de da do dos das del della di van von der den ten ter la le las los bin binti bte ibn bint ben al el abu"
    " y e af av zu zum dit dela du des van't 't d' o' st san a/l a/p s/o d/o"
)
PLACES = _words(
    "columbia granada china uk usa us america england scotland wales ireland britain france germany spain"
    " portugal italy"
    " poland turkey türkiye vietnam malaysia singapore indonesia thailand japan korea india pakistan"
    " bangladesh nepal russia ukraine belarus kazakhstan uzbekistan australia zealand canada mexico brazil"
    " argentina chile peru colombia egypt nigeria kenya ghana africa asia europe netherlands belgium"
    " switzerland austria sweden norway denmark finland iceland greece hungary romania bulgaria serbia croatia"
    " slovenia slovakia czechia estonia latvia lithuania israel iran iraq jordan lebanon kuwait qatar bahrain"
    " oman emirates uae myanmar cambodia laos philippines brunei mongolia taiwan macau macao hongkong beijing"
    " shanghai guangzhou shenzhen nanjing hangzhou wuhan chengdu chongqing tianjin xi'an suzhou xiamen qingdao"
    " dalian harbin changsha zhengzhou jinan shandong zhejiang jiangsu guangdong fujian sichuan hubei hunan"
    " london oxford cambridge paris berlin munich madrid barcelona lisbon rome milan warsaw krakow istanbul"
    " ankara hanoi bangkok jakarta manila tokyo kyoto osaka seoul busan delhi mumbai moscow sydney melbourne"
    " brisbane auckland toronto vancouver montreal york boston chicago california texas florida washington"
    " dublin edinburgh glasgow manchester birmingham bristol vienna zurich geneva brussels amsterdam"
    " copenhagen stockholm oslo helsinki athens budapest prague cairo nairobi erbil dubai riyadh saudi arabia"
    " hong kong angeles diego francisco kurdistan missouri u.s u.k u.n u.s.a afghanistan albania algeria angola"
    " armenia azerbaijan bahamas barbados belize benin bhutan bolivia bosnia herzegovina botswana burundi cameroon"
    " congo cuba cyprus djibouti dominica ecuador eritrea estonia eswatini ethiopia fiji gabon gambia grenada"
    " guatemala guinea guyana haiti honduras jamaica kyrgyzstan lesotho liberia libya liechtenstein luxembourg"
    " macedonia madagascar malawi maldives mali malta mauritania mauritius moldova monaco montenegro morocco"
    " mozambique namibia nicaragua niger palestine panama papua paraguay rwanda samoa senegal seychelles somalia"
    " sudan suriname syria tajikistan tanzania timor togo tunisia turkmenistan uganda uruguay venezuela yemen zambia"
    " zimbabwe lanka leone faso verde rica salvador islamabad lahore karachi peshawar dhaka colombo kathmandu kabul"
    " tehran baghdad amman beirut damascus doha muscat kolkata chennai hyderabad bengaluru bangalore penang sabah"
    " sarawak johor selangor surabaya bandung yogyakarta semarang taipei taichung tainan kaohsiung hsinchu yunnan"
    " guizhou guangxi gansu qinghai ningxia xinjiang tibet jilin liaoning heilongjiang hebei henan shanxi shaanxi"
    " anhui jiangxi hainan lagos abuja accra kampala pretoria johannesburg ottawa canberra wellington lima bogotá"
    " kuala lumpur java bali sumatra kalimantan sulawesi papua punjab sindh balochistan kerala bengal bihar"
    ""
    " madhya uttar andhra himachal arunachal gujarat rajasthan"
    " assam pradesh nadu karnataka odisha telangana haryana jharkhand catalonia bavaria ontario"
    " quebec queensland"
)
# What a body or a post is about: words that hardly ever are part of a name.
SUBJECTS = _words(
    "new north south east west northern southern eastern western central national international global"
    " regional foreign external internal public private social political economic cultural academic scientific"
    " technical technological industrial digital medical clinical legal human humanities law laws arts art"
    " music medicine health nursing pharmacy science sciences technology engineering business management"
    " economics finance accounting marketing trade commerce history philosophy languages language literature"
    " linguistics translation journalism media communication communications education teaching learning"
    " training research innovation enterprise entrepreneurship development planning design architecture"
    " construction civil mechanical electrical electronic electronics computer computing software hardware"
    " information data artificial intelligence cyber physics chemistry chemical biology biological mathematics"
    " mathematical statistics geography geology environment environmental energy water climate marine ocean"
    " agricultural agriculture forestry food veterinary animal plant life materials material affairs relations"
    " exchange exchanges cooperation collaboration partnership partnerships outreach engagement community"
    " student students staff alumni admissions undergraduate postgraduate graduate graduates doctoral"
    " personnel resources quality assurance strategy strategic policy governance government security safety"
    " operations administration services support programs programmes projects studies study area advanced"
    " applied theoretical basic experimental modern contemporary ancient chinese american british european"
    " asian african latin russian japanese korean german french spanish arabic english islamic christian women"
    " gender youth sports sport physical tourism hospitality transport transportation logistics supply"
    " aviation space aerospace nuclear urban rural city state world united joint general special open distance"
    " online library libraries museum heritage culture philanthropy advancement equity diversity inclusion"
    " ethics religion theology psychology sociology anthropology archaeology politics diplomacy peace justice"
    " labour labor employment industry manufacturing technologies systems network networks signal control"
    " automation robotics surgery oncology dentistry dental pediatrics biomedical biotechnology nanotechnology"
    " electric power petroleum mining textile fashion film drama theatre dance performing fine visual creative"
    " impact sustainability sustainable marxism propaganda discipline inspection organization front party work"
    " league excellence region republic people democratic federal royal imperial capital normal polytechnic"
    " jiaotong metropolitan institutional interdisciplinary higher secondary vocational continuing lifelong"
    " early childhood infrastructure investment banking insurance tax audit procurement estates facilities"
    " office financial aid recruitment enrolment enrollment extension production linkages links careers career"
    " examinations welfare wellbeing experience success compliance risk ventures giving growth analytics mobility"
    " events protocol treasury budget property campus campuses refugee refugees livestock fisheries horticulture soil"
    " crop irrigation sanitation responsibilities responsibility charge rights ethnic minority migration genetics"
    " genomics neuroscience cancer cell molecular earth atmospheric oceanic electronics photonics optics mechanics"
    " behavioural behavioral developmental jurisprudence defense defence writing"
    " humanitarian belt road fundraising budgeting documentation monitoring evaluation"
)
SUBJECT_ENDINGS = ("ology", "ologies", "ography", "ometry", "onomy", "tion", "tions", "ment", "ments", "ics", "ness")
SUBJECT_ENDINGS += ("ities", "ism", "ships", "ability")
# People without names. The general ones alone make an open end; the others are a group.
GUESTS = _words("guests people participants attendees persons others visitors audience attendants")
GROUPS = (
    _words(
        "representatives heads leaders members officials scholars experts students teachers staff delegates"
        " academics colleagues researchers principals deans directors professors lecturers faculty officers"
        " managers ambassadors presidents alumni entrepreneurs journalists personnel cadres counsellors counselors"
        " secretaries chairs specialists practitioners engineers scientists librarians editors authors diplomats"
        " consuls mayors delegation delegations team undergraduates postgraduates freshmen graduates"
        " administrators leadership dignitaries trustees partners parents families faculties volunteers"
        " chancellors rectors vice-chancellors vice-presidents vice-rectors ministers advisers advisors"
        " stakeholders employees executives lawyers judges doctors nurses owners businessmen reporters farmers"
        " wife husband spouse spouses entourage"
        " residents children pupils interns fellows coordinators organisers organizers friends"
    )
    | GUESTS
)
QUANTITIES = _words(
    "more over about around nearly almost some several many various numerous dozens hundreds thousands scores"
    " two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty"
    " eighty hundred all other others relevant related relative different local fellow key senior leading"
    " another most than the both invited distinguished respective"
)
# A clause begins or ends with these: what leads to a roster, and what it did.
VERBS = _words(
    "attended attend attends attending visited visit visits received receive met meets meet joined join joins"
    " delivered deliver gave give gives spoke speak said says presided presides chaired chairs moderated"
    " moderates hosted hosts hosting led leads leading headed signed signs sign witnessed witness participated"
    " participate took take was were is are been be had has have included includes include comprised comprises"
    " comprising welcomed welcomes accompanied accompanying represented opened expressed introduced addressed"
    " shared held organised organized co-organised invited came come comes went made make greeted thanked"
    " congratulated noted emphasised emphasized awarded presented unveiled graced officiated consisted"
    " consists featured featuring conducted launched concluded exchanged discussed stressed pointed announced"
    " served serves serve inaugurated speaking addressing welcoming joining accompanying presiding"
    " called calls briefed told highlighted outlined formed extended lauded appreciated urged handed conferred paid"
)
LEADS = _words(
    "by present including included includes include were are was with following namely comprising featuring"
    " alongside attendees attendance participants guests speakers speaker panelists panellists panelist"
    " panellist moderator moderators signatories signatory hosts host witnesses welcomed met is comprised list"
    " delegates"
)
# Roles at the event, not posts held.
ROLES = (
    "chief guest",
    "guest of honour",
    "guest of honor",
    "guests of honour",
    "guests of honor",
    "keynote speaker",
    "keynote speakers",
    "keynote",
    "invited speaker",
    "plenary speaker",
    "guest speaker",
    "special guest",
    "special guests",
    "guest",
    "guests",
    "resource person",
    "resource persons",
    "distinguished guest",
    "chief patron",
    "session chairs",
    "facilitator",
    "facilitators",
    "discussants",
    "chief guests",
    "speaker",
    "speakers",
    "moderator",
    "moderators",
    "discussant",
    "panelist",
    "panellist",
    "panelists",
    "panellists",
    "host",
    "master of ceremonies",
    "emcee",
    "mc",
    "session chair",
    "forum chair",
    "left",
    "right",
    "centre",
    "center",
    "signatory",
    "signatories",
)
ADJECTIVES_OF_PLACES = _words(
    "chinese american british english french german spanish portuguese italian polish turkish vietnamese"
    " malaysian singaporean indonesian thai japanese korean indian pakistani russian ukrainian australian"
    " canadian mexican brazilian egyptian nigerian kenyan european asian african dutch belgian swiss austrian"
    " swedish norwegian danish finnish greek hungarian romanian serbian croatian israeli iranian iraqi"
    " cambodian laotian burmese nepali nepalese bangladeshi omani qatari kuwaiti emirati saudi lebanese syrian moroccan"
    " tunisian algerian libyan sudanese ethiopian ugandan tanzanian ghanaian zambian zimbabwean namibian rwandan"
    " cameroonian senegalese angolan cuban chilean peruvian colombian venezuelan ecuadorian argentine argentinian"
    " uruguayan belarusian bulgarian slovak slovenian estonian latvian lithuanian icelandic armenian azerbaijani"
    " georgian kazakh uzbek kyrgyz tajik afghan sri-lankan bhutanese bruneian cypriot maltese jamaican scandinavian"
    " jordanian irish scottish welsh filipino mongolian us uk"
)

# Honorifics that are also names or words: the full stop, capitals or another honorific must say which.
ONLY_WITH_FULL_STOP = _words(
    "cdr col maj capt lt gen doc mag arch eng fr sr st adm brig em ven arş gör öğr cand licda lic dipl dott msgr"
    " ar hon cllr pres amb barr pharm adv sen kh hj"
)
ONLY_IN_CAPITALS = _words("he hrh hh yb ybhg ybm yab gs ts")
ONLY_BEFORE_ANOTHER = _words("tan tun sri paduka seri")
EXCELLENCIES = _words("excellency excellencies highness majesty eminence honour honor lordship royal holiness")
ABBREVIATIONS = _words(
    "ltd inc co corp jr sr st dept univ no vs etc al ph ph.d int'l intl nat'l natl assoc asst ass adj gov"
    " moh muh mohd mohd md mhd muhd abd abdul hj ret retd rtd wm geo chas thos jos alex chr kgs tb rr"
)
# Surnames that are also posts.
SURNAMES_THAT_ARE_POSTS = _words(
    "king prince queen bishop judge dean reader fellow head poet warden pastor major chair"
)
OWN = _words("our the this its their his her that said")
PREPOSITIONS = _words("of at in from for on to with representing under within")
ARTICLES = _words("the a an our its their his her this that")
