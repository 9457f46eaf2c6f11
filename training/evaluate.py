"""Measure an exported model on what it was not trained on, with the runtime that ships."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training.corpora import LITERAL, by_document, held_out, join_tokens, rows, sentence_breaks
from training.scheme import ENTITY_TYPES
from training.scoring import AttributionCount, Count
from whence.extract.encoder import Encoder, Encoding, Tag

Figures = dict[str, float]
Row = dict[str, Any]
_NEW_NAMES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def read(encoder: Encoder, text: str) -> Encoding:
    """Encode a text with rough sentences."""
    breaks = sentence_breaks(text)
    return encoder.encode(text, list(zip(breaks, [*breaks[1:], len(text)], strict=True)))


def spans(tags: Iterable[Tag]) -> list[list[int]]:
    """Return the offsets alone."""
    return [[t.begin, t.end] for t in tags]


def polnear(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """PolNeAR dev."""
    count, predictions = AttributionCount(), []
    for row in rows("polnear", "dev"):
        found = [
            {"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)}
            for a in read(encoder, row["text"]).attributions
        ]
        count.add(row["text"], row["attributions"], found)
        predictions.append({"id": row["id"], "attributions": found})
    return count.figures(), predictions


def ewt(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """EWT dev: predicates and roles, document by document; and names, where dev has them."""
    predicates, roles, given, predictions = Count(), Count(), Count(), []
    for sentences in by_document("ewt", "dev"):
        kept = [s for s in sentences if "props" in s]
        text, offsets = join_tokens([list(zip(s["tokens"], s["space_after"], strict=True)) for s in kept])
        bounds = [(tokens[0][0], tokens[-1][1]) for tokens in offsets]
        at = iter(encoder.encode(text, bounds).predicates)
        pending = next(at, None)
        for sentence, tokens, (_, end) in zip(kept, offsets, bounds, strict=True):
            props = []
            while pending and pending.begin < end:
                props.append(_prop(pending, tokens))
                pending = next(at, None)
            predictions.append({"id": sentence["id"], "props": props})
            gold_roles = {(p["index"], *a) for p in sentence["props"] for a in p["args"]}
            gold_predicates = {p["index"] for p in sentence["props"]}
            found = {(p["index"], *a) for p in props for a in p["args"]}
            predicates.add(gold_predicates, {p["index"] for p in props})
            roles.add(gold_roles, found)
            given.add(gold_roles, {f for f in found if f[0] in gold_predicates})
    figures = {"predicate F1": predicates.f1, "role F1": roles.f1, "role F1 of right predicates": given.f1}
    return figures, predictions


def _prop(predicate: Any, tokens: list[tuple[int, int]]) -> Row:
    """Return a predicate in the bench's format: token numbers instead of offsets."""

    def number(offset: int, side: int) -> int:
        return min(range(len(tokens)), key=lambda n: (abs(tokens[n][side] - offset), n))

    arguments = [[number(r.begin, 0), number(r.end, 1) + 1, r.label] for r in predicate.roles]
    return {"index": number(predicate.begin, 0), "args": arguments}


