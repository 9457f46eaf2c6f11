"""A table of short texts and where and when their events were, read by the whole pipeline.

A file of `tests/golden/settings`:

    phenomenon: what the cases show, in a line
    cases:
      - text: Rebels attacked a base in Homs on Monday. At least 12 soldiers were killed.
        published: 2012-03-20                # optional
        all_story: false                     # optional: the text has a dateline to be taken off
        settings:
          - {trigger: killed, place: Homs, time: 2012-03-19, from: attacked}

A setting names the keys that the case is about: `place`, the words that say where (a list where there are several) or
null; `name`, what the place was resolved to; `time`, a TIMEX3 value, or `days`, its first and last day, or null;
`not_after`; `from`, the trigger of the claim that place and time were taken over from. `n` is which claim of the
trigger is meant, if not the first. The words of a place may stand inside a longer expression ("near Homs").
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from whence.clean import text_article
from whence.model.claim import Claim
from whence.model.dates import PartialDate
from whence.model.reading import Reading
from whence.pipeline import Pipeline

FOLDER = Path(__file__).parent / "golden" / "settings"
TODAY = date(2026, 11, 25)


def cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for number, case in enumerate(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)["cases"], start=1):
            yield pytest.param(case, id=f"{path.stem}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_events_are_where_and_when_the_text_says(case: dict[str, Any], pipeline: Pipeline) -> None:
    reading = read(case, pipeline)
    words = {mention.id: mention.span.text for mention in reading.mentions}
    for wanted in case["settings"]:
        found = with_trigger(reading, wanted["trigger"])
        assert len(found) >= int(wanted.get("n", 1)), [claim.trigger.text for claim in reading.claims]
        claim = found[int(wanted.get("n", 1)) - 1]
        keys = [key for key in wanted if key not in ("trigger", "n")]
        assert {key: shown(key, claim, words, wanted[key]) for key in keys} == {key: wanted[key] for key in keys}


def test_table_has_many_phenomena() -> None:
    assert len(list(FOLDER.glob("*.yaml"))) >= 15
    assert len(list(cases())) >= 120


def with_trigger(reading: Reading, words: str) -> list[Claim]:
    """Return the claims of a trigger, or those whose trigger contains the words: "exploded" in "car bomb exploded"."""
    whole = [claim for claim in reading.claims if claim.trigger.text == words]
    return whole or [claim for claim in reading.claims if words in claim.trigger.text]


def read(case: dict[str, Any], pipeline: Pipeline) -> Reading:
    published = PartialDate.of(date.fromisoformat(case["published"])) if "published" in case else None
    whole = case.get("all_story", "true") == "true"
    return next(pipeline.readings([text_article(case["text"], published=published, today=TODAY, all_story=whole)]))


def shown(key: str, claim: Claim, words: dict[str, str], wanted: Any) -> Any:
    """Write what a claim says under a key in the form of the table."""
    place, time = claim.place, claim.time.time if claim.time else None
    if key == "place":
        return places([" ".join(words[id].split()) for id in place.mention_ids] if place else [], wanted)
    if key == "name":
        return place.place.name if place else "null"
    if key == "days":
        return f"{time.start}/{time.end}" if time and time.start else "null"
    if key == "from":
        reasons = [place.place.reason if place else "", time.reason if time else ""]
        return wanted if any(f"taken over from '{wanted}'" in reason for reason in reasons) else reasons
    if key == "not_after":
        return str(claim.not_after) if claim.not_after else "null"
    return time.value if time else "null"


def places(found: list[str], wanted: Any) -> Any:
    """Return what is wanted if each word wanted stands in its mention, else what was found."""
    several = wanted if isinstance(wanted, list) else [wanted]
    if wanted != "null" and len(found) == len(several) and all(w in f for w, f in zip(several, found, strict=True)):
        return wanted
    return (found[0] if len(found) == 1 else found) if found else "null"
