"""Runs a pack's graphs with native ONNX Runtime, to check them against the reference."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime

from source import ModelConfig

Cache = dict[str, np.ndarray]


class OnnxModel:
    """A graph in a folder that also holds its external files."""

    def __init__(self, path: Path, config: ModelConfig) -> None:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._config = config

    def empty_cache(self, batch: int = 1) -> Cache:
        """Keys and values of no tokens."""
        shape = (batch, self._config.key_value_heads, 0, self._config.head_size)
        return {
            f"past_key_values.{layer}.{part}": np.zeros(shape, np.float32)
            for layer in range(self._config.layers)
            for part in ("key", "value")
        }

    def run(self, tokens: list[int], cache: Cache | None = None, keep: int = 0) -> tuple[np.ndarray, Cache]:
        """Logits [sequence or keep, vocabulary] of new tokens after those in the cache, and the grown cache."""
        past = cache or self.empty_cache()
        length = len(tokens) + past["past_key_values.0.key"].shape[2]
        outputs = self._session.run(
            None,
            {
                "input_ids": np.array([tokens], np.int64),
                "attention_mask": np.ones((1, length), np.int64),
                "num_logits_to_keep": np.array(keep, np.int64),
                **past,
            },
        )
        return outputs[0][0], dict(zip(past, outputs[1:], strict=True))

    def generate(self, prompt: list[int], limit: int, stop: int) -> list[int]:
        """The most likely continuation, up to `limit` tokens or the token `stop`."""
        logits, cache = self.run(prompt, keep=1)
        written: list[int] = []
        while len(written) < limit:
            token = int(logits[-1].argmax())
            if token == stop:
                break
            written.append(token)
            logits, cache = self.run([token], cache, keep=1)
        return written
