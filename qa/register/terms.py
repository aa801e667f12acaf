"""How terms meet: "Evidensbaserade praktiken", "evidensbaserad praktik" and "EBP"."""

import re

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
