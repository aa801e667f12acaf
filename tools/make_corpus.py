"""Makes corpus/exempel anew from its text sources: ``python tools/make_corpus.py [--to FOLDER]``.

Files whose bytes have not changed are left untouched.
"""

import argparse
import sys
from pathlib import Path

from papers import fpdf_maker, reportlab_maker, typst_maker
from papers.source import Paper, read_paper, read_works

EXAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "exempel"
MAKERS = {"typst": typst_maker.make, "reportlab": reportlab_maker.make, "fpdf2": fpdf_maker.make}
FIELDS = ("title", "publisher", "year", "status", "superseded_by")


def main() -> int:
    """Make every document and its metadata; say what was written."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=EXAMPLES, help="folder to write to")
    folder: Path = parser.parse_args().to
    works = read_works(EXAMPLES / "kallor" / "kallor.toml")
    for path in sorted((EXAMPLES / "kallor").glob("*.md")):
        paper = read_paper(path, works)
        _write(folder / f"{paper.name}.pdf", MAKERS[paper.text("maker")](paper))
        _write(folder / f"{paper.name}.toml", metadata(paper).encode())
    return 0


def metadata(paper: Paper) -> str:
    """Return the metadata of a paper as TOML, as the library of documents reads it."""
    lines = []
    for field in FIELDS:
        if value := paper.settings.get(field):
            shown = value if isinstance(value, int) else f'"{value}"'
            lines.append(f"{field} = {shown}\n")
    return "".join(lines)


def _write(path: Path, content: bytes) -> None:
    if not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    sys.exit(main())
