"""The one way from a question to an answer, for web, API and command line alike."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from qa.answer import abstain
from qa.answer.asked import Asked
from qa.answer.definition import DefinitionWriter
from qa.answer.evidence import EvidenceWriter
from qa.answer.evidence_asked import asks_for_lack
from qa.answer.fact import FactWriter
from qa.answer.interpret import Reading
from qa.answer.matter import Matter
from qa.answer.personal import holds_personal_number
from qa.answer.process import ProcessWriter
from qa.answer.topics import areas
from qa.errors import QuestionRefused
from qa.model import Answer, Kind, Part, Question, State
from qa.ports import AnswerWriter, Candidate, Draft, Embedder, OpenBuild
from qa.register.tables import names
from qa.services.beside import beside
from qa.services.compose import Composed, compose, nearest
from qa.services.explain import Explanation, explanation
from qa.services.find import find, followed, read
from qa.services.overview import with_overview
from qa.services.several import agreed, all_found, apart, joined

LONGEST_QUESTION = 1_000
"""Characters of a question; longer ones are letters, and hold more than one question."""

LONGEST_TOPIC = 200
"""Characters of a topic that a reader has written."""

MOST_CONTEXT = 10
"""Earlier questions that a conversation keeps."""

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

Current = Callable[[], AbstractContextManager[OpenBuild]]


class AskService:
    """Answers questions from the build that is current when each is asked. Thread-safe."""

    def __init__(self, current: Current, embedder: Embedder | None = None) -> None:
        self._current = current
        self._embedder = embedder

    def ask(self, text: str, context: Sequence[str] = (), reading: Reading | None = None) -> Answer:
        """Answer ``text``; ``context`` holds the conversation's earlier questions, oldest first.

        ``reading`` is how the reader wants the question to be understood. Raises
        ``QuestionRefused`` for a text that cannot be taken and ``NoBuild`` when there is nothing to
        answer from.
        """
        asked = _checked(text, context, reading)
        if asked is None:
            return Answer(Question(text=""), State.BLOCKED)
        with self._current() as build:
            return _answer(read(build, *asked), build, self._embedder)

    def explain(
        self, text: str, context: Sequence[str] = (), reading: Reading | None = None
    ) -> Explanation:
        """Return why ``ask`` would answer as it does. Raises as ``ask``.

        A question that is blocked cannot be explained either: ``QuestionRefused``.
        """
        asked = _checked(text, context, reading)
        if asked is None:
            raise QuestionRefused("Frågan innehåller personuppgifter och kan inte förklaras.")
        with self._current() as build:
            reasoned = reason(read(build, *asked), build, self._embedder)
            return explanation(build, reasoned)


def _checked(
    text: str, context: Sequence[str], reading: Reading | None
) -> tuple[str, tuple[str, ...], Reading] | None:
    """Return what is asked, None when it holds a personal number, itself or in what came before."""
    text = read_question(text)
    reading = read_reading(reading or Reading())
    earlier = tuple(read_question(question) for question in context[-MOST_CONTEXT:])
    if any(holds_personal_number(words) for words in (text, reading.topic, *earlier)):
        return None
    return text, earlier, reading


def read_question(text: str) -> str:
    """Return the question in NFC, trimmed. Raises ``QuestionRefused`` with what to change."""
    text = unicodedata.normalize("NFC", text).strip()
    if not text:
        raise QuestionRefused("Skriv en fråga.")
    if len(text) > LONGEST_QUESTION:
        raise QuestionRefused(
            f"Frågan är för lång: {len(text)} tecken. Korta den till högst 1 000 tecken."
        )
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\r\n\t" for char in text):
        raise QuestionRefused(
            "Frågan innehåller styrtecken som inte kan läsas. Skriv om den eller klistra in den "
            "som vanlig text."
        )
    return " ".join(text.split())


def read_reading(reading: Reading) -> Reading:
    """Return the reading with its topic as a question is read.

    Raises ``QuestionRefused`` for a topic that cannot be taken or an area that does not exist.
    """
    if reading.area and reading.area not in areas():
        raise QuestionRefused("Området finns inte. Välj ett i listan.")
    if len(reading.topic) > LONGEST_TOPIC:
        raise QuestionRefused(
            f"Ämnet är för långt: {len(reading.topic)} tecken. Korta det till högst 200 tecken."
        )
    topic = read_question(reading.topic) if reading.topic.strip() else ""
    return replace(reading, topic=topic)


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What an answer rests on: the passages weighed, the draft and the verdict on it."""

    question: Question
    found: tuple[Candidate, ...]
    draft: Draft
    verdict: abstain.Verdict
    unstated: tuple[str, ...] = ()


