import pytest

from whence.extract.short_forms import short_form
from whence.model.span import Span


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("He", "pronoun"),
        ("who", "pronoun"),
        ("we", "first person"),
        ("the latter", "the former, the latter"),
        ("the general", "role"),
        ("The same source", "role"),
        ("the war monitor", "role"),
        ("the report", "role"),
        ("Zhukov", "name"),
        ("Mr Zhukov", "name"),
        ("SOHR", "name"),
        ("the Turkish general", None),
        ("the general of the army", None),
        ("a general", None),
        ("General Georgy Zhukov", None),
        ("Residents", None),
        ("Turkey", None),
        ("the road", None),
    ],
)
def test_forms(text, form):
    found = short_form(Span(0, len(text), text))
    assert (found and found.value) == form
