"""A table of short texts and who says what in them, how sure, one phenomenon a file, read by the whole pipeline.

A file of `tests/golden/attribution` or `tests/golden/status`:

    phenomenon: what the cases show, in a line
    cases:
      - text: Rebels shelled the airport, a doctor told the agency. The ministry denied it.
        published: 2016-03-27                # optional
        claims:                              # claims that must be there, by trigger and, where told, speaker
          - {trigger: shelled, speaker: a doctor, source: medical, status: asserted, certainty: certain}
        stances:                             # optional: if given, all of the text
          - {stance: denies, holder: The ministry, trigger: shelled}

A claim names the keys that the case is about. Keys: trigger; speaker (as resolved: "author", a name, or null where a
source is not named); said (the words that name the speaker in this place); kind (direct, indirect, mixed, author); cue;
chain (outer speakers, outermost first); source (kind of speaker); anonymous; side; country and actor_id
(of the speaker); involvement; status; certainty;
cues (what told the status); perp (how the deed is tied to its actors). Several claims may share a trigger: the same
event, told by several. Names are compared without leading articles. `absent` lists triggers that must make no claim.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_golden_events import TODAY, bare
from whence.clean import text_article
from whence.model.claim import Claim, Participant, Stance
from whence.model.dates import PartialDate
from whence.model.reading import Reading
from whence.pipeline import Pipeline

FOLDERS = [Path(__file__).parent / "golden" / name for name in ("attribution", "status")]
NAMED = frozenset({"speaker", "said", "chain", "holder"})


def cases() -> Iterator[Any]:
    for folder in FOLDERS:
        for path in sorted(folder.glob("*.yaml")):
            for number, case in enumerate(yaml.safe_load(path.read_text("utf-8"))["cases"], start=1):
                yield pytest.param(case, id=f"{folder.name}-{path.stem}-{number}")


@pytest.mark.parametrize("case", list(cases()))
def test_text_is_said_so(case: dict[str, Any], pipeline: Pipeline) -> None:
    reading = read(case, pipeline)
    told = [saying(claim) for claim in reading.claims]
    for wanted in map(normal, case.get("claims", ())):
        same = [each for each in told if each["trigger"] == wanted["trigger"]]
        shown = [{key: each[key] for key in wanted} for each in same]
        assert wanted in shown, f"{wanted} is not among {shown or sorted(each['trigger'] for each in told)}"
    for trigger in case.get("absent", ()):
        assert trigger not in [each["trigger"] for each in told]
    if "stances" in case:
        assert stances(reading, case["stances"]) == sorted(map(normal, case["stances"]), key=str)


def read(case: dict[str, Any], pipeline: Pipeline) -> Reading:
    published = case.get("published")
    day = PartialDate.of(published) if isinstance(published, date) else None
    article = text_article(case["text"], published=day, today=TODAY, all_story=True)
    return next(pipeline.readings([article]))


def saying(claim: Claim) -> dict[str, Any]:
    """Write who says a claim, and how."""
    said = claim.attribution
    speaker = said.speaker
    return {
        "trigger": claim.trigger.text,
        "speaker": bare(speaker.name) if isinstance(speaker, Participant) else speaker,
        "said": bare(speaker.span.text) if isinstance(speaker, Participant) else speaker,
        "kind": said.kind.value,
        "cue": said.cue.text if said.cue else None,
        "chain": [bare(outer.name) for outer in said.chain],
        "source": said.speaker_kind.value if said.speaker_kind else None,
        "anonymous": said.anonymous,
        "side": said.side,
        "country": speaker.country if isinstance(speaker, Participant) else None,
        "actor_id": speaker.actor_id if isinstance(speaker, Participant) else None,
        "involvement": said.involvement.value if said.involvement else None,
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "cues": [cue.text for cue in claim.cues],
        "perp": claim.perp_confidence.value if claim.perp_confidence else None,
    }


def stances(reading: Reading, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write every stance with the keys that the case names (those of the first, if it has any)."""
    triggers = {claim.id: claim.trigger.text for claim in reading.claims}
    keys = wanted[0].keys() if wanted else {"stance", "holder", "trigger"}
    values: dict[str, Callable[[Stance], Any]] = {
        "stance": lambda each: each.stance.value,
        "holder": lambda each: bare(each.holder.name) if isinstance(each.holder, Participant) else each.holder,
        "trigger": lambda each: triggers[each.claim_id],
        "words": lambda each: each.span.text,
    }
    return sorted(({key: values[key](each) for key in keys} for each in reading.stances), key=str)


def normal(wanted: dict[str, Any]) -> dict[str, Any]:
    """Write the names of an expectation without leading articles."""
    return {key: _bare(value) if key in NAMED else value for key, value in wanted.items()}


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [bare(item) for item in value]
    return bare(value) if isinstance(value, str) else value
