"""The forms in which a sentence says what a term means, and how sure each form is.

Counted on real documents, "med X avses" nearly always defines and "X är en …" in less than half;
what raises the weak forms is what stands around: an indefinite subject, a genus ("metod", "insats")
with what sets it apart, the term in the heading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.register import abbreviations, lists, noun_phrases

ENOUGH = 0.6
LONGEST_SUBJECT = 130

PREFILTER = re.compile(
    r"\b(?:avses|menas|förstås|definieras?|definition\w*|innebär|betyder|betecknar|syftar på|står för"
    r"|handlar om|går ut på|omfattar|består av|beskrivs som|utgörs av|kännetecknas|bygger på"
    r"|samlings\w+|paraply\w+|beteckning\w*|benämning\w*|begreppe[nt]|termen|det vill säga"
    r"|räknas|anses|föreligger|används (?:som|när|för|om)|kallas|benämns|avser|är)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a sentence defines, its other names there, how sure, and whether it goes on."""

    term: str
    synonyms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    weight: float
    weak: bool = False


_TERM = r"(?P<term>[^;!?\t]{1,110}?)"
_SUBJECT = r"(?P<term>[^;!?\t:]{1,130}?)"
_PLACE = r"(?:\s+(?:här|där|då|i|enligt|inom|vid|för)\b[^,;:]{0,60}?)?"
_HERE = r"(?:i|vid|enligt|för)\s[^,;:]{2,80}?"
_REST = r"(?:\s+(?:här|vanligen|oftast|alltså|generellt|traditionellt|i korthet|kortfattat))?"
_NO_REFERENCE = (
    r"(?!\s+(?:(?:i|enligt)\s+(?:\d|första|andra|tredje|fjärde|[^\s]+\s+(?:stycket|punkten)|bilaga)"
    r"|inte|även|också|detsamma|samma)\b)"
)
_THING = (
    r"(?=\s+(?:en|ett|den|det|de|att|när|om|sådan\w*|varje|alla|all|allt|hur|vad|person\w*|någon|något|[”\"]))"
)
_NAMING = (
    r"(?:annat\s+(?:ord|namn|uttryck)\b|(?:\w+\s+){0,2}?(?:samlings|paraply)\w+|(?:\w+\s+)?benämning\w*"
    r"|(?:\w+\s+)?beteckning\w*|begrepp\s+(?:som|för)|samlande\s+\w+|uttryck\s+för\s+att"
    r"|(?:engelsk|latinsk|svensk)\w*\s+(?:ord|term|förkortning|benämning|översättning)\w*"
    r"|(?:en\s+)?förkortning\w*)\b"
)

