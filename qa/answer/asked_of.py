"""The method or insats that a question asks about by name, and what is said of just that.

A shared stem is another matter: a dagverksamhet is no daglig verksamhet, "hemmaboende" no hemtjänst
at all. Nor is what a row compares with, or for whom it holds, what it is about.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from qa.answer.items import items, lead_in
from qa.answer.matter import ABBREVIATED, Matter, is_no_method, spellings
from qa.answer.narrowing import head_of
from qa.answer.tables import lines
from qa.answer.topics import target_groups
from qa.answer.units import ScoredUnit
from qa.language import analysis
from qa.model import Question, Statement, UnitKind

_FOR_SOMETHING = re.compile(
    r"\bvilk\w+\s+(?:\S+\s+){0,3}?(?:\w*(?:metod|insats|åtgärd|behandling|program|arbetssätt)\w*)\s"
    r"|\bfinns\s+det\s+(?:\S+\s+){0,2}?\w*(?:metod|insats|åtgärd|behandling|program)(?:er|ar)?\s",
    re.IGNORECASE,
)
"""A question for methods: what it names is what they are to be for, or where."""
_UP_TO = re.compile(
    r"(?:(?:en|ett|den|det|att|metoden|insatsen|programmet|modellen|behandling(?:en)?|samtal(?:en)?"
    r"|arbetssättet|formuläret|instrumentet|stöd(?:et)?|använda|erbjuda|ge|enligt|med|i|av|\w+(?:ande"
    r"|ende|ig|igt|isk|iskt|elt|ellt|at|ad))\s+){0,4}",
    re.IGNORECASE,
)
_CONTEXT = re.compile(
    r"\b(?:vid|för|hos|i|inom|till|på|mot|än|jämför\w+|utan|från|efter|under|när|som)\s",
    re.IGNORECASE,
)
_LONG = 5
_ENDING = r"(?:a|t|n|s|en|et|er|ar|or|ens|ets|erna|arna|orna|na|ns)?"


@dataclass(frozen=True, slots=True)
class AskedOf:
    """The names that a question asks about; none when it asks for methods, or of a matter.

    ``name_in`` returns the method or insats that a text names, an empty text for none.
    """

    names: tuple[str, ...]
    name_in: Callable[[str], str]

    @classmethod
    def of(cls, question: Question, name_in: Callable[[str], str]) -> "AskedOf":
        """Read the names from the topic: one that opens it, and those side by side with it."""
        topic = question.topic
        if _FOR_SOMETHING.search(question.text):
            return cls((), name_in)
        short = (name for name in ABBREVIATED.findall(topic) if not is_no_method(name))
        name = name_in(topic) or _insats_in(topic) or next(short, "")
        at = topic.casefold().find(name.casefold())
        opens = bool(name) and _UP_TO.fullmatch(topic[:at])
        return cls((name,) if opens else (), name_in)

    def holds(self, text: str) -> bool:
        """Tell whether a text holds a name asked about, or another spelling of it."""
        return any(_spelled(name).search(text) for name in self.names)

    def is_about(self, text: str) -> bool:
        """Tell whether a name, a heading or a cell is about what is asked.

        In what it is compared with, or for whom it holds, the name stands after another thing.
        """
        for part in re.split(r"[;,]\s", text):
            for name in self.names:
                found = _spelled(name).search(part)
                if found and not _leads_astray(part[: found.start()]):
                    return True
        return False

    def in_row(self, line: str) -> bool:
        """Tell whether a cell of a row is about what is asked."""
        return any(self.is_about(cell) for cell in line.split("\t"))

    def is_of(self, unit: ScoredUnit, statement: Statement, own: str) -> bool:
        """Tell whether a statement is about what is asked; ``own`` are its words outside tables."""
        if not self.names or self.is_about(statement.about):
            return True
        other = self.name_in(statement.about)
        if other or any("\t" in sentence.text for sentence in statement.sentences):
            return False
        return self.holds(own) or (not self.name_in(own) and self._heads(unit))

    def context(self, matter: Matter) -> Matter:
        """Return the rest of a matter: in "Bostad först vid schizofreni" the schizofreni.

        Nothing where no name is asked about.
        """
        if not self.names:
            return replace(matter, stems={}, names=())
        own = {stem for name in self.names for stem in analysis.fields(name)[analysis.STEM]}
        return replace(matter, stems={s: idf for s, idf in matter.stems.items() if s not in own})

    def narrowed(self, unit: ScoredUnit, told: str) -> ScoredUnit | None:
        """Return the unit with no rows or items but those of what is asked about.

        None when it has none, and for a sentence that is not of it or states the evidence for
        another; ``told`` are its words with those of the sentences that it leans on.
        """
        if not self.names:
            return unit
        is_text = unit.unit.kind is UnitKind.SENTENCE
        stated = [s for s in unit.candidate.statements if is_text and s.unit == unit.ordinal]
        if stated and not any(self.is_of(unit, one, told) for one in stated):
            return None
        if self._heads(unit):
            return unit
        texts = [sentence.text for sentence in unit.unit.sentences]
        if is_text:
            return unit if self.holds(told) else None
        own, heads = self._rows(unit, texts), lead_in(texts)
        if unit.unit.kind is UnitKind.TABLE:
            heads = next((at for at, line in enumerate(texts) if "\t" in line), 0)
            heads += head_of(unit) is not None
        if any(self.holds(line) for line in texts[:heads]):
            return unit
        shown = tuple(at for at in unit.shown if at < heads or at in own)
        return replace(unit, shown=shown) if own & set(shown) else None

    def _rows(self, unit: ScoredUnit, texts: Sequence[str]) -> set[int]:
        if unit.unit.kind is UnitKind.TABLE:
            return {at for at, line in enumerate(texts) if self.in_row(line)}
        held = (item for item in items(texts) if self.holds("\n".join(texts[at] for at in item)))
        return {at for item in held for at in item}

    def _heads(self, unit: ScoredUnit) -> bool:
        """Tell whether the heading right above a unit is about what is asked."""
        return any(map(self.is_about, unit.candidate.passage.heading[-1:]))


def _leads_astray(before: str) -> bool:
    return bool(_CONTEXT.search(before) or target_groups(before))


def _insats_in(topic: str) -> str:
    for name in _insatser():
        found = _spelled(name).search(topic)
        if found:
            return found[0]
    return ""


@cache
def _insatser() -> Sequence[str]:
    return sorted(lines("insatser.txt"), key=lambda name: (-len(name), name))


def _spelled(name: str) -> re.Pattern[str]:
    """Return what finds a name in any form or spelling; no compound of it."""
    return _finding(spellings(name))


@lru_cache(maxsize=1 << 10)
def _finding(names: frozenset[str]) -> re.Pattern[str]:
    written = sorted(names, key=lambda text: (-len(text), text))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, written))})(?!\w)")


def _form(text: str) -> str:
    words = (
        f"(?i:{re.escape(word)}){_ENDING if len(word) >= _LONG else 's?'}"
        if not word.isupper()
        else re.escape(word)
        for word in text.split()
    )
    return r"\s+".join(words)
