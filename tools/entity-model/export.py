"""Writes a trained model as a pack: python export.py --model FOLDER --pack FOLDER [--metrics FILE]"""

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForTokenClassification

from labels import LABELS, TYPES
from pieces import BASE, END, MAX_PIECES, START, tokenizer

VERSION = "1.1.0"
# From this probability of being anything on, a word is masked. Missed words cost more than masked ones.
THRESHOLDS = {"PERSON": 0.25, "ORGANIZATION": 0.6, "LOCATION": 0.5, "ADDRESS": 0.4, "DATE_TIME": 0.4, "JOB_TITLE": 0.5, "NRP": 0.5}
KNOWN = (
    "Dear Maria Gonzalez, Dr. Osei of Northgate Clinic saw you in Leeds on 14 March 2021.",
    "tell ravi the van is at 12 Mill Lane, Otley",
    "The Supplier shall deliver the Goods within thirty days.",
)


class Graph(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids):
        return self.model(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids).logits


def write_graph(model, path: Path) -> None:
    """The graph in float32, then with 8-bit weights, embeddings included."""
    ids = torch.tensor([[START, 2054, 2003, END], [START, 7592, END, 0]])
    mask = torch.tensor([[1, 1, 1, 1], [1, 1, 1, 0]])
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(
            Graph(model.eval()), (ids, mask, torch.zeros_like(ids)), str(full), dynamo=False, opset_version=17,
            input_names=["input_ids", "attention_mask", "token_type_ids"], output_names=["logits"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "token_type_ids", "logits")},
        )  # fmt: skip
        # Without per_channel=True the smallest rows lose too much; reduce_range would only help processors without VNNI.
        quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul", "Gemm", "Gather"])
    graph = onnx.load(path)
    graph.producer_name, graph.producer_version, graph.doc_string = "stayput", VERSION, ""
    onnx.save(graph, path)


def known_answers(model) -> list[dict]:
    """What the model says before it is quantised, where it is sure: processors round 8-bit sums differently."""
    loaded, answers = tokenizer(), []
    for text in KNOWN:
        ids = [START, *loaded.encode(text, add_special_tokens=False).ids, END]
        with torch.no_grad():
            chances = torch.softmax(model(input_ids=torch.tensor([ids])).logits[0], -1)
        best = chances.max(-1)
        labels = [LABELS[int(place)] if float(chance) >= 0.9 else None for chance, place in zip(best.values, best.indices)]
        answers.append({"text": text, "ids": ids, "labels": labels})
    return answers


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--pack", type=Path, required=True)
    options = parser.parse_args()
    pack = options.pack
    pack.mkdir(parents=True, exist_ok=True)
    model = AutoModelForTokenClassification.from_pretrained(options.model)
    write_graph(model, pack / "model.onnx")
    config = json.loads((options.model / "config.json").read_text())
    kept = ("architectures", "model_type", "vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "hidden_act", "max_position_embeddings", "type_vocab_size", "layer_norm_eps", "pad_token_id")
    config = {key: config[key] for key in kept if key in config} | {"id2label": {str(i): label for i, label in enumerate(LABELS)}, "label2id": {label: i for i, label in enumerate(LABELS)}}
    (pack / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    # The recogniser of word pieces needs the vocabulary alone, in order.
    shutil.copyfile(BASE / "vocab.txt", pack / "vocab.txt")
    (pack / "known-answers.json").write_text(json.dumps(known_answers(model.eval()), indent=1) + "\n")
    files = []
    for name in ("model.onnx", "config.json", "vocab.txt", "known-answers.json"):
        content = (pack / name).read_bytes()
        files.append({"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    manifest = {
        "format": 1, "id": "stayput-entities", "version": VERSION, "base": "sentence-transformers/all-MiniLM-L6-v2", "licence": "Apache-2.0",
        "labels": list(LABELS), "types": list(TYPES), "maxPieces": MAX_PIECES, "thresholds": THRESHOLDS, "files": files,
    }  # fmt: skip
    (pack / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(f"{sum(file['bytes'] for file in files) / 1e6:.1f} MB in {pack}")


if __name__ == "__main__":
    main()
