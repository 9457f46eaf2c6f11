"""A user's ratings of outlets and speakers on the Admiralty scale, A to F. The program rates nobody.

The file is YAML (`.yaml`, `.yml`):

    outlets:
      reuters.com: B          # a host name, or an outlet's name
      The Guardian: B
    speakers:
      sdf: C                  # an actor id, a name as printed, or a kind
      kind rebel: D
      Georgy Zhukov: E

or CSV (`.csv`) with a head line and the columns ``what`` (outlet, speaker or kind), ``name`` and ``rating``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from whence.model.claim import Participant
from whence.model.errors import RatingsError
from whence.model.vocabulary import Reliability, SpeakerKind
from whence.reference.names import fold
from whence.reference.outlets import outlets

_LARGEST = 1_000_000
"""Bytes; a list of ten thousand ratings has fewer."""
_KIND = "kind "
_COLUMNS = ["what", "name", "rating"]


@dataclass(frozen=True, slots=True)
class Ratings:
    """What a user said of outlets (by folded name or host name), speakers (by actor id or folded name) and kinds."""

    outlets: Mapping[str, Reliability] = field(default_factory=dict)
    speakers: Mapping[str, Reliability] = field(default_factory=dict)
    kinds: Mapping[SpeakerKind, Reliability] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Ratings:
        """Read a file of ratings.

        Raises:
            RatingsError: it cannot be read, or an entry breaks the format; the message names it and the remedy.
        """
        try:
            with path.open("rb") as file:
                raw = file.read(_LARGEST + 1)
        except OSError as error:
            raise RatingsError(f"{path}: {error.strerror or error}; name a file of ratings that can be read") from error
        if len(raw) > _LARGEST:
            raise RatingsError(f"{path}: more than {_LARGEST:,} bytes; a file of ratings has one entry a line")
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise RatingsError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
        return _collected(path, _entries(path, text))

    def outlet(self, publisher: str | None, url: str | None) -> Reliability | None:
        """Return the rating of an outlet by its host name or a parent of it, else by its name, else None."""
        host = (_host(url) or "") if url else ""
        labels = host.split(".") if host else []
        hosts = (".".join(labels[at:]) for at in range(len(labels)))
        names = [fold(publisher)] if publisher else []
        known = outlets().find(publisher) if publisher else None
        known = known or (outlets().by_host(host) if host else None)
        keys = [*hosts, *names, *([known.id, *map(fold, (known.name, *known.hosts)), *known.hosts] if known else [])]
        return next((self.outlets[key] for key in keys if key in self.outlets), None)

    def speaker(self, speaker: Participant, kind: SpeakerKind | None, side: str | None = None) -> Reliability | None:
        """Return the rating of a speaker: by name, else by actor id, else by side, else by kind, else None."""
        keys = [_bare(speaker.name), speaker.actor_id, side]
        named = next((self.speakers[key] for key in keys if key and key in self.speakers), None)
        return named or (self.kinds.get(kind) if kind else None)


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


def _host(address: str) -> str | None:
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.") or None
    except ValueError:
        return None


def _entries(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    """Yield what is rated ("outlet", "speaker", "kind"), its name and the rating, as written."""
    match path.suffix.lower():
        case ".yaml" | ".yml":
            yield from _of_yaml(path, text)
        case ".csv":
            yield from _of_csv(path, text)
        case _:
            raise RatingsError(f"{path}: ratings are YAML (.yaml, .yml) or CSV (.csv); rename or convert the file")


def _of_yaml(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        where = str(error).splitlines()[-1].strip() if str(error) else "nested too deep"
        raise RatingsError(f"{path}: not YAML ({where}); see docs/speakers.md for an example") from error
    if not isinstance(root, yaml.MappingNode):
        raise RatingsError(f"{path}: rates nothing; write outlets: and speakers: (see docs/speakers.md)")
    for key, rated in root.value:
        section = key.value if isinstance(key, yaml.ScalarNode) else ""
        if section not in ("outlets", "speakers"):
            raise RatingsError(f"{_at(path, key)}: {section!r} is no section; write outlets: and speakers:")
        if not isinstance(rated, yaml.MappingNode):
            raise RatingsError(f"{_at(path, rated)}: {section} needs one entry a line, as in 'reuters.com: B'")
        for name, rating in rated.value:
            if not (isinstance(name, yaml.ScalarNode) and isinstance(rating, yaml.ScalarNode)):
                raise RatingsError(f"{_at(path, name)}: an entry of {section} is a name and a rating from A to F")
            kind = section == "speakers" and name.value.startswith(_KIND)
            yield (
                ("kind" if kind else section[:-1]),
                name.value.removeprefix(_KIND) if kind else name.value,
                rating.value,
            )


def _at(path: Path, node: yaml.Node) -> str:
    return f"{path}, line {node.start_mark.line + 1}"


def _of_csv(path: Path, text: str) -> Iterator[tuple[str, str, str]]:
    rows = csv.reader(io.StringIO(text))
    try:
        head = [column.strip().lower() for column in next(rows, [])]
        if head != _COLUMNS:
            raise RatingsError(
                f"{path}, line 1: the columns are {', '.join(_COLUMNS)}, not {', '.join(head) or 'none'}"
            )
        for row in rows:
            if not any(map(str.strip, row)):
                continue
            if len(row) != len(_COLUMNS):
                raise RatingsError(f"{path}, line {rows.line_num}: needs {', '.join(_COLUMNS)}, has {len(row)} values")
            what, name, rating = (value.strip() for value in row)
            if what not in ("outlet", "speaker", "kind"):
                raise RatingsError(
                    f"{path}, line {rows.line_num}: {what!r} cannot be rated; write outlet, speaker or kind"
                )
            yield what, name, rating
    except csv.Error as error:
        raise RatingsError(f"{path}, line {rows.line_num}: {error}; mend the line") from error


def _collected(path: Path, entries: Iterable[tuple[str, str, str]]) -> Ratings:
    found: dict[str, dict[str, Reliability]] = {"outlet": {}, "speaker": {}, "kind": {}}
    for what, name, written in entries:
        rating = _rating(path, what, name, written)
        for key in _keys(path, what, name):
            if key in found[what]:
                raise RatingsError(f"{path}: {what} {name!r} is rated twice, {found[what][key]} and {rating}; keep one")
            found[what][key] = rating
    kinds = {SpeakerKind(kind): rating for kind, rating in found["kind"].items()}
    return Ratings(found["outlet"], found["speaker"], kinds)


def _rating(path: Path, what: str, name: str, written: str) -> Reliability:
    try:
        return Reliability(written.strip().upper())
    except ValueError:
        raise RatingsError(f"{path}: {what} {name!r} is rated {written!r}; a rating is one of A to F") from None


def _keys(path: Path, what: str, name: str) -> list[str]:
    """Return under which keys an entry is found: an outlet's host name and name, a speaker's id and name."""
    if what == "kind":
        if name not in set(SpeakerKind):
            raise RatingsError(f"{path}: {name!r} is no kind of speaker; the kinds are {', '.join(SpeakerKind)}")
        return [name]
    if not fold(name):
        raise RatingsError(f"{path}: an entry of {what}s names nobody; give a name before its rating")
    if what == "speaker":
        return list(dict.fromkeys((name.strip(), _bare(name))))
    host = _host(name if "//" in name else f"//{name.strip()}") if "." in name and " " not in name.strip() else None
    return [host] if host else [fold(name)]
