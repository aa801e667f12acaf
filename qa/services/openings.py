"""For whom or for what a law is, and since when, when a question asks for just that.

A law tells the first in its opening section and the second in its transitional provisions; a
search by words finds neither, for a question like "Vem omfattas av LSS?" has but one word.
"""

import re
from collections.abc import Iterable, Sequence

from qa.answer.abstain import Verdict
from qa.answer.provisions import tells_entry
from qa.answer.sections_asked import heading_of
from qa.answer.whole_documents import asks_for_whom_or_what, asks_when
from qa.model import Passage, Question
from qa.ports import Candidate, Draft, DraftUnit, OpenBuild
from qa.services.known import candidates_of
from qa.services.sections import draft_of, passages_of

FEW = 2
"""Documents; a question that goes by more of them asks of no one law."""
FIRST = "1"
_ACT = re.compile(r"\b\d{4}:\d+\b")


def of_openings(
    build: OpenBuild, question: Question
) -> tuple[tuple[Candidate, ...], Draft, Verdict] | None:
    """Return the opening sections or the entries into force as a draft with its verdict.

    None when the question asks for anything else, or no document that it names has them.
    """
    if not 0 < len(question.documents) <= FEW:
        return None
    if asks_for_whom_or_what(question):
        found = [p for one in question.documents for p in _opening(passages_of(build, one))]
        candidates = tuple(candidates_of(build, [passage.id for passage in found], 0))
        return _answer(candidates, draft_of(candidates))
    if asks_when(question):
        told = [place for one in question.documents for place in _entry(build, one)]
        ids = list(dict.fromkeys(passage_id for passage_id, _ in told))
        candidates = tuple(candidates_of(build, ids, 0))
        by_id = {candidate.passage.id: candidate for candidate in candidates}
        units = tuple(DraftUnit(by_id[passage_id], at, 1.0) for passage_id, at in told)
        return _answer(candidates, Draft(units, units))
    return None


def _answer(
    candidates: tuple[Candidate, ...], draft: Draft
) -> tuple[tuple[Candidate, ...], Draft, Verdict] | None:
    return (candidates, draft, Verdict(True, 1.0, (), (), {})) if draft.lead else None


def _opening(passages: Sequence[Passage]) -> Iterable[Passage]:
    """Yield the passages of the first section, of the first chapter where there are chapters."""
    for passage in passages:
        names = [name for part in passage.heading[-2:] if (name := heading_of(part))]
        if any(name.number == FIRST and name.chapter in {"", FIRST} for name in names):
            yield passage
        elif names:  # what has another number is another section, and a later 1 § another act's
            return


def _entry(build: OpenBuild, document_id: str) -> list[tuple[str, int]]:
    """Return the passages and units in which a document says when it begins to hold.

    A law that was changed tells that of each act that changed it; its own is told with its number.
    """
    number = _ACT.search(build.texts.document(document_id).title)
    told = [
        (passage.id, at, unit.text)
        for passage in passages_of(build, document_id)
        for at, unit in enumerate(passage.units)
        if tells_entry(unit.text)
    ]
    own = [one for one in told if number and number[0] in one[2]] or told[:1]
    return [(passage_id, at) for passage_id, at, _ in own[:1]]
