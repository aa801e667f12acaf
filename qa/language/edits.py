"""How many slips of the keyboard part two words.

Damerau and Levenshtein's distance in its restricted form (Damerau 1964; no letter is touched
twice). Leaving out the dots or the ring of å, ä and ö is half a slip: many keyboards lack them.
"""

HALF = 0.5
_PLAIN = str.maketrans("åäöéüè", "aaoeue")


def distance(one: str, other: str, most: int) -> float | None:
    """Return the slips between two case-folded words, or None when they are more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return None
    # A slip brings in one letter, takes away one, or both: this tells most words apart at once.
    if len(set(unmarked(one)) ^ set(unmarked(other))) > 2 * most:
        return None
    before: list[float] = []
    row: list[float] = [float(at) for at in range(len(other) + 1)]
    for i, letter in enumerate(one, start=1):
        older, before, row = before, row, [float(i)]
        for j, against in enumerate(other, start=1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + _exchange(letter, against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                least = min(least, older[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def unmarked(word: str) -> str:
    """Return a case-folded word as it is written without rings, dots and accents."""
    return word.translate(_PLAIN)


def _exchange(letter: str, against: str) -> float:
    if letter == against:
        return 0
    return HALF if unmarked(letter) == unmarked(against) else 1
