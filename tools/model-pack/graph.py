"""Writes the two ONNX graphs of a pack. Weights stay outside, in the files that the placements name.

Both graphs have the interface that transformers.js feeds: input_ids, attention_mask, num_logits_to_keep,
past_key_values.N.key and .value; logits, present.N.key and .value. They assume one sequence, or right padding.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

from cpu_layout import CpuPlacement, piece_name
from quantize import BLOCK, ZERO_POINT
from shards import Placement, shard_name
from source import ModelConfig

CONTRIB = "com.microsoft"
ONNX_TYPES = {
    "uint8": TensorProto.UINT8,
    "int8": TensorProto.INT8,
    "float32": TensorProto.FLOAT,
}
INT64_MAX = np.iinfo(np.int64).max


@dataclass(frozen=True)
class ExternalTensor:
    """A tensor in a file beside the graph."""

    file: str
    offset: int
    shape: tuple[int, ...]
    dtype: str


def shard_tensors(placements: dict[str, Placement]) -> dict[str, ExternalTensor]:
    """The tensors of the 4-bit graph."""
    return {
        name: ExternalTensor(shard_name(p.shard), p.offset, p.data.shape, p.data.dtype.name)
        for name, p in placements.items()
    }


def piece_tensors(placements: dict[str, CpuPlacement]) -> dict[str, ExternalTensor]:
    """The tensors of the int8 graph."""
    return {name: ExternalTensor(piece_name(p.piece), p.offset, p.shape, p.dtype) for name, p in placements.items()}


class GraphWriter:
    """Collects nodes and initializers; a node's method returns the name of its output."""

    def __init__(self, config: ModelConfig, tensors: dict[str, ExternalTensor], *, is_int8: bool) -> None:
        self._config = config
        self._tensors = tensors
        self._is_int8 = is_int8
        self._nodes: list[onnx.NodeProto] = []
        self._initializers: dict[str, onnx.TensorProto] = {}

    def _node(
        self, kind: str, inputs: list[str], outputs: list[str] | str, domain: str = "", **attributes: object
    ) -> str:
        names = [outputs] if isinstance(outputs, str) else outputs
        name = next(output for output in names if output)
        self._nodes.append(helper.make_node(kind, inputs, names, name=f"/{name}", domain=domain, **attributes))
        return names[0]

    def _stored(self, name: str) -> str:
        """The initializer of a tensor that lies in an external file."""
        if name not in self._initializers:
            tensor = self._tensors[name]
            proto = TensorProto(name=name, data_type=ONNX_TYPES[tensor.dtype], dims=tensor.shape)
            proto.data_location = TensorProto.EXTERNAL
            length = int(np.prod(tensor.shape)) * np.dtype(tensor.dtype).itemsize
            for key, value in (("location", tensor.file), ("offset", tensor.offset), ("length", length)):
                proto.external_data.add(key=key, value=str(value))
            self._initializers[name] = proto
        return name

    def _constant(self, name: str, value: np.ndarray) -> str:
        self._initializers[name] = onnx.numpy_helper.from_array(value, name)
        return name

    def _int64(self, name: str, *values: int) -> str:
        return self._constant(name, np.array(values, dtype=np.int64))

    def _linear(self, x: str, name: str, bias: str | None = None) -> str:
        """x [batch, sequence, K] times the transpose of a stored matrix [N, K], plus a bias [N]."""
        output = f"{name}.product"
        if self._is_int8:
            product = self._int8_product(x, name)
            return self._node("Add", [product, bias], f"{name}.biased") if bias else product
        packed, scales = self._stored(f"{name}.packed"), self._stored(f"{name}.scales")
        rows, blocks, _ = self._tensors[packed].shape
        product = self._node(
            "MatMulNBits",
            [x, packed, scales],
            output,
            CONTRIB,
            K=blocks * BLOCK,
            N=rows,
            bits=4,
            block_size=BLOCK,
            accuracy_level=4,
        )
        return self._node("Add", [product, bias], f"{name}.biased") if bias else product

    def _int8_product(self, x: str, name: str) -> str:
        """x times an int8 matrix, with x quantised to uint8 around 128 by a scale for each position.

        ONNX Runtime's DynamicQuantizeMatMul has one scale for the whole of x. Qwen's first position has activations a
        thousand times larger than the rest, so one scale would round the others away.
        """
        last, least = self._int64("last_axis", -1), self._constant("least_scale", np.array(1e-9, dtype=np.float32))
        share = self._constant("one_127th", np.array(1 / 127, dtype=np.float32))
        largest = self._node("ReduceMax", [self._node("Abs", [x], f"{name}.abs"), last], f"{name}.largest", keepdims=1)
        scale = self._node("Max", [self._node("Mul", [largest, share], f"{name}.share"), least], f"{name}.x_scale")
        rounded = self._node("Round", [self._node("Div", [x, scale], f"{name}.steps")], f"{name}.rounded")
        middle = self._constant("middle", np.array(128, dtype=np.float32))
        shifted = self._node("Add", [rounded, middle], f"{name}.shifted")
        codes = self._node("Cast", [shifted], f"{name}.x_codes", to=TensorProto.UINT8)
        zero_point = self._constant("x_zero_point", np.array(128, dtype=np.uint8))
        unit = self._constant("unit_scale", np.array(1, dtype=np.float32))
        weight, row_scales = self._stored(f"{name}.int8"), self._stored(f"{name}.int8_scales")
        inputs = [codes, weight, unit, row_scales, zero_point]
        steps = self._node("MatMulIntegerToFloat", inputs, f"{name}.step_sums", CONTRIB)
        return self._node("Mul", [steps, scale], f"{name}.product")

    def _embedding(self) -> str:
        """Rows of the 4-bit embedding, unpacked in float arithmetic: every ONNX Runtime build has kernels for that."""
        rows = self._node("Gather", [self._stored("embedding.packed"), "input_ids"], "embedding.bytes", axis=0)
        scales = self._node("Gather", [self._stored("embedding.scales"), "input_ids"], "embedding.row_scales", axis=0)
        values = self._node("Cast", [rows], "embedding.byte_values", to=TensorProto.FLOAT)
        sixteen = self._constant("sixteen", np.array(16, dtype=np.float32))
        zero_point = self._constant("zero_point", np.array(ZERO_POINT, dtype=np.float32))
        high = self._node("Floor", [self._node("Div", [values, sixteen], "embedding.sixteenths")], "embedding.high")
        shifted = self._node("Mul", [high, sixteen], "embedding.high_part")
        low = self._node("Sub", [values, shifted], "embedding.low")
        last = self._int64("last_axis", -1)
        pair = [self._node("Unsqueeze", [part, last], f"{part}_column") for part in (low, high)]
        pairs = self._node("Concat", pair, "embedding.pairs", axis=-1)
        blocks = self._config.hidden // BLOCK
        shape = self._int64("embedding.block_shape", 0, 0, blocks, BLOCK)
        codes = self._node("Reshape", [pairs, shape], "embedding.codes")
        centred = self._node("Sub", [codes, zero_point], "embedding.centred")
        scale_column = self._node("Unsqueeze", [scales, last], "embedding.scale_column")
        scaled = self._node("Mul", [centred, scale_column], "embedding.scaled")
        row_shape = self._int64("embedding.row_shape", 0, 0, self._config.hidden)
        return self._node("Reshape", [scaled, row_shape], "embedding.rows")

    def _attention_lengths(self) -> None:
        """What GroupQueryAttention wants to know: the last valid index of each sequence, and the longest length."""
        one = self._int64("one", 1)
        lengths = self._node("ReduceSum", ["attention_mask", one], "attention.lengths", keepdims=0)
        last = self._node("Sub", [lengths, one], "attention.last_index")
        self._node("Cast", [last], "attention.seqlens_k", to=TensorProto.INT32)
        shape = self._node("Shape", ["attention_mask"], "attention.mask_shape")
        index = self._constant("one_scalar", np.array(1, dtype=np.int64))
        total = self._node("Gather", [shape, index], "attention.total", axis=0)
        self._node("Cast", [total], "attention.total_length", to=TensorProto.INT32)

    def _head_norm(self, x: str, weight: str, heads: int) -> str:
        """Qwen3's normalisation of each head of x [batch, sequence, heads * head]."""
        split_shape = self._int64(f"{weight}.split", 0, 0, heads, self._config.head_size)
        joined_shape = self._int64(f"{weight}.joined", 0, 0, heads * self._config.head_size)
        split = self._node("Reshape", [x, split_shape], f"{weight}.heads")
        normed = self._norm(split, weight)
        return self._node("Reshape", [normed, joined_shape], f"{weight}.flat")

    def _norm(self, x: str, weight: str) -> str:
        output = f"{weight}.out"
        epsilon = self._config.rms_epsilon
        return self._node("SimplifiedLayerNormalization", [x, self._stored(weight)], output, axis=-1, epsilon=epsilon)

    def _add_and_norm(self, x: str, residual: str, weight: str) -> tuple[str, str]:
        """Returns the normalised sum and the sum."""
        outputs = [f"{weight}.out", "", "", f"{weight}.sum"]
        inputs = [x, residual, self._stored(weight)]
        epsilon = self._config.rms_epsilon
        self._node("SkipSimplifiedLayerNormalization", inputs, outputs, CONTRIB, epsilon=epsilon)
        return outputs[0], outputs[3]

    def _attention(self, x: str, index: int) -> str:
        config, layer = self._config, f"layers.{index}."
        bias = None if config.has_head_norms else self._stored(layer + "qkv_bias")
        qkv = self._linear(x, layer + "qkv", bias)
        counts = (config.heads, config.key_value_heads, config.key_value_heads)
        sizes = self._int64("qkv_sizes", *(count * config.head_size for count in counts))
        query, key, value = parts = [layer + part for part in ("query", "key", "value")]
        self._node("Split", [qkv, sizes], parts, axis=-1)
        if config.has_head_norms:
            query = self._head_norm(query, layer + "query_norm", config.heads)
            key = self._head_norm(key, layer + "key_norm", config.key_value_heads)
        past = [f"past_key_values.{index}.{part}" for part in ("key", "value")]
        present = [f"present.{index}.{part}" for part in ("key", "value")]
        lengths = ["attention.seqlens_k", "attention.total_length"]
        tables = [self._stored("rotary.cosines"), self._stored("rotary.sines")]
        attended = self._node(
            "GroupQueryAttention",
            [query, key, value, *past, *lengths, *tables],
            [layer + "attended", *present],
            CONTRIB,
            num_heads=config.heads,
            kv_num_heads=config.key_value_heads,
            scale=config.head_size**-0.5,
            do_rotary=1,
            rotary_interleaved=0,
        )
        return self._linear(attended, layer + "output")

    def _mlp(self, x: str, index: int) -> str:
        layer = f"layers.{index}."
        gate_up = self._linear(x, layer + "gate_up")
        gate, up = parts = [layer + part for part in ("gate", "up")]
        halves = self._int64("gate_up_sizes", self._config.intermediate, self._config.intermediate)
        self._node("Split", [gate_up, halves], parts, axis=-1)
        sigmoid = self._node("Sigmoid", [gate], layer + "sigmoid")
        activated = self._node("Mul", [gate, sigmoid], layer + "activated")
        return self._linear(self._node("Mul", [activated, up], layer + "gated"), layer + "down")

    def _kept_positions(self, x: str) -> str:
        """The last num_logits_to_keep positions, or all for 0: a slice from -n, and -0 is the start."""
        negative = self._node("Neg", ["num_logits_to_keep"], "kept.negative")
        start = self._node("Reshape", [negative, self._int64("kept.vector", 1)], "kept.start")
        end, axis = self._int64("kept.end", INT64_MAX), self._int64("kept.axis", 1)
        return self._node("Slice", [x, start, end, axis], "kept.hidden")

    def _interface(self) -> tuple[list[onnx.ValueInfoProto], list[onnx.ValueInfoProto]]:
        config, describe = self._config, helper.make_tensor_value_info
        rows = self._tensors["embedding.packed"].shape[0]
        inputs = [
            describe("input_ids", TensorProto.INT64, ["batch_size", "sequence_length"]),
            describe("attention_mask", TensorProto.INT64, ["batch_size", "total_sequence_length"]),
            describe("num_logits_to_keep", TensorProto.INT64, []),
        ]
        outputs = [describe("logits", TensorProto.FLOAT, ["batch_size", "kept_sequence_length", rows])]
        for index in range(config.layers):
            for part in ("key", "value"):
                before = ["batch_size", config.key_value_heads, "past_sequence_length", config.head_size]
                after = ["batch_size", config.key_value_heads, "total_sequence_length", config.head_size]
                inputs.append(describe(f"past_key_values.{index}.{part}", TensorProto.FLOAT, before))
                outputs.append(describe(f"present.{index}.{part}", TensorProto.FLOAT, after))
        return inputs, outputs

    def build(self) -> onnx.ModelProto:
        """The finished model."""
        self._attention_lengths()
        residual = self._embedding()
        x = self._norm(residual, "layers.0.attention_norm")
        for index in range(self._config.layers):
            is_last = index + 1 == self._config.layers
            next_norm = "final_norm" if is_last else f"layers.{index + 1}.attention_norm"
            x, residual = self._add_and_norm(self._attention(x, index), residual, f"layers.{index}.mlp_norm")
            x, residual = self._add_and_norm(self._mlp(x, index), residual, next_norm)
        logits = self._linear(self._kept_positions(x), "embedding")
        self._node("Identity", [logits], "logits")
        inputs, outputs = self._interface()
        graph = helper.make_graph(self._nodes, "qwen", inputs, outputs, list(self._initializers.values()))
        opsets = [helper.make_opsetid("", 18), helper.make_opsetid(CONTRIB, 1)]
        return helper.make_model(
            graph, opset_imports=opsets, ir_version=9, producer_name="stayput-model-pack", producer_version="1"
        )
