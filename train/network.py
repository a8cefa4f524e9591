"""The reader: a small BERT with one layer of heads over it.

After Devlin et al. 2019 (encoder) and Dozat and Manning 2017 (pairs of words by a biaffine form).
"""

from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from rashomon.flow.extract.windows import SEP
from train.examples import Head

PAIR_SIZE = 96
# Offsets in pieces, and in sentences, that are told apart.
REACH = 32
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder; those of all-MiniLM-L6-v2, with as many of its layers as are kept."""

    layers: tuple[int, ...] = (0, 1, 2, 3, 4, 5)
    size: int = 384
    n_heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    dropout: float = 0.1


class Layer(nn.Module):
    """Attention and feed-forward, each with its residual and norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.n_heads = shape.n_heads
        self.qkv = nn.Linear(shape.size, 3 * shape.size)
        self.out = nn.Linear(shape.size, shape.size)
        self.norm1 = nn.LayerNorm(shape.size, eps=1e-12)
        self.up = nn.Linear(shape.size, shape.inner)
        self.down = nn.Linear(shape.inner, shape.size)
        self.norm2 = nn.LayerNorm(shape.size, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return the next states; ``bias`` (batch, 1, 1, pieces) hides what is padding."""
        n_batch, n_pieces, size = x.shape
        qkv = self.qkv(x).view(n_batch, n_pieces, 3, self.n_heads, size // self.n_heads)
        query, key, value = qkv.permute(2, 0, 3, 1, 4).unbind(0)
        weight = query @ key.transpose(-1, -2) * (size // self.n_heads) ** -0.5 + bias
        mixed = torch.softmax(weight, -1) @ value
        mixed = mixed.transpose(1, 2).reshape(n_batch, n_pieces, size)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        inner = nn.functional.gelu(self.up(x))
        return self.norm2(x + self.dropout(self.down(inner)))


class Reader(nn.Module):
    """Word pieces in; for each piece the columns of the heads, for each pair those of pairs."""

    def __init__(self, heads: tuple[Head, ...], shape: Shape) -> None:
        super().__init__()
        self.heads = heads
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.size)
        self.positions = nn.Embedding(shape.positions, shape.size)
        self.norm = nn.LayerNorm(shape.size, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in shape.layers)
        singles = [head for head in heads if head.of != "pair"]
        [pair] = [head for head in heads if head.of == "pair"]
        self.single = nn.Linear(shape.size, sum(len(head.columns) for head in singles))
        self.left = nn.Linear(shape.size, PAIR_SIZE)
        self.right = nn.Linear(shape.size, PAIR_SIZE)
        n_labels = len(pair.columns)
        self.form = nn.Parameter(torch.randn(n_labels, PAIR_SIZE, PAIR_SIZE) * PAIR_SIZE**-0.5)
        self.of_left = nn.Linear(PAIR_SIZE, n_labels)
        self.of_right = nn.Linear(PAIR_SIZE, n_labels)
        # Before or after, how far, and in which sentence: what a biaffine form is slow to learn.
        self.by_offset = nn.Embedding(2 * REACH + 1, n_labels)
        self.by_sentence = nn.Embedding(2 * SENTENCES + 1, n_labels)
        nn.init.zeros_(self.by_offset.weight)
        nn.init.zeros_(self.by_sentence.weight)

    def states(self, ids: Tensor) -> Tensor:
        """Return the states of the last layer, (batch, pieces, size); id 0 is padding."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(places)))
        bias = ((ids == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.dropout(x)

    def pairs(self, states: Tensor, ids: Tensor, rows: Tensor | None = None) -> Tensor:
        """Return (batch, labels, rows, pieces); ``rows`` (batch, rows) are pieces, else it is all."""
        left = states
        places = torch.arange(ids.shape[1], device=ids.device)
        own = places.expand(ids.shape[0], -1) if rows is None else rows
        if rows is not None:
            left = states.gather(1, rows[..., None].expand(-1, -1, states.shape[2]))
        a, b = torch.relu(self.left(left)), torch.relu(self.right(states))
        form = torch.matmul(a[:, None], self.form) @ b[:, None].transpose(-1, -2)
        one = self.of_left(a).transpose(1, 2)[..., None]
        other = self.of_right(b).transpose(1, 2)[:, :, None]
        ends = (ids == SEP).long()
        sentence = torch.cumsum(ends, 1) - ends
        away = (sentence[:, None] - sentence.gather(1, own)[..., None]).clamp(-SENTENCES, SENTENCES)
        offset = (places - own[..., None]).clamp(-REACH, REACH)
        where = self.by_offset(offset + REACH) + self.by_sentence(away + SENTENCES)
        return form + one + other + where.permute(0, 3, 1, 2)

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """Return (batch, pieces, columns) and (batch, labels, pieces, pieces), raw."""
        states = self.states(ids)
        return self.single(states), self.pairs(states, ids)


def from_base(heads: tuple[Head, ...], shape: Shape, weights: Path) -> Reader:
    """Return a reader whose encoder starts from the base model's file of safetensors."""
    from safetensors.torch import load_file

    base = load_file(str(weights))
    reader = Reader(heads, shape)
    part = "embeddings."
    kinds = base[f"{part}token_type_embeddings.weight"][0]
    with torch.no_grad():
        reader.words.weight.copy_(base[f"{part}word_embeddings.weight"])
        reader.positions.weight.copy_(base[f"{part}position_embeddings.weight"] + kinds)
        reader.norm.load_state_dict(_part(base, f"{part}LayerNorm"))
        for layer, number in zip(reader.layers, shape.layers, strict=True):
            _fill(layer, base, f"encoder.layer.{number}.")
    return reader


def _fill(layer: nn.Module, base: dict[str, Tensor], part: str) -> None:
    own = f"{part}attention.self."
    for kind in ("weight", "bias"):
        joined = torch.cat([base[f"{own}{name}.{kind}"] for name in ("query", "key", "value")])
        getattr(layer.qkv, kind).copy_(joined)  # type: ignore[union-attr]
    for name, there in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                        ("up", "intermediate.dense"), ("down", "output.dense"),
                        ("norm2", "output.LayerNorm")):  # fmt: skip
        getattr(layer, name).load_state_dict(_part(base, part + there))


def _part(base: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    return {kind: base[f"{name}.{kind}"] for kind in ("weight", "bias")}


def save(reader: Reader, path: Path) -> None:
    """Write weights and shape."""
    torch.save({"shape": asdict(reader.shape), "state": reader.state_dict()}, path)


def load(path: Path, heads: tuple[Head, ...]) -> Reader:
    """Return a saved reader."""
    kept = torch.load(path, weights_only=True)
    shape = Shape(**{**kept["shape"], "layers": tuple(kept["shape"]["layers"])})
    reader = Reader(heads, shape)
    reader.load_state_dict(kept["state"])
    return reader
