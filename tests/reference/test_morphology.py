import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reference.morphology import british, noun_forms, singular, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("raid", "raid raids raided raiding"),
        ("storm", "storm storms stormed storming"),
        ("stab", "stab stabs stabbed stabbing"),
        ("kidnap", "kidnap kidnaps kidnapped kidnapping"),
        ("deploy", "deploy deploys deployed deploying"),
        ("deny", "deny denies denied denying"),
        ("ambush", "ambush ambushes ambushed ambushing"),
        ("torture", "torture tortures tortured torturing"),
        ("die", "die dies died dying"),
        ("free", "free frees freed freeing"),
        ("shoot", "shoot shoots shot shooting"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("fuel", "fuel fuels fueled fuelled fueling fuelling"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("visit", "visit visits visited visiting"),
        ("target", "target targets targeted targeting"),
        ("open", "open opens opened opening"),
        ("quit", "quit quits quitted quitting"),
    ],
)
def test_verbs(verb: str, forms: str) -> None:
    assert verb_forms(verb) == forms.split()


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("raid", "raids"),
        ("clash", "clashes"),
        ("crisis", "crises"),
        ("enemy", "enemies"),
        ("gunman", "gunmen"),
        ("convoy", "convoys"),
    ],
)
def test_nouns(noun: str, plural: str) -> None:
    assert noun_forms(noun) == [noun, plural]
    assert singular(plural) == noun or plural in {"crises", "gunmen"}


@pytest.mark.parametrize(
    ("word", "other"), [("seize", "seize"), ("size", "size"), ("organize", "organise"), ("defense", "defence")]
)
def test_british(word: str, other: str) -> None:
    assert british(word) == other


@given(st.from_regex(r"[a-z]{2,12}", fullmatch=True))
def test_a_word_is_its_own_first_form(word: str) -> None:
    assert verb_forms(word)[0] == word
    assert noun_forms(word)[0] == word
    assert len(set(verb_forms(word))) == len(verb_forms(word))