def names(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """Names on EWT dev (persons, organisations, locations), a domain the head has not seen."""
    count = Count()
    for row in (r for r in rows("ewt", "dev") if "ner" in r):
        text, [tokens] = join_tokens([list(zip(row["tokens"], row["space_after"], strict=True))])
        gold: list[tuple[int, int, str]] = []
        for (begin, end), label in zip(tokens, row["ner"], strict=True):
            if label.startswith("B-"):
                gold.append((begin, end, label[2:]))
            elif label.startswith("I-"):
                gold[-1] = (gold[-1][0], end, label[2:])
        found = encoder.encode(text, [(0, len(text))]).names
        count.add(gold, [(t.begin, t.end, t.label) for t in found if t.label != "MISC"])
    return {"name F1": count.f1}, []


def _kept(name: str, part: str) -> Iterator[Row]:
    ids = set(held_out(name))
    return (row for row in rows(name, part) if str(row["id"]) in ids)


def re3d(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """Entities on the 15 held-out re3d documents, all types of the gold."""
    count, untyped, predictions = Count(), Count(), []
    per_type = {t: Count() for t in ENTITY_TYPES}
    for row in _kept("re3d", "train"):
        found = read(encoder, row["text"]).entities
        gold = [(e["begin"], e["end"], e["type"]) for e in row["entities"]]
        mine = [(t.begin, t.end, t.label) for t in found]
        count.add(gold, mine)
        untyped.add([g[:2] for g in gold], [m[:2] for m in mine])
        for type_, own in per_type.items():
            own.add([g for g in gold if g[2] == type_], [m for m in mine if m[2] == type_])
        predictions.append({"id": row["id"], "entities": [{"type": t, "begin": b, "end": e} for b, e, t in mine]})
    detail = {f"{t} F1": c.f1 for t, c in per_type.items() if c.gold}
    return {"strict F1": count.f1, "untyped strict F1": untyped.f1, **detail}, predictions


def timebank(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """Time expressions on the held-out fifth of timebank."""
    strict, typed, predictions = Count(), Count(), []
    for row in _kept("timebank", "train"):
        found = read(encoder, row["text"]).times
        strict.add([(t["begin"], t["end"]) for t in row["timexes"]], [(t.begin, t.end) for t in found])
        typed.add(
            [(t["begin"], t["end"], t["type"]) for t in row["timexes"]], [(t.begin, t.end, t.label) for t in found]
        )
        timexes = [{"begin": t.begin, "end": t.end, "type": t.label, "value": ""} for t in found]
        predictions.append({"id": row["id"], "timexes": timexes})
    return {"strict F1": strict.f1, "with type F1": typed.f1}, predictions


def toponyms(name: str) -> Callable[[Encoder], tuple[Figures, list[Row]]]:
    """Literal place names on the held-out half of a corpus."""

    def measure(encoder: Encoder) -> tuple[Figures, list[Row]]:
        count, predictions = Count(), []
        for row in _kept(name, "dev"):
            found = [t for t in read(encoder, row["text"]).toponyms if t.label == "LITERAL"]
            gold = [(t["begin"], t["end"]) for t in row["toponyms"] if t.get("type", "Literal") in LITERAL]
            count.add(gold, [(t.begin, t.end) for t in found])
            predictions.append({"id": row["id"], "toponyms": [{"begin": t.begin, "end": t.end} for t in found]})
        return {"strict F1": count.f1}, predictions

    return measure


def plover(encoder: Encoder) -> tuple[Figures, list[Row]]:
    """Event type of the most probable event word against the record's type (names of 2016 mapped to 2.0)."""
    right = any_right = none = 0
    records = rows("plover_gsr", "dev")
    for row in records:
        gold = _NEW_NAMES.get(row["event"], row["event"])
        best = sorted((p.events[0][::-1] for p in read(encoder, row["text"]).predicates if p.events), reverse=True)
        right += bool(best) and best[0][1] == gold
        any_right += any(b[1] == gold for b in best if b[0] > 0.3)
        none += not best
    return {"first type accuracy": 100 * right / len(records), "any type accuracy": 100 * any_right / len(records)}, []


ATTRIBUTION = "attribution (PolNeAR dev)"
TASKS: dict[str, Callable[[Encoder], tuple[Figures, list[Row]]]] = {
    ATTRIBUTION: polnear,
    "roles (EWT dev)": ewt,
    "names (EWT dev)": names,
    "entities (re3d, 15 held out)": re3d,
    "times (TimeBank, a fifth held out)": timebank,
    "place names (GeoWebNews, half held out)": toponyms("geowebnews"),
    "place names (GeoVirus, half held out)": toponyms("geovirus"),
    "event types (PLOVER records dev)": plover,
}


def evaluate(model: Path, predictions: Path | None = None, only: str = "") -> dict[str, Figures]:
    """Measure every head; write predictions in the bench's formats when a folder is given."""
    encoder = Encoder.load(model)
    figures = {}
    for task, measure in TASKS.items():
        if only in task:
            figures[task], found = measure(encoder)
            if predictions and found:
                predictions.mkdir(parents=True, exist_ok=True)
                slug = re.sub(r"\W+", "-", task.lower()).strip("-")
                lines = "".join(json.dumps(row) + "\n" for row in found)
                (predictions / f"{slug}.jsonl").write_text(lines, encoding="utf-8")
    return figures
