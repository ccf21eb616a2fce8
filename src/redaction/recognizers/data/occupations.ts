/** Occupations that say so by themselves, in small letters. Written by hand. */
export const occupations = `\
accountant|actor|actress|actuary|acupuncturist|anaesthetist|anesthesiologist|anthropologist|archaeologist|architect|astronaut|\
astronomer|auctioneer|audiologist|babysitter|baker|ballerina|banker|barber|barista|barrister|bartender|beautician|biochemist|biologist|\
blacksmith|bookkeeper|botanist|bricklayer|builder|butcher|butler|carpenter|cardiologist|caretaker|cartographer|cashier|chauffeur|chef|\
chemist|chiropractor|choreographer|cleaner|columnist|composer|comedian|copywriter|coroner|courier|dancer|decorator|dentist|dermatologist|\
dietitian|diplomat|dishwasher|dressmaker|ecologist|economist|electrician|embalmer|engineer|entrepreneur|epidemiologist|farmer|farmworker|\
firefighter|fireman|fisherman|fishmonger|flight attendant|florist|forester|freelancer|gardener|geneticist|geographer|geologist|glazier|\
goldsmith|graphic designer|greengrocer|grocer|gynaecologist|gynecologist|hairdresser|handyman|herbalist|historian|housekeeper|\
hydrologist|illustrator|interpreter|ironmonger|janitor|jeweller|jeweler|joiner|journalist|labourer|laborer|landscaper|lawyer|lecturer|\
librarian|lifeguard|linguist|locksmith|lorry driver|machinist|magician|mathematician|mason|masseuse|mechanic|meteorologist|\
microbiologist|midwife|milkman|miller|miner|musician|nanny|neurologist|neurosurgeon|novelist|nurse|nutritionist|obstetrician|\
occupational therapist|oncologist|optician|optometrist|orthodontist|osteopath|painter|paediatrician|pediatrician|paralegal|paramedic|\
pathologist|pharmacist|philosopher|photographer|physicist|physiotherapist|physician|pianist|pilot|plasterer|plumber|podiatrist|poet|\
policeman|police officer|policewoman|postman|postwoman|potter|programmer|prosecutor|psychiatrist|psychologist|psychotherapist|publican|\
radiographer|radiologist|receptionist|roofer|sailor|sculptor|seamstress|security guard|shopkeeper|singer|social worker|sociologist|\
software developer|software engineer|solicitor|songwriter|statistician|steward|stockbroker|stonemason|stylist|surgeon|surveyor|tailor|\
taxi driver|taxidermist|teacher|telemarketer|therapist|tiler|translator|truck driver|tutor|typist|undertaker|upholsterer|urologist|usher|\
veterinarian|violinist|waiter|waitress|watchmaker|weaver|welder|window cleaner|woodworker|zoologist|bus driver|train driver|\
delivery driver|crane operator|forklift operator|machine operator|call centre agent|call center agent|estate agent|real estate agent|\
travel agent|insurance broker|insurance agent|claims adjuster|loss adjuster|underwriter|loan officer|bank clerk|bank teller|tax advisor|\
tax consultant|financial advisor|financial adviser|financial analyst|business analyst|data analyst|data scientist|data engineer|\
web developer|web designer|frontend developer|backend developer|full stack developer|devops engineer|system administrator|\
systems administrator|database administrator|network engineer|civil engineer|mechanical engineer|electrical engineer|\
chemical engineer|product manager|product owner|project manager|program manager|programme manager|scrum master|account manager|\
account executive|sales manager|sales assistant|sales representative|shop assistant|store manager|marketing manager|office manager|\
operations manager|human resources manager|hr manager|case manager|branch manager|general manager|restaurant manager|team leader|\
customer service representative|customer service agent|administrative assistant|executive assistant|personal assistant|\
teaching assistant|research assistant|legal assistant|medical assistant|dental assistant|dental hygienist|nursing assistant|care worker|\
support worker|youth worker|factory worker|construction worker|warehouse worker|postal worker|home health aide|phlebotomist|\
registered nurse|nurse practitioner|general practitioner|head teacher|headmaster|headmistress|primary school teacher|high school teacher|\
assistant professor|associate professor|postdoctoral researcher|phd student|research scientist|lab technician|laboratory technician|\
chief executive officer|chief financial officer|chief operating officer|chief technology officer|chief information officer|\
chief marketing officer|managing director|executive director|creative director|art director|finance director|vice president|\
executive vice president|senior vice president|general counsel|company secretary|compliance officer|probation officer|prison officer|\
customs officer|immigration officer|parking attendant|bookseller|bookmaker|croupier|disc jockey|event planner|wedding planner|\
interior designer|fashion designer|game designer|ux designer|ui designer|game developer|mobile developer|video editor|copy editor|\
film director|sound engineer|personal trainer|fitness instructor|yoga teacher|driving instructor|ski instructor|football player|\
soldier|army officer|naval officer|air traffic controller|aircraft mechanic|car mechanic|auto mechanic|quantity surveyor|town planner|\
urban planner|landscape architect|patent attorney|conveyancer|notary public|court reporter|bailiff|private investigator|detective inspector|\
arzt|ärztin|lehrer|lehrerin|krankenschwester|krankenpfleger|pflegekraft|ingenieur|ingenieurin|rechtsanwalt|rechtsanwältin|notarin|\
steuerberater|steuerberaterin|bäcker|metzger|tischler|schreiner|elektriker|klempner|maurer|verkäufer|verkäuferin|geschäftsführer|\
geschäftsführerin|kellner|kellnerin|köchin|friseur|friseurin|buchhalter|buchhalterin|apotheker|apothekerin|informatiker|\
avocat|avocate|médecin|infirmier|infirmière|boulanger|boulangère|comptable|ingénieur|enseignant|enseignante|plombier|électricien|\
abogado|abogada|médico|enfermera|enfermero|ingeniero|ingeniera|contador|panadero|camarero|camarera|carpintero|fontanero`;

