"""How often a document names a term before and after a sentence.

A term is defined where it is first met, or soon after; what stands everywhere is talked about.
"""

from collections.abc import Sequence
from itertools import accumulate

from qa.language.defining.signs import Met
from qa.model import Passage

BENDS = 6
"""Letters of a term from which its last one may be an ending."""


class Mentions:
    """The words of a document in reading order, in which terms are counted."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        texts = [passage.text.casefold() + "\n" for passage in passages]
        self._text = "".join(texts)
        starts = accumulate(map(len, texts), initial=0)
        self._starts = dict(zip((passage.id for passage in passages), starts, strict=False))

    def around(self, term: str, passage_id: str, sentence: str) -> Met:
        """Return how often the term stands before the sentence of the passage, and after it."""
        name, said = term.casefold(), sentence.casefold()
        if len(name) > BENDS:
            name = name[:-1]
        start = self._starts[passage_id]
        at = max(self._text.find(said, start), start)
        return Met(
            before=self._text.count(name, 0, at), after=self._text.count(name, at + len(said))
        )
