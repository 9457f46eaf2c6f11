"""Read attributions off the scores of a window: which words are source, cue and content, and which belong together.

News attributes in one piece each: an attribution has one cue, whose words stand together, at most one source, and a
content that others may interrupt. The numbers that decide were chosen with the weights and come with them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from whence.extract.decode import Floats, PairScorer, WordSpan, bio_spans, log_softmax, viterbi
from whence.extract.heads import Anchor, Group

PARTS = ("source", "cue", "content")
_NOTHING = np.float32(-1e6)  # log-probability of a label at padding


@dataclass(frozen=True, slots=True)
class Decisions:
    """What is decided beyond the scores; chosen by `python -m training attribution` on articles held out of it.

    Attributes:
        bonus: a part → what is added to the log-odds that a word is of it: more is found.
        opening: a part → the cost of beginning one, as log-odds: scattered single words are not.
        bridged: words at most between two runs of words that make one cue, or one source.
        linked: probability above which a cue and a span belong together.
        content: above which a content goes to its best cue when none is sure.
        cue: above which a cue takes its best content when none is sure.
        source: the same for its source.
    """

    bonus: Mapping[str, float]
    opening: Mapping[str, float]
    bridged: int
    linked: float
    content: float
    cue: float
    source: float


@dataclass(frozen=True, slots=True)
class Said:
    """What the branch says of a window: word 0 here is word ``begin`` of the document.

    Attributes:
        own_begin: first word of the window that it answers for; own_end: past the last.
        tags: [words, columns]; anchors, words: states [words, 2 * size] as cues, and as first words of spans.
    """

    begin: int
    own_begin: int
    own_end: int
    tags: Floats
    anchors: Floats
    words: Floats


def find_attributions(
    groups: Mapping[str, Group], scorer: PairScorer, decisions: Decisions, windows: Sequence[Said]
) -> Iterator[Anchor]:
    """Yield each cue that a window answers for with its source and content, numbered as the words of the document."""
    for said, parts in zip(windows, find_parts(groups, decisions, [w.tags for w in windows]), strict=True):
        for found in find_links(scorer, decisions, said, parts):
            if said.own_begin <= found.word < said.own_end:
                yield found


def find_parts(
    groups: Mapping[str, Group], decisions: Decisions, tags: Sequence[Floats]
) -> list[dict[str, list[WordSpan]]]:
    """Return the spans of each part in each window from its tag scores [words, columns]."""
    if not tags:
        return []
    width = max(len(t) for t in tags)
    rows = np.full((len(tags), len(PARTS), width, 3), _NOTHING, dtype=np.float32)
    rows[..., 0] = 0.0
    for n, scores in enumerate(tags):
        for m, part in enumerate(PARTS):
            group = groups[f"attribution.{part}"]
            own = scores[:, group.begin : group.end].copy()
            own[:, 0] -= decisions.bonus[part]
            rows[n, m, : len(scores)] = log_softmax(own)
    weighed = rows.copy()
    weighed[..., 1] -= np.array([decisions.opening[part] for part in PARTS], dtype=np.float32)[None, :, None]
    paths = viterbi(weighed.reshape(len(tags) * len(PARTS), width, 3)).reshape(rows.shape[:3])
    scores = np.exp(np.take_along_axis(rows, paths[..., None], -1)[..., 0])
    found = []
    for n, window in enumerate(tags):
        size = len(window)
        spans = {
            part: list(bio_spans(groups[f"attribution.{part}"].labels, path[:size].tolist(), own[:size].tolist()))
            for part, path, own in zip(PARTS, paths[n], scores[n], strict=True)
        }
        found.append(spans | {"cue": join_near(spans["cue"], spans, decisions.bridged)})
    return found


def join_near(cues: Sequence[WordSpan], parts: Mapping[str, Sequence[WordSpan]], most: int) -> list[WordSpan]:
    """Make one cue of two with at most ``most`` words between them, none of which is of another part."""
    taken = {n for part, spans in parts.items() if part != "cue" for s in spans for n in range(s.begin, s.end)}
    joined: list[WordSpan] = []
    for cue in cues:
        last = joined[-1] if joined else None
        if last and cue.begin - last.end <= most and taken.isdisjoint(range(last.end, cue.begin)):
            joined[-1] = replace(last, end=cue.end, score=max(last.score, cue.score))
        else:
            joined.append(cue)
    return joined


def find_links(
    scorer: PairScorer, decisions: Decisions, said: Said, parts: Mapping[str, Sequence[WordSpan]]
) -> Iterator[Anchor]:
    """Yield the cues of a window with their source and content spans; cues without content are dropped.

    Args:
        scorer: of cue and span.
        decisions: see there.
        said: the window.
        parts: of `find_parts`, numbered as the words of the window.
    """
    cues, spans = parts["cue"], [*parts["source"], *parts["content"]]
    if not cues or not parts["content"]:
        return
    sources = len(parts["source"])
    anchors = np.array([c.begin for c in cues], dtype=np.int64)
    begins = np.array([s.begin for s in spans], dtype=np.int64)
    kinds = (np.arange(len(spans)) >= sources).astype(np.int64)
    bucket = scorer.link_buckets(anchors, begins, kinds)
    scores = scorer.logits(said.anchors[anchors], said.words[begins], bucket)
    linked: Floats = np.exp(log_softmax(scores))[:, :, 1]
    for cue, row, own in zip(cues, choose_links(linked, sources, decisions), linked, strict=True):
        if row[sources:].any():
            chosen = [replace(spans[n], score=float(own[n])) for n in np.flatnonzero(row).tolist()]
            source = one_source([s for s in chosen if s.label == "SOURCE"], decisions.bridged)
            members = [cue, *source, *(s for s in chosen if s.label != "SOURCE")]
            moved = (replace(s, begin=s.begin + said.begin, end=s.end + said.begin) for s in members)
            yield Anchor(cue.begin + said.begin, cue.score, tuple(sorted(moved, key=lambda s: s.begin)))


def one_source(sources: Sequence[WordSpan], most: int) -> list[WordSpan]:
    """Return the likeliest of a cue's sources with what stands at most ``most`` words from it, and so on."""
    runs: list[list[WordSpan]] = []
    for source in sorted(sources, key=lambda s: s.begin):
        if runs and source.begin - runs[-1][-1].end <= most:
            runs[-1].append(source)
        else:
            runs.append([source])
    return max(runs, key=lambda run: max(s.score for s in run), default=[])


def choose_links(linked: Floats, sources: int, decisions: Decisions) -> NDArray[np.bool_]:
    """Return which spans belong to which cue, from probabilities [cues, spans], of which ``sources`` come first."""
    chosen = linked > decisions.linked
    for n in range(sources, linked.shape[1]):
        best = int(linked[:, n].argmax())
        if not chosen[:, n].any() and linked[best, n] > decisions.content:
            chosen[best, n] = True
    for cue, row in enumerate(linked):
        for part, floor in ((slice(0, sources), decisions.source), (slice(sources, None), decisions.cue)):
            own = row[part]
            if own.size and not chosen[cue, part].any() and own.max() > floor:
                chosen[cue, part][own.argmax()] = True
    return chosen
