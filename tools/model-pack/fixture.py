"""A tiny Qwen2 model with random weights and a real, much smaller vocabulary: for tests of whatever reads packs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from source import ModelConfig, Source, SourceTokenizer, read_tokenizer_json
from vocabulary import byte_alphabet, is_latin, tokenizer_json, trim

TOKENIZER_FILE = Path(__file__).parent / "fixture-tokenizer.json"
COMMON_ID_LIMIT = 1_650
SEED = 7

CONFIG = ModelConfig(
    architecture="qwen2",
    layers=2,
    hidden=128,
    intermediate=256,
    heads=2,
    key_value_heads=1,
    head_size=64,
    rope_theta=1_000_000.0,
    rms_epsilon=1e-6,
)


def write_tokenizer(tokenizer: SourceTokenizer) -> None:
    """Writes the fixture's tokenizer from a real one; run once by a maintainer."""
    alphabet = byte_alphabet()
    common = {t for t, i in tokenizer.tokens.items() if i < COMMON_ID_LIMIT and is_latin(t, alphabet)}
    vocabulary = trim(tokenizer, common, latin_limit=0)
    TOKENIZER_FILE.write_text(json.dumps(tokenizer_json(vocabulary), ensure_ascii=False) + "\n")


def fixture_source() -> Source:
    """The random model as a source."""
    content = TOKENIZER_FILE.read_bytes()
    tokenizer = read_tokenizer_json(json.loads(content))
    rows = len(tokenizer.tokens) + len(tokenizer.added)
    return Source("seeded random weights", hashlib.sha256(content).hexdigest(), CONFIG, tokenizer, _random_tensor(rows))


def _random_tensor(rows: int) -> Callable[[str], np.ndarray]:
    hidden, attention = CONFIG.hidden, CONFIG.heads * CONFIG.head_size
    key_value = CONFIG.key_value_heads * CONFIG.head_size
    shapes = {
        "embed_tokens.weight": (rows, hidden),
        "q_proj.weight": (attention, hidden),
        "k_proj.weight": (key_value, hidden),
        "v_proj.weight": (key_value, hidden),
        "o_proj.weight": (hidden, attention),
        "gate_proj.weight": (CONFIG.intermediate, hidden),
        "up_proj.weight": (CONFIG.intermediate, hidden),
        "down_proj.weight": (hidden, CONFIG.intermediate),
        "q_proj.bias": (attention,),
        "k_proj.bias": (key_value,),
        "v_proj.bias": (key_value,),
    }

    def tensor(name: str) -> np.ndarray:
        # each tensor has its own seed, so the order of reading does not matter
        seed = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
        generator = np.random.default_rng([SEED, seed])
        shape = shapes.get(".".join(name.split(".")[-2:]))
        if shape is None:
            return generator.uniform(0.8, 1.2, hidden).astype(np.float32)
        deviation = 0.1 if len(shape) == 1 else shape[1] ** -0.5
        return (generator.standard_normal(shape) * deviation).astype(np.float32)

    return tensor
