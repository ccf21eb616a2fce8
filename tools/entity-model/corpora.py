"""Reads the labelled corpora. Each example is a text with spans, and the types that its corpus labels at all."""

import csv
import hashlib
import json
import lzma
import random
import re
import xml.etree.ElementTree as tree
from dataclasses import dataclass
from pathlib import Path

from labels import TYPES, Span

NAMED = frozenset({"PERSON", "ORGANIZATION", "LOCATION", "ADDRESS"})
ALL = frozenset(TYPES)


@dataclass(frozen=True)
class Example:
    text: str
    spans: tuple[Span, ...]
    # A word without a label is none of these types. It is one of the others only if it looks like it: `labels.LOOKS`.
    covers: frozenset[str] = ALL


def is_held_out(key: str) -> bool:
    """One key in five is never trained on: templates, names, places. `bench/redaction/public-sets.ts` has the same rule."""
    return hashlib.sha256(key.encode()).digest()[0] % 5 == 0


def joined(sentence: list[tuple[str, str]], names: dict[str, str]) -> tuple[str, list[Span]]:
    """Tokens with IOB tags, as a text with spans."""
    text, spans, label, before = "", [], None, ""
    for token, tag in sentence:
        glued = before == "" or re.fullmatch(r"[.,;:!?)\]%]|'s|n't|’s", token, re.I) or before in "(#@$£€["
        text += "" if glued else " "
        prefix, _, own = tag.rpartition("-")
        name = names.get(own)
        if name is not None and label == own and prefix != "B" and spans:
            spans[-1] = (spans[-1][0], len(text) + len(token), name)
        elif name is not None:
            spans.append((len(text), len(text) + len(token), name))
        label, text, before = own, text + token, token
    return text, spans


def conll(path: Path, names: dict[str, str], token: int = 0, tag: int = -1, per_text: int = 4, covers=NAMED) -> list[Example]:
    """A CoNLL file, some sentences to a text."""
    sentences = []
    for block in re.split(r"\r?\n\s*\r?\n", path.read_text(encoding="utf-8")):
        rows = [line.split() for line in block.splitlines() if line and not line.startswith(("# ", "-DOCSTART-"))]
        rows = [row for row in rows if len(row) > abs(tag) - 1]
        if rows:
            sentences.append([(row[token], row[tag]) for row in rows])
    examples = []
    for first in range(0, len(sentences), per_text):
        text, spans = "", []
        for sentence in sentences[first : first + per_text]:
            more, found = joined(sentence, names)
            shift = len(text) + (1 if text else 0)
            text = f"{text} {more}" if text else more
            spans += [(start + shift, end + shift, name) for start, end, name in found]
        examples.append(Example(text, tuple(spans), covers))
    return examples


def read_jsonl(path: Path, names: dict[str, str], covers: frozenset[str]) -> list[Example]:
    raw = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8")
    examples = []
    with raw as lines:
        for line in lines:
            record = json.loads(line)
            spans = [(e["start"], e["end"], names[e["label"]]) for e in record["entities"] if e["label"] in names]
            examples.append(Example(record["text"], tuple(spans), covers))
    return examples


PRESIDIO = {
    "PERSON": "PERSON", "ADDRESS": "ADDRESS", "LOCATION": "LOCATION", "GPE": "LOCATION",
    "ORGANIZATION": "ORGANIZATION", "DATE_TIME": "DATE_TIME",
}  # fmt: skip


def presidio(data: Path, held_out: bool) -> list[Example]:
    records = json.loads((data / "presidio-research/generated_large.json").read_text(encoding="utf-8"))
    examples = []
    for record in records:
        if is_held_out(record["masked"]) != held_out:
            continue
        spans = [
            (span["start_position"], span["end_position"], PRESIDIO[span["entity_type"]])
            for span in record["spans"]
            if span["entity_type"] in PRESIDIO
        ]
        examples.append(Example(record["full_text"], tuple(spans), NAMED | {"DATE_TIME"}))
    return examples


SHORT = {"PER": "PERSON", "ORG": "ORGANIZATION", "LOC": "LOCATION", "GPE": "LOCATION", "FAC": "LOCATION"}
GUM = {"PERSON": "PERSON", "ORG": "ORGANIZATION", "LOC": "LOCATION", "DATE": "DATE_TIME"}
RE3D = {"Person": "PERSON", "Organisation": "ORGANIZATION", "Location": "LOCATION"}
COURT = {
    "LAWYER": "PERSON", "JUDGE": "PERSON", "WITNESS": "PERSON", "OTHER_PERSON": "PERSON", "COURT": "ORGANIZATION",
    "ORG": "ORGANIZATION", "GPE": "LOCATION", "DATE": "DATE_TIME",
}  # fmt: skip


