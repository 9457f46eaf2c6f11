import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean.sentences import LONGEST, sentences

# a bar stands where a sentence ends and the next begins
CASES = [
    "The army left.|It came back a day later.",
    "Maj. Gen. Robert Hale spoke to Lt. Col. Ames.|He gave no toll.",
    "The U.S. Army and the U.N. Security Council met in Washington, D.C. on Monday.",
    "They flew to the U.S.|The army stayed.",
    "It ended at 5 p.m.|Police said nobody was hurt.",
    "It ended at 5 p.m. on Friday.|Nobody was hurt.",
    "The convoy left St. Petersburg for Mt. Hermon via Ft. Benning.",
    "About 3.5 million people fled, i.e. a third.|Most went north.",
    "Resolution No. 598 was accepted on Aug. 8, 1988.|The guns fell silent.",
    "Did he say no?|He did.",
    "“We will stay.”|The men cheered.",
    "“Why?” he asked.|“Because we must,” she said.",
    "He left (so the ministry said).|Others stayed.",
    "The village burned. [1]|Its people fled.",
    "The village burned.[2]|Its people fled.",
    "They waited...|Nothing came.",
    "They waited... and nothing came.",
    "Fighting went on…|Then it stopped!|Nobody knew why.",
    "GEN. RUIZ SAID NO.|THE REBELS HAD LEFT THE TOWN OF SAN MIGUEL.",
    "THE PATROL KILLED 3 REBELS.|2 SOLDIERS DIED.",
    "J. R. Miller and E. Gomez of Acme Inc. and Widget Co. agreed.",
    "Acme Inc. said so.|It then left.",
    "The town fell in 2014.|Three years later it was retaken.",
    "1. The first point is clear.|2. The second is not.",
    "قُتل أربعة جنود؟|نعم.",
    "The bridge fell.|The engineers had warned of it.",
    "See www.example.org.uk and mail press.Office@example.org now.",
    "The site example.Com is down.",
    "He said <b>no.</b> Nobody asked.",
    "At al-Baghuz (pop. approx. 10,000) the siege went on.",
    "The ministry, e.g. its spokesman, v. the army: none spoke.",
    "So did I.|The others stayed.",
    "Forces of Pres. Cerezo and Gov. Ortiz met Sen. Cole and Hart.",
    "Hunger, cold, disease, etc. killed more.",
    "The rebels — some 200 — left.|“It is over.” — so said one.",
]


def _bars(text: str) -> str:
    plain = text.replace("|", " ") if "fell.|The" not in text else text.replace("|", "")
    return "|".join(plain[begin:end] for begin, end in sentences(plain, 0, len(plain)))


@pytest.mark.parametrize("case", CASES)
def test_where_sentences_end(case: str) -> None:
    assert _bars(case) == case


def test_wrapped_lines_are_one_sentence() -> None:
    text = "THE ARMY SAID TODAY THAT\nTHREE MEN DIED.  TWO\nWERE HURT."
    assert [text[b:e] for b, e in sentences(text, 0, len(text))] == [
        "THE ARMY SAID TODAY THAT\nTHREE MEN DIED.",
        "TWO\nWERE HURT.",
    ]


def test_only_the_stretch_is_read() -> None:
    text = "Head. The army left. Tail."
    assert [text[b:e] for b, e in sentences(text, 6, 20)] == ["The army left."]


_TEXT = st.text(alphabet=st.sampled_from('aB .!?\n…"”)[1]؟—U.S'), max_size=80) | st.text(max_size=60)


@given(_TEXT, st.data())
def test_sentences_are_ordered_slices_that_hold_every_letter(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    last = begin
    for first, after in sentences(text, begin, end):
        assert last <= first < after <= end
        assert not text[last:first].strip()
        assert text[first:after] == text[first:after].strip()
        last = after
    assert not text[last:end].strip()


def test_text_without_capitals_is_cut_at_its_full_stops():
    text = "rebels attacked the farm.  the army, led by col. x, denied it.  two people died."
    found = [text[begin:end] for begin, end in sentences(text, 0, len(text))]
    assert found == ["rebels attacked the farm.", "the army, led by col. x, denied it.", "two people died."]


@pytest.mark.parametrize("unit", ["rebels attacked and ", "x", "x" * 2_990 + "  \n  "])
def test_what_is_longer_than_any_sentence_is_cut(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    found = list(sentences(text, 0, len(text)))
    assert all(0 < end - begin <= LONGEST for begin, end in found)
    assert "".join(text[b:e] for b, e in found).replace(" ", "") == "".join(text.split())
