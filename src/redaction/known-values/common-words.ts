/**
 * Words that English texts often write in small letters, and words that are names as well: where one of them is a found
 * name, its other mentions are most likely something else. The frequent ones were counted in GUM and the Broad Twitter
 * Corpus (both CC BY 4.0).
 */
export const commonWords: ReadonlySet<string> = new Set(
  `abilities ability able aboard about above abroad absolute absolutely abuse academic accept accepted access accident accommodate according account
  accurate accused achieve achievement across act acting action actions active activists activities activity actor actual actually adaptation add added
  adding addition additional address addresses addressing adequate admit admits adopted adult adults advance advanced advantage adventure advert
  advertising advice adviser aesthetic aesthetics affect affected afraid after afternoon again against age aged agency agenda agent agents ages ago
  agree agreed agreement agriculture ahead aid aim aims air airborne aircraft airport airspace airstrikes album alcohol alert alive all alleged alliance
  allow allowed allows almost alone along already also although always amazing amber american amid among amount analyses analysis analysts ancient and
  angel animal animals anniversary announce announced announcement announces announcing annoying annual another answer answers ant ants any anymore
  anyone anything anyway anywhere apartment apex app apparent appeal appear appearance appears apple application applications applied apply applying
  appreciate appreciation approach appropriate apps april are area areas argues argument arms army around arranged arrest arrested arrival arrive
  arrived art article articles artificial artist artistic artists arts artwork artworks ask asked asking asks asleep aspect aspects ass assault assembly
  asserted assess assets assist associated assume asylum ate atmosphere atmospheric atomic atoms attack attacked attacking attacks attempt attempted
  attempts attend attended attendees attention attitude attract audience august author authorities authority authors autumn available average avoid
  awake award awards aware away awesome awful awkward babe babies baby back background backs bad badly bae bag baker balance ball ballot ban band bands
  bank banks bar barrabest bars base based basic basically basis basketball battle beach bean beat beating beats beautiful beauty became because become
  becomes bed been before began begin beginning begins begun behalf behavior behaviors behind being belief beliefs believe believed belongs below
  benefit benefits best bet better between beyond bias bid big biggest bill billion bin biological bird birds birth birthday bishop bit bitch bitches
  black blame blessing blink blinking block blog blood bloody blown blue board boat boats bob bodies body bombing bond bone book booked books boost
  border bored boring born boss boston both bother bottle bottom bought box boxes boy boys brain brains brand break breakfast breaking breaks bridge
  brief briefing bright brightness brilliant bring bringing brings british bro broke broken brooks brother brought brown browser budget build building
  built bulb bullying bunch bus business businesses busy but butcher buy buying cabinet calendar call called calling calls calm came camera camp
  campaign can cancer candidate candidates cant capacity capital captain capture captured car carbon card cardinal care career carried carry carrying
  cars carter case cases cash cast cat catch categories category cats caught cause caused causes causing cbb ceasefire celebrate celebrated celebrity
  census cent central centre century ceremony certain certainly challenge challenges challenging championship chance change changed changes changing
  channel chapter character characters charge charged charges charity chase chat check checked cheese chef chemical chemicals chicken chickens chief
  child childhood children chill chips chocolate choice choices choose chose chosen chriskkenny christian church circle cities citizens city civil claim
  claimed claiming claims class classic classified classroom clean clear clearly click client cliff climate climbing clinics clock close closed closely
  closer closing clothes club clubs coach coast cocktail code coffee cognition cognitive coincidence cold colleagues collected collecting collection
  collections college color colored colour column com combat combination combined come comedy comes comfort coming commander comment comments commercial
  commissioner commitment common communities community como companies company compared comparison compass compete competition complaining complete
  completed completely complex complicated composition compound computer computing concept concepts concern concerns concert conclusion concrete
  condition conditions condolences conducted conference confidence confident confirm confirmed confirms conflict confused connection consequences
  consider considered considering consist constantly constituency consumer consumption contact contain containing contains contemporary content contest
  context contexts continue continued continues contract contrast contribute control convention conventional conversation convoy cook cool cooper
  cooperation copper copy copyright core corner corpus correct cos cost costs could council councillors count countdown countless countries country
  counts county couple courage course court cover coverage covered covers crane crap crash crashed crashes crazy create created creating creation
  creative credit crew cricket crime criminal crisis critical criticism critics crop crops cross crossing crowd crowds cry crying crystal cultural
  culture cultures curator current currently custody customer customers cut cute cuts cycle cyclone cyclones dad daily dairy daisy dale damage damn
  dance dangerous dark dat data database date daughter dawn day days dead deadline deadly deal dealing deals dean dear death deaths debate debris debt
  decades december decide decided decision decisions decline dedicated dedication deep deeply defeat defeated defence defend defending defense
  deficiency deficit defined defining definitely definition degree del delayed delays delivered delivery demand demands demo democracy demon denied
  department depends describe described describes deserve design designer desire desperate despite destiny destroy destroyed detailed details detained
  determine determined devastating develop developed developing development device devices devpt dick did die died dies diet difference differences
  different difficult difficulties digital dimensions dinner dinosaur direct direction directly director disability disappointed disaster discover
  discovered discuss discussed discusses discussing discussion displacement display disruptive distance distortion distributed distribution diversity
  divide divided dnt doctor doctors document documents does dog dogs doing dollar dollars domain don donated donations done dont door double doubt down
  downed download downpours draft draw drawing dream dreams dress drew drink drinkin drinking drinks drive driven driver drives driving drop dropped
  drove drug drugs dry dude due duke during dust duties duty dying each earl earlier early ears earthquake easier easily east eastern easy eat eating
  eats economic economy eczema edition editor editors education educational effect effective effects efficient effort efforts eggs eight either elected
  election elections electoral electricity element elements elite else email embassy emergency emission emissions emotional empirical end endeavor ended
  ending ends enemy energy enforcement engage engagement english enhanced enjambment enjoy enjoyed enjoying enough ensure enter entire entry environment
  environments epic episode equal equality equipment error errors escaping especially essential establish established estate estimate estimated
  estimates etc ethics european eve even evening event events eventually ever every everybody everyday everyone everything everywhere evidence evil
  evolution evolutionary exactly exam examine examined example examples exams excellent exchange excited excitement exciting exclusive exercise exhibit
  exhibits exist existing expanding expansion expect expectations expected expecting expensive experience experienced experiences experimental
  experiments expert expertise experts explain explained explains explanation explanations exploration explore exposure express expressed extend
  extended extent external extreme extremely eye eyes face faced faces facilitate facing fact factor factors factory facts faculty fail failed fails
  failure failures fair fairly faith fake fall falling falls families family famous fan fans fantastic far fashion fast faster fat fatal father favor
  favorite favourite fear fears feature features featuring february fee feedback feel feeling feelings feels feet fell felt female femoral femur ferry
  festival few fiction field fields fifth fight fighter fighting figures file fill filled film filming films final finally finance financial find
  finding findings finds fine fined finish finished finishing fire fired firm first fish fisher fit five fix flag flat flight flights flooding floor
  flow flowers fly foam focus focused focuses follow followed followers following follows food foot footage football for force forced forces ford
  forecast foreign forever forget forgot fork form formed former forms forum forward fought found founder four fourth fox framework frank fraud free
  freedom french friday friend friends from front frost fuck fucked fucking full fully fun function functional functions fundamental funding funeral
  funny further future gain galleries gallery game games gap gas gather gathering gave gay gender general generally generate generated generation
  generations geographical geometry german get gets getting giant gift ginger girl girlfriend girls giroditalia give given gives giving glad glass
  glasses glen global glow goal goals goes going gold gon gone gonna good goodbye gorgeous got gotta gov govern government governments governor grab
  grace grammar grand graphic grateful gravity gray great greater greatest green grew grey grit ground group groups grow growing growth guarantee guess
  guide guilt guilty guitar gun gusto guy guys gym had haha hahaha hahahaha hair half hall hand handed hands happen happened happening happens happy
  hard harder hardly harmony harsh has hashtag hat hate have having hazel head headache headline headlines headquarters heads health healthy hear heard
  hearing heart heat heath heavy height held hell hello help helped helping her here heritage herself high higher highest highly hilarious hill him
  himself hip hire his historic history hit hits hoje hold holding holdings holds holiday holly home homeopathy homes honey honeymoon honored hope
  hopefully hopes hoping horizon hospital host hosting hot hotel hotels hour hours house household houses housing how however http hug huge huh human
  humans hundred hundreds hunter hurt hurting husband ice idea ideal ideas identified identify idiot ill illegal images imagination imagine immediate
  immediately immigration impact impartial impeachment implemented importance important impossible improve improved improvement incident include
  included includes including income increase increased increases increasing incredible indeed independence indicates individual individuals industry
  infected inflation influence influenced influential info information informed ingredients initial initiated injured injury innovation inquiry insects
  inside insight insights inspiration inspired instagram instance instead institutions instructions instructor insurance intake intelligence intended
  intense interaction interest interested interesting interests interior interjection internal international internet interstellar intervention
  interview interviewed interviews into introduce introduced invest investigate investment invite invited invoice involved involving iodine iodised iris
  island issue issued issues item items its itself ivy jade january jet job jobs join joined joining joint joke jokes journal journalism journalist
  journalists journals journey joy judge judgments july jump june just justice justinbieber justsaying keep keeping keeps kept key kick kid kids kill
  killed killer killing kills kind king kiss knew knight know knowing knowledge known knows lack lady lamb lance land lane language languages lantern
  large largely larger largest last late later latest laugh laughing launch launched launches law laws lay lazy lead leader leaders leadership leading
  leads league learn learned learning least leave leaves leaving led left leg legacy legal legend legislation legislative legislature legitimate legs
  lemon length less lesson lessons let lets letter level levels lexical liberty librarians license lie lies life lifted light lighting lightning lights
  like liked likely likes lily limb limit limitations limited line lines linguistic link linked links lipporocks list listed listen listening literally
  literature little live lived lives living load loading loads loan local located location locations locomotion logic lol long longer look looked
  looking looks los lose loses losing loss losses lost lot lots loud love loved lovely loves low lower loyal luck lucky lunch machine mad made magazine
  magic mail main mainly mainstream maintaining maize major majority make makes making male man manage managed management manager mandatory manual many
  map maps march mariababbage mark market markets marriage marsh mason mass massive match mate material materials mathematics matter matters maurinor
  max may maybe mayor meal meals mean meaning means meant measure measured measures media median medical medicine meet meeting meetings meets melody
  member members memorial memories memory men mental mention mercury mercy message met meter method methods microscope middle might migrants mike miles
  militants military milk miller million millions min mind minds mine minimum minister ministry minority mins minute minutes miss missed missile missing
  mission mistake mistakes misty mixed mobile model models modern modification modify moisture mom moment moments monday money monkeys month months mood
  moody moon moral morality more morning mortgage mosque most mother motivation motors mouth move moved movement moves movie moving much mufc mug
  multiple mum murder murdered music must mutation myself name named names narrative nation national nationally nations native natural nature near
  nearly necessarily necessary need needed needs negative neither neologism nervous never new newspaper next nice nick nigga night nights nine nobody
  nominated nominee none nonsense nor normal north northern nose not nothing notice noticed novel november now nowplaying nuclear number numbers
  numerous nurse oath obesity object objective objects observation observations observed obsession obtained obvious obviously occur ocean october odd
  off offensive offer offered offering offers office officer officers official officials often oil okay old older olive omg once one ones ongoing online
  only onto open opened opening opens operation operations operators opinion opinions opportunity opposite orange orbiter order ordered orders ordinary
  organic organization organize organized orientation original other others our out outbreak outcome outcomes outside over overall own owned owner ozone
  packed page pain pair pan panel paper para parade parallel parents park parker part participant participants particles particular particularly parties
  partner partners partnership parts party pass passed passenger passengers passion past pat path patience patient patterns pay paynewere peace pearl
  penalty penny people peoples pepper per perceived percent percentile percentiles perfect perform performance performed performing perhaps period
  person personal personally personnel perspective petition petitioning phenomenon philosophers phone photo photography photos phrase physical pic pick
  picks pics picture pictures piece pierce pilgrims pilot pink pioneer piss pizza place placed places plan plane planet planned planning plans play
  played player players playing plays plea please pleased pleasure pls plus poetry point pointless points police policies policing policy political
  politician politicians politics poll polls pollution poor pop popular population porn porter position positions positive possession possible post
  posted poster posts postural potential power powerful powers ppl practical practice practices pray precious predatory pregnant premier prepare
  prepared preparing presence present presented presents preserved presidential press pressure pretty prevail prevent preview previous previously price
  prices pride priest primary prime prince principle print prior prison private probably problem problems process processes processing produce produced
  produces product production productivity products professional proficiency profit profits program progress project projects promise promised promises
  promoting pronounced propaganda proper properly properties property proposed proposing protect protected protecting protection protest protests
  prototype proud prove proven provide provided provides providing province provision provisions psychology public publication published pull pulls
  purple purpose push put puts putting quality quantity quarter quartile que queen quest question questions queue quick quickly quiet quit quite quits
  quiz quote race racial radio raid rail rain raise raised raises ran random range rapidly rare rate rates rather ratings ray reach reached reaction
  read readers reading ready real realise realised realists reality realize really reason reasonable reasons rebels recall receive received receiving
  recent recently recognized recommended record recorded recording records recovery red reduce reed reelected reference referendum reflect reform
  reforms refused regard regarding region regional regret regulator reject related relation relationship relative relatively relativism release released
  relevance relevant reliable relief religion religious rely remain remains remarkable remember reminder remote remove repair repetition replace
  replaced replication reply report reported reportedly reporter reporting reports represent represents request requests require required requires
  rescued research researchers residential residents resign resignation resistance resolution resource resources respect respectively respond responded
  respondents response responses responsible rest restaurant result results retirement return returned retweet reveal revealed reveals revenue review
  reviews revision revolution reward rice rich ridiculous right rights ring rise rises risk river rivers road rob robin robot rock rocket role roll room
  rose roughly round route row royal rubber ruby rugby ruined rule rules run running runs rush rusty sad safe safety said salaries sale sales salinity
  salt salute same sample samples sand sandy santorum sat satellite saturday savage save saw say saying says scale scared scenario scene scenes schedule
  scheme scholars school schools science scientific scientists scope score scored scores scoring screen sea search searching season seat seats second
  seconds secret section sector security see seeing seek seekers seeking seem seems seen selected self sell selling send sending senior sense sensitive
  sent sentence sentiment separate separatists september series serious seriously serve served service services serving session sessions set sets
  setting settlement settlers seven several severe sex sexual sexy shall shame shape shaped share shared she sheet shell shift shine ship shirt shit
  shock shocking shoot shooting shop shopping short shortly shot shots should show showed showers showing shown shows shut shuttle sick side sign
  signals signed significant signing silence silver similar simple simply since singer singing single sister sit site sites sitting situ situation six
  size skills skin skinny sky slavery sleep sleeping slightly slow slowly small smaller smart smash smell smh smile smiling smith snap snapchat snow
  social societies society software solar sold soldier soldiers solid solution solutions solve solving some somebody someone something sometimes
  somewhere son song songs soon sorry sort soul sound sounds source sources south southern space spacetime spare speak speakers speaking speaks special
  species specific specifically speech speed spend spending spent spheres spirit split spoke spoken spokesman sponsored sports spot spread spring squad
  square staff stage stampede stand standard standing stands star stars start started starting starts state stated statement station stats status
  statute stay staying stealing step steps still stone stood stop stopped stops store stores stories storm storms stormy story straight strange
  strategic strategy stream street streets strength stress strike strikes strong stronger strongly structure structures struggle stuck student students
  studies studio study studying stuff stunning stupid style subject subjects substantial subway succeed success successful successfully such suck sudden
  sue suffering suggest suggested suggests suit summary summer summit sun sunday sunny sunshine supplies supply support supported supporters supporting
  supports suppose supposed sure surely surface surgery surprise surprised surprising surveillance survey sushi suspect sustained swan swear swearing
  sweet switched sympathy syntactic system systematic systems table tackle tail take taken takes taking talent talk talking talks target targets task
  tasks taste tattoo taught tax taxes taylor tea teach teacher teachers teaching team teams tears technologies technology tee teen teenager teeth
  television tell telling tells temp temperature temple temporary ten tend term terms terrible terror terrorists test tested testing tests text than
  thank that thats the their them theme themselves then theory there theropods these they thing things think thinking thinks third this tho those though
  thought thoughts thousand thousands threat threats three through throughout thunder thursday ticket tickets till time times timhudak tiny tips tired
  title tmro today together told toll tomorrow tonight too took tool tools top topic topics total totally touch tough tour toward towards town track
  tracking tracks trade trading tradition traffic trafficking tragedy tragic train training transfer transmedia travel traveled travelers traveling
  travelling treat treatment treatments tree tremendous trend trending trial tried tries trinity trip triumph troops tropical trouble true truly trust
  truth try trying tuesday tuned turn turned turner turning turnout turns tweeps tweet tweeted tweeting tweets twelve twice twitter two type types ugly
  una unable under understand understood underway unemployment unfollow unfollowed unfollowers uni uniform union unique unit united units unity
  universal universe universities university unlike unlikely until unusual unveils update updated updates upon upper ups urge urged use used useful user
  username users uses using usually valuable value values van variety various verdict version versions very veteran via victim victims victor victory
  video videos view viewing views village villages violence violet virus visa visas visit visited visitors visual vodka voice volcano volunteers vote
  voted voters votes voting wage wages wait waiting waive wake walk walked walker walking walks wall wan wanna want wanted wanting wants war warm
  warming warns was watch watchdog watched watching water way ways weak wealth wear wearing weather web website wedding wednesday wee week weekend weeks
  weight weird welcome well wells went were west western wet what whatever when where whether which while whilst white who whole whose why wide widely
  wife wiki wild will willing win wind window winds wine wink winking winner winners winning wins winter wise wish wishes with within without witnesses
  woke wolf woman women won wonder wonderful wondering wood woods word words work worked worker workers workforce working workplace works world worlds
  worried worry worse worship worst worth would wounded wow write writer writers writes writing written wrong wrote wtf xxx yay yeah year years yellow
  yes yesterday yet yield yields you young younger your yours yourself youth youtube yup zaynmalik zombie zone`.split(
    /\s+/u,
  ),
);
