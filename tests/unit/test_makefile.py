"""What ``make`` would do, and say, on a fresh clone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

STEPS = {
    "run": [
        r"echo .*hämtar paketen: omkring \d+ MB, .*minuter",
        "venv ",
        "pip install .*requirements.txt",
        "echo .*ordlistorna: .*sekunder",
        r"analysis\.load\(\)",
        "echo .*Indexerar",
        "qa index --no-vectors",
        "qa index --with-parent & exec .*qa serve",
    ],
    "test": [
        "pip install .*requirements.txt",
        "echo .*Hämtar paketen för test.*minuter",
        "pip install .*requirements-dev.txt",
        "-m pytest",
    ],
}


@pytest.mark.parametrize("target", STEPS)
def test_what_takes_long_is_told_before_it_begins(target: str, root: Path, tmp_path: Path):
    if shutil.which("make") is None:
        pytest.skip("needs make")
    command = ["make", "--dry-run", target, f"VENV={tmp_path}/.venv"]
    ran = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    places = [re.search(step, ran.stdout) for step in STEPS[target]]
    assert None not in places, ran.stdout
    starts = [place.start() for place in places if place]
    assert starts == sorted(starts)