_STRONG = (
    _Form(
        re.compile(
            rf"(?:^|[\s(])Med\s+{_TERM}{_PLACE}\s+(?:avses|menas|förstås|menar\s+\w+|avser\s+(?:vi|\w+en))\b{_NO_REFERENCE}"
        ),
        0.9,
    ),
    _Form(
        re.compile(
            rf"(?:^|\s){_HERE}\s(?:avses|menas|förstås)\s+(?:här\s+)?med\s+{_TERM}(?:\s*:\s|,?{_THING})",
            re.IGNORECASE,
        ),
        0.85,
    ),
    _Form(
        re.compile(
            rf"(?:^|\s)(?:Enligt|I)\s[^,;]{{2,80}}?\sdefinieras\s+{_TERM}\s+(?:som|enligt\s+följande|så\s+här)\b"
        ),
        0.95,
    ),
    _Form(
        re.compile(rf"^{_SUBJECT}{_PLACE}{_REST}\s+(?:definieras|definierats|kan\s+definieras)\b"
                   rf"[^.;]{{0,60}}?\b(?:som|enligt\s+följande|så\s+här)\b(?!\s+(?:ovan|nedan|i\b))"),
        0.9,
    ),
    _Form(re.compile(rf"^{_SUBJECT}{_REST}\s+(?:är|används\s+\w*\s?som)\s+(?:en|ett|den|det)?\s*{_NAMING}"), 0.9),
    _Form(re.compile(rf"^{_SUBJECT}\s+är\s+(?:ett|en)\s+\w+\s+och\s+\w*\s?\w+\s+för\b"), 0.7),
    _Form(
        re.compile(
            r"(?:^|\s)(?:Begrepp(?:et|en)|Term(?:en|erna)|Ordet|Uttrycket|Benämningen)\s+"
            rf"{_TERM}{_PLACE}\s+(?:används(?=\s+(?:\w+\s+)?(?:när|om|för|som))|innefattar|omfattar"
            r"|inkluderar|innebär|betyder|betecknar|avser|beskriver|syftar|står\s+för|motsvarar|är\s+e)"
        ),
        0.9,
    ),
    _Form(
        re.compile(rf"(?:^|\s)I\s+begreppet\s+{_TERM}\s+(?:ingår|inkluderas|innefattas|exkluderas)\b"),
        0.75,
    ),
    _Form(
        re.compile(
            rf"(?:^|\s)(?:Som|Till)\s+{_TERM}\s+(?:räknas|anses|avses)\s+(?=\w+)(?!in\b|upp\b|om\b)"
        ),
        0.7,
    ),
    _Form(re.compile(rf"(?:^|\s)föreligger\s+{_TERM}\s+(?:när|om)\b"), 0.7),
    _Form(re.compile(r"^(?:En|Ett)\s+(?:person|patient|brukare|individ|anläggning|verksamhet|produkt)\s+"
                     r"(?:är|anses)\s+(?P<term>[a-zåäö-]{6,40})\s+(?:om|när)\b"), 0.7),
    _Form(re.compile(rf"^{_SUBJECT}\s+(?:betyder|betecknar|står\s+för)\s"), 0.65, weak=True),
)

_WEAK_VERB = re.compile(
    r"\s(?:(?:här|vanligen|oftast|generellt)\s)?(?:(?P<means>innebär(?=\s(?:att|en|ett|den|det|enligt))"
    r"|avser(?=\s(?:att|en|ett|den|det|de|sådan|alla)\b)|syftar\spå|handlar\som|går\sut\spå)"
    r"|(?P<is>är(?=\s(?:en|ett|den|det|de|när|att|ämnen|gaser|varor|personer|\w+\s\w+\ssom)\s|\s\w+\s(?:\w+\s){0,3}som\b))"
    r"|(?P<holds>omfattar|består\sav|beskrivs\ssom|utgörs\sav|kännetecknas\sav|bygger\spå))\b"
)
_AFTER_MEANS = re.compile(
    r"\s(?:(?:att\s)?(?:inte|dock|också|även|alltså|därmed|ofta|oftast|bland annat|samtidigt|således"
    r"|ytterligare|dessutom|detta|dessa|den\s(?:här|största|vanligaste)|vidare)\b"
    r"|(?:en|ett|att\s(?:fler|det|den|de|man|många|andelen|antalet))\s(?:\w+\s)?(?:risk|ökad\w*|minskad\w*|ökning"
    r"|minskning|förbättr\w+|försämr\w+|utmaning\w*|förändr\w+|möjlighet\w*|skillnad\w*|större|mindre|högre|lägre)\b)"
)
_GENUS = re.compile(
    r"\s(?P<article>en|ett|den|det|de|sådan\w*)?\s?(?P<phrase>(?:[\w-]+(?:,|\soch|\seller)?\s){0,5}?[\w-]+?)"
    r"(?P<apart>\s(?:som|där|för\satt|för|med|av|i\sform|vid|inom|till|om|enligt|när|i|på|mellan|mot|utan|vars|från|så|genom|och|,))"
)
_BEGINS_ANEW = re.compile(r"(?<=[^\s.])\s(?=(?:En|Ett)\s[a-zåäö]|[A-ZÅÄÖ][\w-]{3,})")
_QUOTED = re.compile(r"[”\"“’']\s*[^”\"“’']{2,60}[”\"“’']")


def in_sentence(text: str, *, heading: str = "", first: bool = False) -> Iterator[Found]:
    """Yield the terms that the sentence defines, surest form first.

    ``heading`` is the heading it stands under; ``first`` tells whether it is the first there.
    """
    seen: set[str] = set()
    for form in _STRONG:
        for match in form.pattern.finditer(text):
            found = _found(text, match.start("term"), match.end("term"), form.weight)
            if found and not (form.weak and _unfit(found.term)) and found.term not in seen:
                seen.add(found.term)
                yield found
    if seen:
        return
    if (found := _weak(text, heading, first)) is not None:
        yield found


