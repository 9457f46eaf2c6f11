"""Predictions made out of gold by known damage, to compare scorers on."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from typing import Any

Json = dict[str, Any]
Damage = Callable[[random.Random, Json], Json]


def damaged_list(rng: random.Random, items: Iterable[Json], damage: Damage) -> list[Json]:
    """Keep, damage, drop or repeat each item."""
    out: list[Json] = []
    for item in items:
        fate = rng.random()
        if fate < 0.5:
            out.append(dict(item))
        elif fate < 0.8:
            out.append(damage(rng, dict(item)))
        elif fate < 0.88:
            out += [dict(item), damage(rng, dict(item))]
    rng.shuffle(out)
    return out


def damaged_rows(rows: Iterable[Json], key: str, damage: Damage, *, seed: int, id_key: str = "id") -> list[Json]:
    """Damage the list under `key` of every row; some rows go missing."""
    rng = random.Random(seed)
    kept = [row for row in rows if rng.random() < 0.96]
    return [{id_key: row[id_key], key: damaged_list(rng, row[key] or (), damage)} for row in kept]


def shifted(rng: random.Random, begin: int, end: int) -> tuple[int, int]:
    begin = max(0, begin + rng.randint(-8, 8))
    return begin, max(begin + 1, end + rng.randint(-8, 8))


def timex(rng: random.Random, item: Json) -> Json:
    item["begin"], item["end"] = shifted(rng, item["begin"], item["end"])
    item["type"] = rng.choice(["DATE", "TIME", "DURATION", "SET"])
    item["value"] = rng.choice([item["value"], "", "P1D"])
    return item


def toponym(rng: random.Random, item: Json) -> Json:
    item["begin"], item["end"] = shifted(rng, item["begin"], item["end"])
    if item["lat"] is not None and rng.random() < 0.7:
        item["lat"] = max(-90.0, min(90.0, item["lat"] + rng.uniform(-2, 2)))
    else:
        item["lat"] = item["lon"] = rng.choice([None, 10.0])
    return item


def toponym_point(rng: random.Random, item: Json) -> Json:
    span = item["begin"], item["end"]
    item = toponym(rng, item)
    item["begin"], item["end"] = span
    return item


def entity(rng: random.Random, item: Json) -> Json:
    if rng.random() < 0.6:
        item["begin"], item["end"] = shifted(rng, item["begin"], item["end"])
    if rng.random() < 0.5:
        item["type"] = rng.choice(["Person", "Location", "Organisation", "Oddity"])
    return item


def attribution(rng: random.Random, item: Json) -> Json:
    out = {}
    for part in ("source", "cue", "content"):
        fate = rng.random()
        spans = [list(shifted(rng, *span)) for span in item[part]]
        out[part] = [] if fate < 0.15 else spans if fate < 0.6 else item[part]
    return out


def plover_events(rng: random.Random, row: Json) -> list[Json]:
    def texts(side: Any) -> list[str]:
        found = [each["actorText"] for each in side or () if isinstance(each, dict) and each.get("actorText")]
        return [rng.choice([text, "the " + text, text.split()[-1], "Nobody's men", " "]) for text in found]

    names = ["ASSAULT", "FIGHT-aerial", "REQUEST", "retreat", "CONCEDE", "THREATEN", row["event"], row["event"]]
    return [
        {"event": rng.choice(names), "actors": texts(row["source"]), "targets": texts(row["target"])}
        for _ in range(rng.choice([0, 1, 1, 2, 3]))
    ]


def proposition(rng: random.Random, item: Json) -> Json:
    item["index"] = max(0, item["index"] + rng.choice([0, 0, 1]))
    item["roleset"] = rng.choice([item.get("roleset"), None, "be.01"])
    args = []
    for begin, end, label in item.get("args") or ():
        begin = max(0, begin + rng.choice([0, 0, -1, 1]))
        end = max(begin + 1, end + rng.choice([0, 0, 1]))
        args.append([begin, end, rng.choice([label, label, "ARG1", "V"])])
    item["args"] = args
    return item


def template(rng: random.Random, item: Json) -> Json:
    out: Json = {"incident_type": rng.choice([item["incident_type"], "attack", "bombing", "arson"])}
    for slot in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"):
        entities = []
        for entity in item[slot]:
            mentions = [mention[0] for mention in entity]
            fate = rng.random()
            if fate < 0.4:
                entities.append(mentions[:1])
            elif fate < 0.6:
                entities += [[mention] for mention in mentions]
            elif fate < 0.8:
                entities.append([*mentions, "the unnamed ones"])
        if rng.random() < 0.2:
            entities.append(["somebody else"])
        out[slot] = entities
    return out


def body(rng: random.Random, text: str) -> str | None:
    fate = rng.random()
    words = text.split()
    if fate < 0.1:
        return None
    if fate < 0.3:
        return text
    cut = rng.randrange(len(words) + 1)
    return " ".join(words[:cut] + ["Share this."] * rng.randint(0, 30))
