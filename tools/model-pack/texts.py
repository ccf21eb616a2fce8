"""Held-out text and perplexity on it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

EVALUATION_TEXT = Path(__file__).parent / "evaluation-text.json"
LONGEST_WINDOW = 512

NextTokenLogits = Callable[[list[int]], np.ndarray]
"""Maps a row of tokens to logits, float32 [sequence, vocabulary]."""


def evaluation_windows(tokenizer: Tokenizer) -> dict[str, list[list[int]]]:
    """Held-out windows by set ("contracts", "letters"); the vocabulary was chosen on other text."""
    windows: dict[str, list[list[int]]] = {}
    for text in json.loads(EVALUATION_TEXT.read_text())["texts"]:
        windows.setdefault(text["set"], []).append(tokenizer.encode(text["text"]).ids[:LONGEST_WINDOW])
    return windows


def perplexity(logits_of: NextTokenLogits, windows: list[list[int]]) -> float:
    """exp of the mean negative log-likelihood of every token but the first of each window."""
    losses = []
    for window in windows:
        logits = logits_of(window)[:-1].astype(np.float64)
        largest = logits.max(axis=1, keepdims=True)
        totals = np.log(np.exp(logits - largest).sum(axis=1)) + largest[:, 0]
        losses.append(totals - logits[np.arange(len(window) - 1), window[1:]])
    return float(np.exp(np.concatenate(losses).mean()))
