"""Codes, packing, compression and the int8 plan."""

from __future__ import annotations

import numpy as np
import pytest

from cpu_layout import execute, int8_matrix, plan
from fixture import fixture_source
from quantize import round_to_nearest
from shards import compress, place, shard_contents
from source import ModelConfig
from weights import load_weights, quantize_by_rounding

GENERATOR = np.random.default_rng(1)


def matrix(rows: int, columns: int) -> np.ndarray:
    return GENERATOR.standard_normal((rows, columns)).astype(np.float32)


def test_an_error_is_at_most_half_a_step_within_the_range() -> None:
    values = matrix(5, 192)
    quantized = round_to_nearest(values)
    steps = np.abs(np.repeat(quantized.scales, 64, axis=1))
    # a value opposite to the furthest one can fall on code 15, which is one step short of 16
    assert np.all(np.abs(quantized.dequantized() - values) <= steps * 1.01)
    assert np.mean(np.abs(quantized.dequantized() - values) <= steps * 0.501) > 0.98


def test_scales_are_exact_in_half_precision() -> None:
    scales = round_to_nearest(matrix(3, 64)).scales
    assert np.array_equal(scales, scales.astype(np.float16).astype(np.float32))


def test_packing_puts_even_columns_in_the_low_nibble() -> None:
    quantized = round_to_nearest(matrix(2, 128))
    packed = quantized.packed()
    assert packed.shape == (2, 2, 32)
    assert packed[1, 1, 3] & 15 == quantized.codes[1, 64 + 6]
    assert packed[1, 1, 3] >> 4 == quantized.codes[1, 64 + 7]


def test_a_zero_matrix_stays_zero() -> None:
    quantized = round_to_nearest(np.zeros((2, 64), np.float32))
    assert not quantized.dequantized().any()
    codes, scales = int8_matrix(quantized.packed(), quantized.scales)
    assert not codes.any()
    assert np.all(scales == 1)


def test_columns_must_fill_blocks() -> None:
    with pytest.raises(ValueError, match="multiple of 64"):
        round_to_nearest(matrix(2, 65))


def test_int8_is_the_transposed_matrix_to_half_a_step() -> None:
    quantized = round_to_nearest(matrix(6, 128))
    codes, scales = int8_matrix(quantized.packed(), quantized.scales)
    assert codes.shape == (128, 6)
    error = np.abs(codes.T * scales[:, None] - quantized.dequantized())
    assert np.all(error <= scales[:, None] * 0.5001)


def test_the_plan_streams_shards_in_order_and_fills_every_tensor() -> None:
    source = fixture_source()
    quantized = quantize_by_rounding(load_weights(source, list(range(300))))
    groups = [{f"{name}.packed": m.packed(), f"{name}.scales": m.scales} for name, m in quantized.matrices.items()]
    placements = place(groups, 20_000)
    layout = plan(placements, 60_000)
    steps = [step for piece in layout.steps for step in piece]
    order = [(step.get("from") or step["packed"])["shard"] for step in steps]
    assert order == sorted(order)
    assert len(layout.steps) > 1
    assert all(s["packed"]["shard"] == s["scales"]["shard"] for s in steps if s["op"] == "int8")
    contents = shard_contents(placements)
    pieces = [execute(s, n, contents) for s, n in zip(layout.steps, layout.piece_bytes, strict=True)]
    for name, quantized_matrix in quantized.matrices.items():
        place_of = layout.placements[f"{name}.int8"]
        expected, _ = int8_matrix(quantized_matrix.packed(), quantized_matrix.scales)
        found = np.frombuffer(pieces[place_of.piece], np.int8, expected.size, place_of.offset)
        assert np.array_equal(found.reshape(expected.shape), expected)


def test_compression_is_reproducible() -> None:
    assert compress(b"weights" * 99) == compress(b"weights" * 99)
    assert compress(b"")[4:8] == b"\0\0\0\0"


def test_only_qwen3_has_head_norms() -> None:
    numbers = {"layers": 1, "hidden": 64, "intermediate": 64, "heads": 1, "key_value_heads": 1, "head_size": 64}
    settings = {**numbers, "rope_theta": 1e6, "rms_epsilon": 1e-6}
    assert ModelConfig(architecture="qwen3", **settings).has_head_norms
    assert not ModelConfig(architecture="qwen2", **settings).has_head_norms
