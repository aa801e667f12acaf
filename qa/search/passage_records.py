"""A passage's text as one line of JSON and back: a fifth of what ``qa.records`` takes to read.

``[headings, [kind, [text, page, start, end, …], …], …]``: units hold sentences, a sentence its text
and its spans' numbers.
"""

import json
from typing import Any

from qa.checked_json import Malformed
from qa.model import Passage, Sentence, Span, Unit, UnitKind

_KINDS = {kind.value: kind for kind in UnitKind}


def to_text(passage: Passage) -> str:
    """Return what a passage says; its ids are not part of it."""
    units = [
        [unit.kind.value, *(_sentence_to(sentence) for sentence in unit.sentences)]
        for unit in passage.units
    ]
    return json.dumps([passage.heading, *units], ensure_ascii=False, separators=(",", ":"))


def from_text(passage_id: str, document_id: str, text: str) -> Passage:
    """Read it back. Raises ``ValueError`` when the text is not what was written."""
    try:
        heading, *units = json.loads(text)
        if not all(type(part) is str for part in heading):
            raise Malformed("a heading is a string")
        return Passage(
            passage_id,
            document_id,
            tuple(heading),
            tuple([_unit_from(kind, sentences) for kind, *sentences in units]),
        )
    except (TypeError, KeyError) as error:
        raise Malformed("not a passage") from error


def _unit_from(kind: str, sentences: list[list[Any]]) -> Unit:
    return Unit(_KINDS[kind], tuple([_sentence_from(*sentence) for sentence in sentences]))


def _sentence_to(sentence: Sentence) -> list[str | int]:
    numbers = [n for span in sentence.spans for n in (span.page, span.start, span.end)]
    return [sentence.text, *numbers]


def _sentence_from(text: str, *numbers: int) -> Sentence:
    if type(text) is not str or set(map(type, numbers)) - {int} or len(numbers) % 3:
        raise Malformed("a sentence is a text and numbers by three")
    threes = zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True)
    return Sentence(text, tuple([Span(*three) for three in threes]))
