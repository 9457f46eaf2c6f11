"""The network: a small BERT with case and gap embeddings, tag heads over words, and scorers over pairs of words."""

import json
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from training.scheme import GROUPS, LINK_LABELS, ROLE_LABELS
from whence.extract.decode import MOST_BETWEEN
from whence.extract.tokens import Gap, Shape

PAIR_SIZE = 128
DISTANCES = (1, 2, 3, 4, 5, 7, 10, 15, 23, 36, 61, 100)  # upper ends of the buckets, in words, on either side
BUCKETS = 2 * len(DISTANCES) + 3
LINK_BUCKETS = 2 * (MOST_BETWEEN + 1) * BUCKETS


@dataclass(frozen=True, slots=True)
class Size:
    """The base model's sizes."""

    vocabulary: int
    hidden: int
    layers: int
    heads: int
    feed_forward: int
    positions: int

    @classmethod
    def read(cls, folder: Path) -> "Size":
        """Read the base model's config.json."""
        c = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            c["vocab_size"],
            c["hidden_size"],
            c["num_hidden_layers"],
            c["num_attention_heads"],
            c["intermediate_size"],
            c["max_position_embeddings"],
        )


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.head_size = size.hidden // size.heads
        self.qkv = nn.Linear(size.hidden, 3 * size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm1 = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.feed_forward)
        self.down = nn.Linear(size.feed_forward, size.hidden)
        self.norm2 = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [batch, pieces, hidden]; bias: [batch, 1, 1, pieces], very negative at padding."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, self.head_size).permute(2, 0, 3, 1, 4).unbind(0)
        if self.training:  # one operator, twice as fast; the export needs it spelt out
            found = F.scaled_dot_product_attention(q, k, v, bias.to(q.dtype))
        else:
            found = (q @ k.transpose(-1, -2) * self.head_size**-0.5 + bias).softmax(-1) @ v
        mixed = found.transpose(1, 2).reshape(b, t, h)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        result: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return result


class Embeddings(nn.Module):
    """Word pieces and positions as in BERT, plus the shape of the word and the gap before it (zero at first)."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(size.vocabulary, size.hidden)
        self.position = nn.Embedding(size.positions, size.hidden)
        self.shape = nn.Embedding(len(Shape), size.hidden)
        self.gap = nn.Embedding(len(Gap), size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.gap.weight)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor) -> Tensor:
        """All inputs: [batch, pieces]."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.shape(shapes) + self.gap(gaps)
        return self.dropout(self.norm(x))  # type: ignore[no-any-return]


class PairScorer(nn.Module):
    """Label a word in relation to an anchor word: sum, product and distance, one hidden layer."""

    def __init__(self, labels: int, buckets: int) -> None:
        super().__init__()
        self.distance = nn.Embedding(buckets, PAIR_SIZE)
        self.score = nn.Linear(PAIR_SIZE, labels)
        nn.init.normal_(self.distance.weight, std=0.1)

    def forward(self, anchor: Tensor, word: Tensor, bucket: Tensor) -> Tensor:
        """anchor, word: [pairs, 2 * PAIR_SIZE]; bucket: [pairs]."""
        a, am = anchor.chunk(2, -1)
        w, wm = word.chunk(2, -1)
        return self.score(F.relu(a + w + am * wm + self.distance(bucket)))  # type: ignore[no-any-return]


def mask_bias(ids: Tensor) -> Tensor:
    """Return what keeps attention off padding, [batch, 1, 1, pieces]."""
    return (1.0 - (ids != 0).to(torch.float32))[:, None, None, :] * -10000.0


def of_words(states: Tensor, first: Tensor) -> Tensor:
    """Return the states [batch, words, hidden] of each word's first piece."""
    return states.gather(1, first[:, :, None].expand(-1, -1, states.shape[2]))


class Net(nn.Module):
    """The whole network."""

    def __init__(self, size: Size, dropout: float = 0.1) -> None:
        super().__init__()
        self.embeddings = Embeddings(size, dropout)
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(size.hidden, sum(len(g.labels) for g in GROUPS))
        self.pairs = nn.Linear(size.hidden, 8 * PAIR_SIZE)  # role anchor, role word, link anchor, link word
        self.role = PairScorer(len(ROLE_LABELS), BUCKETS)
        self.link = PairScorer(len(LINK_LABELS), LINK_BUCKETS)

    def forward(self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Return tag scores [batch, words, labels] and pair states [batch, words, 8 * PAIR_SIZE].

        Args:
            ids: word pieces, [batch, pieces], 0 is padding.
            shapes: of each piece's word.
            gaps: before each piece's word.
            first: index of each word's first piece, [batch, words]; padding points at 0.
        """
        bias = mask_bias(ids)
        x = self.embeddings(ids, shapes, gaps)
        for layer in self.layers:
            x = layer(x, bias)
        words = self.dropout(of_words(x, first))
        return self.tags(words), self.pairs(words)

    def load_base(self, folder: Path) -> None:
        """Copy the base weights in."""
        base = load_file(folder / "model.safetensors")
        own = self.state_dict()
        own["embeddings.word.weight"] = base["embeddings.word_embeddings.weight"]
        own["embeddings.position.weight"] = (
            base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
        )
        copied = {"embeddings.norm": "embeddings.LayerNorm"}
        for n in range(len(self.layers)):
            there, here = f"encoder.layer.{n}", f"layers.{n}"
            for kind in ("weight", "bias"):
                qkv = [base[f"{there}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                own[f"{here}.qkv.{kind}"] = torch.cat(qkv)
            copied |= {
                f"{here}.out": f"{there}.attention.output.dense",
                f"{here}.norm1": f"{there}.attention.output.LayerNorm",
                f"{here}.up": f"{there}.intermediate.dense",
                f"{here}.down": f"{there}.output.dense",
                f"{here}.norm2": f"{there}.output.LayerNorm",
            }
        for here, there in copied.items():
            for kind in ("weight", "bias"):
                own[f"{here}.{kind}"] = base[f"{there}.{kind}"]
        self.load_state_dict(own)
