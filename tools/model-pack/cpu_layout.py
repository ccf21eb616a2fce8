"""The plan by which a device turns 4-bit shards into the int8 weights of the CPU graph, and a reference executor.

A CPU multiplies int8 matrices several times faster than 4-bit ones, but the int8 form is twice the download, so the
device derives it. Every arithmetic step is a single IEEE float32 operation, so that JavaScript with `Math.fround`
gives the same bytes.

Step `int8` reads a matrix [n, k] of codes q with a scale per 64 columns:
    w = (q - 8) * scale;  s[row] = max|w| / 127, or 1 if that is 0;  b = clamp(roundHalfEven(w / s), -127, 127)
and writes b transposed, int8 [k, n], at weightOffset, and s, float32 [n], at scaleOffset.
Step `copy` copies bytes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from quantize import BLOCK, ZERO_POINT
from shards import Placement, aligned

Step = dict[str, Any]


@dataclass(frozen=True)
class CpuPlacement:
    """Where a tensor of the int8 graph lies in the derived pieces. `dtype` is a NumPy type name."""

    piece: int
    offset: int
    shape: tuple[int, ...]
    dtype: str


@dataclass(frozen=True)
class CpuLayout:
    """The steps of every piece and the place of every tensor."""

    steps: list[list[Step]]
    piece_bytes: list[int]
    placements: dict[str, CpuPlacement]


def piece_name(index: int) -> str:
    """The name by which the int8 graph refers to a piece."""
    return f"cpu-{index:02}.bin"


def plan(placements: dict[str, Placement], piece_bytes: int) -> CpuLayout:
    """Lays out every matrix as int8, and copies of the 4-bit embedding and all vectors, in the shards' order.

    A piece holds at most `piece_bytes`, unless one tensor alone is larger.
    """
    steps: list[list[Step]] = [[]]
    ends = [0]
    ours: dict[str, CpuPlacement] = {}

    def reserve(size: int) -> int:
        if ends[-1] and aligned(ends[-1]) + size > piece_bytes:
            steps.append([])
            ends.append(0)
        offset = aligned(ends[-1])
        ends[-1] = offset + size
        return offset

    for name, placement in placements.items():
        base, _, kind = name.rpartition(".")
        is_matrix = kind in ("packed", "scales")
        if not is_matrix or base == "embedding":
            offset = reserve(placement.bytes)
            source = {"shard": placement.shard, "offset": placement.offset}
            steps[-1].append({"op": "copy", "from": source, "bytes": placement.bytes, "offset": offset})
            data = placement.data
            ours[name] = CpuPlacement(len(steps) - 1, offset, data.shape, data.dtype.name)
        if kind == "scales":
            packed = placements[f"{base}.packed"]
            rows, blocks = placement.data.shape
            columns = blocks * BLOCK
            offset = reserve(aligned(rows * columns) + rows * 4)
            scale_offset = offset + aligned(rows * columns)
            steps[-1].append(
                {
                    "op": "int8",
                    "n": rows,
                    "k": columns,
                    "block": BLOCK,
                    "packed": {"shard": packed.shard, "offset": packed.offset},
                    "scales": {"shard": placement.shard, "offset": placement.offset, "type": "f32"},
                    "weightOffset": offset,
                    "scaleOffset": scale_offset,
                }
            )
            piece = len(steps) - 1
            ours[f"{base}.int8"] = CpuPlacement(piece, offset, (columns, rows), "int8")
            ours[f"{base}.int8_scales"] = CpuPlacement(piece, scale_offset, (rows,), "float32")
    return CpuLayout(steps, ends, ours)


def int8_matrix(packed: np.ndarray, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Step `int8`: packed uint8 [n, k / 64, 32] and scales [n, k / 64] give int8 [k, n] and float32 [n]."""
    rows, blocks, _ = packed.shape
    codes = np.stack([packed & 15, packed >> 4], axis=-1).reshape(rows, blocks, BLOCK)
    values = (codes.astype(np.float32) - np.float32(ZERO_POINT)) * scales[..., None]
    values = values.reshape(rows, blocks * BLOCK)
    row_scales = np.abs(values).max(axis=1) / np.float32(127)
    row_scales = np.where(row_scales == 0, np.float32(1), row_scales).astype(np.float32)
    rounded = np.clip(np.rint(values / row_scales[:, None]), -127, 127)
    return np.ascontiguousarray(rounded.astype(np.int8).T), row_scales


def execute(steps: list[Step], piece_bytes: int, shards: list[bytes]) -> bytes:
    """Builds one piece from decompressed shards."""
    piece = bytearray(piece_bytes)

    def write(offset: int, content: bytes) -> None:
        piece[offset : offset + len(content)] = content

    for step in steps:
        if step["op"] == "copy":
            start = step["from"]["offset"]
            write(step["offset"], shards[step["from"]["shard"]][start : start + step["bytes"]])
            continue
        rows, blocks = step["n"], step["k"] // step["block"]
        packed = np.frombuffer(
            shards[step["packed"]["shard"]], np.uint8, rows * blocks * BLOCK // 2, step["packed"]["offset"]
        ).reshape(rows, blocks, BLOCK // 2)
        scales = np.frombuffer(
            shards[step["scales"]["shard"]], np.float32, rows * blocks, step["scales"]["offset"]
        ).reshape(rows, blocks)
        weight, row_scales = int8_matrix(packed, scales)
        write(step["weightOffset"], weight.tobytes())
        write(step["scaleOffset"], row_scales.tobytes())
    return bytes(piece)


def manifest_entries(layout: CpuLayout, pieces: list[bytes]) -> list[dict[str, Any]]:
    """The manifest's `cpuLayout`."""
    return [
        {
            "name": piece_name(index),
            "bytes": len(piece),
            "sha256": hashlib.sha256(piece).hexdigest(),
            "steps": layout.steps[index],
        }
        for index, piece in enumerate(pieces)
    ]
