"""Writes a whole pack: shards, graphs, tokenizer, manifest, known answers and the texts that go with it."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import onnx
from tokenizers import Tokenizer

import card
import cpu_layout
import known_answers
import shards
import texts
from graph import GraphWriter, piece_tensors, shard_tensors
from onnx_run import OnnxModel
from reference import ReferenceModel
from source import ModelConfig, Source
from vocabulary import Vocabulary, tokenizer_config_json, tokenizer_json
from weights import MATRICES, QuantizedWeights, Weights

FORMAT = "stayput-model-pack/1"
TOOL = {"name": "tools/model-pack", "version": "1"}
TOLERANCE_FACTOR = 2.5
ROLES = {
    "config.json": "config",
    "tokenizer.json": "tokenizer",
    "tokenizer_config.json": "tokenizer-config",
    "generation_config.json": "generation-config",
    "model_q4.onnx": "graph-q4",
    "model_int8.onnx": "graph-int8",
    "LICENSE": "licence",
    "NOTICE": "notice",
    "MODEL_CARD.md": "card",
}


@dataclass(frozen=True)
class Identity:
    """How a pack calls itself. `upstream` is a text, not a link that anything follows."""

    id: str
    version: str
    name: str
    upstream: str
    context_tokens: int


@dataclass(frozen=True)
class Limits:
    """The most bytes in a decompressed shard (a gzipped one stays under 32 MB) and in a derived CPU piece."""

    shard_bytes: int = 36_000_000
    piece_bytes: int = 64_000_000


@dataclass(frozen=True)
class PackInput:
    """All that a pack is made of. `original` holds the float32 weights that `quantized` came from."""

    identity: Identity
    source: Source
    vocabulary: Vocabulary
    original: Weights
    quantized: QuantizedWeights
    limits: Limits = Limits()


def json_text(document: Any) -> str:
    """JSON with sorted keys and a final newline."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def compact_json_text(document: Any) -> str:
    """JSON in one line, in the order given: a tokenizer's merges and ids are ordered."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def write_pack(pack: PackInput, out: Path) -> dict[str, Any]:
    """Writes the pack to `out` and returns its manifest.

    Raises ValueError if the known answers would not tell a corrupted model from a sound one.
    """
    out.mkdir(parents=True, exist_ok=True)
    groups = shards.tensor_groups(pack.quantized, pack.identity.context_tokens)
    placements = shards.place(groups, pack.limits.shard_bytes)
    contents = shards.shard_contents(placements)
    layout = cpu_layout.plan(placements, pack.limits.piece_bytes)
    pieces = [
        cpu_layout.execute(steps, size, contents) for steps, size in zip(layout.steps, layout.piece_bytes, strict=True)
    ]
    config = pack.source.config
    graphs = {
        "model_q4.onnx": GraphWriter(config, shard_tensors(placements), is_int8=False).build(),
        "model_int8.onnx": GraphWriter(config, piece_tensors(layout.placements), is_int8=True).build(),
    }
    for name, graph in graphs.items():
        (out / name).write_bytes(graph.SerializeToString(deterministic=True))
    _write_texts(pack, out)

    tokenizer = Tokenizer.from_str(json.dumps(tokenizer_json(pack.vocabulary)))
    with tempfile.TemporaryDirectory() as temporary:
        models = _native_models(Path(temporary), graphs, contents, pieces, config)
        cases, tolerance, known = _known_answers(pack.quantized, tokenizer, models)
        measured = {"perplexity": _perplexities(pack.original, tokenizer, models), "knownAnswers": known}

    manifest = {
        "format": FORMAT,
        "id": pack.identity.id,
        "version": pack.identity.version,
        "name": pack.identity.name,
        "architecture": config.architecture,
        "contextTokens": pack.identity.context_tokens,
        "layers": config.layers,
        "keyValueHeads": config.key_value_heads,
        "headSize": config.head_size,
        "vocabularySize": len(pack.vocabulary),
        "tokens": {
            "endOfText": pack.vocabulary.added["<|endoftext|>"],
            "imStart": pack.vocabulary.added["<|im_start|>"],
            "imEnd": pack.vocabulary.added["<|im_end|>"],
        },
        "licence": {"spdx": "Apache-2.0", "files": ["LICENSE", "NOTICE"]},
        "provenance": {
            "source": {
                "name": pack.source.name,
                "sha256": pack.source.sha256,
                "upstream": pack.identity.upstream,
            },
            "tool": TOOL,
            "changes": _changes(pack),
        },
        "measured": measured,
        "weights": shards.write_shards(contents, out),
        "cpuLayout": cpu_layout.manifest_entries(layout, pieces),
        "knownAnswers": {"cases": cases, "tolerance": {"maxMeanAbsoluteDifference": tolerance}},
    }
    (out / "MODEL_CARD.md").write_text(card.model_card(manifest))
    manifest["files"] = [_file_entry(out / name, role) for name, role in ROLES.items()]
    manifest["downloadBytes"] = sum(entry["bytes"] for entry in [*manifest["files"], *manifest["weights"]])
    (out / "manifest.json").write_text(json_text(manifest))
    return manifest


def _changes(pack: PackInput) -> list[str]:
    tokenizer = pack.source.tokenizer
    return card.changes(len(tokenizer.tokens) + len(tokenizer.added), len(pack.vocabulary))


def _write_texts(pack: PackInput, out: Path) -> None:
    identity, vocabulary = pack.identity, pack.vocabulary
    (out / "tokenizer.json").write_text(compact_json_text(tokenizer_json(vocabulary)))
    settings = tokenizer_config_json(vocabulary, identity.context_tokens)
    (out / "tokenizer_config.json").write_text(json_text(settings))
    (out / "config.json").write_text(json_text(_model_config(pack.source.config, vocabulary, identity.context_tokens)))
    generation = {
        "bos_token_id": vocabulary.added["<|endoftext|>"],
        "eos_token_id": [vocabulary.added["<|im_end|>"], vocabulary.added["<|endoftext|>"]],
        "pad_token_id": vocabulary.added["<|endoftext|>"],
        "do_sample": False,
    }
    (out / "generation_config.json").write_text(json_text(generation))
    (out / "LICENSE").write_text((Path(__file__).parent / "apache-2.0.txt").read_text())
    notice = card.notice(identity.name, identity.upstream, _changes(pack))
    (out / "NOTICE").write_text(notice)


def _model_config(config: ModelConfig, vocabulary: Vocabulary, context_tokens: int) -> dict[str, Any]:
    """config.json as Hugging Face's libraries know it."""
    return {
        "model_type": config.architecture,
        "architectures": ["Qwen3ForCausalLM" if config.architecture == "qwen3" else "Qwen2ForCausalLM"],
        "hidden_size": config.hidden,
        "intermediate_size": config.intermediate,
        "num_hidden_layers": config.layers,
        "num_attention_heads": config.heads,
        "num_key_value_heads": config.key_value_heads,
        "head_dim": config.head_size,
        "rope_theta": config.rope_theta,
        "rms_norm_eps": config.rms_epsilon,
        "max_position_embeddings": context_tokens,
        "vocab_size": len(vocabulary),
        "tie_word_embeddings": True,
        "hidden_act": "silu",
        "bos_token_id": vocabulary.added["<|endoftext|>"],
        "eos_token_id": vocabulary.added["<|im_end|>"],
        "torch_dtype": "float32",
    }


