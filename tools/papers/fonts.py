"""Where the fonts are: Bitstream Vera in reportlab's wheel, the same on every machine."""

from pathlib import Path

import reportlab

VERA = Path(reportlab.__file__).parent / "fonts"
FACES = {"": "Vera.ttf", "B": "VeraBd.ttf", "I": "VeraIt.ttf", "BI": "VeraBI.ttf"}
