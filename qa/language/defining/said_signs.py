"""The signs in what is said of a candidate: its genus, what sets it apart, what tells against."""

import re
from collections.abc import Iterator

from qa.language.defining import nouns
from qa.language.defining.candidates import ASIDES, Candidate

EARLY = 90  # characters of what is said, where figures and comparisons tell
_ARTICLES = {
    "en": "indefinite",
    "ett": "indefinite",
    "den": "definite",
    "det": "definite",
    "de": "definite",
    "": "bare",
}
_GENUS = re.compile(
    r"\s(?:(?:fråga\som|till\sexempel|t\.ex\.|exempel\spå)\s)?(?P<article>en|ett|den|det|de|sådan\w*|varje|alla|all|allt)?\s?"
    r"(?P<phrase>(?:[\w-]+(?:,|\soch|\seller)?\s){0,5}?[\w-]+?)"
    r"(?P<apart>\s(?:som|där|för\satt|för|med|av|i\sform|vid|inom|till|om|enligt|när|då|i|på|mellan"
    r"|mot|utan|vars|från|så|genom|över|under|vilk\w+|att|hos|kring)\b|[,.(:;]|$)"
)
_SETS_APART = frozenset(
    {"som", "där", "för att", "i form", "vars", "genom", "när", "då", "över", "vilken"}
)
_THAT = re.compile(r"\s(?:(?:här|i regel|bland annat|till exempel|exempelvis|bl\.a\.)\s)?att\b")
_HOW = re.compile(
    r"\s(?:hur|vad|om|när|då|andel\w*|antal\w*|summan|skillnaden|kvoten|medelvärdet)\b"
)
_QUANTITY = re.compile(
    r"\s(?:hur|(?:den\s|det\s)?(?:[\w-]+\s)?(?:kostnad|antal|andel|inkomst|summa|skillnad|kvot|förhållande|mängd|medelvärde|del)\w*)\b"
)
_ADVERB = re.compile(
    r"\s(?:(?:en|ett|att)\s)?(?:inte|dock|också|även|alltså|därmed|ofta|oftast|samtidigt|således|bara|endast|ytterligare"
    r"|dessutom|därför|fortfarande|ännu|numera|särskilt|mycket|mer|mest|ganska|lika|desto|så|bland|främst|framför"
    r"|fler|flera|olika|många|två|tre|fyra|fem|sex|i\sgenomsnitt|till|detta|dessa|vidare|något|nästan|betydligt|generellt)\b"
)
_CHANGE = re.compile(
    r"\b(?:ök(?:ad|ade|ar|at|ning\w*)|minsk(?:ad|ade|ar|at|ning\w*)|förbättr\w+|försämr\w+|oförändra\w+"
    r"|risk(?:en|er)?|utmaning\w*|skillnad\w*|nedgång\w*|uppgång\w*|högre|lägre|större|mindre|fler|färre|bättre|sämre|vanligare)\b"
)
_FIGURE = re.compile(r"\d|\bprocent\b|\bkronor\b")
_SUPERLATIVE = re.compile(
    r"(?<!\bi\s)\b(?:\w+aste|största|minsta|högsta|lägsta|bästa|sämsta|flesta?|äldsta|främsta"
    r"|viktigaste|störst|högst|lägst|vanligast)\b"
)
_RANKED = re.compile(r"\w+aste|största|minsta|högsta|lägsta|sämsta|flesta|äldsta|främsta")
_FOR_EXAMPLE = re.compile(
    r"\b(?:till exempel|t\.\s?ex\.|bland annat|bl\.\s?a\.|exempelvis|exempel på)"
)
_LOOSE = re.compile(
    r"\b(?:som|där|vars)\s(?:[\w-]+\s){0,3}?(?:ibland|i\svissa\sfall|numera|idag|kan\serbjuda|har\s(?:blivit|fått|satsat|lagts)"
    r"|svarar\sför|drabbar|drabbat|är\s(?:relativt|mycket|ganska|särskilt|vanlig\w*)|ökar|minskar)\b"
)
_COUNTED = re.compile(
    r"\s(?:(?:totalt|sammanlagt|hela|samtliga|tre|fyra|fem|sex|sju|åtta|nio|tio|två|\d+)\s)"
)
_DUTY = re.compile(r"\b(?:ska|skall|bör|måste|får|kan)\b")
_PARTICIPLE = re.compile(
    r"\s(?:\w+\s){0,2}?\w+(?:ad|ade|at|dd|tt|lig|ligt|liga|ig|igt|iga|nde|bar|bara|sam|samma|ell|ella|iv|iva|ag|aga|na)\b(?!\s\w+\s(?:som|där|vars)\b)"
)
_SHOWS = re.compile(
    r"\b(?:mått|skala|index|indikator|test|metod|frågeformulär|instrument|modell|kvot|värde)\w*\s(?:på\s\w+|(?:som|för\satt)\s"
    r"(?:\w+\s)?(?:visa|ange|mäta|beskriv|bedöm|avse|uttryck|identifier)\w*)"
)
_LATER = re.compile(r"\b(?:som|där|vars|genom vilk\w+|för att)\b")
_APART = re.compile(r"\b(?:som|där|vars|när|då|vid|enligt|för)\b")
_EARLY_SIGNS = (
    ("said change", _CHANGE),
    ("said figure", _FIGURE),
    ("said superlative", _SUPERLATIVE),
    ("said example", _FOR_EXAMPLE),
    ("said duty", _DUTY),
    ("said loosely", _LOOSE),
)


def of(candidate: Candidate) -> Iterator[str]:
    """Yield the names of the signs in what is said of the candidate."""
    said, early = candidate.said, candidate.said[:EARLY]
    aside = candidate.form in ASIDES
    if aside and tells_quantity(candidate):
        yield "aside quantity"
    if _COUNTED.match(said):
        yield "said counted"
    if _ADVERB.match(said):
        yield "said adverb"
    elif _THAT.match(said):
        yield "said that"
    elif _HOW.match(said):
        yield "said how"
        yield "aside measured" if aside else "subject measured"
    else:
        yield from _of_genus(candidate, early)
    yield from (name for name, pattern in _EARLY_SIGNS if pattern.search(early))


def tells_quantity(candidate: Candidate) -> bool:
    """Tell whether what is said begins with a quantity ("kostnaden i förhållande till …")."""
    return _QUANTITY.match(candidate.said) is not None


def _of_genus(candidate: Candidate, early: str) -> Iterator[str]:
    match = _GENUS.match(candidate.said)
    if match is None:
        yield "genus none"
        return
    words = match["phrase"].casefold().replace(",", "").split()
    kind = _ARTICLES.get(match["article"] or "", "every")
    judged = any(map(nouns.is_judgement, words)) or any(map(_RANKED.fullmatch, words))
    known = any(map(nouns.is_kind, words))
    apart = _is_apart(match["apart"].strip()) or _LATER.search(early) is not None
    yield f"genus {kind}"
    yield "apart clause" if apart else "apart other"
    if judged or known:
        yield "genus judged" if judged else "genus known"
    if nouns.heads(candidate.term, words):
        yield "genus in term"
        if _APART.search(early):
            yield "genus in term apart"
    if apart and not judged and (kind != "bare" or known):
        yield f"genus {kind} apart"
    if _SHOWS.search(early):
        yield "genus shows"
    if not match["article"] and _PARTICIPLE.match(candidate.said):
        yield "genus quality"


def _is_apart(word: str) -> bool:
    return word in _SETS_APART or word.startswith("vilk")
