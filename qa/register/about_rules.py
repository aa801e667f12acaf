"""What the wording of a clause points out as what it is about: by its turn, its frame, its verb.

``about`` weighs that against every other phrase of the sentence.
"""

import re
from collections.abc import Callable, Sequence

from qa.model import EvidenceStatus
from qa.register import naming, phrases, pointers, tables, turns
from qa.register.frames import Frame, Match, clauses

MOST_WORDS = 12
_EDGES = ' ,.;:()–-•·▪”“"'
_LEAD = re.compile(
    r"^(?:(?:som|att|om|för|kring|av|på|inom|vid|till|i|när det gäller|vad gäller|gällande|hos"
    r"|den|det|de|och|eller|dock|därför|även|också|samt|det är|effekten av|effekter av|nyttan av"
    r"|effekt av|hur|vilken|vilka|huruvida|visar om|utvärderat|undersökt|som visar|man|men|så|nu"
    r"|idag|i dag|ännu|enligt [^,]{3,60},)\s)+",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"(?<!\w)(?:om|för|kring|av|på|inom|vid|gällande|angående|när det gäller|vad gäller|mot)\s",
    re.IGNORECASE,
)
_CONCLUSIONS = re.compile(r"slutsats\w*\s(?:om|av|kring)\s", re.IGNORECASE)
_ENDS = re.compile(r",\s(?:och|som|vilket|att|men)\s|[;:.]\s|\s\(|,\s(?=\w+\s(?:är|kan|har|bör)\b)")
_PEOPLE = re.compile(
    r"(?:alla|enligt|i de|i den|för|personer|barn|unga|ungdomar|äldre|vuxna|kvinnor|män|föräldrar"
    r"|familjer|anhöriga|patienter|brukare|hälso- och sjukvård\w*|socialtjänst\w*|nämnden"
    r"|socialnämnd\w*|kommun\w*|vården|man|vid|socialstyrelsen|sbu|region\w*|samtliga)(?!\w)",
    re.IGNORECASE,
)
_OFFER = re.compile(
    r"\b(?:ska|skulle|bör|erbjuder|erbjuds|erbjudas|får)(?:\s(?:erbjudas|erbjuda|få|ges|ha))?\s"
)
_SAYS = re.compile(r"\s(?:är|var|anses|får man|förebygger|minskar|har någon effekt|antalet)\b")
_TAIL = re.compile(r"\s(?:är|har|kan|dessutom|dock|och|samt|i|till|som|för|med|av|på|så|att)$")
_VERB = re.compile(
    r"\s(?:är|var|har|hade|kan|kunde|bör|ska|ger|gav|saknar|visar|visade|visat|leder|ledde|bidrar|bidrog"
    r"|troligen|möjligen|sannolikt|inte|rekommenderas|minskar|förbättrar|förebygger|motverkar|ökar|dessutom"
    r"|förhindrar|lindrar|främjar|stärker|stödjer|upplevs|anses|bedöms|hjälper|påverkar|kunna|dock)\s"
)
_SAID = re.compile(
    r"^.*?\b(?:visa[rt]|visade|tyder|fann|konstatera\w+|bedömer|framgår|anger|skriver|framkommer)\b"
    r".{0,60}?\batt\s"
)
_AIM = re.compile(
    r"\s?(?<!\w)för att\s.*?(?=[,;]|\s(?:är|kan|behöver|behövs|bör|krävs)\s|$)", re.IGNORECASE
)
_ADVICE = frozenset({EvidenceStatus.RECOMMENDED, EvidenceStatus.NOT_RECOMMENDED})
_MISSING = frozenset({EvidenceStatus.GAP, EvidenceStatus.INSUFFICIENT})
_WITHOUT_FRAME = {
    (False, False): ("före", re.compile(
        r"\b(?:kan|har|hade|är|ger|gav|bidrar|bidrog|leder|ledde|minskar|ökar|förbättrar|förebygger|medför"
        r"|stärker|främjar|underlättar|resulterar|skapar|visade|tycks|uppges|bedöms|skulle|gör)\b"
    )),
    (True, False): ("subjekt", re.compile(
        r"\b(?:bör|behöver|behövs|ska|skall|rekommenderas|rekommenderar|föreslås|krävs)\b"
    )),
    (False, True): ("efter", re.compile(
        r"\b(?:forskning\w*|studier|kunskap\w*|vetskap\w*|underlag\w*|evidens\w*|slutsats\w*|veta|bedöma"
        r"|avgöra|säga|osäkert|oklart|kunskapsluck\w*)"
    )),
}  # fmt: skip


def suggested(match: Match, above: Sequence[str], own_names: frozenset[str]) -> str:
    """Return what the clause seems to be about; ``above`` are the lines before, nearest first."""
    turned = short(naming.by_turn(match.clause, match.status))
    if _is_named(turned):
        return turned
    told = turns.told(match.clause, match.status)
    if _is_thing(told):
        return told
    in_clause, pointing = _in_clause(match)
    if in_clause:
        return in_clause
    if pointing:
        return pointers.meant(pointing, above, own_names)
    method = phrases.of_method(_aimless(match.clause))
    if match.frame.about == "ovan":
        return pointers.from_above(above, own_names) or method
    return method or pointers.from_above(above, own_names)


