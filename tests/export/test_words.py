from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import Draft, claim, reading
from whence.export import words
from whence.model.mention import Count
from whence.model.vocabulary import BoilerplateKind, Extent, Involvement, Reliability, SpeakerKind, StanceKind, Status


def test_speakers() -> None:
    assert words.speaker(claim()) == "the author"
    assert words.speaker(claim(says="A monitor")) == "A monitor"
    draft = Draft("It was reported that they attacked.")
    assert words.speaker(draft.claim("attacked", says="", cue="reported")) == "a source not named"


def test_what_is_known_of_a_speaker_stands_behind_its_name() -> None:
    made = claim(says="A doctor")
    said = replace(
        made.attribution,
        speaker_kind=SpeakerKind.MEDICAL,
        anonymous=True,
        side="SYRREB",
        involvement=Involvement.ENEMY,
        reliability=Reliability.FAIRLY,
    )
    told = words.speaker_in_full(replace(made, attribution=said))
    assert told == "A doctor (medical, not named, for SYRREB, of an enemy's deed, rated C)"
    assert words.speaker_in_full(made) == "A doctor"


def test_an_outlet_shows_its_rating_only_where_a_user_gave_one() -> None:
    report = reading().report
    assert "rated B" in words.imprint(replace(report, reliability=Reliability.USUALLY))
    assert not [part for part in words.imprint(report) if "rated" in part]


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(None, 3, None), "about 3"),
        (Count(3, 3, None), "3 or more"),
        (Count(3, 3, 3), "3"),
        (Count(10, None, 12), "10 to 12"),
        (Count(24, None, None), "24 or more"),
        (Count(None, None, 9), "up to 9"),
        (Count(24, 30, 36), "30 (24 to 36)"),
        (Count(24, 30, None), "30 (24 or more)"),
    ],
)
def test_counts_keep_their_range(count: Count, said: str) -> None:
    assert words.count(count) == said


def test_a_part_of_a_total_says_so() -> None:
    people = Draft("They killed 12 people, including three children.").killed("three children", 3)
    assert words.casualties(people) == "killed: about 3 soldiers"
    assert words.casualties(replace(people, part=True)) == "killed: about 3 soldiers (among those counted)"


def test_what_says_when_it_is_no_single_happening() -> None:
    assert words.what(claim("PROTEST", mode="riot", extent=Extent.SERIES)) == "PROTEST riot (a series)"


def test_a_time_not_told_is_a_bound_and_no_date() -> None:
    assert words.when(claim(), {}) == "not after 2016-03-28"
    assert words.when(claim(status=Status.PLANNED), {}) == words.NOT_STATED


def test_a_time_not_resolved_is_shown_as_worded() -> None:
    draft = Draft("They attacked the day after.")
    made = replace(draft.claim("attacked"), time=draft.time("the day after", start=None))
    mentions = {mention.id: mention for mention in draft.mentions}
    assert words.when(made, mentions) == "“the day after” (not resolved)"


def _quoted(draft: Draft) -> list[str]:
    made = draft.reading()
    return [span.text for span in words.quotations(made.claims[0], made.document)]


def test_a_claim_is_quoted_by_the_sentences_of_its_words() -> None:
    draft = Draft("They came on Sunday. They attacked. All fled.")
    draft.claim("attacked", evidence=(draft.span("Sunday"), draft.span("They attacked")))
    assert _quoted(draft) == ["They came on Sunday.", "They attacked."]


def test_of_a_long_sentence_only_the_stretch_with_the_words_is_quoted() -> None:
    draft = Draft("word " * 200 + "they attacked the town on Sunday " + "word " * 200)
    draft.claim("attacked", evidence=(draft.span("they"), draft.span("Sunday")))
    assert _quoted(draft) == ["they attacked the town on Sunday"]


def test_where_that_is_too_long_as_well_the_words_themselves_are_quoted() -> None:
    draft = Draft("they " + "word " * 200 + "attacked")
    draft.claim("attacked", evidence=(draft.span("they"),))
    assert _quoted(draft) == ["they", "attacked"]


def test_words_outside_every_sentence_stand_for_themselves() -> None:
    draft = Draft("Army attacks town\n\nThey attacked.")
    draft.boiler("Army attacks town", BoilerplateKind.TITLE)
    draft.claim("attacked", evidence=(draft.span("attacks"),))
    assert _quoted(draft) == ["attacks", "They attacked."]


def test_stances_name_the_holder() -> None:
    draft = Draft("They attacked, a monitor said. The ministry did not answer.")
    draft.claim("attacked", says="a monitor", cue="said")
    draft.stance("c1", "The ministry", StanceKind.SILENT, "did not answer")
    assert words.stance(draft.stances[0]) == "no word from The ministry"


def test_the_imprint_tells_how_the_date_was_found() -> None:
    assert words.imprint(reading().report) == ["Sample Wire", "published 2016-03-28 (as given)"]


def test_the_tally_counts_what_was_refused() -> None:
    draft = Draft("They attacked. It was a disaster.")
    draft.claim("attacked", by="They")
    draft.reject("disaster", "no event of the list")
    assert words.tally(draft.reading()) == "1 claim (1 asserted) · 1 mention (0 resolved) · 1 rejection"
