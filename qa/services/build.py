"""The one way from the corpus to a published Build."""

import hashlib
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from qa import records
from qa.errors import EmptyCorpus, QaError
from qa.ingest import pipeline, versions
from qa.ingest.cache import PASSING, Cache, Summary
from qa.ingest.library import Library, Source, demand, scan
from qa.ingest.metadata import describe
from qa.ingest.pipeline import Limits
from qa.language import analysis
from qa.model import Build, Document, Reading, ReadingFault
from qa.search import manifest as manifests
from qa.search import publish
from qa.search.builds import REGISTER, TEXTS, WHOOSH, build_ids, current_folder, open_manifest
from qa.search.manifest import FileMark, Manifest
from qa.services import indexing, registering
from qa.services.build_report import BuildReport, Progress, Step
from qa.services.indexing import Changes
from qa.settings import Settings

INDEXING = "qa.services.indexing"
COLLECTING = "qa.register.collect"
PACKAGES = ("simplemma", "PyStemmer", "hunspell-sv", "wordfreq", "Whoosh-Reloaded")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A source that could be read: its final document, and how much there is of it."""

    source: Source
    document: Document
    passages: int


def build_index(
    settings: Settings, *, full: bool = False, progress: Progress = lambda _: None
) -> BuildReport:
    """Bring the index up to date with the corpus and return what was done.

    Documents that did not change are neither read nor indexed again unless ``full``. Raises
    ``IndexBusy`` when another process is at it, ``EmptyCorpus`` when nothing can be read where the
    build before has documents (unless ``full``), and ``QaError`` when there is no corpus folder or
    the disk fails; the build before then goes on answering.
    """
    demand(settings.corpus)  # before the index folder is made
    with publish.locked(settings.index):
        publish.sweep(settings.index)
        try:
            return _Run(settings, progress, full=full).go()
        except OSError as error:
            raise QaError(
                f"Indexeringen avbröts: {error.strerror}. Den förra indexversionen gäller."
            ) from error
        finally:
            publish.sweep(settings.index)


_Start = tuple[Manifest | None, dict[str, FileMark]]
"""The build to start from, if any, and the marks of the files that are linked from it."""


class _Run:
    """One run of the indexer, with the lock held."""

    def __init__(self, settings: Settings, progress: Progress, *, full: bool) -> None:
        self._settings = settings
        self._progress = progress
        self._full = full
        self._started = time.monotonic()
        self._limits = Limits.of(settings)
        self._versions = {
            "pipeline": pipeline.version(),
            "analysis": versions.of(INDEXING, PACKAGES),
            "register": versions.of(COLLECTING, PACKAGES),
        }
        self._cache = Cache(
            settings.index / "cache", self._versions["pipeline"], repr(self._limits)
        )
        self._peeked: dict[str, Summary | ReadingFault | None] = {}

    def go(self) -> BuildReport:
        library = scan(self._settings.corpus, self._cache.hashes())
        self._cache.set_hashes(library.hashes)
        inputs = self._sum_up(library)
        now = current_folder(self._settings.index)
        previous = None if now is None else open_manifest(now)
        if previous is not None and previous.inputs == inputs and not self._full:
            return self._report(previous.build, published=False, read=0)
        salt = hashlib.sha256(f"{inputs}{time.time_ns()}".encode()).hexdigest()
        folder = publish.start(self._settings.index, publish.new_id(self._settings.index, salt))
        with ThreadPoolExecutor(2) as beside:  # reading is done by other processes
            inherited = beside.submit(self._inherit, previous, folder)
            missing = [one for one in library.sources if self._full or self._peek(one) is None]
            if missing:
                beside.submit(analysis.load)
            passing = self._read(missing)
        entries, faults = self._gather(library, passing)
        if not entries and previous is not None and previous.build.documents and not self._full:
            raise EmptyCorpus
        if any(fault.code != "too_large" for fault in passing.values()):
            inputs = ""  # what may have passed by the next run is tried again
        manifest = self._describe_build(folder, entries, faults, inputs)
        build = self._write(folder, manifest, entries, inherited.result())
        self._prune(library)
        return self._report(build, published=True, read=len(missing))

    def _report(self, build: Build, *, published: bool, read: int) -> BuildReport:
        return BuildReport(build, published, read, time.monotonic() - self._started)

    def _sum_up(self, library: Library) -> str:
        """Return a hash of everything that decides what the build will hold."""
        sources = [[s.file, s.sha256, repr(s.given)] for s in library.sources]
        faults = [records.fault_to(fault) for fault in library.faults]
        everything = [sources, faults, self._versions, repr(self._limits)]
        return hashlib.sha256(json.dumps(everything).encode("ascii")).hexdigest()

    def _read(self, missing: list[Source]) -> dict[str, ReadingFault]:
        """Read what the cache lacks; return the faults that are not kept."""
        passing: dict[str, ReadingFault] = {}
        outcomes = pipeline.read_all(missing, self._limits)
        for done, outcome in enumerate(outcomes, start=1):
            file, result = outcome.source.file, outcome.result
            self._cache.put(outcome.source.sha256, result)
            self._peeked.pop(outcome.source.sha256, None)
            fault = result if isinstance(result, ReadingFault) else None
            if fault is not None and fault.code in PASSING:
                passing[file] = fault
            pages = 0 if isinstance(result, ReadingFault) else len(result.pages)
            self._progress(Step(done, len(missing), file, pages, outcome.seconds, fault))
        return passing

    def _peek(self, source: Source) -> Summary | ReadingFault | None:
        """Look in the cache, once for each content."""
        if source.sha256 not in self._peeked:
            self._peeked[source.sha256] = self._cache.peek(source.sha256)
        return self._peeked[source.sha256]

    def _gather(
        self, library: Library, passing: dict[str, ReadingFault]
    ) -> tuple[list[_Entry], list[ReadingFault]]:
        entries: list[_Entry] = []
        faults = list(library.faults)
        for source in library.sources:
            kept = passing.get(source.file) or self._peek(source)
            if isinstance(kept, Summary):
                document = describe(source.file, source.given, kept.document)
                entries.append(_Entry(source, document, kept.passages))
                faults += [replace(fault, file=source.file) for fault in kept.faults]
            elif kept is not None:
                faults.append(replace(kept, file=source.file))
        return entries, sorted(faults, key=lambda fault: (fault.file, fault.page or 0))

    def _describe_build(
        self, folder: Path, entries: list[_Entry], faults: list[ReadingFault], inputs: str
    ) -> Manifest:
        build = Build(
            id=folder.name.removeprefix(manifests.BUILDING),
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            documents=tuple(entry.document for entry in entries),
            faults=tuple(faults),
            passage_count=sum(entry.passages for entry in entries),
            page_count=sum(entry.document.page_count for entry in entries),
            versions=self._versions,
        )
        # Of what is told about a document, its title alone is indexed.
        indexed = {entry.document.id: entry.document.title for entry in entries}
        return Manifest(build, inputs, indexed)

    def _write(
        self, folder: Path, manifest: Manifest, entries: list[_Entry], begun: _Start
    ) -> Build:
        start, linked = begun
        before = {} if start is None else start.indexed
        same = {key for key, title in manifest.indexed.items() if before.get(key) == title}
        changes = Changes(
            removed=sorted(before.keys() - same),
            added=self._readings([e for e in entries if e.document.id not in same]),
        )
        indexing.apply(changes, texts=folder / TEXTS, search=folder / WHOOSH)
        other = (before.keys() | manifest.indexed.keys()) - same
        copied = (folder / REGISTER).is_file()
        unread = [e for e in entries if not copied or e.document.id in other]
        registering.apply(folder / REGISTER, removed=other, added=self._readings(unread))
        manifest = replace(manifest, files=linked)
        settings = self._settings
        return publish.finish(settings.index, folder, manifest, keep=settings.keep_builds)

    def _inherit(self, previous: Manifest | None, folder: Path) -> _Start:
        """Start from the build before, or from nothing when all must be written anew."""
        if self._full or previous is None:
            return None, {}
        stale = {name for name, _ in previous.build.versions.items() ^ self._versions.items()}
        if stale - {"register"}:
            return None, {}
        kept = {n: mark for n, mark in previous.files.items() if n != REGISTER or not stale}
        source = self._settings.index / previous.build.id
        linked = publish.start_from(source, replace(previous, files=kept), folder)
        return (None, {}) if linked is None else (previous, linked)

    def _readings(self, entries: list[_Entry]) -> Iterator[Reading]:
        for entry in entries:
            reading = self._cache.get(entry.source.sha256)
            if reading is None:
                reading = self._read_again(entry.source)
            yield replace(reading, document=entry.document)

    def _read_again(self, source: Source) -> Reading:
        for outcome in pipeline.read_all([source], self._limits):
            self._cache.put(source.sha256, outcome.result)
            if isinstance(outcome.result, Reading):
                return outcome.result
        raise QaError("En fil ändrades under indexeringen. Indexera igen.", file=source.file)

    def _prune(self, library: Library) -> None:
        used = {source.sha256 for source in library.sources}
        for name in build_ids(self._settings.index):
            manifest = open_manifest(self._settings.index / name)
            used |= (
                {document.sha256 for document in manifest.build.documents} if manifest else set()
            )
        self._cache.prune(used)
