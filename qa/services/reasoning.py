"""What an answer rests on: the passages weighed, the units chosen, the verdict on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qa.answer import abstain
from qa.answer.asked import Asked
from qa.answer.definition import DefinitionWriter
from qa.answer.evidence import EvidenceWriter
from qa.answer.evidence_asked import asks_against, asks_for_favoured, asks_for_lack
from qa.answer.fact import FactWriter
from qa.answer.interpret import Reading
from qa.answer.matter import Matter
from qa.answer.process import ProcessWriter
from qa.model import Kind, Question
from qa.ports import AnswerWriter, Candidate, Draft, Embedder, OpenBuild
from qa.register.tables import names
from qa.services.beside import beside
from qa.services.find import find, followed, read
from qa.services.openings import of_openings
from qa.services.origins import by_origin
from qa.services.overview import with_overview
from qa.services.sections import of_sections
from qa.services.several import agreed, all_found, apart, joined

_FACT = FactWriter()


def _method_in(text: str) -> str:
    """Return the method or insats that a text names, an empty text when there is none."""
    found = names().search(text)
    return found[0] if found else ""


_EVIDENCE = EvidenceWriter(_method_in)
WRITERS: Mapping[Kind, AnswerWriter] = {
    Kind.DEFINITION: DefinitionWriter(),
    Kind.METHODS: _EVIDENCE,
    Kind.GAPS: _EVIDENCE,
    Kind.PROCESS: ProcessWriter(),
    Kind.FACT: _FACT,
    Kind.LIST: _FACT,
}
LISTING = frozenset({Kind.LIST, Kind.METHODS, Kind.FACT})
"""Kinds that a table may answer as a whole."""


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What an answer rests on: the passages weighed, the draft and the verdict on it."""

    question: Question
    found: tuple[Candidate, ...]
    draft: Draft
    verdict: abstain.Verdict
    unstated: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    """Authorities whose word is asked for, and nothing of the draft is theirs."""


def reason(question: Question, build: OpenBuild, embedder: Embedder | None) -> Reasoned:
    """Choose what answers, and judge whether it does."""
    if (whole := of_sections(build, question) or of_openings(build, question)) is not None:
        return Reasoned(question, *whole)
    reasoned = _of_each(question, build, embedder) or _reason(question, build, embedder)
    if not reasoned.verdict.answers:
        return reasoned
    draft, silent = by_origin(build, question, reasoned.draft)
    return replace(reasoned, draft=draft, silent=silent)


def _of_each(question: Question, build: OpenBuild, embedder: Embedder | None) -> Reasoned | None:
    """Return what answers for any of several methods, None when nothing does or there is one."""
    kind = Reading(kind=question.kind)
    told = {
        name: _reason(read(build, text, reading=kind), build, embedder, overview=False)
        for name, text in apart(question).items()
    }
    answering = [one for one in told.values() if one.verdict.answers]
    if not answering:
        return None
    return Reasoned(
        question,
        all_found(one.found for one in answering),
        joined(
            [one.draft for one in answering],
            [name for name, one in told.items() if not one.verdict.answers],
        ),
        agreed([one.verdict for one in answering]),
        tuple(dict.fromkeys(name for one in answering for name in one.unstated)),
    )


def _reason(
    question: Question, build: OpenBuild, embedder: Embedder | None, *, overview: bool = True
) -> Reasoned:
    question = followed(build, question, embedder)
    found = find(build, question, embedder)
    draft = _writer(question).write(question, found, build.index)
    asked = Asked.of(question, build.index)
    verdict = abstain.judge(question, draft, build.index)
    told_apart = asks_for_lack(question) or asks_against(question) or asks_for_favoured(question)
    listing = overview and question.kind in LISTING and not told_apart
    if listing and (whole := with_overview(build, asked, found, draft)):
        draft = whole
        verdict = max(
            verdict, abstain.judge(question, whole, build.index), key=lambda v: v.probability
        )
        if Matter.of(asked).is_all:  # its columns are all that is asked for
            verdict = replace(verdict, answers=True)
    if draft.stated:  # however little else of the question it holds
        verdict = replace(verdict, answers=True)
    if not verdict.answers:
        return Reasoned(question, tuple(found), draft, verdict)
    draft, unstated = beside(build, asked, found, draft)
    return Reasoned(question, tuple(found), draft, verdict, unstated)


def _writer(question: Question) -> AnswerWriter:
    """Return the writer of its kind; what lacks evidence or effect the register answers anyhow."""
    told = asks_for_lack(question) or asks_against(question)
    return _EVIDENCE if told else WRITERS[question.kind]
