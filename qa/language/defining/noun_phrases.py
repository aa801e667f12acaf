"""Which words are a term: a noun phrase without what stands around it."""

import re
from functools import lru_cache

from qa.language import lemmas
from qa.language.defining import lists

LONGEST = 90  # characters
MOST_WORDS = 9
SHORTEST_END = 5  # letters of an inflected noun that a compound ends in

_WORD = re.compile(r"[^\W_]+(?:[-/.:’'–][^\W_]+)*")
_NUMBERING = re.compile(
    r"^(?:[\s•●▪■–—*-]+|\(?\d{1,3}(?:\.\d+)*[.)]\s+|\d{1,3}\s?[a-z]?\s?§§?\s*|\d{1,3}\s(?=[A-ZÅÄÖ])"
    r"|[a-zåäö]\)\s*|[A-Z]\.\s+|\d+\s+kap\.\s*|\([A-ZÅÄÖ-]+ \d{4}:\d+\)\s*)+"
)
_ARTICLE = re.compile(
    r"^(?:(?:(?:det|den|en|ett)\s+)?(?:begrepp(?:et|en)?|term(?:en|erna)?|ordet|orden|uttryck(?:et|en)"
    r"|benämningen|beteckningen|noteringen|förkortningen)|(?:en|ett|den|det|de)\s+(?:så\s+kallad\w*|s\.\s?k\.)"
    r"|en|ett|den|det|de)\s+",
    re.IGNORECASE,
)
_QUOTES = "\"'”’“„»«‘"
_AMENDED = re.compile(r"\s*\((?:[A-ZÅÄÖ-]+ )?\d{4}:\d+\)")
_NOTE_MARK = re.compile(
    r"(?<=[a-zåäö)])\s?(?:\[\d+(?:[,–-]\s?\d+)*\]|[¹²³⁴-⁹*]+|(?<=\w{3})\d{1,2})$"
)
_TAIL = re.compile(
    r"\s+(?:(?:i|enligt)\s+\d+\s?[a-z]?\s?(?:kap\.|§).*|(?:i|enligt|inom|vid)\s+(?:denna|detta|dessa|den\s+här|det\s+här|de\s+här)\b.*"
    r"|enligt\s.*|här|således|också|även|då|därmed|alltså|vanligen|oftast|ofta)$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"[,\s]+[(\[][^)\]]*[)\]]|^[(\[][^)\]]*[)\]]")
_BAD_SIGN = re.compile(
    r"^[-–]|\d\.\d\S*\s.*\s|[;!?=<>%…|/]\s|\.\s|,\s*$|:\s|\t|\s[-–]\s|[-–]$|\b(?:19|20)\d\d[–-]"
    r"|\s(?:Den|Det|De)\s[a-zåäö]"
)
_HELD = frozenset({"det", "den", "de"})
_HYPHENED = re.compile(r"\w+-\s(?:och|eller|samt)\s")
_DEFINITE = re.compile(
    r"(?:[aeio]rna|ingen|heten|ionen|ismen|iken|skapen|ället|andet|endet|ligen)s?$"
)


def clean(text: str) -> str:
    """Return the term in ``text`` bare of numbering, article, quotation marks and asides.

    Empty when what stays is no noun phrase: too long, or with words that no term has.
    """
    bare = _NOTE_MARK.sub("", _AMENDED.sub("", _NUMBERING.sub("", text.strip())).strip(" ,:–"))
    bare = _ASIDE.sub("", bare).strip(" ,:–" + _QUOTES)
    bare = _TAIL.sub("", _ARTICLE.sub("", bare)).strip(" ,:–" + _QUOTES)
    bare = bare.replace("”", "").replace('"', "")
    return bare if is_term(bare) else ""


def is_term(text: str) -> bool:
    """Tell whether the bare words may be a term: a noun phrase of at most nine words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(words) > MOST_WORDS or len(text) > LONGEST or _BAD_SIGN.search(text):
        return False
    parts = text.split(", ")
    if text.count("(") != text.count(")") or len(set(parts)) < len(parts):
        return False
    if not any(len(word) > 1 and any(sign.isalpha() for sign in word) for word in words):
        return text[:1].isalpha() and all(len(word) == 1 for word in words)
    if words[0] in lists.words("not_terms.txt") or leans(words[-1]):
        return False
    held = (  # "hjälpmedel för det dagliga livet"
        word
        for before, word in zip(("", *words), words, strict=False)
        if not (word in _HELD and leans(before))
    )
    return lists.words("not_inside.txt").isdisjoint(held)


def leans(word: str) -> bool:
    """Tell whether a noun phrase goes on after the word ("för", "och", "en")."""
    return word.casefold() in lists.words("leaning.txt")


def leads_on(word: str) -> bool:
    """Tell whether a sentence goes on after the word: it leans, or begins what no term begins."""
    return leans(word) or word.casefold() in lists.words("not_terms.txt")


def is_definite(term: str) -> bool:
    """Tell whether the head of a term stands in the definite form ("lagändringen")."""
    words = _WORD.findall(_HYPHENED.sub("", term))
    head = next((w for w in words[1:] if leans(w)), None)
    noun: str = words[words.index(head) - 1] if head else words[-1]
    if not noun.isalpha() or noun.isupper():
        return False
    word = noun.casefold()
    if _DEFINITE.search(word):
        return True
    if not word.endswith(("n", "t", "na", "ns", "ts")):
        return False
    return any(_is_inflected(form) for form in (word, _known_end(word)))


def _is_inflected(word: str) -> bool:
    lemma: str = _lemma(word)
    return lemma != word and word.startswith(lemma[:-1])


@lru_cache(maxsize=1 << 13)
def _known_end(word: str) -> str:
    """Return the longest end of a compound that the dictionary has ("färdighets-kraven")."""
    ends = (word[at:] for at in range(len(word) - SHORTEST_END + 1))
    return next(filter(lemmas.is_known, ends), word)


def is_empty_head(term: str) -> bool:
    """Tell whether the head is one of those that sentences tell of but seldom define ("andel")."""
    words = [word.casefold() for word in _WORD.findall(term)]
    names = lists.words("not_subjects.txt")
    plain = (words[0], words[-1]) if len(words) > 1 else (words[0],)
    return any(word in names or _lemma(word) in names for word in plain)


@lru_cache(maxsize=1 << 13)  # a lemma that is not in the dictionary costs some milliseconds
def _lemma(word: str) -> str:
    return lemmas.lemma(word)


def is_name(term: str) -> bool:
    """Tell whether the term is an abbreviation or a name written with capitals ("GRADE")."""
    return any(len(word) > 1 and word[1:] != word[1:].lower() for word in _WORD.findall(term))
