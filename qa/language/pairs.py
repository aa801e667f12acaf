"""Lists of word pairs: a word, a direction, another word and a weight, parted by tabs.

``=`` goes both ways, ``>`` from the words of a question to those of documents. The weight says how
nearly they mean the same, 0 to 1, with a comma or a full stop; 0 takes a pair away.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

OWN_FILE = "synonymer.tsv"
"""What a municipality's own list is called, in the folder of its documents."""
_DIRECTIONS = {"=": True, ">": False}
_LONGEST = 100
"""Characters of a word or phrase; what is longer is no phrase."""
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words or phrases that may stand for each other; ``line`` is 1-based.

    ``topical`` is false for words of any subject ("hitta", "många"): they tell that a text says
    what was asked, not which text to look in.
    """

    word: str
    other: str
    weight: float
    both_ways: bool
    line: int = 0
    topical: bool = True


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why a line cannot be used and what to do about it, in Swedish; line 0 is the whole file."""

    line: int
    reason: str

    def __str__(self) -> str:
        place = f"rad {self.line}: " if self.line else ""
        return f"{place}{self.reason}"


def read(lines: Iterable[str]) -> tuple[tuple[Pair, ...], tuple[Complaint, ...]]:
    """Return the pairs in order, and a complaint for every line that is none.

    Empty lines and lines that begin with ``#`` are remarks.
    """
    pairs: list[Pair] = []
    complaints: list[Complaint] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        read_line = _read_line(line, number)
        if isinstance(read_line, Pair):
            pairs.append(read_line)
        else:
            complaints.append(read_line)
    return tuple(pairs), tuple(complaints)


def read_file(file: Path) -> tuple[tuple[Pair, ...], tuple[Complaint, ...]]:
    """Return what ``read`` makes of a file; nothing of one that is not there. Never raises."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            return (), (Complaint(0, "Filen är större än 1 MB. Dela den eller ta bort rader."),)
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except UnicodeDecodeError:
        return (), (Complaint(0, "Filen är inte text i UTF-8. Spara om den som UTF-8."),)
    except OSError as error:
        return (), (Complaint(0, f"Filen går inte att läsa ({error.strerror})."),)
    return read(unicodedata.normalize("NFC", text).splitlines())


def _read_line(line: str, number: int) -> Pair | Complaint:
    cells = [cell.strip() for cell in line.rstrip().split("\t")]
    if len(cells) != len(("word", "direction", "other", "weight")):
        return Complaint(
            number, "Raden ska ha fyra delar med tabb emellan: ord, = eller >, ord, vikt."
        )
    word, direction, other, written = cells
    if direction not in _DIRECTIONS:
        return Complaint(number, f"Andra delen ska vara = eller >, inte ”{direction[:20]}”.")
    weight = _weight(written)
    if weight is None:
        return Complaint(number, f"Vikten ska vara ett tal från 0 till 1, inte ”{written[:20]}”.")
    if not all(_is_phrase(text) for text in (word, other)):
        return Complaint(number, f"Skriv ett ord eller uttryck på högst {_LONGEST} tecken i varje.")
    if word.casefold() == other.casefold():
        return Complaint(number, "Orden är samma ord. Ta bort raden.")
    return Pair(word, other, weight, _DIRECTIONS[direction], number)


def _weight(written: str) -> float | None:
    try:
        weight = float(written.replace(",", "."))
    except ValueError:
        return None
    return weight if 0 <= weight <= 1 else None


def _is_phrase(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and any(letter.isalpha() for letter in text)
