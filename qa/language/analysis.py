"""The one function that makes tokens, for documents and questions, for every engine.

``fields`` is for documents, ``question_fields`` for questions: the same tokens, without the words
that only make a text a question. Negations, single digits and §-references are kept.
"""

from collections.abc import Callable
from functools import lru_cache

from qa.language import lemmas, lexicon, tokens

STEM = "stem"
VERSION = "1"  # raised whenever any text would give other tokens: old indexes are then rebuilt


def fields(text: str) -> dict[str, list[str]]:
    """Return the tokens of a document's text by field, in the order of the text."""
    return {STEM: _analyse(text, _terms)}


def question_fields(text: str) -> dict[str, list[str]]:
    """Return the tokens of a question by field.

    A question of nothing but question words keeps them: it should find something, if little.
    """
    return {STEM: _analyse(text, _question_terms) or _analyse(text, _terms)}


def load() -> None:
    """Load the dictionaries, once a process: call it before the first text (about 1 s)."""
    lemmas.load()


def _analyse(text: str, terms: Callable[[str], tuple[str, ...]]) -> list[str]:
    found: list[str] = []
    for piece in tokens.pieces(text):
        found += terms(piece)
    return found


@lru_cache(maxsize=1 << 16)  # a form costs about 0.7 kB; 2,500 pages have 47,000
def _terms(piece: str) -> tuple[str, ...]:
    stop = lexicon.words("stopwords.txt")
    return tuple(
        form.text[: form.head] + lemmas.stem(form.text[form.head :])
        if form.head < len(form.text)
        else form.text
        for form in tokens.forms(piece)
        if form.text not in stop
    )


@lru_cache(maxsize=1 << 12)
def _question_terms(piece: str) -> tuple[str, ...]:
    return () if piece.casefold() in lexicon.words("question_words.txt") else _terms(piece)
