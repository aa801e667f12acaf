"""How a question that leans reads on its own: "Och för unga?" after a question about adults."""

import re
from dataclasses import dataclass

from qa.answer.clauses import FINITE, before_verb, is_clause
from qa.answer.kinds import best, kinds
from qa.answer.leaning import ASKS, OPENS, bare, phrase
from qa.answer.renaming import is_source, source_in, topic_in
from qa.answer.sections_asked import is_section, place_in
from qa.answer.topics import cut_definition, groups, target_groups, years
from qa.model import Kind

_SUBORDINATE = r"(?:som|när|om|där|då|ifall|medan|innan|sedan)"
_PREPOSITION = (
    r"(?:i|på|enligt|under|för|vid|inom|med|mot|av|hos|till|från|per|bland|utan|över|om|efter)"
)
_STOPS = re.compile(rf"\s+(?:{_SUBORDINATE}|{_PREPOSITION})\b|[,(]", re.IGNORECASE)
_CLAUSES = re.compile(rf"\b{_SUBORDINATE}\b.*", re.IGNORECASE)
_ABOUT = re.compile(r"(?:vid|mot|för)\s", re.IGNORECASE)
"""What begins the phrase that tells what a method is for."""
_LONGEST_NAME = 14
"""Words of a name with what limits it."""
_OF_PEOPLE = ("för", "hos", "bland", "till")
_WHEN = re.compile(
    r"\b(?:(?:19|20)\d\d|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november"
    r"|december|dag|fjol|år)\b",
    re.IGNORECASE,
)
_SEXES = {"kvinnor", "män"}
_IS = re.compile(
    r"^(?P<lead>(?:hur\s+\w+(?:\s+\w+)?|vad|vem|vilken|vilket|när|var)\s+"
    r"(?:är|var|blir|blev|kostar|kostade|gäller|heter|ska|får|måste|kan)\s+)(?P<old>.+)$",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"^(?P<lead>(?:hjälper|fungerar|funkar|minskar|ökar|förebygger|lindrar|har|är|kan|ger|gör|får"
    r"|räknas|ingår|gäller|behövs|krävs|måste|ska|omfattas)\s+)(?P<old>.+)$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\s+(?:mot|vid|på|för|hos|någon|något|några|effekt\w*|evidens|stöd|bra|bättre|bäst|lika|minska"
    r"|förebygga|effektiv\w*|verksam\w*|evidensbaser\w+|obligatorisk\w*|tillåt\w+|förbjud\w+|ha"
    r"|vara|få|göra|ingå|räknas|som|i|enligt|av|med|till|från|per|under|inom|mellan|ske|lämnas"
    r"|\w+[ae]s)\b|$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A follow-up made whole, and the words of the earlier question that it has taken the place of.

    ``gone`` is empty when nothing was exchanged.
    """

    text: str
    gone: str = ""


def completed(base: str, text: str) -> Rewritten | None:
    """Return the earlier question ``base`` as a follow-up completes or changes it.

    None when the follow-up is a question with words of its own.
    """
    plain = base.rstrip(" ?.!")
    if words := phrase(text):
        return _joined(plain, words)
    name = _name(text)
    return _exchanged(plain, name) if name else None


def _name(text: str) -> str:
    """Return the name of "Och jourhem?", or nothing when a verb makes it a question."""
    rest = bare(text)
    if not rest or not OPENS.match(text) or "?" in rest or ASKS.search(rest):
        return ""
    if FINITE.search(_CLAUSES.sub("", rest)) or len(rest.split()) > _LONGEST_NAME:
        return ""
    return rest


def _joined(plain: str, words: str) -> Rewritten:
    """Return the earlier question with the phrase in place of its like, or after it."""
    for swap in (_other_year, _other_group, _same_preposition, _like_preposition):
        found = swap(plain, words)
        if found is not None:
            return found
    source = re.search(r"\s+enligt\s+[^,?]+$", plain)
    if source and not _CLAUSES.match(words):
        return Rewritten(f"{plain[: source.start()]} {words}{source[0]}?")
    return Rewritten(f"{plain} {words}?")


def _other_year(plain: str, words: str) -> Rewritten | None:
    old = re.search(r"\b(?:i\s+|under\s+)?(?:19|20)\d\d\b(?!\s+års)", plain)
    if not (old and years(words) and len(words.split()) <= 2):
        return None
    return _put(plain, old.start(), old.end(), words)


def _other_group(plain: str, words: str) -> Rewritten | None:
    """Exchange a target group: one that has the same preposition before it, or one for people.

    "Och för vuxna?" takes the place of "hos unga" in "missbruk hos unga", not of the missbruk.
    """
    if not target_groups(words):
        return None
    preposition, *who = words.split(maxsplit=1)
    own = preposition.casefold() in _OF_PEOPLE and who
    for before in (re.escape(preposition), "|".join(_OF_PEOPLE) if own else ""):
        for found in groups().values() if before else ():
            old = re.search(
                rf"\b(?P<before>{before})\s+(?:\w+a\s+)?{found.pattern}"
                r"(?=\s*$|\s+(?:i|på|enligt|under|år)\b)",
                plain,
                re.IGNORECASE,
            )
            if old:
                same = old["before"].casefold() == preposition.casefold()
                put = words if same else f"{old['before']} {who[0]}"
                return _put(plain, old.start(), old.end(), put)
    return None


def _same_preposition(plain: str, words: str) -> Rewritten | None:
    """Exchange the last phrase or clause that begins with the same word, up to its source."""
    first = re.escape(words.split(maxsplit=1)[0])
    found = list(re.finditer(rf"(?<=\s){first}\s.+?(?=\s+enligt\s|,|$)", plain, re.IGNORECASE))
    if not found:
        return None
    last = list(re.finditer(rf"(?<=\s){first}\s", found[-1][0], re.IGNORECASE))
    start = found[-1].start() + (last[-1].start() if last else 0)
    stop = found[-1].end()
    if is_clause(plain[start:stop]) and not is_clause(words):
        stop = start + len(before_verb(plain[start:stop]))
    if stop == start or is_clause(plain[start:stop]) is not is_clause(words):
        return None
    if _WHEN.search(plain[start:stop]) and not _WHEN.search(words):
        return None  # "i särskilt boende" after "i oktober" tells where
    if first == "för" and target_groups(words) and not target_groups(plain[start:stop]):
        return None  # "för unga" after "för missbruk" tells for whom
    return _put(plain, start, stop, words)


def _like_preposition(plain: str, words: str) -> Rewritten | None:
    """Exchange what the question is about: "vid cannabis" for "för alkohol". People are added."""
    if not _ABOUT.match(words) or is_clause(words) or target_groups(words):
        return None
    old = re.search(rf"(?<=\s){_ABOUT.pattern}[^,]+?(?=\s+(?:enligt|hos|bland)\s|$)", plain)
    if old is None or is_clause(old[0]) or target_groups(old[0]) or _STOPS.search(old[0]):
        return None
    return _put(plain, old.start(), old.end(), words)


def _exchanged(plain: str, name: str) -> Rewritten | None:
    """Return the earlier question asked of another thing."""
    if is_source(name):
        return _other_source(plain, name)
    if is_section(name) and (place := place_in(plain)):
        return _put(plain, *place, name)
    if best(kinds(plain + "?")) is Kind.DEFINITION:
        return _other_term(plain, name)
    swaps = (_other_people, _other_subject, _other_topic)
    return next((found for swap in swaps if (found := swap(plain, name))), None)


def _other_source(plain: str, name: str) -> Rewritten:
    """Exchange the one whose word is asked for, or ask for somebody's where nobody's was."""
    place = source_in(plain)
    return _put(plain, *place, name) if place else Rewritten(f"{plain} enligt {name}?")


def _other_topic(plain: str, name: str) -> Rewritten | None:
    place = topic_in(plain)
    if place is None:
        return None
    tail = _kept(plain[place[1] :], name)
    return Rewritten(f"{plain[: place[0]]}{name}{tail}?", plain[slice(*place)])


def _other_term(plain: str, name: str) -> Rewritten | None:
    lead, term = cut_definition(plain + "?")
    if not term or not lead:
        return None
    stop = _STOPS.search(term)
    old, tail = (term[: stop.start()], term[stop.start() :]) if stop else (term, "")
    asked = re.sub(r"\s+(?:en|ett)\s*$", " ", lead)
    return Rewritten(f"{asked.strip()} {name}{_kept(tail, name)}?", old)


def _other_people(plain: str, name: str) -> Rewritten | None:
    """Exchange those whom the question asks about; women for men before any others."""
    named = {group for group, words in groups().items() if words.search(name.casefold())}
    if not named:
        return None
    order = sorted(groups(), key=lambda group: named | {group} != _SEXES)
    for group in order:
        words = groups()[group].pattern
        old = re.search(rf"(?<!hur )(?:\b(?:de|den)\s+)?{words}", plain, re.IGNORECASE)
        if old:
            return _put(plain, old.start(), old.end(), name)
    return None


def _other_subject(plain: str, name: str) -> Rewritten | None:
    asked = _WHETHER.match(plain) or _IS.match(plain)
    if not asked:
        return None
    stops = _GOES_ON if asked.re is _WHETHER else _STOPS
    stop = stops.search(asked["old"])
    at = stop.start() if stop else len(asked["old"])
    old, tail = asked["old"][:at], asked["old"][at:]
    if not 0 < len(old.split()) <= 5:
        return None
    return Rewritten(f"{asked['lead']}{name}{_kept(tail, name)}?", old)


def _kept(tail: str, name: str) -> str:
    """Return the rest of the earlier question, unless the name brings a rest of the same sort."""
    opens = re.match(r"\s*(\w+)", tail)
    same = opens and re.search(rf"\b{re.escape(opens[1])}\b", name, re.IGNORECASE)
    if not same:
        return tail
    source = re.search(r"\s+enligt\s+.+$", tail)
    return source[0] if source and not tail.lstrip().startswith("enligt") else ""


def _put(plain: str, start: int, stop: int, words: str) -> Rewritten:
    return Rewritten(f"{plain[:start]}{words}{plain[stop:]}?", plain[start:stop])
