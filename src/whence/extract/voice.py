"""Call a predicate's arguments by the sides that its voice gives them: agent, patient, and what stands behind "by"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.extract import verbs
from whence.extract.encoder import Tag
from whence.extract.words import Words

_PARTIES = frozenset({"ARG0", "ARG1", "ARG2"})
_DIRECTED = frozenset("at on against upon".split())
_NO_PATIENT = _DIRECTED | frozenset("by with in for to from over near of between among".split())
_JOINTS = frozenset({"and", "or", "but", ","})
_WHERE = _NO_PATIENT | frozenset(
    "around outside inside across along within throughout off behind beyond down up through past towards toward into "
    "onto under after before here there nearby home abroad everywhere elsewhere where north south east west".split()
)
_RELATIVE = frozenset({"R-ARG0", "R-ARG1"})


def sided(words: Words, verb: int, tags: Sequence[Tag]) -> list[Tag]:
    """Return a predicate's arguments under the labels that its voice asks for.

    Behind "by" stands who acts, in front of a passive who suffers; of two patients of an active verb the one in front
    acts; who is shot "at" does not shoot. Where the words do not decide, the encoder's labels stay.

    Args:
        words: the document's words.
        verb: index of the predicate's word.
        tags: its arguments in text order.
    """
    passive = verbs.is_passive(words, verb)
    tags = _whole(words, tags)
    told = [_behind_by(words, verb, tag, passive=passive) for tag in tags]
    labels = [tag.label for tag in told]
    if passive:
        return _passive(words, verb, [_patient(words, verb, tag) for tag in told])
    if _RELATIVE.intersection(labels):
        return told
    return _active(words, verb, [_shot_at(words, verb, tag) if "ARG1" not in labels else tag for tag in told])


def _whole(words: Words, tags: Sequence[Tag]) -> list[Tag]:
    """Make one of two arguments with a label that are joined by "and": "Israel and the Palestinians agreed"."""
    found: list[Tag] = []
    for tag in tags:
        last = found[-1] if found else None
        if last is not None and last.label == tag.label and last.end <= tag.begin:
            gap = words.inside(last.end, tag.begin)
            if words.lower[gap.start : gap.stop] in {("and",), (",",), (",", "and")} and tag.label in _PARTIES:
                found[-1] = replace(last, end=tag.end, score=min(last.score, tag.score))
                continue
        found.append(tag)
    return found


def _behind_by(words: Words, verb: int, tag: Tag, *, passive: bool) -> Tag:
    """Call what stands behind "by" the agent; cut off what a passive's argument has in front of it."""
    inside = words.inside(tag.begin, tag.end)
    if not inside or inside.start <= verb or tag.label not in _PARTIES - {"ARG0"}:
        return tag
    if words.lower[inside.start] == "by":
        return replace(tag, label="ARG0")
    by = next((word for word in inside if words.lower[word] == "by"), None)
    return replace(tag, begin=words.begins[by], label="ARG0") if passive and by is not None else tag


def _passive(words: Words, verb: int, tags: list[Tag]) -> list[Tag]:
    """Keep the nearest patient in front of a passive and the nearest agent behind it: others are another verb's."""
    begin = words.begins[verb]
    front = [tag for tag in tags if tag.label == "ARG1" and tag.end <= begin]
    behind = [tag for tag in tags if tag.label == "ARG0" and tag.begin > begin]
    return [tag for tag in tags if tag not in front[:-1] and tag not in behind[1:]]


def _patient(words: Words, verb: int, tag: Tag) -> Tag:
    """Call the subject of a passive its patient, and the pronoun that stands for it likewise."""
    inside = words.inside(tag.begin, tag.end)
    in_front = bool(inside) and inside.stop <= verb and words.lower[inside.start] != "by"
    if not in_front or tag.label not in {"ARG0", "R-ARG0"}:
        return tag
    return replace(tag, label="R-ARG1" if tag.label == "R-ARG0" else "ARG1")


def _shot_at(words: Words, verb: int, tag: Tag) -> Tag:
    """Call a patient what the encoder takes for an agent although it stands behind "at" or "against"."""
    inside = words.inside(tag.begin, tag.end)
    aimed = bool(inside) and inside.start > verb and words.lower[inside.start] in _DIRECTED
    return replace(tag, label="ARG1") if tag.label == "ARG0" and aimed else tag


def _active(words: Words, verb: int, tags: list[Tag]) -> list[Tag]:
    """Tell two patients around a verb apart: the one behind it is, the one in front acts, or is another verb's."""
    begin = words.begins[verb]
    if not any(tag.label == "ARG1" and tag.begin > begin for tag in tags):
        tags = [replace(tag, label="ARG1") if _is_bare_object(words, verb, tag) else tag for tag in tags]
    front = [tag for tag in tags if tag.label == "ARG1" and tag.end <= begin]
    behind = [tag for tag in tags if tag.label == "ARG1" and tag.begin > begin and _is_object(words, tag)]
    if not front or not behind or (verbs.is_bare_participle(words, verb) and _follows(words, front[-1], verb, behind)):
        return tags
    if any(tag.label == "ARG0" for tag in tags) or words.lower[verbs.before(words, verb)] in _JOINTS:
        return [tag for tag in tags if tag not in front]
    return [replace(tag, label="ARG0") if tag is front[-1] else tag for tag in tags if tag not in front[:-1]]


def _is_object(words: Words, tag: Tag) -> bool:
    """Say whether a patient stands behind its verb without a preposition."""
    inside = words.inside(tag.begin, tag.end)
    return bool(inside) and words.lower[inside.start] not in _NO_PATIENT


def _is_bare_object(words: Words, verb: int, tag: Tag) -> bool:
    """Say whether what the encoder takes for a place is the object right behind a verb: "pounded the south"."""
    inside = words.inside(tag.begin, tag.end)
    if tag.label != "ARGM-LOC" or not inside or inside.start != verb + 1:
        return False
    first = words.lower[inside.start]
    return first not in _WHERE and not verbs.is_adverb(first)


def _follows(words: Words, front: Tag, verb: int, behind: Sequence[Tag]) -> bool:
    """Say whether a participle qualifies the noun in front: then what stands far behind is not its object."""
    first = words.inside(behind[0].begin, behind[0].end).start
    return words.inside(front.begin, front.end).stop == verb and first > verb + 2
