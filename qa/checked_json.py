"""JSON values whose types are checked when they are read: damage raises, and is never a value."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
_T = TypeVar("_T")


class Malformed(ValueError):
    """A JSON value is not what was written."""


def text_of(value: Json) -> str:
    """Return ``value`` when it is a string; raises ``ValueError`` when not."""
    if not isinstance(value, str):
        raise Malformed("not a string")
    return value


def number_of(value: Json) -> int:
    """Return ``value`` when it is a whole number; raises ``ValueError`` when not."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Malformed("not a whole number")
    return value


def list_of(value: Json, item: Callable[[Json], _T]) -> tuple[_T, ...]:
    """Return the items of a JSON list, each read by ``item``; raises ``ValueError``."""
    if not isinstance(value, list):
        raise Malformed("not a list")
    return tuple(item(part) for part in value)


def object_of(value: Json) -> Mapping[str, Json]:
    """Return ``value`` when it is a JSON object; raises ``ValueError`` when not."""
    if not isinstance(value, dict):
        raise Malformed("not an object")
    return value


class Row:
    """A JSON object whose missing or mistyped members raise ``ValueError``."""

    def __init__(self, value: Json) -> None:
        self._members = object_of(value)

    def get(self, name: str) -> Json:
        """Return a member."""
        if name not in self._members:
            raise Malformed(f"{name} is missing")
        return self._members[name]

    def text(self, name: str) -> str:
        """Return a member that is a string."""
        return text_of(self.get(name))

    def number(self, name: str) -> int:
        """Return a member that is a whole number."""
        return number_of(self.get(name))
