"""A version changes with the code that makes the result, and with nothing else."""

from pathlib import Path

import pytest

from qa.ingest import pipeline, versions


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "qa"
    for name, source in {
        "__init__.py": "",
        "near.py": "from qa.far import deep\nimport os\n",
        "far/__init__.py": "",
        "far/deep.py": "def f():\n    from qa import late\n",
        "late.py": "",
        "other.py": "",
        "far/data/words.txt": "ord",
        "far/within/__init__.py": "",
        "far/within/data/other.txt": "ord",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(source, encoding="utf-8")
    monkeypatch.setattr(versions, "ROOT", root)
    return root


@pytest.mark.parametrize(
    "file", ["near.py", "far/deep.py", "far/__init__.py", "late.py", "far/data/words.txt"]
)
def test_it_changes_with_everything_the_module_uses(package: Path, file: str):
    before = versions.of("qa.near")
    (package / file).write_text("# changed", encoding="utf-8")
    assert versions.of("qa.near") != before


@pytest.mark.parametrize("file", ["other.py", "far/within/data/other.txt"])
def test_it_stays_when_other_code_or_its_data_changes(package: Path, file: str):
    before = versions.of("qa.near")
    (package / file).write_text("# changed", encoding="utf-8")
    assert versions.of("qa.near") == before


def test_it_changes_with_the_packages(package: Path):
    assert versions.of("qa.near", ["pypdf"]) != versions.of("qa.near", ["pytest"])


def test_the_pipelines_version_covers_every_step_of_reading():
    read = {path.stem for path in versions._imported(pipeline.READER)}
    assert {"extract", "layout", "joins", "passages", "guesses", "years", "sentences"} <= read
    assert "pipeline" not in read
