"""Tells lists of sources from text: their entries name books and pages and answer nothing.

An entry is known by what it is made of: authors with initials, a year after its publisher or
journal, pages, an address, "Hämtad". Some of these stand in running text too, so they have to be
dense; and between two entries that follow each other close by, what is short is an entry as well.
"""

import re
from collections.abc import Sequence

from qa.ingest.blocks import Block, BlockKind

HEADING = "Referenser"
DENSE = 170  # characters of an entry for each sign, at most
ENOUGH = 2  # signs
BETWEEN = 3  # blocks between two entries
SHORT = 250  # characters of such a block

_SIGN = re.compile(
    r"(?:[:;,] |\()(?:19|20)\d\d[a-z]?\)?[.;,](?=\s|\d|$)"  # "Socialstyrelsen; 2016.", "(2016)."
    r"|; ?(?:19|20)\d\d\b|\b(?:19|20)\d\d[;,] ?\d+[(:]"  # "2010; 107(48):3048-51"
    r"|\d\(\d[\d–-]*\): ?[\de]|\bs\. ?\d+[-–]\d+"
    r"|\b[Hh]ämtad(?:es|t)?\b|\bTillgänglig(?:t)? (?:på|från|via)\b|\bdoi\b|\bet al\b"
    r"|\bår ej angivet\b|\[Elektronisk resurs\]"
    r"|(?<![^\W\d_])[A-ZÅÄÖ][^\W\d_]+(?:-[A-ZÅÄÖ][^\W\d_]+)?,? (?!AB\b|[IVX]+\.)[A-ZÅÄÖ]{1,3}"
    r"(?:,|\.(?=,? ))"  # "Karlsson I, Skoog, I."
)
_PUBLISHED = re.compile(r"[^\W\d]; ?(?:19|20)\d\d\.?$")
_CAPTION = re.compile(r"(?:figur|tabell|diagram|karta|tablå) \d", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|(?<!/)\bwww\.|\bISBN\b")
_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})


def entries(blocks: Sequence[Block]) -> list[bool]:
    """Tell for each block of a document whether it is an entry, or a run, of a list of sources."""
    found = [block.kind in _TEXT and _is_entry(block) for block in blocks]
    last = None
    for at, entry in enumerate(found):
        if not entry:
            continue
        if last is not None and at - last - 1 <= BETWEEN and _all_short(blocks[last + 1 : at]):
            found[last:at] = [True] * (at - last)
        last = at
    return [
        entry and block.kind is not BlockKind.HEADING
        for entry, block in zip(found, blocks, strict=True)
    ]


def _is_entry(block: Block) -> bool:
    text = block.traced.text
    signs = len(_SIGN.findall(text))
    if not signs or _CAPTION.match(text):  # an address alone may tell whom to ask
        return False
    if _PUBLISHED.search(text) and len(text) <= SHORT:
        return True
    signs += len(_ADDRESS.findall(text))
    return signs >= ENOUGH and len(text) <= DENSE * signs


def _all_short(blocks: Sequence[Block]) -> bool:
    return all(len(block.traced.text) <= SHORT for block in blocks)
