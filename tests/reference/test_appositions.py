import pytest

from whence.reference.appositions import apposition


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zhukov, the spokesman for the fleet, said so.", "the spokesman for the fleet"),
        ("Zhukov, a colonel who fled, said so.", "a colonel"),
        ("Zhukov, US envoy for Cuba, said so.", "US envoy for Cuba"),
        ("Zhukov, Russia's minister of war, said so.", "Russia's minister of war"),
        ("Zhukov, the minister said.", None),
        ("Zhukov, the town has fallen.", None),
        ("Zhukov, who fled, said so.", None),
        ("Zhukov, Konev and others said so.", None),
        ("Zhukov said so.", None),
        ("Zhukov", None),
    ],
)
def test_what_stands_behind_a_name(text, told):
    assert apposition(text, len("Zhukov")) == told
