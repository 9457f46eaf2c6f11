"""Read a document once with the packaged network: entities, names, places, times, predicates with roles, attributions.

This is the only module of Whence that touches the ML runtime. How the network is trained: `training/`; what it was
trained on and how well it does: `model/README.md`.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from whence.extract.decode import Floats, Ints, PairScorer, WordSpan, softmax
from whence.extract.heads import (
    EVENT_FLOOR,
    PREDICATE_FLOOR,
    Anchor,
    Group,
    SentenceScores,
    TagColumns,
    View,
    find_roles,
    lay_out,
)
from whence.extract.linking import Decisions, Said, find_attributions
from whence.extract.pieces import Features, Specials, featurize
from whence.extract.tokens import Gap, Word, split_words
from whence.extract.windows import Window, plan_windows
from whence.extract.wordings import Wordings
from whence.model.errors import EncoderError

OVERLAP = 48  # word pieces shared by neighbouring windows: about two sentences of context
BATCH = 4  # windows read at once: more is no faster on two cores and needs more memory
EVENT_SHOWN = 0.05  # event types less probable than this are left out


@dataclass(frozen=True, slots=True)
class Tag:
    """Code points [begin, end) of the text that was read."""

    begin: int
    end: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that says something of others.

    Attributes:
        score: probability that it is a predicate; a word that only looks like an event has a low one.
        events: PLOVER types with their probabilities, best first; empty when none is probable.
        roles: PropBank arguments (ARG0 ... ARGM-TMP, R-, C-), within the sentence.
    """

    begin: int
    end: int
    score: float
    events: tuple[tuple[str, float], ...]
    roles: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: a cue, its source (may be empty) and its content (may be discontinuous)."""

    cue: tuple[Tag, ...]
    source: tuple[Tag, ...]
    content: tuple[Tag, ...]
    score: float


@dataclass(frozen=True, slots=True)
class SentenceKind:
    """What a sentence is about.

    Attributes:
        incidents: kinds of violent incident ("attack", "bombing" ...) that it tells of, each with its own probability.
        topics: PLOVER types with their probabilities, which sum to 1: what a report that opens with it would be about.
    """

    incidents: tuple[tuple[str, float], ...]
    topics: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Encoding:
    """Everything the network says of a text, each part in the order of the text.

    ``fillers`` are who or what plays which part in a violent incident: PERPETRATOR, ORGANIZATION (behind it), TARGET
    (things), VICTIM (named people), DESCRIBED (other people hit), WEAPON. ``sentences`` has one entry a sentence asked
    about.
    """

    words: tuple[Word, ...]
    entities: tuple[Tag, ...]
    names: tuple[Tag, ...]
    toponyms: tuple[Tag, ...]
    times: tuple[Tag, ...]
    predicates: tuple[Predicate, ...]
    attributions: tuple[Attribution, ...]
    fillers: tuple[Tag, ...] = ()
    sentences: tuple[SentenceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Heads:
    """The contents of labels.json and pairs.npz: ``groups`` of the trunk's tags, and ``branch`` of the branch's."""

    name: str
    max_pieces: int
    groups: dict[str, Group]
    branch: dict[str, Group]
    decisions: Decisions
    roles: tuple[str, ...]
    role_scorer: PairScorer
    link_scorer: PairScorer


@dataclass(frozen=True, slots=True)
class _Input:
    """A text cut into words, sentences and windows."""

    words: list[Word]
    features: Features
    sentences: Ints
    windows: list[Window]


@dataclass(frozen=True, slots=True)
class _Outputs:
    """What the network says of a batch of windows, each [windows, words, columns]."""

    tags: Floats
    pairs: Floats
    branch_tags: Floats
    branch_pairs: Floats


class Encoder:
    """The network with its tokenizer; immutable and safe to share between threads."""

    def __init__(
        self, session: onnxruntime.InferenceSession, tokenizer: Tokenizer, heads: Heads, digest: str, graph: Path
    ) -> None:
        self._session = session
        self._graph = graph
        self._tokenizer = tokenizer
        self._specials = Specials.of(tokenizer)
        self._heads = heads
        self.version = f"{heads.name}+{digest}"

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 0) -> "Encoder":
        """Load the model.

        Args:
            folder: where its files are; None for the packaged ones.
            threads: for the network; 0 for one a core.

        Raises:
            EncoderError: a file is missing or is not what it should be.
        """
        folder = folder or Path(str(files("whence.extract") / "model"))
        path = folder / "encoder.onnx"
        weights = _read(path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # leaves the other core to others
        try:
            session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
            tokenizer = Tokenizer.from_str(_read(folder / "tokenizer.json").decode())
            return cls(session, tokenizer, _load_heads(folder), hashlib.sha256(weights).hexdigest()[:8], path)
        except EncoderError:
            raise
        except Exception as error:  # the runtime and the tokenizer raise bare Exceptions
            raise EncoderError(f"{folder}: the encoder's files are corrupt, install Whence again: {error}") from error

    def encode(self, text: str, sentences: Sequence[tuple[int, int]]) -> Encoding:
        """Read ``text`` whole, however long.

        Args:
            text: any text.
            sentences: [begin, end) of each sentence in order; roles stay within them.
        """
        source = self._prepare(text, sentences)
        tags = TagColumns(self._heads.groups, len(source.words))
        kinds = SentenceScores(self._heads.groups, len(sentences) + 1)
        predicates: list[tuple[Anchor, tuple[tuple[str, float], ...]]] = []
        links: list[Anchor] = []
        for batch, outputs in self._outputs(source):
            found, linked = self._read_batch(source, batch, outputs, tags)
            for window, scores in zip(batch, outputs.tags, strict=True):
                own = scores[window.own_begin - window.begin : window.own_end - window.begin]
                kinds.put(source.sentences[window.own_begin : window.own_end], own)
            predicates += found
            links += linked
        about = tuple(SentenceKind(kinds.incidents(n), kinds.topics(n)) for n in range(1, len(sentences) + 1))
        return self._assemble(source.words, tags, predicates, links, about)

    def vector(self, text: str) -> bytes:
        """Return the wording of a text as a vector: 384 signed 8-bit integers; empty for a text without words.

        The cosine of two says how alike their wordings are. It depends on the text alone.

        Raises:
            EncoderError: the network's file has gone, or is not what it should be.
        """
        return self._wordings.vector(text)

    @cached_property
    def _wordings(self) -> Wordings:
        return Wordings.of(_read(self._graph), self._tokenizer)

    def forward_only(self, text: str, sentences: Sequence[tuple[int, int]]) -> int:
        """Tokenise and run the network, decode nothing; return the number of word pieces read, overlaps included."""
        source = self._prepare(text, sentences)
        for _ in self._outputs(source):
            pass
        return sum(len(p) for w in source.windows for p in source.features.pieces[w.begin : w.end])

    def attribution_scores(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Said]:
        """Return what attributions are read off, undecided; arguments as of `encode`."""
        source = self._prepare(text, sentences)
        return [said for batch, outputs in self._outputs(source) for said in _said(batch, outputs)]

    def decide(self, words: Sequence[Word], said: Sequence[Said], decisions: Decisions) -> list[Attribution]:
        """Return the attributions of a text by other decisions than the packaged ones.

        Args:
            words: of the text.
            said: of `attribution_scores`.
            decisions: see there.
        """
        links = find_attributions(self._heads.branch, self._heads.link_scorer, decisions, said)
        return [_attribution(words, link) for link in links]

    def _prepare(self, text: str, sentences: Sequence[tuple[int, int]]) -> _Input:
        words = split_words(text)
        features = featurize(self._tokenizer, text, words)
        begins = np.array([w.begin for w in words], dtype=np.int64)
        numbers = np.searchsorted(np.array([b for b, _ in sentences], dtype=np.int64), begins, side="right")
        starts = [0, *(np.flatnonzero(np.diff(numbers)) + 1).tolist()] if words else []
        counts = [len(p) for p in features.pieces]
        return _Input(words, features, numbers, plan_windows(counts, starts, self._heads.max_pieces - 2, OVERLAP))

    def _outputs(self, source: _Input) -> Iterator[tuple[list[Window], _Outputs]]:
        """Yield batches of windows with the network's outputs."""
        for at in range(0, len(source.windows), BATCH):
            batch = source.windows[at : at + BATCH]
            names = ["tags", "pairs", "branch/tags", "branch/pairs"]
            yield batch, _Outputs(*self._session.run(names, _feed(source.features, self._specials, batch)))

    def _read_batch(
        self, source: _Input, batch: list[Window], outputs: _Outputs, tags: TagColumns
    ) -> tuple[list[tuple[Anchor, tuple[tuple[str, float], ...]]], list[Anchor]]:
        """Store the tags of the words owned; return their predicates and attribution links."""
        heads = self._heads
        asked: list[tuple[View, Sequence[int]]] = []
        kinds: list[tuple[float, tuple[tuple[str, float], ...]]] = []
        for window, tag, pair in zip(batch, outputs.tags, outputs.pairs, strict=True):
            own = slice(window.own_begin - window.begin, window.own_end - window.begin)
            tags.put(window.own_begin, tag[own])
            role_anchors, role_words, *_ = np.split(pair[: window.end - window.begin], 4, axis=-1)
            sentences = source.sentences[window.begin : window.end]
            predicates = self._predicates(tag[own])
            asked.append(
                (View(window.begin, role_anchors, role_words, sentences), [own.start + n for n, _, _ in predicates])
            )
            kinds += [(score, events) for _, score, events in predicates]
        anchors = find_roles(heads.role_scorer, heads.roles, asked)
        found = [(Anchor(a.word, s, a.spans), events) for a, (s, events) in zip(anchors, kinds, strict=True)]
        links = find_attributions(heads.branch, heads.link_scorer, heads.decisions, _said(batch, outputs))
        return found, list(links)

    def _predicates(self, tags: Floats) -> list[tuple[int, float, tuple[tuple[str, float], ...]]]:
        """Return number, score and event types of the words that are predicates or look like events."""
        groups = self._heads.groups
        predicate, event = groups["predicate"], groups["event"]
        is_predicate = softmax(tags[:, predicate.begin : predicate.end])[:, 1]
        events = softmax(tags[:, event.begin : event.end])
        is_event = 1.0 - events[:, 0]
        found = []
        for n in np.flatnonzero((is_predicate > PREDICATE_FLOOR) | (is_event > EVENT_FLOOR)).tolist():
            order = [k for k in np.argsort(-events[n]).tolist() if k and events[n, k] > EVENT_SHOWN]
            types = tuple((event.labels[k], float(events[n, k])) for k in order)
            found.append((n, float(is_predicate[n]), types))
        return found

    def _assemble(
        self,
        words: list[Word],
        tags: TagColumns,
        predicates: list[tuple[Anchor, tuple[tuple[str, float], ...]]],
        links: list[Anchor],
        about: tuple[SentenceKind, ...],
    ) -> Encoding:
        def tag(span: WordSpan) -> Tag:
            return _tag(words, span)

        def tagged(prefix: str) -> tuple[Tag, ...]:
            names = [n for n in self._heads.groups if n == prefix or n.startswith(f"{prefix}.")]
            found = {(t.begin, t.end, t.label): t for n in names for t in map(tag, tags.spans(n))}
            return tuple(sorted(found.values(), key=lambda t: (t.begin, -t.end, t.label)))

        return Encoding(
            words=tuple(words),
            entities=tagged("entity"),
            names=tagged("name"),
            toponyms=tagged("toponym"),
            times=tagged("time"),
            predicates=tuple(
                Predicate(words[a.word].begin, words[a.word].end, a.score, events, tuple(map(tag, a.spans)))
                for a, events in predicates
            ),
            attributions=tuple(_attribution(words, link) for link in links),
            fillers=tagged("filler"),
            sentences=about,
        )


