import pytest

from whence.model.vocabulary import Certainty, StanceKind, Status
from whence.reference.cues import CLASSES, Cue, Cues, cues, list_cues
from whence.reference.phrases import PhraseIndex


def found(index: PhraseIndex[Cue], text: str) -> list[tuple[str, Cue]]:
    words = text.split()
    return [(" ".join(words[m.begin_word : m.end_word]), m.values[0]) for m in index.match(words)]


def matcher(name: str) -> PhraseIndex[Cue]:
    index: PhraseIndex[Cue] = getattr(cues(), name)
    return index


def test_every_class_has_words() -> None:
    assert {cue.cue_class for cue, _ in list_cues()} == CLASSES | {"stop"}
    assert isinstance(cues(), Cues)


def test_every_cue_is_found_by_its_own_words() -> None:
    lost = [
        cue for cue, _ in list_cues() if cue.cue_class != "stop" and cue not in matcher(cue.cue_class).lookup(cue.lemma)
    ]
    assert lost == []


def test_status_cues_always_tell_status_and_certainty() -> None:
    listed = [c for c, _ in list_cues() if c.status and c.cue_class not in ("compound", "approximation")]
    changing = [c for c in listed if (c.status, c.certainty) != ("asserted", "certain")]
    assert changing
    for cue in changing:
        values = cues().status.lookup(cue.lemma)
        assert cue in values
        assert all(value.status in set(Status) and value.certainty in set(Certainty) for value in values)


def test_every_status_certainty_and_stance_is_reachable() -> None:
    listed = [cue for cue, _ in list_cues()]
    assert {cue.status for cue in listed if cue.status} == set(Status)
    assert {cue.certainty for cue in listed if cue.certainty} == set(Certainty)
    assert {cue.stance for cue in listed if cue.stance} == set(StanceKind)
    assert all(cue in cues().stance.lookup(cue.lemma) for cue in listed if cue.stance)


@pytest.mark.parametrize(
    ("text", "words", "status", "certainty"),
    [
        ("rebels may have shelled it", "may have", "possible", "possible"),
        ("troops will retake it", "will", "predicted", "probable"),
        ("they planned to attack", "planned to", "planned", "certain"),
        ("they vowed to avenge it", "vowed to", "planned", "certain"),
        ("poised to storm it", "poised to", "planned", "certain"),
        ("urged both to withdraw", "urged", "requested", "certain"),
        ("calls for a ceasefire", "calls for", "requested", "certain"),
        ("did not attack", "not", "denied", "certain"),
        ("they did n't attack", "n't", "denied", "certain"),
        ("foiled an attack", "foiled", "denied", "certain"),
        ("failed to hit it", "failed to", "denied", "certain"),
        ("if shells fall", "if", "conditional", "possible"),
        ("any such attack", "any such", "conditional", "possible"),
        ("as if bombed", "as if", "hypothetical", "certain"),
        ("reportedly died", "reportedly", "asserted", "possible"),
        ("is believed to have died", "is believed to", "asserted", "probable"),
        ("an attack is unlikely", "unlikely", "possible", "doubtful"),
        ("an unconfirmed attack", "unconfirmed", "asserted", "doubtful"),
        ("claimed that it fell", "claimed", "asserted", "possible"),
        ("warned of attacks", "warned", "predicted", "possible"),
    ],
)
def test_status(text: str, words: str, status: str, certainty: str) -> None:
    matches = {form: (cue.status, cue.certainty) for form, cue in found(cues().status, text)}
    assert matches[words] == (status, certainty)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The ministry declined to comment", "declines"),
        ("it did not immediately respond", "silent"),
        ("the army has remained silent", "silent"),
        ("the ministry made no statement", "silent"),
        ("the government dismissed the reports", "denies"),
        ("officials flatly denied it", "denies"),
        ("figures that could not be independently verified", "doubts"),
        ("the group claimed responsibility", "supports"),
        ("two officers confirmed it", "supports"),
    ],
)
def test_stance(text: str, stance: str) -> None:
    assert [cue.stance for _, cue in found(cues().stance, text)] == [stance]


@pytest.mark.parametrize(
    "text", ["in May troops left", "on 5 May", "May 12 was quiet", "not only there", "no fewer than ten"]
)
def test_phrases_that_only_look_like_cues_are_hidden(text: str) -> None:
    assert found(cues().status, text) == []


def test_plain_saying_changes_nothing_and_is_still_reporting() -> None:
    assert found(cues().status, "he said") == []
    assert [cue.certainty for cue in cues().reporting.lookup("said")] == ["certain"]
    assert cues().reporting.lookup("attacked") == ()


def test_series_and_totals() -> None:
    assert [form for form, _ in found(cues().series, "a series of raids and daily shelling")] == ["series of"]
    assert [form for form, _ in found(cues().frequency, "a series of raids and daily shelling")] == ["daily"]
    assert [form for form, _ in found(cues().aggregate, "in total 90 so far this year")] == [
        "in total",
        "so far this year",
    ]
    assert cues().single.lookup("clashes")


def test_what_is_done_about_an_event_takes_it_for_a_fact() -> None:
    text = "they failed to prevent it and called for an end to it after the investigation into it"
    assert [form for form, _ in found(cues().factive, text)] == ["failed to prevent", "end to", "investigation into"]


def test_nouns_behind_an_event_speak_of_it_only_there() -> None:
    assert [cue.status for cue in cues().compound.lookup("threat")] == ["planned"]
    assert cues().status.lookup("threat") == ()


def test_corrections() -> None:
    assert [form for form, _ in found(cues().correction, "police revised the toll")] == ["revised the toll"]
