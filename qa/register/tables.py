"""The tables of ``qa/register/data``: lines of tab-parted cells that a domain expert can read.

A pattern is written in words: ``*`` stands for the rest of a word, ``<class>`` for a line of
``classes.tsv``, ``..``, ``...`` and ``....`` for at most 6, 14 and 32 words. Otherwise it is a
regular expression. All patterns are read without regard to case, on text that ``marked`` has been
over: a sign after each word tells its classes, so that no pattern has to try hundreds of forms.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

_GAPS = (("....", 32), ("...", 14), ("..", 6))
_SPACE = r"[^\w\s]*\s[^\w\s]*"
_CLASS = re.compile(r"<(\w+)>")
_WORD = re.compile(r"[\w:/-]+")
_FIRST_SIGN = 0xE000  # the private use area of Unicode, which no text of a page reaches
_SIGNS = re.compile("[\ue000-\uf8ff]")
_WITH_NAMES = ("metod", "metodstark")
_SHORT_NAME = 6


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the lines of a table as cells; a line that begins with ``#`` is a remark."""
    text = resources.files("qa.register").joinpath("data", name).read_text(encoding="utf-8")
    lines = unicodedata.normalize("NFC", text).splitlines()
    return tuple(
        tuple(cell.strip(" ") for cell in line.split("\t"))
        for line in lines
        if line.strip() and not line.startswith("#")
    )


@cache
def pattern(written: str) -> re.Pattern[str]:
    """Return the compiled pattern of one cell. Raises ``KeyError`` for an unknown class."""
    return re.compile(_lower(_source(written)))


def needles(written: str) -> tuple[tuple[str, ...], ...]:
    """Return sets of letters of which every match holds one each: a cheap look before a search."""
    found = []
    for part in _split(written, " "):
        if part.endswith("?") or "\\" in part:
            continue
        forms = _split(part[1:-1], "|") if _is_group(part) else [part]
        runs = [_longest_run(form) for form in forms]
        if all(runs):
            found.append(tuple(runs))
    return tuple(found)


def _is_group(part: str) -> bool:
    """Tell whether the first bracket of a part closes at its end."""
    inner = part[1:-1]
    depths = [inner[: n + 1].count("(") - inner[: n + 1].count(")") for n in range(len(inner))]
    return part.startswith("(") and part.endswith(")") and min(depths, default=0) >= 0


def _longest_run(form: str) -> str:
    """Return the longest run of letters that a form must hold, or an empty string."""
    if "<" in form:
        return ""
    plain_form = re.sub(r"\([^()]*\)[?*]?|\w\?|\[[^]]*\]", "\t", form)
    while "(" in plain_form and re.search(r"\([^()]*\)", plain_form):
        plain_form = re.sub(r"\([^()]*\)[?*]?", "\t", plain_form)
    runs = re.findall(r"[a-zåäö-]{3,}", plain_form.lower())
    return max(runs, key=len, default="")


def classes_in(written: str) -> tuple[str, ...]:
    """Return the classes that every match of a pattern must hold, each once."""
    parts = (part.strip("()") for part in _split(written, " ") if not part.endswith("?"))
    named = (_CLASS.fullmatch(part) for part in parts)
    return tuple(dict.fromkeys(match[1] for match in named if match))


