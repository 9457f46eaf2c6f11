import pytest

from whence.model.errors import ReferenceDataError
from whence.reference.misreadings import _entry, misreadings
from whence.reference.triggers import EVENT_FILES, lexicon

TYPES = {name.upper() for name in EVENT_FILES}


def test_entries_are_about_known_types_and_listed_triggers() -> None:
    lemmas = {trigger.lemma for trigger in lexicon().triggers}
    assert all(entry.events <= TYPES for entry in misreadings().entries)
    assert [t for entry in misreadings().entries for t in sorted(entry.triggers - lemmas)] == []


def test_what_a_trigger_becomes_is_a_known_meaning() -> None:
    meanings = {(trigger.event, trigger.mode) for trigger in lexicon().triggers}
    assert {entry.instead for entry in misreadings().entries if entry.instead} <= meanings


def test_an_entry_is_about_its_triggers_and_types() -> None:
    storms = next(misreadings().of("ASSAULT", "hit"))
    assert "nature" in storms.reason
    assert list(misreadings().of("AID", "hit")) == []


@pytest.mark.parametrize("keys", [{"where": "cause"}, {"reason": "x", "where": "nowhere"}, {"reason": "x", "who": "y"}])
def test_an_entry_that_breaks_the_rules_is_refused(keys: dict[str, str]) -> None:
    with pytest.raises(ReferenceDataError):
        _entry({"events": "ASSAULT", **keys}, ["storm"])
