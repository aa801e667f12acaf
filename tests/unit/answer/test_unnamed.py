"""A name in a question is covered by itself alone."""

import pytest

from qa.answer.abstain import unnamed
from qa.model import Question


@pytest.mark.parametrize(
    ("text", "missing", "names"),
    [
        ("Hur lång är väntan till Solgläntan?", ("Solgläntan",), ("Solgläntan",)),
        ("Hur lång är väntan till Solgläntan?", ("väntan",), ()),
        ("Solgläntan, hur lång är väntan?", ("Solgläntan",), ()),
        ("Vad säger MST om det?", ("MST",), ()),
    ],
)
def test_a_name_that_nothing_shown_holds_is_told(
    text: str, missing: tuple[str, ...], names: tuple[str, ...]
) -> None:
    assert unnamed(Question(text), missing) == names
