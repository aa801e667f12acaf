"""How a document is referred to, wherever an answer is shown."""

import re


def names_year(title: str, year: int | None) -> bool:
    """Tell whether a title holds the year already: "Kommunallag (2017:725)"."""
    return year is not None and re.search(rf"(?<!\d){year}(?!\d)", title) is not None
