"""What ``whence diff`` prints: a table of what changed with the words behind it, or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from whence.archive.comparing import ClaimPair, Comparison, totals
from whence.archive.revisions import Revision
from whence.cli.facts import reading_facts
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short
from whence.model.claim import Claim
from whence.model.serial import plain

if TYPE_CHECKING:
    from rich.text import Text

_AROUND = 40
"""Characters shown on either side of the words that trigger a claim."""


def print_revision(revision: Revision, *, json: bool) -> None:
    """Print what differs between two readings."""
    if json:
        print_json(_plain(revision))
        return
    print_text(_head(revision))
    for name, before, after in revision.makers:
        print_text(f"{name}: {before or 'none'} → {after or 'none'}")
    if revision.texts:
        from whence.link.copies.differences import summary

        print_text(f"text: {summary(*revision.texts)}; whence show {short(revision.after.version_id)} --diff shows it")
    comparison = revision.comparison
    print_text(_sum(comparison))
    if not comparison.same:
        print()
        print_table(("what", "words", "field", "before", "after"), _rows(comparison), wide="words")


def print_all(revisions: Iterable[Revision], *, json: bool) -> None:
    """Print what coding again changed in the whole archive: sums by field; in JSON each report that changed too."""

    def told() -> Iterator[Comparison]:
        for revision in revisions:
            if json and not revision.comparison.same:
                print_json(_plain(revision))
            yield revision.comparison

    sums = totals(told())
    fields = {name.removeprefix("field "): n for name, n in sums.items() if name.startswith("field ")}
    numbers = {name: n for name, n in sums.items() if not name.startswith("field ")}
    if json:
        print_json({"total": {**numbers, "fields": fields}})
        return
    print_pairs(_sums(numbers))
    if fields:
        print()
        print_table(("field", "claims#"), sorted(fields.items(), key=lambda item: (-item[1], item[0])))


def _sums(numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    yield f"{numbers['readings']:,}", "reports coded more than once: the current reading against the one before"
    yield f"{numbers['same']:,}", "claims say the same"
    yield f"{numbers['changed']:,}", "say something else"
    yield f"{numbers['came']:,}", "came"
    yield f"{numbers['went']:,}", "went"


def _head(revision: Revision) -> Text:
    from rich.text import Text

    told = [
        f"reading {each.number} of {short(each.version_id)} ({each.made_at:%Y-%m-%d %H:%M}, {each.claims:,} claims)"
        for each in (revision.before, revision.after)
    ]
    return Text(" → ".join(told), "bold")


def _sum(comparison: Comparison) -> str:
    same = len(comparison.pairs) - len(comparison.changed)
    return (
        f"claims: {same:,} the same, {len(comparison.changed):,} changed, {len(comparison.came):,} came, "
        f"{len(comparison.went):,} went"
    )


def _rows(comparison: Comparison) -> Iterator[tuple[Any, ...]]:
    for pair in comparison.changed:
        what: Any = "changed"
        words: Any = _words(pair.after)
        for change in pair.changes:
            yield (what, words, change.field, *_values(change.before, change.after))
            what = words = ""  # once for all fields of a claim
    for claim in comparison.went:
        yield "went", _words(claim), claim.event.plover, claim.status.value, ""
    for claim in comparison.came:
        yield "came", _words(claim), claim.event.plover, "", claim.status.value


def _words(claim: Claim) -> Text:
    """Show what triggers a claim, with some of its sentence."""
    from rich.text import Text

    from whence.export.safe import one_line

    trigger, sentence = claim.trigger, claim.evidence[0]
    source = trigger.source
    first, last = max(trigger.begin - _AROUND, min(sentence.begin, trigger.begin)), max(trigger.end, sentence.end)
    before, after = source[first : trigger.begin], source[trigger.end : min(trigger.end + _AROUND, last)]
    lead, trail = (" " if before[-1:].isspace() else ""), (" " if after[:1].isspace() else "")
    return Text.assemble(one_line(before) + lead, (one_line(trigger.text), "bold"), trail + one_line(after))


def _values(before: Any, after: Any) -> tuple[str, str]:
    """Show two values; of records only what differs."""
    if isinstance(before, dict) and isinstance(after, dict):
        differ = [name for name in before if before[name] != after.get(name)]
        return tuple(  # type: ignore[return-value]
            ", ".join(f"{name} {_told(each.get(name))}" for name in differ) for each in (before, after)
        )
    return _told(before), _told(after)


def _told(value: Any) -> str:
    match value:
        case None | "" | []:
            return "none"
        case dict():
            return ", ".join(_told(each) for each in value.values() if each not in (None, [], False)) or "none"
        case list():
            return "; ".join(_told(each) for each in value)
        case float():
            return f"{value:.2f}"
        case _:
            return str(value)


def _plain(revision: Revision) -> dict[str, Any]:
    comparison = revision.comparison
    told: dict[str, Any] = {
        "before": {"version": revision.before.version_id, **reading_facts(revision.before)},
        "after": {"version": revision.after.version_id, **reading_facts(revision.after)},
        "makers": [{"component": name, "before": before, "after": after} for name, before, after in revision.makers],
        "same": len(comparison.pairs) - len(comparison.changed),
        "changed": [_changed(pair) for pair in comparison.changed],
        "went": [plain(claim) for claim in comparison.went],
        "came": [plain(claim) for claim in comparison.came],
    }
    if revision.texts:
        from whence.link.copies.differences import summary

        told["text"] = summary(*revision.texts)
    return told


def _changed(pair: ClaimPair) -> dict[str, Any]:
    return {
        "before": {"claim": pair.before.id, "trigger": plain(pair.before.trigger)},
        "after": {"claim": pair.after.id, "trigger": plain(pair.after.trigger)},
        "changes": [{"field": each.field, "before": each.before, "after": each.after} for each in pair.changes],
    }
