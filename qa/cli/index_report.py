"""What ``python -m qa index`` tells: lines for people on standard error, JSON for programs."""

import math
import sys
from collections.abc import Iterable

from qa import records
from qa.checked_json import Json
from qa.model import Build, ReadingFault
from qa.search.kept_builds import Cleaned
from qa.services.build_report import BuildReport, Step
from qa.services.embedding import Embedded, Progress

VECTORS_A_LINE = 160
"""Passages between two lines of progress, after the first: about half a minute."""


def tell(*lines: str) -> None:
    """Print lines for people."""
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def show_step(step: Step) -> None:
    """Tell that a document was read."""
    what = "kunde inte läsas" if step.fault else _count(step.pages, "sida", "sidor")
    tell(_printable(f"{step.done}/{step.total} {step.file}: {what}, {step.seconds:.1f} s"))


def shower(name: str) -> Progress:
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
        tell(
            f"{name} {state.done}/{state.total}: {state.rate:.1f} i sekunden,"
            f" högst {minutes} min kvar"
        )

    return show


def line_of(fault: ReadingFault) -> str:
    """Return a fault as one line: file, page, reason, what to do."""
    place = fault.file if fault.page is None else f"{fault.file}, s. {fault.page}"
    return _printable(f"{place}: {fault.reason} {fault.advice}")


def summary(report: BuildReport) -> str:
    """Return what was done, in Swedish."""
    build = report.build
    lines = []
    if not build.documents:
        lines.append("Det finns inga läsbara PDF-filer i mappen. Indexet är tomt.")
    if report.published:
        lines.append(f"Ny indexversion {build.id}: {counts(build)}. {report.seconds:.1f} s.")
        lines.append(f"{_count(report.read, 'fil', 'filer')} lästes nu.")
    else:
        lines.append(f"Inget har ändrats. Indexversion {build.id} gäller: {counts(build)}.")
    if build.faults:
        lines.append(f"{_count(len(build.faults), 'anmärkning', 'anmärkningar')}, se ovan.")
    return "\n".join(lines)


def cleaned(done: Cleaned, now: str) -> Iterable[str]:
    """Yield which builds were removed and which stay; ``now`` is the id of the current one."""
    for name in done.removed:
        newer = " (nyare än den som gäller)" if now and name > now else ""
        yield f"Indexversion {name} togs bort{newer}."
    for name in done.held:
        yield f"Indexversion {name} lämnades: en annan körning gör dess vektorer."
    kept = [f"{name} (gäller)" if name == now else name for name in done.kept]
    gone = "" if done.removed else "Ingen indexversion togs bort. "
    yield f"{gone}Kvar: {', '.join(kept) or 'ingen'}."


def counts(build: Build) -> str:
    """Return how much a build holds."""
    pages = _count(build.page_count, "sida", "sidor")
    passages = _count(build.passage_count, "stycke", "stycken")
    return f"{len(build.documents)} dokument, {pages}, {passages}"


def build_json(build: Build) -> dict[str, Json]:
    """Return a build as JSON values."""
    return {
        "build": build.id,
        "created": build.created,
        "documents": [records.document_to(document) for document in build.documents],
        "pages": build.page_count,
        "passages": build.passage_count,
        "faults": [records.fault_to(fault) for fault in build.faults],
        "versions": dict(build.versions),
    }


def report_json(report: BuildReport) -> dict[str, Json]:
    """Return the report as JSON values."""
    return build_json(report.build) | {
        "published": report.published,
        "read": report.read,
        "seconds": round(report.seconds, 3),
    }


def cleaned_json(done: Cleaned, now: str) -> dict[str, Json]:
    """Return what ``--clean`` did as JSON values."""
    return {
        "build": now or None,
        "removed": list(done.removed),
        "kept": list(done.kept),
        "held": list(done.held),
    }


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _printable(text: str) -> str:
    return "".join(ch if ch.isprintable() else " " for ch in text)