def _tag(words: Sequence[Word], span: WordSpan) -> Tag:
    return Tag(words[span.begin].begin, words[span.end - 1].end, span.label, span.score)


def _attribution(words: Sequence[Word], link: Anchor) -> Attribution:
    cue, source, content = (
        tuple(_tag(words, span) for span in link.spans if span.label == label) for label in ("CUE", "SOURCE", "CONTENT")
    )
    return Attribution(cue, source, content, link.score)


def _feed(features: Features, specials: Specials, batch: Sequence[Window]) -> dict[str, Ints]:
    """Lay windows out as the network's padded inputs."""
    pieces = [2 + sum(len(p) for p in features.pieces[w.begin : w.end]) for w in batch]
    ids, shapes, gaps = (np.zeros((len(batch), max(pieces)), dtype=np.int64) for _ in range(3))
    first = np.zeros((len(batch), max(w.end - w.begin for w in batch)), dtype=np.int64)
    for row, window in enumerate(batch):
        counts = np.array([len(p) for p in features.pieces[window.begin : window.end]])
        size = int(counts.sum())
        own_gaps = np.array(features.gaps[window.begin : window.end])
        own_gaps[0] = Gap.PARAGRAPH
        ids[row, 0], ids[row, size + 1] = specials.opening, specials.closing
        ids[row, 1 : size + 1] = [piece for word in features.pieces[window.begin : window.end] for piece in word]
        shapes[row, 1 : size + 1] = np.repeat(features.shapes[window.begin : window.end], counts)
        gaps[row, 1 : size + 1] = np.repeat(own_gaps, counts)
        first[row, : len(counts)] = np.cumsum(counts) - counts + 1
    return {"ids": ids, "shapes": shapes, "gaps": gaps, "first": first}