def training(data: Path) -> list[Example]:
    """All corpora whose licences permit it without share-alike."""
    examples: list[Example] = []
    tweets = [conll(data / f"broad-twitter-corpus/{part}.conll", SHORT, per_text=2) for part in "abeg"]
    halves = conll(data / "broad-twitter-corpus/h.conll", SHORT, per_text=2)
    examples += [example for part in tweets for example in part] + halves[: len(halves) // 2]
    for part in sorted((data / "gum-named").glob("*.conll")):
        examples += conll(part, GUM, covers=NAMED | {"DATE_TIME"}) * 2
    for part in sorted((data / "re3d-government").glob("*.conll")):
        # Its labels take in "the group", too: sentences with a mention that is no name teach nothing here.
        sentences = conll(part, RE3D, per_text=1)
        examples += [e for e in sentences if all(any(letter.isupper() for letter in e.text[start:end]) for start, end, _ in e.spans)] * 2
    examples += [
        Example(example.text, tuple(span for span in example.spans if example.text[span[0] : span[1]].lower() not in ("borrower", "lender", "the borrower", "the lender")), NAMED)
        for example in conll(data / "sec-filings-ner/FIN5.txt", SHORT, per_text=2)
    ]
    # Petitioners and respondents are persons or firms, and the corpus does not say which: nothing is learnt from them.
    examples += without_unknown(data / "indian-legal-ner/in-legal-ner-dev.jsonl")
    novels = read_jsonl(data / "litbank-names/litbank-names.jsonl", SHORT, frozenset({"PERSON"}))
    examples += [Example(e.text[:2500], tuple(s for s in e.spans if s[1] <= 2500), e.covers) for e in novels]
    openings = read_jsonl(data / "cuad-contract-openings/cuad-openings.jsonl.xz", {"PARTY": "ORGANIZATION", "AGREEMENT_DATE": "DATE_TIME", "EFFECTIVE_DATE": "DATE_TIME"}, frozenset())
    examples += [Example(e.text[:1200], tuple(s for s in e.spans if s[1] <= 1200), frozenset()) for e in openings]
    examples += presidio(data, held_out=False) * 2
    return examples + addresses(data) + people(data)


def without_unknown(path: Path) -> list[Example]:
    examples = []
    for example in read_jsonl(path, COURT | {"PETITIONER": "?", "RESPONDENT": "?"}, NAMED | {"DATE_TIME"}):
        if all(name != "?" for _, _, name in example.spans):
            examples.append(example)
        else:
            known = tuple((start, end, "PERSON" if name == "?" else name) for start, end, name in example.spans)
            if not re.search(r"\b(ltd|limited|state|union|corporation|bank|company|board|government|&)\b", " ".join(example.text[s:e] for s, e, n in example.spans if n == "?"), re.I):
                examples.append(Example(example.text, known, example.covers))
    return examples


def addresses(data: Path) -> list[Example]:
    """Addresses alone and in a sentence."""
    examples, chance = [], random.Random(1)
    root = tree.parse(data / "usaddress-labelled/train_labeled.xml").getroot()
    for item in root:
        text = " ".join("".join(item.itertext()).split())
        before = chance.choice(("", "", "Address: ", "Ship to ", "lives at ", "located at ", "our office at "))
        examples.append(Example(before + text, ((len(before), len(before) + len(text), "ADDRESS"),)))
    for text in re.findall(r"expected:\s*\|\s*\n((?:[ \t]+.*\n)+)", (data / "address-formatting/testcases-countries.yaml").read_text(encoding="utf-8")):
        lines = chance.choice((", ", "\n")).join(line.strip() for line in text.splitlines() if line.strip())
        before = chance.choice(("", "Adresse: ", "Deliver to: ", "resident at "))
        examples.append(Example(before + lines, ((len(before), len(before) + len(lines), "ADDRESS"),)))
    return examples


def people(data: Path) -> list[Example]:
    """Names in lists of staff, several to a text."""
    chance, names = random.Random(2), []
    for item in tree.parse(data / "probablepeople-labelled/person_labeled.xml").getroot():
        names.append(" ".join("".join(item.itertext()).split()))
    chance.shuffle(names)
    examples = []
    for first in range(0, len(names), 6):
        text, spans = "", []
        for name in names[first : first + 6]:
            text += chance.choice(("", "; ", ", ", "\n", " / ")) if text else ""
            text = text if not text or text.endswith((" ", "\n")) else text + "\n"
            spans.append((len(text), len(text) + len(name), "PERSON"))
            text += name
        examples.append(Example(text, tuple(spans)))
    return examples


def gazetteer(data: Path) -> dict[str, list[str]]:
    """Lists of names: `first`, `last`, `city`, `country`, `region`, `company`."""
    lists: dict[str, list[str]] = {}
    with open(data / "gazetteer-names-cc0/common-forenames-by-country.csv", encoding="utf-8-sig") as rows:
        table = list(csv.DictReader(rows))
        lists["first"] = [row["Romanized Name"] or row["Localized Name"] for row in table] + [row["Localized Name"] for row in table if re.fullmatch(r"[\u0000-\u024f '-]+", row["Localized Name"])]
    with open(data / "gazetteer-names-cc0/common-surnames-by-country.csv", encoding="utf-8-sig") as rows:
        lists["last"] = [row["Romanized Name"] or row["Localized Name"] for row in csv.DictReader(rows)]
    for name, file, most in (("last", "dist.all.last.top10000", 4000), ("first", "dist.female.first", 1500), ("first", "dist.male.first", 900)):
        lines = (data / "gazetteer-us-census-names" / file).read_text().split("\n")[:most]
        lists[name] += [line.split()[0].title() for line in lines if line]
    with lzma.open(data / "gazetteer-cities-geonames/world-cities.csv.xz", "rt", encoding="utf-8") as rows:
        table = list(csv.DictReader(rows))
    lists["city"] = [row["name"] for row in table]
    lists["country"] = sorted({row["country"] for row in table})
    lists["region"] = sorted({row["subcountry"] for row in table if row["subcountry"]})
    with open(data / "gazetteer-sp500-companies/constituents.csv", encoding="utf-8") as rows:
        lists["company"] = [row["Security"] for row in csv.DictReader(rows)]
    return {name: [value for value in values if value.strip()] for name, values in lists.items()}
