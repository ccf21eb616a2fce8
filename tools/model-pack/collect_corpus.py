"""Writes corpus-tokens.json: the tokens that a body of permissively licensed text uses beyond the Latin base set.

Run once by a maintainer; the build reads the file that it left.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from source import open_source
from vocabulary import byte_alphabet, tokenizer_json, trim

FOLDER = Path(__file__).parent
LEAST_COUNT = 2
# The last contracts and documents stay out: evaluation text is drawn from them.
TRAINING_SHARE = 0.8


def _lines(path: Path) -> list[str]:
    data = path.read_bytes()
    if path.suffix == ".xz":
        data = lzma.decompress(data)
    return data.decode("utf-8").splitlines()


def _training_part(items: list[str]) -> list[str]:
    return items[: int(len(items) * TRAINING_SHARE)]


def _conll_text(path: Path) -> str:
    return " ".join(line.split()[0] for line in _lines(path) if line.strip() and not line.startswith("-DOCSTART-"))


def corpus(data: Path) -> Iterator[tuple[str, str, list[str]]]:
    """Yields (source name, licence, texts)."""
    contracts = [json.loads(line)["text"] for line in _lines(data / "cuad-contract-openings/cuad-openings.jsonl.xz")]
    yield "CUAD contract openings (The Atticus Project)", "CC-BY-4.0", _training_part(contracts)
    for domain in ("insurance", "finance"):
        rows = [line.split("\t") for line in _lines(data / f"multidogo/{domain}/train.tsv")[1:]]
        yield f"MultiDoGO {domain}, train", "CDLA-Permissive-1.0", [row[3] for row in rows if len(row) > 3]
    for path in sorted((data / "re3d-government").glob("*.conll")):
        yield f"re3d {path.stem}", "per file: public domain, OGL-UK-3.0, CC-BY-3.0-AU, EU reuse", [_conll_text(path)]
    yield "SEC filings FIN5", "CC-BY-3.0", [_conll_text(data / "sec-filings-ner/FIN5.txt")]
    judgments = [json.loads(line)["text"] for line in _lines(data / "indian-legal-ner/in-legal-ner-dev.jsonl")]
    yield "Indian legal NER, dev", "Apache-2.0", _training_part(judgments)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, required=True, help="GGUF file or safetensors folder")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the data sets")
    arguments = parser.parse_args()

    tokenizer = open_source(arguments.source).tokenizer
    base = trim(tokenizer, set())
    everything = trim(tokenizer, set(tokenizer.tokens), latin_limit=0)
    encoder = Tokenizer.from_str(json.dumps(tokenizer_json(everything)))
    strings = {token_id: token for token, token_id in everything.tokens.items()}
    counts: Counter[str] = Counter()
    sources = []
    for name, licence, texts in corpus(arguments.data):
        for encoding in encoder.encode_batch(texts, add_special_tokens=False):
            counts.update(strings[i] for i in encoding.ids if i in strings)
        sources.append({"name": name, "licence": licence})
    alphabet = byte_alphabet()
    kept = sorted(t for t, n in counts.items() if n >= LEAST_COUNT and t not in base.tokens and t not in alphabet)
    document = {"sources": sources, "leastCount": LEAST_COUNT, "tokens": kept}
    (FOLDER / "corpus-tokens.json").write_text(json.dumps(document, ensure_ascii=False, indent=0) + "\n")
    print(f"base {len(base)}, corpus adds {len(kept)}, trimmed {len(trim(tokenizer, set(kept)))}")


if __name__ == "__main__":
    main()
