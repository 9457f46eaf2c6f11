"""English inflection of the words in the lists: spelling rules, irregular verbs, British spellings."""

import re

# Past tense and past participle (several forms separated by "/") of the irregular verbs that the lists use.
_IRREGULAR = {
    line.split()[0]: line.split()[1:]
    for line in """
    arise arose arisen|be was/were been|bear bore borne|beat beat beaten|become became become|begin began begun
    bid bid bid|bind bound bound|bite bit bitten|blow blew blown|break broke broken|breed bred bred
    bring brought brought|build built built|burn burned/burnt burned/burnt|burst burst burst|buy bought bought
    cast cast cast|catch caught caught|cling clung clung|come came come|cut cut cut|deal dealt dealt|dig dug dug
    do did done|draw drew drawn|drive drove driven|fall fell fallen|feed fed fed|feel felt felt
    fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
    forbid forbade/forbad forbidden|forecast forecast/forecasted forecast|foresee foresaw foreseen
    forgive forgave forgiven|freeze froze frozen|get got got/gotten|give gave given|go went gone|grow grew grown
    hang hung/hanged hung/hanged|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held
    hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent
    let let let|lie lay lain|lose lost lost|make made made|mean meant meant|meet met met|mow mowed mown/mowed
    mistake mistook mistaken|overcome overcame overcome|overhear overheard overheard|overrun overran overrun
    overthrow overthrew overthrown|pay paid paid|put put put|quit quit/quitted quit/quitted|read read read
    rebuild rebuilt rebuilt|retake retook retaken|ride rode ridden|ring rang rung|rise rose risen|run ran run
    say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken
    shed shed shed|shoot shot shot|show showed shown/showed|shut shut shut|sink sank/sunk sunk|sit sat sat
    slay slew slain|slit slit slit|speak spoke spoken|spend spent spent|split split split|spread spread spread
    stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck/stricken|strive strove striven
    swear swore sworn|sweep swept swept|swing swung swung|take took taken|teach taught taught|tear tore torn
    tell told told|think thought thought|throw threw thrown|undergo underwent undergone
    undertake undertook undertaken|understand understood understood|uphold upheld upheld
    withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written
    """.replace("|", "\n").split("\n")
    if line.split()
}
_PARTICIPLES = frozenset(form for columns in _IRREGULAR.values() for form in columns[-1].split("/"))
# Stressed on the last syllable, or doubled by custom, although the word has more than one syllable.
_DOUBLED = frozenset(
    "admit abet acquit commit compel confer control deter dispel emit expel handicap incur infer kidnap occur omit "
    "patrol permit propel rebel rebut refer regret remit repel submit transfer transmit unban".split()
)
# Doubled in British, not in American spelling: both are taken.
_EITHER = frozenset(
    "cancel channel dismantel fuel label level model quarrel shovel signal travel tunnel worship focus".split()
)
# Past forms of irregular verbs that cannot be anything else than a verb: "shot" and "cut" also are nouns or base forms.
_ONLY_PAST = frozenset(
    form
    for pasts in _IRREGULAR.values()
    for column in pasts
    for form in column.split("/")
    if form not in _IRREGULAR and form not in {"shot", "thought"}
)
_ONE_SYLLABLE = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]$")
_BRITISH_WORDS = {
    "armor": "armour",
    "armored": "armoured",
    "center": "centre",
    "clamor": "clamour",
    "defense": "defence",
    "favor": "favour",
    "harbor": "harbour",
    "honor": "honour",
    "labor": "labour",
    "license": "licence",
    "maneuver": "manoeuvre",
    "neighbor": "neighbour",
    "plow": "plough",
    "program": "programme",
    "rumor": "rumour",
    "saber": "sabre",
    "tire": "tyre",
}
_IZE = re.compile(r"(?<=[a-z]{3})iz(?=e$|ed$|ing$|ation$)|(?<=al)yz(?=e$)")


def verb_forms(verb: str) -> list[str]:
    """Return all forms of a one-word verb, each once."""
    if verb == "be":
        return ["be", "is", "are", "am", "was", "were", "been", "being"]
    third = "has" if verb == "have" else _with_s(verb)
    pasts = [form for column in _IRREGULAR.get(verb, ()) for form in column.split("/")] or _with_suffix(verb, "ed")
    return list(dict.fromkeys([verb, third, *pasts, *_with_suffix(verb, "ing")]))


def is_irregular_past(word: str) -> bool:
    """Say whether a lower-cased word is the past of an irregular verb, and no noun or base form besides."""
    return word in _ONLY_PAST


def is_participle(word: str) -> bool:
    """Say whether a lower-cased word has the form of a past participle; regular past tenses have it, too."""
    return word.endswith("ed") or word in _PARTICIPLES


def noun_forms(noun: str) -> list[str]:
    """Return the singular and the plural of a one-word noun."""
    if noun.endswith("sis"):
        return [noun, noun[:-2] + "es"]
    if noun.endswith("man"):
        return [noun, noun[:-2] + "en"]
    return [noun, _with_s(noun)]


def singular(word: str) -> str:
    """Return a key that a noun and its plural share; words that cannot be a plural come back as they are."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def british(word: str) -> str:
    """Return the British spelling of a word or of its plural, or the word itself."""
    if "z" in word:
        return _IZE.sub(lambda match: match[0].replace("z", "s"), word)
    plural = _BRITISH_WORDS.get(word[:-1]) if word.endswith("s") else None
    return plural + "s" if plural else _BRITISH_WORDS.get(word, word)


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    sibilant = word.endswith(("s", "sh", "ch", "x", "z")) or (word.endswith("o") and word[-2:-1] not in "aeiou")
    return word + ("es" if sibilant else "s")


def _with_suffix(verb: str, suffix: str) -> list[str]:
    """Attach -ed or -ing by the spelling rules; two results where spelling varies."""
    if verb.endswith("e"):
        return [_after_e(verb, suffix)]
    if suffix == "ed" and verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ied"]
    if verb.endswith("ic"):
        return [verb + "k" + suffix]
    doubled = verb + verb[-1:] + suffix
    if verb in _EITHER:
        return [verb + suffix, doubled]
    return [doubled if verb in _DOUBLED or _ONE_SYLLABLE.fullmatch(verb) else verb + suffix]


def _after_e(verb: str, suffix: str) -> str:
    if suffix == "ed":
        return verb + "d"
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    return verb + "ing" if verb.endswith(("ee", "oe", "ye")) else verb[:-1] + "ing"
