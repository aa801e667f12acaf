"""Whether a sentence defines something, and what: the term, its other names, how sure it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from qa.language.defining import noun_phrases, sure_forms, weighed_forms

_BEGINS_ANEW = re.compile(r"(?<=[^\s.])\s(?=(?:En|Ett)\s[a-zåäö]|[A-ZÅÄÖ][\w-]{3,})")
_ASIDE = re.compile(r"\s*\([^)]{1,80}\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A term that a sentence defines, as written with what stands beside it, and how sure it is."""

    term: str
    written: str
    weight: float


def in_sentence(text: str, *, heading: str = "", first: bool = False) -> Iterator[Found]:
    """Yield the terms that the sentence defines, surest form first.

    ``heading`` is the heading it stands under; ``first`` tells whether it is the first there.
    """
    seen: set[str] = set()
    for form in sure_forms.FORMS:
        if not any(word in text for word in form.words):
            continue
        for match in form.pattern.finditer(text):
            found = _found(text, match.start("term"), match.end("term"), form.weight)
            if found and not (form.weak and _unfit(found.term)) and found.term not in seen:
                seen.add(found.term)
                yield found
    if seen:
        return
    found = _weighed(text, heading, first=first)
    if found is not None:
        yield found


def _found(text: str, start: int, end: int, weight: float) -> Found | None:
    raw = _last_beginning(text[start:end]) if start == 0 else text[start:end]
    term = noun_phrases.clean(raw)
    if not term:
        return None
    aside = _ASIDE.match(text, end)
    return Found(term, raw + (aside[0] if aside else ""), weight)


def _last_beginning(subject: str) -> str:
    """Return the subject without a heading that runs into its sentence.

    "Hälsosamt åldrande bland äldre Ett hälsosamt åldrande": the last beginning whose word the text
    before has already, or that an article begins.
    """
    for match in reversed(list(_BEGINS_ANEW.finditer(subject))):
        rest, before = subject[match.end() :], subject[: match.start()]
        word = rest.split(" ")[0]
        article = word in {"En", "Ett"}
        if noun_phrases.leans(before.split(" ")[-1]):
            continue
        if article or word[:5].casefold() in before.casefold():
            return rest
    return subject


def _unfit(term: str) -> bool:
    return noun_phrases.is_definite(term) or noun_phrases.is_empty_head(term)


def _weighed(text: str, heading: str, *, first: bool) -> Found | None:
    verb = weighed_forms.verb_of(text)
    if verb is None:
        return None
    raw = _last_beginning(text[: verb.start()])
    term = noun_phrases.clean(raw)
    weight = weighed_forms.weigh(verb, raw, term, heading, first=first) if term else 0.0
    return Found(term, raw, weight) if weight else None
