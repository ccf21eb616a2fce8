"""Places tensors in shards (files that the pack ships, gzipped) and writes them."""

from __future__ import annotations

import gzip
import hashlib
import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reference import rotary_tables
from weights import QuantizedWeights

ALIGNMENT = 64


@dataclass(frozen=True)
class Placement:
    """Where a tensor lies: shard number, byte offset and byte count in the decompressed shard."""

    shard: int
    offset: int
    data: np.ndarray

    @property
    def bytes(self) -> int:
        return self.data.nbytes


def aligned(offset: int) -> int:
    """The next multiple of 64."""
    return -(-offset // ALIGNMENT) * ALIGNMENT


def tensor_groups(weights: QuantizedWeights, context_tokens: int) -> list[dict[str, np.ndarray]]:
    """All tensors of the pack in order; a group stays within one shard, so a matrix lies beside its scales."""

    def matrix(name: str) -> dict[str, np.ndarray]:
        quantized = weights.matrices[name]
        return {f"{name}.packed": quantized.packed(), f"{name}.scales": quantized.scales}

    cosines, sines = rotary_tables(weights.config, context_tokens)
    groups = [matrix(name) for name in weights.matrices]
    vectors = {name: np.ascontiguousarray(vector) for name, vector in weights.vectors.items()}
    return [*groups, vectors, {"rotary.cosines": cosines, "rotary.sines": sines}]


def place(groups: list[dict[str, np.ndarray]], shard_bytes: int) -> dict[str, Placement]:
    """Fills shards of at most `shard_bytes` in order. A group that is larger than a shard gets a shard of its own."""
    placements: dict[str, Placement] = {}
    shard, end = 0, 0
    for group in groups:
        size = sum(aligned(tensor.nbytes) for tensor in group.values())
        if end and aligned(end) + size > shard_bytes:
            shard, end = shard + 1, 0
        for name, tensor in group.items():
            offset = aligned(end)
            placements[name] = Placement(shard, offset, tensor)
            end = offset + tensor.nbytes
    return placements


def shard_name(index: int) -> str:
    """The name by which the 4-bit graph refers to a shard."""
    return f"weights-{index:02}.bin"


def shard_contents(placements: dict[str, Placement]) -> list[bytes]:
    """The decompressed bytes of every shard."""
    count = 1 + max(placement.shard for placement in placements.values())
    contents = []
    for index in range(count):
        mine = [placement for placement in placements.values() if placement.shard == index]
        buffer = bytearray(max(placement.offset + placement.bytes for placement in mine))
        for placement in mine:
            buffer[placement.offset : placement.offset + placement.bytes] = placement.data.tobytes()
        contents.append(bytes(buffer))
    return contents


def compress(content: bytes) -> bytes:
    """Gzip at level 9 without a name or time, so that equal content gives equal bytes."""
    output = io.BytesIO()
    with gzip.GzipFile(filename="", fileobj=output, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(content)
    return output.getvalue()


def write_shards(contents: list[bytes], folder: Path) -> list[dict[str, str | int]]:
    """Writes weights-NN.bin.gz and returns the manifest's `weights`."""
    entries = []
    for index, content in enumerate(contents):
        name = shard_name(index)
        packed = compress(content)
        (folder / f"{name}.gz").write_bytes(packed)
        entries.append(
            {
                "path": f"{name}.gz",
                "bytes": len(packed),
                "sha256": hashlib.sha256(packed).hexdigest(),
                "name": name,
                "rawBytes": len(content),
                "rawSha256": hashlib.sha256(content).hexdigest(),
            }
        )
    return entries
