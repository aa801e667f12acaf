"""What a section of a law says, when a question asks for just that ("Vad säger 9 § LVU?")."""

from collections.abc import Sequence

from qa.answer.abstain import Verdict
from qa.answer.choose import LEAD_UNITS, LEAD_WORDS
from qa.answer.sections_asked import SectionName, asks_for_no_more, heading_of, sections
from qa.model import Passage, Question
from qa.ports import Candidate, Draft, DraftUnit, OpenBuild
from qa.services.known import candidates_of

WHICH_CHAPTER = "ange kapitel"


def of_sections(
    build: OpenBuild, question: Question
) -> tuple[tuple[Candidate, ...], Draft, Verdict] | None:
    """Return the sections asked for, whole, as a draft with its verdict.

    A law that has not got the section does not answer. None when the question asks for anything
    else, or names no document that is numbered by sections.
    """
    if not asks_for_no_more(question):
        return None
    found: list[Passage] = []
    every: list[Passage] = []
    for document_id in question.documents:
        passages = passages_of(build, document_id)
        every += passages
        found += _asked(passages, question)
    if not any(map(_names, every)):
        return None
    candidates = tuple(candidates_of(build, [passage.id for passage in found], 0))
    said = {str(name) for passage in found for name in _names(passage)}
    text = question.standalone or question.text
    lacks = tuple(
        f"{name} ({WHICH_CHAPTER})" if _is_in_several(every, name) else str(name)
        for name in sections(text)
        if not any(one.endswith(str(name)) for one in said)
    )
    verdict = Verdict(bool(found), float(bool(found)), lacks, (), {})
    return candidates, draft_of(candidates), verdict


def passages_of(build: OpenBuild, document_id: str) -> list[Passage]:
    """Return the passages of a document, in order. Raises ``KeyError`` when there is none."""
    return build.texts.passages(build.texts.ids_of(document_id))


def _asked(passages: Sequence[Passage], question: Question) -> list[Passage]:
    """Return the passages of the sections asked for, in the order asked.

    A number without its chapter means nothing in a law that has chapters and it in several.
    """
    found: list[Passage] = []
    for wanted in sections(question.standalone or question.text):
        if not _is_in_several(passages, wanted):
            found += [p for p in passages for name in _names(p) if _fits(name, wanted)]
    return found


def _is_in_several(passages: Sequence[Passage], wanted: SectionName) -> bool:
    """Tell whether several chapters of a law have a section of that number."""
    names = (name for passage in passages for name in _names(passage))
    return len({name.chapter for name in names if _fits(name, wanted)}) > 1


def _fits(name: SectionName, wanted: SectionName) -> bool:
    return name.number == wanted.number and wanted.chapter in {"", name.chapter}


def _names(passage: Passage) -> list[SectionName]:
    return [name for part in passage.heading[-2:] if (name := heading_of(part))]


def draft_of(candidates: Sequence[Candidate]) -> Draft:
    """Return the sections as a draft, the beginning of each before more of any in the lead."""
    units = [
        DraftUnit(candidate, ordinal, 1.0)
        for candidate in candidates
        for ordinal in range(len(candidate.passage.units))
    ]
    begins = {candidate.passage.heading[-1]: candidate.passage.id for candidate in candidates[::-1]}
    opening = set(begins.values())
    first = [u for u in units if u.unit == 0 and u.candidate.passage.id in opening]
    lead: list[DraftUnit] = []
    words = 0
    for unit in [*first, *(unit for unit in units if unit not in first)][:LEAD_UNITS]:
        words += len(unit.candidate.passage.units[unit.unit].text.split())
        if lead and words > LEAD_WORDS:
            break
        lead.append(unit)
    return Draft(tuple(sorted(lead, key=units.index)), tuple(units))
