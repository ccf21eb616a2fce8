"""Four-bit symmetric quantisation in the layout of ONNX Runtime's MatMulNBits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BLOCK = 64
ZERO_POINT = 8


@dataclass(frozen=True)
class QuantizedMatrix:
    """A matrix [N, K] as 4-bit codes.

    `codes` is uint8 [N, K] with values 0..15; `scales` is float32 [N, K / 64] and every scale is exact in float16.
    The value of an element is (code - 8) * scale; a scale may be negative.
    """

    codes: np.ndarray
    scales: np.ndarray

    def packed(self) -> np.ndarray:
        """uint8 [N, K / 64, 32]; a byte's low nibble is the element with the even index."""
        rows, columns = self.codes.shape
        pairs = self.codes.reshape(rows, columns // BLOCK, BLOCK // 2, 2)
        return pairs[..., 0] | (pairs[..., 1] << 4)

    def dequantized(self) -> np.ndarray:
        """float32 [N, K]."""
        centred = self.codes.astype(np.float32) - ZERO_POINT
        return centred * np.repeat(self.scales, BLOCK, axis=1)


def half_precision(scales: np.ndarray) -> np.ndarray:
    """Rounds to float16's precision and returns float32."""
    return scales.astype(np.float16).astype(np.float32)


def block_scales(blocks: np.ndarray) -> np.ndarray:
    """Scales [...] of blocks [..., 64]: the value furthest from zero becomes code 0, which is -8 scales."""
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=-1, keepdims=True), axis=-1)[..., 0]
    return half_precision(furthest / np.float32(-ZERO_POINT))


def encode(values: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """Codes 0..15 (uint8) of values under scales of the same shape; a zero scale gives code 8."""
    safe = np.where(scales == 0, np.float32(1), scales)
    nearest = np.rint(values / safe) + ZERO_POINT
    return np.where(scales == 0, ZERO_POINT, np.clip(nearest, 0, 15)).astype(np.uint8)


def round_to_nearest(matrix: np.ndarray) -> QuantizedMatrix:
    """Quantises a float32 matrix [N, K] block by block; K must be a multiple of 64."""
    rows, columns = matrix.shape
    if columns % BLOCK:
        raise ValueError(f"A matrix has {columns} columns, which is not a multiple of {BLOCK}.")
    scales = block_scales(matrix.reshape(rows, columns // BLOCK, BLOCK))
    return QuantizedMatrix(encode(matrix, np.repeat(scales, BLOCK, axis=1)), scales)
