"""Measures a pack on what training never saw: python evaluate.py --data FOLDER --pack FOLDER [--full MODEL]"""

import argparse
import json
import random
import re
from pathlib import Path

import numpy
import onnxruntime
import torch
from transformers import AutoModelForTokenClassification

from corpora import GUM, NAMED, SHORT, Example, conll, gazetteer, presidio, read_jsonl
from fillers import Fillers
from labels import LABELS, TYPES
from pieces import PAD, Window, batches, tokenizer
from templates import examples

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Tagger:
    """Probabilities of the labels for the pieces of texts, by the pack's graph or by the model before it was quantised."""

    def __init__(self, pack: Path, full: Path | None = None):
        self.session = None if full else onnxruntime.InferenceSession(str(pack / "model.onnx"))
        self.model = AutoModelForTokenClassification.from_pretrained(full).eval() if full else None
        self.thresholds = json.loads((pack / "manifest.json").read_text())["thresholds"]
        self.pieces = tokenizer()

    def logits(self, ids: numpy.ndarray, mask: numpy.ndarray) -> numpy.ndarray:
        if self.session:
            return self.session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)})[0]
        with torch.no_grad():
            return self.model(input_ids=torch.from_numpy(ids), attention_mask=torch.from_numpy(mask)).logits.numpy()

    def masked(self, text: str, types: frozenset[str]) -> set[int]:
        """The characters that the model would mask as one of these types."""
        encoding = self.pieces.encode(text, add_special_tokens=False)
        hidden: set[int] = set()
        for first in range(0, len(encoding.ids), 120):
            part = slice(first, first + 120)
            ids = numpy.array([[101, *encoding.ids[part], 102]], dtype=numpy.int64)
            scores = self.logits(ids, numpy.ones_like(ids))[0][1:-1]
            chances = numpy.exp(scores - scores.max(-1, keepdims=True))
            chances /= chances.sum(-1, keepdims=True)
            for (start, end), row in zip(encoding.offsets[part], chances):
                by_type = {name: row[1 + 2 * i] + row[2 + 2 * i] for i, name in enumerate(TYPES)}
                best = max(by_type, key=by_type.get)
                if 1 - row[0] >= self.thresholds[best] and best in types:
                    hidden.update(range(start, end))
        return hidden


def tally(tagger: Tagger, example: Example, types: frozenset[str]) -> tuple[int, int, int]:
    """Words masked rightly, wrongly, and missed."""
    wanted = {place for start, end, name in example.spans if name in types for place in range(start, end)}
    hidden = tagger.masked(example.text, types)
    right = wrong = missed = 0
    for word in WORD.finditer(example.text):
        gold, found = any(i in wanted for i in range(*word.span())), any(i in hidden for i in range(*word.span()))
        right, wrong, missed = right + (gold and found), wrong + (found and not gold), missed + (gold and not found)
    return right, wrong, missed


def f2(counts) -> float:
    right, wrong, missed = counts
    return 5 * right / max(1, 5 * right + 4 * missed + wrong)


def report(name: str, tagger: Tagger, texts: list[Example], types: frozenset[str]) -> None:
    tallies = numpy.array([tally(tagger, text, types) for text in texts])
    chance = numpy.random.default_rng(1)
    draws = sorted(f2(tallies[chance.integers(0, len(tallies), len(tallies))].sum(0)) for _ in range(1000))
    right, wrong, missed = tallies.sum(0)
    print(f"{name:28} F2 {f2((right, wrong, missed)):.3f} ({draws[25]:.3f}-{draws[975]:.3f})  P {right / max(1, right + wrong):.3f}  R {right / max(1, right + missed):.3f}  {len(texts)} texts", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pack", type=Path, required=True)
    parser.add_argument("--full", type=Path)
    options = parser.parse_args()
    tagger, data = Tagger(options.pack, options.full), options.data
    chance = random.Random(5)
    everything = frozenset(TYPES)

    own = examples(Fillers(gazetteer(data), 77, held_out=True), 600, held_out=True)
    report("own templates, all types", tagger, own, everything)
    for name in TYPES:
        report(f"  {name}", tagger, [text for text in own if any(span[2] == name for span in text.spans)][:200], frozenset({name}))
    held = presidio(data, held_out=True)
    report("presidio, unseen templates", tagger, held, NAMED | {"DATE_TIME"})
    column = {"token": 1, "tag": 2}
    sets = {
        "EWT test": conll(data / "uner-english-ewt-by-sa/en_ewt-ud-test.iob2", SHORT, **column),
        "PUD test": conll(data / "uner-english-pud-by-sa/en_pud-ud-test.iob2", SHORT, **column),
        "tweets f": conll(data / "broad-twitter-corpus/f.conll", SHORT),
        "loans FIN3": conll(data / "sec-filings-ner/FIN3.txt", SHORT),
        "GUM biographies": conll(data / "gum-named-by-sa/bio.conll", GUM),
    }
    for name, texts in sets.items():
        report(name, tagger, chance.sample(texts, min(200, len(texts))), NAMED)
    phone = read_jsonl(data / "lifebench-pii-silver/lifebench-pii.jsonl.xz", {"PERSON": "PERSON", "ORG": "ORGANIZATION", "LOCATION": "LOCATION"}, NAMED)
    report("LifeBench, persons", tagger, [Example(e.text[:1500], tuple(s for s in e.spans if s[1] <= 1500)) for e in chance.sample(phone, 60)], frozenset({"PERSON"}))


if __name__ == "__main__":
    main()
