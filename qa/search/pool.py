"""Things that one thread at a time may use, lent and taken back."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Generic, Protocol, TypeVar


class Closable(Protocol):
    """Anything that holds files open until it is closed."""

    def close(self) -> object:
        """Let go."""
        ...


T = TypeVar("T", bound=Closable)


class Pool(Generic[T]):
    """Lends what ``make`` makes; as many exist as were ever in use at the same moment."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._idle: list[T] = []
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def lend(self) -> Iterator[T]:
        """Lend one to this thread for the length of a ``with`` block."""
        with self._lock:
            lent = self._idle.pop() if self._idle else None
        if lent is None:
            lent = self._make()
        try:
            yield lent
        finally:
            self._take_back(lent)

    def _take_back(self, lent: T) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(lent)
                return
        lent.close()

    def close(self) -> None:
        """Close what is idle now, and what is lent as soon as it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for one in idle:
            one.close()
