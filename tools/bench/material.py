"""What the engines are compared on: made passages of any number, and the real ones of an index."""

import json
import pickle
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.language import analysis
from qa.model import Passage
from qa.search.builds import current_folder, open_folder
from tools.bench import synthetic
from tools.bench.synthetic import Synthetic

MOST_WORDS = 10
Question = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages and questions; ``index`` is the folder of builds that real passages come from.

    What takes time to make is kept in ``cache``.
    """

    name: str
    count: int
    cache: Path
    index: Path | None = None

    def passages(self) -> Iterator[Synthetic]:
        """Yield the passages, the same every time."""
        if self.index is None:
            return synthetic.passages(self.count)
        return (passage for passage, _ in self._rows())

    def questions(self, count: int) -> list[Question]:
        """Return questions of 4-10 words: half out of a passage, half (if made) out of the air."""
        file = self.cache / f"questions-{self.count}-{count}.json"
        if self.index is not None:
            file = file.with_stem(f"{file.stem}-{self.name}")
        if not file.exists():
            asked = self._asked(count)
            file.write_text(json.dumps(asked), encoding="utf-8")
        return list(json.loads(file.read_text(encoding="utf-8")))

    def _asked(self, count: int) -> list[Question]:
        if self.index is None:
            return synthetic.questions(count, passages=self.count)
        chance = np.random.default_rng(11)
        texts = [text for _, text in self._rows() if len(text.split()) >= MOST_WORDS]
        asked = []
        for number in chance.choice(len(texts), size=min(count, len(texts)), replace=False):
            words = texts[number].split()
            some = chance.choice(len(words), size=chance.integers(4, MOST_WORDS + 1))
            asked.append(analysis.question_fields(" ".join(words[at] for at in some)))
        return asked

    def _rows(self) -> list[tuple[Synthetic, str]]:
        """Return real passages, analysed, with their texts."""
        kept = self.cache / f"passages-{self.count}.pickle"
        if not kept.exists():
            made = [
                (Synthetic(p.id, p.document_id, analysis.fields(p.text)), p.text)
                for p in read(self.index)
            ]
            kept.write_bytes(pickle.dumps(made))
        rows: list[tuple[Synthetic, str]] = pickle.loads(kept.read_bytes())  # noqa: S301 - our own
        return rows


def read(index: Path | None) -> list[Passage]:
    """Return the passages of the build that answers; none when there is no build."""
    folder = None if index is None else current_folder(index)
    if folder is None:
        return []
    with closing(open_folder(folder)) as build:
        return build.texts.passages(sorted(build.texts.passage_ids()))
