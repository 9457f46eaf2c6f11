"""Texts that look like copies and are none: the same statement, phrases of the trade, the same form."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

PHRASES = (
    "The claims could not be independently verified, and the ministry did not immediately respond to a "
    "request for comment.",
    "Calls to the spokesman's office went unanswered, and there was no immediate claim of responsibility "
    "for the attack.",
    "The officials spoke on condition of anonymity because they were not authorised to speak to "
    "reporters about the matter.",
    "Both sides accuse each other of breaking the ceasefire, which came into force at midnight under "
    "international mediation.",
    "The conflict has killed thousands of people and driven many more from their homes since it began "
    "several years ago.",
)
"""Phrases of the trade: any two reports may hold some."""

_BULLETINS = (
    "The general staff said in its daily bulletin on {day} {month} that units of the {ordinal} brigade "
    "had repelled {few} attacks near {place} and {other} over the past twenty-four hours. Artillery was "
    "fired {many} times at positions around {third}. {few2} soldiers were killed and {many2} wounded, "
    "according to the bulletin, which gave no figures for the other side. The situation in the remaining "
    "sectors of the front was described as unchanged. The next bulletin is expected in the evening of "
    "{day2} {month}.",
    "Monitors of the observer mission recorded {many} violations of the ceasefire on {day} {month}, most "
    "of them near {place}, where {few} explosions and {many2} bursts of heavy machine-gun fire were "
    "heard between {few2} and {day2} o'clock. A patrol that set out for {other} was turned back at a "
    "checkpoint by armed men, who said that the road to {third} was mined. The mission's cameras at "
    "{third} were out of order. It called on the {ordinal} corps and its adversaries to respect the "
    "agreement.",
    "{place}, {day} {month} -- Air raids hit {place} and villages around {other} for the {ordinal} day "
    "in a row, residents and rescue workers said. At least {few} people were killed and {many} wounded, "
    "a doctor at the hospital of {third} said by telephone. {few2} houses and a bakery were destroyed. "
    "The army said that it had struck {many2} targets used by armed groups and that civilians had been "
    "warned by leaflets to leave the area before {day2} {month}.",
    "Relief agency situation report, {day} {month}: {many} families displaced from {place} have reached "
    "{other} in the past week, and {few} more convoys are on the way. Food for {many2} days was "
    "distributed at {third}. The road remains closed to lorries because of shelling on the {ordinal} of "
    "the month. {few2} cases of cholera were confirmed by the health post. Needs: tents, water, fuel. "
    "Next report: {day2} {month}.",
)
_PLACES = tuple(
    "Verdun Arras Ypres Amiens Cambrai Lens Albert Reims Soissons Douai Bapaume Loos Messines Dixmude Nieuport "
    "Langemarck Menin Kemmel "
    "Armentieres Bailleul Hazebrouck Peronne Noyon Laon Craonne Vimy Gommecourt Thiepval Combles Guillemont".split()
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
_ORDINALS = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)


def bulletin(form: int, chance: Random) -> str:
    """Fill in a form that an office sends out every day: other places, days and numbers, and else the same words."""
    place, other, third = chance.sample(_PLACES, 3)
    return _BULLETINS[form % len(_BULLETINS)].format(
        place=place,
        other=other,
        third=third,
        month=chance.choice(_MONTHS),
        ordinal=chance.choice(_ORDINALS),
        day=chance.randint(1, 15),
        day2=chance.randint(16, 28),
        few=chance.randint(2, 19),
        few2=chance.randint(2, 19),
        many=chance.randint(20, 400),
        many2=chance.randint(20, 400),
    )


def statement(sentences: Sequence[str], chance: Random) -> str:
    """Make of some sentences what somebody said to everybody: 25 to 60 words in quotation marks."""
    words = " ".join(sentences).replace('"', "").replace("“", "").replace("”", "").split()
    said = " ".join(words[: chance.randint(25, 60)]).rstrip(".,;:")
    return f"“{said},” a spokesman said."
