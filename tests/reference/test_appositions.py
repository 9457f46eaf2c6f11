import pytest

from whence.reference.appositions import apposition


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Petrov, the spokesman for the fleet, said so.", "the spokesman for the fleet"),
        ("Petrov, a colonel who fled, said so.", "a colonel"),
        ("Petrov, US envoy for Cuba, said so.", "US envoy for Cuba"),
        ("Petrov, Russia's minister of war, said so.", "Russia's minister of war"),
        ("Petrov, the minister said.", None),
        ("Petrov, the town has fallen.", None),
        ("Petrov, who fled, said so.", None),
        ("Petrov, Ivanov and others said so.", None),
        ("Petrov said so.", None),
        ("Petrov", None),
    ],
)
def test_what_stands_behind_a_name(text, told):
    assert apposition(text, len("Petrov")) == told
