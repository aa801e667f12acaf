"""Where Swedish sentences begin and end.

A full stop, question mark, exclamation mark or ellipsis ends a sentence unless what stands around
it says otherwise: the abbreviation, initial or number before it, the case of the word after it, a
bracket that is still open. A colon never ends a sentence; a blank line always does.
"""

import re
from enum import StrEnum
from functools import cache

from qa.language import lexicon

OPENERS = "\"'”’“„»«‘([{"
CLOSERS = "\"'”’“»«)]}"
_REFERENCE = r"\d{1,3}(?:[,–-]\d{1,3})*"
_CANDIDATE = re.compile(
    r"(?P<stop>[.!?…]+)"
    rf"(?P<close>[{re.escape(CLOSERS)}]*)"
    rf"(?P<mark>[¹²³⁰⁴-⁹]+|(?<=[^\W\d_]\.)(?:{_REFERENCE})|(?<=[)\]”]\.)(?:{_REFERENCE})"
    rf"|(?<=(?:19|20)\d\d\.)\d{{1,3}}(?=\s))?"
    rf"(?P<cite>(?:\s?\[{_REFERENCE}\])+(?=\s|$))?"
    r"(?P<gap>\s+|$|(?=[A-ZÅÄÖ][a-zåäö]))"
)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_NEXT = re.compile(rf"(?:[^\w\s]{{1,3}}\s*)?[{re.escape(OPENERS)}]*(?P<word>[^\W_]+)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,4}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,4}\.)+[^\W\d_]{1,4}\.")
_ITEM_NUMBER = re.compile(r"(?:\d{1,3}[a-z]?(?:\.\d{1,3})*|[^\W\d_]|[IVX]{1,4})\.")
_CAPTION = re.compile(
    r"(?:tabell|figur|diagram|.*\b(?:Tabell|Figur|Diagram|Tablå|Karta|Bilaga|Ruta|Faktaruta|Bild|Steg|Mål|Del|Avdelning))"
    r" (?:\d+(?:\.\d+)*|[A-Z]|[IVX]{1,4})\."
)
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_GLUED = re.compile(r"[^\W\d_]{3}\.$")
_BRACKETS = {")": "(", "]": "["}
_LONGEST_ASIDE = 400


class _Follows(StrEnum):
    """What a capital after an abbreviation means, as the list of abbreviations has it."""

    GOES_ON = ""
    REFERENCE = "ref"
    NUMBER = "num"
    MAY_END = "end"


def split(text: str) -> list[tuple[int, int]]:
    """Return ``[start, end)`` of each sentence, in order.

    White space around sentences is left out; every other character is in exactly one sentence.
    """
    found: list[tuple[int, int]] = []
    for low, high in _paragraphs(text):
        start = low
        for candidate in _CANDIDATE.finditer(text, low, high):
            if candidate.start() >= start and _ends(text, start, candidate, high):
                _keep(found, text, start, candidate.start("gap"))
                start = candidate.end()
        _keep(found, text, start, high)
    return found


def _paragraphs(text: str) -> list[tuple[int, int]]:
    bounds = [0]
    for blank in _BLANK_LINE.finditer(text):
        bounds += [blank.start(), blank.end()]
    bounds.append(len(text))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _keep(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if piece.strip():
        found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))


def _ends(text: str, start: int, candidate: re.Match[str], high: int) -> bool:
    after = _NEXT.match(text, candidate.end(), high)
    if after is None:  # nothing but signs: a word must follow for a new sentence
        return False
    word = after["word"]
    if word[0].islower() or _inside_brackets(text, start, candidate, high):
        return False
    if not candidate["gap"] and not _glued(text, candidate):
        return False
    if _fills(text, candidate, word):
        return False
    if candidate["stop"] != "." or candidate["mark"] or candidate["cite"]:
        return _ends_after_mark(text, candidate)
    return _full_stop_ends(text, start, candidate, word)


def _fills(text: str, candidate: re.Match[str], word: str) -> bool:
    """Tell dot leaders ("Metod ...... 12") and the dots of an empty table cell ("2 .. 7")."""
    before = text[max(0, candidate.start() - 1) : candidate.start()]
    alone = not before.strip() and candidate["stop"] in {".", ".."}
    return alone or (word[0].isdigit() and len(candidate["stop"]) > len("..."))


def _ends_after_mark(text: str, candidate: re.Match[str]) -> bool:
    """A reference digit right after an abbreviation ("s.12") belongs to the abbreviation."""
    if candidate["stop"] != "." or not candidate["mark"]:
        return True
    return _abbreviation(text, candidate.start() + 1) is None


