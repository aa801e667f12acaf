"""Frames of ``data/frames.tsv``: how a clause says what evidence there is."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from qa.model import EvidenceStatus
from qa.register import tables

GOOD = frozenset({EvidenceStatus.SUPPORTED, EvidenceStatus.RECOMMENDED})
_BREAK = re.compile(
    r";\s|:\s|\s[–—]\s|,?\smen\s|,?\smedan\s|,\ssamtidigt\ssom\s|,?\sdäremot\s"
    r"|,?\strots\satt\s|,?\säven\som\s|,\seftersom\s|,\sså\satt\s|,\soch\satt\s"
)
_CITATION = re.compile(r"\s?\[\d+(?:\s?[,–-]\s?\d+)*\]|\s?\((?:ref|se)\s[^()]*\)")
_DENIED = re.compile(
    r"(?<!\w)(?:inte|ej|inga|ingen|inget|aldrig|knappast|varken)(?!\w)(?!\s(?:bara|minst|enbart))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of ``frames.tsv``, compiled."""

    name: str
    status: EvidenceStatus
    wording: re.Pattern[str]
    needles: tuple[tuple[str, ...], ...]
    classes: tuple[str, ...]
    present: tuple[str, ...]
    near: tuple[str, ...]
    absent: tuple[str, ...]
    about: str
    begins_with_method: bool

    @classmethod
    def bare(cls, status: EvidenceStatus, about: str) -> "Frame":
        """Return a frame without wording, for what the signs alone say."""
        return cls("", status, re.compile(""), (), (), (), (), (), about, begins_with_method=False)


@dataclass(frozen=True, slots=True)
class Match:
    """A clause that fits a frame, and where in the clause it does."""

    frame: Frame
    clause: str
    start: int
    end: int

    @property
    def status(self) -> EvidenceStatus:
        """What the frame says."""
        return self.frame.status


class Clause:
    """A clause with its words marked, and what it leans on."""

    def __init__(self, text: str, near: Callable[[str], bool]) -> None:
        self.words = text
        self.lower = tables.lower(text)
        self._near = near
        self._held: dict[str, bool] = {}

    @cached_property
    def text(self) -> str:
        """The clause in small letters, with the signs of its words' classes."""
        return tables.marked(self.words)

    def holds(self, name: str) -> bool:
        """Tell whether a word of the class stands in the clause."""
        if name not in self._held:
            self._held[name] = tables.holds(self.text, name)
        return self._held[name]

    def near(self, name: str) -> bool:
        """Tell whether a word of the class stands in the clause or in what it leans on."""
        return self.holds(name) or self._near(name)


@cache
def all_frames() -> tuple[Frame, ...]:
    """Return the frames in the order of the table."""
    return tuple(_frame(*cells[:5]) for cells in tables.rows("frames.tsv"))


def _frame(name: str, status: str, wording: str, needs: str, about: str) -> Frame:
    demands = [need.strip() for need in needs.split(",") if need.strip()]
    return Frame(
        name,
        EvidenceStatus(status),
        tables.pattern(rf"(?<!\w)(?:{wording})"),
        tables.needles(wording),
        tables.classes_in(wording),
        tuple(d for d in demands if d[0] != "-" and d[-1] != "~"),
        tuple(d[:-1] for d in demands if d[-1] == "~"),
        tuple(d[1:] for d in demands if d[0] == "-"),
        about,
        bool(re.match(r"[(^. ]*<metod", wording)),
    )


def clauses(text: str) -> list[str]:
    """Return the clauses of a sentence without the numbers of its references."""
    return [part.strip() for part in _BREAK.split(plain(text)) if part.strip()]


def plain(text: str) -> str:
    """Return a sentence without the numbers of its references, its words parted by one space."""
    return re.sub(r"\s+", " ", _CITATION.sub("", text)).strip()


def matches(texts: Sequence[str], near: Callable[[str], bool]) -> Iterator[Match]:
    """Yield the first frame that each clause fits; ``near`` looks around the sentence.

    What a clause denies before the words of a good frame is not good.
    """
    for text in texts:
        clause = Clause(text, near)
        for frame in all_frames():
            match = _fits(frame, clause)
            if match is not None:
                yield match
                break


def _fits(frame: Frame, clause: Clause) -> Match | None:
    if not all(any(letters in clause.lower for letters in one) for one in frame.needles):
        return None
    if not all(clause.holds(name) for name in frame.classes):
        return None
    found = frame.wording.search(clause.text)
    if found is None or not _is_met(frame, clause, found.end()):
        return None
    before, within = (
        tables.plain(part) for part in (clause.text[: found.start()], clause.text[: found.end()])
    )
    return Match(frame, clause.words, len(before), len(within))


def _is_met(frame: Frame, clause: Clause, end: int) -> bool:
    """Tell whether the clause has what the frame demands and nothing that forbids it."""
    if not all(clause.near(name) for name in (*frame.present, *frame.near)):
        return False
    if any(clause.holds(name) for name in frame.absent):
        return False
    return frame.status not in GOOD or not _DENIED.search(clause.text, 0, end)
