"""Noun phrases that point back ("dessa system", "ett sådant samtal") and what they point at."""

import re
from collections.abc import Sequence

from qa.register import naming, phrases, tables

_POINTING = re.compile(
    r"^(?:ett\s|en\s)?(?:sådan|sådant|sådana|denna|detta|dessa|aktuella|nämnda)\s"
    r"(?:(?:här|båda|olika|typ|typer|av)\s)*(?:[\w-]+\s)?((?![\w-]+r$)[\w-]+|\w+(?:er|ar|or))$",
    re.IGNORECASE,
)
_ENDINGS = re.compile(r"(?:erna|arna|orna|ena|ernas|en|et|na|n|er|ar|or)$")
_DEFINITE = re.compile(r"(?:en|et|na|eln|orna)$", re.IGNORECASE)
_SHORTEST = 4
_ALSO = {"preparat": "läkemedel", "medl": "läkemedel"}


def pointed(phrase: str) -> str:
    """Return the noun of a phrase that points back, or nothing."""
    found = _POINTING.match(phrase)
    return found[1] if found else ""


def is_definite(phrase: str) -> bool:
    """Tell whether the last word is in the definite form, which points ("tekniken")."""
    return _DEFINITE.search(phrase) is not None


def meant(noun: str, above: Sequence[str], own_names: frozenset[str]) -> str:
    """Return what a noun that only points means: its phrase above, else the nearest method."""
    return antecedent(noun.rsplit(maxsplit=1)[-1], above) or from_above(above, own_names)


def antecedent(noun: str, above: Sequence[str]) -> str:
    """Return the nearest phrase above with a compound or an adjective of the noun, or nothing."""
    stem = _ENDINGS.sub("", noun.lower())
    stem = _ALSO.get(stem, stem)
    if len(stem) < _SHORTEST:
        return ""
    for line in above:
        phrase = phrases.of_noun(line, stem)
        names = len(phrase) > len(stem) + _SHORTEST and not phrases.is_generic(phrase)
        if names and not re.match(rf"{re.escape(stem)}\w{{0,2}}[nt]a?\s", phrase, re.IGNORECASE):
            return phrase
    return ""


_WHERE = re.compile(
    r"^(?:hemtjänst\w*|hemsjukvård\w*|(?:\w+ ){0,4}boenden?|äldreomsorg\w*)$", re.IGNORECASE
)


def from_above(above: Sequence[str], own_names: frozenset[str]) -> str:
    """Return the method that the nearest line names; empty when none does.

    Beyond the item of a list that a sentence belongs to stand other items, of other methods.
    """
    for line in above:
        for named in tables.names().finditer(line):
            if not _WHERE.match(named[0]):
                return named[0]
        own = [name for name in own_names if name in line]
        if own:
            return max(own, key=len)
        phrase = naming.title_of(line) or phrases.of_method(line)
        if (phrase and not _WHERE.match(phrase)) or naming.is_item(line):
            return phrase
    return ""
