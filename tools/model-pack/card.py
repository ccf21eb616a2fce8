"""The texts that go with a pack: NOTICE and MODEL_CARD.md. Every figure in them was measured by the build."""

from __future__ import annotations

from typing import Any

from quantize import BLOCK


def changes(source_rows: int, rows: int) -> list[str]:
    """What the tool did to the source, as the manifest, the notice and the card state it."""
    return [
        f"The vocabulary was trimmed from {source_rows} to {rows} tokens; any text can still be spelled byte by byte.",
        f"Matrices were quantised to 4 bits, symmetric, one float16-precision scale per {BLOCK} columns, "
        "rounded to nearest.",
        "The query, key and value matrices were joined, and the gate and up matrices were joined.",
        "The model was written as ONNX graphs for WebGPU (4 bits) and CPU (int8, derived on the device).",
    ]


def notice(name: str, upstream: str, change_list: list[str]) -> str:
    """The NOTICE file."""
    listed = "\n".join(f"- {change}" for change in change_list)
    return (
        f"{name}\n\nThis is a modified copy of {upstream},\nlicensed under the Apache License 2.0 (see LICENSE).\n\n"
        f"Changes made by tools/model-pack of Stayput:\n{listed}\n"
    )


def model_card(manifest: dict[str, Any]) -> str:
    """MODEL_CARD.md from a manifest that is complete but for the card's own entry."""
    measured, source = manifest["measured"], manifest["provenance"]["source"]
    known = measured["knownAnswers"]
    rows = "\n".join(
        f"| {name} | {entry['tokens']} | {entry['fp32']:.2f} | {entry['q4']:.2f} ({entry['q4'] / entry['fp32']:.3f}x) "
        f"| {entry['int8']:.2f} ({entry['int8'] / entry['fp32']:.3f}x) |"
        for name, entry in measured["perplexity"].items()
    )
    listed = "\n".join(f"- {change}" for change in manifest["provenance"]["changes"])
    weights = sum(shard["bytes"] for shard in manifest["weights"])
    raw = sum(shard["rawBytes"] for shard in manifest["weights"])
    derived = sum(piece["bytes"] for piece in manifest["cpuLayout"])
    return f"""# {manifest["name"]}

Pack `{manifest["id"]}` {manifest["version"]}, licence {manifest["licence"]["spdx"]}.
Made by tools/model-pack from {source["name"]} (sha256 {source["sha256"]}), a copy of {source["upstream"]}.

## What was changed

{listed}

## What was measured

Perplexity per token on text that was not used to choose the vocabulary (the first token of each window of at most 512
is not counted). fp32 is the source, dequantised, with the same trimmed vocabulary, in PyTorch;
the packed graphs ran in native ONNX Runtime on a CPU.

| text | tokens | fp32 | 4-bit graph | int8 graph |
|---|---|---|---|---|
{rows}

Download: {weights:,} bytes of weights ({raw:,} unpacked). The CPU layout takes {derived:,} bytes.

Known answers: mean centred difference from float32 on the same 4-bit weights, worst of
{len(manifest["knownAnswers"]["cases"])} prompts: 4-bit graph {known["q4"]:.3f}, int8 graph {known["int8"]:.3f}.
Tolerance {manifest["knownAnswers"]["tolerance"]["maxMeanAbsoluteDifference"]}.
With all scales of one layer doubled, the worst prompt's difference is
{", ".join(f"{name} {value:.3f}" for name, value in known["corrupted"].items())}.

## Limits

- Languages outside the Latin script cost several tokens a character, and the model's skill in them is untested.
- The graphs expect one sequence at a time (or right padding) and at most {manifest["contextTokens"]:,} tokens.
- A small model makes mistakes: check what it extracts against the document.
"""
