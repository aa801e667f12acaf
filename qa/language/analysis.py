"""The one function that makes tokens, for documents and questions, for every engine.

``fields`` is for documents, ``question_fields`` for questions: the same tokens, without the words
that only make a text a question. Negations, single digits and §-references are kept. Three fields
come from one pass: ``stem`` (lemma, then stem), ``parts`` (the same, but a compound is its parts)
and ``grams`` (character 4-grams).
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from qa.language import compounds, lemmas, lexicon, tokens
from qa.language.grams import grams

STEM = "stem"
PARTS = "parts"
GRAMS = "grams"
FIELDS = (STEM, PARTS, GRAMS)
VERSION = "3"  # raised whenever any text would give other tokens: old indexes are then rebuilt


class _Terms(NamedTuple):
    stem: tuple[str, ...]
    parts: tuple[str, ...]
    grams: tuple[str, ...]


def fields(text: str) -> dict[str, list[str]]:
    """Return the tokens of a document's text by field, in the order of the text."""
    return _analyse(text, _terms)


def question_fields(text: str) -> dict[str, list[str]]:
    """Return the tokens of a question by field.

    A question of nothing but question words keeps them: it should find something, if little.
    """
    found = _analyse(text, _question_terms)
    return found if found[STEM] else _analyse(text, _terms)


def load() -> None:
    """Map the dictionaries, once a process; where they have not been made, make them (seconds)."""
    lemmas.load()
    compounds.load()


def _analyse(text: str, terms: Callable[[str], _Terms]) -> dict[str, list[str]]:
    stems: list[str] = []
    parts: list[str] = []
    found: list[str] = []
    for piece in tokens.pieces(text):
        of_piece = terms(piece)
        stems += of_piece.stem
        parts += of_piece.parts
        found += of_piece.grams
    return {STEM: stems, PARTS: parts, GRAMS: found}


@lru_cache(maxsize=1 << 16)  # a form costs about 1 kB; 2,500 pages have 47,000
def _terms(piece: str) -> _Terms:
    stop = lexicon.words("stopwords.txt")
    forms = [form for form in tokens.forms(piece) if form.text not in stop]
    stems = tuple(_stem(form) for form in forms)
    parts = tuple(
        part for form, stem in zip(forms, stems, strict=True) for part in _parts(form, stem)
    )
    return _Terms(stems, parts, tuple(gram for form in forms for gram in grams(form.text)))


@lru_cache(maxsize=1 << 12)
def _question_terms(piece: str) -> _Terms:
    if piece.casefold() in lexicon.words("question_words.txt"):
        return _Terms((), (), ())
    return _terms(piece)


def _stem(form: tokens.Form) -> str:
    kept, word = form.text[: form.head], form.text[form.head :]
    return kept + lemmas.stem(word) if word else kept


def _parts(form: tokens.Form, stem: str) -> list[str]:
    """Return the stems of a compound's parts, or the stem of a word that is none.

    Of "hvb-hemmen" the parts come as forms of their own.
    """
    if form.head:
        return [stem] if form.head == len(form.text) else []
    return [lemmas.stem(part) for part in compounds.split(form.text)] or [stem]
