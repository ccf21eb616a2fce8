"""A pack of the fixture: its graphs agree with the reference, with and without a cache, and a build repeats itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import fixture
import shards
from build import FIXTURE, FIXTURE_LIMITS
from cpu_layout import execute, piece_name, plan
from graph import GraphWriter, piece_tensors, shard_tensors
from onnx_run import OnnxModel
from pack import PackInput, write_pack
from reference import ReferenceModel
from source import Source
from vocabulary import trim
from weights import QuantizedWeights, load_weights, quantize_by_rounding

TOKENS = [5, 700, 33, 256, 1200, 9, 9, 481, 77, 1003]


def architecture(kind: str) -> Source:
    source = fixture.fixture_source()
    plain = source.tensor

    def tensor(name: str) -> np.ndarray:
        is_head_norm = name.endswith(("q_norm.weight", "k_norm.weight"))
        return plain(name)[: source.config.head_size] if is_head_norm else plain(name)

    return replace(source, config=replace(source.config, architecture=kind), tensor=tensor)


def native_model(quantized: QuantizedWeights, folder: Path, *, is_int8: bool) -> OnnxModel:
    placements = shards.place(shards.tensor_groups(quantized, 128), FIXTURE_LIMITS.shard_bytes)
    contents = shards.shard_contents(placements)
    layout = plan(placements, FIXTURE_LIMITS.piece_bytes)
    for index, content in enumerate(contents):
        (folder / shards.shard_name(index)).write_bytes(content)
    for index, steps in enumerate(layout.steps):
        (folder / piece_name(index)).write_bytes(execute(steps, layout.piece_bytes[index], contents))
    tensors = piece_tensors(layout.placements) if is_int8 else shard_tensors(placements)
    path = folder / "model.onnx"
    path.write_bytes(GraphWriter(quantized.config, tensors, is_int8=is_int8).build().SerializeToString())
    return OnnxModel(path, quantized.config)


@pytest.mark.parametrize("kind", ["qwen2", "qwen3"])
@pytest.mark.parametrize("is_int8", [False, True])
def test_a_graph_agrees_with_the_reference(kind: str, tmp_path: Path, *, is_int8: bool) -> None:
    source = architecture(kind)
    quantized = quantize_by_rounding(load_weights(source, list(range(1647))))
    model = native_model(quantized, tmp_path, is_int8=is_int8)
    expected = ReferenceModel(quantized.dequantized()).logits([TOKENS])[0]
    whole, _ = model.run(TOKENS)
    assert np.abs(whole - expected).mean() < 0.05 * expected.std()

    first, cache = model.run(TOKENS[:6])
    second, _ = model.run(TOKENS[6:], cache)
    assert np.allclose(np.concatenate([first, second]), whole, atol=1e-3)

    last, _ = model.run(TOKENS, keep=2)
    assert np.allclose(last, whole[-2:], atol=1e-3)


def test_two_builds_are_equal_and_the_manifest_is_complete(tmp_path: Path) -> None:
    source = fixture.fixture_source()
    vocabulary = trim(source.tokenizer, set())
    original = load_weights(source, vocabulary.source_ids)
    quantized = quantize_by_rounding(original)
    pack = PackInput(FIXTURE, source, vocabulary, original, quantized, limits=FIXTURE_LIMITS)
    manifests = [write_pack(pack, tmp_path / name) for name in ("first", "second")]
    assert manifests[0] == manifests[1]
    written = json.loads((tmp_path / "first/manifest.json").read_text())
    listed = {entry["path"] for entry in [*written["files"], *written["weights"]]}
    assert listed | {"manifest.json"} == {path.name for path in (tmp_path / "first").iterdir()}
    assert written["downloadBytes"] < 1_500_000
    assert len(written["weights"]) > 1
    assert len(written["cpuLayout"]) > 1
