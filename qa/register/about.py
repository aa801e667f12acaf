"""What a statement is about: the phrase of its sentence that most speaks for, weighed.

Every noun phrase and infinitive phrase of the sentence is a candidate (``candidates``). What is
told of each (``about_features``) weighs what ``tools/train_about.py`` has learned, and the heaviest
is taken; one that only points ("De", "insatsen") is followed to what stands above.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from qa.register import (
    about_features,
    about_rules,
    frames,
    nameless,
    naming,
    phrases,
    pointers,
    tables,
    turns,
)
from qa.register.about_features import Scene
from qa.register.candidates import Candidate, candidates
from qa.register.frames import Match
from qa.register.sentence_words import Words


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its words and what is told of it; None stands for what is named above."""

    candidate: Candidate | None
    words: Words
    told: frozenset[str]
    above: str = ""

    @property
    def text(self) -> str:
        """The words of the source."""
        return self.candidate.text(self.words) if self.candidate else self.above


def about(match: Match, text: str, above: Sequence[str], own_names: frozenset[str]) -> str:
    """Return what a sentence is about, or nothing when it only points at what is not found.

    ``text`` is the sentence, ``match`` the clause of it that states; ``above`` are the lines before
    it, the nearest first; ``own_names`` are what the document itself calls methods.
    """
    suggested = about_rules.suggested(match, above, own_names)
    found = told(match, text, suggested)
    if not found:
        return suggested
    return meant(_best(found), above, own_names)


def _best(found: Sequence[Weighed]) -> Weighed:
    """Return the heaviest that is fit: of one that is cut off the heaviest that goes on, if any."""
    table = _table()
    ordered = sorted(found, key=lambda one: -sum(table.get(name, 0.0) for name in one.told))
    fit = [one for one in ordered if not _is_unfit(one)]
    first = ordered[0].candidate
    on = [one for one in fit if first and one.candidate and one.candidate.start == first.start]
    return [*(on if _is_unfit(ordered[0]) else []), *fit, *ordered][0]


def _is_unfit(one: Weighed) -> bool:
    return one.candidate is not None and nameless.is_unfit(one.candidate, one.words)


def told(match: Match, text: str, suggested: str) -> list[Weighed]:
    """Return the candidates of a sentence with what is told of each: what weights are learned of.

    ``suggested`` is what the wording of the clause points out; what does not stand in the sentence
    is the last candidate.
    """
    scene = _scene(match, frames.plain(text), suggested)
    words, found = scene.words, list(candidates(scene.words))
    starts = sorted({one.start for one in found})
    weighed = [
        Weighed(one, words, frozenset(about_features.of(scene, one, starts.index(one.start))))
        for one in found
    ]
    if suggested and suggested.lower() not in text.lower():
        from_above = frozenset(about_features.of_above(scene, found))
        weighed.append(Weighed(None, words, from_above, suggested))
    return weighed


def meant(one: Weighed, above: Sequence[str], own_names: frozenset[str]) -> str:
    """Return the words of a candidate, or what it points at: nothing when that is not found."""
    phrase, words = one.text, one.words
    if one.candidate is None:
        return phrase
    if one.candidate.points(words):
        return pointers.from_above(above, own_names)
    start = one.candidate.start
    led = f"{words.bare[start - 1]} {phrase}" if start else phrase
    noun = pointers.pointed(led) or pointers.pointed(phrase)
    if not noun and phrases.is_generic(phrase) and pointers.is_definite(phrase):
        noun = phrase
    return pointers.meant(noun, above, own_names) if noun else phrase


def _scene(match: Match, text: str, suggested: str) -> Scene:
    """Return the sentence in words, with where its clause and the words of its frame stand."""
    first = len(text[: max(text.find(match.clause), 0)].split())
    start = first + len(match.clause[: match.start].split())
    end = first + len(match.clause[: match.end].split())
    pointed = (
        ("regel", suggested),
        ("namnvändning", about_rules.short(naming.by_turn(match.clause, match.status))),
        ("vändning", turns.told(match.clause, match.status)),
    )
    last = first + len(match.clause.split())
    words = Words.of(text)
    way = match.frame.about
    return Scene(words, match.status, way, first, last, start, max(start, end), pointed)


@cache
def _table() -> Mapping[str, float]:
    return {name: float(weight) for name, weight, *_ in tables.rows("about_weights.tsv")}
