"""The one way from a question to an answer, for web, API and command line alike."""

import unicodedata
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace

from qa.answer.abstain import unnamed
from qa.answer.interpret import Reading
from qa.answer.personal import holds_personal_number
from qa.answer.topics import areas
from qa.errors import QuestionRefused
from qa.model import Answer, Question, State
from qa.ports import Embedder, OpenBuild
from qa.services.compose import Composed, compose, nearest
from qa.services.explain import Explanation, explanation
from qa.services.find import read
from qa.services.reasoning import reason

LONGEST_QUESTION = 1_000
"""Characters of a question; longer ones are letters, and hold more than one question."""

LONGEST_TOPIC = 200
"""Characters of a topic that a reader has written."""

MOST_CONTEXT = 10
"""Earlier questions that a conversation keeps."""

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


def _answer(question: Question, build: OpenBuild, embedder: Embedder | None) -> Answer:
    reasoned = reason(question, build, embedder)
    verdict = reasoned.verdict
    composed = compose(reasoned.draft, build.texts) if verdict.answers else Composed()
    lacks = reasoned.draft.lacks if composed.sentences else ()
    state = State.ANSWERED if composed.sentences else State.NO_SUPPORT
    silent = reasoned.silent if composed.sentences else ()
    names = unnamed(reasoned.question, verdict.not_covered)
    if state is State.ANSWERED and (verdict.missing_years or lacks or silent or names):
        state = State.PARTIAL
    return Answer(
        question=reasoned.question,
        state=state,
        sentences=tuple(composed.sentences),
        sections=tuple(composed.sections),
        citations=tuple(composed.citations),
        nearest=() if composed.sentences else tuple(nearest(reasoned.found, build.texts)),
        not_covered=tuple(
            word for word in dict.fromkeys((*verdict.not_covered, *lacks)) if word not in silent
        ),
        unstated=reasoned.unstated if composed.sentences else (),
        not_from=silent,
        did_you_mean=reasoned.question.corrected,
        build=build.build.id,
        searched=len(build.build.documents),
        documents=len(build.build.documents) + len(_unread(build)),
    )


def _unread(build: OpenBuild) -> set[str]:
    read = {document.file for document in build.build.documents}
    faults = {fault.file for fault in build.build.faults if fault.page is None}
    return {file for file in faults if file.casefold().endswith(".pdf")} - read
