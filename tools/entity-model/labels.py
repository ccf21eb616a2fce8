"""The labels that the model gives to word pieces."""

import re

TYPES = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "DATE_TIME", "JOB_TITLE", "NRP")
LABELS = ("O",) + tuple(f"{prefix}-{name}" for name in TYPES for prefix in "BI")
INDEX = {label: place for place, label in enumerate(LABELS)}

# A span of a text: first and last character (exclusive), and its type.
Span = tuple[int, int, str]

# How a word of these types looks. Where a corpus does not label the type, other words are certainly none of it.
LOOKS = {
    "DATE_TIME": re.compile(
        r".*\d.*|jan\w*|feb\w*|mar(ch)?|apr(il)?|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*|\w+day|mon|tue|wed|thu|fri|sat|sun|"
        r"years?|months?|weeks?|days?|hours?|minutes?|today|tonight|tomorrow|yesterday|now|then|ago|later|next|last|this|past|previous|following|same|"
        r"mornings?|noon|afternoons?|evenings?|nights?|midnight|weekends?|spring|summer|autumn|fall|winter|season|century|centuries|decades?|"
        r"early|late|mid|end|beginning|eve|easter|christmas|new|first|second|third|\w+th|quarter|am|pm|o|clock|one|two|three|four|five|six|seven|eight|nine|ten|"
        r"the|a|of|in|on|and|-|,|\.|:|'",
    ),
    "JOB_TITLE": re.compile(
        r"\w+(er|or|ers|ors|ist|ists|ian|ians|ant|ants|ent|ents|man|men|woman|women|person|ee|ees|eer|ess|ing)|nurses?|chiefs?|heads?|coach\w*|chefs?|cooks?|"
        r"judges?|kings?|queens?|pope|clerks?|deans?|vp|c[a-z]o|guards?|pilots?|models?|maids?|staff|reps?|mps?|secretar\w*|attorneys?|captains?|generals?|"
        r"colonels?|majors?|officials?|priests?|monks?|nuns?|hosts?|interns?|associates?|fellows?|leads?|deput\w*|representatives?|executives?|chairs?|principals?|"
        r"apprentices?|police|mechanics?|electric\w*|public|social|sales|software|medical|care|of|the|and|-|/|student\w*|self|employed|retired|fire|shop|bus|truck|taxi",
    ),
    "NRP": re.compile(
        r"\w+(an|ans|ish|ese|ic|ics|ist|ists|ite|ites|i|is|ch|ek|eks|ot|ots)|dutch|greek\w*|welsh|swiss|thai|czech\w*|jew\w*|muslim\w*|hindu\w*|sikh\w*|"
        r"democrat\w*|republican\w*|tory|tories|liberals?|labour|christians?|arabs?|turk\w*|kurd\w*|danes?|swedes?|poles?|finns?|serbs?|croats?|black|white|-",
    ),
}
