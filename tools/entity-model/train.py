"""Trains the entity model: python train.py --data FOLDER --out FOLDER [--texts N] [--epochs N]"""

import argparse
import random
import time
from pathlib import Path

import torch
from transformers import AutoModelForTokenClassification

from corpora import gazetteer, training
from fillers import Fillers
from labels import LABELS
from pieces import BASE, PAD, Window, batches, windows
from templates import examples

SEED = 20


def tensors(batch: list[Window]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, attention mask, and for each piece the labels that it may have."""
    length = max(len(window.ids) for window in batch)
    ids = torch.full((len(batch), length), PAD)
    mask = torch.zeros((len(batch), length), dtype=torch.long)
    allowed = torch.zeros((len(batch), length, len(LABELS)), dtype=torch.bool)
    for row, window in enumerate(batch):
        size = len(window.ids)
        ids[row, :size] = torch.tensor(window.ids)
        mask[row, :size] = 1
        labels = torch.tensor(window.labels)
        allowed[row, torch.arange(size), labels] = True
        for place, unknown in enumerate(window.unknown):
            if unknown and window.labels[place] == 0:
                allowed[row, place, list(unknown)] = True
    return ids, mask, allowed


def loss_of(logits: torch.Tensor, mask: torch.Tensor, allowed: torch.Tensor) -> torch.Tensor:
    """Marginal likelihood: minus the log of what the allowed labels have together. Missed entities weigh more."""
    scores = torch.log_softmax(logits.float(), -1)
    likelihood = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    weight = torch.where(allowed[..., 0], 1.0, 1.5) * mask
    return -(likelihood * weight).sum() / weight.sum()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=60_000)
    parser.add_argument("--epochs", type=float, default=1)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--pieces", type=int, default=3072)
    parser.add_argument("--bfloat16", action="store_true", help="faster, on processors with AVX-512 BF16 or AMX; on others far slower")
    options = parser.parse_args()

    torch.manual_seed(SEED)
    torch.set_num_threads(2)
    chance = random.Random(SEED)
    texts = examples(Fillers(gazetteer(options.data), SEED), options.texts) + training(options.data)
    all_batches = batches(windows(texts, chance), options.pieces, chance)
    total = int(len(all_batches) * options.epochs)
    print(f"{len(texts)} texts, {len(all_batches)} batches, {total} steps", flush=True)

    model = AutoModelForTokenClassification.from_pretrained(BASE, num_labels=len(LABELS), id2label=dict(enumerate(LABELS)), label2id={label: i for i, label in enumerate(LABELS)})
    model.train()
    head = [p for name, p in model.named_parameters() if name.startswith("classifier")]
    body = [p for name, p in model.named_parameters() if not name.startswith("classifier")]
    optimizer = torch.optim.AdamW([{"params": body, "lr": options.rate}, {"params": head, "lr": options.rate * 5}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / (0.05 * total), (total - step) / (0.95 * total)))
    began, running = time.time(), 0.0
    for step in range(total):
        ids, mask, allowed = tensors(all_batches[step % len(all_batches)])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bfloat16):
            logits = model(input_ids=ids, attention_mask=mask).logits
        loss = loss_of(logits, mask, allowed)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        running = 0.98 * running + 0.02 * loss.item()
        if step % 50 == 49:
            left = (time.time() - began) / (step + 1) * (total - step - 1)
            print(f"step {step + 1} of {total}, loss {running / (1 - 0.98 ** (step + 1)):.4f}, {left / 60:.1f} minutes left", flush=True)
    model.save_pretrained(options.out)


if __name__ == "__main__":
    main()
