"""A table of short texts and the claims that they make, one phenomenon a file, read by the whole pipeline.

A file of `tests/golden/events`:

    phenomenon: what the cases show, in a line
    cases:
      - text: Gunmen shot dead two police officers in Mosul on Sunday.
        published: 2016-03-27                # optional
        claims:                              # every ASSAULT, COERCE ... that the text makes, in text order
          - {trigger: shot dead, type: ASSAULT, actors: [Gunmen], targets: [two police officers]}
        events: [[0, 1], [2]]                # optional: which claims (by position) are on one happening
      - text: The Strike Group is a football club.
        claims: []

A claim names the keys that the case is about; what it does not name is not compared, but every claim of the text must
be listed, so that a false alarm fails. Participants are compared as named after coreference, without leading articles.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.clean import text_article
from whence.model.claim import Casualties, Claim, Participant
from whence.model.dates import PartialDate
from whence.model.reading import Reading
from whence.pipeline import Pipeline

FOLDER = Path(__file__).parent / "golden" / "events"
PARTICIPANT_KEYS = {"name", "country", "sector", "actor_id"}
TODAY = date(2026, 11, 25)
ARTICLES = ("the ", "a ", "an ")


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))["cases"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_text_makes_these_claims(case: dict[str, Any], pipeline: Pipeline) -> None:
    reading = read(case, pipeline)
    words = {mention.id: mention.span.text for mention in reading.mentions}
    told = [shown(claim, wanted, words) for claim, wanted in pairs(reading.claims, case["claims"])]
    assert told == [normal(wanted) for wanted in case["claims"]]
    if "events" in case:
        numbers = {claim.id: n for n, claim in enumerate(reading.claims)}
        assert sorted(sorted(numbers[id] for id in event.claim_ids) for event in reading.events) == case["events"]


def read(case: dict[str, Any], pipeline: Pipeline) -> Reading:
    published = case.get("published")
    day = PartialDate.of(published) if isinstance(published, date) else None
    return next(pipeline.readings([text_article(case["text"], published=day, today=TODAY, all_story=True)]))


def pairs(claims: tuple[Claim, ...], wanted: list[dict[str, Any]]) -> list[tuple[Claim, dict[str, Any]]]:
    """Pair claims with expectations by position; a claim too many shows whole."""
    return [(c, wanted[n] if n < len(wanted) else {"trigger": "", "type": ""}) for n, c in enumerate(claims)]


def normal(wanted: dict[str, Any]) -> dict[str, Any]:
    return {key: [one(item) for item in value] if isinstance(value, list) else value for key, value in wanted.items()}


def one(item: Any) -> Any:
    if isinstance(item, str):
        return bare(item)
    return {key: bare(value) if key == "name" else value for key, value in item.items()}


def bare(name: str) -> str:
    lower = name.lower()
    return next((name[len(article) :] for article in ARTICLES if lower.startswith(article)), name)


def shown(claim: Claim, wanted: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    """Write the keys of a claim that an expectation names."""
    speaker = claim.attribution.speaker
    values = {
        "trigger": lambda: claim.trigger.text,
        "type": lambda: claim.event.plover,
        "mode": lambda: claim.event.mode,
        "cameo": lambda: claim.event.cameo,
        "acled": lambda: claim.event.acled_event_type,
        "acled_sub": lambda: claim.event.acled_sub_event_type,
        "ucdp": lambda: claim.event.ucdp_type_of_violence,
        "status": lambda: claim.status.value,
        "extent": lambda: claim.extent.value,
        "certainty": lambda: claim.certainty.value,
        "speaker": lambda: bare(speaker.name) if isinstance(speaker, Participant) else speaker,
        "place": lambda: claim.place.place.name if claim.place else None,
        "time": lambda: claim.time.time.value if claim.time else None,
        "instruments": lambda: [bare(words[id]) for id in claim.instruments],
        "actors": lambda: parties(claim.actors, wanted["actors"]),
        "targets": lambda: parties(claim.targets, wanted["targets"]),
        "casualties": lambda: tolls(claim.casualties, wanted["casualties"]),
    }
    return {key: values[key]() for key in wanted}


def parties(found: tuple[Participant, ...], wanted: list[Any]) -> list[Any]:
    told: list[Any] = []
    for n, participant in enumerate(found):
        keys = wanted[n].keys() if n < len(wanted) and isinstance(wanted[n], dict) else ()
        if keys:
            told.append({k: bare(participant.name) if k == "name" else getattr(participant, k) for k in keys})
        else:
            told.append(bare(participant.name))
    return told


def tolls(found: tuple[Casualties, ...], wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = []
    for n, toll in enumerate(found):
        values = {
            "effect": toll.effect.value,
            "group": toll.group,
            "low": toll.count.low,
            "best": toll.count.best,
            "high": toll.count.high,
            "words": toll.span.text,
            "part": toll.part,
        }
        keys = wanted[n].keys() if n < len(wanted) else values.keys()
        told.append({key: values[key] for key in keys})
    return told
