from pathlib import Path

import pytest

from whence.model.claim import Participant
from whence.model.errors import RatingsError
from whence.model.span import Span
from whence.model.vocabulary import Reliability, SpeakerKind
from whence.reference.ratings import Ratings

_YAML = """
outlets:
  reuters.com: B
  The Sample Herald: d
speakers:
  sdf: C
  Georgy Zhukov: E
  kind rebel: F
"""


def load(folder: Path, text: str, name: str = "ratings.yaml") -> Ratings:
    path = folder / name
    path.write_text(text, "utf-8")
    return Ratings.load(path)


def who(name: str, id: str | None = None) -> Participant:
    return Participant(None, Span(0, len(name), name), name, actor_id=id)


def test_outlets_are_known_by_host_and_by_name(tmp_path: Path) -> None:
    ratings = load(tmp_path, _YAML)
    assert ratings.outlet(None, "https://www.reuters.com/world/1") is Reliability.USUALLY
    assert ratings.outlet("Reuters", None) is Reliability.USUALLY
    assert ratings.outlet(None, "https://uk.reuters.com/1") is Reliability.USUALLY
    assert ratings.outlet("the sample herald", None) is Reliability.NOT_USUALLY
    assert ratings.outlet("The Sample Wire", "https://notreuters.com/1") is None
    assert ratings.outlet(None, None) is None


def test_the_most_special_rating_of_a_speaker_counts(tmp_path: Path) -> None:
    ratings = load(tmp_path, _YAML)
    assert ratings.speaker(who("Georgy Zhukov", "sdf"), SpeakerKind.REBEL) is Reliability.UNRELIABLE
    assert ratings.speaker(who("An SDF commander", "sdf"), SpeakerKind.REBEL) is Reliability.FAIRLY
    assert ratings.speaker(who("the SDF commander"), SpeakerKind.REBEL, "sdf") is Reliability.FAIRLY
    assert ratings.speaker(who("rebels"), SpeakerKind.REBEL) is Reliability.CANNOT_BE_JUDGED
    assert ratings.speaker(who("a doctor"), SpeakerKind.MEDICAL) is None
    assert ratings.speaker(who("somebody"), None) is None


def test_nobody_is_rated_without_a_file() -> None:
    assert Ratings().outlet("Reuters", "https://reuters.com") is None
    assert Ratings().speaker(who("rebels", "sdf"), SpeakerKind.REBEL, "sdf") is None


def test_csv_says_the_same(tmp_path: Path) -> None:
    rows = (
        "what,name,rating\noutlet,reuters.com,B\noutlet,The Sample Herald,d\nspeaker,sdf,C\n\n"
        "speaker,Georgy Zhukov,E\nkind,rebel,F\n"
    )
    assert load(tmp_path, rows, "ratings.csv") == load(tmp_path, _YAML)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("outlets:\n  reuters.com: G\n", "outlet 'reuters.com' is rated 'G'; a rating is one of A to F"),
        ("outlets:\n  reuters.com:\n", "outlet 'reuters.com' is rated ''; a rating is one of A to F"),
        ("outlets:\n  a.org: B\n  a.org: C\n", "outlet 'a.org' is rated twice, B and C; keep one"),
        ("outlets:\n  a.org: B\n  https://www.a.org/x: B\n", "is rated twice, B and B; keep one"),
        ("speakers:\n  kind robot: B\n", "'robot' is no kind of speaker; the kinds are official, "),
        ("papers:\n  a.org: B\n", "line 1: 'papers' is no section; write outlets: and speakers:"),
        ("outlets: B\n", "line 1: outlets needs one entry a line"),
        ("outlets:\n  a.org: [B]\n", "line 2: an entry of outlets is a name and a rating from A to F"),
        ("- a\n", "rates nothing; write outlets: and speakers:"),
        ("", "rates nothing"),
        ("outlets: {", "not YAML ("),
        ("speakers:\n  '...': B\n", "an entry of speakers names nobody"),
    ],
)
def test_a_bad_entry_is_named_with_a_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RatingsError) as error:
        load(tmp_path, text)
    assert str(error.value).startswith(str(tmp_path / "ratings.yaml"))
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "line 1: the columns are what, name, rating, not none"),
        ("name,rating\n", "line 1: the columns are what, name, rating, not name, rating"),
        ("what,name,rating\noutlet,a.org\n", "line 2: needs what, name, rating, has 2 values"),
        ("what,name,rating\n\npaper,a.org,B\n", "line 3: 'paper' cannot be rated; write outlet, speaker or kind"),
        ("what,name,rating\noutlet,a.org,Z\n", "outlet 'a.org' is rated 'Z'"),
    ],
)
def test_a_bad_row_is_named_with_a_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RatingsError) as error:
        load(tmp_path, text, "ratings.csv")
    assert str(error.value).startswith(str(tmp_path / "ratings.csv"))
    assert told in str(error.value)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    for path, told in (
        (tmp_path / "none.yaml", "name a file of ratings that can be read"),
        (tmp_path, "name a file of ratings that can be read"),
        (tmp_path / "ratings.txt", "rename or convert the file"),
        (tmp_path / "latin.yaml", "save it as UTF-8"),
        (tmp_path / "large.yaml", "one entry a line"),
    ):
        (tmp_path / "ratings.txt").write_text("x", "utf-8")
        (tmp_path / "latin.yaml").write_bytes("outlets:\n  El País: B\n".encode("latin-1"))
        (tmp_path / "large.yaml").write_bytes(b"#" * 1_000_001)
        with pytest.raises(RatingsError, match=told):
            Ratings.load(path)
