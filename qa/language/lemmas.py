"""From a word form to the token that stands for the word: override, or lemma and then stem.

The lemma comes from simplemma, the stem from Snowball; where the two part the forms of one word or
join two words, ``data/overrides.tsv`` says what the token is.
"""

import threading
from functools import cache

import Stemmer
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy

from qa.language import lexicon

_LOCAL = threading.local()  # a Snowball stemmer has a cache of its own and is not shared by threads


def load() -> None:
    """Load the dictionary (about 1 s and 15 MB, once a process), so that no question waits."""
    stem("ladda")


def stem(form: str) -> str:
    """Return the token of a case-folded word. Thread-safe."""
    overrides = _overrides()
    if form in overrides:
        return overrides[form]
    base = lemma(form)
    if base in overrides:
        return overrides[base]
    short = _stemmer().stemWord(base)
    # "hemlig" would become "hem": a word that is not among its forms keeps its lemma instead.
    return base if short in overrides else short


def lemma(form: str) -> str:
    """Return the dictionary form of a case-folded word, itself when unknown. Thread-safe."""
    return _lemmatizer().lemmatize(form, lang="sv").casefold().rstrip(".")


@cache
def _lemmatizer() -> Lemmatizer:
    # The low-memory dictionary: 15 MB for 95, and slower only for a form not seen before.
    return Lemmatizer(cache_max_size=1, lemmatization_strategy=DefaultStrategy(low_memory=True))


def _stemmer() -> Stemmer.Stemmer:
    if not hasattr(_LOCAL, "stemmer"):
        _LOCAL.stemmer = Stemmer.Stemmer("swedish", 0)
    return _LOCAL.stemmer


@cache
def _overrides() -> dict[str, str]:
    """Return form -> token. A line is a token, a tab and the word's forms, genitives left out."""
    found: dict[str, str] = {}
    for line in lexicon.lines("overrides.tsv"):
        token, _, forms = line.partition("\t")
        for form in forms.split():
            found[form] = token
            if not form.endswith("s"):
                found[form + "s"] = token
    return found
