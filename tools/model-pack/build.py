"""Builds a model pack.

python build.py --source model.gguf --out pack/
python build.py --fixture --out pack/
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

import fixture
from pack import Identity, Limits, PackInput, write_pack
from source import open_source
from vocabulary import read_corpus_tokens, trim
from weights import load_weights, quantize_by_rounding

CORPUS_TOKENS = Path(__file__).parent / "corpus-tokens.json"
# The order of a sum depends on the count, and one thread also copes best with a busy machine.
THREADS = 1

FIXTURE = Identity(
    id="fixture-qwen2-tiny",
    version="1.0.0",
    name="Fixture: a tiny Qwen2 with random weights",
    upstream="nothing (random weights; vocabulary from huggingface.co/Qwen/Qwen2.5-Coder-0.5B-Instruct)",
    context_tokens=1024,
)
# Small enough that the fixture, too, has several shards and pieces.
FIXTURE_LIMITS = Limits(shard_bytes=160_000, piece_bytes=400_000)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--source", type=Path, help="GGUF file, or folder with safetensors, config and tokenizer")
    what.add_argument("--fixture", action="store_true", help="build the tiny random model instead")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--id", default="qwen2.5-coder-0.5b-instruct")
    parser.add_argument("--version", default="1.0.0")
    parser.add_argument("--name", default="Qwen2.5-Coder 0.5B Instruct (q4, trimmed vocabulary)")
    parser.add_argument("--upstream", default="huggingface.co/Qwen/Qwen2.5-Coder-0.5B-Instruct")
    parser.add_argument("--context-tokens", type=int, default=8192)
    return parser.parse_args()


def _full_pack(arguments: argparse.Namespace) -> PackInput:
    source = open_source(arguments.source)
    vocabulary = trim(source.tokenizer, read_corpus_tokens(CORPUS_TOKENS))
    identity = Identity(arguments.id, arguments.version, arguments.name, arguments.upstream, arguments.context_tokens)
    original = load_weights(source, vocabulary.source_ids)
    return PackInput(identity, source, vocabulary, original, quantize_by_rounding(original))


def _fixture_pack() -> PackInput:
    source = fixture.fixture_source()
    vocabulary = trim(source.tokenizer, set())
    original = load_weights(source, vocabulary.source_ids)
    quantized = quantize_by_rounding(original)
    return PackInput(FIXTURE, source, vocabulary, original, quantized, limits=FIXTURE_LIMITS)


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(THREADS)
    torch.use_deterministic_algorithms(True)
    manifest = write_pack(_fixture_pack() if arguments.fixture else _full_pack(arguments), arguments.out)
    print(f"{manifest['id']} {manifest['version']}: {manifest['downloadBytes']:,} bytes in {arguments.out}")
    for name, figures in manifest["measured"]["perplexity"].items():
        print(f"perplexity, {name}: {figures}")
    print(f"known answers: {manifest['measured']['knownAnswers']}, {manifest['knownAnswers']['tolerance']}")


if __name__ == "__main__":
    main()
