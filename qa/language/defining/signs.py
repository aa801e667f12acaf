"""The signs that a candidate defines, or does not: each has a name and, in a table, a weight.

Counted on real documents, "X är en …" defines in less than half. What tells is an indefinite
subject, a genus ("metod", "insats") with what sets it apart, the term in the heading; and judgement
("en viktig del av"), change ("en ökad risk") and figures tell against.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qa.language.defining import said_signs, subject_signs
from qa.language.defining.candidates import Candidate

_CITES = re.compile(r"\[\d|\(\w+,? (?:19|20)\d\d\)")


EARLY = 2
OFTEN = 5
"""Mentions of a term: that many before are few, that many after are many."""


@dataclass(frozen=True, slots=True)
class Met:
    """How often a document names a term before a sentence and after it."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its heading, first below it, in a paragraph of a law or statute.

    ``met`` counts a term in the document around the sentence, where the document is known.
    """

    heading: str = ""
    first: bool = False
    ruled: bool = False
    met: Callable[[str], Met] | None = None


def signs(candidate: Candidate, place: Place, text: str) -> Iterator[str]:
    """Yield the names of the candidate's signs; ``text`` is its whole sentence."""
    yield f"form {candidate.form}"
    yield from said_signs.of(candidate)
    yield from subject_signs.of(candidate)
    yield from _of_place(candidate, place)
    if place.met is not None:
        yield from _of_mentions(place.met(candidate.term))
    if _CITES.search(text):
        yield "text cites"


def _of_place(candidate: Candidate, place: Place) -> Iterator[str]:
    if candidate.begins:
        yield "place headed"
    if candidate.later:
        yield "place later"
    if place.first:
        yield "place first"
    if place.ruled:
        yield "place ruled"
    head, heading = candidate.term.casefold(), place.heading.casefold()
    if head in heading or (head[:-2] in heading and len(head) > 6):
        yield "place heading"


def _of_mentions(met: Met) -> Iterator[str]:
    yield "met first" if met.before == 0 else "met early" if met.before <= EARLY else "met before"
    yield "met last" if met.after == 0 else "met often" if met.after >= OFTEN else "met again"
