"""What the documents of a build state goes into its register."""

from collections.abc import Iterable
from pathlib import Path

from qa.model import Reading
from qa.register.collect import collect
from qa.search.registered import RegisterWriter


def apply(path: Path, *, removed: Iterable[str], added: Iterable[Reading]) -> None:
    """Write the changes into a file of the register: documents that left, and those to read."""
    with RegisterWriter(path) as register:
        register.remove(removed)
        for reading in added:
            stated = collect(reading.document, reading.passages)
            register.add(reading.document.id, stated.statements, stated.definitions)