/** Words that are an occupation only where something says so: a seniority before them, or a verb. */
export const occupationHeads = `\
administrator|advisor|adviser|agent|analyst|apprentice|artist|assistant|associate|attendant|attorney|auditor|broker|buyer|captain|chairman|\
chairwoman|chairperson|chairman of the board|chief of staff|clerk|coach|consultant|controller|coordinator|counselor|counsellor|curator|\
dealer|dean|designer|detective|developer|director|driver|editor|executive|foreman|guard|guide|inspector|instructor|intern|investigator|\
investor|judge|magistrate|manager|marshal|merchant|minister|model|monk|nun|officer|operator|partner|planner|porter|president|priest|\
principal|producer|professor|ranger|recruiter|reporter|researcher|rabbi|imam|pastor|vicar|scientist|secretary|sergeant|specialist|student|\
supervisor|technician|technologist|trader|trainee|trainer|treasurer|warden|worker|writer|ceo|cfo|coo|cto|cio|vp|founder|co-founder`;

/** Words that stand before an occupation and belong to it. */
export const seniorities = `\
senior|junior|chief|lead|head|deputy|assistant|associate|principal|trainee|apprentice|retired|former|freelance|self-employed|chartered|\
certified|licensed|qualified|registered|executive|regional|national|global|vice|managing|general|staff|interim|acting|sr|jr|group|\
sales|marketing|finance|financial|legal|medical|technical|software|hardware|network|systems|system|data|security|it|hr|human resources|\
operations|product|project|programme|program|customer|client|support|service|quality|research|clinical|production|logistics|purchasing|\
procurement|communications|public relations|investment|insurance|tax|claims|credit|risk|compliance|construction|electrical|mechanical|civil|\
chemical|industrial|environmental|biomedical|aerospace|structural|veterinary|dental|school|university|primary|secondary|high school|\
kindergarten|maths|science|english|history|music|art|paediatric|pediatric|forensic|corporate|commercial|criminal|family|private|police`;
