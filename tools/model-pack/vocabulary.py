"""Trims a Qwen vocabulary to the tokens that Latin-script office documents need, and writes the tokenizer files.

The trimmed tokenizer still spells any Unicode text: all 256 byte tokens stay, so text that lost its tokens is written
byte by byte.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from source import SourceTokenizer

LATIN_ID_LIMIT = 40_000
REQUIRED_ADDED_TOKENS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
# Qwen3's template writes these; Qwen2.5 does not have them.
OPTIONAL_ADDED_TOKENS = ("<think>", "</think>")

QWEN_SPLIT_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)

CHAT_TEMPLATE = (
    "{%- if messages[0]['role'] != 'system' %}"
    "{{- '<|im_start|>system\\nYou are Qwen, created by Alibaba Cloud. You are a helpful assistant.<|im_end|>\\n' }}"
    "{%- endif %}"
    "{%- for message in messages %}"
    "{{- '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>\\n' }}"
    "{%- endfor %}"
    "{%- if add_generation_prompt %}"
    "{{- '<|im_start|>assistant\\n' }}"
    "THINK"
    "{%- endif %}"
)
NO_THINKING = (
    "{%- if enable_thinking is not defined or not enable_thinking %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}"
)


@dataclass(frozen=True)
class Vocabulary:
    """A trimmed vocabulary. `source_ids[new_id]` is the row of the source's embedding; the order of ids is kept."""

    source_ids: list[int]
    tokens: dict[str, int]
    merges: list[tuple[str, str]]
    added: dict[str, int]

    def __len__(self) -> int:
        return len(self.source_ids)


def byte_alphabet() -> dict[str, int]:
    """GPT-2's map from a printable character to the byte that it stands for (256 entries)."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    alphabet = {chr(value): value for value in printable}
    others = [value for value in range(256) if value not in set(printable)]
    return alphabet | {chr(256 + index): value for index, value in enumerate(others)}


def is_latin(token: str, alphabet: dict[str, int]) -> bool:
    """True if the token is valid UTF-8 and every letter in it is of the Latin script."""
    try:
        text = bytes(alphabet[character] for character in token).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in text)


def trim(tokenizer: SourceTokenizer, corpus_tokens: set[str], latin_limit: int = LATIN_ID_LIMIT) -> Vocabulary:
    """Keeps bytes, Latin tokens with an id under `latin_limit`, `corpus_tokens`, and all that merge into those."""
    alphabet = byte_alphabet()
    wanted = set(alphabet) | (corpus_tokens & tokenizer.tokens.keys())
    wanted |= {t for t, token_id in tokenizer.tokens.items() if token_id < latin_limit and is_latin(t, alphabet)}
    parents = {left + right: (left, right) for left, right in reversed(tokenizer.merges)}
    pending = list(wanted)
    while pending:
        for parent in parents.get(pending.pop(), ()):
            if parent not in wanted:
                wanted.add(parent)
                pending.append(parent)
    missing = [token for token in REQUIRED_ADDED_TOKENS if token not in tokenizer.added]
    if missing:
        raise ValueError(f"The source's tokenizer lacks {', '.join(missing)}.")
    added = [t for t in (*REQUIRED_ADDED_TOKENS, *OPTIONAL_ADDED_TOKENS) if t in tokenizer.added]
    source_id = {t: tokenizer.tokens[t] for t in wanted} | {t: tokenizer.added[t] for t in added}
    ordered = sorted(source_id, key=source_id.__getitem__)
    new_id = {token: index for index, token in enumerate(ordered)}
    return Vocabulary(
        source_ids=[source_id[token] for token in ordered],
        tokens={token: index for token, index in new_id.items() if token in wanted},
        merges=[(a, b) for a, b in tokenizer.merges if a in wanted and b in wanted and a + b in wanted],
        added={token: new_id[token] for token in added},
    )


def read_corpus_tokens(path: Path) -> set[str]:
    """Reads the list that collect_corpus.py wrote."""
    return set(json.loads(path.read_text())["tokens"])


def tokenizer_json(vocabulary: Vocabulary) -> dict[str, Any]:
    """A Hugging Face tokenizer.json with Qwen's normaliser, splitting and byte-level BPE."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": token_id,
                "content": token,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
                "special": token in REQUIRED_ADDED_TOKENS,
            }
            for token, token_id in sorted(vocabulary.added.items(), key=lambda item: item[1])
        ],
        "normalizer": {"type": "NFC"},
        "pre_tokenizer": {
            "type": "Sequence",
            "pretokenizers": [
                {
                    "type": "Split",
                    "pattern": {"Regex": QWEN_SPLIT_PATTERN},
                    "behavior": "Isolated",
                    "invert": False,
                },
                byte_level,
            ],
        },
        "post_processor": byte_level,
        "decoder": byte_level,
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "",
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": vocabulary.tokens,
            "merges": [f"{left} {right}" for left, right in vocabulary.merges],
        },
    }


def tokenizer_config_json(vocabulary: Vocabulary, context_tokens: int) -> dict[str, Any]:
    """The settings that transformers.js reads beside tokenizer.json, with the ChatML template."""
    thinking = NO_THINKING if "<think>" in vocabulary.added else ""
    return {
        "tokenizer_class": "Qwen2Tokenizer",
        "model_max_length": context_tokens,
        "add_prefix_space": False,
        "add_bos_token": False,
        "bos_token": None,
        "unk_token": None,
        "eos_token": "<|im_end|>",
        "pad_token": "<|endoftext|>",
        "clean_up_tokenization_spaces": False,
        "errors": "replace",
        "split_special_tokens": False,
        "chat_template": CHAT_TEMPLATE.replace("THINK", thinking),
    }
