from __future__ import annotations

import io
from typing import Any

import pandas
from hypothesis import given

from tests.dossiers import dossier
from tests.export.strategies import UNHURRIED, dossiers
from whence.export import claims_csv, gist
from whence.export.cells import parts, plain
from whence.export.formats import DEFAULT, whole
from whence.model.linking import Dossier


def _read(*several: Dossier) -> Any:
    written = whole(claims_csv.write(several, DEFAULT))
    return pandas.read_csv(io.BytesIO(written), keep_default_na=False, lineterminator="\n")


def test_every_claim_has_a_row_and_round_ups_stand_behind() -> None:
    made = dossier()
    read = _read(made)
    assert list(read["claim"]) == [claim.id for claim in made.claims]
    assert list(read["role"]) == ["own", "own", "own", "attached"]
    assert set(read["incident"]) == {made.incident.id}
    assert set(read["incident_number"]) == {gist.number(made.incident.id)}
    assert set(read["version"]) == {1}


def test_a_row_leads_back_to_words_and_bytes() -> None:
    made = dossier()
    for row, claim in zip(_read(made).to_dict("records"), made.claims, strict=True):
        text = claim.claim.trigger.source
        pieces = [text[int(begin) : int(end)] for begin, end in (p.split("-") for p in row["offsets"].split())]
        assert plain(row["evidence"]) == " … ".join(pieces)
        assert text[row["trigger_begin"] : row["trigger_end"]] == plain(row["trigger"])
        assert (row["sha256"], row["origin"], row["report"]) == (claim.sha256, claim.origin_id, claim.report_id)


def test_a_row_says_who_says_so_and_how() -> None:
    row = _read(dossier()).iloc[0]
    assert (row["speaker"], row["attribution"], row["status"], row["certainty"]) == (
        "the army",
        "indirect",
        "asserted",
        "certain",
    )
    assert (row["outlet"], row["published"], row["copied"]) == ("Sample Wire", "2016-03-28", "no")
    assert parts(_read(dossier()).iloc[1]["killed"]) == ["about 6 soldiers"]


@UNHURRIED
@given(dossiers())
def test_nasty_texts_read_back(made: Dossier) -> None:
    read = _read(made)
    assert list(read["claim"]) == [claim.id for claim in made.claims]
    assert [plain(str(text)) for text in read["evidence"]] == [claim.claim.evidence[0].text for claim in made.claims]
