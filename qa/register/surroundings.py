"""What stands around a phrase in its sentence: its part in it, its verb, what it hangs on."""

from functools import lru_cache

from qa.language import lemmas
from qa.register.sentence_words import FINITE, Words
from qa.register.word_forms import Tag

_CLOSED = frozenset({Tag.PREPOSITION, Tag.JOIN, Tag.OPENER, Tag.AUXILIARY})
_KEPT = frozenset({"inte", "det", "man"})
_VERBS = frozenset({Tag.VERB, Tag.AUXILIARY, Tag.INFINITIVE})
_REACH_BACK = 6
_REACH = 4
_BOTH = 2  # the noun and the preposition
NONE = "ingen"


@lru_cache(maxsize=1 << 12)
def lemma(word: str) -> str:
    """Return the dictionary form of a word in small letters."""
    return lemmas.lemma(word) if word else ""


def word(words: Words, at: int) -> str:
    """Return a small word itself, of another its class; what is outside the sentence is a bound."""
    if not 0 <= at < len(words.bare):
        return "gräns"
    if words.tags[at] in _CLOSED or words.bare[at] in _KEPT:
        return words.bare[at]
    return words.tags[at].value


def role(words: Words, first: int, end: int) -> str:
    """Return the part the phrase plays, by the words beside it: subject, object, complement."""
    before = words.tags[first - 1] if first and not words.stops(first - 1) else Tag.BREAK
    place = end
    while words.is_(place, Tag.ADVERB) and not words.stops(place - 1):
        place += 1
    if before in FINITE:
        turned = words.is_(first - 2, Tag.ADVERB, Tag.PREPOSITION)
        turned = turned or words.is_(place, Tag.INFINITIVE)
        return "omvänt subjekt" if turned else "efter verb"
    if before is Tag.INFINITIVE:
        return "objekt"
    is_subject = words.is_(place, *FINITE) and not words.stops(place - 1)
    if before is Tag.PREPOSITION:
        return "led i subjekt" if is_subject else "led"
    return "subjekt" if is_subject else "annat"


def hung_on(words: Words, first: int) -> str:
    """Return the noun that a preposition hangs the phrase on: "vikt av", "tillgång till"."""
    if not words.is_(first - 1, Tag.PREPOSITION) or first < _BOTH:
        return "inget"
    if words.tags[first - 2] is Tag.NOUN:
        return f"{lemma(words.bare[first - 2])} {words.bare[first - 1]}"
    return words.bare[first - 1]


def verb_before(words: Words, first: int) -> str:
    """Return the lemma of the nearest verb before the phrase, if it is near."""
    for at in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        if words.stops(at):
            return NONE
        if words.tags[at] in _VERBS:
            return lemma(words.bare[at])
    return NONE


def verb_after(words: Words, end: int) -> str:
    """Return the lemma of the nearest verb after the phrase, if it is near."""
    for at in range(end, min(len(words.bare), end + _REACH)):
        if words.tags[at] in _VERBS:
            return lemma(words.bare[at])
        if words.stops(at):
            return NONE
    return NONE


def opener(words: Words, first: int) -> str:
    """Return what opened the clause that the phrase stands in: "för att", "som", "när"."""
    for at in range(first - 1, -1, -1):
        if words.comma(at):
            return "komma"
        if words.written[at][-1:] in ".;:":
            return "ny"
        if words.tags[at] is Tag.OPENER:
            return f"{word(words, at - 1)} att" if words.bare[at] == "att" else words.bare[at]
    return "ny"


def close(words: Words, end: int) -> str:
    """Return what ends the phrase: a stop, a heading that leaves off, or the word after it."""
    if end < len(words.written) and words.begins(end):
        return "rubrik"
    if words.stops(end - 1):
        return "stopp"
    return "," if words.comma(end - 1) else word(words, end)
