"""Documents with official templates in a few words, about the Second World War as its reports might have told it."""

from __future__ import annotations

from whence.bench.linking.keys import KeyDocument, KeyIncident
from whence.bench.readers import Row

SLOTS = {
    "day": "INCIDENT: DATE",
    "at": "INCIDENT: LOCATION",
    "kind": "INCIDENT: TYPE",
    "stage": "INCIDENT: STAGE OF EXECUTION",
    "named": "HUM TGT: NAME",
    "effect": "HUM TGT: EFFECT OF INCIDENT",
    "people": "HUM TGT: DESCRIPTION",
    "things": "PHYS TGT: ID",
    "by": "PERP: INDIVIDUAL ID",
    "weapon": "INCIDENT: INSTRUMENT ID",
}


def template(**told: str | list[str]) -> dict[str, list[str]]:
    """Write a template: ``named``, ``people``, ``things``, ``by`` and ``weapon`` are put into quotation marks."""
    told = {"kind": "ATTACK", "stage": "ACCOMPLISHED", **told}
    quoted = ("named", "people", "things", "by", "weapon")
    return {
        SLOTS[name]: [
            f'"{value}"' if name in quoted and '"' not in value else value
            for value in ([values] if isinstance(values, str) else values)
        ]
        for name, values in told.items()
    }


def killed(name: str, **told: str | list[str]) -> dict[str, list[str]]:
    """Write the template of somebody's death."""
    return template(named=name, effect=f'DEATH: "{name}"', **told)


def document(
    id_: str, *templates: dict[str, list[str]], text: str = "PRAGUE, 11 JUN 42 -- [TEXT] A REPORT."
) -> KeyDocument:
    """Make a document with its key."""
    return KeyDocument.read(Row(id_, {"id": id_, "text": text, "keys": list(templates)}))


def incident(id_: str = "D1", **told: str | list[str]) -> KeyIncident:
    """Make one template."""
    return document(id_, template(**told)).incidents[0]
