"""Where a noun phrase begins, and the noun that it ends in before anything is added to it."""

from qa.register.sentence_words import CORE, Words, is_genitive
from qa.register.word_forms import Tag, known


def opens(words: Words, at: int) -> bool:
    """Tell whether a noun phrase begins at the word: no adjective or genitive leads up to it."""
    if at > 1 and words.bare[at - 1] in known("binder") and words.written[at - 2].endswith("-"):
        return False
    if not words.is_(at - 1, *CORE) or words.stops(at - 1) or words.comma(at - 1):
        return True
    return words.tags[at - 1] is Tag.NOUN and not _leads(words, at - 1)


def head(words: Words, at: int) -> int | None:
    """Return the noun that the phrase beginning at the word ends in, or None.

    Genitives and adjectives lead to it, and the parts of "hälso- och sjukvården" to one another.
    """
    while words.is_(at, *CORE):
        if words.tags[at] is Tag.NOUN:
            if words.written[at].rstrip(",").endswith("-") and not words.stops(at):
                at += 1 + (words.bare[at + 1] in known("binder"))
                continue
            return _of_genitive(words, at)
        if words.stops(at):
            return None
        following = _past_adjective(words, at)
        if following is None:
            return None
        at = following
    return None


def _of_genitive(words: Words, at: int) -> int:
    """Return the noun that a genitive belongs to, or the noun itself."""
    following = at + 1
    goes_on = not words.stops(at) and _leads(words, at)
    if goes_on and words.is_(following, Tag.ADJECTIVE, Tag.NOUN):
        return head(words, following) or at
    return at


def _past_adjective(words: Words, at: int) -> int | None:
    """Return the word after an adjective or number: an adjective where something joins them."""
    following, joined = at + 1, words.comma(at)
    if words.bare[following] in known("binder") and following + 1 < len(words.tags):
        joined, following = True, following + 1
    if words.is_(following, Tag.ADVERB) and following + 1 < len(words.tags):
        following += 1
    return None if joined and not words.is_(following, Tag.ADJECTIVE) else following


def _leads(words: Words, at: int) -> bool:
    """Tell whether a noun leads to the noun after it: a genitive or a measure ("antal platser")."""
    word = words.bare[at]
    return not words.comma(at) and (word in known("mått") or is_genitive(word))
