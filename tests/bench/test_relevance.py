import pytest

from tests.factories import reading
from whence.bench.relevance import Relevance
from whence.extract.encoder import SentenceKind

VIOLENT = SentenceKind((("attack", 0.9),), (("ASSAULT", 0.8), ("SUPPORT", 0.1)))
PEACEFUL = SentenceKind((("attack", 0.0),), (("ASSAULT", 0.0), ("SUPPORT", 0.9)))


@pytest.fixture(scope="module")
def relevance() -> Relevance:
    return Relevance.load()


def test_every_weight_is_of_a_figure(relevance):
    assert set(relevance.weights) == set(relevance.figures(reading(), [VIOLENT]))
    assert all(weight.spread > 0 for weight in relevance.weights.values())


def test_an_attack_is_likelier_than_talks(relevance):
    attack = relevance.probability(reading(), [VIOLENT])
    talks = relevance.probability(reading("CONSULT"), [PEACEFUL])
    assert 0 < talks < attack < 1


def test_reasons_add_up_to_the_probability_strongest_first(relevance):
    reasons = list(relevance.reasons(reading(), [VIOLENT]).values())
    assert reasons == sorted(reasons, key=lambda added: -abs(added))


def test_the_region_is_of_the_task(relevance):
    near, far = reading(), reading(at="Palmyra")
    assert relevance.figures(far, [])["in the region"] < relevance.figures(near, [])["in the region"] == 1.0
