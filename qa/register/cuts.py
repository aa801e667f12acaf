"""A sentence without the heading or the figures that run into its beginning."""

from dataclasses import replace

from qa.model import Sentence, Span

SHORTEST = 4
"""Letters of what runs in; numbers, marks and "Se" may stand."""


def cut(sentence: Sentence, start: int) -> Sentence:
    """Return the sentence from character ``start`` on, whole where its spans do not tell where.

    Spans are slices of page texts. Only where their lengths add up to the text, or to it without
    a space between each two, does a place in the text tell one in a page.
    """
    if sum(map(str.isalpha, sentence.text[:start])) < SHORTEST:
        return sentence
    lengths = [span.end - span.start for span in sentence.spans]
    spaces = len(sentence.text) - sum(lengths)
    if spaces not in {0, len(lengths) - 1}:
        return sentence
    between = 1 if spaces else 0
    spans: list[Span] = []
    at = 0
    for span, length in zip(sentence.spans, lengths, strict=True):
        left_out = min(max(start - at, 0), length)
        if left_out < length:
            spans.append(replace(span, start=span.start + left_out))
        at += length + between
    return Sentence(sentence.text[start:], tuple(spans))
