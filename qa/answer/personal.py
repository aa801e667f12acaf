"""Personal data in a question: Swedish personal and coordination numbers.

Form and check digit as in folkbokföringslagen (1991:481) 18–18 b §: year, month, day (day + 60 in
a coordination number), a three-digit number and a check digit by the Luhn algorithm.
"""

import re
import unicodedata
from datetime import date

_NUMBER = re.compile(
    r"(?<!\d)(?:(19|20)\s?)?(\d{2})\s?(\d{2})\s?(\d{2})\s?[-+–—−]?\s?(\d{4})(?!\d)"
)

_PARTED = re.compile(r"\d\s?[-+–—−]\s?\d{4}$")


def holds_personal_number(text: str) -> bool:
    """Tell whether ``text`` holds a personal or coordination number, a mistyped one too.

    A number whose check digit is wrong counts when its form leaves no doubt: a date of birth with
    its century, or with a sign between it and the last four digits.
    """
    text = unicodedata.normalize("NFKC", text)  # full-width digits are digits
    return any(_is_number(match) for match in _NUMBER.finditer(text))


def _is_number(match: re.Match[str]) -> bool:
    century, year, month, day, last = match.groups()
    formed = bool(century) or bool(_PARTED.search(match[0]))
    return _is_date(int(month), int(day)) and (formed or _luhn(year + month + day + last))


def _is_date(month: int, day: int) -> bool:
    day = day - 60 if day > 60 else day
    try:
        date(2000, month, day)  # a leap year: 29 February is a birthday
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 - position % 2)
        total += product // 10 + product % 10
    return total % 10 == 0
