"""What the register and the other documents put beside the units that a writer has chosen."""

from collections.abc import Sequence
from dataclasses import replace

from qa.answer import wordings
from qa.answer.asked import Asked
from qa.answer.evidence_asked import asks_for_lack
from qa.answer.matter import Matter
from qa.model import Kind
from qa.ports import Candidate, Draft, OpenBuild
from qa.services.caution import caution
from qa.services.mentions import mentioned, unstated


def beside(
    build: OpenBuild, asked: Asked, found: Sequence[Candidate], draft: Draft
) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft with what belongs to its kind, and the names nothing is said about."""
    kind = asked.question.kind
    if kind is Kind.DEFINITION:
        here = build.register.definitions_in([candidate.passage.id for candidate in found])
        return replace(draft, parts=tuple(wordings.parts(asked, found, here))), ()
    lack = asks_for_lack(asked.question)
    if kind is not Kind.METHODS and not lack and draft.table is None:
        return draft, ()
    note = None if lack else caution(build, found)
    matter = Matter.of(asked)
    told = lack or (kind is Kind.METHODS and not matter.is_all)
    quiet = unstated(build, matter, found) if told else {}
    shown = None if lack else mentioned(quiet)
    more = tuple(part for part in (shown, note) if part is not None)
    return replace(draft, parts=(*draft.parts, *more)), tuple(quiet) if lack else ()
