"""Whose word is shown: what an authority says, when a question asks for just that.

A sentence is an authority's when it names it, when its document is published by it or is about what
it says, or when the number that it refers to ("[18]") is the authority's in the document's own list
of sources. Where nothing of that is so, nothing is known, and an answer says so.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from qa.answer.asked import Asked
from qa.answer.authorities import Authority, authorities
from qa.answer.matter import Matter
from qa.model import Part, Question, Sentence, UnitKind
from qa.ports import Candidate, Draft, DraftPart, DraftUnit, OpenBuild

_T = TypeVar("_T")
ASIDE = frozenset({Part.NOTE, Part.MENTIONED})
"""Parts that answer nothing."""
LONGEST_NAME = 100
"""Characters of an entry in a list of sources within which stands whose it is."""
_REFERS = re.compile(r"\[(\d{1,3}(?:\s*[,–-]\s*\d{1,3})*)\]")
_ENTRY = re.compile(r"^[ \t]*\[(\d{1,3})\][ \t]+(.+)", re.MULTILINE)


def by_origin(build: OpenBuild, question: Question, draft: Draft) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft with what the authorities asked for say first, and those that say nothing.

    Who says nothing is named as in the question.
    """
    publishers = (document.publisher for document in build.build.documents)
    asked = authorities(question.standalone or question.text, publishers)
    if not asked:
        return draft, ()
    origins = _Origins(build, asked)
    draft = origins.with_word(draft, Matter.of(Asked.of(question, build.index)))
    silent = tuple(one.name for one in asked if not origins.is_told(draft, one))
    return origins.sorted(draft), silent


class _Origins:
    """The authorities asked for, and what documents refer to by numbers."""

    def __init__(self, build: OpenBuild, asked: Sequence[Authority]) -> None:
        self._build = build
        self._asked = asked
        self._lists: dict[str, Mapping[str, str]] = {}

    def is_told(self, draft: Draft, authority: Authority) -> bool:
        """Tell whether anything that is shown first, or in a table, is the authority's."""
        said = [(unit.candidate, _sentences(unit)) for unit in draft.lead]
        if draft.table is not None:
            said = [(draft.table.candidate, draft.table.sentences)]
        for part in draft.parts:
            if part.part not in ASIDE:
                said += [(row.candidate, row.sentences) for row in part.rows]
        return any(self._speaks(authority, *told) for told in said)

    def with_word(self, draft: Draft, matter: Matter) -> Draft:
        """Return the draft with a sentence of the body first for an authority nothing else is of.

        It must be on the very matter: its passage was shown for another reason, perhaps.
        """
        here = {(unit.candidate.passage.id, unit.unit) for unit in draft.lead}
        for authority in self._asked if matter.names or matter.stems else ():
            for unit in draft.body if not self.is_told(draft, authority) else ():
                whole = unit.candidate.passage.units[unit.unit]
                fits = whole.kind is UnitKind.SENTENCE and matter.is_on(whole.text)
                new = (unit.candidate.passage.id, unit.unit) not in here
                if new and fits and self._speaks(authority, unit.candidate, whole.sentences):
                    draft = replace(draft, lead=(unit, *draft.lead))
                    break
        return draft

    def sorted(self, draft: Draft) -> Draft:
        """Return the draft with what any of the authorities says before the rest."""
        theirs = {
            unit.candidate.passage.id
            for unit in draft.lead
            if self._is_asked_for(unit.candidate, _sentences(unit))
        }  # what stands in one passage stays together: a sentence may point to the one before
        parts = [
            replace(
                part,
                rows=_first(part.rows, lambda r: self._is_asked_for(r.candidate, r.sentences)),
            )
            for part in draft.parts
        ]
        ordered = _first(parts, self._opens_with_asked)
        lead = _first(draft.lead, lambda unit: unit.candidate.passage.id in theirs)
        return replace(draft, lead=lead, parts=ordered)

    def _opens_with_asked(self, part: DraftPart) -> bool:
        row = part.rows[0]
        stated = part.part is Part.EVIDENCE
        return stated and self._is_asked_for(row.candidate, row.sentences)

    def _is_asked_for(self, candidate: Candidate, sentences: Sequence[Sentence]) -> bool:
        return any(self._speaks(one, candidate, sentences) for one in self._asked)

    def _speaks(
        self, authority: Authority, candidate: Candidate, sentences: Sequence[Sentence]
    ) -> bool:
        document = candidate.document
        above = (document.publisher, document.title, *candidate.passage.heading)
        if any(map(authority.is_named, (*above, *(sentence.text for sentence in sentences)))):
            return True
        told = self._sources(document.id)
        return any(authority.is_named(told.get(n, "")) for n in _referred(candidate, sentences))

    def _sources(self, document_id: str) -> Mapping[str, str]:
        """Return whose each numbered source of a document is, as its list writes it."""
        if document_id not in self._lists:
            pages = range(1, self._build.texts.document(document_id).page_count + 1)
            texts = (self._build.texts.page(document_id, number).text for number in pages)
            entries = (entry for text in texts for entry in _ENTRY.findall(text))
            self._lists[document_id] = {number: _whose(entry) for number, entry in entries}
        return self._lists[document_id]


def _whose(entry: str) -> str:
    return entry[:LONGEST_NAME].split(": ", maxsplit=1)[0]


def _first(things: Sequence[_T], told: Callable[[_T], bool]) -> tuple[_T, ...]:
    return tuple(sorted(things, key=lambda thing: not told(thing)))


def _sentences(unit: DraftUnit) -> Sequence[Sentence]:
    every = unit.candidate.passage.units[unit.unit].sentences
    return every if unit.sentences is None else [every[at] for at in unit.sentences]


def _referred(candidate: Candidate, sentences: Sequence[Sentence]) -> Iterable[str]:
    """Yield the numbers referred to by the sentences, or by the next that refers to any.

    A number at the end of several sentences goes for all of them; in a table each row has its own.
    """
    found = [number for sentence in sentences for number in _numbers(sentence.text)]
    if found:
        return found
    units = [unit for unit in candidate.passage.units if unit.kind is UnitKind.SENTENCE]
    texts = [sentence for unit in units for sentence in unit.sentences]
    last = texts.index(sentences[-1]) if sentences and sentences[-1] in texts else len(texts)
    silent = len(list(takewhile(lambda s: not _REFERS.search(s.text), texts[last:])))
    return [n for sentence in texts[last + silent :][:1] for n in _numbers(sentence.text)]


def _numbers(text: str) -> Iterable[str]:
    """Yield the numbers of "[3, 5–7]": 3, 5, 6 and 7."""
    for found in _REFERS.finditer(text):
        for piece in found[1].split(","):
            first, *rest = re.split(r"\s*[–-]\s*", piece.strip())
            last = int(rest[-1]) if rest else int(first)
            yield from map(str, range(int(first), min(last, int(first) + 20) + 1))
