/** Groups of occupations, after the major groups of ISCO-08 (https://isco.ilo.org), by words that they are told with. */
const groups: readonly (readonly [string, RegExp])[] = [
  [
    'health',
    /doctor|nurse|physician|surgeon|midwife|dentist|dental|radi|pharmac|paramedic|therap|psych|optic|optom|vet|care|medical|practitioner|anaesth|paediatr|neurolog|patholog/iu,
  ],
  ['education', /teach|lectur|professor|tutor|school|librar|trainer|coach|student/iu],
  [
    'law and public order',
    /lawyer|solicitor|barrister|judge|prosecut|notary|attorney|counsel|advocate|paralegal|police|detective|constable|guard|officer|soldier|fire|customs|magistrate/iu,
  ],
  [
    'management',
    /manager|director|chief|head|president|partner|executive|ceo|cfo|cto|coo|owner|treasurer|chair|mayor|politician|leader/iu,
  ],
  [
    'office and finance',
    /account|audit|clerk|secretar|bank|payroll|bookkeep|cash|reception|assistant|administrat|analyst|advis|broker|agent|handler|adjuster|actuar|economist/iu,
  ],
  [
    'science and engineering',
    /engineer|scientist|programm|develop|architect|technician|biolog|chemist|physicist|research|survey|mathematic|designer|geolog/iu,
  ],
  [
    'crafts and trades',
    /plumb|electric|carpent|mason|roof|weld|paint|build|mechanic|fitter|tiler|plaster|joiner|glaz|tailor|bak|butcher|smith|seamstress|bricklay|locksmith|watch/iu,
  ],
  [
    'transport and logistics',
    /driver|pilot|dispatch|warehouse|deliver|haul|ship|train|railway|sea|post|flight|diver/iu,
  ],
  [
    'services and sales',
    /cook|chef|wait|bar|hair|beaut|sales|shop|clean|housekeep|janitor|caretaker|florist|travel|nanny|au pair|child/iu,
  ],
  ['media and arts', /journal|writ|music|act|photograph|edit|sing|artist|translat|interpret|present/iu],
  ['farming', /farm|garden|forest|fish|shepherd/iu],
  ['religion', /priest|imam|rabbi|pastor|nun|minister/iu],
];

/** The group of an occupation; null: it is in none. */
export function occupationGroup(title: string): string | null {
  return groups.find(([, words]) => words.test(title))?.[0] ?? null;
}
