"""The work behind ``whence judge``: keep it, link again what it touches, and print what that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from whence.archive.judging import Taken, judge
from whence.archive.linking import LinkOptions, settle_judgements
from whence.archive.linking_claims import Claims
from whence.cli.incident_history import change_facts
from whence.cli.incident_words import outlet
from whence.cli.tables import print_json, print_pairs, print_table, print_text, short
from whence.export.safe import one_line
from whence.model.linking import ArchivedClaim, Judgement, Verdict
from whence.store.times import now

if TYPE_CHECKING:
    from whence.model.incident import IncidentVersion
    from whence.store.interface import ReadStore, Store


def undone(store: Store, old: Judgement, who: str, why: str) -> Judgement:
    """Take a judgement back."""
    return judge(store, who, Verdict.WITHDRAWN, old.one, old.other, why or f"undoes number {old.seq}", now=now())


def told(store: Store, options: LinkOptions, made: Judgement, *, taken: Sequence[Taken], json: bool) -> None:
    """Link again what a judgement touches, and tell of both."""
    versions = settle_judgements(store, options, now=now)
    if json:
        print_json(
            {
                "judgement": judgement_facts(made),
                "taken": [_taken_facts(each) for each in taken],
                "changes": [change_facts(each) for each in versions],
            }
        )
        return
    print_text(f"{_verdict(made)}, number {made.seq}, by {made.who}: {made.why}")
    print_pairs([pair for each in taken for pair in _taken_pairs(each)])
    _print_changes(versions)


_VERDICTS = {
    Verdict.SAME: "of one happening",
    Verdict.DIFFERENT: "of different happenings",
    Verdict.UNSURE: "nobody can tell whether of one happening",
    Verdict.WITHDRAWN: "taken back",
}


def _verdict(made: Judgement) -> str:
    return _VERDICTS[made.verdict]


def _taken_pairs(each: Taken) -> Iterable[tuple[str, str]]:
    why = "named" if not each.named_incident else f"of the incident {short(each.incident_id or '')}"
    yield f"claim {short(each.claim.id)}", f"{why}; {outlet(each.claim)}, {each.claim.published or 'day not told'}"
    yield "", f"“{one_line(each.claim.claim.evidence[0].text)}”"


def _taken_facts(each: Taken) -> dict[str, Any]:
    return {"claim": each.claim.id, "incident": each.incident_id, "named_incident": each.named_incident}


def _print_changes(versions: Sequence[IncidentVersion]) -> None:
    from whence.cli.incident_history import field_changes, told_kind

    print()
    if not versions:
        print_text("no incident changed by it")
        return
    rows = [
        (
            told_kind(each),
            short(each.id),
            each.incident.title if each.incident else "",
            field_changes(each.changes),
        )
        for each in versions
    ]
    print_table(("became", "incident", "what", "what changed"), rows, wide="what changed")


def print_judgements(store: ReadStore, judgements: Sequence[Judgement], *, json: bool) -> None:
    """Print judgements with the words that they are on."""
    if json:
        for each in judgements:
            print_json(judgement_facts(each))
        return
    if not judgements:
        print_text("nothing was judged")
        return
    claims = Claims(store).find(id for each in judgements for id in (each.one, each.other))
    rows = [
        (
            str(each.seq),
            f"{each.at:%Y-%m-%d %H:%M}",
            each.who,
            each.verdict.value,
            _claim(each.one, claims.get(each.one)),
            _claim(each.other, claims.get(each.other)),
            each.why,
        )
        for each in judgements
    ]
    print_table(("#", "when", "who", "verdict", "one", "other", "why"), rows)


def _claim(id: str, claim: ArchivedClaim | None) -> str:
    if claim is None:
        return f"{short(id)} (not linked any more)"
    return f"{short(id)} {outlet(claim)}: “{one_line(claim.claim.trigger.text)}”"


def judgement_facts(made: Judgement) -> dict[str, Any]:
    """Tell of a judgement."""
    from whence.model.serial import plain

    return dict(plain(made))
