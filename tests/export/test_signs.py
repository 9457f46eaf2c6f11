from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests.factories import Draft, claim
from whence.export import signs
from whence.model.claim import Claim
from whence.model.vocabulary import Certainty, Status


def hearsay() -> Claim:
    return Draft("It was reported that they attacked.").claim("attacked", says="", cue="reported")


def test_the_author_s_word_a_source_s_word_and_an_allegation_never_look_alike() -> None:
    own, said = claim(), claim(says="A monitor")
    alleged = replace(said, certainty=Certainty.POSSIBLE)
    shown = [signs.sign(each) for each in (own, said, alleged)]
    assert [sign.label for sign in shown] == ["ASSERTED", "SAID", "ALLEGED"]
    for look in ("label", "glyph", "ascii", "family", "meaning"):
        assert len({getattr(sign, look) for sign in shown}) == 3


def test_nobody_in_particular_is_a_source() -> None:
    assert signs.sign(hearsay()) is signs.SAID


@pytest.mark.parametrize(("status", "certainty"), list(product(Status, Certainty)))
def test_only_what_the_author_is_sure_enough_of_has_the_sign_of_asserted(status: Status, certainty: Certainty) -> None:
    for says in (None, "A monitor"):
        made = claim(says=says, status=status, certainty=certainty)
        vouched = says is None and status is Status.ASSERTED and certainty in (Certainty.CERTAIN, Certainty.PROBABLE)
        assert (signs.sign(made).glyph == signs.ASSERTED.glyph) == vouched
        assert (signs.sign(made).ascii == signs.ASSERTED.ascii) == vouched


def test_every_glyph_is_in_the_legend_once_and_has_one_stand_in() -> None:
    glyphs = [sign.glyph for sign, _ in signs.legend()]
    assert sorted(glyphs) == sorted({sign.glyph for sign in signs.SIGNS})
    assert len({(sign.glyph, sign.ascii) for sign in signs.SIGNS}) == len(glyphs)
    assert all(sign.ascii.isascii() for sign in signs.SIGNS)


def test_status_tells_certainty_only_where_it_adds() -> None:
    assert signs.status(claim(status=Status.PLANNED)) == "PLANNED"
    assert signs.status(claim(certainty=Certainty.PROBABLE)) == "ASSERTED, probable"
    assert signs.status(claim(certainty=Certainty.POSSIBLE)) == "ALLEGED"
    assert signs.status(claim(certainty=Certainty.DOUBTFUL)) == "ALLEGED, doubtful"
    assert signs.status(claim(status=Status.POSSIBLE, certainty=Certainty.POSSIBLE)) == "POSSIBLE"
