"""A sentence of the documents that says that being listed is no recommendation.

The caution is the program's own; where a document gives it too, its words stand beside.
"""

import re
from collections.abc import Sequence

from qa.language import analysis
from qa.model import Part, Status
from qa.ports import Candidate, DraftPart, DraftRow, OpenBuild, Term
from qa.services.known import candidates_of

ASKED = (
    "Att en metod finns med i guiden, listan eller förteckningen innebär inte att den rekommenderas"
)
MOST = 20
_LISTED = re.compile(
    r"\b(?:finns?|står|nämns|ingår|listas|tas)\b.{0,40}?\b(?:med|upp|här|i|på)\b.{0,60}?"
    r"\b(?:innebär|betyder|är)\s+(?:inte|ingen|inget)\b.{0,80}?\brekommend",
    re.IGNORECASE,
)


def caution(build: OpenBuild, found: Sequence[Candidate]) -> DraftPart | None:
    """Return the sentence as a part of an answer: of a passage found, else of the others."""
    for candidate in (*found, *_others(build)):
        for unit in candidate.passage.units:
            for sentence in unit.sentences:
                if _LISTED.search(sentence.text):
                    return DraftPart(Part.NOTE, (DraftRow(candidate, (sentence,)),))
    return None


def _others(build: OpenBuild) -> list[Candidate]:
    """Return the passages most like the caution, those of documents in force first."""
    terms = [Term(analysis.STEM, stem) for stem in analysis.fields(ASKED)[analysis.STEM]]
    hits = build.index.search(terms, limit=MOST)
    candidates = candidates_of(build, [hit.passage_id for hit in hits], 0)
    return sorted(candidates, key=lambda c: c.document.status is Status.SUPERSEDED)
