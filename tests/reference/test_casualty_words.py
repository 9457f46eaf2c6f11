from whence.model.vocabulary import Effect
from whence.reference.agents import is_agent
from whence.reference.casualty_words import casualty_words
from whence.reference.triggers import lexicon


def test_nouns_and_verbs_are_known_in_their_forms():
    known = casualty_words()
    assert known.counted["deaths",] == known.counted["death",] == (Effect.KILLED,)
    assert "claimed" in known.take_lives
    assert "lost" in known.lose


def test_casualties_may_be_dead_or_wounded():
    assert casualty_words().counted["casualties",] == (Effect.KILLED, Effect.INJURED)


def test_what_is_suffered_is_a_trigger_with_an_effect():
    lemmas = {trigger.lemma for trigger in lexicon().triggers if trigger.effect}
    assert casualty_words().suffered <= lemmas


def test_no_thing_is_a_person():
    known = casualty_words()
    assert not known.things & known.people
    assert not [
        noun
        for noun in known.things
        if is_agent(noun) and noun not in {"party", "parties", "side", "sides", "state", "states"}
    ]
