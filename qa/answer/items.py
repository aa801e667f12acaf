"""The items of a list: what leads in to them, and which sentences belong to which."""

import re
from collections.abc import Sequence
from itertools import pairwise

_MARKED = re.compile(r"^(?:[•●▪■◦○‣·»›✓–—*-]|\(?(?:\d{1,3}|[a-zåäö]|[ivx]{1,5})[.)])\s+")

LEAST_SAID = 6
"""Words of a sentence that says something by itself."""


def lead_in(lines: Sequence[str]) -> int:
    """Return how many lines stand above the first item; none when the first line is one.

    Where no line bears a mark, the first is taken to lead in to the others.
    """
    return next((at for at, line in enumerate(lines) if _MARKED.match(line)), min(1, len(lines)))


def items(lines: Sequence[str]) -> list[range]:
    """Return the places of the lines of each item: of one with a mark, those up to the next mark.

    "• Kontaktfamilj." and the two sentences about it under it are one item. A single line is one.
    """
    first = lead_in(lines)
    marked = [at for at in range(first, len(lines)) if _MARKED.match(lines[at])]
    starts = marked or list(range(first, len(lines))) or list(range(len(lines)))[:1]
    return [range(start, stop) for start, stop in pairwise([*starts, len(lines)])]


def has_entries(lines: Sequence[str]) -> bool:
    """Tell whether an item has sentences of its own beneath its mark."""
    first = lead_in(lines)
    is_marked = any(_MARKED.match(line) for line in lines[first:])
    return is_marked and any(len(item) > 1 for item in items(lines))


def are_apart(lines: Sequence[str]) -> bool:
    """Tell whether the items say each a thing of its own: marked sentences that nothing leads in.

    So are the points of a summary: "• Antalet platser har minskat." and "• Fler behöver stöd."
    """
    if lead_in(lines) or not all(_MARKED.match(lines[item[0]]) for item in items(lines)):
        return False
    return all(_says(" ".join(lines[at] for at in item)) for item in items(lines))


def _says(item: str) -> bool:
    """Tell whether an item is a sentence, and no word of a list or half of one."""
    bare = _MARKED.sub("", item)
    return (
        not bare[:1].islower()
        and bare.rstrip("”\"') ]0123456789[").endswith(".")
        and (len(bare.split()) >= LEAST_SAID)
    )


def around(lines: Sequence[str], at: int) -> list[str]:
    """Return the lines that tell what the line ``at`` is said of: the lead-in, and its own item."""
    own = next((item for item in items(lines) if at in item), range(at, at + 1))
    return [*lines[: lead_in(lines)], *(lines[place] for place in own)]
