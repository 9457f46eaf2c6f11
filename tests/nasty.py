"""Dossiers whose every word is out to break an export: astral characters, controls, quotes, half characters."""

from __future__ import annotations

from dataclasses import replace

import hypothesis
from hypothesis import strategies as st

from tests.dossiers import archived, bare
from tests.factories import Draft
from whence.model.archive import derived_id
from whence.model.incident import Agreement, Attached, Field, IncidentVersion, Party, Told
from whence.model.linking import Dossier, Judgement, Link, Reason, Verdict

_PIECES = (
    "\U0001f4a3", "\U00010348", "e\u0301", "\u202e", "\u200d", "\x00", "\x1b[31m", "\x7f", "\u2028", "\r\n", "\t",
    '"', "'", "\\", "</script>", "<b>", "&amp;", "{", "}", "]", ",", ";", "|", "%41", "%", "=1+1", "@id", "_:b0", "a",
    "Z", " ",
)  # fmt: skip
words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join)
"""What can stand in a document."""
anything = st.one_of(words, st.text(st.characters(), min_size=1, max_size=8), st.just("half \ud83d of one"))
"""What can stand in a title or an address besides: halves of characters too."""


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Make an incident of one report with a claim and a total."""
    who, whom, where, says = (f"{letter}{draw(words)}{letter}" for letter in "KLMN")
    draft = Draft(
        f"{draw(words)} {who} bombed {whom} near {where}, {says} said. Since May many have fallen {draw(words)}",
        title=draw(st.none() | anything),
        publisher=draw(st.none() | anything),
    )
    draft.claim("bombed", by=who, on=whom, at=where, says=says, cue="said", killed=(whom, 3))
    draft.claim("fallen")
    draft.same("c1")
    address = draw(st.none() | anything | anything.map("https://example.org/".__add__))
    own, total = (replace(item, url=address) for item in archived(draft.reading()))
    party = Party(draw(anything), draw(st.none() | anything), draw(st.sampled_from((None, "SYR", "NGO", "KOS"))), "MIL")
    whole = bare()
    incident = replace(
        whole.incident,
        id=derived_id("incident", own.id),
        title=draw(anything),
        claims=(own.id,),
        reports=(own.report_id,),
        actors=Field((Told(party, (own.id,), 1, 1),), party, (own.id,), draw(anything), Agreement.SINGLE),
        attached=(Attached(total.id, draw(anything), draw(anything)),),
    )
    version = IncidentVersion(
        3,
        incident.id,
        draw(st.integers(1, 3)),
        whole.version.at,
        whole.version.kind,
        (draw(anything),),
        incident=incident,
    )
    one, other = sorted((own.id, total.id))
    links = (Link(one, other, 0.5, (Reason("words", draw(anything), -0.25),), draw(st.none() | anything)),)
    judged = (Judgement(1, version.at, f"x{draw(anything)}", Verdict.DIFFERENT, one, other, draw(anything)),)
    return Dossier(version, (own, total), links, judged)


several = st.lists(dossiers(), max_size=2, unique_by=lambda made: made.incident.id)
"""Up to two, of different incidents."""
settings = hypothesis.settings(deadline=None, max_examples=30)
"""Readers of others are slow, and a fault of quoting shows in few examples or in none."""
