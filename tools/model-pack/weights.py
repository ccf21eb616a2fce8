"""A Qwen model's weights with its projections fused as the graphs want them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from quantize import QuantizedMatrix, round_to_nearest
from source import ModelConfig, Source

MATRICES = ("qkv", "output", "gate_up", "down")


def matrix_names(config: ModelConfig) -> list[str]:
    """The layers' matrices, in the order in which a forward pass meets them."""
    return [f"layers.{layer}.{name}" for layer in range(config.layers) for name in MATRICES]


@dataclass(frozen=True)
class Weights:
    """Float32 weights by name.

    `matrices`: "embedding" [vocabulary, hidden], and per layer "layers.N.qkv" [(heads + 2 kv heads) * head, hidden],
    ".output" [hidden, heads * head], ".gate_up" [2 * intermediate, hidden], ".down" [hidden, intermediate].
    `vectors`: norms, the qkv biases of Qwen2 and the head norms of Qwen3.
    """

    config: ModelConfig
    matrices: dict[str, np.ndarray]
    vectors: dict[str, np.ndarray]


@dataclass(frozen=True)
class QuantizedWeights:
    """As `Weights`, with 4-bit matrices."""

    config: ModelConfig
    matrices: dict[str, QuantizedMatrix] = field(repr=False)
    vectors: dict[str, np.ndarray] = field(repr=False)

    def dequantized(self) -> Weights:
        """The float32 weights that the 4-bit codes stand for."""
        matrices = {name: matrix.dequantized() for name, matrix in self.matrices.items()}
        return Weights(self.config, matrices, self.vectors)


def load_weights(source: Source, vocabulary_rows: list[int]) -> Weights:
    """Reads a source, keeps the given rows of the embedding, and fuses q, k, v and gate, up."""
    config, tensor = source.config, source.tensor
    matrices = {"embedding": tensor("model.embed_tokens.weight")[vocabulary_rows]}
    vectors = {}
    for layer in range(config.layers):
        theirs, ours = f"model.layers.{layer}.", f"layers.{layer}."
        attention, mlp = theirs + "self_attn.", theirs + "mlp."
        matrices[ours + "qkv"] = np.concatenate([tensor(f"{attention}{part}_proj.weight") for part in "qkv"])
        matrices[ours + "output"] = tensor(attention + "o_proj.weight")
        matrices[ours + "gate_up"] = np.concatenate([tensor(f"{mlp}{part}_proj.weight") for part in ("gate", "up")])
        matrices[ours + "down"] = tensor(mlp + "down_proj.weight")
        vectors[ours + "attention_norm"] = tensor(theirs + "input_layernorm.weight")
        vectors[ours + "mlp_norm"] = tensor(theirs + "post_attention_layernorm.weight")
        if config.has_head_norms:
            vectors[ours + "query_norm"] = tensor(attention + "q_norm.weight")
            vectors[ours + "key_norm"] = tensor(attention + "k_norm.weight")
        else:
            vectors[ours + "qkv_bias"] = np.concatenate([tensor(f"{attention}{part}_proj.bias") for part in "qkv"])
    vectors["final_norm"] = tensor("model.norm.weight")
    return Weights(config, matrices, vectors)


def quantize_by_rounding(weights: Weights) -> QuantizedWeights:
    """Quantises every matrix by rounding to the nearest code."""
    matrices = {name: round_to_nearest(matrix) for name, matrix in weights.matrices.items()}
    return QuantizedWeights(weights.config, matrices, weights.vectors)
