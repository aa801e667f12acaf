"""Which words are verbs or adjectives, told by their dictionary forms and endings.

Swedish writes nouns and verbs alike; what tells a verb is that the dictionary knows its present or
past and no plural in -or ("söka": söker, sökte; "flicka": flickor). What is left counts as a noun
or a name.
"""

import re
from functools import cache, lru_cache

from qa.language import lemmas, lexicon

_ADJECTIVE = re.compile(r"\w{2,}(?:ig|sam|bar|full|lös|erad|[iun]ell|(?:[^r]|[aeiyt]r)isk)")
"""No "-risk", "-iv" or "-dell": a fallrisk, a direktiv and a modell are things."""


def is_verb(form: str) -> bool:
    """Tell whether a word, inflected or not, is a verb. Thread-safe."""
    base = lemmas.lemma(form.casefold())
    return base in _listed("verb") or _has_verb_forms(base)


def is_short_verb(word: str) -> bool:
    """Tell whether a case-folded word is the infinitive of a verb that does not end in -a."""
    return word in _listed("verb")


def is_adjective(form: str) -> bool:
    """Tell whether a word, inflected or not, is an adjective. Thread-safe."""
    base = lemmas.lemma(form.casefold())
    return base in _listed("adjektiv") or _ADJECTIVE.fullmatch(base) is not None


@lru_cache(maxsize=1 << 12)
def _has_verb_forms(base: str) -> bool:
    if len(base) < 3 or not base.endswith("a"):
        return False
    inflected = (f"{base}r", f"{base[:-1]}er", f"{base[:-1]}te", f"{base}de")
    as_noun = lemmas.known_lemma(f"{base[:-1]}or") == base
    return not as_noun and any(lemmas.known_lemma(form) == base for form in inflected)


@cache
def _listed(word_class: str) -> frozenset[str]:
    """Return the words of a class that neither forms nor endings tell."""
    lines = (line.split("\t") for line in lexicon.lines("word_classes.tsv"))
    return frozenset(word for name, words in lines if name == word_class for word in words.split())