def _in_clause(match: Match) -> tuple[str, str]:
    """Return what the clause itself names, else the words in it that only point."""
    for way in _tried(match):
        said = way(match)
        if pointing := pointers.pointed(said):
            return "", pointing
        found = phrases.noun_phrase(said)
        if _is_named(found):
            return found, ""
        if found and (relative := naming.with_relative(match.clause, said)):
            return relative, ""
        if way is not _after and phrases.is_generic(found) and pointers.is_definite(found):
            return "", found
    return "", ""


def _tried(match: Match) -> Sequence[Callable[[Match], str]]:
    """Return the ways to look, the best first; the object of an effect is what it works on."""
    if match.frame.about == "ovan":
        return (_named,)
    first = {
        "efter": _after,
        "före": _before,
        "subjekt": _subject,
        "objekt": _object,
        "metod": _method,
    }[match.frame.about]
    if match.status is EvidenceStatus.SUPPORTED:
        return (first, _method, _before)
    return (first, _method, _after, _before)


def _is_named(phrase: str) -> bool:
    return _is_thing(phrase) and not phrases.is_generic(phrase)


def _aimless(clause: str) -> str:
    """Return the clause without what it says to be aimed at ("för att minska risken")."""
    return _AIM.sub("", phrases.without_agencies(clause))


def match_without_frame(text: str, status: EvidenceStatus) -> Match:
    """Return the clause that says ``status`` when no frame fits, as if its verb were a frame."""
    way, verb = _WITHOUT_FRAME[status in _ADVICE, status in _MISSING]
    for clause in clauses(text):
        found = verb.search(clause)
        if found:
            break
    else:
        clause, found = text, None
    start, end = found.span() if found else (0, 0)
    return Match(Frame.bare(status, way), clause, start, end)


def short(text: str) -> str:
    """Return the words without what leads up to them, at most ``MOST_WORDS``."""
    text = text.strip(_EDGES)
    previous = None
    while previous != text:
        previous, text = text, _LEAD.sub("", text).strip(_EDGES)
    cut = _ENDS.search(text)
    if cut and cut.start() > 2:
        text = text[: cut.start()]
    text = " ".join(text.split()[:MOST_WORDS]).strip(_EDGES)
    return _TAIL.sub("", text)


def _after(match: Match) -> str:
    """Return the object: what follows the preposition after the words of the frame."""
    tail = match.clause[match.start :]
    found = _CONCLUSIONS.search(tail) or _OBJECT.search(tail)
    after = match.end - match.start
    if found and found.start() > after and match.status in _MISSING:
        method = naming.first_method(tail[after : found.start()])
        if method and not phrases.is_generic(method):
            return short(method + tail[found.start() :])
    return short(_SAYS.split(tail[found.end() :])[0] if found else match.clause[match.end :])


def _before(match: Match) -> str:
    """Return the subject: what stands before the words of the frame, or begins them."""
    end = match.start
    if match.frame.begins_with_method or not match.clause[:end].strip():
        verb = _VERB.search(match.clause, end)
        end = verb.start() if verb else match.end
    return short(_SAID.sub("", _aimless(match.clause[:end])))


def _subject(match: Match) -> str:
    """Return the subject of "bör", or the object when the subject is who gives or gets it."""
    head = match.clause[: match.start].strip()
    if head and not _PEOPLE.match(head):
        return short(head)
    tail = match.clause[match.end :]
    return short(re.sub(r"^(?:en|ett|till)\s", "", tail.strip()))


def _object(match: Match) -> str:
    """Return what a source recommends: the object, or what somebody is to be offered."""
    said = match.clause[match.start : match.end]
    if said.endswith("bör") and " att " in said:
        return short(said.rpartition(" att ")[2].removesuffix("bör"))
    tail = re.sub(r"^(?:(?:att|nu|därför|också|även)\s)+", "", match.clause[match.end :].strip())
    offer = _OFFER.search(tail)
    if offer is None:
        return short(tail)
    who = tail[: offer.start()]
    return short(tail[offer.end() :] if _PEOPLE.match(who) or not who else who)


def _method(match: Match) -> str:
    """Return the name in the clause, or the first noun for a method with what belongs to it."""
    if named := _named(match):
        return named
    clause = _aimless(match.clause)
    signed = tables.marked(clause)
    for found in _METHOD.finditer(signed):
        if tables.plain(found[0]).strip() not in _BARE:
            return short(clause[len(tables.plain(signed[: found.start()])) :])
    return ""


def _named(match: Match) -> str:
    named = tables.names().search(match.clause)
    return named[0] if named else ""


_METHOD = tables.pattern(r"(?:\S+ )?<metod>")
_BARE = {
    "metod", "metoden", "metoder", "metoderna", "insats", "insatsen", "insatser", "insatserna",
    "åtgärd", "åtgärden", "åtgärder", "åtgärderna", "modellen", "programmet", "behandlingen",
}  # fmt: skip
_POINTING = re.compile(
    r"^(?:den|det|de|denna|detta|dessa|metoden|insatsen|programmet|åtgärden|dem|man|här|där|sbu"
    r"|socialstyrelsen|studien|studier|forskning|forskningen|underlaget|effekten|sådana|kunskap\w*"
    r"|(?:vård- och )?omsorgspersonal\w*|äldreomsorgen(?: och hälso- och sjukvården)?|närstående"
    r"|(?:hälso- och )?sjukvård\w*|anhöriga|deltagarna)$",
    re.IGNORECASE,
)


def _is_thing(text: str) -> bool:
    return len(text) > 2 and not _POINTING.match(text)
