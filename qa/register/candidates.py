"""Noun phrases and infinitive phrases of a sentence: all that a statement may be about.

None begins with a finite verb or ends in a preposition, a joining word, an article or an adjective
without its noun. From each noun on, a phrase may end in several places: after the noun, after what
a preposition adds, after what is joined to it, after a relative clause.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from qa.register.extents import added, is_empty, is_of_verb, is_open, object_of
from qa.register.noun_heads import head, opens
from qa.register.sentence_words import CORE, EDGES, Words
from qa.register.word_forms import Tag, known

MOST_WORDS = 12
_MOST_ENDS = 7


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase by its first word, its head and the word after its last, and what it is made of."""

    start: int
    head: int
    end: int
    action: bool  # an infinitive and what it does something to
    parts: tuple[str, ...]  # what was added after the head: prepositions, "och", "som" …

    def text(self, words: Words) -> str:
        """Return the phrase in the words of the source."""
        return " ".join(words.written[self.start : self.end]).strip(EDGES)

    def points(self, words: Words) -> bool:
        """Tell whether the phrase is no more than a word that stands for another ("De")."""
        alone = self.end - self.start == 1
        return alone and words.bare[self.start] in known("pekar") | known("utfall")


def candidates(words: Words) -> Iterator[Candidate]:
    """Yield every phrase of the sentence that may be named, none of a heading that runs in."""
    for at in range(words.heading(), len(words.tags)):
        tag = words.tags[at]
        if tag is Tag.PRONOUN and words.bare[at] in known("pekar"):
            if not _is_formal(words, at):
                yield Candidate(at, at, at + 1, action=False, parts=())
        elif tag is Tag.INFINITIVE and _acts(words.bare[at]):
            yield from _actions(words, at)
        elif tag in CORE and opens(words, at):
            noun = head(words, at)
            if noun is not None:
                yield from _ends(words, at, noun)


def _acts(word: str) -> bool:
    """Tell whether an infinitive is something to do: no passive, no "kunna" or "erbjuda"."""
    return word not in known("overksam") and not word.endswith("s")


def _is_formal(words: Words, at: int) -> bool:
    """Tell whether "det" stands for nothing: "det är viktigt att", "därför behövs det"."""
    if words.bare[at] != "det":
        return False
    beside = {words.bare[n] for n in (at - 1, at + 1) if 0 <= n < len(words.bare)}
    if beside & known("formellt"):
        return True
    if not beside & known("kopula"):
        return False
    after = at + 1 + (at + 1 < len(words.bare) and words.bare[at + 1] in known("kopula"))
    after = words.past(after, Tag.ADVERB)
    return after < len(words.bare) and words.bare[after].endswith("t")


def _actions(words: Words, at: int) -> Iterator[Candidate]:
    """Yield an infinitive with its object: "utbilda personal i bemötande"."""
    found = object_of(words, at)
    if found is None:
        return
    kind, last = found
    if kind == "verb":
        yield from _ends(words, at, last, action=True)
    elif last + 1 - at <= MOST_WORDS:
        yield Candidate(at, at, last + 1, action=True, parts=(kind,))


def _ends(words: Words, start: int, noun: int, *, action: bool = False) -> Iterator[Candidate]:
    """Yield the phrase to each word where it may end."""
    end = noun + 1
    parts: tuple[str, ...] = ("verb",) if action else ()
    for _ in range(_MOST_ENDS):
        if end - start > MOST_WORDS:
            return
        if not (is_open(words, start, end, parts) or is_empty(words, start, noun, parts)):
            yield Candidate(start, start if action else noun, end, action, parts)
        more = None if words.stops(end - 1) else added(words, end)
        if more is None or is_of_verb(words, start, more[0]):
            return
        parts, end = (*parts, more[0]), more[1]
