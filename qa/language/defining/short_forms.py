"""Whether a short form stands for the words before it.

As told by Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003): its letters stand in those words in the same order, the first one at the
beginning of a word.
"""

from qa.language.defining import noun_phrases


def long_form(short: str, before: str) -> str:
    """Return the fewest last words of ``before`` that ``short`` can stand for, or nothing."""
    letters = [sign.casefold() for sign in short if sign.isalnum()]
    if len(letters) < 2 or sum(sign.isupper() for sign in short) < 2:
        return ""
    text = before.casefold()
    at = len(text)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (
            text[at] != letters[number] or (number == 0 and not _begins_words(text, at))
        ):
            at -= 1
        if at < 0:
            return ""
    long = before[at:]
    return long if len(long) > len(short) + 2 and len(long.split()) <= len(letters) + 5 else ""


def _begins_words(text: str, at: int) -> bool:
    """Tell whether a phrase may begin at ``at``: with a word, and not with "och" or "för"."""
    begins = at == 0 or not text[at - 1].isalnum()
    return begins and not noun_phrases.leans(text[at:].split(maxsplit=1)[0])
