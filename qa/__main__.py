"""``python -m qa``."""

import os
import sys

# numpy reads it when it is imported. A product of some thousand numbers takes a millisecond; a
# second thread makes it no faster and waits for more in a loop that costs twice as much.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from qa.cli.main import main

sys.exit(main())
