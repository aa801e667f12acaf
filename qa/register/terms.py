"""How terms meet: "Evidensbaserade praktiken", "evidensbaserad praktik" and "EBP"."""

import re
from collections.abc import Iterable, Mapping

from qa.language import analysis, tokens
from qa.model import Definition

_ARTICLE = re.compile(r"^(?:en|ett|den|det|de|begreppet|termen|ordet|uttrycket)\s+", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\s*[(\[][^)\]]*[)\]]")


def key(term: str) -> str:
    """Return what all forms of a term share: its stems in order, parted by spaces.

    An article before it and what stands in brackets after it do not count. Empty for a text
    without words.
    """
    bare = _SHORT_FORM.sub("", term) if term.strip()[:1] not in "([" else term
    bare = _ARTICLE.sub("", bare.strip())
    whole = (analysis.fields(piece)[analysis.STEM] for piece in tokens.pieces(bare))
    return " ".join(stems[0] for stems in whole if stems)


def keys(definition: Definition) -> frozenset[str]:
    """Return the keys of the term and of its synonyms."""
    return frozenset(filter(None, map(key, (definition.term, *definition.synonyms))))


def tied(definitions: Iterable[Definition]) -> Mapping[str, frozenset[str]]:
    """Return for each key all keys that any definition ties it to, itself among them.

    Only names that definitions state are tied, one step away: what is a synonym of a synonym in
    another document may mean something else.
    """
    ties: dict[str, set[str]] = {}
    for definition in definitions:
        same = keys(definition)
        for one in same:
            ties.setdefault(one, set()).update(same)
    return {one: frozenset(same) for one, same in ties.items()}


def matching(
    asked: str, definitions: Iterable[Definition], ties: Mapping[str, frozenset[str]] | None = None
) -> list[Definition]:
    """Return the definitions of the term that is asked for, in order, by any of its names.

    ``ties`` (see ``tied``) lets "EBP" find what defines "evidensbaserad praktik" in a document
    that never writes the short form.
    """
    wanted = key(asked)
    names = (ties or {}).get(wanted, frozenset()) | {wanted}
    return [definition for definition in definitions if names & keys(definition)] if wanted else []
