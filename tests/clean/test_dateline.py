import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.clean.dateline import dateline


@pytest.mark.parametrize(
    ("line", "date", "agency"),
    [
        ("DAMASCUS, April 3 (Xinhua) -- |The army said", "April 3", "Xinhua"),
        ("BAGHDAD (Reuters) - |The army said", None, "Reuters"),
        ("Baghdad, 3 April 2019 (Sample Wire) — |The army said", "3 April 2019", "Sample Wire"),
        ("BEIRUT, Lebanon — |The army said", None, None),
        ("MOSUL, Iraq (AP) — |The army said", None, "AP"),
        ("ST. GEORGE'S, GRENADA, 26 OCT 83 (AFP) -- [TEXT] |THE ARMY SAID", "26 OCT 83", "AFP"),
        ("LIMA, 3 FEB 89 -- [REPORT] [ARMY PRESS\nOFFICE] [TEXT] |THE ARMY SAID", "3 FEB 89", None),
        ("HAVANA (CUBA), NO DATE (RADIO) -- [TEXT] |THE ARMY SAID", "NO DATE", "RADIO"),
        ("lima, 3 feb 89 (efe) -- [text] |the army said", "3 feb 89", "efe"),
        ("(Sample Wire) — |The army said", None, "Sample Wire"),
        ("EL MOZOTE, El Salvador -- |A visit showed", None, None),
        ("KABUL — |“We heard shots,” said a guard", None, None),
    ],
)
def test_datelines(line: str, date: str | None, agency: str | None) -> None:
    found = dateline(line.replace("|", ""))
    assert found is not None
    assert (found.end, found.date, found.agency) == (line.index("|"), date, agency)


@pytest.mark.parametrize(
    "line",
    [
        "The army (SAA) -- which had left the town -- came back.",
        "ISIS — The group that held the town — has left.",
        "Four soldiers were killed (officials said) - nobody claimed it.",
        "On April 3, 2019 - a Wednesday - the army left.",
        "THE ARMY SAID TODAY -- AND IT WAS TRUE -- THAT IT HAD LEFT.",
        "UPDATE — The toll rose to nine.",
        "Hama, Homs and Idlib were shelled.",
        "A — B",
        "",
    ],
)
def test_stories_begin_without(line: str) -> None:
    assert dateline(line) is None


@given(st.text(alphabet=st.sampled_from("ABab ,.()-—[]3APRIL\n"), max_size=120))
def test_a_dateline_ends_inside_what_it_was_given(opening: str) -> None:
    found = dateline(opening)
    assert found is None or 0 < found.end <= len(opening)
