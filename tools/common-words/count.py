"""Counts the words that English writes in small letters: python count.py --data FOLDER > ../../src/redaction/known-values/common-words.ts"""

import argparse
import collections
import csv
import json
import lzma
import re
import sys
import textwrap
from pathlib import Path

WORD = re.compile(r"[^\W\d_]+")
# Words that a corpus of a few hundred documents has by chance in capitals, or rarely has.
ALSO = """april august december february january july june march may monday november october september friday saturday
sunday thursday tuesday wednesday american british english european french german christian north south east west northern
southern western central national royal united street lane hill park island college university church council department
ministry minister captain king queen prince duke earl bishop bob dick frank mike nick rob ray max jobs internet""".split()


class Counts:
    def __init__(self) -> None:
        self.small: collections.Counter[str] = collections.Counter()
        self.large: collections.Counter[str] = collections.Counter()

    def text(self, text: str, defines_terms: bool = False) -> None:
        """What stands in small letters, and within a sentence in capitals. Contracts write their terms in capitals."""
        for line in re.split(r"(?<=[.!?:])\s+|\n", text):
            words = [match.group() for match in WORD.finditer(line)]
            if len(words) < 3 or line.isupper():
                continue
            for place, word in enumerate(words):
                if word.islower():
                    self.small[word] += 1
                elif place > 0 and word[0].isupper() and not defines_terms:
                    self.large[word.lower()] += 1

    def conll(self, path: Path, defines_terms: bool = False) -> None:
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            self.text(" ".join(line.split()[0] for line in block.splitlines() if line), defines_terms)

    def jsonl(self, path: Path, defines_terms: bool = False) -> None:
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else open(path, encoding="utf-8") as lines:
            for line in lines:
                self.text(json.loads(line)["text"], defines_terms)


def names(data: Path) -> set[str]:
    found: set[str] = set()
    for name in ("forenames", "surnames"):
        with open(data / f"gazetteer-names-cc0/common-{name}-by-country.csv", encoding="utf-8-sig") as rows:
            for row in csv.DictReader(rows):
                found.update((row[column] or "").lower() for column in ("Romanized Name", "Localized Name"))
    for name in ("dist.all.last.top10000", "dist.female.first", "dist.male.first"):
        lines = (data / "gazetteer-us-census-names" / name).read_text().splitlines()[:3000]
        found.update(line.split()[0].lower() for line in lines if line)
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    counts = Counts()
    for path in [*sorted((data / "gum-named").glob("*.conll")), *sorted((data / "re3d-government").glob("*.conll"))]:
        counts.conll(path)
    for part in "abegh":
        counts.conll(data / f"broad-twitter-corpus/{part}.conll")
    counts.jsonl(data / "litbank-names/litbank-names.jsonl")
    counts.conll(data / "sec-filings-ner/FIN5.txt", defines_terms=True)
    counts.jsonl(data / "cuad-contract-openings/cuad-openings.jsonl.xz", defines_terms=True)
    counts.jsonl(data / "indian-legal-ner/in-legal-ner-dev.jsonl", defines_terms=True)
    people = names(data)
    words = {
        word
        for word, often in counts.small.items()
        if word.isascii()
        and 3 <= len(word) <= 16
        and often >= (12 if word in people else 2)
        and often >= 2 * counts.large[word]
    }
    body = textwrap.fill(" ".join(sorted(words.union(ALSO))), 118, initial_indent="  ", subsequent_indent="  ")
    sys.stdout.write(
        "// Made by tools/common-words/count.py.\n"
        "/**\n"
        " * Words that English texts write in small letters: where one of them is a found name, its other mentions are most likely\n"
        " * something else. Counted in GUM, the Broad Twitter Corpus, LitBank, CUAD, Indian judgments, SEC filings (CC BY 4.0, CC BY\n"
        " * 3.0) and re3d (open government licences); names of the US census and of a public list count only where they are frequent.\n"
        " */\n"
        "export const commonWords: ReadonlySet<string> = new Set(\n"
        f"  `\n{body}`.trim().split(\n    /\\s+/u,\n  ),\n);\n"
    )


if __name__ == "__main__":
    main()
