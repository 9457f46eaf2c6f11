from __future__ import annotations

from pathlib import Path

import pytest

from whence.bench.baselines.petrarch import read_names, read_plover, read_verbs, words
from whence.model.errors import BenchInputError

VERBS = """\
# a dictionary of our own
&TROOPS_
+SOLDIERS
+ARMY_UNIT

--- SHELL [190] --- # by mortar
SHELL
FIRE {FIRES FIRED FIRING }  # with forms
BURY [---]
- * &TROOPS [194]  # SHELL
- + THREATENED TO * [138:138]  # SHELL
- * [---]

--- CALL_OFF [120] ---
+CALL_OFF
"""

TABLE = """\
# the table
19: ASSAULT
190: ASSAULT, , military # fight
12: REJECT
"""
AGENTS = """\
!PERSON! = MAN, MEN
REBEL [~REB]
MILITIA!PERSON! [~UAF]
"""


def dictionaries(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "CAMEO.verbpatterns.txt").write_text(VERBS)
    (folder / "CAMEO2PLOVER-2021.txt").write_text(TABLE)
    (folder / "Phoenix.Countries.actors.txt").write_text("# names\nRURITANIA_ [RUR]\n+RURITANIAN_\n\t[RUR 900101]\n")
    (folder / "Phoenix.International.actors.txt").write_text("RED_CROSS_ [IGO]; a note\n")
    (folder / "Phoenix.MilNonState.actors.txt").write_text("PEOPLE'S_FRONT_(PF)_\n\t[REB]\n")
    (folder / "Phoenix.agents.txt").write_text(AGENTS)
    return folder


def test_verbs_have_their_forms_codes_and_patterns(tmp_path: Path) -> None:
    verbs = read_verbs(dictionaries(tmp_path))
    assert {("SHELL",), ("SHELLS",), ("SHELLED",), ("SHELLING",), ("FIRED",), ("CALLED", "OFF")} <= verbs.keys()
    assert ("FIREED",) not in verbs
    shell = verbs["SHELLED",]
    assert (shell.code, verbs["BURIED",].code, verbs["CALLING", "OFF"].code) == ("190", None, "120")
    threat, troops, bare = shell.patterns
    assert (threat.code, troops.code, bare.code) == ("138", "194", None)
    assert threat.before == (frozenset({("TO",)}), frozenset({("THREATENED",)}))
    assert troops.after == (frozenset({("SOLDIERS",), ("ARMY", "UNIT")}),)


def test_names_come_without_codes_and_agents_in_both_numbers(tmp_path: Path) -> None:
    names = read_names(dictionaries(tmp_path))
    assert {("RURITANIA",), ("RURITANIAN",), ("RED", "CROSS"), ("PEOPLE'S", "FRONT")} <= names
    assert {("REBEL",), ("REBELS",), ("MILITIAMEN",)} <= names
    assert not any("RUR" in name for name in names)


def test_the_table_gives_types(tmp_path: Path) -> None:
    assert read_plover(dictionaries(tmp_path)) == {"19": "ASSAULT", "190": "ASSAULT", "12": "REJECT"}


def test_words_are_upper_case_without_marks() -> None:
    assert words("The U.N.'s envoy, it's said") == ("THE", "U.N", "S", "ENVOY", "IT'S", "SAID")


def test_broken_dictionaries_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchInputError, match="cannot be read"):
        read_verbs(tmp_path)
    (tmp_path / "CAMEO.verbpatterns.txt").write_text("nothing\n")
    with pytest.raises(BenchInputError, match="no block of verbs"):
        read_verbs(tmp_path)
    (tmp_path / "CAMEO2PLOVER-2021.txt").write_text("nothing\n")
    with pytest.raises(BenchInputError, match="holds no line"):
        read_plover(tmp_path)
