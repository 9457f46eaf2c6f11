"""Score predicates and semantic roles in PropBank's scheme, per sentence, over the gold tokens.

``predicates``: predicate tokens. ``rolesets``: with the roleset right as well. ``roles_given_predicates``: only
predicted roles of predicates in the gold count. ``roles_end_to_end``: all predicted roles count; a role is right when
predicate, span and label are. ``unlabelled_end_to_end``: predicate and span. ``head_overlap_end_to_end``: predicate and
label, spans overlapping, one-to-one. Labels are compared as they stand; the predicate itself is no role. Exact
duplicates are dropped. Sentences whose gold has no ``props`` field are not annotated and do not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from whence.bench.annotations import Proposition
from whence.bench.readers import Offsets
from whence.bench.scores.measures import Bootstrap, Figures, Prf, total
from whence.bench.scores.pairing import pair_spans

HEADLINES = ("predicates", "rolesets", "roles_given_predicates", "roles_end_to_end")
GROUPS = (*HEADLINES, "unlabelled_end_to_end", "head_overlap_end_to_end")
MIN_LABEL_GOLD = 20
"""Gold roles a label needs to be listed on its own."""

_PREDICATE_LABELS = frozenset({"V", "REL", "rel"})
_CORE = re.compile(r"ARG[0-5]\Z")


@dataclass(frozen=True, slots=True)
class RoleSentence:
    """The gold propositions of a sentence; ``None`` where it is not annotated."""

    id: str
    propositions: tuple[Proposition, ...] | None


class Role(NamedTuple):
    """An argument with its predicate's token; tokens ``[begin, end)``."""

    predicate: int
    begin: int
    end: int
    label: str


def score(
    gold: Sequence[RoleSentence],
    predicted: Mapping[str, Sequence[Proposition]],
    core: bool = False,
    bootstrap: Bootstrap | None = None,
) -> Figures:
    """Score all annotated sentences, with ARG0 to ARG5 only where `core` is set."""
    annotated = [sentence for sentence in gold if sentence.propositions is not None]
    tallies = [tally(each.propositions or (), predicted.get(each.id, ()), core) for each in annotated]
    sums = total(tallies)
    out: Figures = {group: _prf(sums, group).figures() for group in GROUPS}
    out["by_label"] = _by_label(sums)
    out["counts"] = {
        "sentences": len(annotated),
        "unannotated_sentences": len(gold) - len(annotated),
        "missing_sentences": sum(sentence.id not in predicted for sentence in annotated),
        "gold_predicates": sums["predicates:gold"],
        "gold_roles": sums["roles_end_to_end:gold"],
        "predicted_roles": sums["roles_end_to_end:predicted"],
    }
    slim = [{name: each[name] for name in each if name.split(":")[0] in HEADLINES} for each in tallies]
    return {**out, **(bootstrap or Bootstrap()).ci95(slim, headline)}


def tally(gold: Iterable[Proposition], predicted: Iterable[Proposition], core: bool = False) -> dict[str, float]:
    """Count one sentence: right, predicted and gold items of every group, and of every label (``label ARG0:right``)."""
    gold, predicted = list(gold), list(predicted)
    wanted, found = (frozenset(each.index for each in side) for side in (gold, predicted))
    rolesets = frozenset((each.index, each.roleset) for each in gold)
    named = frozenset((each.index, each.roleset) for each in predicted if each.roleset)
    roles, ours = roles_of(gold, core), roles_of(predicted, core)
    on_gold = {role for role in ours if role.predicate in wanted}
    bare, our_bare = ({role[:3] for role in side} for side in (roles, ours))
    groups = {
        "predicates": (len(wanted & found), len(found), len(wanted)),
        "rolesets": (len(rolesets & named), len(found), len(rolesets)),
        "roles_given_predicates": (len(roles & on_gold), len(on_gold), len(roles)),
        "roles_end_to_end": (len(roles & ours), len(ours), len(roles)),
        "unlabelled_end_to_end": (len(bare & our_bare), len(our_bare), len(bare)),
        "head_overlap_end_to_end": (_overlapping(roles, ours), len(ours), len(roles)),
    }
    for label in sorted({role.label for role in roles | ours}):
        theirs, mine = ({role for role in side if role.label == label} for side in (roles, ours))
        groups[f"label {label}"] = (len(theirs & mine), len(mine), len(theirs))
    return {
        f"{group}:{name}": count
        for group, counts in groups.items()
        for name, count in zip(("right", "predicted", "gold"), counts, strict=True)
    }


def roles_of(propositions: Iterable[Proposition], core: bool = False) -> frozenset[Role]:
    """Return the roles that count, with ARG0 to ARG5 only where `core` is set."""
    return frozenset(
        Role(each.index, argument.begin, argument.end, argument.label)
        for each in propositions
        for argument in each.arguments
        if argument.label not in _PREDICATE_LABELS and (not core or _CORE.match(argument.label))
    )


def _overlapping(gold: AbstractSet[Role], predicted: AbstractSet[Role]) -> int:
    """Count one-to-one pairs of the same predicate and label whose spans overlap."""
    by_kind: defaultdict[tuple[int, str], tuple[list[Offsets], list[Offsets]]] = defaultdict(lambda: ([], []))
    for side, roles in enumerate((gold, predicted)):
        for role in sorted(roles):
            by_kind[role.predicate, role.label][side].append((role.begin, role.end))
    return sum(len(pair_spans(wanted, found)) for wanted, found in by_kind.values())


def _prf(sums: Mapping[str, float], group: str) -> Prf:
    return Prf.of(sums[f"{group}:right"], sums[f"{group}:predicted"], sums[f"{group}:gold"])


def _by_label(sums: Mapping[str, float]) -> dict[str, dict[str, float]]:
    gold = {
        name.removeprefix("label ").removesuffix(":gold"): count
        for name, count in sums.items()
        if name.startswith("label ") and name.endswith(":gold") and count >= MIN_LABEL_GOLD
    }
    return {
        label: {"gold": gold[label], **_prf(sums, f"label {label}").figures()}
        for label in sorted(gold, key=lambda label: (-gold[label], label))
    }


def headline(sums: Mapping[str, float]) -> dict[str, float]:
    """Compute, from totals, the figures that get an interval and that errors are weighed by."""
    return {f"{group}_f1": _prf(sums, group).f1 for group in HEADLINES}
