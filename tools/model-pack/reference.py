"""A float32 forward pass of Qwen2 and Qwen3 in PyTorch: what the packed graphs are measured against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from torch.nn import functional

from source import ModelConfig
from weights import Weights

Linear = Callable[[str, torch.Tensor], torch.Tensor]
"""Multiplies activations [batch, sequence, K] by the transpose of the named matrix [N, K]."""


def rotary_tables(config: ModelConfig, positions: int) -> tuple[np.ndarray, np.ndarray]:
    """Cosines and sines, float32 [positions, head size / 2], computed in double precision."""
    exponents = np.arange(0, config.head_size, 2, dtype=np.float64) / config.head_size
    angles = np.outer(np.arange(positions, dtype=np.float64), config.rope_theta**-exponents)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)


def rms_norm(x: torch.Tensor, weight: torch.Tensor, epsilon: float) -> torch.Tensor:
    """Root-mean-square normalisation of the last axis."""
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + epsilon) * weight


def _rotate(x: torch.Tensor, cosines: torch.Tensor, sines: torch.Tensor) -> torch.Tensor:
    first, second = x.chunk(2, dim=-1)
    return torch.cat([first * cosines - second * sines, second * cosines + first * sines], dim=-1)


def _attend(qkv: torch.Tensor, vectors: dict[str, torch.Tensor], layer: str, config: ModelConfig) -> torch.Tensor:
    """Causal grouped-query attention: [batch, sequence, (heads + 2 kv) * head] to [batch, sequence, heads * head]."""
    batch, sequence, _ = qkv.shape
    if not config.has_head_norms:
        qkv = qkv + vectors[layer + "qkv_bias"]
    counts = [config.heads, config.key_value_heads, config.key_value_heads]
    parts = qkv.split([count * config.head_size for count in counts], dim=-1)
    query, key, value = (
        part.view(batch, sequence, count, config.head_size) for part, count in zip(parts, counts, strict=True)
    )
    if config.has_head_norms:
        query = rms_norm(query, vectors[layer + "query_norm"], config.rms_epsilon)
        key = rms_norm(key, vectors[layer + "key_norm"], config.rms_epsilon)
    cosines, sines = (torch.from_numpy(table) for table in rotary_tables(config, sequence))
    query = _rotate(query.transpose(1, 2), cosines, sines)
    key = _rotate(key.transpose(1, 2), cosines, sines)
    group = config.heads // config.key_value_heads
    key, value = (part.repeat_interleave(group, dim=1) for part in (key, value.transpose(1, 2)))
    attended = functional.scaled_dot_product_attention(query, key, value, is_causal=True)
    return attended.transpose(1, 2).reshape(batch, sequence, config.heads * config.head_size)


def layer_forward(
    x: torch.Tensor, vectors: dict[str, torch.Tensor], index: int, config: ModelConfig, linear: Linear
) -> torch.Tensor:
    """One transformer layer on the residual stream [batch, sequence, hidden]; `linear` does the four products."""
    layer = f"layers.{index}."
    qkv = linear(layer + "qkv", rms_norm(x, vectors[layer + "attention_norm"], config.rms_epsilon))
    x = x + linear(layer + "output", _attend(qkv, vectors, layer, config))
    gate_up = linear(layer + "gate_up", rms_norm(x, vectors[layer + "mlp_norm"], config.rms_epsilon))
    gate, up = gate_up.chunk(2, dim=-1)
    return x + linear(layer + "down", functional.silu(gate) * up)


class ReferenceModel:
    """Runs `Weights` without a cache."""

    def __init__(self, weights: Weights) -> None:
        self._config = weights.config
        self._matrices = {name: torch.from_numpy(matrix) for name, matrix in weights.matrices.items()}
        self._vectors = {name: torch.from_numpy(vector) for name, vector in weights.vectors.items()}

    def logits(self, tokens: list[list[int]]) -> np.ndarray:
        """Logits, float32 [batch, sequence, vocabulary], of token rows of one length."""
        with torch.no_grad():
            x = self._matrices["embedding"][torch.tensor(tokens)]
            for index in range(self._config.layers):
                x = layer_forward(x, self._vectors, index, self._config, self._product)
            x = rms_norm(x, self._vectors["final_norm"], self._config.rms_epsilon)
            return (x @ self._matrices["embedding"].T).numpy()

    def _product(self, name: str, x: torch.Tensor) -> torch.Tensor:
        return x @ self._matrices[name].T