def _full_stop_ends(text: str, start: int, candidate: re.Match[str], word: str) -> bool:
    stop = candidate.start() + 1
    left = _token(text, start, stop)
    whole = text[start:stop].lstrip(OPENERS + " ")
    starter = word.casefold() in lexicon.words("sentence_starters.txt")
    if _ITEM_NUMBER.fullmatch(left) and (whole == left or _in_sequence(text, left, stop)):
        return False  # "1. Inledning": the number begins the sentence
    if not starter and _CAPTION.fullmatch(whole):
        return False  # "Tabell 3. Andel äldre": what is numbered is named after it
    kind = _abbreviation(text, stop)
    if kind is None and (_INITIAL.fullmatch(left) or _DOTTED.fullmatch(left)):
        kind = _Follows.REFERENCE if left[:1].isupper() or _DOTTED.fullmatch(left) else None
    if word[0].isdigit():
        return _number_begins(left, kind, word)
    if kind in {None, _Follows.MAY_END, _Follows.NUMBER}:
        return True
    return bool(candidate["close"]) or (kind is _Follows.REFERENCE and starter)


def _in_sequence(text: str, left: str, stop: int) -> bool:
    """Tell whether the number before the full stop is one of a list that was run together.

    "1. Bemötande 2. Inflytande 3. Maten": its neighbour in counting stands near, and no word that
    takes a number ("se tabell 2.") stands before it.
    """
    number = left[:-1]
    before = text[max(0, stop - len(left) - _LONGEST_ASIDE) : stop - len(left)]
    word = before.split()[-1:] or [""]
    if not number.isdigit() or word[0].casefold() in lexicon.words("numbered_nouns.txt"):
        return False
    after = text[stop : stop + _LONGEST_ASIDE]
    return any(
        re.search(rf"(?<![\d.,–-]){neighbour}\.\s+[^\W\d_a-zåäö]", near) is not None
        for neighbour, near in ((int(number) - 1, before), (int(number) + 1, after))
    )


def _number_begins(left: str, kind: _Follows | None, word: str) -> bool:
    if kind is not None:
        return kind is _Follows.MAY_END and _YEAR.fullmatch(word) is not None
    if left[:-1].isdigit():  # "1. 2. 2024" goes on, "år 2017. 2018 var" does not
        return _YEAR.fullmatch(left[:-1]) is not None
    return True


def _token(text: str, start: int, stop: int) -> str:
    """Return the run of non-space characters that ends at ``stop``, without opening signs."""
    at = stop
    while at > start and not text[at - 1].isspace():
        at -= 1
    return text[at:stop].lstrip(OPENERS + "–—-/")


def _abbreviation(text: str, stop: int) -> _Follows | None:
    """Return the class of the abbreviation that ends at ``stop``, written close or with spaces."""
    known = _abbreviations()
    words = text[max(0, stop - 24) : stop].split()
    for count in (1, 2, 3):
        if count > len(words):
            break
        written = "".join(words[-count:]).lstrip(OPENERS + "–—-/")
        if count == 1 and len(written) > len("SK.") and written[:-1].isupper():
            return None  # "SKR." is an acronym, "skr." a communication
        written = written.casefold()
        written = written.rpartition("/")[2]
        if written in known and (count == 1 or written.count(".") == count or "." not in words[-2]):
            return known[written]
    return None


@cache
def _abbreviations() -> dict[str, _Follows]:
    known: dict[str, _Follows] = {}
    for line in lexicon.lines("abbreviations.txt"):
        written, _, kind = (
            line.rpartition(" ") if line.endswith((" ref", " end", " num")) else (line, "", "")
        )
        known[written.replace(" ", "").casefold()] = _Follows(kind)
    return known


def _inside_brackets(text: str, start: int, candidate: re.Match[str], high: int) -> bool:
    """Tell whether a bracket opened within the sentence is still open and closes further on."""
    for closing, opening in _BRACKETS.items():
        before = text[start : candidate.start("gap")]
        if before.count(opening) <= before.count(closing):
            continue
        if before.lstrip().startswith(opening) and before.count(opening) == 1:
            continue  # the whole sentence stands in brackets: it may end there
        ahead = text[candidate.end() : min(high, candidate.end() + _LONGEST_ASIDE)]
        if closing in ahead:
            return True
    return False


def _glued(text: str, candidate: re.Match[str]) -> bool:
    """Tell whether a space was lost after the full stop ("forskning.Socialförvaltningen")."""
    left = _token(text, max(0, candidate.start() - 60), candidate.start() + 1)
    right = text[candidate.end() : candidate.end() + 40].split(maxsplit=1)[0]
    whole = left[:-1] + right.rstrip(".,;:!?")
    return _GLUED.search(left) is not None and not re.search(r"[./@_:\d]", whole)
