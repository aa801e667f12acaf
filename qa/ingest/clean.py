"""One clean-up of a page's text, before anything counts its characters."""

import re
import unicodedata

from qa.ingest import hyphens, wordlist
from qa.quotes import LIGATURES

SOFT_HYPHEN = "\u00ad"
# Typesetters' hyphens that readers hand over as control or non-characters.
_HYPHENS = str.maketrans({"\u0002": SOFT_HYPHEN, "\ufffe": SOFT_HYPHEN})
# Bullets of symbol fonts, which have no meaning outside them.
_BULLETS = str.maketrans(dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d", "•"))
_LINE_BREAKS = re.compile(r"\r\n?|[\n\v\f\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_SOFT_AT_END = re.compile(rf"[ {SOFT_HYPHEN}]*{SOFT_HYPHEN}[ {SOFT_HYPHEN}]*$")
_SOFT_INSIDE = re.compile(rf"(\w+){SOFT_HYPHEN}(?=[ \w])(\w*)")
_LAST_WORD = re.compile(r"\w+$")
_FIRST_WORD = re.compile(r"\w+")
# Control and format characters, surrogates, non-characters (Unicode categories Cc, Cf, Cs, Cn).
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u0600-\u0605\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
_TOO_MANY_BLANKS = re.compile(r"\n{3,}")


def clean_page(text: str) -> str:
    """Return the text that is stored as ``Page.text`` and that every span indexes.

    NFC with ligatures expanded and symbol-font bullets as "•"; one plain space for any run of
    white space; lines parted by a line feed, at most one empty line in a row, none at the ends; no
    control characters, surrogates or zero-width characters. A line-end hyphen that the typesetter
    marked (U+00AD, U+0002, U+FFFE) stays as one U+00AD at the end of its line; soft hyphens
    elsewhere are dropped inside known words and are plain hyphens between others.
    """
    text = unicodedata.normalize("NFC", text.translate(_HYPHENS | _BULLETS | LIGATURES))
    lines = [_clean_line(line) for line in _LINE_BREAKS.split(text)]
    for number, line in enumerate(lines[:-1]):
        if line.endswith(SOFT_HYPHEN) and _keeps_hyphen(line, lines[number + 1]):
            lines[number] = line[:-1] + "-"
    return _TOO_MANY_BLANKS.sub("\n\n", "\n".join(lines)).strip("\n")


def _clean_line(line: str) -> str:
    line = _SPACES.sub(" ", line).strip()
    if not _UNSEEN.search(line):
        return line
    hyphenated = _SOFT_AT_END.search(line) is not None
    line = _SOFT_INSIDE.sub(_visible_hyphen, line)
    line = _SPACES.sub(" ", _UNSEEN.sub("", line)).strip()
    return line + SOFT_HYPHEN if hyphenated and line else line


def _visible_hyphen(match: re.Match[str]) -> str:
    """Read a U+00AD inside a line as the hyphen that it is, or as nothing inside a known word.

    Many fonts name the glyph of the plain hyphen U+00AD ("LSS-verksamhet", "individ- och"). Real
    soft hyphens come inside lines where text was pasted with them ("veten-skap").
    """
    left, right = match[1], match[2]
    if left.islower() and right.islower() and _is_known(left + right):
        return left + right
    return f"{left}-{right}"


def _is_known(word: str) -> bool:
    return wordlist.is_word(word) or wordlist.is_compound(word)


def _keeps_hyphen(line: str, following: str) -> bool:
    left, right = _LAST_WORD.search(line[:-1]), _FIRST_WORD.match(following)
    if left is None or right is None:
        return left is not None
    return hyphens.suspends(left[0], right[0]) or hyphens.keeps_hyphen(left[0], right[0])
