"""What of the register can stand as a name in a table, and what is better left to its quote."""

import re

_CLAUSE = re.compile(
    r"\b(?:är|var|har|hade|finns|fanns|sak(?:nas|nar)|anger|uppger|visar|visade|skriver|bör|ska|kan"
    r"|återstår|fångas|bygger|minskat|ökat|behövs|krävs|rekommenderas|bedöms|anses|gäller)\b"
    r"|^(?:enligt|vidare|inte|flesta|dessutom|däremot|även|också|något|denna|detta|dessa)\b",
    re.IGNORECASE,
)


def name_of(about: str) -> str:
    """Return ``about`` when it can stand as a name; a piece of a clause is left to the quote."""
    return "" if _CLAUSE.search(about) else about
