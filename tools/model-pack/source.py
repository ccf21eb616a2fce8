"""Reads a Qwen2, Qwen2.5 or Qwen3 model from a GGUF file or a safetensors folder.

Both kinds of source give the same three things: a `ModelConfig`, a `SourceTokenizer` and float32 tensors under the
names that Hugging Face uses (`model.layers.0.self_attn.q_proj.weight`, shape [out, in]).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from safetensors import safe_open

SUPPORTED_ARCHITECTURES = ("qwen2", "qwen3")

GGUF_NORMAL, GGUF_CONTROL, GGUF_USER_DEFINED = 1, 3, 4

GGUF_LAYER_NAMES = {
    "input_layernorm.weight": "attn_norm.weight",
    "post_attention_layernorm.weight": "ffn_norm.weight",
    "self_attn.q_proj.weight": "attn_q.weight",
    "self_attn.k_proj.weight": "attn_k.weight",
    "self_attn.v_proj.weight": "attn_v.weight",
    "self_attn.q_proj.bias": "attn_q.bias",
    "self_attn.k_proj.bias": "attn_k.bias",
    "self_attn.v_proj.bias": "attn_v.bias",
    "self_attn.q_norm.weight": "attn_q_norm.weight",
    "self_attn.k_norm.weight": "attn_k_norm.weight",
    "self_attn.o_proj.weight": "attn_output.weight",
    "mlp.gate_proj.weight": "ffn_gate.weight",
    "mlp.up_proj.weight": "ffn_up.weight",
    "mlp.down_proj.weight": "ffn_down.weight",
}


@dataclass(frozen=True)
class ModelConfig:
    """The numbers that fix a Qwen graph. Sizes are element counts."""

    architecture: str
    layers: int
    hidden: int
    intermediate: int
    heads: int
    key_value_heads: int
    head_size: int
    rope_theta: float
    rms_epsilon: float

    @property
    def has_head_norms(self) -> bool:
        """Qwen3 normalises each query and key head; Qwen2 adds biases to q, k and v instead."""
        return self.architecture == "qwen3"


@dataclass(frozen=True)
class SourceTokenizer:
    """A byte-level BPE vocabulary.

    `tokens` maps a string in GPT-2's byte alphabet to its id; `merges` are in rank order; `added` holds the tokens that
    are matched before BPE (`<|im_start|>` and the like).
    """

    tokens: dict[str, int]
    merges: list[tuple[str, str]]
    added: dict[str, int]


@dataclass(frozen=True)
class Source:
    """A model ready to be packed. `tensor` returns float32; it raises KeyError for a name that the model lacks."""

    name: str
    sha256: str
    config: ModelConfig
    tokenizer: SourceTokenizer
    tensor: Callable[[str], np.ndarray]


def open_source(path: Path) -> Source:
    """Opens a `.gguf` file or a folder with config.json, tokenizer.json and *.safetensors."""
    return _open_safetensors(path) if path.is_dir() else _open_gguf(path)


def sha256_of_file(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_tokenizer_json(document: dict[str, Any]) -> SourceTokenizer:
    """Reads the vocabulary, merges and added tokens of a Hugging Face tokenizer.json."""
    model = document["model"]
    merges = [tuple(merge.split(" ")) if isinstance(merge, str) else tuple(merge) for merge in model["merges"]]
    added = {entry["content"]: entry["id"] for entry in document["added_tokens"]}
    tokens = {text: token_id for text, token_id in model["vocab"].items() if text not in added}
    return SourceTokenizer(tokens, merges, added)


def _check_architecture(architecture: str) -> None:
    if architecture not in SUPPORTED_ARCHITECTURES:
        raise ValueError(f"'{architecture}' is not supported; this tool packs {', '.join(SUPPORTED_ARCHITECTURES)}.")


def _open_gguf(path: Path) -> Source:
    reader = gguf.GGUFReader(path)

    def field(name: str, default: Any = None) -> Any:
        found = reader.fields.get(name)
        return default if found is None else found.contents()

    architecture = field("general.architecture")
    _check_architecture(architecture)
    hidden = field(f"{architecture}.embedding_length")
    heads = field(f"{architecture}.attention.head_count")
    config = ModelConfig(
        architecture=architecture,
        layers=field(f"{architecture}.block_count"),
        hidden=hidden,
        intermediate=field(f"{architecture}.feed_forward_length"),
        heads=heads,
        key_value_heads=field(f"{architecture}.attention.head_count_kv"),
        head_size=field(f"{architecture}.attention.key_length", hidden // heads),
        rope_theta=float(field(f"{architecture}.rope.freq_base")),
        # stored as float32: 9.99999997e-07 stands for 1e-06
        rms_epsilon=float(f"{field(f'{architecture}.attention.layer_norm_rms_epsilon'):.6g}"),
    )
    strings, kinds = field("tokenizer.ggml.tokens"), field("tokenizer.ggml.token_type")
    tokenizer = SourceTokenizer(
        tokens={text: i for i, (text, kind) in enumerate(zip(strings, kinds, strict=True)) if kind == GGUF_NORMAL},
        merges=[tuple(merge.split(" ")) for merge in field("tokenizer.ggml.merges")],
        added={
            text: i
            for i, (text, kind) in enumerate(zip(strings, kinds, strict=True))
            if kind in (GGUF_CONTROL, GGUF_USER_DEFINED)
        },
    )
    tensors = {tensor.name: tensor for tensor in reader.tensors}

    def raw_tensor(gguf_name: str) -> np.ndarray:
        found = tensors[gguf_name]
        return np.asarray(gguf.quants.dequantize(found.data, found.tensor_type), dtype=np.float32)

    def tensor(name: str) -> np.ndarray:
        if name == "model.embed_tokens.weight":
            return _gguf_embedding(tensors, raw_tensor)
        if name == "model.norm.weight":
            return raw_tensor("output_norm.weight")
        _, _, layer, rest = name.split(".", 3)
        return raw_tensor(f"blk.{layer}.{GGUF_LAYER_NAMES[rest]}")

    return Source(path.name, sha256_of_file(path), config, tokenizer, tensor)


def _gguf_embedding(tensors: dict[str, Any], raw_tensor: Callable[[str], np.ndarray]) -> np.ndarray:
    """The tied embedding [vocabulary, hidden].

    A GGUF of a tied model may store the matrix twice at different precision; the output side is the finer one. The two
    are told from an untied pair by how little they differ.
    """
    if "output.weight" not in tensors:
        return raw_tensor("token_embd.weight")
    head, embedding = raw_tensor("output.weight"), raw_tensor("token_embd.weight")
    difference = np.linalg.norm(head[:4096] - embedding[:4096]) / np.linalg.norm(head[:4096])
    if difference > 0.2:
        raise ValueError("The output matrix is not the embedding (untied model); this tool packs tied models only.")
    return head


def _open_safetensors(folder: Path) -> Source:
    settings = json.loads((folder / "config.json").read_text())
    _check_architecture(settings["model_type"])
    if not settings.get("tie_word_embeddings", False):
        raise ValueError("tie_word_embeddings is false (untied model); this tool packs tied models only.")
    rope_theta = settings.get("rope_theta") or settings["rope_parameters"]["rope_theta"]
    config = ModelConfig(
        architecture=settings["model_type"],
        layers=settings["num_hidden_layers"],
        hidden=settings["hidden_size"],
        intermediate=settings["intermediate_size"],
        heads=settings["num_attention_heads"],
        key_value_heads=settings["num_key_value_heads"],
        head_size=settings.get("head_dim") or settings["hidden_size"] // settings["num_attention_heads"],
        rope_theta=float(rope_theta),
        rms_epsilon=float(settings["rms_norm_eps"]),
    )
    tokenizer = read_tokenizer_json(json.loads((folder / "tokenizer.json").read_text()))
    files = sorted(folder.glob("*.safetensors"))
    opened = [safe_open(file, framework="pt") for file in files]
    owner = {name: handle for handle in opened for name in handle.keys()}  # noqa: SIM118 (not a dict)

    def tensor(name: str) -> np.ndarray:
        return owner[name].get_tensor(name).float().numpy()

    digest = hashlib.sha256("".join(sha256_of_file(file) for file in files).encode()).hexdigest()
    return Source(folder.name, digest, config, tokenizer, tensor)
