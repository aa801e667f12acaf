"""Ties a process to the one that started it: it does not go on alone, however that one ended."""

import ctypes
import signal
import sys

_PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent(last: signal.Signals) -> None:
    """Have the kernel send ``last`` to this process when the one that started it ends.

    To be exact: when the thread ends that started it. Linux alone can; elsewhere nothing happens.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, last)
