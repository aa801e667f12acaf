"""Signs of ``data/signs.tsv``: small patterns that speak for or against a statement of evidence.

A sign is a row of elements, each one word: ``<class>`` of ``sign_words.tsv`` or a form, several
parted by ``|``. ``..``, ``...`` and ``....`` between two elements let at most 6, 14 and 32 words
stand there,
``^`` first says that the row begins within the first two words. Words are looked up once and
the rows are followed by position, so that a sentence costs little however many signs there are.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from qa.model import EvidenceStatus
from qa.register import tables

CAUTIOUS_FIRST = (
    EvidenceStatus.MIXED,
    EvidenceStatus.GAP,
    EvidenceStatus.INSUFFICIENT,
    EvidenceStatus.NOT_RECOMMENDED,
    EvidenceStatus.NO_EFFECT,
    EvidenceStatus.LIMITED,
    EvidenceStatus.RECOMMENDED,
    EvidenceStatus.SUPPORTED,
)
_GAPS = {"..": 6, "...": 14, "....": 32}
_FIRST = 2
_TOKEN = re.compile(r"[\w/-]*\w|[;:]")
_NOT_ONLY = re.compile(r"\binte (?:bara|enbart|endast|minst)\b")
_BREAKS = ";:"
_LONGEST_FORM = 40


@dataclass(frozen=True, slots=True)
class Sign:
    """One line of ``signs.tsv``: the numbers of its elements and the gap allowed before each."""

    name: str
    status: EvidenceStatus | None
    elements: tuple[int, ...]
    gaps: tuple[int, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class _Forms:
    """Which elements a word belongs to: by the whole word, its beginning, its end, its inside."""

    whole: dict[str, set[int]]
    begins: dict[str, set[int]]
    ends: dict[str, set[int]]
    inside: dict[str, set[int]]


@cache
def _table() -> tuple[tuple[Sign, ...], _Forms, dict[int, str]]:
    classes: dict[str, list[str]] = {}
    for name, written, *_ in tables.rows("sign_words.tsv"):
        classes.setdefault(name, []).extend(form.strip().lower() for form in written.split("|"))
    forms = _Forms({}, {}, {}, {})
    numbers: dict[str, int] = {}

    def number(element: str) -> int:
        if element not in numbers:
            numbers[element] = len(numbers)
            for form in element.split("|"):
                named = form.startswith("<")
                for one in classes[form[1:-1]] if named else [form.lower()]:
                    _add(forms, one, numbers[element])
        return numbers[element]

    for name in classes:
        number(f"<{name}>")
    names = {numbers[f"<{name}>"]: name for name in classes}
    signs = tuple(
        _sign(name, status, written, number)
        for name, status, written, *_ in tables.rows("signs.tsv")
    )
    return signs, forms, names


def _add(forms: _Forms, form: str, element: int) -> None:
    bare = form.strip("*")
    where = {
        (False, False): forms.whole,
        (False, True): forms.begins,
        (True, False): forms.ends,
        (True, True): forms.inside,
    }[form.startswith("*"), form.endswith("*")]
    where.setdefault(bare, set()).add(element)


def _sign(name: str, status: str, written: str, number: Callable[[str], int]) -> Sign:
    elements: list[int] = []
    gaps: list[int] = []
    gap = 0
    for part in written.lstrip("^").split():
        if part in _GAPS:
            gap = _GAPS[part]
        else:
            elements.append(number(part))
            gaps.append(gap)
            gap = 0
    says = None if status == "-" else EvidenceStatus(status)
    return Sign(name, says, tuple(elements), tuple(gaps), written.startswith("^"))


@lru_cache(maxsize=1 << 16)
def _elements_of(word: str) -> frozenset[int]:
    _, forms, _ = _table()
    found: set[int] = set(forms.whole.get(word, ()))
    for end in range(1, min(len(word), _LONGEST_FORM) + 1):
        found |= forms.begins.get(word[:end], set())
        found |= forms.ends.get(word[-end:], set())
    for part, elements in forms.inside.items():
        if part in word:
            found |= elements
    return frozenset(found)


def words(text: str) -> list[str]:
    """Return the words of a text in small letters; ``;`` and ``:`` stand for breaks.

    "inte bara" denies nothing and is left out.
    """
    return _TOKEN.findall(_NOT_ONLY.sub(" ", text.lower()))


def read(text: str) -> frozenset[str]:
    """Return the names of the signs in a sentence, and ``<class>`` for each class of its words."""
    signs, _, names = _table()
    tokens = words(text)
    places: dict[int, list[int]] = {}
    breaks = [0] * (len(tokens) + 1)
    for at, token in enumerate(tokens):
        breaks[at + 1] = breaks[at] + (token in _BREAKS)
        for element in _elements_of(token):
            places.setdefault(element, []).append(at)
    found = {f"<{names[element]}>" for element in places if element in names}
    found |= {sign.name for sign in signs if _stands(sign, places, breaks)}
    return frozenset(found)


def _stands(sign: Sign, places: Mapping[int, Sequence[int]], breaks: Sequence[int]) -> bool:
    if any(element not in places for element in sign.elements):
        return False
    ends = places[sign.elements[0]]
    if sign.first:
        ends = [at for at in ends if at < _FIRST + sign.gaps[0]]
    for element, gap in zip(sign.elements[1:], sign.gaps[1:], strict=True):
        ends = [
            at
            for at in places[element]
            if any(0 < at - end <= gap + 1 and breaks[at] == breaks[end] for end in ends)
        ]
    return bool(ends)


@cache
def _says() -> Mapping[str, EvidenceStatus]:
    return {sign.name: sign.status for sign in _table()[0] if sign.status is not None}


def status(names: Iterable[str]) -> EvidenceStatus | None:
    """Return what signs say together when no frame fits: the most cautious, or None."""
    said = {_says()[name] for name in names if name in _says()}
    return next((status for status in CAUTIOUS_FIRST if status in said), None)


def is_method(word: str) -> bool:
    """Tell whether the word is a noun for an insats or an åtgärd."""
    _, _, names = _table()
    return any(names.get(element) == "insats" for element in _elements_of(word.lower()))


def classes_of(word: str) -> frozenset[str]:
    """Return the names of the classes in ``sign_words.tsv`` that a word belongs to."""
    _, _, names = _table()
    return frozenset(names[element] for element in _elements_of(word.lower()) if element in names)
