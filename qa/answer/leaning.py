"""How much a question leans on the ones before it: pronouns, ellipses, nouns that point back."""

import re
from functools import cache

from qa.answer.kinds import OPENERS, best, kinds
from qa.answer.tables import lines, patterns
from qa.answer.topics import groups
from qa.language import analysis, lemmas, lexicon
from qa.model import Kind

WHOLLY = 1.0
WEAK = 0.5
"""A question that could stand alone but seems to go on."""
HINT = 0.25
"""A question with a pronoun that may point back or only fill its place ("finns det …")."""
OPENS = re.compile(r"^\s*(?:och|men|även|samt|då|jaha|ok(?:ej)?)\b[\s,–-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_PHRASE = re.compile(
    r"^(?:(?:för|hos|om|vid|i|på|mot|med|efter|under|inom|enligt|bland|till|från|utan|av)\s+\S"
    r"|när\s+(?!(?:är|var|har|hade|ska|skall|kan|får|fick|måste|bör|blir|blev|gäller|börjar|upphör"
    r"|behöver|räknas|kom|infördes|träd\w+|\w+ades?)\b)\S|(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
"""A phrase or clause that completes another question; "när" and a verb open one of their own."""
ASKS = re.compile(r"[,–-]\s*(?:och\s+)?(?:vad|vem|vilk\w+|hur|när|var|varför)\b", re.IGNORECASE)
_HOW_ABOUT = re.compile(
    r"^\s*(?:(?:och|men)\s+)?(?:hur\s+(?:är|var|blir|ser|såg|gäller)\s+det\b|gäller\s+(?:det|samma)\b"
    r"|är\s+det\s+(?:samma|likadant)\b)",
    re.IGNORECASE,
)
_MODAL = r"(?:måste|ska|skall|kan|får|bör|vill|behöver|skulle|kunde|fick)"
_VERB = (
    r"(?:är|var|har|hade|gör|gjorde|blir|blev|gäller|gällde|gav|ger|fick|får|finns|sade|säger|skrev"
    r"|visar|visade|kom|går|ingår|kostar|tar|anser|ansåg|menar|använder|använde|rekommenderar)"
)
_AFTER = (
    r"(?:\s*[?.,!]|\s*$|\s+(?:vara|ha|bli|få|ges|göra|inte|också|även|med|för|hos|i|på|till|av|mot"
    r"|vid|då|där|en|ett|någon|något|några|fram|när|om|att|enligt)\b)"
)
_POINTS = re.compile(
    rf"""\b(?:dem(?!\s+som\b)|deras|dess|detta|dessa|denna|densamma|sådan[at]?|honom|henne|hennes)\b
      |\b(?:då|där|däri|därifrån|dit|däremot|dessutom|i\s+så\s+fall|annars)\s*[?.!,]*\s*$
      |^\s*(?:varför|hur|vad|när|var)\s+då\b
      |\b(?:{_MODAL}|{_VERB})\s+(?:de|dom|den|hon|han){_AFTER}(?!\s+som\b)
      |\b{_MODAL}\s+(?:de|dom)\s+\w+[as]\b(?!\s+(?:som|\w+[rn]a)\b)
      |\b(?:av|med|för|om|på|till|hos|i|mot|vid|under|kring|utan|efter|före)\s+(?:den|det|de|dom)\s*(?:[?.,!]|$)
      |\b(?:det|den|de)\b[^,]*(?<!vara)\s(?:för|om|på|med|till|av|mot)\s*\?\s*$
      |\b(?:innebär|betyder|kostar|tar|gjorde|gör|gav|ger|stämmer|menas|säger|sade)\s+det(?!\s+(?:som\b|att\b|\w+[ea]\s+\w)|\b.*\satt\s)
      |(?<!när\s)\b(?:är|var|gäller|blir)\s+det\s+(?:en|ett|någon|något|samma|också|även|så|inte|här|där)\b
      |\b(?:den|det|de)\s+(?:fortfarande|också|även|ändå|sedan|sen)\b
      |\bsäger\s+(?:den|de|det)\b|\b(?:den|det|de)\s*(?:då)?\s*[?.!]+\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_THEY = re.compile(
    r"\b(?:de|dom|den)\s+(?!som\b|här\b|där\b|så\b|mest\b|minst\b|\d|(?:två|fem|sex|sju|åtta|nio|tio)\b)"
    r"(?!\w+\s+som\b)(?!\w*[ae]\b)(?!(?<=den\s)\w*n\b)\w",
    re.IGNORECASE,
)
"""A pronoun: no adjective ("de äldre"), numeral ("de fyra") or noun ("den dagen") comes after."""
_SHE = re.compile(r"\b(?:hon|han|hen)\b", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:en|ett|någon|något|några|min|mitt|mina|vår|varje|som|man)\b", re.IGNORECASE
)
_MANY = re.compile(r"\b\w{3,}(?:or|na)\b|\b\w{3,}[ae]r\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(\w{5,}(?:en|et|an|rna|erna|arna|orna))\b", re.IGNORECASE)
_LIMITED = re.compile(
    r"\s(?:om|av|för|i|på|till|mellan|mot|som|vid|med|hos|från|ur|enligt|inom)\s", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:den|det|de|första|andra|senaste)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_NAME = re.compile(r"(?<=\w\s)[A-ZÅÄÖ]")
_NEXT_CLAUSE = re.compile(r"[,;:.!?–-]\s|\boch\s", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:innan|när|om|att|som|eftersom|medan|där|sedan|så)\s*$", re.IGNORECASE)


def leaning(text: str) -> float:
    """Return how much a question needs the ones before it: 0 not at all, 1 wholly."""
    if _HOW_ABOUT.search(text) or _points(text):
        return WHOLLY
    if OPENS.search(text):
        return WEAK if _is_whole(OPENS.sub("", text, count=1)) else WHOLLY
    if best(kinds(text)) is Kind.DEFINITION:
        return 0.0
    return _seeming(text)


def _seeming(text: str) -> float:
    """Return how much a question without a pronoun seems to go on: it names little of its own."""
    words, own = _WORD.findall(text), analysis.question_fields(text)[analysis.STEM]
    heavy = _heavy(text)
    if len(words) <= 4 and len(own) <= 1:
        return WHOLLY
    if _NAME.search(text):
        return 0.0
    if len(heavy) <= 1 and len(words) <= 7:
        return WEAK
    return WEAK if len(heavy) <= 3 and len(words) <= 8 and _has_known_thing(text) else 0.0


def phrase(text: str) -> str:
    """Return the phrase of "Och för unga då?", or nothing for a question with words of its own."""
    rest = bare(text)
    return rest if _PHRASE.match(rest) and "?" not in rest and not ASKS.search(rest) else ""


def bare(text: str) -> str:
    """Return what a question says without the words that only go on: "Och …", "… då?"."""
    rest = OPENS.sub("", text, count=1)
    return re.sub(r"\s*(?:då)?\s*[?.!]*\s*$", "", rest)


def _points(text: str) -> bool:
    """Tell whether a pronoun stands for something that the question itself does not name."""
    if any(not _named_before(text[: found.start()]) for found in _POINTS.finditer(text)):
        return True
    for found in _THEY.finditer(text):
        before = text[: found.start()]
        many = found[0].casefold().startswith(("de ", "dom"))
        named = _names_many(before) if many else bool(_ONE.search(before))
        if not (named or (_WITHIN.search(before) and _heavy(before))):
            return True
    she = _SHE.search(text)
    return bool(she and not _ONE.search(text[: she.start()]))


def _named_before(before: str) -> bool:
    """Tell whether a clause of the question has said what a pronoun after it stands for."""
    ends = [match.start() for match in _NEXT_CLAUSE.finditer(before)]
    return bool(ends) and bool(_heavy(before[: ends[-1]]))


def _names_many(text: str) -> bool:
    folded = text.casefold()
    return any(words.search(folded) for words in groups().values()) or any(
        not lemmas.lemma(word).endswith("a") or word.endswith(("or", "na"))
        for word in _MANY.findall(folded)
    )


def _is_whole(rest: str) -> bool:
    """Tell whether what follows an "och" is a question of its own, and no name or phrase."""
    words = _WORD.findall(rest.casefold())
    return len(words) > 3 and words[0] in {*OPENERS, "vad"} and not _PHRASE.match(rest)


def _has_known_thing(text: str) -> bool:
    """Tell whether a noun is spoken of as known, and is not the only one of its sort."""
    unique = patterns("unique.tsv")["unique"]
    folded = text.casefold()
    return any(
        lemmas.lemma(found[1]) != found[1]
        and not unique.search(found[1])
        and not _ARTICLE.search(folded[: found.start()])
        and not _LIMITED.search(folded[found.end() :])
        for found in _DEFINITE.finditer(folded)
    )


def _heavy(text: str) -> set[str]:
    """Return the stems that say what a question is about."""
    return set(analysis.fields(text)[analysis.STEM]) - _light()


@cache
def _light() -> frozenset[str]:
    """Return the stems of words that say little of what a question is about."""
    text = " ".join(lines("light_words.txt"))
    asks = " ".join(lexicon.words("question_words.txt"))
    return frozenset(analysis.fields(f"{text} {asks}")[analysis.STEM])
