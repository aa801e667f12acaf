"""Where the fonts are: Bitstream Vera out of reportlab's wheel, so that every machine has the same."""

from pathlib import Path

import reportlab

VERA = Path(reportlab.__file__).parent / "fonts"
FACES = {"": "Vera.ttf", "B": "VeraBd.ttf", "I": "VeraIt.ttf", "BI": "VeraBI.ttf"}
