"""How each source puts a term, where they part, and what it is not to be taken for.

What a term is not the same as stands there only where a source says so; terms that share a word
with it are given as the sources define them.
"""

import re
from collections.abc import Iterable, Sequence

from qa.answer.asked import Asked
from qa.answer.differences import Wording, differences
from qa.language import analysis
from qa.model import Definition, Part
from qa.ports import Candidate, DraftPart, DraftRow

MOST_WORDINGS = 8
OF_ONE_SOURCE = 2
MOST_CONFUSABLE = 3
_NOT_THE_SAME = re.compile(
    r"\b(?:inte|ej|aldrig)\s+(?:är\s+)?(?:detsamma|samma\s+sak|liktydig\w*|synonym\w*)\b"
    r"|\bförväxla\w*\b|\bblanda\w*\s+(?:inte\s+)?(?:ihop|samman)\b|\bbehöver\s+inte\s+betyda\b"
    r"|\b(?:måste|ska|bör)\s+(?:hållas\s+isär|skiljas)\b",
    re.IGNORECASE,
)


def parts(
    asked: Asked, candidates: Sequence[Candidate], definitions: Sequence[Definition]
) -> Iterable[DraftPart]:
    """Yield what belongs under a definition; ``definitions`` are those of the candidates."""
    here = {candidate.passage.id: candidate for candidate in candidates}
    for term in asked.topics[:2]:
        wordings = _wordings(term, here, definitions)
        if len(wordings) > 1:
            yield DraftPart(
                Part.WORDING, tuple(DraftRow(w.candidate, w.sentences) for w in wordings)
            )
        if len(asked.topics) == 1:
            yield from differences(term, candidates, wordings)
    for term in asked.topics[:1]:
        told_apart = tuple(_told_apart(term, candidates))
        others = tuple(_neighbours(term, here, definitions))
        if told_apart or others:
            yield DraftPart(Part.CONFUSABLE, (*told_apart, *others)[:MOST_CONFUSABLE])


def _wordings(
    term: Sequence[str], here: dict[str, Candidate], definitions: Sequence[Definition]
) -> list[Wording]:
    """Return the definitions of the term, or of it with one more word, each wording once."""
    found: dict[str, Wording] = {}
    of_source: dict[str, int] = {}
    exact = sorted(definitions, key=lambda d: _extra(term, d))
    for definition in (d for d in exact if _extra(term, d) <= 1):
        wording = Wording(here[definition.passage_id], definition.sentences)
        source = wording.candidate.document.id
        if wording.text not in found and of_source.get(source, 0) < OF_ONE_SOURCE:
            found[wording.text] = wording
            of_source[source] = of_source.get(source, 0) + 1
    return list(found.values())[:MOST_WORDINGS]


def _extra(term: Sequence[str], definition: Definition) -> int:
    """Return how many words more the defined term has, 99 when it is another term."""
    counts = [
        len(stems - set(term))
        for name in (definition.term, *definition.synonyms)
        if set(term) <= (stems := _stems(name))
    ]
    return min(counts, default=99)


def _told_apart(term: Sequence[str], candidates: Sequence[Candidate]) -> Iterable[DraftRow]:
    """Yield sentences that say what the term is not the same as."""
    said: set[str] = set()
    for candidate in candidates:
        for unit in candidate.passage.units:
            for sentence in unit.sentences:
                if not _NOT_THE_SAME.search(sentence.text) or sentence.text in said:
                    continue
                if set(term) <= _stems(sentence.text):
                    said.add(sentence.text)
                    yield DraftRow(candidate, (sentence,))


def _neighbours(
    term: Sequence[str], here: dict[str, Candidate], definitions: Sequence[Definition]
) -> Iterable[DraftRow]:
    """Yield terms with a word in common ("evidensbaserad metod" and "… praktik"), each once.

    A term within another ("kunskapslucka", "vetenskaplig kunskapslucka") is no other term.
    """
    seen: set[frozenset[str]] = set()
    for definition in definitions:
        other = frozenset(_stems(definition.term))
        near = bool(other & set(term)) and not other <= set(term) and not set(term) <= other
        if near and other not in seen:
            seen.add(other)
            yield DraftRow(here[definition.passage_id], definition.sentences, about=definition.term)


def _stems(text: str) -> set[str]:
    return set(analysis.fields(text)[analysis.STEM])