def _found(text: str, start: int, end: int, weight: float) -> Found | None:
    raw = _last_beginning(text[start:end]) if start == 0 else text[start:end]
    term = noun_phrases.clean(raw)
    if not term or weight < ENOUGH:
        return None
    names = abbreviations.beside(raw + _aside(text, end))
    return Found(term, names, weight)


def _aside(text: str, end: int) -> str:
    match = re.match(r"\s*\([^)]{1,80}\)", text[end:])
    return match[0] if match else ""


def _last_beginning(subject: str) -> str:
    """Return the subject without a heading that runs into its sentence.

    "Hälsosamt åldrande bland äldre Ett hälsosamt åldrande": the last beginning whose word the text
    before has already, or that an article begins.
    """
    for match in reversed(list(_BEGINS_ANEW.finditer(subject))):
        rest, before = subject[match.end() :], subject[: match.start()]
        word = rest.split(" ")[0]
        article = word in {"En", "Ett"}
        if article or word[:5].casefold() in before.casefold():
            return rest
    return subject


def _unfit(term: str) -> bool:
    return noun_phrases.is_definite(term) or noun_phrases.is_empty_head(term)


def _weak(text: str, heading: str, first: bool) -> Found | None:
    verb = _WEAK_VERB.search(text, 0, LONGEST_SUBJECT + 40)
    if verb is None or verb.start() > LONGEST_SUBJECT:
        return None
    raw = _last_beginning(text[: verb.start()])
    term = noun_phrases.clean(raw)
    if not term or len(term.split()) > 6 or "," in term or noun_phrases.is_empty_head(term):
        return None
    weight = _of_verb(verb, text) + _of_subject(raw, term) + _of_place(term, heading, first)
    return _found_weak(raw, term, weight)


def _found_weak(raw: str, term: str, weight: float) -> Found | None:
    if weight < ENOUGH - 1e-9:
        return None
    return Found(term, abbreviations.beside(raw), min(weight, 0.85))


def _of_verb(verb: re.Match[str], text: str) -> float:
    after = text[verb.end() :]
    if verb["means"]:
        if _AFTER_MEANS.match(after):
            return 0.0
        return 0.5 if after.startswith((" att ", " en ", " ett ", " enligt ")) else 0.4
    if verb["holds"]:
        return 0.3
    return _of_genus(after)


def _of_genus(after: str) -> float:
    """Return how much "är en …" looks like a genus and what sets it apart."""
    match = _GENUS.match(after)
    if match is None:
        return 0.1
    words = match["phrase"].casefold().replace(",", "").split()
    if not words or set(words) & lists.words("definition_not_genus.txt"):
        return 0.0
    if words[0] in {"som", "att"} or words[0].isdigit():
        return 0.1
    weight = 0.25 if match["article"] in {"en", "ett"} else 0.15
    known = lists.words("definition_genus.txt")
    if any(word in known or word.endswith(_long_endings()) for word in words):
        weight += 0.25
    return weight + (0.1 if match["apart"].strip() in {"som", "där", "för att", "i form", "vars"} else 0.0)


def _long_endings() -> tuple[str, ...]:
    return tuple(word for word in lists.endings("definition_genus.txt") if len(word) > 3)


def _of_subject(raw: str, term: str) -> float:
    if _QUOTED.search(raw) or re.match(r"\W*Begreppet\b", raw):
        return 0.25
    if re.match(r"\W*(?:\d+\s?[a-z]?\s?§\s*)?(?:En|Ett)\s", raw):
        return 0.2
    if re.match(r"\W*(?:Den|Det|De)\s", raw) or noun_phrases.is_definite(term):
        return -0.2
    return 0.15 if noun_phrases.is_name(term) or term[:1].isupper() else 0.0


def _of_place(term: str, heading: str, first: bool) -> float:
    weight = 0.05 if first else 0.0
    head = term.casefold()
    if head in heading.casefold() or head[:-2] in heading.casefold() and len(head) > 6:
        weight += 0.15
    return weight
