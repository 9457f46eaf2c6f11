"""The benchmark of copies: what it makes, what it leaves out, and that its figures tell right from wrong."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.bench.test_run import invented, made_copies
from whence.bench.baselines import baseline
from whence.bench.copies import edits
from whence.bench.copies.answers import copies_among
from whence.bench.copies.bases import Base, Bases
from whence.bench.copies.cases import EDITS, Case, MadeReport, make_case
from whence.bench.copies.lookalikes import bulletin
from whence.bench.predictors import Predictors
from whence.bench.run import BenchOptions, run_task
from whence.link.copies.words import words_of
from whence.model.archive import Copy, CopyKind
from whence.model.errors import BenchInputError

STORY = [f"Sentence {number} tells of event{number}, which nobody foresaw, in place{number}." for number in range(20)]
WORDS = ["then", "there", "thus"]


def corpus(folder: Path, names: str = "abcde") -> Path:
    path = folder / "texts.jsonl"
    path.write_text("".join(json.dumps({"id": name, "text": invented(name)}) + "\n" for name in names))
    return path


def case() -> Case:
    texts = {name: tuple(f"{sentence}." for sentence in invented(name).split(".")[:-1]) for name in "abcde"}
    return make_case([Base(name, sentences) for name, sentences in texts.items()], WORDS)


def share(one: Sequence[str], other: Sequence[str]) -> float:
    kept = set(words_of(" ".join(one)))
    words = words_of(" ".join(other))
    return sum(word in kept for word in words) / len(words)


@pytest.mark.parametrize("seed", range(20))
def test_a_cut_text_keeps_its_head(seed: int) -> None:
    kept = " ".join(edits.cut(STORY, Random(seed)))
    assert " ".join(STORY).startswith(kept)
    assert 0.35 < len(kept) / len(" ".join(STORY)) < 0.82


@pytest.mark.parametrize("seed", range(20))
def test_a_reordered_text_has_all_its_words_in_another_order(seed: int) -> None:
    moved = edits.reordered(STORY, Random(seed))
    assert moved != STORY
    assert sorted(moved) == sorted(STORY)


@pytest.mark.parametrize("seed", range(10))
def test_about_a_third_of_the_words_is_reworded(seed: int) -> None:
    story = [invented("x")]
    assert 0.55 < share(edits.reworded(story, Random(seed), WORDS), story) < 0.92


@pytest.mark.parametrize("seed", range(10))
def test_a_passage_stands_in_the_middle_of_its_host(seed: int) -> None:
    host = ["First of all.", "Then this.", "Last of all."]
    quoting = edits.quoting(host, ["Taken from elsewhere."], Random(seed))
    assert quoting[0] == "First of all."
    assert "Taken from elsewhere." in quoting


def test_bulletins_differ_in_their_facts() -> None:
    one, other = bulletin(0, Random(1)), bulletin(0, Random(2))
    assert one != other
    assert share([one], [other]) > 0.6


def test_a_case_is_the_same_each_time() -> None:
    assert case() == case()
    assert case().copies.keys() == EDITS.keys()


def test_texts_that_may_be_copies_by_nature_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    texts = {name: invented(name) for name in "abcdef"} | {"again": invented("a"), "short": "A short one."}
    path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items()))
    bases = Bases.read(path)
    assert (bases.short, bases.alike, len(bases.used)) == (1, 1, 6)
    assert len(list(bases.cases())) == 1


def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BenchInputError, match="a case needs 5"):
        Bases.read(corpus(tmp_path, "abc"))


def test_the_program_finds_what_was_done_to_invented_texts(tmp_path: Path) -> None:
    report = run_task("copies", corpus(tmp_path), BenchOptions(), Predictors(copies=copies_among))
    assert (report.figure("recall"), report.figure("precision")) == (100.0, 100.0)
    assert report.figure("cut.kind") == report.figure("merged.kind") == report.figure("quoted.kind") == 100.0


def test_what_is_missed_or_wrong_costs(tmp_path: Path) -> None:
    def some(reports: Sequence[MadeReport]) -> list[Copy]:
        right = [copy for copy in made_copies(reports) if not copy.version_id.endswith("/cut")]
        unrelated = [report.id for report in reports if "/" not in report.id][:2]
        return [*right, Copy(unrelated[0], unrelated[1], CopyKind.NEAR, 1.0, 1.0, "")]

    report = run_task("copies", corpus(tmp_path), BenchOptions(), Predictors(copies=some))
    assert report.figure("cut.recall") == 0.0
    assert report.figure("headline.recall") == 100.0
    assert report.figure("precision") < 100.0


def test_the_baselines_find_less(tmp_path: Path) -> None:
    path = corpus(tmp_path)
    for name in ("exact", "minhash"):
        report = run_task("copies", path, BenchOptions(), baseline("copies", name, tmp_path))
        assert report.figure("quoted.recall") == 0.0
        assert report.figure("recall") < 80.0
