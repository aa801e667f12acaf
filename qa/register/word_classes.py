"""Coarse word classes of the words of a sentence: enough to see where a noun phrase may end."""

from collections.abc import Sequence

from qa.register.word_forms import Tag, alone, closed, is_infinitive, is_participle, known

_EDGES = ' ,.;:()[]–-•·▪”“"*…?!'
_NOMINAL = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER})
_BEFORE_INFINITIVE = frozenset({Tag.AUXILIARY, Tag.INFINITIVE})
_ENDS_WAITING = frozenset({Tag.INFINITIVE, Tag.VERB, Tag.OPENER, Tag.BREAK})


def tags(words: Sequence[str]) -> list[Tag]:
    """Return the class of each word, seen with what stands before and after it."""
    bare = [word.strip(_EDGES).lower() for word in words]
    found: list[Tag] = []
    waiting = False  # for the infinitive of "kan", "bör" …
    opened = False  # by "att", whose infinitive comes at once or after adverbs
    for at, word in enumerate(bare):
        last = found[-1] if found and words[at - 1][-1:] not in ".;:" else Tag.BREAK
        goes_on = at + 1 < len(bare) and words[at][-1:] not in ".,;:"
        joined = last in {Tag.JOIN, Tag.ADVERB} and Tag.INFINITIVE in found
        tag = _class(
            word,
            bare[at - 1] if at else "",
            last,
            bare[at + 1] if goes_on else "",
            takes=waiting or opened or last in _BEFORE_INFINITIVE or joined,
        )
        if opened and tag is not Tag.ADVERB and word.endswith("a") and word not in closed():
            tag = Tag.INFINITIVE
        if word and (_is_short_name(words[at]) or words[at].rstrip(",").endswith("-")):
            tag = Tag.NOUN
        waiting = word in known("väntar") or (waiting and tag not in _ENDS_WAITING)
        adverb = tag is Tag.ADVERB or (tag is Tag.ADJECTIVE and word.endswith("t"))
        opened = word == "att" or (opened and adverb)
        found.append(tag)
    return found


def _is_short_name(written: str) -> bool:
    bare = written.strip(_EDGES)
    return len(bare) > 1 and bare.isupper()


def _class(word: str, before: str, last: Tag, after: str, *, takes: bool) -> Tag:
    """Return the class of a word; ``takes`` tells whether an infinitive may stand here."""
    nominal = bool(after) and alone(after) in _NOMINAL
    small = _small(word, before, after, nominal=nominal, takes=takes)
    if small is not None:
        return small
    if takes and is_infinitive(word):
        return Tag.INFINITIVE
    tag = alone(word)
    if tag is Tag.INFINITIVE and word not in closed():
        return Tag.NOUN
    if tag is not Tag.ADJECTIVE:
        return tag
    goes_on = nominal or (bool(after) and alone(after) is Tag.JOIN)
    return _of_adjective(word, before, last, goes_on=goes_on)


def _small(word: str, before: str, after: str, *, nominal: bool, takes: bool) -> Tag | None:
    """Return the class of a word that has several, by the words beside it."""
    chosen: Tag | None = None
    if word in known("obestämd"):
        chosen = Tag.DETERMINER if nominal else Tag.PRONOUN
    elif word in known("jämför"):
        chosen = Tag.ADJECTIVE if nominal else Tag.ADVERB
    elif word in known("både substantiv och adjektiv"):
        chosen = Tag.ADJECTIVE if nominal else Tag.NOUN
    elif word == "få":
        chosen = Tag.INFINITIVE if takes else Tag.DETERMINER
    elif word in {"för", "trots"} and after == "att":
        chosen = Tag.OPENER
    elif (before, word) == ("ett", "antal") or (before == "så" and word.startswith("kalla")):
        chosen = Tag.DETERMINER
    return chosen


def _of_adjective(word: str, before: str, last: Tag, *, goes_on: bool) -> Tag:
    """Return whether what looks like an adjective is one, a verb or a noun."""
    if word.endswith(("ande", "ende")) and not goes_on:
        return Tag.NOUN
    supine = word.endswith("t") and before in known("före supinum") and is_participle(word)
    past = word.endswith("ade") and last in {Tag.NOUN, Tag.PRONOUN}
    return Tag.VERB if supine or past else Tag.ADJECTIVE
