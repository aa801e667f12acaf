"""A word that the documents do not have, and the nearest one they do: "Menade du …?".

No list of words is kept. A misspelt word shares 4-grams with the right one, so the index itself
finds the passages that hold it, and the nearest word in them is taken. A word is left alone when a
dictionary knows it, when it may be a name, a number or an abbreviation, and when two different
words are as near.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from qa.language import analysis, compounds, edits, lemmas, synonyms
from qa.language.grams import grams
from qa.ports import OpenBuild, SearchIndex, Term

SHORTEST = 4
"""Letters: shorter words have too many neighbours."""
LONG = 8
"""A word of so many letters may have two faults, a shorter one."""
PASSAGES = 40
"""How many passages are looked through for the right word."""
MOST_WORDS = 4
"""Words looked up in one question: a text in another language is not corrected."""
FEW = 5
"""Passages: words without å, ä and ö stand in web addresses too, and are no words for that."""
USUAL = 3.5
"""On the scale of ``compounds.zipf``: a word that is written so often ("prio") is no slip."""
CLEARLY = 5
"""Of two words as near, the one that stands in so many times as many passages was meant."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE_START = re.compile(r"(?:^|[.?!:]\s+)[\"”»(]*$")


@dataclass(frozen=True, slots=True)
class _Written:
    """A word of a question as it stands there, and in how many passages its stem does."""

    start: int
    word: str
    frequency: int


@dataclass(frozen=True, slots=True)
class _Near:
    """A word of the documents, case-folded: how far it is, and how common its stem."""

    word: str
    stem: tuple[str, ...]
    distance: float
    frequency: int


def suggest(build: OpenBuild, text: str) -> str | None:
    """Return the question with its misspelt words put right, or None when nothing is to be said."""
    doubtful = list(_doubtful(text, build.index))
    if len(doubtful) > MOST_WORDS:
        return None
    rewritten, at = "", 0
    for written in doubtful:
        nearest = _nearest(build, written)
        if nearest is not None:
            rewritten += text[at : written.start] + _cased(nearest, written.word)
            at = written.start + len(written.word)
    return rewritten + text[at:] if at else None


def _doubtful(text: str, index: SearchIndex) -> Iterator[_Written]:
    """Yield the words that the documents lack, or hardly have and that may lack their marks."""
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) < SHORTEST or _may_be_a_name(match, text):
            continue
        stems = analysis.question_fields(word)[analysis.STEM]
        if not stems or synonyms.expand(word):
            continue
        frequency = max(index.document_frequency(analysis.STEM, stem) for stem in stems)
        if not frequency or (frequency <= FEW and word.isascii()):
            yield _Written(match.start(), word, frequency)


def _may_be_a_name(match: re.Match[str], text: str) -> bool:
    """Tell whether the word has a capital that the start of a sentence does not explain."""
    if any(letter.isupper() for letter in match[0][1:]):
        return True
    before = text[: match.start()]
    return match[0][0].isupper() and _SENTENCE_START.search(before) is None


def _nearest(build: OpenBuild, written: _Written) -> str | None:
    word = written.word.casefold()
    right = bool(written.frequency) or lemmas.is_known(word) or compounds.zipf(word) >= USUAL
    if right and edits.unmarked(word) != word:  # nothing but lost marks makes a right word wrong
        return None
    near = _candidates(build, word, lost_marks=right)
    unmarked = [one for one in near if edits.unmarked(one.word) == word]
    near = unmarked or near
    if not near:
        return None
    least = min(one.distance for one in near)
    best = [one for one in near if one.distance == least]
    if not unmarked and _is_right(word, [one.word for one in best], build.index):
        return None
    common = max(best, key=lambda one: (one.frequency, one.word))
    rivals = [one.frequency for one in best if one.stem != common.stem]
    clear = common.frequency >= CLEARLY * max((written.frequency, *rivals))
    return common.word if clear else None


def _candidates(build: OpenBuild, word: str, *, lost_marks: bool) -> list[_Near]:
    """Return the words of the documents that are near enough, by nothing but marks if so wanted."""
    most = 2 if len(word) >= LONG else 1
    wanted = [Term(analysis.GRAMS, gram) for gram in dict.fromkeys(grams(word))]
    hits = build.index.search(wanted, limit=PASSAGES)
    passages = build.texts.passages([hit.passage_id for hit in hits])
    found: list[_Near] = []
    for other in _words(passage.text for passage in passages):
        if other == word or (lost_marks and edits.unmarked(other) != word):
            continue
        far = edits.distance(word, other, most)
        if far is not None:
            stem = tuple(analysis.fields(other)[analysis.STEM])
            frequency = build.index.document_frequency(analysis.STEM, stem[0]) if stem else 0
            found.append(_Near(other, stem, far, frequency))
    return [near for near in found if near.frequency]


def _words(texts: Iterable[str]) -> set[str]:
    return {
        match[0].casefold()
        for text in texts
        for match in _WORD.finditer(unicodedata.normalize("NFC", text))
    }


def _is_right(word: str, near: Iterable[str], index: SearchIndex) -> bool:
    """Tell whether a word that the documents lack is right all the same.

    It is a compound of which the documents have a part; not when it is made of the same parts as
    the word that is near ("försörjningstöd").
    """
    if not compounds.split(word):
        return False
    parts = analysis.fields(word)[analysis.PARTS]
    if any(analysis.fields(other)[analysis.PARTS] == parts for other in near):
        return False
    return any(index.document_frequency(analysis.PARTS, part) for part in parts)


def _cased(word: str, written: str) -> str:
    return word[0].upper() + word[1:] if written[0].isupper() else word
