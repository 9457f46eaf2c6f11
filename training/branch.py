"""The branch that reads attributions: layers of its own on a frozen trunk's states, tag heads and a link scorer."""

import torch
from torch import Tensor, nn

from training.net import LINK_BUCKETS, PAIR_SIZE, Layer, Net, PairScorer, Size, mask_bias, of_words
from training.scheme import BRANCH_GROUPS, GROUP_INDEX, GROUPS, LINK_LABELS


class Branch(nn.Module):
    """What is read of attributions from the states after ``at`` layers of the trunk."""

    def __init__(self, size: Size, at: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.at = at
        self.layers = nn.ModuleList(Layer(size, dropout) for _ in range(at, size.layers))
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(size.hidden, sum(len(g.labels) for g in BRANCH_GROUPS))
        self.pairs = nn.Linear(size.hidden, 4 * PAIR_SIZE)  # link anchor, link word
        self.link = PairScorer(len(LINK_LABELS), LINK_BUCKETS)

    @classmethod
    def of(cls, net: Net, size: Size, at: int) -> "Branch":
        """Return a branch that begins as the top of a network, and says what that says."""
        branch = cls(size, at)
        for own, top in zip(branch.layers, net.layers[at:], strict=True):
            own.load_state_dict(top.state_dict())
        rows = branch_rows()
        with torch.no_grad():
            branch.tags.weight.copy_(net.tags.weight[rows])
            branch.tags.bias.copy_(net.tags.bias[rows])
            branch.pairs.weight.copy_(net.pairs.weight[4 * PAIR_SIZE :])
            branch.pairs.bias.copy_(net.pairs.bias[4 * PAIR_SIZE :])
        branch.link.load_state_dict(net.link.state_dict())
        return branch

    def forward(self, states: Tensor, ids: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Return tag scores [batch, words, labels] and pair states [batch, words, 4 * PAIR_SIZE].

        Args:
            states: of the trunk, [batch, pieces, hidden].
            ids: word pieces, [batch, pieces], 0 is padding.
            first: index of each word's first piece, [batch, words]; padding points at 0.
        """
        bias = mask_bias(ids)
        for layer in self.layers:
            states = layer(states, bias)
        words = self.dropout(of_words(states, first))
        return self.tags(words), self.pairs(words)


def branch_rows() -> list[int]:
    """Return the rows of the trunk's tag head that belong to the branch's groups, in their order."""
    begins = [0]
    for group in GROUPS:
        begins.append(begins[-1] + len(group.labels))
    return [begins[GROUP_INDEX[g.name]] + n for g in BRANCH_GROUPS for n in range(len(g.labels))]
