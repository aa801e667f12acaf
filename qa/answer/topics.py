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
      |(?:när|vem|vilka)\s+(?:är|räknas|anses)\s+(?:det|något|någon|man)?\s*(?:som|vara)?\s+(?:(?:en|ett)\s+)?
      |vilk(?:en|et)\s+\w+\s+(?:är|räknas\s+som|anses\s+vara)\s+
      |var\s+går\s+gränsen\s+(?:för|mellan)\s+(?:vad\s+som\s+är\s+)?
      |vad\s+(?:ingår\s+i|omfattar|går(?=.*\but\s+på\b)|handlar)\s+(?:begreppet\s+)?
      |(?:definition(?:en)?|betydelse(?:n)?|innebörd(?:en)?)\s+(?:av|på|för)\s+)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAIL = re.compile(
    r"""(?:[,–-]\s*(?:(?:vad|hur)\s+(?:är|betyder|innebär|menas|avses|definieras).*|kort\s+sagt
        |definition(?:en)?|betydelse|förklaring)
      |\s+(?:egentligen\s+)?(?:ut\s+på|om)(?=\s*\?)
      |\s+(?:för\s+(?:något|nåt|(?:slags?|typ(?:\s+av)?|sorts?)\s\w+)|egentligen|definition|betyder\s+det|innebär\s+det))?\s*[?.!]*\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NOUN = r"(?:[\w-]*(?:metod|insats|åtgärd|program|terapi|behandling|stöd|instrument|arbetssätt)\w*)"
_FILLS = (
    r"(?:\s+(?:som|är|finns|det|används|rekommenderas|bör|kan|anses|har|visat|sig|bäst|god|gott|vara"
    r"|bevisad|effekt|stöd|bra|effektiv\w*|verksam\w*|evidensbaserad\w*|erbjudas|erbjuds|hjälper"
    r"|fungerar|funkar|framgångsrik\w*|lämplig\w*|man|ge|ges|användas)){0,6}"
)
_KNOWN = (
    r"\b(?:evidens\w*|forskning\w*|stud\w+|\w*kunskap\w*|underlag\w*|belägg\w*|bevis|stöd|statistik\w*"
    r"|siffror|uppgifter|data|vägledning\w*|luckor|effektstudier)"
)
_OF = r"(?:om|för|på|kring|mot|vid|av|över|inom)"
_CUTS: dict[Kind, tuple[re.Pattern[str], ...]] = {
    kind: tuple(re.compile(cut, re.IGNORECASE) for cut in cuts)
    for kind, cuts in {
        Kind.METHODS: (
            rf"^(?:vilk\w+|nämn|lista|finns\s+det)\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}{_FILLS}"
            r"\s+(?:för(?!\s+att)|mot|vid|till|hos|åt)\s+",
            rf"^(?:vilk\w+|finns\s+det)\s+(?:[\w-]+\s+){{0,2}}?{_NOUN}\s+(?:som\s+)?(?:kan\s+)?"
            r"(?:minska|förebygg|förbättra|lindra|motverka|öka|behandla|skydda)\w*\s+",
            rf"^vilk\w+\s+(?=(?:[\w-]+\s+){{0,2}}?{_NOUN}\s+(?:för|mot|vid)\s[^,]*$)",
            rf"^vad\s+(?:kan\s+(?:man|vi)|bör\s+(?:man|vi)|är|har){_FILLS}(?:\s+göra)?\s+(?:för|mot|vid|åt)\s+",
            r"^vad\s+(?:hjälper|fungerar|funkar|rekommender\w+)(?:\s+(?!för|mot|vid)\w+){0,3}?"
            r"\s+(?:mot|vid|åt|till|för)\s+",
            r"^vilk\w+\s+(?:effekt\w*|nytta)\s+(?:har|ger|gör|fick)\s+",
            rf"^vilk\w+\s+(?:[\w-]+\s+){{0,2}}?{_KNOWN}\s+finns\s+(?:det\s+)?{_OF}\s+",
            r"^(?:hjälper|fungerar|funkar)\s+(?!det\b)",
            r"^vad\s+(?:ger|har)\s+(?=.*\bför\s+(?:effekt|nytta|fördel))",
            r"^har\s+(?!det\b)(?=.*\b(?:effekt|evidens|stöd|belägg)\b)",
            r"^(?:är|ger|gör)\s+(?!det\b)(?=.*\b(?:evidensbaser|effektiv|verksam|nytta|effekt|resultat))",
            r"^(?:rekommenderas|avråds|bör)\s+(?!(?:man|vi|det)\b)",
            r"^(?:rekommenderar|avråder)\s+\w+\s+(?:från\s+)?",
            r"^hur\s+(?:kan\s+(?:man|vi)\s+)?(?:förebygg|minska|motverka|lindra|behandla)\w*\s+(?:man\s+)?",
        ),
        Kind.GAPS: (
            r"^(?:vad\s+|hur\s+mycket\s+)?vet\s+(?:man|vi|forskningen)\s+(?:egentligen\s+)?(?:om\s+)?",
            rf"^.*?{_KNOWN}(?:\s+(?!{_OF}\b)[\w-]+){{0,4}}?\s+{_OF}\s+",
            r"^vilk\w+\s+(?=[^,]+\ssaknar\s)",
            r"^finns\s+(?:det\s+)?",
        ),
        Kind.PROCESS: (
            r"^.*\b(?:göra|göras|till\s*väga)\s+(?:när|om|vid|för\s+att)\s+(?:det\s+gäller\s+)?",
            r"^hur\s+går\s+(?:det\s+till\s+(?:när|om|vid)\s+)?",
            r"^hur\s+(?!(?:gäller|ska|går|gör)\b)\w{4,}s\s+(?=(?:en|ett|\w+(?:en|et))\s)",
            r"^vad\s+(?:krävs|gäller)\s+(?:för(?:\s+att)?|av|om|vid|när)\s+",
        ),
        Kind.LIST: (
            r"^(?:lista|nämn|räkna\s+upp|rada\s+upp|ange)\s+",
            r"^vilka\s+är\s+(?=de\b|dom\b|\w+)",
            r"^vilka\s+(?=(?:[\w-]+\s+){0,2}[\w-]+\s+(?:finns|ställs|nämns|används|behövs|krävs|gäller)\b)",
        ),
        Kind.FACT: (),
        Kind.DEFINITION: (),
    }.items()
}
_OLD_SOURCE = re.compile(
    r"\b(?:gamla|äldre)\s+(?=\w*(?:lagen|lag|rapport|föreskrift|version|regl|riktlinj|utgåv)\w*)"
)
"""Of "gamla socialtjänstlagen" the law is old, nobody else."""
_SAYS = re.compile(
    r"^vad\s+(?:säger|skriver|anser|tycker|sägs)\s+(?:[\w-]+\s+){0,5}?om\s+", re.IGNORECASE
)
_MIDDLE: dict[Kind, re.Pattern[str]] = {
    Kind.METHODS: re.compile(
        r"\s+(?:för\s+(?:effekt\w*|nytta)|(?:ska|bör)\s+erbjudas|(?:är|anses)(?:\s+mest)?\s+"
        r"(?:effektiv|verksam|evidensbaserad|bäst)\w*|(?:en\s+)?evidensbaser(?:ade?|at)(?:\s+metod)?"
        r"(?:\s+eller\s+inte)?(?=\s*[?.!]*$)|(?:god\s+|bra\s+)?evidens(?=\s*[?.!]*$))"
        r"(?=\s|[?.!]|$)",
        re.IGNORECASE,
    ),
    Kind.LIST: re.compile(
        r"\s+(?:finns|ställs|nämns|används|behövs|krävs|gäller)(?:\s+det)?(?=\s)", re.IGNORECASE
    ),
    Kind.GAPS: re.compile(r"\s+saknar\s.*$", re.IGNORECASE),
}
"""What is left out of a topic when the opening has been."""
_STANDS = re.compile(
    r"^vad\s+står\s+(?:(?:förkortningen|bokstäverna)\s+)?(?P<term>\S+)\s+för\b", re.IGNORECASE
)
_SOURCE = re.compile(
    r"""\s+(?:enligt\s+.+
      |(?:i|inom)\s+(?:(?:den|de|det|nya|gamla|svenska|\d{4}|års|senaste)\s+)*
       (?:\w*(?:lag|lagen|balken|förordning|förordningen|föreskrift|föreskriften|föreskrifterna|reglerna
         |råden|rapporten|riktlinjerna|direktivet|sammanhanget)|LSS|LVU|LVM|SoL|OSL|FL|KL)\b.*
      |när\s+(?:man|det|någon)\s.+)$
      |\s*\([^)]*\)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What limits a term that is asked for, but is no part of it."""
_ACCORDING = re.compile(r"(?:,?\s+enligt\s.+|\?\s+\S.*)$", re.IGNORECASE)
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
        term = cut_definition(text)[1]
        found = whole if term == whole else _SOURCE.sub("", term) or term
    else:
        found = _cut(_HELLO.sub("", text, count=1), kind)
    return found.strip(" ?.!,”\"'–-") or whole


def cut_definition(text: str) -> tuple[str, str]:
    """Return how a question for a definition opens, and the term with what limits it."""
    stands = _STANDS.match(text)
    if stands:
        return text[: stands.start("term")], stands["term"]
    lead = _LEAD.match(text)
    opening = lead[0] if lead else ""
    return opening, _TAIL.sub("", text[len(opening) :], count=1).strip(" ?.!")


def _cut(text: str, kind: Kind) -> str:
    said = _SAYS.sub("", text, count=1)
    if said != text:
        return _ENDS.sub("", said, count=1)
    for cut in _CUTS[kind]:
        rest, times = cut.subn("", text, count=1)
        if times and _WORD.search(rest):
            rest = _MIDDLE[kind].sub("", rest) if kind in _MIDDLE else rest
            text = _ACCORDING.sub("", rest)
            break
    if kind is Kind.METHODS:
        text = _EXISTS.sub("", _FILLERS.sub("", text))
    if kind is Kind.FACT or (kind is Kind.PROCESS and text != said):
        text = _ENDS.sub("", text, count=1)
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
    folded = _OLD_SOURCE.sub(" ", text.casefold())
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
