"""The text of the sample documents, page by page, by two readers."""

import re
import unicodedata
from functools import cache
from pathlib import Path

import pypdf
import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "corpus" / "exempel"


def squeeze(text: str) -> str:
    """The letters of a text: no white space, no hyphens, compatibility forms folded."""
    folded = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\-\u00ad\u2010\ufffe\x02]", "", folded)


@cache
def pages_by_pypdf(path: Path) -> tuple[str, ...]:
    return tuple(squeeze(page.extract_text()) for page in pypdf.PdfReader(path).pages)


@cache
def pages_by_pdfium(path: Path) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(path)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(squeeze(textpage.get_text_range()))
        textpage.close()
        page.close()
    document.close()
    return tuple(texts)
