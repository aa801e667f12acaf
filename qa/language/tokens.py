"""Words, numbers, §-references and addresses of a text, before lemmas.

A text is cut into pieces (``pieces``), and each piece gives one or more forms (``forms``): a
hyphenated word itself and its parts, "2 kap. 1 och 2 §§" both references. Pieces recur, so callers
cache what they make of them.
"""

import re
import unicodedata
from typing import NamedTuple


class Form(NamedTuple):
    """A case-folded token; ``text[head:]`` is a Swedish word, what stands before is kept as is."""

    text: str
    head: int


_TYPESETTING = re.compile("[\u00ad\u200b\ufeffﬀ-ﬆ]")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}

_LETTER = r"[^\W\d_²³¹⁰-₉½¼¾]"
_NUMBER = r"\d+(?:\s?[a-zA-Z]\b)?"
_CHAPTER = r"\d+\s?(?:[a-zA-Z]\s)?(?i:kap(?:itlet|itel|\.|\b))"
_AND = r"(?:\s?[,–-]\s?|\s(?:och|eller|samt)\s)"
_PIECE = "|".join(
    (
        rf"(?:{_CHAPTER}\s?)?{_NUMBER}(?:{_AND}{_NUMBER})*\s?§§?",
        _CHAPTER,
        rf"(?i:kap(?:itel|\.)?)\s\d+(?:\s?[a-zA-Z]\b)?(?:\s?§§?\s?{_NUMBER})?(?!\s?[a-zA-Z]?\s?§)",
        rf"§§?\s?{_NUMBER}",
        r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d/:–-])(?:,\d+)?",
        rf"\d+(?:[.,:/–-]\d+)*(?:[-:]?{_LETTER}+)*",
        r"(?:https?://|www\.)\S+",
        rf"{_LETTER}+(?:[.:'’-](?:{_LETTER}+|\d+))*",
    )
)
_PIECES = re.compile(_PIECE)
_PIECES_AND_MAIL = re.compile(rf"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_PIECE}")

# "11:1 SoL", "4:2 a och 4:3 socialtjänstlagen": chapter and paragraph, when a law follows. A time
# of day or the number of a statute ("2001:453") has no law after it.
_SHORT = r"\d{1,2}:[1-9]\d{0,2}(?:\s?[a-z]\b)?"
_LAW = r"(?:[A-ZÅÄÖ][A-Za-zåäö]{0,3}[A-ZÅÄÖ]|[^\W\d_]*(?:lagen|balken|formen|förordningen))\b"
_SHORT_REFERENCE = re.compile(
    rf"(?<![\d.,:/§–-])(\d{{1,2}}):([1-9]\d{{0,2}}(?:\s?[a-z]\b)?)(?=(?:{_AND}{_SHORT})*\s{_LAW})"
)

_SCHEME = re.compile(r"^(?:https?://)?(?:www\.)?")
_HOST = re.compile(r"[a-z0-9åäö-]+(?:\.[a-z0-9åäö-]+)*\.(?:se|nu|com|org|net|eu|no|dk|fi)")
_ENDING = re.compile(r"s|n|en|ns|ens|t|et|ets|er|ers|erna|ernas|ar|arna|arnas|are|na|nas|r|rna")
_ACRONYM_S = re.compile(r"([A-ZÅÄÖ]{2,})s")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_PARAGRAPH = re.compile(r"(\d+)\s?([a-z])?\b")
_WIDEST_RANGE = 30


def pieces(text: str) -> list[str]:
    """Return the pieces of ``text`` in order, composed, without soft hyphens and ligatures."""
    text = unicodedata.normalize("NFC", text)
    if _TYPESETTING.search(text):
        text = _TYPESETTING.sub(lambda sign: _LIGATURES.get(sign[0], ""), text)
    if ":" in text:
        text = _SHORT_REFERENCE.sub(r"\1 kap. \2 §", text)
    return (_PIECES_AND_MAIL if "@" in text else _PIECES).findall(text)


def forms(piece: str) -> tuple[Form, ...]:
    """Return the tokens of one piece, each once: the whole first, then its parts."""
    if "§" in piece or _is_chapter(piece):
        found = _references(piece.casefold())
    elif "@" in piece or "://" in piece or piece.startswith("www."):
        found = [_address(piece.casefold())]
    elif piece[0].isdigit():
        found = _number(piece.casefold())
    else:
        found = _word(piece)
    return tuple(dict.fromkeys(form for form in found if form.text))


