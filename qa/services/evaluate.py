"""How well answers do on gold questions, asked of the very chain that serves users.

A gold row holds ``id``, ``question``, ``kind``, ``context``, ``file``, ``pages``, ``must`` (texts
an answer must hold; a list within it is a choice of texts) and ``also`` (other places that answer).
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import QaError
from qa.model import Answer, AnswerSentence, Section, State
from qa.services.ask import AskService

UNANSWERABLE = "unanswerable"
FOLLOW_UPS = "follow_ups"
MEASURES = ("right", "short", "page", "refused", "read")
_FOLD = re.compile(r"[\s\u00ad\u2010\u2011-]+")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One gold question and what became of it.

    ``right``: the answer holds every ``must``; ``short``: the short answer alone does; ``page``: a
    citation points at a page of the row; ``refused``: the answer was ``no_support`` or ``blocked``;
    ``read``: the question was read as the row's kind; ``follows``: the row leans on earlier ones.
    """

    id: str
    kind: str
    state: str
    right: bool
    short: bool
    page: bool
    refused: bool
    read: bool = False
    follows: bool = False


def evaluate(service: AskService, file: Path) -> Iterator[tuple[Outcome, Answer]]:
    """Ask every row of a JSON-lines file, in order, and judge the answers.

    Raises ``QaError`` for a file that cannot be read and for a row that is no gold row.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QaError(f"Filen {file} kan inte läsas. Kontrollera sökvägen.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            row = _row(line, f"{file}, rad {number}")
            answer = service.ask(row["question"], row.get("context") or ())
            yield judge(row, answer), answer


def _row(line: str, place: str) -> dict[str, Any]:
    """Return a gold row. Raises ``QaError`` that names the place and what is amiss."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise QaError(f"{place}: raden är inte JSON.") from error
    if not isinstance(row, dict):
        raise QaError(f"{place}: raden är inget JSON-objekt.")
    needed = {"id", "question", "kind"}
    needed |= {"must", "file", "pages"} if row.get("kind") != UNANSWERABLE else set()
    missing = sorted(needed - set(row))
    if missing:
        raise QaError(f"{place}: fältet {missing[0]} saknas.")
    return row


def judge(row: dict[str, Any], answer: Answer) -> Outcome:  # gold rows are loose JSON
    """Compare an answer with its gold row."""
    short = fold(_words(answer.sentences))
    body = _words(s for section in answer.sections for s in _said(section))
    refused = answer.state in {State.NO_SUPPORT, State.BLOCKED}
    answerable = row["kind"] != UNANSWERABLE
    return Outcome(
        id=row["id"],
        kind=row["kind"],
        state=answer.state.value,
        right=answerable and holds(row["must"], short + fold(body)),
        short=answerable and holds(row["must"], short),
        page=answerable and _cites(row, answer),
        refused=refused,
        read=answer.question.kind.value == row["kind"],
        follows=bool(row.get("context")),
    )


def holds(must: Sequence[str | list[str]], folded: str) -> bool:
    """Tell whether every text of ``must`` (or one of each choice) stands in a folded text."""
    return all(
        any(fold(text) in folded for text in ([choice] if isinstance(choice, str) else choice))
        for choice in must
    )


def summary(outcomes: Sequence[Outcome]) -> dict[str, dict[str, float]]:
    """Return rows and shares by kind, of all ``answerable`` and of their ``follow_ups``."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(outcome.kind, []).append(outcome)
        if outcome.kind != UNANSWERABLE:
            groups.setdefault("answerable", []).append(outcome)
            if outcome.follows:
                groups.setdefault(FOLLOW_UPS, []).append(outcome)
    return {
        kind: {
            "rows": len(group),
            **{
                name: round(sum(getattr(o, name) for o in group) / len(group), 3)
                for name in MEASURES
            },
        }
        for kind, group in sorted(groups.items())
    }


def _cites(row: dict[str, Any], answer: Answer) -> bool:
    places = [(row["file"], row["pages"])]
    places += [(other["file"], other["pages"]) for other in row.get("also") or ()]
    return any(
        Path(citation.document.file).name == file and page.number in pages
        for citation in answer.citations
        for page in citation.pages
        for file, pages in places
    )


def _said(section: Section) -> Iterator[AnswerSentence]:
    yield from section.sentences
    for row in section.rows:
        yield from row.sentences


def _words(sentences: Iterable[AnswerSentence]) -> str:
    return " ".join(sentence.text for sentence in sentences)


def fold(text: str) -> str:
    """Return text for comparison: NFC, no case, no white space, no hyphens."""
    return _FOLD.sub("", unicodedata.normalize("NFC", text).casefold())
