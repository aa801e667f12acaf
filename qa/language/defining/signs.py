"""The signs that a candidate defines, or does not: each has a name and, in a table, a weight.

Counted on real documents, "X är en …" defines in less than half. What tells is an indefinite
subject, a genus ("metod", "insats") with what sets it apart, the term in the heading; and judgement
("en viktig del av"), change ("en ökad risk") and figures tell against.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language.defining import said_signs, subject_signs
from qa.language.defining.candidates import Candidate

_CITES = re.compile(r"\[\d|\(\w+,? (?:19|20)\d\d\)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its heading, first below it, in a paragraph of a law or statute."""

    heading: str = ""
    first: bool = False
    ruled: bool = False


def signs(candidate: Candidate, place: Place, text: str) -> Iterator[str]:
    """Yield the names of the candidate's signs; ``text`` is its whole sentence."""
    yield f"form {candidate.form}"
    yield from said_signs.of(candidate)
    yield from subject_signs.of(candidate)
    yield from _of_place(candidate, place)
    if _CITES.search(text):
        yield "text cites"


def _of_place(candidate: Candidate, place: Place) -> Iterator[str]:
    if candidate.headed:
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
