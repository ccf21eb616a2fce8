"""Known answers: logits that a device compares with its own before it trusts a pack on its hardware."""

from __future__ import annotations

from typing import Any

import numpy as np
from tokenizers import Tokenizer

from reference import ReferenceModel
from texts import NextTokenLogits

PROMPTS = (
    "<|im_start|>user\nWrite the invoice's due date, 14 March 2024, as year-month-day.<|im_end|>\n"
    "<|im_start|>assistant\n",
    "This Agreement is entered into by and between the parties named below, who agree that the Supplier shall deliver",
    "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\nThe capital of France is",
)
TOP, RANDOM = 16, 16
SEED = 20_240_601

Case = dict[str, Any]


def make_cases(model: ReferenceModel, tokenizer: Tokenizer) -> list[Case]:
    """For each prompt, the logits at its last position of the 16 likeliest tokens and of 16 random ones."""
    generator = np.random.default_rng(SEED)
    cases = []
    for prompt in PROMPTS:
        tokens = tokenizer.encode(prompt).ids
        logits = model.logits([tokens])[0, -1]
        likeliest = np.argsort(-logits, kind="stable")[:TOP]
        others = np.setdiff1d(np.arange(len(logits)), likeliest)
        chosen = [*likeliest, *np.sort(generator.choice(others, RANDOM, replace=False))]
        cases.append({"tokens": tokens, "top": [[int(i), round(float(logits[i]), 4)] for i in chosen]})
    return cases


def difference(case: Case, logits: np.ndarray) -> float:
    """Mean of |(a - mean a) - (b - mean b)| over the case's entries; `logits` [vocabulary] are the last position's."""
    ids = [entry[0] for entry in case["top"]]
    expected = np.array([entry[1] for entry in case["top"]])
    actual = logits[ids].astype(np.float64)
    return float(np.abs((expected - expected.mean()) - (actual - actual.mean())).mean())


def differences(cases: list[Case], logits_of: NextTokenLogits) -> list[float]:
    """`difference` of every case under a model."""
    return [difference(case, logits_of(case["tokens"])[-1]) for case in cases]