def reason(question: Question, build: OpenBuild, embedder: Embedder | None) -> Reasoned:
    """Choose what answers, and judge whether it does; of several methods for each by itself."""
    kind = Reading(kind=question.kind)
    told = {
        name: _reason(read(build, text, reading=kind), build, embedder, overview=False)
        for name, text in apart(question).items()
    }
    answering = [one for one in told.values() if one.verdict.answers]
    if not answering:
        return _reason(question, build, embedder)
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
    listing = overview and question.kind in LISTING and not asks_for_lack(question)
    if listing and (whole := with_overview(build, asked, found, draft)):
        draft = whole
        verdict = max(
            verdict, abstain.judge(question, whole, build.index), key=lambda v: v.probability
        )
        if Matter.of(asked).is_all:  # its columns are all that is asked for
            verdict = replace(verdict, answers=True)
    if _is_stated(asked, draft):
        verdict = replace(verdict, answers=True)
    if not verdict.answers:
        return Reasoned(question, tuple(found), draft, verdict)
    draft, unstated = beside(build, asked, found, draft)
    return Reasoned(question, tuple(found), draft, verdict, unstated)


def _is_stated(asked: Asked, draft: Draft) -> bool:
    """Tell whether the sources state what evidence there is for the very method asked about.

    However little else of the question they hold: "Är ART evidensbaserat?" is then answered.
    """
    stated = any(part.part is Part.EVIDENCE for part in draft.parts)
    return stated and bool(Matter.of(asked).names or _method_in(asked.question.topic))


def _writer(question: Question) -> AnswerWriter:
    """Return the writer of its kind; what lacks evidence is answered from the register anyhow."""
    return _EVIDENCE if asks_for_lack(question) else WRITERS[question.kind]


def _answer(question: Question, build: OpenBuild, embedder: Embedder | None) -> Answer:
    reasoned = reason(question, build, embedder)
    verdict = reasoned.verdict
    composed = compose(reasoned.draft, build.texts) if verdict.answers else Composed()
    lacks = reasoned.draft.lacks if composed.sentences else ()
    state = State.ANSWERED if composed.sentences else State.NO_SUPPORT
    if state is State.ANSWERED and (verdict.missing_years or lacks):
        state = State.PARTIAL
    return Answer(
        question=reasoned.question,
        state=state,
        sentences=tuple(composed.sentences),
        sections=tuple(composed.sections),
        citations=tuple(composed.citations),
        nearest=() if composed.sentences else tuple(nearest(reasoned.found, build.texts)),
        not_covered=tuple(dict.fromkeys((*verdict.not_covered, *lacks))),
        unstated=reasoned.unstated if composed.sentences else (),
        did_you_mean=reasoned.question.corrected,
        build=build.build.id,
        searched=len(build.build.documents),
        documents=len(build.build.documents) + len(_unread(build)),
    )


def _unread(build: OpenBuild) -> set[str]:
    read = {document.file for document in build.build.documents}
    faults = {fault.file for fault in build.build.faults if fault.page is None}
    return {file for file in faults if file.casefold().endswith(".pdf")} - read
