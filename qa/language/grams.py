"""Character 4-grams within words: what lemma, stem and parts leave apart meets here.

"_" stands for the border of a word: "barn" gives "_bar", "barn" and "arn_". McNamee and Mayfield,
"Character N-Gram Tokenization for European Language Text Retrieval" (2004), found 4 best for
Swedish; 3 and 5 were worse here too (docs/retrieval.md).
"""

import sys

LENGTH = 4


def grams(token: str) -> tuple[str, ...]:
    """Return the 4-grams of a token in order; a token of one letter is one shorter gram."""
    bordered = f"_{token}_"
    starts = range(max(1, len(bordered) - LENGTH + 1))
    # Interned: a language has few 4-grams, and callers keep those of many words.
    return tuple([sys.intern(bordered[at : at + LENGTH]) for at in starts])