def _native_models(
    folder: Path, graphs: dict[str, onnx.ModelProto], contents: list[bytes], pieces: list[bytes], config: ModelConfig
) -> dict[str, OnnxModel]:
    for index, content in enumerate(contents):
        (folder / shards.shard_name(index)).write_bytes(content)
    for index, piece in enumerate(pieces):
        (folder / cpu_layout.piece_name(index)).write_bytes(piece)
    for name, graph in graphs.items():
        (folder / name).write_bytes(graph.SerializeToString(deterministic=True))
    return {kind: OnnxModel(folder / f"model_{kind}.onnx", config) for kind in ("q4", "int8")}


def _known_answers(
    quantized: QuantizedWeights, tokenizer: Tokenizer, models: dict[str, OnnxModel]
) -> tuple[list[known_answers.Case], float, dict[str, Any]]:
    """The cases, the tolerance, and what was measured to choose it."""
    reference = quantized.dequantized()
    cases = known_answers.make_cases(ReferenceModel(reference), tokenizer)
    worst = {
        kind: max(known_answers.differences(cases, lambda tokens, model=model: model.run(tokens)[0]))
        for kind, model in models.items()
    }
    tolerance = round(TOLERANCE_FACTOR * max(worst.values()), 3)
    corrupted = {}
    for layer in sorted({0, quantized.config.layers // 2, quantized.config.layers - 1}):
        broken = ReferenceModel(_with_doubled_layer(reference, layer))
        found = known_answers.differences(cases, lambda tokens, model=broken: model.logits([tokens])[0])
        corrupted[f"layer {layer}"] = max(found)
    if min(corrupted.values()) <= tolerance:
        raise ValueError(f"Known answers would not notice a corrupted layer: {corrupted} against {tolerance}.")
    return cases, tolerance, {**_rounded(worst), "corrupted": _rounded(corrupted)}


def _with_doubled_layer(weights: Weights, layer: int) -> Weights:
    """The weights that a device would compute with if it read one layer's scales twice too large."""
    doubled = {f"layers.{layer}.{part}": weights.matrices[f"layers.{layer}.{part}"] * 2 for part in MATRICES}
    return Weights(weights.config, {**weights.matrices, **doubled}, weights.vectors)


def _perplexities(original: Weights, tokenizer: Tokenizer, models: dict[str, OnnxModel]) -> dict[str, dict[str, float]]:
    reference = ReferenceModel(original)
    found = {}
    for name, windows in texts.evaluation_windows(tokenizer).items():
        measured = {"fp32": texts.perplexity(lambda tokens: reference.logits([tokens])[0], windows)}
        for kind, model in models.items():
            measured[kind] = texts.perplexity(lambda tokens, model=model: model.run(tokens)[0], windows)
        found[name] = {**_rounded(measured), "tokens": sum(len(window) - 1 for window in windows)}
    return found


def _rounded(figures: dict[str, float]) -> dict[str, float]:
    return {name: round(figure, 4) for name, figure in figures.items()}


def _file_entry(path: Path, role: str) -> dict[str, Any]:
    content = path.read_bytes()
    return {"path": path.name, "role": role, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
