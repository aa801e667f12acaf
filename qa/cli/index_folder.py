"""``--index``: which folder of builds a command reads."""

import argparse
from pathlib import Path

from qa.errors import QaError
from qa.settings import Settings


def add_index(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument("--index", type=Path, metavar="MAPP", help="mappen med indexversioner")


def index_folder(args: argparse.Namespace, settings: Settings) -> Path:
    """Return the folder given, which must be there, else that of the settings, which need not.

    Raises ``QaError``.
    """
    given: Path | None = args.index
    if given is None:
        return settings.index
    if not given.is_dir():
        raise QaError(f"Mappen {given} finns inte. Kontrollera vad som står efter --index.")
    return given
