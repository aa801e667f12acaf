"""What a question is about: its topic, the area of social services, target groups and years."""

import re
from collections.abc import Sequence

from qa.answer.tables import patterns
from qa.model import Kind

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?<![\d:.])((?:19|20)\d\d)(?:\s?[–-]\s?((?:19|20)\d\d))?(?![\d:])")
_HELLO = re.compile(r"^\s*(?:(?:och|men|jaha|okej|hej|så)\b[\s,–-]*)+", re.IGNORECASE)
_LEAD = re.compile(
    r"""^\s*(?:och|men|jaha|okej|hej)?[\s,–-]*
    (?:(?:kan\s+(?:du|ni)\s+)?(?:förklara|beskriv|definiera)\s+(?:vad\s+som\s+menas\s+med\s+|begreppet\s+|ordet\s+)?
      |(?:vad|hur)\s+(?:är|betyder|innebär|avses|menas|definieras|räknas|förstås|kännetecknar|står)
       (?:\s+(?:egentligen|då|det|som|ett|en|begreppet|begrepp|ordet|termen|uttrycket|förkortningen|med|av|för|menat|att\s+vara))*\s+
      |(?:när|vem|vilka)\s+(?:är|räknas|anses)\s+(?:det|något|någon|man)?\s*(?:som|vara)?\s+
      |(?:definition(?:en)?|betydelse(?:n)?|innebörd(?:en)?)\s+(?:av|på|för)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""(?:[,–-]\s*(?:vad\s+(?:är|betyder|innebär|menas).*|definition(?:en)?|betydelse|förklaring)
      |\s+(?:för\s+(?:något|nåt)|egentligen|definition|betyder\s+det|innebär\s+det))?\s*[?.!]*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CUTS: dict[Kind, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(cut, re.IGNORECASE) for cut in cuts)
    for kind, cuts in {
        Kind.METHODS: (
            r"^(?:vad|vilk\w+|nämn|lista)\b.*?\b(?:metod\w*|insats\w*|åtgärd\w*|program\w*|stöd|bäst"
            r"|evidensbaserad\w*|effektiv\w*|verksam\w*|fungerar|hjälper|funkar|rekommender\w+|göra)"
            r"(?:\s+(?!för\b|mot|vid|till|hos|åt|att)[\w-]+){0,6}?\s+(?:för(?!\s+att)|mot|vid|till|hos|åt)\s+",
            r"^(?:vilk\w+|nämn|lista|vad)\s+",
            r"^(?:har|är|finns|hjälper|fungerar|funkar|kan|blir|betyder|innebär)\s+(?:det\s+)?",
        ),
        Kind.GAPS: (
            r"^(?:vad\s+)?vet\s+(?:man|vi|forskningen)\s+(?:om\s+)?",
            r"^.*?\b(?:evidens\w*|forskning\w*|stud\w+|kunskap\w*|underlag\w*|belägg\w*|bevis|stöd)"
            r"(?:\s+(?!om|för|på|kring|mot|vid|av)[\w-]+){0,4}?\s+(?:om|för|på|kring|mot|vid|av)\s+",
            r"^(?:varför|vad|vilk\w+|var|när|hur|finns)\s+(?:det\s+)?",
        ),
        Kind.PROCESS: (
            r"^.*\b(?:göra|göras|till\s*väga)\s+(?:när|om|vid|för\s+att)\s+",
            r"^.*\bhur\s+(?:går|gör|ska|bör|kan|måste|\w+r)\s+(?:det\s+till\s+(?:när|om|vid)\s+)?"
            r"(?:man|vi|jag|du)?\s*",
            r"^vad\s+(?:ska|skall|måste|bör|behöver|krävs|gäller)\s+(?:för(?:\s+att)?|av|om)?\s*",
        ),
        Kind.LIST: (r"^(?:vilka|lista|nämn|räkna\s+upp|rada\s+upp|ange)\s+(?:är\s+)?",),
        Kind.FACT: (),
        Kind.DEFINITION: (),
    }.items()
}
_SAYS = re.compile(
    r"^vad\s+(?:säger|skriver|anser|tycker|sägs)\s+(?:[\w-]+\s+){0,5}?om\s+", re.IGNORECASE
)
_EXISTS = re.compile(
    r"\s+(?:finns|används|rekommenderas)(?:\s+(?:det|med))?\s*[?.!]*\s*$", re.IGNORECASE
)
_ENDS = re.compile(r"\s*(?:till|då|till\s*väga|tillväga)?\s*[?.!]*\s*$", re.IGNORECASE)
_FILLERS = re.compile(
    r"\s\b(?:(?:någon|några|något|en|ett|god|gott|bevisad|vetenskaplig\w*)\s+)*"
    r"(?:effekt|evidens|stöd|belägg)(?=\s+(?:på|för|mot|vid|hos)\b)",
    re.IGNORECASE,
)


def topic(text: str, kind: Kind) -> str:
    """Return what the question is about, in its own words; the whole question when in doubt."""
    whole = text.strip(" ?.!")
    if kind is Kind.DEFINITION:
        found = _TAIL.sub("", _LEAD.sub("", text, count=1), count=1)
    else:
        found = _cut(_HELLO.sub("", text, count=1), kind)
    return found.strip(" ?.!,”\"'–-") or whole


def cut_definition(text: str) -> tuple[str, str]:
    """Return how a question for a definition opens, and the term with what limits it."""
    lead = _LEAD.match(text)
    opening = lead[0] if lead else ""
    return opening, _TAIL.sub("", text[len(opening) :], count=1).strip(" ?.!")


def _cut(text: str, kind: Kind) -> str:
    text = _SAYS.sub("", text, count=1)
    for cut in _CUTS[kind]:
        rest, times = cut.subn("", text, count=1)
        if times and _WORD.search(rest):
            text = rest
            break
    if kind is Kind.METHODS:
        text = _EXISTS.sub("", _FILLERS.sub("", text))
    text = _ENDS.sub("", text, count=1) if kind in {Kind.PROCESS, Kind.FACT} else text
    return text[0].lower() + text[1:] if re.match(r"[A-ZÅÄÖ][a-zåäö]+\s", text) else text


def area(text: str) -> str:
    """Return the name of the area that the words point to most often, or an empty text."""
    folded = text.casefold()
    counts = {name: len(words.findall(folded)) for name, words in areas().items()}
    name = max(counts, key=lambda name: counts[name])
    return name if counts[name] else ""


def areas() -> dict[str, re.Pattern[str]]:
    """Return the areas of social services by their Swedish names, in the order to show them."""
    return patterns("areas.tsv")


def target_groups(text: str) -> tuple[str, ...]:
    """Return the groups that the words name, in the order of the table."""
    folded = text.casefold()
    return tuple(name for name, words in groups().items() if words.search(folded))


def missing_groups(wanted: Sequence[str], text: str) -> float:
    """Return the share of the target groups ``wanted`` that the text does not speak of."""
    said = text.casefold()
    return sum(not groups()[name].search(said) for name in wanted) / max(len(wanted), 1)


def groups() -> dict[str, re.Pattern[str]]:
    """Return the target groups by name."""
    return patterns("target_groups.tsv")


def years(text: str) -> tuple[int, ...]:
    """Return the years named, in order, each once; "2011–2013" is all three.

    The number of a law ("2001:453") is no year.
    """
    found: list[int] = []
    for match in _YEAR.finditer(text):
        first = int(match[1])
        found.extend(range(first, min(int(match[2] or first), first + 30) + 1))
    return tuple(dict.fromkeys(found))
