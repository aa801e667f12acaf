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
MOST_BESIDE = 0.45  # what the subject and its place can add to a weak form
MOST_WORDS = 6
MOST_BEFORE = 10
KIND_IN_TERM = 0.3  # "brandfarliga gaser är gaser som …"


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a sentence defines, its other names there, how sure, and whether it goes on."""

    term: str
    synonyms: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Form:
    """A pattern with the group ``term``, the words one of which it has, and how sure it is."""

    words: tuple[str, ...]
    pattern: re.Pattern[str]
    weight: float
    weak: bool = False


_TERM = r"(?P<term>[^;!?\t]{1,110}?)"
_SUBJECT = r"(?P<term>[^;!?\t:]{1,130}?)"
_PLACE = r"(?:\s+(?:här|där|då|(?:i|enligt|vid)\s(?:denna|detta|dessa|den|det)\b[^,;:]{0,60}?))?"
_HERE = r"(?:i|vid|enligt|för)\s[^,;:]{2,80}?"
_REST = r"(?:\s+(?:här|vanligen|oftast|alltså|generellt|traditionellt|i korthet|kortfattat))?"
_NO_REFERENCE = (
    r"(?!\s+(?:(?:i|enligt)\s+(?:\d|första|andra|tredje|fjärde|[^\s]+\s+(?:stycket|punkten)|bilaga)"
    r"|inte|även|också|detsamma|samma)\b)"
)
_THING = r"(?=\s+(?:en|ett|den|det|de|att|när|om|sådan\w*|varje|alla|all|allt|hur|vad|person\w*|någon|något|[”\"]))"
_NAMING = (
    r"(?:annat\s+(?:ord|namn|uttryck)\b|(?:\w+\s+){0,2}?(?:samlings|paraply)\w+|(?:\w+\s+)?benämning\w*"
    r"|(?:\w+\s+)?beteckning\w*|begrepp\s+(?:som|för)|samlande\s+\w+|uttryck\s+för\s+att"
    r"|(?:engelsk|latinsk|svensk)\w*\s+(?:ord|term|förkortning|benämning|översättning)\w*"
    r"|(?:en\s+)?förkortning\w*|(?:\w+\s+){0,2}?term(?:en)?\s+(?:för|som))\b"
)

_AVSES = ("avses", "menas", "förstås", "menar", "avser")

_STRONG = (
    _Form(
        _AVSES,
        re.compile(
            rf"(?:^|[\s(])Med\s+{_TERM}{_PLACE}\s+(?:avses|menas|förstås|menar\s+\w+"
            rf"|avser\s+(?:vi|\w+en))\b{_NO_REFERENCE}"
        ),
        0.9,
    ),
    _Form(
        _AVSES[:3],
        re.compile(
            rf"(?:^|\s){_HERE}\s(?:avses|menas|förstås)\s+(?:här\s+)?med\s+{_TERM}"
            rf"(?:\s*:\s|,?{_THING})",
            re.IGNORECASE,
        ),
        0.85,
    ),
    _Form(
        ("defin",),
        re.compile(
            rf"(?:^|\s)(?:Enligt|I|Av)\s[^,;]{{2,80}}?\sdefinieras\s+{_TERM}\s+"
            r"(?:som|enligt\s+följande|så\s+här)\b"
        ),
        0.95,
    ),
    _Form(
        ("definition",),
        re.compile(
            rf"Enligt?\s[^,;.]{{2,60}}\sdefinition\s+är\s+{_TERM}\s+(?=(?:en|ett|det|den)\s)"
        ),
        0.9,
    ),
    _Form(
        ("definier",),
        re.compile(
            rf"^{_SUBJECT}{_PLACE}{_REST}\s+(?:definieras|definierats|kan\s+definieras)\b"
            r"[^.;]{0,60}?\b(?:som|enligt\s+följande|så\s+här)\b(?!\s+(?:ovan|nedan|i\b))"
        ),
        0.9,
    ),
    _Form(
        (
            "amlings",
            "araply",
            "eteckning",
            "enämning",
            "begrepp",
            "uttryck",
            "förkortning",
            "annat ",
            "översättning",
            " term",
        ),
        re.compile(
            rf"^{_SUBJECT}{_REST}\s+(?:är|används\s+\w*\s?som)\s+(?:en|ett|den|det)?\s*{_NAMING}"
        ),
        0.9,
    ),
    _Form(
        ("egrepp", "erm", "Ordet", "Uttrycket", "Benämningen"),
        re.compile(
            r"(?:^|\s)(?:Begrepp(?:et|en)|Term(?:en|erna)|Ordet|Uttrycket|Benämningen)\s+"
            rf"{_TERM}{_PLACE}\s+(?:används(?=\s+(?:\w+\s+)?(?:när|om|för|som))|innefattar|omfattar"
            r"|inkluderar|innebär|betyder|betecknar|avser|beskriver|syftar|står\s+för|motsvarar"
            r"|är\s+(?:en|ett))\b"
        ),
        0.9,
    ),
    _Form(
        ("begreppet",),
        re.compile(
            rf"(?:^|\s)I\s+begreppet\s+{_TERM}\s+(?:ingår|inkluderas|innefattas|exkluderas)\b"
        ),
        0.75,
    ),
    _Form(
        ("räknas", "anses", "avses"),
        re.compile(
            rf"(?:^|\s)(?:Som|Till)\s+{_TERM}\s+(?:räknas|anses|avses)\s"
            r"(?!(?:in|upp|om|inte|bara|endast|enbart|också|även)\b)"
        ),
        0.7,
        weak=True,
    ),
    _Form(
        ("föreligger",),
        re.compile(rf"(?:^|\s)föreligger\s+(?=(?:en|ett)\s){_TERM}\s+(?:när|om)\b"),
        0.7,
    ),
    _Form(
        ("ska med", "skall med", "bör med"),
        re.compile(
            rf"\b(?:ska|skall|bör)\s+med\s+{_TERM}\s+(?:avses|förstås|menas)\s"
            r"(?!(?:inte|även|också|i)\b)"
        ),
        0.9,
    ),
    _Form(
        ("Indikator", "Mått", "Index"),
        re.compile(
            rf"(?:^|\s)(?:Indikatorn|Måttet|Indexet)\s+{_TERM}\s+(?:beskriver|visar|anger|mäter|avser)\s"
            r"(?=(?:andel|antal|hur|om|den|det|vilk)\w*\s)"
        ),
        0.75,
    ),
    _Form(
        ("kallas", "benämns"),
        re.compile(
            rf"^{_SUBJECT}\s(?:kallas|benämns)\s(?:(?:här|i\s[^,]{{2,30}})\s)?(?=(?:en|ett|den|det)\s)"
        ),
        0.65,
        weak=True,
    ),
    _Form(
        ("kallas", "benämns"),
        re.compile(
            r"^(?!(?:Den|Det|De)\s\w*(?:are|re|)\s?(?:kallas|benämns))[^.;]{8,}?\s(?:kallas|benämns)"
            r"(?:\s(?:ofta|även|också|ibland|här|vanligen))?(?:\sför)?\s[”\"]?"
            r"(?P<term>(?!in\b|till\b|ut\b)[^.,;:()”\"]{3,60}?)[”\"]?(?=\soch\s|[.,;]|\s\[|\s\(|$)"
        ),
        0.62,
    ),
    _Form(
        (" så kalla",),
        re.compile(
            r"\bså\skalla\w+\s(?P<term>[^.,;:()]{4,50}?),?\ssom\s(?:enkelt\s)?(?:är|innebär|kan\sbeskrivas"
            r"|består|beskriver|definieras)\b"
        ),
        0.65,
    ),
    _Form(
        (" så kalla",),
        re.compile(
            r"^[A-ZÅÄÖ][^.,;:]{10,90},\s(?:den|det|de|en|ett)?\s?så\skalla\w+\s"
            r"(?P<term>[^.,;:()]{4,50}?)(?=[,.])"
        ),
        0.62,
    ),
    _Form(
        ("som innebär",),
        re.compile(
            r"\s(?:är|kallas|begreppet|metoden|modellen|utgörs\s+av)\s(?P<term>[^\W\d][^.,;:()]{4,50}?),?\s"
            r"som\sinnebär\satt\b"
        ),
        0.62,
        weak=True,
    ),
    _Form(
        ("det vill säga", "dvs", "d.v.s"),
        re.compile(
            r"(?P<term>(?:[^\W\d]+(?:ande|ade|isk|iska|liga|ig|iga|lig|ligt|igt|t)\s)?[^\W\d]{6,}),?\s\(?"
            r"(?:det\svill\ssäga|dvs\.?|d\.v\.s\.)\s(?=hur\s(?:stor|många|länge|ofta|lång)|den\s(?:del|tid|andel)\s"
            r"|andelen\s|antalet\s|[^\W\d]{4,}\s(?:\w+\s)?som\s|(?:en|ett)\s)"
        ),
        0.62,
    ),
    _Form(
        ("det vill säga", "dvs", "d.v.s"),
        re.compile(
            r"(?:\s(?:är|utgörs\s+av|kallas)|\bså\s+kallad[et]?)\s+(?P<term>[a-zåäö-]{4,}"
            r"(?:\s[a-zåäö-]{4,}){0,2}),?\s+(?:det\s+vill\s+säga|dvs\.?|d\.v\.s\.)\s"
            r"(?!(?:att|även|inte|om|när|i|på|den|det|de)\b)"
        ),
        0.65,
        weak=True,
    ),
    _Form(
        ("person", "patient", "brukare", "individ", "anläggning", "verksamhet", "produkt"),
        re.compile(
            r"^(?:En|Ett)\s+(?:person|patient|brukare|individ|anläggning|verksamhet|produkt)\s+"
            r"(?:är|anses)\s+(?P<term>[a-zåäö-]{6,40})\s+(?:om|när)\b"
        ),
        0.7,
    ),
    _Form(
        ("betyder", "betecknar", "står för"),
        re.compile(
            rf"^(?:{_SUBJECT}\s+(?:betyder|betecknar)|(?P<short>[A-ZÅÄÖ]{{2}}[\w-]{{0,8}})\s+står\s+för)\s(?!\w*\s?(?:mycket|mer|också|även|inte)\b)"
        ),
        0.65,
        weak=True,
    ),
)
_WEAK_WORDS = (
    " innebär",
    " avser ",
    " syftar ",
    " handlar om",
    " går ut ",
    " är ",
    " omfattar",
    " består av",
    " beskrivs",
    " utgörs",
    " kännetecknas",
    " bygger på",
)

_WEAK_VERB = re.compile(
    r"\s(?:(?:här|vanligen|oftast|generellt)\s)?(?:(?P<means>innebär(?=\s(?:att|en|ett|den|det|enligt|\w+(?:ning|ande|ende|else|het|vård|stöd)(?:ar|er)?\s))"
    r"|avser(?=\s(?:att|en|ett|den|det|de|sådan|alla)\b)|syftar\spå|handlar\som|går\sut\spå)"
    r"|(?P<is>är(?=\s(?:en|ett|den|det|de|när|att|[^\W\d]+(?:\s(?:och|eller)\s\w+)?\s(?:[^\W\d]+\s){0,3}(?:som|där|vars)\b)))"
    r"|(?P<holds>omfattar|består\sav|beskrivs\ssom|utgörs\sav|kännetecknas\sav|bygger\spå))\b"
)
_AFTER_MEANS = re.compile(
    r"\s(?:(?:flera|olika|många|mer|mycket|två|tre)\b|(?:att\s)?(?:inte|dock|också|även|alltså|därmed|ofta|oftast|bland annat|samtidigt|således"
    r"|ytterligare|dessutom|detta|dessa|den\s(?:här|största|vanligaste)|vidare)\b"
    r"|(?:en|ett|att\s(?:fler|det|den|de|man|många|andelen|antalet))\s(?:\w+\s)?(?:risk|ökad\w*|minskad\w*|ökning"
    r"|minskning|förbättr\w+|försämr\w+|utmaning\w*|förändr\w+|möjlighet\w*|skillnad\w*|större|mindre|högre|lägre)\b)"
)
_GENUS = re.compile(
    r"\s(?P<article>en|ett|den|det|de|sådan\w*)?\s?(?P<phrase>(?:[\w-]+(?:,|\soch|\seller)?\s){0,5}?[\w-]+?)"
    r"(?P<apart>\s(?:som|där|för\satt|för|med|av|i\sform|vid|inom|till|om|enligt|när|i|på|mellan|mot|utan|vars|från|så|genom|och)\b|,|\.)"
)
_BEGINS_ANEW = re.compile(r"(?<=[^\s.])\s(?=(?:En|Ett)\s[a-zåäö]|[A-ZÅÄÖ][\w-]{3,})")
_QUOTED = re.compile(r"[”\"“’']\s*[^”\"“’']{2,60}[”\"“’']")


def in_sentence(text: str, *, heading: str = "", first: bool = False) -> Iterator[Found]:
    """Yield the terms that the sentence defines, surest form first.

    ``heading`` is the heading it stands under; ``first`` tells whether it is the first there.
    """
    seen: set[str] = set()
    for form in _STRONG:
        if not any(word in text for word in form.words):
            continue
        for match in form.pattern.finditer(text):
            found = _found(text, match.start("term"), match.end("term"), form.weight)
            if found and not (form.weak and _unfit(found.term)) and found.term not in seen:
                seen.add(found.term)
                yield found
    if seen:
        return
    if any(word in text for word in _WEAK_WORDS):
        found = _weak(text, heading, first)
        if found is not None:
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
        if before.split(" ")[-1] in noun_phrases.LEANING:
            continue
        if article or word[:5].casefold() in before.casefold():
            return rest
    return subject


def _unfit(term: str) -> bool:
    return noun_phrases.is_definite(term) or noun_phrases.is_empty_head(term)


def _weak(text: str, heading: str, first: bool) -> Found | None:
    verb = _WEAK_VERB.search(text, 0, LONGEST_SUBJECT + 40)
    if verb is None or verb.start() > LONGEST_SUBJECT:
        return None
    weight = _of_verb(verb, text)
    raw = _last_beginning(text[: verb.start()])
    if (
        not weight
        or weight + MOST_BESIDE + KIND_IN_TERM < ENOUGH
        or not (term := noun_phrases.clean(raw))
    ):
        return None
    weight += _of_subject(raw, term) + _of_place(term, heading, first)
    weight += KIND_IN_TERM if verb["is"] and _has_kind(text[verb.end() :], term) else 0.0
    if (
        weight < ENOUGH - 1e-9
        or len(raw.split()) > MOST_BEFORE
        or len(term.split()) > MOST_WORDS
        or "," in term
        or _unfit_head(raw, term)
    ):
        return None
    return Found(term, abbreviations.beside(raw), min(weight, 0.85))


def _has_kind(after: str, term: str) -> bool:
    """Tell whether the term ends in the very noun it is said to be ("hjälpmedel är medel som")."""
    match = _GENUS.match(after)
    head = term.casefold().split(" ")[-1]
    return match is not None and any(
        len(word) > 3 and head.endswith(word) for word in match["phrase"].casefold().split()
    )


def _unfit_head(raw: str, term: str) -> bool:
    return noun_phrases.is_empty_head(term) and not _QUOTED.search(raw)


def _of_verb(verb: re.Match[str], text: str) -> float:
    after = text[verb.end() :]
    if verb["means"]:
        if _AFTER_MEANS.match(after):
            return 0.0
        return 0.5 if after.startswith((" att ", " en ", " ett ", " enligt ")) else 0.45
    if verb["holds"]:
        return 0.25
    return _of_genus(after)


def _of_genus(after: str) -> float:
    """Return how much "är en …" looks like a genus and what sets it apart."""
    match = _GENUS.match(after)
    if match is None:
        return 0.1
    words = match["phrase"].casefold().replace(",", "").split()
    if not words or any(_is_judgement(word) for word in words):
        return 0.0
    if words[0] in {"som", "att"} or words[0].isdigit():
        return 0.1
    weight = 0.25 if match["article"] in {"en", "ett"} else 0.15
    known = lists.words("definition_genus.txt")
    if any(word in known or word.endswith(_long_endings()) for word in words):
        weight += 0.25
    return weight + (
        0.1 if match["apart"].strip() in {"som", "där", "för att", "i form", "vars"} else 0.0
    )


def _is_judgement(word: str) -> bool:
    """Tell whether the word says what one thinks of a thing ("viktig", "viktigt", "viktiga")."""
    judgements = lists.words("definition_not_genus.txt")
    return word in judgements or (word[-1:] in {"a", "t", "e"} and word[:-1] in judgements)


def _long_endings() -> tuple[str, ...]:
    return tuple(word for word in lists.endings("definition_genus.txt") if len(word) > 3)


def _of_subject(raw: str, term: str) -> float:
    if _QUOTED.search(raw) or re.match(r"\W*Begreppet\b", raw):
        return 0.25
    if re.match(r"\W*(?:\d+\s?[a-z]?\s?§\s*)?(?:En|Ett)\s", raw):
        return 0.2
    if re.match(r"\W*(?:Den|Det|De)\s", raw) or noun_phrases.is_definite(term):
        return -0.3
    return 0.15 if noun_phrases.is_name(term) or term[:1].isupper() else 0.0


def _of_place(term: str, heading: str, first: bool) -> float:
    weight = 0.05 if first else 0.0
    head = term.casefold()
    if head in heading.casefold() or head[:-2] in heading.casefold() and len(head) > 6:
        weight += 0.15
    return weight