def _kept(text: str) -> Form:
    return Form(text, len(text))


def _is_chapter(piece: str) -> bool:
    return "kap" in piece.casefold() and any(sign.isdigit() for sign in piece)


def _references(piece: str) -> list[Form]:
    """Read "11 kap. 1 §" as 11kap, 11kap1§ and 1§; chapter and paragraph in either order."""
    chapter = ""
    if "kap" in piece:
        before, _, after = piece.partition("kap")
        after = after.removeprefix("itlet").removeprefix("itel").lstrip(". ")
        if before.strip():
            chapter = before.replace(" ", "")
        else:
            number, _, after = after.partition("§")
            chapter = number.replace(" ", "")
        piece = after
    found = [f"{chapter}kap"] if chapter else []
    for number in _paragraphs(piece):
        found += [f"{chapter}kap{number}§"] if chapter else []
        found.append(f"{number}§")
    return [_kept(text) for text in found]


def _paragraphs(piece: str) -> list[str]:
    """Return the numbers of "1", "2 a", "1 och 3" or the range "1–3"."""
    found: list[str] = []
    end = 0
    for match in _PARAGRAPH.finditer(piece):
        number, letter = match.groups(default="")
        between = piece[end : match.start()].strip()
        if found and between in {"–", "-"} and found[-1].isdigit():
            low, high = int(found[-1]), int(number)
            if high - low <= _WIDEST_RANGE:
                found += [str(inside) for inside in range(low + 1, high)]
        found.append(number + letter)
        end = match.end()
    return found


def _address(piece: str) -> Form:
    """Return an e-mail address whole, of a web address its host: paths are noise."""
    if "@" in piece and "://" not in piece:
        return _kept(piece)
    return _kept(_SCHEME.sub("", piece).split("/")[0].strip(".,;:)]”\"'"))


def _number(piece: str) -> list[Form]:
    if len(piece.split()) > 1:  # thousands written apart
        return [_kept("".join(piece.split()))]
    if decimal := _DECIMAL.fullmatch(piece):
        whole, rest = decimal.groups()
        thousands = "." in piece and len(rest) == len("000") and len(whole) <= len(rest)
        return [_kept(whole + rest if thousands else f"{whole},{rest}")]
    if piece[-1].isalpha():
        return _hyphenated(re.split(r"[-:]", piece))
    piece = piece.replace("–", "-")
    if "-" in piece and not _ISO_DATE.fullmatch(piece):
        return [_kept(part) for part in (piece, *piece.split("-"))]
    years = [part for part in re.split(r"[.,:/-]", piece) if len(part) == len("2024")]
    return [_kept(part) for part in (piece, *years)]


def _word(piece: str) -> list[Form]:
    if piece.isalpha():
        return [Form(_folded(piece), 0)]
    if "." in piece:
        return _dotted(piece)
    if ":" in piece:  # "SBU:s", "HVB:er"
        stem, _, ending = piece.rpartition(":")
        if _ENDING.fullmatch(ending):
            return _word(stem)
        return _word(stem) + (_word(ending) if ending.isalpha() else [_kept(ending)])
    return _hyphenated([_folded(part) for part in re.sub("['’]", "", piece).split("-")])


def _dotted(piece: str) -> list[Form]:
    """Read "f.d" as one token, "sbu.se" as an address, anything else as a lost space."""
    if _HOST.fullmatch(piece):
        return [_kept(piece)]
    parts = piece.split(".")
    if all(len(part) <= len("dyl") for part in parts):
        return [_kept("".join(parts).casefold())]
    return [
        form for part in parts for form in (_word(part) if part[0].isalpha() else [_kept(part)])
    ]


def _hyphenated(parts: list[str]) -> list[Form]:
    """Read "HVB-hemmet" as the word in one piece, inflected by its last part, and both parts."""
    before = "".join(parts[:-1])
    whole = before + parts[-1]
    if parts[-1].isdigit() or len(parts) == 1:
        inflected = [_kept(whole)]
    else:
        inflected = [Form(whole, len(before))]
    single = [Form(part, 0) if part.isalpha() else _kept(part) for part in parts]
    return inflected + (single if len(parts) > 1 else [])


def _folded(word: str) -> str:
    """Case-fold; an acronym loses its genitive ("SBUs")."""
    if acronym := _ACRONYM_S.fullmatch(word):
        word = acronym[1]
    return word.casefold()
