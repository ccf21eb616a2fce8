"""Fills templates: one a line, with blanks such as `{P}` and alternatives such as `(a|b)`."""

import random
import re
from pathlib import Path

from corpora import Example, is_held_out
from fillers import Fillers
from labels import Span

FOLDER = Path(__file__).parent / "templates"
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Dr", "Mr.", "Ms.", "Dr.", "Prof.", "Herr", "Frau", "Mme", "Sr.")


def lines(held_out: bool) -> dict[str, list[str]]:
    """Templates by register, of one half."""
    found = {}
    for file in sorted(FOLDER.glob("*.txt")):
        found[file.stem] = [line for line in file.read_text(encoding="utf-8").splitlines() if line and is_held_out(line) == held_out]
    return found


def choose(template: str, chance: random.Random) -> str:
    """Takes one of each alternatives."""
    while match := re.search(r"\(([^()|]*(?:\|[^()|]*)+)\)", template):
        template = template[: match.start()] + chance.choice(match[1].split("|")) + template[match.end() :]
    return template


def fill(template: str, words: Fillers) -> tuple[str, list[Span]]:
    """The text of a template, and where its entities are."""
    text, spans = "", []
    # A name that stands twice in a text is often the same person.
    person = {"F": words.first(), "S": words.last()}
    for piece in re.split(r"(\{[A-Z]{1,2}\}|\{[a-z]\}|<[A-Z]\|[^>]*>)", choose(template.replace("\\n", "\n"), words.chance)):
        if not re.fullmatch(r"\{[A-Za-z]{1,2}\}", piece):
            text += piece
            continue
        value, name = draw(piece[1:-1], words, person)
        if piece == "{T}":
            text += words.draw(list(TITLES)) + " "
        if name is not None:
            spans.append((len(text), len(text) + len(value), name))
        text += value
    return text, spans


def draw(blank: str, words: Fillers, person: dict[str, str]) -> tuple[str, str | None]:
    again = words.chance.random() < 0.25
    match blank:
        case "P":
            return (f"{person['F']} {person['S']}" if again else words.person()), "PERSON"
        case "F":
            return (person["F"] if again else words.first()), "PERSON"
        case "S" | "T":
            return (person["S"] if again else words.last()), "PERSON"
        case "I":
            return words.draw([f"{words.initial()}.{words.initial()}.", f"{words.initial()}. {words.last()}", f"{words.initial()}.", f"{words.initial()}. {words.initial()}."]), "PERSON"
        case "R":
            return f"{words.last()}, {words.first()}{words.draw(['', '', ' ' + words.initial(), ' ' + words.initial() + '.'])}", "PERSON"
        case "O":
            return words.org(), "ORGANIZATION"
        case "L":
            return words.location(), "LOCATION"
        case "C":
            return words.city(), "LOCATION"
        case "N":
            return words.country(), "LOCATION"
        case "A":
            return words.address(), "ADDRESS"
        case "D":
            return words.date(), "DATE_TIME"
        case "DR":
            return words.relative(), "DATE_TIME"
        case "Y":
            return str(words.chance.randint(1930, 2025)), "DATE_TIME"
        case "J":
            return words.job(), "JOB_TITLE"
        case "X":
            return words.nationality(), "NRP"
        case "m":
            return words.amount(), None
        case "k":
            return words.code(), None
        case "e":
            return words.email(), None
        case "t":
            return words.phone(), None
        case "n":
            return words.number(), None
    raise ValueError(f"No blank is called {blank}.")


def noisy(text: str, spans: list[Span], chance: random.Random) -> tuple[str, list[Span]]:
    """As a scanner reads it, or a hurried person types it: letters exchanged one for one, so that spans keep."""
    swaps = {"l": "1", "o": "0", "i": "l", "s": "5", "b": "6", "e": "c", "O": "0", "I": "l", "m": "n"}
    letters = [swaps[c] if c in swaps and chance.random() < 0.06 else c for c in text]
    return "".join(letters), spans


def examples(words: Fillers, count: int, held_out: bool = False) -> list[Example]:
    """So many texts. Short ones stand alone or, often, two or three together, as sentences of a text do."""
    by_register = lines(held_out)
    weights = {"courts": 2.5, "letters": 3, "messages": 3, "forms": 1.5, "negatives": 1.6}
    registers = [name for name in by_register if by_register[name]]
    made = []
    for _ in range(count):
        register = words.chance.choices(registers, [weights[name] for name in registers])[0]
        text, spans = "", []
        for _ in range(words.chance.choice((1, 1, 2, 3)) if register in ("courts", "negatives", "letters") else words.chance.choice((1, 1, 1, 2))):
            source = register if words.chance.random() < 0.85 else "negatives"
            more, found = fill(words.chance.choice(by_register[source] or by_register[register]), words)
            shift = len(text) + (1 if text else 0)
            text = f"{text}{words.chance.choice((' ', chr(10)))}{more}" if text else more
            spans += [(start + shift, end + shift, name) for start, end, name in found]
        if words.chance.random() < 0.04:
            text, spans = noisy(text, spans, words.chance)
        if words.chance.random() < 0.06:
            text, spans = unpunctuated(text, spans)
        made.append(Example(text, tuple(spans)))
    return made


def unpunctuated(text: str, spans: list[Span]) -> tuple[str, list[Span]]:
    """Without commas and full stops, which become spaces."""
    return re.sub(r"[.,;:!?](?=\s|$)", " ", text), spans