def _said(batch: Sequence[Window], outputs: _Outputs) -> list[Said]:
    """Return what the branch says of each window, without padding."""
    found = []
    for window, tags, pairs in zip(batch, outputs.branch_tags, outputs.branch_pairs, strict=True):
        size = window.end - window.begin
        anchors, words = np.split(pairs[:size], 2, axis=-1)
        found.append(Said(window.begin, window.own_begin, window.own_end, tags[:size], anchors, words))
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise EncoderError(
            f"{path}: the encoder's file cannot be read, install Whence again: {error.strerror}"
        ) from error


def _load_heads(folder: Path) -> Heads:
    labels: dict[str, Any] = json.loads(_read(folder / "labels.json"))
    bounds = np.array(labels["distances"], dtype=np.int64)
    _read(folder / "pairs.npz")
    with np.load(folder / "pairs.npz", allow_pickle=False) as arrays:
        role, link = (
            PairScorer(bounds, arrays[f"{n}.distance"], arrays[f"{n}.score"], arrays[f"{n}.bias"])
            for n in ("role", "link")
        )
    groups, branch = (lay_out([(g["name"], g["labels"]) for g in labels[part]]) for part in ("groups", "branch"))
    return Heads(
        name=labels["name"],
        max_pieces=labels["max_pieces"],
        groups={name: group for name, group in groups.items() if name not in branch},
        branch=branch,
        decisions=Decisions(**labels["decisions"]),
        roles=tuple(labels["roles"]),
        role_scorer=role,
        link_scorer=link,
    )
