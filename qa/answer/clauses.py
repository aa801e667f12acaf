"""Where a verb stands among the words of a question, and what is a clause."""

import re

from qa.language import lemmas, word_classes

FINITE = re.compile(
    r"\b(?:är|var|har|hade|ska|skall|kan|får|fick|måste|bör|vill|blir|blev|gör|gäller|finns|går|ger"
    r"|behöver|vad|vem|vems|vilk\w+|hur|varför|vet|räknas|menas|heter)\b",
    re.IGNORECASE,
)
"""Verbs in a form that makes a clause, and the words that ask."""
_TENSES = ("r", "as", "es", "de", "te")


def before_verb(phrase: str) -> str:
    """Return "mot ensamhet" of "mot ensamhet fungerar"; nothing when the verb comes at once."""
    first, *rest = re.finditer(r"\S+", phrase)
    stop = next((word.start() for word in rest if _is_verb(word[0].casefold())), len(phrase))
    kept = phrase[:stop].rstrip()
    return kept if len(kept) > len(first[0]) else ""


def is_clause(words: str) -> bool:
    """Tell "om den beror på hemmet" from "om hemmet"."""
    return any(_is_verb(word) for word in re.findall(r"\w+", words.casefold())[2:])


def _is_verb(word: str) -> bool:
    if word.endswith("or"):
        return False
    tensed = word.endswith(_TENSES) and lemmas.lemma(word).endswith("a")
    return bool(FINITE.fullmatch(word)) or tensed or word_classes.is_short_verb(word)
