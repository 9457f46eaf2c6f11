from __future__ import annotations

from itertools import islice

from whence.bench.desk.stories import stories


def test_as_many_claims_as_wanted_and_always_the_same() -> None:
    told = list(stories(300))
    assert 300 <= sum(len(story.truth) for story in told) < 320
    again = list(stories(300))
    assert [story.reading for story in told] == [story.reading for story in again]
    assert [story.truth for story in told] != [story.truth for story in stories(300, seed=2)]


def test_every_claim_stands_in_its_sentence() -> None:
    for story in islice(stories(300), 50):
        assert len(story.reading.claims) == len(story.truth) == len(set(story.truth))
        for claim in story.reading.claims:
            (sentence,) = claim.evidence
            assert sentence.covers(claim.trigger)
            assert all(sentence.covers(party.span) for party in (*claim.actors, *claim.targets))


def test_happenings_are_told_by_several_and_not_always_alike() -> None:
    tolls: dict[int, set[int | None]] = {}
    tellings: dict[int, int] = {}
    for story in stories(1500):
        for number, claim in zip(story.truth, story.reading.claims, strict=True):
            tellings[number] = tellings.get(number, 0) + 1
            tolls.setdefault(number, set()).update(toll.count.best for toll in claim.casualties)
    assert max(tellings.values()) > 4
    assert any(len(values) > 1 for values in tolls.values())
