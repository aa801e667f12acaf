"""A version nobody can forget to raise: the hash of the code and data that make a result."""

import ast
import hashlib
import importlib.metadata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import qa

ROOT = Path(qa.__file__).parent


def of(module: str, packages: Iterable[str] = ()) -> str:
    """Return 16 hexadecimal digits that change with the code of ``module``.

    That is its source and the source of every module of ``qa`` it imports, near or far, the data
    files beside them, and the versions of the installed ``packages``.
    """
    digest = hashlib.sha256()
    folders = set()
    for path in sorted(_imported(module)):
        digest.update(path.read_bytes())
        folders.add(path.parent)
    for path in sorted(data for folder in folders for data in _data(folder)):
        digest.update(f"{path.relative_to(ROOT)}\n".encode())
        digest.update(path.read_bytes())
    for package in packages:
        digest.update(f"{package} {importlib.metadata.version(package)}\n".encode())
    return digest.hexdigest()[:16]


def _imported(module: str) -> set[Path]:
    found: set[Path] = set()
    waiting = [module]
    while waiting:
        path = _file_of(waiting.pop())
        if path is not None and path not in found:
            found.add(path)
            waiting += _names(path.read_bytes())
    return found


@cache
def _names(source: bytes) -> tuple[str, ...]:
    """Return what a module imports, and what it imports from that."""
    found: list[str] = []
    for node in _statements(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return tuple(found)


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements below a node, and what holds statements: expressions import nothing."""
    for field in ("body", "orelse", "finalbody", "handlers", "cases"):
        below = getattr(node, field, ())
        for one in below if isinstance(below, list) else ():
            yield one
            yield from _statements(one)


def _file_of(module: str) -> Path | None:
    """Return the file of a module of ``qa``, or None for names and modules from elsewhere."""
    first, *rest = module.split(".")
    if first != ROOT.name:
        return None
    path = ROOT.joinpath(*rest)
    return next((p for p in (path.with_suffix(".py"), path / "__init__.py") if p.is_file()), None)


def _data(folder: Path) -> Iterable[Path]:
    """Yield the data files below a package, not those of a package within it.

    The folder of ``qa`` itself has none of its own.
    """
    if folder == ROOT:
        return
    for path in folder.iterdir():
        if path.is_dir() and not (path / "__init__.py").is_file():
            yield from _data(path)
        elif path.is_file() and path.suffix not in {".py", ".pyc"}:
            yield path
