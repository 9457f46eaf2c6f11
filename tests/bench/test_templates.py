"""MUC-4 scores on templates of our own, with figures worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from whence.bench.annotations import Template
from whence.bench.scores import template_alignment
from whence.bench.scores.measures import Bootstrap
from whence.bench.scores.template_keys import TemplateDocument, clean, document_key, normalise
from whence.bench.scores.template_report import score
from whence.model.errors import BenchInputError

Entities = tuple[tuple[str, ...], ...]


def template(type_: str = "attack", **slots: Entities) -> Template:
    return Template(type_, slots)


def figures(metric: str, gold: list[Template], found: list[Template]) -> dict[str, Any]:
    block = score([TemplateDocument("d", tuple(gold))], {"d": found}, (metric,))[metric]
    assert isinstance(block, dict)
    return block


GOLD = [template("bombing / attack", PerpInd=(("rebels", "the fighters"),), Target=(("bridge",), ("mill",)))]
SPLIT = [template("attack", PerpInd=(("Rebels",), ("fighters",)), Victim=(("driver",),))]


def test_gtt_credits_every_right_entity_and_the_type() -> None:
    # predicted: type, two perpetrators, a victim: 3 of 4 right; gold: type and perpetrator of 4 found
    assert figures("gtt", GOLD, SPLIT)["micro"] == {"p": 75.0, "r": 50.0, "f1": 60.0}
    assert figures("gtt-1to1", GOLD, SPLIT)["micro"] == {"p": 50.0, "r": 50.0, "f1": 50.0}


def test_gtt_wants_every_mention_right() -> None:
    wrong = [template(PerpInd=(("rebels", "soldiers"),))]
    assert figures("gtt", GOLD, wrong)["PerpInd"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    assert figures("rme-subset", GOLD, wrong)["all"]["p"] == 100.0


def test_gtt_aligns_only_types_that_fit() -> None:
    assert figures("gtt", GOLD, [template("arson", PerpInd=(("rebels",),))])["micro"]["f1"] == 0.0


def test_gtt_alignment_beats_the_order_of_templates() -> None:
    gold = [template(Victim=(("a",),)), template(Victim=(("b",),), Target=(("c",),))]
    found = [template(Victim=(("b",),), Target=(("c",),)), template(Victim=(("a",),))]
    assert figures("gtt", gold, found)["micro"]["f1"] == 100.0


def test_gtt_without_exact_search_is_the_same_where_weights_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    gold = [template(Victim=((name,),)) for name in "abc"]
    found = [template(Victim=((name,),)) for name in "cab"]
    monkeypatch.setattr(template_alignment, "MAX_STATES", 1)
    assert figures("gtt", gold, found)["micro"]["f1"] == 100.0


def test_rme_phi3_counts_mentions() -> None:
    found = [template("bombing", PerpInd=(("rebels",),))]
    assert figures("rme-phi3", GOLD, found)["all"] == {"p": 100.0, "r": 25.0, "f1": 40.0}
    assert figures("rme-subset", GOLD, found)["all"] == {"p": 100.0, "r": 33.33, "f1": 50.0}


def test_ree_merges_the_templates_of_a_document() -> None:
    gold = [template(Victim=(("driver", "man"),)), template("arson", Victim=(("man",), ("guard",)))]
    assert figures("ree", gold, [template("robbery", Victim=(("man",),))])["Victim"] == {
        "p": 100.0,
        "r": 50.0,
        "f1": 66.67,
    }


def test_detect_counts_templates_and_types() -> None:
    found = [template("arson"), template("attack")]
    assert figures("detect", GOLD, found) == {
        "doc has event": {"p": 100.0, "r": 100.0, "f1": 100.0},
        "templates (any type)": {"p": 50.0, "r": 100.0, "f1": 66.67},
        "templates (type)": {"p": 50.0, "r": 100.0, "f1": 66.67},
    }


def test_equal_gold_templates_are_one() -> None:
    assert figures("gtt", GOLD * 2, SPLIT) == figures("gtt", GOLD, SPLIT)


def test_all_metrics_come_with_intervals_and_counts() -> None:
    out = score([TemplateDocument("d", tuple(GOLD)), TemplateDocument("e", ())], {"d": GOLD}, bootstrap=Bootstrap(20))
    assert out["counts"] == {"documents": 2, "gold_templates": 1, "predicted_templates": 1, "missing_documents": 1}
    block = out["gtt"]
    assert isinstance(block, dict)
    assert block["ci95"][1] == 100.0


def test_texts_and_ids_are_brought_to_one_form() -> None:
    assert normalise('The "Green  Bridge", a landmark') == "green bridge landmark"
    assert clean(template(" Attack ", Weapon=(("A bomb.",), ()))).entities("Weapon") == (("bomb",),)
    assert document_key("TST3-MUC4-0012") == "30012"
    assert document_key("DEV-MUC3-0001") == "DEV-MUC3-0001"


def test_a_template_has_only_known_slots() -> None:
    with pytest.raises(BenchInputError, match="no slot 'Motive'"):
        template(Motive=(("greed",),))
