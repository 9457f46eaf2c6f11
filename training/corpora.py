"""Read the shared corpora as training documents, one function a corpus; their text is never written anywhere."""

import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

from tokenizers import Tokenizer

from training.examples import Arcs, Document, Span, document
from training.folder import corpora_folder
from training.incidents import mark_incidents
from training.scheme import ENTITY_TYPES, GROUP_INDEX, PLOVER_TYPES, ROLE_LABELS, ROLES
from training.truecase import TrueCaser
from training.weak import mark_events
from whence.clean.sentences import sentences

Row = dict[str, Any]
_BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n\s*")
LITERAL = {"Literal", "Literal_Modifier", "Mixed", "Coercion", "Embedded_Literal"}
_ASSOCIATIVE = {"Non_Literal_Modifier", "Metonymic", "Embedded_Non_Lit", "Demonym", "Language"}
_MUC_ASSAULT = {"ATTACK", "BOMBING", "KIDNAPPING", "ARSON"}


def rows(name: str, part: str = "train") -> list[Row]:
    """Return the rows of one file."""
    with gzip.open(corpora_folder() / name / f"{part}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def digest(id_: str) -> int:
    """Return a number that depends on the id alone, the same on every machine."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:12], 16)


def held_out(name: str) -> list[str]:
    """Return the ids never trained on: a quarter of re3d, a fifth of timebank, half of the place names.

    Of polnear, 60 articles that the branch is not trained on; the trunk was.
    """
    part = {"geowebnews": "dev", "geovirus": "dev"}.get(name, "train")
    ids = sorted((str(row["id"]) for row in rows(name, part)), key=digest)
    share = {"re3d": 15 / 61, "timebank": 0.2, "polnear": 60 / 840}.get(name, 0.5)
    return sorted(ids[: round(len(ids) * share)])


def sentence_breaks(text: str) -> list[int]:
    """Return where sentences begin, roughly: windows and augmentation need no better."""
    return [0, *(m.end() for m in _BREAK.finditer(text))]


def _spans(doc: Document, items: Iterable[Any]) -> list[Span]:
    found = (doc.span(i["begin"], i["end"]) for i in items)
    return [s for s in found if s]


def _plain(tokenizer: Tokenizer, row: Row) -> Document:
    return document(tokenizer, str(row["id"]), row["text"], sentence_breaks(row["text"]))


def layers(spans: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """Split spans of one type into the outermost and the outermost within those; drop crossing ones."""
    outer: list[Span] = []
    inner: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s[0], -s[1])):
        if not outer or span[0] >= outer[-1][1]:
            outer.append(span)
        elif span[1] <= outer[-1][1] and (not inner or span[0] >= inner[-1][1]):
            inner.append(span)
    return outer, inner


def re3d(tokenizer: Tokenizer, row: Row) -> Document:
    """Entities, nested. Its names take in titles and pronouns, so the name head learns nothing from it."""
    doc = _plain(tokenizer, row)
    for type_ in ENTITY_TYPES:
        outer, inner = layers(_spans(doc, (e for e in row["entities"] if e["type"] == type_)))
        doc.tag(f"entity.{type_}.outer", type_, outer)
        doc.tag(f"entity.{type_}.inner", type_, inner)
    return doc


def timebank(tokenizer: Tokenizer, row: Row) -> Document:
    """Time expressions."""
    doc = _plain(tokenizer, row)
    doc.annotate("time")
    for timex in row["timexes"]:
        doc.tag("time", timex["type"], _spans(doc, [timex]))
    return doc


def geowebnews(tokenizer: Tokenizer, row: Row) -> Document:
    """Literal and associative place names."""
    doc = _plain(tokenizer, row)
    doc.tag("toponym.literal", "LITERAL", _spans(doc, (t for t in row["toponyms"] if t["type"] in LITERAL)))
    doc.tag(
        "toponym.associative", "ASSOCIATIVE", _spans(doc, (t for t in row["toponyms"] if t["type"] in _ASSOCIATIVE))
    )
    return doc


def geovirus(tokenizer: Tokenizer, row: Row) -> Document:
    """Place names; the corpus does not know associative ones."""
    doc = _plain(tokenizer, row)
    doc.tag("toponym.literal", "LITERAL", _spans(doc, row["toponyms"]))
    return doc


def polnear(tokenizer: Tokenizer, row: Row) -> Document:
    """Attributions: three tags a word, and for every cue its source and content."""
    doc = _plain(tokenizer, row)
    doc.has_links = True
    parts = ("source", "cue", "content")
    for part in parts:
        spans = [doc.span(b, e) for a in row["attributions"] for b, e in a[part]]
        doc.tag(f"attribution.{part}", part.upper(), sorted((s for s in spans if s), key=lambda s: s[0] - s[1]))
    for attribution in row["attributions"]:
        linked = enumerate(("source", "content"))  # numbered as LINKED_GROUPS
        arcs = [(*s, kind) for kind, part in linked for b, e in attribution[part] if (s := doc.span(b, e))]
        cues = [s for b, e in attribution["cue"] if (s := doc.span(b, e))]
        if cues:
            doc.links.append(Arcs(cues[0][0], arcs))
    return doc


def join_tokens(sentences: Iterable[list[tuple[str, bool]]]) -> tuple[str, list[list[Span]]]:
    """Return the text of tokenised sentences and each token's offsets."""
    text: list[str] = []
    offsets: list[list[Span]] = []
    at = 0
    for sentence in sentences:
        offsets.append([])
        for token, space in sentence:
            offsets[-1].append((at, at + len(token)))
            text.append(token + " " * space)
            at += len(token) + space
        if sentence and not sentence[-1][1]:
            text.append(" ")
            at += 1
    return "".join(text), offsets


def ewt(tokenizer: Tokenizer, sentences: list[Row]) -> Document:
    """Predicates and their roles, over the sentences of one source document."""
    kept = [s for s in sentences if "props" in s]
    text, offsets = join_tokens([list(zip(s["tokens"], s["space_after"], strict=True)) for s in kept])
    doc = document(tokenizer, kept[0]["doc"], text, [spans[0][0] for spans in offsets])
    column = doc.annotate("predicate")
    for sentence, tokens in zip(kept, offsets, strict=True):
        for prop in sentence["props"]:
            anchor = doc.span(*tokens[prop["index"]])
            if not anchor:
                continue
            column[anchor[0]] = 1
            arcs = []
            for begin, end, role in prop["args"]:
                span = doc.span(tokens[begin][0], tokens[end - 1][1])
                if span and role in ROLES:
                    arcs.append((*span, ROLE_LABELS.index(f"B-{role}")))
            doc.roles.append(Arcs(anchor[0], arcs))
    return doc


def wikigold(tokenizer: Tokenizer, sentences: list[Row]) -> Document:
    """Names, over neighbouring sentences."""
    glued = set(".,;:)]'%?!") | {"'s", "n't", "''"}
    tokens: list[list[tuple[str, bool]]] = []
    for row in sentences:
        following = [*row["tokens"][1:], " "]
        tokens.append([(t, n not in glued and t not in "([$") for t, n in zip(row["tokens"], following, strict=True)])
    text, offsets = join_tokens(tokens)
    doc = document(tokenizer, "wikigold", text, [o[0][0] for o in offsets])
    doc.annotate("name")
    for row, where in zip(sentences, offsets, strict=True):
        at = 0
        for label, run in groupby(row["ner"]):
            size = len(list(run))
            span = doc.span(where[at][0], where[at + size - 1][1])
            if label != "O" and span:
                doc.tag("name", label[2:], [span])
            at += size
    return doc


def plover_synthetic(tokenizer: Tokenizer, row: Row) -> Document:
    """Event types by weak supervision from the story's one type: its first two sentences are about it."""
    doc = _plain(tokenizer, {"id": "", **row})
    if row["event"] in PLOVER_TYPES:
        mark_events(doc, {row["event"]})
        doc.targets[doc.sentences <= 2, GROUP_INDEX["topic"]] = PLOVER_TYPES.index(row["event"])
    return doc


@cache
def _truecaser() -> TrueCaser:
    cased = ("polnear", "train"), ("timebank", "train"), ("geovirus", "dev"), ("geowebnews", "dev")
    return TrueCaser(row["text"] for name, part in cased for row in rows(name, part))


def muc4(tokenizer: Tokenizer, row: Row) -> Document:
    """Incidents and their fillers, and event types by weak supervision from the document's incident types."""
    text = _truecaser().restore(row["gtt_text"])
    doc = document(tokenizer, str(row["id"]), text, [b for b, _ in sentences(text, 0, len(text))])
    mark_incidents(doc, row["gtt_templates"], row["keys"])
    types = {word for key in row["keys"] for word in re.findall("[A-Z]+", str(key.get("INCIDENT: TYPE") or ""))}
    if types & _MUC_ASSAULT:
        mark_events(doc, {"ASSAULT"})
    return doc


def by_document(name: str, part: str) -> Iterator[list[Row]]:
    """Yield the sentences of each source document that has role annotations."""
    for _, group in groupby(rows(name, part), key=lambda r: r["doc"]):
        found = list(group)
        if any("props" in s for s in found):
            yield found


def _chunks(items: list[Row], size: int) -> Iterator[list[Row]]:
    for at in range(0, len(items), size):
        yield items[at : at + size]


def load(name: str, tokenizer: Tokenizer) -> list[Document]:
    """Return the training documents of one corpus, without those held out."""
    if name == "ewt":
        return [ewt(tokenizer, sentences) for sentences in by_document("ewt", "train")]
    if name == "wikigold":
        return [wikigold(tokenizer, chunk) for chunk in _chunks(rows("wikigold"), 12)]
    reader: Callable[[Tokenizer, Row], Document] = _READERS[name]
    without = set(held_out(name)) if name in ("re3d", "timebank", "geowebnews", "geovirus") else set()
    part = "dev" if name in ("geowebnews", "geovirus") else "train"
    return [reader(tokenizer, row) for row in rows(name, part) if str(row.get("id")) not in without]


_READERS: dict[str, Callable[[Tokenizer, Row], Document]] = {
    "re3d": re3d,
    "timebank": timebank,
    "geowebnews": geowebnews,
    "geovirus": geovirus,
    "polnear": polnear,
    "plover_synthetic": plover_synthetic,
    "muc4": muc4,
}