def lower(text: str) -> str:
    """Return the text in small letters, sign for sign."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(s.lower()[:1] for s in text)


def marked(text: str) -> str:
    """Return ``text`` in small letters with the signs of their classes after its words."""
    text = _WORD.sub(lambda word: word[0] + _signs_of(word[0]), text)
    text = lower(text)
    if any(phrase in text for phrase in _phrase_starts()):
        text = _phrases().sub(lambda phrase: phrase[0] + _method_signs(), text)
    return text


def plain(text: str) -> str:
    """Return marked text as it was."""
    return _SIGNS.sub("", text)


def holds(marked_text: str, name: str) -> bool:
    """Tell whether a word or phrase of the class stands in text that is marked."""
    if _signs()[name] in marked_text:
        return True
    phrase = _phrase_pattern(name)
    return phrase is not None and phrase.search(marked_text) is not None


@cache
def method_names() -> frozenset[str]:
    """Return every name and variant of ``methods.tsv``."""
    found: set[str] = set()
    for name, variants, *_ in rows("methods.tsv"):
        found |= {name, *(v.strip() for v in variants.split("|") if v.strip())}
    return frozenset(found)


@cache
def names() -> re.Pattern[str]:
    """Return what finds a name of ``methods.tsv``; capitals count in short names."""
    longest_first = sorted(method_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_name_source, longest_first))})(?!\w)", re.I)


def _name_source(name: str) -> str:
    escaped = re.escape(name).replace(r"\ ", " ")
    return rf"(?-i:{escaped})" if name[1:2].isupper() or len(name) < _SHORT_NAME else escaped


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    """Return the forms of each class."""
    found: dict[str, list[str]] = {}
    for name, written, *_ in rows("classes.tsv"):
        found.setdefault(name, []).extend(form.strip() for form in _split(written, "|"))
    return {name: tuple(forms) for name, forms in found.items()}


def _split(written: str, at: str) -> list[str]:
    """Return the parts between the signs ``at`` that stand in no bracket."""
    found, depth = [""], 0
    for sign in written:
        depth += (sign == "(") - (sign == ")")
        if sign == at and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


@cache
def _signs() -> Mapping[str, str]:
    return {name: chr(_FIRST_SIGN + n) for n, name in enumerate(_forms())}


def _is_phrase(form: str) -> bool:
    return " " in form or "<" in form


@cache
def _word_pattern(name: str) -> re.Pattern[str]:
    forms = [_source(form) for form in _forms()[name] if not _is_phrase(form)]
    return re.compile("|".join(forms) or r"(?!)", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def _signs_of(word: str) -> str:
    signs = [sign for name, sign in _signs().items() if _word_pattern(name).fullmatch(word)]
    if names().fullmatch(word):
        signs.append(_method_signs())
    return "".join(signs)


@cache
def _method_signs() -> str:
    return "".join(_signs()[name] for name in _WITH_NAMES)


@cache
def _phrases() -> re.Pattern[str]:
    """Return what finds the names and phrases for methods that are more than a word."""
    forms = [form for name in _WITH_NAMES for form in _forms()[name] if _is_phrase(form)]
    sources = [_source(form) for form in forms]
    sources += [name.replace(" ", _SPACE) for name in sorted(method_names()) if " " in name]
    return re.compile(_lower(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)"))


@cache
def _phrase_starts() -> tuple[str, ...]:
    names_of_words = [name.split()[0].lower() for name in method_names() if " " in name]
    forms = [form for name in _WITH_NAMES for form in _forms()[name] if _is_phrase(form)]
    return tuple(dict.fromkeys([*names_of_words, *(_longest_run(form) for form in forms)]))


@cache
def _phrase_sources(name: str) -> tuple[str, ...]:
    if name in _WITH_NAMES:
        return ()
    return tuple(_source(form) for form in _forms()[name] if _is_phrase(form))


@cache
def _phrase_pattern(name: str) -> re.Pattern[str] | None:
    sources = _phrase_sources(name)
    if not sources:
        return None
    return re.compile(_lower(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)"))


def _class_source(name: str) -> str:
    word = rf"[\w:/-]+[^\w\s]*?{_signs()[name]}"
    return rf"(?<!\w)(?:{'|'.join((word, *_phrase_sources(name)))})(?!\w)"


def _lower(source: str) -> str:
    """Return the source of a pattern in small letters, its escapes as they are."""
    return re.sub(r"\\.|[^\\]+", lambda m: m[0] if m[0][0] == "\\" else m[0].lower(), source)


def _source(written: str) -> str:
    written = written.replace(" | ", "|")
    for dots, most in _GAPS:
        written = re.sub(rf"(?<![.\\]){re.escape(dots)} ", f"\x00{most}\x01", written)
    written = re.sub(r"(?<![\\)\]}.>])(?<!\\[a-zA-Z])\*", r"[\\w-]*", written)
    written = written.replace(" ", _SPACE)
    written = re.sub("\x00(\\d+)\x01", r"(?:\\S+\\s){0,\1}?[^\\w\\s]*", written)
    return _CLASS.sub(lambda named: _class_source(named[1]), written)
