// Made by tools/common-words/count.py.
/**
 * Words that English texts write in small letters: where one of them is a found name, its other mentions are most likely
 * something else. Counted in GUM, the Broad Twitter Corpus, LitBank, CUAD, Indian judgments, SEC filings (CC BY 4.0, CC BY
 * 3.0) and re3d (open government licences); names of the US census and of a public list count only where they are frequent.
 */
export const commonWords: ReadonlySet<string> = new Set(
  `
  abandon abandoned abandoning abasement abated abducted abhorrent abide abiding abilities ability able ablest aboard
  abode abolished abominable aboriginal abortion abound about above abridge abroad abruptly absence absences absent
  absolute absolutely absorb absorbed abstract absurd absurdly abt abu abundance abundant abundantly abuse abused
  abusive academia academic accelerate accelerated acceleration accent accents accept acceptable acceptance accepted
  accepting accepts access accessable accessed accesses accessible accessing accessions accessories accident
  accidental accidentally accidents accommodate accommodation accommodations accompanied accompaniment accompany
  accompanying accomplish accomplished accomplishments accord accordance according accordingly account accountability
  accountable accountants accounted accounting accounts accredited accrue accrued accruing accumulation accuracy
  accurate accurately accursed accusations accused accuses accustomed achieve achieved achievement achievements
  achieving aching acid acknowledge acknowledged acknowledgement acknowledges acknowledgment acknowledgments acquaint
  acquaintance acquaintances acquainted acquiesce acquiescence acquiescent acquiesces acquire acquired acquires
  acquiring acquisition acquisitions acquittal acquitted acre acres across act acted acting action actions activated
  activation active actively activist activists activities activity actor actors actress acts actual actually actuated
  acute acuteness adage adapt adaptation adaptations adapted add added addendum addendums addicted adding addition
  additional additions address addressed addresses addressing adds adequacy adequate adequately adhere adhered
  adjacent adjective adjectives adjoining adjudicated adjust adjusted adjusting adjustment adjustments admin
  administer administered administering administration administrations administrative admirable admirably admiration
  admire admirer admiring admission admit admits admitted admittedly admitting adopt adopted adopting adoption
  adorable adorned ads adult adults aduro advance advanced advancement advances advancing advantage advantages advent
  adventure adventurer adventures adventurous adverse adversely adversity advert advertise advertised advertisement
  advertisements advertiser advertisers advertising advice advisable advise advised adviser advisers advises advising
  advisor advisors advisory advocate advocated aerated aerogel aesthetic aesthetics afc affair affairs affect affected
  affecting affection affectionate affectionately affections affects affidavit affidavits affiliate affiliated
  affiliates affiliation affinity affirm affirmative affirmed affirms affixed affliction afford afforded affording
  affront afore aforementioned aforesaid afraid aft after afterglow afternoon afternoons afterward afterwards again
  against age aged agencies agency agenda agendas agent agents ages aggravating aggregate aggression aggressive
  aggressively aggrieved aghast agitated agitation aglow ago agony agree agreeable agreed agreeing agreement
  agreements agrees agricultural agriculture ahamillphotos ahead ahh ahhh aid aided aids aim aimed aims air airborne
  aircraft aired airfare airliner airplane airport airports airs airspace airstrike airstrikes airtime aisle akin
  alarm alarmed alarms alas albeit album albums alcalde alcohol alder ale alert alfa algorithms alia alias alien
  alight aligned alike alive all allegation allegations allege alleged allegedly alleging alleys alliance alliances
  allies allisonjones allocate allocated allocation allocations allotment allow allowance allowances allowed allowing
  allows alloy alloys alluding allus allusion ally almond almost aloft alone along alongside alongwith aloof aloofness
  aloud alpenstock alphabets already alright also alt alter alteration alterations altered altering alternate
  alternately alternating alternative alternatives although altitude altogether aluminum always ama amassed amateur
  amazed amazement amazing ambiguous ambit ambition ambitions amend amended amending amendment amendments amends
  american amiability amiable amid amidst amiss amnesty among amongst amor amorphous amortization amount amounts
  amplification amuse amused amusement amusements amusing analogous analogy analyse analysed analyses analysing
  analysis analyst analysts analytical analyze analyzed analyzes analyzing anarchist anatomical anatomy ancestor
  ancestors ancestry anchor anchored ancient ancillary and andar andreahorwath andrillae anemone anemones anger angles
  angry anguish animal animals animated animation animations anime ankle ankles annals annexed annexure anniversary
  announce announced announcement announcements announces announcing annoyance annoyed annoying annual annually
  annuity annum anon anonyme anonymous another ans answer answered answering answers ant antagonist antagonists
  antecedent anti antibodies antibody anticipate anticipated anticipating anticipation antiquated antique antiquities
  antiquity antitrust ants anxiety anxious anxiously any anybody anyhow anymore anyone anything anyway anywhere apa
  apart apartment apartments apex apiece apologizes apologizing apology app appalled appalling apparatus apparel
  apparent apparently apparition appeal appealed appeals appear appearance appearances appeared appearing appears
  appellant appellants appellate appellation appended appendices appending appendix appetite applause apples applets
  appliances applicability applicable applicant applicants application applications applied applies apply applying
  appoint appointed appointing appointment appointments appoints apportioned apposite appreciable appreciate
  appreciated appreciation apprehend apprehended apprehension apprentice apprenticeship approach approached approaches
  approaching appropriate appropriated appropriately approval approvals approve approved approves approving
  approximate approximately approximates apps apricot april apt arbitral arbitrariness arbitrary arbitration
  arbitrations arbitrator arbors arcades arch archeological architect architects architecture archival archived
  archives ardent arduous are area areas argued argues arguing argument arguments arid arise arisen arises arising
  aristo aristocracy aristocrat aristos arm armchair armies armored armoury arms army arose around aroused arrange
  arranged arrangement arrangements arranging array arrears arrest arrested arresting arrests arrival arrive arrived
  arrives arriving arrow arrows arse arsed art arthroplasty article articles artifact artifacts artificial artillery
  artist artistic artists artless artwork artworks artworld asbestos ascending ascertain ascertainable ascertained
  ascertaining ascribed aseptic asexually asf ashamed ashes ashore aside ask asked asking asks asleep asp aspect
  aspects aspiring ass assailed assault assaulted assay assays assemblage assemble assembled assemblies assembling
  assembly assenting assert asserted assertion asses assess assessable assessed assessee assessing assessment
  assessments asset assets asshole assign assignable assigned assignee assignees assigning assignment assignments
  assigns assist assistance assistants assisted assisting associate associated associates association associations
  assortment assume assumed assumes assuming assumption assumptions assurance assurances assure assured assuring
  asterisk asterisks astonished astonishing astonishment astounding astray astride astro astronaut astronauts
  astronomer astronomical asylum asylums asymptotic ate atheists athletes athletic atm atmosphere atmospheric atom
  atomic atoms atrocities attach attache attached attaching attachment attachments attack attacked attacker attacking
  attacks attained attainment attempt attempted attempting attempts attend attendance attendant attendants attended
  attendees attending attendrissement attends attention attentions attentive attentively attested attesting attic
  attics attire attitude attitudes attorney attorneys attract attracted attracting attraction attractions attractive
  attracts attributable attributed attributes attribution attrition auburn auction auctioneer auctions audible
  audience audiences audio audiobooks audit audited auditor auditors audits aught augment august aunt aunts aup
  auspices auspol austere authentic authentication author authorise authorised authoritative authorities authority
  authorization authorizations authorize authorized authorizes authorizing authors authorship auto autograph automated
  automatic automatically automobile automobiles automotive autonomy auxiliary avail availability available avenues
  average averments averred averse aversion avi avian avidity avocations avoid avoidable avoidance avoided avoiding
  await awaited awaiting awake awaken awakened award awarded awarding aware awareness away awe awed awesome awful
  awfully awhile awkward awoke axe axes axis ayns babe babies baby bachelor back backbone backdrop backed backers
  backgammon background backlog backs backup backups backward backwards bad bada bade badge badly bae baffled bag
  baggage baggy bags baidu bail bailable bailee bait baking balance balanced balances balancing bald ball ballet
  balloons ballot balls bamboo bamboos ban banana bananas band bandaged bandages bands bandwidth bang bangs bank
  banking bankruptcy banks banned banner banners banning banter bar barbarians barbaric barbarity barbarous bard bare
  bared bareheaded barely bargain barges bark barking barn baronet baronetcy barrabest barred barrel barrels barren
  barricades barrier barriers barring bars bartender base baseball based baseline basement bashing basic basically
  basin basis basket basketball bassiana bat batch batches bath bathed bathroom baths bats batter batteries battle
  battlefield battles battling bbcindyref bbcqt bbm bbsp bday beadle beads beams beans bear bearded bearers bearing
  bearings bears beasts beat beaten beating beats beauties beautiful beautifully beauty became because beckoned become
  becomes becoming bed bedroom bedrooms beds bedside bedstead bedtime bee beech beeches beef been beer beers bees
  beetle befall before beg began beggars begged begging begin beginning begins begs begun behalf behave behavior
  behaviors behaviour beheading beheld behind behint behold bein being beings belated belaying belfastjj belief
  beliefs believe believed believes believing bell belles belong belonged belonging belongings belongs beloved below
  belt belted belts bench benches benchmarks bend bending bends beneath beneficial beneficially beneficiaries
  beneficiary benefit benefits benevolence benevolent benign bent bequeathed berth besetting beside besides besieged
  besiegement best bestow bestowed bet beta betokened betrayed bets better betterment between beverage beverages
  bewildered beyond bias biases bid bidden bidder bidding bids big bigger biggest bikes bilateral bill billboard
  billboards billed billet billing billion bills bin binary bind binding binds bio biocatalyst biographical biography
  biologic biological biologics biologists biology biomass biosimilar biotechnology bipartisan bipedal birch birches
  bird birdcherries birds birth birthright biscuits bishop bit bitch bitches bite bites biting bits bitten bitter
  bitterly bitterness bitters bizarre black blackberry blacked blackened blacking blackness blacksci blacksmith blade
  blades blame blamed blames blaming blanket blankets blast blasts blaze blazed blazing blazonry ble bleak bleared
  bleeding blend blended blending bless blessed blessing blessings blew blight blind blindly blink blinking blinks
  block blockade blocked blocking blocks blog bloggers bloglovin bloke blood bloodshed bloody blooming blossom
  blossomed blossoms blot blotches blots blow blowing blown blows blue blues bluing blurred blush blushed blushing
  boar board boarded boarding boards boast boasted boasting boat boats bob boca bodice bodies bodily body boiled
  boiler boiling bold boldness bolted bomb bombardment bomber bombers bombing bombings bombs bona bond bonds bones
  bonus bonuses boobs book bookcase booked booking bookkeeping books boom boon boost boosting boosts booths boots
  border bordered borderline borders bore bored bores boring born borne borrow borrowed borrower borrowers borrowing
  bosom boss both bother bothered bothering bottle bottles bottom boughs bought bound boundaries boundary bounded
  boundless bounds bounty bouquet bout bow bowed bowels bowl bows box boxer boxes boxing boxoffice boy boyfriend
  boyfriends boyhood boyish boys bracelets braces bracket bracketed brackets braided braids brain brains branch
  branches brand branded branding brands brass brave brawny brazen breach breached breaches breaching bread breadth
  break breakdown breakfast breakfasted breaking breaks breast breasts breath breathe breathed breathes breathing
  breathless breathlessly bred breeches breed breeding breeze breezes brethren brew brewing bribery brick bride
  bridesmaid bridge bridle brief briefing briefly bright brighten brightened brightest brightly brightness brigs
  brilliant brim brimming brindle bring bringing brings briskly bristling british bro broad broadband broadcast
  broadcasters broadcasting broadcasts broadcloth broaden broader brocaded brochures broiled broke broken broker
  brokerage brokers bronze brood brooding brook brookewylie broom brother brought brow browed brown brows browse
  browser browsers bruh brunch brush brushed brushes brutal brutality brutalize brute bubble bubbling bucket budge
  budget budgets buffalo buffaloes bug buggy bugs build builder building buildings built bulb bulbous bulbs bulge
  bulging bulk bulkhead bulky bullied bullion bullshit bully bullying bulwark bumping bundle bundled bungalow bunk
  bunker buns burden bureau bureaus burglar buried burn burned burning burnt burro burrowing burst burying bus buses
  bushfire bushfires busied business businesses businesslike businessman bust busted bustle busy but butter buttered
  butterflies button buttoned buttons buy buyer buyers buying buys buzz buzzing bye bylaws bystanders cabin cabinet
  cable cables cabling cabs caches cactus cactuses caddy cafe cage caissons cake cakes calamities calamity calculate
  calculated calculating calculation calculations calendar calf caliphate call called calling calls calm calmly calves
  came camera cameras camouflage camp campaign campaigner campaigns camped campfire camphor campus can canary cancel
  canceling cancellation cancellations cancelled cancer cancers candidate candidates candle candles candlestick canine
  cannabinoid cannabis cannot cans cant canvas canyon cap capabilities capability capable capacities capacity capital
  capitalization capitalized capitals caps capsule capsules captain captains caption captioned captions capture
  captured car carbon card cardboard cardinal cards care cared career careful carefully careless carelessly cares
  caress caresses caribou carjacking carpet carpeted carpets carriage carriages carried carrier carriers carries carry
  carrying cars cart carton cartoon cartridge cartridges carts carve carved carving case cases cash cashmere casing
  casino casks cast casting castles casual casually casualties casualty cat catalog catalogs catalogue cataract
  catastrophe catastrophic catch catcher catching catchment categorically categories categorization categorized
  categorizing category cathedral cats cattle caught caul cause caused causes causeway causing caution cautious
  cavalry cave cavernous cdnretail cdntech cease ceased ceasefire ceases ceiling celandines celeb celebrate celebrated
  celebrates celebrating celebration celebrations celebrities celebrity celebs cell cellar cells cellular cement
  censured census cent centenary centered centers centives central centralized centred centres centric cents centuries
  century cereal ceremonies ceremony certain certainly certainty certificate certificates certification certified
  certifies certify certifying chafing chain chains chair chairs chaise chalk challenge challenged challenges
  challenging chamber chambers chance chanced chances change changed changes changing channel channels chanyeol chaos
  chap chaps chapters char character characterised characteristic characteristics characterization characterized
  characters charge chargeable chargebacks charged charger charges charging charitable charities charm charmed
  charming charms chart charter chartered charts chased chaste chat chateau chatted chattel chatter cheap cheaper
  cheat cheated check checked checking checks cheeks cheeky cheer cheered cheerful cheerfully cheerfulness cheese
  cheesy chef chemical chemically chemicals chemistry cheque cheques cherished cherries chest chested chew chewing
  chick chicken chickens chief chiefly chiefs child childhood childish childlike children chill chilled chilly chime
  chiming chimney chimneys chin ching chinks chips chirk chloroform chocolate choice choices choir choke choked
  choking cholera chome choose chooses choosing chord chores chose chosen choto chriskkenny christian chronicle chubby
  chuckles church churches churchyard cian cigar cigarette cigarettes cigars cinema circle circles circling circuit
  circulate circulated circulating circulation circumference circumstance circumstances circumvent cistern citation
  cite cited cites cities citizen citizens citrus city civil civilian civilians civility civilization civilizations
  civilized civilly clad claim claimant claimants claimed claiming claims clamped clan clapped clapping clarification
  clarified clarify clarity clash clasped clasping class classes classic classical classification classified classroom
  clattered clause clauses clean cleaning clear clearance cleared clearer clearing clearly clenching clergyman cleric
  clerical clerk clerks clever click clicks client clients cliffs climate climates climax climb climbing clinched
  clinging clinical clinician clinics clinking clipped clips cloak clock clockwork close closed closely closer closes
  closest closet closing closure cloth clothed clothes clothier clothing clouds cloudy club clubs clue clumps clumsy
  clung cluster clustered clustering clusters clutch clutched clutches cluttered cmdr cmon coach coaches coaching
  coachman coal coarse coarsely coast coastal coat coated coatings cocaine cock cocks cocktail cocky code coded codes
  codex coding coercive coffee coffin coffins cognition cognitive cognizable cognizance coin coincide coincided
  coincidence coincidentally coincides coined coke cold colder coldly coli collaborate collaborating collaboration
  collaborative collapse collapsed collar collars collateral collating colleagues collect collected collecting
  collection collections collective collectively collector collectors collects college colleges colliers collusive
  colonies colonists color colored colorful coloring colors colossal colour coloured colourful colours colt colts
  column com combat combatants combating combination combinations combine combined combines combining come comeback
  comedian comedy comely comes comet comfort comfortable comfortably comforts comical comically comics comin coming
  commanded commander commanders commanding commandment commands commemorates commemorating commence commenced
  commencement commences commencing commend commensurate comment commentaries commentary commentator commentators
  commented comments commerce commercial commercialize commercialized commercializing commercially commercials
  commission commissioned commissioner commissioners commissioning commissions commit commitment commitments commits
  committed committees commodities commodity common commoner commonest commonly commonplace commotion communicate
  communicated communicating communication communications communities community commuters como comp compact companies
  companion companions companionship company comparable comparative comparatively compare compared comparing
  comparison comparisons compass compassion compatibility compatible compelled compensate compensated compensation
  compete competence competencies competent competes competing competition competitive competitively competitiveness
  competitor compilation compilations compile compiled complacently complain complainant complained complaining
  complaint complaints complement complementary complements complete completed completely completeness completes
  completing completion complex complexion compliance compliant complicated complied complies compliment complimentary
  complimented compliments comply complying component components composed composite composition compositions composure
  compound compounded compounds comprehended comprehensive compressing compression comprise comprised comprising
  compromise compromised computation computed computer computers computing comrade comrades con conceal concealed
  conceived conceives concentration concentrations concept conception concepts conceptual concern concerned concerning
  concerns concert concerts concession concessions concise conclude concluded concluding conclusion conclusions
  conclusively concrete concurrent concurrently concurring condemn condemnation condemned condemning condemns
  condition conditions condolence condolences conduct conducted conducting conductor conducts confer conference
  conferences conferencing conferred conferring confess confessed confession confessional confidence confident
  confidential confidentiality confidentially configuration configurations confined confirm confirmation confirmations
  confirmed confirming confirms conflict conflicting conflicts conform conformed conforming conformity confounded
  confront confronted confuse confused confusing confusingly confusion congenial congested congratulate congratulates
  congratulations congressman conjectured conjectures conjugal conjunction conjured conjuring connect connected
  connecting connection connections connectivity connects connemara connoisseur conquer conqueror conquest conscience
  conscientious conscious consciously consciousness consecrated consecutive consensus consent consented consents
  consequence consequences consequent consequential consequently conservation conservative consider considerable
  considerably consideration considerations considered considering considers consist consisted consistency consistent
  consistently consisting consists consolation consolatory console consolidate consolidated consolidating
  consolidation conspicuous conspiracy constable constant constantly constituencies constituency constitute
  constituted constitutes constituting constitutional constrained constraints construct constructed construction
  constructive constructs construed consult consultancy consultant consultants consultation consultations consulted
  consulting consume consumed consumer consumerism consumers consummate consummation consumption contact contacted
  contacts contagion contain contained container containing contains contamination contemplate contemplated
  contemplates contemplating contemplation contemplative contemporaneous contemporary contempt contemptuous contend
  contended contendere content contented contentedly contention contentions contents contest contested contesting
  contests context contexts continent continents contingency contingent continual continually continuance continuation
  continuations continue continued continues continuing continuity continuous continuously contra contract contracted
  contracting contractor contractors contracts contractual contradicted contradiction contradictory contradicts
  contrary contrast contrasted contravention contribute contributed contributes contributing contribution
  contributions contributory contrived control controlled controlling controls controversial controversy convenes
  convenience convenient convention conventional conventions conversation conversational conversations conversion
  convert converted convertible convey conveyance conveyed conveying conveyor convict convicted convicting conviction
  convictions convince convinced convincing convivial convoy cook cooked cooking cool cooling coolness cooperate
  cooperated cooperation cooperative cooperatively coordinate coordinated coordinating coordination copied copies
  copper copy copying copyists copyright copyrightable copyrighted copyrights coquetry cordial cordiality core corn
  corner corners cornfield corporal corporate corporation corporations corporatism corpse corpus correct corrected
  correction corrections corrective correctness correlative correspond correspondence correspondent corresponding
  corridor corridors corrosion corrupt corruption cos cosiness cosmos cosplayer cost costly costs costume cotta
  cottage cottagers cottages cough coughing could coulee council councillor councillors councils counsel counsels
  count counted countenance countenances counter counterfeit counterfeiting counterpart counterparties counterparts
  counterterrorist counties counting countless countries country countryside counts county coup coupe couple coupled
  couples coupon coupons courage courageous courier course courses court courteous courtesy courtiers courts courtyard
  cousin cove covenant covenants cover coverage covered covering covers cow cowardice cowardly cows coyote cra crack
  crackdown cracked cracker crackers cracks craftsmanship crap crape crappy crash crashed crashes crashing crate
  crates cravat craving crawled crawler crawling crazy cream crease create created creates creating creation creations
  creativity creator creature creatures credentials credibility credible credit credited creditor creditors credits
  credulous creep creeper creeping creepy crept crescent crest crew cricket crickets cried cries crime crimes criminal
  criminally criminals crimson cringey crinkly cripes crises crisis criteria critic critical critically criticised
  criticism critics cronyism crop crops croquet crore crores cross crossed crosses crossing crouched crowd crowded
  crowds crown crowned crowns crucial crucifix crude cruel cruelly cruelty cruiser cruises crumbling crumpled crush
  crushed crushes crust cry crying cryptocurrency cuddle cuddled cuffs cuisine culinary culminate cultivated
  cultivation cultural culturally culture cultures cum cumulative cunning cunt cupboard cupboards cups curator cure
  cured curiosity curious curiously curl curled curling curls curly currencies currency current currently curriculum
  curse cursed curtail curtailment curtain curtained curtains curve curved curves cus cushion cushions custodial
  custodian custody custom customarily customary customer customers customization customized customs cut cute cutest
  cutoff cuts cutting cuz cyber cybercast cybersecurity cycle cycling cyclones czar dad dads dagger daily dainty dairy
  daisies damage damaged damages damaging dame damn damned damning damp damsels dance danced dancer dances dancing
  dandelions dandy danger dangerous dangerously dangers dangled dare dared daring dark darken darkened darkening
  darker darkly darkness darned darted darting darts das dash dashboard dashing dat data database databases date dated
  dates daughter daughters dauntless dawned day daydreams daylight days daytime dba dead deadliest deadline deadlines
  deadly deaf deal dealer dealers dealing dealings deals dealt dear dearly death deaths debate debated debates
  debating debenture debentures debit debits debris debt debtor debts decade decades decal decamp decayed deceased
  deceit deceived december decency decent decentralized deception deceptive decide decided decidedly decides deciding
  decimal decision decisions decisive decisively deck decks declaration declarations declare declared declares
  declaring decline declined declines declining declivity decompile decoration decorations decorum decrease decreased
  decreases decreasing decree decreed decrees dedicated dedication deduce deduct deducted deduction deductions deed
  deeds deem deemed deems deep deepen deeper deepest deeply deer defamation defamatory default defaulting defaults
  defeat defeated defeating defeats defect defection defective defector defects defence defend defendant defendants
  defended defender defenders defending defends defense defenses defensive defer deferred defers deficiencies
  deficiency deficient deficit definable define defined defines defining definite definitely definition definitions
  definitive deflect defo deftly defunct deg degrade degraded degree degrees degul deities deity delay delayed delays
  delegate delegates delegation delete deleted deleterious deleting deletions deliberate deliberately deliberation
  delicacies delicacy delicate delicately delicious delight delighted delightful delights delinquent deliver
  deliverables delivered deliveries delivering delivers delivery deluge dem demand demanded demanding demands
  demarcate demised demo demobbed democracy democrat demon demonstrate demonstrated demonstrates demonstrating
  demonstration demonstrations den denial denied denies denote denoted dens dense deny denying depart departed
  department departments departs departure depend depended dependent depending depends depicted depiction depictions
  depicts deploy deployed deploying deployment deported depose deposed deposit deposited depositing deposition
  depositor depositors depository deposits depot depressed depressing depression deprive deprived depth depths der
  deric derivations derivative derivatives derive derived derives deriving derogate descend descendant descendants
  descended descending descent describe described describes describing description descriptions descriptive desert
  deserted deserve deserved deserves deserving design designate designated designates designating designation
  designations designed designee designees designer designing designs desilting desirable desire desired desires
  desirous desk desks desktop desolate desolation despair desperate desperately despise despite dessert destination
  destinations destined destinies destroy destroyed destroying destroys destruction desultory detached detachment
  detail detailed detailing details detained detect detected detection detective detention deterioration determinable
  determination determinations determine determined determines determining detract detrimental devastated devastating
  develop developed developers developing development developments develops deviation deviations device devices devil
  devised devoid devote devoted devotion devotional devotions dew dexterity dextrose dey diagnosed diagnosis
  diagnostic diagrams dial dialect dialects diamonds diary dice dick dictated did didn didnt die died dies diesel diet
  dietary differ differed difference differences different differentiate differently differing differs difficult
  difficulties difficulty diffused dig digest digging digit digital digitally dignified dignitaries dignity digo
  digress dilemma dilettante diligence diligent diligently diluted dilution dim dimension dimensional dimensions
  diminish diminished diminution diminutive dimly dimness dine dined dingy dining dinner dinners dinosaur dinosaurs
  diode dioxide dip diplomatic dipped dire direct directed directing direction directioners directions directives
  directly director directories directors dirt dirty disability disabled disadvantage disadvantages disagree
  disagreeable disagreement disagreements disappearance disappeared disappearing disappointed disappointing
  disappointment disapprobation disapproval disapprove disapproved disassemble disaster disasters disburse
  disbursement disbursements disbursing discarded discern discernible discharge discharged discipline disciplines
  disclaim disclaimer disclaimers disclose disclosed discloser discloses disclosing disclosure disclosures disco
  discoloured discomfort disconcert disconcerted disconnect discontent discontented discontinuation discontinue
  discontinued discontinues discord discount discounted discounts discouraging discourse discover discovered
  discoveries discovering discovery discredit discreet discrepancies discrete discretion discrimination discriminatory
  discuss discussed discusses discussing discussion discussions disdain disdainful disdaining disease diseases
  disengaged disgrace disgracefully disguise disgust disgusted disgusting dish dishes dishonor dishonoured disk disks
  dislike disliked dismal dismantled dismiss dismissal dismissed dismisses dismissing dismounted disobedience disorder
  disorders disparage disparity dispatch dispatched dispensed dispersions displaced displacement display displayed
  displaying displays displeased displeasure disposal dispose disposed disposing disposition dispositions dispositive
  disproportionate dispute disputed disputes disregard disrupt disruption disruptions disruptive diss dissatisfaction
  dissatisfied disseminate disseminating dissemination dissertation dissimilar dissipate dissipation dissolution
  dissolve dissolved dissolves distance distances distant distasteful distillate distillery distinct distinction
  distinctive distinctly distinguish distinguished distinguishing distortion distortions distorts distracting distress
  distressed distribute distributed distributes distributing distribution distributor distributors distributorship
  district districts distrust disturb disturbance disturbances disturbed ditch divan dive divergent divers diverse
  diversified diversion diversity diverted divide divided dividend dividends dividing divine divisible division
  divisions divulge dizziness dnt doc dock docs doctor doctors doctrine docu document documentary documentation
  documented documenting documents dodged dodgy does doesn doesnt dog dogs dogsbody doin doing dole doll dollar
  dollars domain domains dome domestic domesticated domicile domiciled dominant dominoes donate donated donation
  donations done donkeys donned donor dont door doors doorstep doorway dormitory dorrian dos dose dots double doubled
  doubt doubted doubtful doubting doubtless doubts down downed downhill download downloaded downloading downloads
  downpours downstairs downstream downtime downtown downward downwards dozen dozens dozers dpt drab draft drafted
  drafting drafts drag dragged dragging dragons drags drain drama dramas dramatic drank draped drapery draught draw
  drawer drawing drawings drawled drawn draws dread dreaded dreadful dream dreamed dreamily dreaming dreams dreamt
  dreamy drear dreary dredged dress dressed dresser dresses dressing dressmakers drew dried drift drifted drifting
  drill drilled drink drinkin drinking drinks dripping drive driven driver drivers drives driving drkoop drone drones
  droop drooping drop dropped dropping drops drought drove drowned drowning drowsy drug drugs drum drummer drunk
  drunken dry drying dss duba dubbed dubbing dubious duck dud dude due duel dues duet dug duke dull duly dumb dump
  dumped dumper dumping dungeon dunno duping duplicate duplicated duplicates duration during dusk dust duties duty
  duvet dwelling dwellings dwells dwelt dwt dying dynamic dynamics each eager eagerly eagerness eagles ear earl
  earlier earliest early earn earned earnestly earning earnings ears earth earthen earthly earthquake earthquakes ease
  easements easier easiest easily east eastern easy eat eaten eating eats eaves ebbed ebix eccentric eccentricities
  ecco echoes echoing eclipses economic economically economies economy ecosystem ecstatic eczema edge edges edible
  edifice edit edited editing edition editions editor editorial editors eds educate educated education educational eel
  effaced effect effected effecting effective effectively effectiveness effects effectual effectuate effectuating
  efficacy efficiencies efficiency efficient efficiently effort efforts effusions egg eggs egregious eight eighteen
  eighteenth eighth eighty either ejvj elaborate elapsed elastic elated elbow elder elderly elders eldest elect
  elected electing election elections electoral electric electrical electricity electromagnetic electronic
  electronically elects elegance elegant element elementary elements elephant elevates elevation elevator eleven
  eleventh elf elicit eligibility eligible eliminate elimination elite elites ell elm elopement eloquent else
  elsewhere email emailed emails embarked embarks embarrassed embarrassing embarrassment embedded embezzlement emblems
  embodied embodies embodiment embodiments embosomed embowered embrace embracing embroidered embroidery emerge emerged
  emergencies emergency emerges emerging emigrants eminent eminently emission emissions emissivity emits emitting
  emoji emotion emotional emotions emperor emphasis emphasize emphasizing emphatic emphatically empire empirical
  employ employed employee employees employer employing employment employs empowered empowers emptied empty emulating
  enable enabled enabling enacted enacting enactment enactments enamel encabalgamiento enchanted enchanting enclose
  enclosed encoding encompassed encompassing encounter encountered encourage encouraged encouragement encourages
  encouraging enculturation encumber encumbrance end endanger endeavor endeavors endeavour endeavoured endeavouring
  endeavours ended ending endless endorse endorsed endorsement endorsements endorses endorsing endowments ends endure
  endured enduring enemies enemy energetic energies energy enforce enforceability enforceable enforced enforcement
  enforcing engage engaged engagement engagements engages engaging engine engineer engineered engineering engines
  english engraved enhance enhanced enhancement enhancements enhancing enjambment enjoined enjoy enjoyable enjoyed
  enjoying enjoyment enjoyments enjoys enlarged enlargement enlist enlisted enmity enormous enormously enough enquiry
  enraged enrichment enrollment enrolls ensconced enslaved ensuing ensure ensured ensuring enter entered entering
  enterprise enterprises enters entertain entertained entertaining entertainment enthusiasm enthusiast enthusiasts
  entire entirely entirety entities entitle entitled entitlement entitling entity entrance entreated entreaties
  entrenched entrepreneurial entrepreneurship entries entrust entrusted entry enumerated envelope envelopes enviable
  envied envious environment environmental environments envisaged envisioned envy epic epical epidemic episode
  episodes epistemic epistemological epistemologies epistemology epoch equal equality equally equals equation
  equilibrium equipment equipped equitable equity equivalent equivalents equivocal erect erected erection errand
  errant erratic erred erroneous error errors ers eruption erupts escape escaped escapes escaping escorted escrow esh
  especially ess essay essence essential essentially establish established establishes establishing establishment
  establishments estate estates esteem esteemed estimate estimated estimates estimating estimation estoppel estuary
  etc eternal eternally eternity ethical ethics ethnic ethnicity ethnocentrism etiquette etsy european euros eurozone
  evacuated evacuating evacuation evacuations evaluate evaluated evaluating evaluation evaluations evasion evasive
  even evening evenings evenly event events eventual eventuality eventually ever everlasting every everybody everyday
  everyone everyones everything everywhere evicted eviction evidence evidenced evidences evidencing evident evidently
  evil evils evinced evoke evolution evolutionary evolutions evolved evolving exact exactly exaggerated exaggeration
  exalted exam examination examine examined examining example examples exams exasperation exceed exceeded exceeding
  exceedingly exceeds excellence excellency excellent except excepted exception exceptional exceptionally exceptions
  excess excessive exchange exchanged exchanges exchanging excise excite excited excitement exciting exclaimed
  exclamation exclude excluded excluding exclusion exclusive exclusively exclusivity excursions excuse excused
  executable execute executed executes executing execution executive executives executor exemplified exempt exemption
  exemptions exercisable exercise exercised exercises exercising exertion exertions exhaust exhausted exhausting
  exhaustion exhibit exhibited exhibiting exhibition exhibitions exhibits exhorted exist existed existence existing
  exists exit expand expanded expanding expansion expect expectation expectations expected expecting expects expedient
  expedition expeditions expeditiously expelled expelling expended expenditure expenditures expense expenses expensive
  experience experienced experiences experiment experimental experimentally experiments expert expertise experts
  expiration expire expired expires expiring expiry explain explained explaining explains explanation explanations
  explanatory explicit explicitly explode exploded explodes exploding exploit exploitation exploration explore
  explored exploring explosion explosions explosive export exported exports exposed expostulated exposure express
  expressed expresses expressing expression expressions expressive expressly expropriation exquisite exquisitely
  extant extend extended extending extends extension extensions extensive extensively extent exterior external extinct
  extinguished extra extract extracted extraction extractive extracts extradited extraordinarily extraordinary
  extravagance extravagant extreme extremely extremes extremism extremists extremities extremity exuberant eye
  eyebrows eyed eyeglass eyeing eyes fab fabric fabulous fac face faced faces facet facial facie facile facilitate
  facilitated facilitating facilities facility facing facsimile fact facto factories factors factory facts factual
  faculties faculty faded fadeless fades fading faggot fail failed failing failings fails failure failures fain faint
  fainter faintly fair fairly fairness fairway fairy faith faithful faithfully fake fall fallen falling falls false
  falsified faltering fam fame famed familia familiar familiarity familiarly families family famine famous fan fancied
  fancies fanciful fancy fandom fangs fans fantastic far fare fares farewell farm farmed farmers farming farms farrier
  farther farthest fascinated fascinates fascinating fascination fashion fashionable fashioned fashions fast fastened
  faster fastnesses fat fatal fatality fatally fate father fathers fatigue fault faults fav favor favorable favorably
  favorite favorited favorites favors favour favourable favourite fax faxes fear feared fearful fearing fears
  feasibility feasible feast feat feather feathers feature featured features featuring february fed federal federally
  fedora feds fee feeble feebly feed feedback feeders feeding feeds feedstock feel feelin feeling feelings feels fees
  feet feigning felicity fell feller fellers fellow fellows felony felt female females feminine femora femoral femur
  fence fences fender fermentation fermenting ferry fertile fertility festival fetch fetched feud fever few fewer ffc
  ffhelper ffs fiasco fiber fiction fictitious fide fiduciary field fields fiend fierce fiercely fierceness fiery
  fifteen fifth fifty fight fighter fighters fighting fights figure figured figures file filed files filigree filing
  filings fill filled filling fillings film filming films filter filthy final finalists finality finalized finally
  finals finance financed finances financial financially financiers financing find finder finding findings finds fine
  fined finely finer finery fines finest finger fingers finish finished finishes finishing fir fire fired firelight
  fireplace fires fireside firesides fireworks firing firm firmly firms firmware firs first firsthand firstly fiscal
  fishing fisted fists fit fitness fits fitted fitting five fix fixations fixed fixes fixing fixtures flag flags
  flakes flame flaming flannel flap flapped flared flaring flash flashed flashing flat flats flattened flatter
  flavored fled flee fleeing fleet flesh flew flex flexibility flexible flick flies flight flights flighty flimsy flip
  flitted flitting float floated floating flock flood flooded flooding floods floor floors floral flounces floundering
  flour flourish flourishing flow flowerbeds flowered flowering flowers flowing flown flows flu fluctuation fluent
  fluid fluids flung flunking flurried flurry flush flushed flushing flutter fluttered fluttering fly flyers flying
  fml foam focus focused focuses focusing foe foetus fog foggy fold folded folders folding folds foliage folio folk
  folks follow followed follower followers following follows folly fond fondness food foods fool foolish fools foot
  footage football footballer footer footing footsteps for foraging force forced forces forcible forcibly fore
  forecast forecasted forecasting forecastle forecasts forefathers forefinger foregoing forehead foremost foresaw
  foresee foreseeable foresight forest forestry forests forever forged forgery forget forgetfulness forgetting forgive
  forgiveness forgot forgotten fork forklifts form forma formal formalin formalities formally format formation
  formative formats formed former formerly formidable forming forms formula formulae formulas formulate formulated
  formulating formulation formulations forth forthcoming forthwith fortnight fortunate fortune fortunes forty forum
  forums forward forwarded forwarding forwards fotoshop fought foul found foundations founded founder fountains four
  fourpenny foursquare fourteen fourth fowl fragile fragment fragments fragrance fragrant frail frailty frame framed
  frames framework franchise franchised franchisees franchises franchisor francs frank frankly fraud fraudulent frayed
  freak freaking freckled free freed freedom freely freestyle freeze freezing freight french frenzy frequency frequent
  frequently fresh freshest freshly freshness fretful fretted friction friday fried friend friendliness friendly
  friends friendship friendships fright frighten frightened frightening frightful frills fringe fringed frivolous fro
  frock frocks frog from front frontier fronts frosty frown frowned frozen fruit fruitful fruitless frustration fsb
  ftp fuck fucked fuckin fucking fudge fuel fuels fugitive fulfil fulfill fulfilled fulfilling fulfillment full
  fullest fully fun function functional functionality functioning functions fund fundamental fundamentally
  fundamentals funded funding fundraising funds funeral fungus funnier funniest funny fur furiously furnace furnish
  furnished furnishing furnishings furniture furrowed further furtherance furthest fury fusca fussy futile futilely
  future futures futuristic gadgets gaff gaieties gaily gain gained gaining gains gaiters galau galleries gallery
  gallons gallop galloping gallows gambling game gameinsight gamers games gamification gangs ganja gap gaps garage
  garden gardener gardenia gardens garethoconnor garment garments garnered gas gases gasification gasoline gasping
  gassing gatekeeper gather gathered gathering gatherings gathers gaudy gauge gaunt gave gay gaze gazed gazing gear
  geared gears geeks gem gems gender genders general generality generalizability generally generate generated
  generating generation generations generic generosity generous generously genes genetic genital genius geniuses
  genres genteel gentle gentleman gentlemanly gentlemen gentleness gently genuine genuinely geographic geographical
  geographies geography geometries geometry geraniums german gerrard gesture get gets gettin getting ghastly ghost
  giant gift gifts gig gigantic gilt gin gipsy girdled girl girlfriend girlhood girlie girls girly giroditalia
  girostart girt git give given gives giving glad glance glanced glances glancing glare glared glass glasses glazed
  glazing gleam gleamed gleaming gleams glee glide glimpse glimpses glistening glitter glittering global globally
  gloom gloomy glories glorious glory glossy glove gloved gloves glow glowed glowing gmail goading goal goalkeeper
  goals godmother gods goes goggles goin going goiter gold golden goles golf golfer gon gone gong gonna good goodbye
  goodly goodness goods goodwill goose gorge gorgeous gossip gossips got gotta gov govern governance governed
  governess governesses governing government governmental governments governors governs govt gown gowns grab grabs
  graceful gracefully gracious grad grade grades grads gradual gradually graduate graduated grain grained grains
  grammar grammatical grand grandchild grander grandeur grandfather grandma grandmother grandmothers grandparents
  grandson granite grant granted granting grants grape graphic graphical graphics grasp grasping grass grassy grate
  grateful gratification gratified gratitude grave gravel gravely gravity gray greases greasy great greater greatest
  greatly greatness greedy green greenery greenhouse greeny greeted greetings grenade grew grey grid grief grievance
  grieved grievous grim grimly grimy grin grind grinding grip grit groaning grocery groping gross grotesque ground
  grounded grounds groundwater group grouped groupement groups grow growing growled grown grows growth grubby gruffly
  grumble grumbled grumbling grunt grunted guarantee guaranteed guarantees guaranties guarantor guard guarded
  guardianship guarding guards gubernatorial gud guess guessed guessing guest guests gui guidance guide guided
  guidelines guides guiding guild guileless guillotine guilt guilty guineas guitar gum gun gunna gunrest guns guntas
  gurgling gust gusto guts guy guys gwyne gym habit habitable habitation habits habitual habitually hack hacked
  hackers hacking had haematological haggard haggler haha hahaha hahahaha hail hailed hailing hair haircut hairdresser
  haired hairs half halfpence halfpenny halfway hall halls halt halted halting halves hamlet hamper hampered hamstring
  hand handcuffed handed handful handing handkerchief handle handled handles handling handover hands handsome
  handsomest handwriting hang hanged hanging hangings hangover happen happened happening happenings happens happier
  happiest happily happiness happy harassed harbouring hard hardened harder hardest hardly hardship hardships hardware
  hari harm harmful harmless harness harsh harshly hartigan harvest harvesting has hash hashtag haste hastened hastily
  hasty hat hatband hate hated hateful haters hates hath hating hatrack hatred hats haul hauled haunt haunted haunts
  have haven having havoc haw hazardous haze hazily head headache headed header heading headings headline headlines
  headlong headphones headquarters heads headset heal healing health healthcare healthgate healthy heap heaps hear
  heard hearing hears heart heartbreaking hearted heartfelt hearth hearthstone heartily heartland heartless hearts
  hearty heat heatherpayne heating heatwave heaven heavenly heavens heavily heaviness heaving heavy hectare hedge
  hedges hedging heed heel heels hehe height heightened heir heiress heirs held helicopters hell hella hello helmet
  help helped helpful helping helpless helplessness helps hem hemp hen hence her herbs herd herders here hereafter
  hereby hereditary herein hereinafter hereinbelow hereof hereto heretofore hereunder herewith hermit hero heroine
  hers herself hes hesitate hesitated hesitation hev hid hidden hide hideous hiding hierarchy high higher highest
  highlight highlighted highlighting highlights highly highs highway hiker hilarious hill hills him himself hinder
  hint hinted hip hips hire hired hiring his historic historical historically histories history hit hither hitherto
  hits hitting hiving hmm hmmm hmmmmm hoarse hobby hoc hockey hoes hogshead hogsheads hold holder holders holding
  holdings holds hole holes holiday holidays holiest holla hollyoaks holy homage home homeland homeless homely
  homemade homeopathic homeopathy homepage homes homestead homeward homicide homie homogeneous homosexuality honest
  honestly honeymoon honor honorable honored honour honourable honoured honours hoods hoofs hookey hope hoped hopeful
  hopefully hopeless hopes hoping hopped hoppers hopping horde horizon horizontal horizontally hormone horned horns
  horrible horribly horrid horrific horror horrors horse horseback horsehair horsepower horses horseshoe hospital
  hospitality hospitals hoss hosses host hostage hostages hosted hostess hostile hosting hosts hot hotel hotels
  hottest hounds hour hourly hours house housed household households housekeeper houses housewife housewives housing
  hovered how however howl howling hrs html http https hue hued hug huge hugged hugs hulk human humane humanitarian
  humanity humanized humans humble humbler hummed humor humour humoured humours hunched hundred hundreds hundredth
  hung hunger hungover hungry hunks hunted hunters hunting hunts huntsmen hurgo hurried hurry hurrying hurt hurting
  hurts husband husbandman husbands hush hushed hussy hut huts hwome hydrate hydrated hydraulic hydrogen hyperlink
  hypertext hypothecate hypothesis hysterical hysterics ibm ice icing icon iconic idea ideal ideally ideals ideas
  identical identifiable identification identifications identified identifier identifiers identifies identify
  identifying identities identity ideology idiot idk idle idly idol idolatrous ies ignorance ignorant ignore ignored
  ignoring iii ill illegal illegally illegible illiterate illness ills illuminated illumined illusions illustrate
  illustrated illustrates illustrating illustration illustrations illustrative ilpiratabelfast ily image imagery
  images imagination imaginations imaginative imagine imagined imaging imagining imbecility imitate imitation
  immediate immediately immense immensely immensity immersed immersion immigrants immigration imminent immoderate
  immoral immovable immune immunity immuno immunoglobulin impact impacts impair impaired impairment impart impartial
  imparting impatience impatient impatiently impeachment impeccable impelled impenetrable imperative imperceptibly
  imperfect imperial impertinent implantable implement implementation implementations implemented implementing
  implication implications implicit implied implies implored imply import importance important importantly importation
  imported importing impose imposed imposing imposition impossible impress impressed impression impressionable
  impressions impressive impressiveness imprinted imprisoned imprisonment improbable improper improperly impropriety
  improve improved improvement improvements improving impudence impudent impugned impulse impulses impulsive
  impulsively imputes inability inaccessible inaccuracy inaccurate inaction inactions inadequate inapplicable
  inappropriate inappropriately inarticulate inasmuch inaugural inauguration inbound inc incalculable incandescent
  incapable incentive incentives inception incessant incessantly inch inches inchoate incidence incident incidental
  incidents inclination inclinations inclined include included includes including inclusion inclusive income incoming
  incompatible incompetent incomplete incomprehensible inconsistency inconsistent inconvenience incorporate
  incorporated incorporates incorporating incorporation incorrect increase increased increases increasing increasingly
  incredible incredibly incremental increments incriminating incur incurred incurring indebted indebtedness indecent
  indeed indefinite indefinitely indemnification indemnifies indemnify indemnities indemnity indenture independence
  independently indestructible index indicate indicated indicates indicating indication indications indicative
  indicator indicia indie indifference indifferent indigenous indigestion indignant indignation indignity indirect
  indirectly indiscriminate indiscriminately indispensable indistinctly individual individually individuals
  indivisible indolence indoor indubitably induce induced inducement indulge indulged indulgence indulgent industrial
  industries industrious industry indyref ineffectual inequality inertia inestimable inevitable inevitably inexorable
  infamy infancy infant infants infatuated infected infection infections infectious inference inferences inferior
  inferiority inferred infinite infinitely inflamed inflammatory inflate inflation inflict inflicted inflicting
  infliction influence influenced influencers influences influential influenza influx info inform informah informal
  information informational informed informs infrastructure infrequent infringe infringed infringement infringements
  infringers infringes infringing infront ingenious ingredient ingredients inhabitant inhabitants inhabited inherit
  inheritance inherited inhibit inhospitable init initial initially initials initiate initiated initiation initiative
  initiatives initiator injection injunction injunctions injunctive injure injured injuries injurious injury injustice
  ink inlaid inland inmates inn inner innerwear innocence innocent innovation innovations innovative innumerable input
  inputted inquest inquired inquiries inquiring inquiringly inquiry inroads ins insane inscribed inscription
  inscrutable insects insecure insensible inserted inserting inside insider insight insights insignia insipid insist
  insisted insistence insofar insolent insolvency insolvent inspect inspected inspection inspiration inspirational
  inspire inspired inspires install installation installations installed installer installing installment installments
  installs instance instances instant instantly instead instinct instinctive instinctively instincts instituted
  institutes institution institutional institutions instructed instructing instruction instructions instructor
  instrument instrumental instrumentality instruments insufferable insufficient insular insult insurance insure
  insured insurer insurgency insurrection intact intake intangible intangibles integral integrate integrated
  integrates integration integrity intellect intellects intellectual intelligence intelligences intelligent intend
  intended intending intends intense intensely intensity intent intention intentionally intentions intently inter
  interact interaction interactions interactive interbody interconnection intercourse intercreditor interest
  interested interesting interests interface interfaces interfacing interfere interference interim interior
  interjection interjections interlocutor interlocutory interlude intermediaries intermediary intermediate
  interminable intermittent internal international internet internship interoperability interplanetary interposed
  interpret interpretation interpretations interpreted interrogated interrupted interruptible interruption
  interruptions intersected intersection interspersed interstate interstellar intertexts interval intervals
  intervention interventions intervertebral interview interviewed interviewee interviews intimacies intimacy intimate
  intimated intimation into intolerable intra intrastate intricate intro introduce introduced introduces introducing
  introduction introductory introspective intruder inure invalid invariably invasion invent invented invention
  inventions inventor inventory inverted invest invested investigate investigated investigating investigation
  investigational investigations investigative investigator investigators investing investment investments investor
  investors invests inveterate invisible invitation invite invited invitees invoice invoiced invoices invoicing
  invoked invoking involuntarily involuntary involve involved involvement involves involving inward iodine iodised
  ipad ipadgames iphone iron ironic irons irregularity irregularly irrelevant irreparable irresistible irrespective
  irresponsible irretrievably irrevocable irrevocably irritability irritably irritate irritated irritating island
  isles isnt isolate isolated isolation issuable issuance issue issued issuer issues issuing itch itching item
  itemized items itinerary its itself itvnews ive iwnews iya jacket jackets jacks jail jailed jam jamaledwards january
  jar jargon jaw jaws jealous jealousy jedge jeep jerked jernade jersey jes jest jests jet jets jetting jewelry jewels
  jiffy jihadists jimboireland jingling job jobs jockey jogging join joinder joined joining joins joint jointly joke
  jokes joking journalism journalist journalists journals journey joy joys judge judged judgement judges judging
  judgment judgments judicial judicious judiciously judis juice july jump jumped jumping jumps junction juncture june
  junk jurisdiction jurisdictions jurors jury jus just justification justify justinbieber justsaying jutting juvenile
  kabushiki kaisha kayo keanout keener keenly keep keeper keeping keeps kennel kept kev key kick kicked kicking kicks
  kid kidding kidnapped kidnapper kids kill killed killer killing kills kilograms kilometers kin kind kinda kindliness
  kindly kindness kinds kinematics kinetic king kings kissed kisses kit kita kitchen kitchens kits kitten kms knee
  kneel knees knelt knew knickerbockers knife knitting knives knob knocked knocking knot know knowing knowingly
  knowledge knowledgeable known knows kwh label labeled labeling labelled labels labor laboratories laboratory labors
  labourer lace lack lacked lacklustre lacks lacs lad ladder ladders laden ladies lading lads lady lag laid lain lakes
  lakh lakhs lala lamp lamps land landed landfall landing landless landlord landmarks lands landscape landslides lane
  lanes language languages languid languidly languor lank lantern lanterns lap lapels lappy laps lapse lapses laptop
  laptops larches large largely larger largest lariat lark lasses last lasted lastfm lasting lasts late lately latent
  later latest lath lather lathered latte latter laud laugh laughed laughing laughs laughter launch launched launcher
  launches laundress lava lavatory lavender lavish law lawful lawfully lawlessness lawn lawns laws lawsuit lawyer
  lawyers lay laying layout lazily lazy lead leaden leader leaders leadership leading leads leaf leafless leagues leak
  leakage leaked leaks lean leaned leaning leant leap leaped leaping leapt learn learned learners learning learnt
  lease leased leases leasing least leather leave leaves leaving lecture lecturer lectures led ledgers left leftover
  leg legal legality legalizing legally legend legendary legends legged leggings legislation legislative legislature
  legislatures legit legitimacy legitimate legs leisure lend lender lending length lengthened lengths lengthy lens
  lenses lent less lessee lessened lessening lesser lesson lessons lessor lest let lets letter lettering letterpress
  letters letting lettuce leukocyte level levels leverage leveraging levied lexical lfc liabilities liability liable
  liaison liar liars libel liberally liberate liberated liberation liberty librarian librarians libraries library
  licence licensable license licensed licensee licensees licenses licensing licensor licensors lick lid lids lie lien
  liens lies lieu life lifelong lifetime lifetimes lift lifted lifting lifts light lighted lighter lighting lightly
  lightning lights like liked likelihood likely likeness likenesses likes likewise liking lil lilacs lilies limb limbs
  limit limitation limitations limited limiting limitless limits limp limped limping line lineage lineaments lined
  linen lines linger lingered lingerie lingering linguistic link linked linking links lions lip lipporocks lips liquid
  liquidate liquidated liquidation liquidator liquidity liquor list listed listen listened listener listening listing
  listings listless lists lit lite literal literally literary literature litigated litigation little live lived
  livelihood liver livery lives livid living liztilley lmao lmfao load loaded loader loading loads loan loans loath
  loathed lobby local localised localist localities locality locate located location locations lock locked locks
  locomotion locomotor lodge lodged lodger lodgers lodging lodgings loft lofty log logging logic logical logistical
  logistics logo logos logs lol lone loneliness lonely lonesome long longed longer longest longing longings look
  looked lookee lookin looking lookingglass looklook looks lool loom loool loooool loop loose loosely loosened lorries
  lorry lose loser losers loses losing loss losses lost lot lots loud louder loudly loudspeakers lounge lounging love
  loveable loved loveliest lovely lover lovers loves lovin loving low lower lowered lowest lowly lows loyal loyalty
  ltd lubricants luck lucky ludicrous luggage lull lumbago luminous lump lunatic lunch luncheon lungs lurid lurking
  lust lustre lustrous luxuriance luxuriant luxuries luxurious luxury lydaly lyf lying lymphangioma lymphatic lyrics
  maces machine machinery machines macroscopic mad made madly madman madness magazines magician magistrate magistrates
  magnanimously magnetic magnificence magnificent magnifying magnitude maid maiden maidens maids mail mailed mailing
  main mainland mainly mainstream maintain maintainability maintainable maintained maintaining maintains maintenance
  maize majestic majesty majeure major majority make maker makers makes makeup making male malfunction malfunctions
  malicious mama mamma mammals man manage managed management manager managers manages managing mandamus mandate
  mandated mandates mandatory maneuver mangled manhood mania manifest manifestations manifested manipulating
  manipulation mankind manly manned mannequins manner manners manpower mansion manslaughter manually manuals
  manufacture manufactured manufacturer manufacturers manufactures manufacturing manuscript manutd many maomi map
  mapped maps march marched marches mare margin marginal margins mariababbage marijuana marine maritime mark marked
  markedly markers market marketable marketed marketing marketplace markets marking markings marks markup marred
  marriage marriageable married marry marrying marshal marshes martial martyr martyrdom martyrs marvellous marvels
  masa masculine mashable mask masked masks masquerade mass massacre massacres masses massive mast master masthead
  mastiff match matchday matched matches matching mate mater material materiality materially materials maternal mates
  math mathematical mathematician mathematics maths matrimonial matrimony matron matrons mats matter matters mattings
  mattress mature maturing maturity maurinor max maximize maximum may maybe mayor mayors mbf mcculkin meadow meal
  meals mean meandering meaning meaningful meanings means meant meantime meanwhile measurable measure measured
  measurement measurements measures measuring meat mechanical mechanically mechanics mechanism mechanisms medal meddle
  meddlesome media median mediation medical medically medicating medicinal medicine medicines meditation meditations
  meditative medium mediums meet meeting meetings meets mega meh melancholy melt melted melting member members
  membership memo memoirs memorable memoranda memorandum memorialize memories memory men menace mend mending mental
  mentally mention mentioned mentioning mentions mentor mentorships menu menus merchandise merchandising merchants
  merciful merciless mercilessly mercury mere merely merest merge merger meridian merit merited meritorious merits
  mesne mess message messages messaging messenger messy met metaethical metal metallic metalworking metaphysical
  metascience meter meters method methodological methodology methods metre metric metrical metrics metropolis mhc
  michaeloliveira microcode micron microorganisms microphone microscope microscopic microwave mid midday middle
  middleware middling midfielder midnight midst midstream midsummer might mighty migrant migrants migrated migration
  mike mild mildly mildness mile miles milestone milestones militant militants militarily military militia militias
  milk milkshake mill millennium milling million millions mimic mind minded minds mindset mine mineral minerals miners
  mines mingle mingled mingling mini miniature minimize minimum mining minister ministerial ministers ministry minor
  minority minors mins mint minuet minus minute minutes miracle miracles miraculous mire mirror mirrored mis
  misappropriation miscellaneous mischief mischievous misconduct misdemeanor miserable miserably miseries misery
  misfortune misfortunes misguided mishap misinterpreted misleading misplaced missed missile missiles missing mission
  missionaries misstate mist mistake mistaken mistakenly mistakes mistily mistress misunderstanding misuse mitigate
  mitigating mitigation mix mixed mixes mixing mixture moan moaned moaning mob mobile mobilized mockery mocking mocks
  mode model models modem moderate modern modernity modest modesty modification modifications modified modifies modify
  modifying modish modulated modules moist moisture molasses mole molecule molecules molten mom moment momentarily
  momentary momentous moments momentum mommy moms monarchs monday monetary money moneys monied monies monitor
  monitoring monitors monkey monkeys monoclonal monogram monotonous monstrous month monthly months monument moocow
  mood moods moon moonlight moors mops moral morality morally morals moratorium more moreover morn mornin morning
  mornings morphological morphology morsel mortal mortality mortally mortals mortar mortgage mortgaged mortgaging
  mortification mosque most mostly mother motherhood motherly mothers motion motionless motivated motivation motive
  motives moto motor motorcyclist motorist motto mought moulded mounds mountain mountains mountainside mounted
  mounting mourn mournful mourning mouse moustache moustaches mouth mouthed mouthful move moved movement movements
  moves movie movies moving mph much muck mud muddy mudslides muffled muffler mug mulatto mule mulls multi
  multilateral multimedia multinational multiple multiplied multitude mum mumbled mummer mums municipal municipalities
  munition munitions mural murder murdered murderers murdering murderous murders murmur murmured murmuring mus muscle
  muscles mused museums music musical musician musicians musket muslin must mustache mustard mutandis mutant mutants
  mutated mutation mutations mutatis mutes mutilation mutiny muttered mutton mutual mutually myrtles myself myspace
  mysteries mysterious mysteriously mystery mystic mystical naga nah nail nailed nails naked name named nameless
  namely names naming nanomaterials nap napkin narration narrative narrator narrow narrowly nation national
  nationalist nationalities nationality nationally nationals nationwide native natives natural naturalism naturalist
  naturally nature natured naught naughty naval navigate navigating navigation navigational navigators nay ncc near
  nearby nearer nearest nearing nearly neat neatly nebulous necessaries necessarily necessary necessitated necessities
  necessity neck necktie need needed needing needle needles needlework needs negative neglect neglected neglects
  negligence negligent negotiable negotiate negotiated negotiating negotiation negotiations negro negroes neighbor
  neighborhood neighboring neighbors neighbour neighbourhood neighbouring neighbours neither neologism nephew nephews
  nerve nerves nervous ness nest nestled nests net nether network networking networks neurocognitive neuter neutral
  never nevertheless new newcomer newcomers newer newest newly newsletter newsletters newslineweather newspaper
  newspapers next nic nice nicely nicer nicest nick nickcurtis nickname nicknames nicotine niece nieces nigga niggas
  niggers nigh night nightfall nightly nightmare nightmares nights nine nineteen nineteenth ninety nipped niqab
  nobleman nobler noblest nobody nod nodding node noise noisy nolo nominal nominate nominated nominating nomination
  nominee nominees non nonchalantly noncompliance nondemocratic nondescript none nonetheless nonexclusive nonpartisan
  nonpayment nonprofit nonpublic nonsense nontransferable noodles noon nooo nope nor norm normal normally normative
  norms north northeast northern northward northwest nose nosed noserag noses nostril not notable notably note
  notebook noted notes nothin nothing notice noticeable noticed notices notification notifications notified notifies
  notify notifying noting notion notions notoriety notorious notwithstanding noun nouns nourishing nourishment novel
  novelist novelists novels novelty november now nowadays nowhere nowplaying noxious nuclear nucleic nudes nufc
  nuisance null number numbered numbers numeric numerous nurse nursery nurses nursing nutrition nutritional nuts oaken
  oaks oasis oath oaths oats obedience obedient obey obeyed object objected objection objectionable objections
  objective objectively objectives objectivity objects obligate obligated obligation obligations obliged oblique
  obliterated oblivion oblong obscene obscure observable observance observation observations observe observed observer
  observers observing obsessed obsession obsolete obstacle obstruction obtain obtained obtaining obtains obvious
  obviously occasion occasional occasionally occasioned occasions occupation occupied occupy occur occurred occurrence
  occurring occurs oceans october octopus ocx odd oddity oddly odds odour odt off offence offences offend offended
  offender offenders offending offense offensive offer offered offerees offering offerings offers office officer
  officers offices official officially officials offline offloading offs offset offsetting offshore oft often oftener
  ofthe ofthis oil oils oilsands oily ointment okay old older oldest ole ollyofficial omd omg ominous omission
  omissions omit omits omitted omnibuses onboard onboarding once oncology one onerous ones ongoing online only onpoli
  onto onward open opened openfollow opening openly opens operable operas operate operated operates operating
  operation operational operations operative operatives operator operators ophthalmic opined opinion opinionated
  opinions opium opponents opportunities opportunity oppose opposed opposite opposition oppressed oppressive ops opt
  opted optic optical optimal optimism optimize optimized option optional options oral orally orange orbit orbiter
  orbiters orchard orchards orchestra order ordered ordering orderly orders ordinance ordinances ordinarily ordinary
  ore organ organic organisation organisations organised organization organizational organizations organize organized
  organizes organizing organs orientation oriented origin original originality originally originate originated
  originates originating origins ornament ornamental ornamented ornaments orphan orphans ors orthography ostensibly
  other others otherwise ought our ours ourselves out outbound outbreak outcome outcomes outdated outdoor outer outfit
  outfits outgoing outhouses outings outlets outlier outliers outline outlined outlines outlook outnumbered output
  outrage outraged outright outs outset outside outsiders outskirts outsource outsourced outsourcing outstanding
  outward outwardly oval over overall overcharged overcoat overcoats overcome overdone overdose overdue overgrown
  overhaul overhead overlap overload overlook overlooked overlooking overnight overpoweringly overrated overriding
  overseas oversee overshadowed overshoes oversight overtaken overture overturned overview overwhelming owe owed owes
  owing owl owls own owned owner owners ownership owning owns oxen oxide oxygen ozone paced paces pacing pack package
  packaged packages packaging packed packet packing packs pad padded pads page pagers pages paging paid pail pain
  painful painfully pains painstaking paint painted painters painting paintings pair paired pairs pal pale pallid
  pallor palm palms pan pancreatic pandemic panel panels panes panic pans pantaloons panther panting pants papa paper
  papers paperweight paprika par para parade paradigmatic paradigms paradise paragraph paragraphs parallel paralleled
  paralysis parameters paramount parapet paras paratexts parcel parcels pardon pardoned parent parental
  parenthetically parents parish parishes parishioners park parking parlor parlour parole parrot parsonage part parte
  parted partial partiality partially participant participants participate participated participates participating
  participation particle particles particular particularly particulars parties parting partis partisanship partition
  partly partner partnering partners partnership partnerships parts party pass passage passages passed passenger
  passengers passes passing passion passionate passionately passions passive passport password passwords past pasta
  pastoral pasture pastures patched patches patchwork patent patentable patented patents paternal path pathetic pathos
  paths pathways patient patients patil patriarchal patriotism patron patronage patrons patted pattered pattern
  patterns pause paused pausing pavement pay payable payday payee paying payment payments paynewere payroll pays pdf
  peace peaceful peacefully peacekeepers peach peak peaked peal pearls peasant peasantry peasants pebble pebbles
  pecking peculiar peculiarities peculiarity peculiarly pedestrian pediatric peek peeled peep peeped peer peered
  peering peers peevish pegs pellet penalizes penalties penalty pencil pendente pending penetrating penetration
  penguin penis pension pensioners pensions pensive pent penultimate people peopled per perceive perceived percent
  percentage percentile percentiles perceptible perception perceptions perched perfect perfected perfection perfectly
  perforce perform performance performances performed performers performing performs perfume perhaps peril perils
  period periodic periodical periodically periods perished perks permanence permanent permanently permissible
  permission permissions permit permits permitted permitting pernicious peroxide perpetrated perpetrators perpetual
  perpetuity perplexed perplexing perplexity persecuted perseverance persistence persistent person persona personage
  personal personality personally personnel persons perspective perspiration persuade persuaded persuasions persuasive
  pertaining pertains pertinent perusal peruse perused pervade pervaded pessimism pessoa pestilence pestilent pet
  petition petitioner petitioners petitions petrol petroleum phantasm pharmaceutical pharmacist pharmacological phase
  phased phases phenomena phenomenon philosopher philosophers philosophical philosophy phoenixtv phone phones photo
  photograph photographer photographers photographs photography photos photovoltaic php phrase phrases physical
  physically physician physicians physics piano pic pick picked picking picks pickup pics picture pictured pictures
  picturesque pie piece pieces pier piety pig pigeons pigs pile piled piles pilgrimage pilgrimages pilgrims pill
  pillar pillars pillow pilot piloted pilots pin pinching pine pineapple pines pink pinned pins pint pious pipe
  pipeline pipelines pipes piphany piqued piss pissed pissing pistol pistols pit pitch pitied pits pity pivotal pixels
  pizza place placebo placed placement placements places placing plain plainly plains plaint plaintiff plaintiffs plan
  plane planes planet planets planned planning plans plant plantation plantations planted planting plants plasma
  plastic plat plate plateau plated plates platform platforms plausible play playback played player players playful
  playfully playing playlist playoffs playroom plays plc plea plead pleaded pleading pleadings pleasant pleasantly
  please pleased pleasing pleasure pleasures plebeian pledge pledged pledges plentifully plenty plight plodded plot
  plotted plough ploughboy pls pluck plucked plug plumb plump plunder plunge plunged plural pluralistic plus plz
  pmagenda pmlive pocket pockets podcasts podiobooks poem poems poet poetic poetical poetry poets point pointed
  pointing pointless points poise poised poison poisonous poked poker poky pole police policeman policies policy
  polish polished polite politely politic political politically politician politicians politics politiques poll
  polling polls pollutant polluted pollution polo polyester polypeptide pompously pond ponderous ponies pony pool
  pools poor poorly pop poplars poppies popping popular popularity populated population populations populous porch
  pork porn pornographic porridge port portage portal portals porters portfolio portfolios portico portion portions
  portmanteau portrait portraits portrayals portrayed pose posed posing position positions positive positively possess
  possessed possesses possessing possession possessions possibilities possibility possible possibly post postage
  postal postdigital posted poster posterior posterity posters posting postman postmortem postpone postponement posts
  postulates postural posture pot potatoes potential potentially potion pots pouch pound pounds pour poured pouring
  poverty powder powdery power powered powerful powerless powers ppl practicable practical practically practice
  practiced practices practise practised practising practitioner practitioners pragmatic prairie praise praises pray
  prayed prayer prayers praying pre preacher preaching preamble precarious precautionary precautions preceded
  precedence precedent precedents preceding precipices precise precisely precision preclinical preclude precursors
  predatory predecessor predecessors predicated predict predictable predicted predictions predictors predicts prefect
  prefer preferably preference preferences preferential preferred prefers prefix pregnancy pregnant prejudice
  prejudices preliminaries preliminary premature premise premised premises premium premiums preoccupied prepaid
  preparation preparations prepare prepared preparedness prepares preparing prepay prepayment prepped prescribed
  prescription prescriptions preseason presence present presentable presentation presentations presented presentiment
  presenting presently presents preservation preserve preserved preserves preserving presided presidential presidents
  presiding press pressed pressing pressure pressures prestige presumably presumed presumption presumptive pretend
  pretended pretending pretense pretensions pretext prettier prettiest prettiness pretty prevail prevailed prevailing
  prevalence prevalent prevent prevented preventing prevention preventive prevents previous previously prey prezi
  price priced priceless prices pricing prick pricked pride priests prim prima primarily primary primitive prince
  principal principally principle principles print printed printer printers printing prints prior priorities priority
  prison prisoner prisoners prisons privacy private privately privilege privileged privileges prizes prjobs pro prob
  probability probable probably probation probe probes problem problematic problems procedural procedure procedures
  proceed proceeded proceeding proceedings proceeds process processed processes processing procession processor
  proclaimed procure procurement prodigious produce produced producer produces producing product production
  productions productive productivity products profane profess professed profession professional professionally
  professionals professors proficiency profile profiles profit profitable profits profound profoundly profundity
  profuse progeny program programme programmer programmers programming programs progress progressive prohibit
  prohibited prohibiting prohibition prohibits project projected projecting projection projections projects prolific
  prolonged prominence prominent prominently promise promised promises promising promissory promo promontory promote
  promoted promotee promotes promoting promotion promotional promotions prompt prompted prompting promptly promulgated
  prone prongs pronounce pronounced pronouncement pronouncements pronouncing pronunciation proof proofread proofs prop
  propaganda propelled propensity proper properly properties property prophecy prophet prophetic proponents proportion
  proportionality proportionate proportions proposal proposals propose proposed proposes proposing proposition
  proprietary proprietor proprietorship propriety props prorated prosecute prosecuted prosecution prosecutors
  prosecutrix prospect prospective prospector prospectors prospects prospectus prospectuses prosperity prosperous
  protect protectable protected protecting protection protections protective protector protects protein proteins
  protest protester protesters protesting protests protocol protocols prototype prototypes protracted proud proudest
  proudly prove proved proven proverbial proverbially provide provided provider providers provides providing province
  provinces provincial proving provision provisional provisions proviso provocation prowess proxies proximity proxy
  prudent prudently psu psychedelic psychologist psychologists psychology pub public publication publications
  publicity publicizing publicly publish published publisher publishers publishes publishing pudding puff pug pull
  pulled pulling pulls pulp pulpit pump pumped pumping pumps pun punch punishable punishment punk pupil pupils puppet
  puppets puppies purchase purchased purchaser purchasers purchases purchasing pure purely purge purification
  purifying purple purport purportedly purporting purpose purposely purposes purse purses pursuance pursuant pursue
  pursued pursuing pursuit pursuits purview push pushed pushing pussy put puts putter putters putting puzzle puzzled
  pyjamas pyramids quadroon quaint qualification qualifications qualified qualifier qualify qualitative qualities
  quality qualms quantifiable quantitative quantities quantity quarantine quarter quarterly quarters quartile
  quartiles quash quashed quasi que queen queer queried queries query quest question questionable questioned
  questionnaire questionnaires questions queue queues qui quick quicken quicker quickly quickness quid quiet quietest
  quietly quilt quilts quit quite quits quitted quitting quiver quivered quiz quo quot quota quotation quote quoted
  quotes race raced races racial racing racism racist racket rad radiant radio radiometer radiosurgery radius rag rage
  raged ragged raging rags raid raided raids rail railroad railroads railway rain rainbow rained rainfall raingear
  rainy raise raised raises raising ramble rambling rammed ran random rang range ranged ranges ranging rank ranking
  rankings ranks rant rap rape rapid rapidly rapids rapped rapper rapture rare rarely rash rat rata ratable rate rated
  rates rather ratified rating ratings ratio rational ratios rattle rattled raving raw ray rays razor razorblade reach
  reached reaches reaching reacting reaction reactions reacts read readable reader readers readily readiness reading
  readings reads ready reaffirm reaffirms reagents real realestate realisation realise realised realism realists
  reality realization realize realized realizing really rear reason reasonable reasonably reasoned reasoning reasons
  reassignable reassurance reassured rebates rebel rebellion rebellious rebels rebroadcast rebuff rebuild recall
  recalled recalling recalls receipt receipts receivable receivables receive received receiver receivership receives
  receiving recent recently reception recess recesses recession recieve recipe recipes recipient recipients
  reciprocity recitals recited reckless reckon reckoned reclaim reclaimed reclaimer reclaimers reclaiming reclined
  recognise recognised recognition recognizable recognize recognized recognizes recognizing recollect recollected
  recollection recollections recommend recommendation recommendations recommended recommending recommends reconcile
  reconciled reconciliation reconstruct reconstruction record recorded recording recordings records recount recoup
  recouped recourse recover recovered recovering recovery recreated recreational recruit recruiting recruitment
  recumbent recurrent recurring recycling red redacted reddened reddish redeem redeemed redeliver redemption
  redistribute redistributed redistribution reds reduce reduced reduces reducing reduction reductions redundant ree
  reelected reexaminations ref refer referee reference referenced references referendum referendums referral referred
  referring refers refined refinement reflect reflected reflecting reflection reflections reflects reform reformer
  reformers reforms refractory refrain refreshing refreshment refrigeration refs refuge refugee refugees refund
  refundable refunding refunds refusal refusals refuse refused refuses refusing regained regaining regard regarded
  regarding regardless regards regime regiment regiments regimes region regional regions register registered
  registering registers registrable registrant registrar registration registrations regret regretfully regrets
  regretted regretting regular regularly regulars regulate regulated regulating regulation regulations regulator
  regulators regulatory rehabilitation rehearsed reign reigned reigning reimburse reimbursed reimbursement
  reimbursements rein reinforces reinvestment reissue reissues reiterate reiterated reiterates reject rejected
  rejecting rejection rejects rejoiced rejoined relate related relates relating relation relations relationship
  relationships relative relatively relatives relativism relativity relax relaxed release released releases releasing
  relentless relentlessly relevance relevant reliability reliable reliance relied relief relies relieve relieved
  religion religions religious relish relocate relocation reluctance reluctant reluctantly rely relying remain
  remainder remained remaining remains remake remand remark remarkable remarkably remarked remarketing remarks
  remedial remedies remedy remember remembered remembers remembrance remind reminded reminder reminds reminiscently
  remission remit remittances remitted remix remnant remnants remodel remorse remote remotely remoter removal remove
  removed removes removing remuneration renamed render rendered rendering renders rending renew renewable renewal
  renewals renewed renowned rent rental rented renting rents reopen reopening reorganization rep repaid repair
  repaired repairs reparcelling repast repay repayment repeat repeated repeatedly repeating repertoire repetition
  replace replaced replacement replacements replaces replacing replenish replication replications replied reply
  replying report reported reportedly reporter reporters reporting reports repose reposed repositories represent
  representation representations representative representatives represented representing represents reproach reproduce
  reproduced reproducibility reproducing reproduction repugnance repugnancy repugnant repulsive repurchase reputation
  reputed request requested requesting requests require required requirement requirements requires requiring requisite
  reroutes res resale rescinded rescue rescued research researched researchers researching resell reseller resellers
  reselling resells resemblance resembled resembles resembling resented resentment reservation reserved reserves
  resettlement resided residence resident residential residents resides residing resign resignation resigned resigning
  resigns resilience resist resistance resistant resisted resisting resold resolute resolutely resolution resolutions
  resolved resolving resort resorted resorts resource resources respect respectability respectable respected
  respectfully respective respectively respects respond responded respondent respondents responders responding
  response responses responsibilities responsibility responsible responsiveness rest restate restated restatement
  restaurant restaurants rested resting restitution restless restoration restore restored restoring restrain
  restrained restraining restraint restrict restricted restricting restriction restrictions restrictive restricts
  restructuring result resulted resulting results resume resumed resumption retail retailer retailers retailing retain
  retained retaining retains retake retaking retarding retention reticence reticule retire retired retirement retiring
  retorts retraction retreat retreating retrieval retrieve retroactive retrospective return returned returning returns
  retweet retweets reunited reusable reuse reveal revealed revealing reveals revel revelations revenue revenues
  reverence reverie reveries reversal reversals reverse reversed reversing revert review reviewed reviewing reviews
  revise revised revising revision revisions revisit revival revocable revoke revoked revoking revolt revolutionary
  revolver revolvers revolves revolving reward ribbed ribbon ribbons rich richardjgodwin richly rid ridden ride riders
  rides ridge ridicule ridiculous ridiculously ridin riding rifles rig rigged rigging right rightful rightfully
  rightly rights rigid rigidity rigorous rigs rimmed ring rings riot riotous riots ripe ripen ripped rippling rise
  riseabove risen rises rising risk risked risking risks rites ritual rituximab rival rivals river road roads
  roadshows roadside roar roared roaring roast roasted rob robbers robbery robes robot robotics robots robust rock
  rocket rockets rocking rode rods role roles roll rolled rolling rolls romance romances romantic roof roofs room
  roommate rooms rooted roots rope ropes rose roses rosy rotary rotating rotation rotations rotten rottenness rotting
  rouge rough roughened roughly roughness round roundabout rounded rounding rounds roused rousing route routed routes
  routine routinely routines routing roving row rowing rows royal royalists royalties royalty royalwedding rrt rub
  rubbed rubber rubbish ruddy rude rudely rudimentary rue rug rugged ruin ruined rule ruled ruler rulers rules ruling
  rum rumor rumors rumoured rumours run rung runner running runs ruoxian rural rush rushed rust rustic rustle rustled
  rustling ruthless rutted sable sabre saccades sachin sack sacked sacred sacrifice sacrificed sacrifices sacrificing
  sad saddened saddest saddle sadly sadness safe safeguard safeguards safekeeping safely safer safety sage said sail
  sailed sailing sailor sailors sails sake salable salad salaries salary sale sales salesman salinity sallow salon
  saloon salt salts salute same sameday sample samples sampling sanction sanctioned sanctions sand sandwiches
  sanitation sanitisers sank sarcasm sarcastically sarnie sat satchel satellite satellites satiate satiety satin
  satirical satisfaction satisfactorily satisfactory satisfied satisfies satisfy satisfying saturated saturation
  saturday saturdayagenda sauce sausage savagery savages save saved saver saves saving savings saw say sayin saying
  says sbsp scaffold scale scaled scaling scamp scan scandal scanned scanning scant scanty scar scarce scarcely scare
  scarecrow scared scarf scarlet scarred scary scattered scattering scenario scenarios scene scenery scenes scent
  scented schedule scheduled schedules scheduling schematics scheme schemes scholar scholarly scholars scholarship
  school schoolboy schoolgirl schoolgirls schoolhouse schoolmaster schoolmasters schools science scientific scientist
  scientists sclerosis scoffed scolding scope score scoreboard scored scores scoring scornful scotpapers scramble
  scrambled scrap scrape scrapped scratch scratches scratching scream screaming screen screened screening screens
  screenshots scripts scrivener scriveners scroll scrubby scruff scruples scrutinizing scrutiny scullery scum sea
  seafaring sealed seamen search searched searches searching seas seaside season seasonable seasoning seasons seat
  seated seater seating seats seaward secluded seclusion second secondary seconded secondhand secondly seconds secrecy
  secret secretive secretly secrets sectarian section sectional sections sector sectors secularist secure secured
  securely secures securing securities security see seed seeing seek seekers seeking seeks seem seemed seeming
  seemingly seems seen seep sees segment segmented segments seize seized seizing seizure seldom select selected
  selecting selection selective selects self selfie selfish sell seller selling sells semantic semester semi
  semiconductor semifinals seminar seminars send sending sends senior seniority sensation sensational sensations sense
  senseless senses sensibility sensible sensibly sensing sensitive sensitivity sensors sent sentence sentenced
  sentences sentencing sentiment sentimental sentiments sentinels separate separated separately separates separating
  separation separatist separatists september seq sequel sequence sequences sequential serene serenity serge sergeant
  sergeants serial series serious seriously seriousness serpent servant servants serve served server servers serves
  service serviced servicer services servicing serviette serving servlets sesh session sessions set setback sets
  settee setting settings settle settled settlement settlements settlers settles settling setup seven sevenpence
  seventeen seventeenth seventh seventies seventy severable several severally severe severed severely severity sew
  sewage sewed sewer sewing sews sex sexier sexual sexually sexy shabbier shabby shade shaded shades shadow shadowed
  shadows shadowy shady shaft shaggy shake shaken shakes shaking shall sham shame shameful shameless shape shaped
  shapely shapes shaping share shared shareholder shareholders shares sharing sharp sharpened sharply shattered shave
  shaved shaven shawl shawls she shed sheep sheepskin sheer sheet sheets shelf shelling shells shelter sheltered
  shelves shes shield shift shifted shifting shilling shillings shine shines shingled shining shiny ship shiploader
  shiploading shipment shipments shipped shipping ships shire shirt shirts shit shite shiver shivered shivering
  shivers shock shocked shocking shocks shoe shoes shone shook shoot shooting shoots shop shopkeepers shoppers
  shopping shops shore shores short shortage shortages shortest shortly shot shots should shoulder shoulders shout
  shouted shouting shouts shovel show showed shower showered showers showing shown shows shrank shrewd shriek shrill
  shrine shrink shrinking shrouded shrubs shrug shrugged shrunk shrunken shudder shuffled shuffler shuffling shunned
  shut shutters shutting shuttles shy sick sickening sickly sickness side sides sidewalk sideways siege sieges sigh
  sighed sighs sight sighted sights sign signage signal signalling signally signals signatories signatory signature
  signatures signed significance significant significantly signify signing signs silence silenced silent silently
  silhouette silk silken silly silo silos silver silvery similar similarities similarity similarly simple simpler
  simplest simpleton simplicity simplified simply simulation simultaneously since sincere sincerely sincerity sing
  singing single singles singly sings singular singularly sinister sink sinking sinnfeinireland sins sirharryevans sis
  sister sisters sit site sites sits sitter sitting situ situated situation situations six sixpence sixteen sixth
  sixty size sized sizes skeptical sketch sketchbook sketched sketches skies skiing skill skilled skills skimming skin
  skinny skip skipped skipper skirt skirted skirts skl sky skyscrapers slag slain slams slander slang slant slap
  slapping slate slave slavery slaves sleep sleeping sleeps sleepwalk sleepy sleeve sleeves slender slept slice slices
  slick slide slides sliding slight slightest slightly slim slimy slip slipped slippers slippery slipping slit slogan
  slogans slope sloped sloping slovenly slow slower slowly sluggish slumber slung slut small smaller smallest
  smallness smart smartly smartphone smartwatches smash smattering smell smelling smells smh smile smiled smiles
  smiling smoke smoked smoking smooth smoother smoothly smothered smuggling snack snail snakes snap snapchat snapped
  snapping snares snatched snatching sneak sneaking sneer sneezing snooze snow snowfall snowflakes snowy snub snuff
  snug soaked soap soar sob sobbed sober sociable social socially societal societies society sociologist sociology
  sock socket socks sofa sofas soft softened softer softly software soil soiled sojourn solace solaced solar sold
  soldier soldiers sole solely solemn solemnity solemnly solicit solicitation solicited soliciting solicitor
  solicitors solid solidity solitary solitude solo solution solutions solve solving sombre some somebody someday
  somehow someone somethin something sometime sometimes somewhat somewhere son song songbook songs sonnets sonorous
  sons soon sooner sooo soot soothe soothed soothing sophisticated sore sorrel sorrow sorrowful sorrowfully sorrows
  sorry sort sorts sought soul souls sound sounded soundly sounds sour source sourced sources sourcing south southeast
  southern souvenir sovereign sovereigns sovereignty sowing soybean space spacecraft spaces spacetime spacewalk
  spacious spambots span spanning spar spare spared sparing spark sparkled sparkling sparsely spat spatial speak
  speakers speaking speaks special specialist specialists specialization specialize specialized specially specialties
  specialty species specific specifically specification specifications specifics specified specifies specify
  specifying specimen specimens specious spectacles spectators spectre spectrum speculate speculation speculator
  speech speed speeds speedy spell spelling spend spending spent sphere spheres spider spikes spill spilled spin
  spinal spindle spinning spinrecords spirit spirited spirits spiritual spit spite splashed splendid splendidly
  splendor splendour split spoil spoiled spoilt spoke spoken spokesman spokeswoman sponsor sponsored sponsoring
  sponsors sponsorship sponsorships spoon spores sport sports sportswear spot spotlights spots spotted spouses sprang
  sprawled spray sprays spread spreading spree sprightly spring springst sprinkled spruce sprung spur spurs spy squad
  square squash squashed squat squeeze squeezed squirrel stabbed stabilisation stability stabilization stable stables
  staccato stacker stacks stadium staff staffing stage stages staggered stagnant stained stains stair staircase stairs
  stairway stake stakes stale stalked stall stalls stalwart stammered stamp stamped stampede stamps stand standard
  standardized standards standing stands standup stanza staple star starch starched stare stared staring starring
  stars start started starting startled starts starvation starved state stated stately statement statements statesmen
  static stating station stations statistic statistical statue stature status statute statutes statutory staunch stay
  stayed staying stays stead steadfast steadily steady steaks steal stealing stealthy steam steamboat steamer steel
  steep steeple steering stem stemmed stems step stepped stepping steps sternly stick sticking sticks stiff stiffened
  stiffly stile still stillness stills stimulant stimulate stimulating stimuli stink stipulate stipulated stipulates
  stipulation stipulations stir stirabout stirred stirring stitches stock stockholder stockholders stocking stockings
  stockpiles stocks stolen stomach stone stones stony stood stooped stooping stop stopped stopping stops storage store
  stored stores stories storing storm stormed storming storms story storyworld stove straggling straight straighten
  strain strained strains strange strangely stranger strangers strangest strategic strategies strategy straw stray
  straying streak streaked streaks stream streamed streaming streamline streams street streets strength strengthen
  strengthened strengthens strengths strenuous stress stressed stretch stretched stretches stretching stricken strict
  strictest strictly striding strife strike striker strikes striking strikingly string strings strip striped stripes
  stripling stripped strips strive striving strode stroke stroked stroking stroll strolled strong stronger strongest
  strongly struck structure structured structures structuring struggle struggled struggles struggling stub stubborn
  stuck studded student students studied studies studio studios study studying stuff stuffed stumbling stunning
  stunted stupendous stupid stupidity stupidly style stylish stylistic stylized sub subadviser subadvisory subagency
  subcommittee subcontract subcontracting subcontractor subcontractors subdivision subdivisions subdued subject
  subjected subjective subjects subleases sublicensable sublicense sublicensee sublicensees sublicenses sublicensing
  sublime submarine submission submissions submissive submit submits submitted submitting subordinate subordinated
  subordination subparagraph subpoena subrogation subroutines subscribe subscribed subscriber subscribers subscribes
  subscription subscriptions subsection subsections subsequent subsequently subsided subsidiaries subsidiary subsist
  substance substances substantial substantially substantiate substantive substitute substituted substitutes
  substituting substitution substitutions subtitled subtle subtler subtlety subtracting suburb suburbs subway succeed
  succeeded succeeding success successes successful successfully succession successive successively successor
  successors succinic such suck sudden suddenly sues suf suffer suffered suffering sufferings suffers suffice
  sufficiency sufficient sufficiently suffused sugar suggest suggested suggesting suggestion suggestions suggests
  suicide suit suitable suite suited suites suitor suitors suits sulfur sullen sullenly sum summaries summarized
  summarizing summary summer summits summoned summons sums sun sunday sunk sunlight sunrise sunset sunshade sunshine
  sunward supercede superficial superintendence superintendent superior superiority supermarket supersede superseded
  supersedes superseding superstition supervise supervising supervision supervisor supervisors supper supplement
  supplemental supplementary supplemented supplementing supplements supplied supplier suppliers supplies supply
  supplying support supported supporter supporters supporting supports suppose supposed supposing suppressed
  suppressive supra supranational supremacy surcharge surcharges sure surely surety surf surface surfaces surge
  surgeon surgery surges surgical surly surpassing surplus surprise surprised surprises surprising surprisingly
  surrender surrendered surround surrounded surrounding surroundings surrounds surveillance survey surveyed surveying
  surveys survival survive survived surviving survivor survivors susannahbutter susceptible sushi suspect suspected
  suspend suspended suspending suspense suspension suspicion suspicious suspiciously sustain sustainable sustained
  sutjes swallow swallows swam swamp swap swarm swarming swathed sway swear swearing sweat sweaters sweep sweeping
  sweet sweeter sweetest sweetheart sweetness swell swelled swelling swept swiftly swim swimming swims swine swing
  swinging swirling switch switched switches swollen sword swords swore sworn swung symbol symbolized symbolizes
  symbols symmetry sympathetic sympathy symptoms syndicate syndicated syndrome syntactic synthetic system systematic
  systems tab table tables tablet tabletop tablets tackle tactical tactics tag tagged tags tai tail tailor tailored
  tails tajarz tak take taken takes taking tale talent talented talents tales talk talked talking talks tall tallow
  tame tangible tangle tangled tank tanker tanks tap tape tapes tapestries tapos tapped tapping tardy target targeted
  targeting targets tariff tarn tarnish tarried tart task tasks tassels taste tasted tasteful tastes tasting tattoo
  taught taulbee tavern tax taxable taxation taxed taxes taxi taxing tbh tea teach teacher teachers teaching team
  teaming teammates teams tear tearing tearless tears tease tech technical technically technicians technique
  techniques technological technologies technology tee teen teenage teenager teenagers teens teeth tel telecasts
  telecom teleconference telefax telegram telegrams telegraph telegraphic telemarketing telephone telephones telephony
  telescope televised television tell telling tells telly temp temper temperament temperate temperature temperatures
  tempered templates temples temporarily temporary temptation tempted ten tenant tenants tend tended tendency tender
  tendered tenderness tending tennis tenor tens tense tension tensions tent tentative tentatively tenth tenure ter
  term termed terminal terminals terminate terminated terminates terminating termination terms terpene terrain
  terrestrial terrible terribly terrier terriers terrific terrified territorial territories territory terror terrorism
  terrorist terrorists test tested testified testifies testify testimonials testimony testing tests text textile texts
  textual texture tgr tha than thank thanked thankful thanks thankyou that thats the theater theatre theatres
  theatrical thee theglobe their theirs thelittlethings them theme themed themes themselves then thence theoretical
  theories theory therapeutic therapeutically therapeutics therapies therapy there thereabouts thereafter thereby
  therefor therefore therefrom therein thereof thereon theres thereto thereunder thereupon therewith thermal
  thermometer theropod theropods these they thick thickly thickness thief thieves thighs thin thine thing things
  thingsihate think thinking thinks thinner third thirst thirsty thirteen thirtieth thirty this thither tho thorough
  thoroughly those thou though thought thoughtful thoughts thousand thousands thread threadbare threads threat
  threaten threatened threatening threatens threats three threshold threw thrice thrift thrill thrilled thrilling
  throat throes throne throng through throughout throw throwing thrown throws thru thrust thrusting thuds thumb thump
  thunder thunders thundery thursday thus thx thyroid ticket tickets ticking tickled tide tides tidings tidy tie tied
  tier ties tight tightened tightly til tile till tilt tilted timber timbered time timed timeline timelines timely
  times timetable timhudak timid timidly timing tin tinged tint tinted tints tiny tion tip tips tiptoeing tire tired
  tires tiresome tissue tissues title titled titles tits tmi tmro toast tobacco toda today toe toes toffee together
  toil toiled toilet toils token told tolerable tolerance tolerant tolerate toll tomatoes tombstone tomorrow
  tomwconnell ton tone tones tongue tongues tonic tonight tons tonymemmel too took tool tools top topic topical topics
  topmost topped topping tops torch tore torment tormentors torn torpid torrent torsional torso tort torture tortured
  tossed tossers tossing total totaling totalitarian totalled totally touch touched touches touching tough tour
  tourism tourist tourists tournament tournaments toward towards towel tower towering town towns toxic toys trace
  traced traces tracing track tracked tracking tracks tract tractor trade traded trademark trademarks tradenames
  trader traders trades trading tradition traditional traditions traffic trafficking tragedy tragic tragically trail
  trailer trailers trailing trails train trained trainer trainers training trains trait traitors traits tramped
  trampled tranches tranquil tranquillity trans transaction transactional transactions transcript transfer
  transferable transferee transferees transferrable transferred transferring transfers transform transformation
  transformative transformed transient transit transition transitioned translate translated translates translation
  translations transmedia transmission transmissions transmit transmitted transmitting transparency transparent
  transplanted transport transportation transported transporter transporting trap trapped traps trash traumatic travel
  traveled traveler travelers traveling travelled traveller travelling travels traversed tray treachery tread treasure
  treasures treat treated treaties treating treatise treatment treatments treaty tree trees tremble trembled trembling
  tremendous tremulous trend trending trends trial trials tribal tribe tribes tribunal tribunals tribute tricks tried
  tries trifle trifling trigger trim trimmed trimmings trip triple tripod tripped tripping trips trite triumph
  triumphant triumphs trod trolley trooper troops trophies tropical trot trotted trotting trouble troubled troubles
  troublesome trouser trousers truck trucks true truly trunk trunks trust trusted trustee trustees trusts trustworthy
  truth truthful truths try tryin trying tryna tube tubes tuck tucked tuckoo tuesday tumors tumult tumultuous tune
  tuned tunes tunnel tunnels turf turn turnaround turned turning turnip turnkey turnout turnpike turns tut tutor
  tutored tutors tweeps tweet tweeted tweeting tweets twelfth twelve twelvemonth twentieth twenty twerk twice twilight
  twined twins twisted two twopence tying type types typewriter typical typically typing typographical tyrannical tysm
  uburke ugliness ugly ultimate ultimately ultra umbrella umbrellas unable unacceptable unaccountable unaccountably
  unaffected unaffiliated unaided unambitious unamended unanimous unanimously unauthorized unavailability unavailable
  unaware unawares unbranded unbroken uncanny uncertain uncertainty unchanged unclaimed uncle unclear uncomfortable
  uncommon uncommonly unconditional unconditionally unconscious unconsciously unconstitutional uncontrolled uncovered
  uncultured uncured undecided undeclared under undercover undergo undergoing underlined underlying undermine
  underneath underpaid underscores undersigned undersized understand understanding understandings understands
  understood undertake undertaken undertaker undertakes undertaking undertakings underway underwriter underwriting
  undeviating undid undiluted undiscovered undisputed undisturbed undivided undo undoing undoubtedly undrawn undressed
  undressing uneasily uneasiness uneasy uneducated unemployed unemployment unenforceable unequal unexpected
  unexpectedly unexpired unfair unfamiliar unfathomable unfavorable unfettered unfinished unfit unfold unfolding
  unfollow unfollowed unfollower unfollowers unforeseeable unforeseen unfortunate unfortunately unfulfilled unfunny
  ungentle unhappily unhappy unheard unhindered uni unidentified uniform uniforms unilateral unilaterally unimportant
  unincorporated uninstall unionism unique uniquely unit unite united uniteds uniting units unity universal
  universally universe universities university unjust unkind unknown unlawful unless unlike unlikely unlimited
  unloading unlock unlocked unlucky unmarried unmixed unnatural unnecessary unobserved unobstructed unobtrusive
  unorthodox unpaid unpainted unpatented unperceived unpleasant unpopular unprecedented unprovoked unpublished
  unqualified unquestionably unquestioned unreal unreasonable unreasonably unredacted unregistered unrelated
  unreliable unrestricted unruffled unsafe unsatisfied unsavoury unscheduled unsecured unseemly unseen unselfishness
  unsettling unsolicited unsolved unsophisticated unsought unspecified unstayed unsteady unsuitable unsure
  unsustainable untied until unto untrue unused unusual unusually unveil unveiling unveils unwanted unwarranted
  unwholesome unwilling unwonted unworthy upcoming update updated updates updating upfront upgrade upgraded upgrades
  upheld uphold upland upload uploads upon upper upright ups upset upside upstairs upstream uptime upto upward upwards
  urchin urge urged urgent urging urself usage use used useful usefulness useless user username users uses ushered
  using usual usually utilities utility utilization utilize utilized utilizes utilizing utmost utter uttered utterly
  uttermost vacancies vacancy vacant vacated vacation vacations vaccine vaccines vacuum vague vaguely vain vainly
  valet valid validated validation validity validly valley valleys valuable valuation value valued values van vanished
  vanity vapor variability variable variables variants variation variations varied varies varieties variety various
  varnished vary varying vast vastly vaulted vector vegetable vegetation vehemently vehicle vehicles veil veiled
  velvet vend vendor vendors venerable vengeance venture ventured ventures venturing venue venues veranda verb verbal
  verbally verbs verdict verification verify versa versatility verse versed version versions versus vertical
  vertically very vessel vessels vest vested vests veteran veterans veterinary veto vets vexed via viability viable
  vial vials vibrant vibrating vibrator vicinity vicious vicissitudes victim victims victorious victory victuals vid
  vide video videoconference videos view viewed viewer viewers viewership viewing viewings views vigor vigorous vii
  viii vile village villagers villages villainous vindication vine vintage violate violated violates violating
  violation violations violence violent violently violin viral vires virgin virtual virtue virtues virtuous virus vis
  visa visage visas visibility visible visibly vision visions visit visited visiting visitor visitors visits vista
  visual visually vital vitamin vitamins vitaminshoppe vivacious vivid vividly vivo viz vocation vodka voice voiced
  voices voicetones void voids vol volcanic volcano volley voltage volume volumes voluntarily voluntary volunteer
  volunteered volunteering volunteers vomiting vote voted voteon voters votes voting voucher vouchers vous vows voyage
  voyages vuestro vulgar vulgarly vulnerabilities vulnerable wafer wage waged wagers wages waggon wagon wagons wailing
  waistband waistcoat wait waited waiter waiters waiting waits waive waived waiver waivers waives wake waken wakened
  wakes waking walabot walk walked walking walks wall wallet walls walnut waltzers wander wandered wanderer wandering
  waning wankers wanna want wanted wanting wanton wants war wardrobe wards warehouse warehouseman warehouses wares
  warfare warm warmed warmer warmest warming warmly warmth warn warned warning warnings warns warp warps warrant
  warranted warranties warrants warranty warrior warriors wars wartime warts wary was wash washed washing waste wasted
  wastes wasting wat watch watchdog watched watcher watches watchful watching watchman water watered watering waters
  waterway waterways watery waved wavenumber wavering waves waving wavy wax waxing way ways weak weaken weakened
  weakest weakness wealth wealthy weapon weapons wear wearable wearers wearily wearing wears weary wearying weather
  web webcomic webcrawler webinars website websites wed wedded wedding wedges wednesday wee weed weeds week weekend
  weekends weekly weeks weep weeping weigh weighed weighing weight weighted weights weighty weird welcome welcomed
  welcomes welcoming welded welfare well wellness went wept were west western westward wet whacked whale whaling
  wharves what whatever whatnot whats whatsoever wheel wheelchair wheeled wheels when whence whenever where
  whereabouts whereas whereby wherein whereof whereupon wherever whether which whichever while whilst whimpering whine
  whining whip whipped whipping whirl whirring whisked whisker whiskered whiskers whiskey whisky whisper whispered
  whispering whispers whistle whistleblower whistling whit white whites whither whizzed who whoever whole wholesale
  wholesome wholly whom whooping whose why wicked wid wide widely widened wider widespread widgets widow widower width
  wife wig wigs wiki wikihow wil wild wilderness wildest wildly will willful willing willingly willingness win winced
  wincing wind winding window windows winds windshirts wine wings wink winked winking winner winners winning wins
  winter wintry wipe wiped wire wired wireless wires wisdom wise wish wished wishes wishing wit witch witchcraft
  witching with withdraw withdrawal withdrawals withdrawing withdrawn withdrew withered withheld withhold withholding
  within without witness witnessed witnesses wittles wives wizard woke woken wold woman women won wonder wondered
  wonderful wonderfully wondering wonders wondrous wont wood wooded wooden woodland woods woodshed wooed wooing woolen
  woolly word words wore work worked worker workers workflow workforce workhouse workin working workmanlike
  workmanship workmen workplace works workshops world worldly worlds worldwide wormwood worn worried worries worry
  worrying worse worship worshipped worshippers worst worth worthy wot would wound wounded wounding wounds woven wow
  wrap wrapped wrapping wrappings wraps wrath wreak wreathed wreaths wreck wreckage wrestling wretch wretched wringing
  wrinkles wrist wrists writ write writer writers writes writhed writing writings written wrong wrongdoing wrongful
  wrongly wrongs wrote wrought wry wtf wwe www xii xiii xiv xxx yaa yacht yah yall yard yards yarns yawn yawned yay
  yeah yeahs year yearly years yeh yell yellow yellowish yep yer yerself yes yesterday yet yield yielding yields yoga
  yonder you young younger youngest youngster your yours yourself youth youthful youths yow yrs yuh yup zaynmalik zeal
  zebra zero zip zombie zone zones`
    .trim()
    .split(/\s+/u),
);
