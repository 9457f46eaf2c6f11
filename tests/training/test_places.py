from collections import Counter

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra 'train'")

from training.places import LEAN, Corpus, Name, answers, columns, cross_validated, decide, f1, fit

EVIDENCE = ["behind in", "speaks"]
NAMES = [Name(str(n), (EVIDENCE[n % 2],), n % 2 == 0) for n in range(40)]


def model() -> np.ndarray:
    return fit(columns(NAMES, EVIDENCE), answers(NAMES), np.ones(len(NAMES)))


def test_the_evidence_that_tells_gets_the_weight() -> None:
    fitted = model()

    assert fitted[1] > 0 > fitted[2]
    assert decide(NAMES, EVIDENCE, fitted) == [name.is_place for name in NAMES]


def test_names_without_weight_are_not_fitted() -> None:
    weight = np.array([1.0, 0.0] * 20)
    fitted = fit(columns(NAMES, EVIDENCE), answers(NAMES), weight)

    assert fitted[2] == pytest.approx(0.0, abs=1e-6)


def test_evidence_that_is_not_weighed_has_no_column() -> None:
    assert columns([Name("a", ("never", "speaks"), True)], EVIDENCE).tolist() == [[0.0, 1.0]]
    assert LEAN > 0


def test_f1_counts_places_that_were_no_candidates() -> None:
    gold = Counter({"0": 2, "1": 1})
    names = [Name("0", (), True), Name("1", (), False)]

    assert f1(names, [True, True], gold) == pytest.approx(200 * 1 / (3 + 2))


def test_documents_held_out_are_decided_by_the_others() -> None:
    gold = Counter({name.document: int(name.is_place) for name in NAMES})
    corpora = {name: Corpus(NAMES, gold, frozenset()) for name in ("geowebnews", "geovirus", "re3d")}

    assert cross_validated(corpora, EVIDENCE) == 100.0
