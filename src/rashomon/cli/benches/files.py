"""The files of benchmarks: records that are asked for values of a kind, or say where they fail."""

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file. Every question that it cannot answer is an error with its place."""

    values: Mapping[str, object]
    place: str

    def error(self, message: str) -> ConfigError:
        """Return the error that says what is wrong with this record."""
        return ConfigError(f"{self.place}: {message}")

    def text(self, key: str) -> str:
        """Return a string.

        Raises:
            ConfigError: if it is none.
        """
        found = self.values.get(key)
        if not isinstance(found, str):
            raise self.error(f"{key!r} should be a string")
        return found

    def number(self, key: str) -> float:
        """Return a finite number.

        Raises:
            ConfigError: if it is none.
        """
        found = self.values.get(key)
        if (
            isinstance(found, bool)
            or not isinstance(found, int | float)
            or not math.isfinite(found)
        ):
            raise self.error(f"{key!r} should be a number")
        return float(found)

    def range(self, first: str, last: str, *, n: int) -> tuple[int, int]:
        """Return two whole numbers that cut a part, not empty, out of ``n`` things.

        Raises:
            ConfigError: if they do not.
        """
        start, end = self.number(first), self.number(last)
        if not (start.is_integer() and end.is_integer() and 0 <= start < end <= n):
            raise self.error(f"{first!r} and {last!r} cut nothing out of {n}: {start:g}, {end:g}")
        return int(start), int(end)

    def items(self, key: str) -> list[object]:
        """Return a list.

        Raises:
            ConfigError: if it is none.
        """
        found = self.values.get(key)
        if not isinstance(found, list):
            raise self.error(f"{key!r} should be a list")
        return found

    def texts(self, key: str) -> list[str]:
        """Return a list of strings.

        Raises:
            ConfigError: if it is none.
        """
        found = self.items(key)
        if not all(isinstance(one, str) for one in found):
            raise self.error(f"{key!r} should be a list of strings")
        return [str(one) for one in found]

    def row(self, key: str) -> "Row":
        """Return the record in this record.

        Raises:
            ConfigError: if it is none.
        """
        return as_row(self.values.get(key), f"{self.place}: {key}")

    def rows(self, key: str) -> list["Row"]:
        """Return the records of a list.

        Raises:
            ConfigError: if it is none, or holds what is none.
        """
        return [as_row(one, f"{self.place}: {key}[{i}]") for i, one in enumerate(self.items(key))]


def as_row(value: object, place: str) -> Row:
    """Return a record from what was read.

    Raises:
        ConfigError: if it is none.
    """
    if not isinstance(value, dict):
        raise ConfigError(f"{place}: expected an object")
    return Row({str(key): one for key, one in value.items()}, place)


def read_text(path: Path) -> str:
    """Return the text of a file as it is: offsets into it count every character.

    Raises:
        ConfigError: if it cannot be read, or is not in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise ConfigError(f"{path}: cannot be read: {error}") from error


def read_json(path: Path) -> Row:
    """Return the one record of a file.

    Raises:
        ConfigError: if it holds none.
    """
    return _parsed(read_text(path), str(path))


def read_json_lines(path: Path) -> Iterator[Row]:
    """Yield the records of a file with one a line; empty lines are none.

    Raises:
        ConfigError: if a line holds none.
    """
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if line.strip():
            yield _parsed(line, f"{path}:{number}")


def _parsed(text: str, place: str) -> Row:
    try:
        return as_row(json.loads(text), place)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{place}: this is no JSON: {error}") from error


def read_table(path: Path, *, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a table whose first row names its columns.

    Raises:
        ConfigError: if it cannot be read.
    """
    lines = io.StringIO(read_text(path).removeprefix("\ufeff"), newline="")
    reader = csv.DictReader(lines, delimiter=delimiter)
    try:
        for values in reader:
            yield Row(dict(values), f"{path}:{reader.line_num}")
    except csv.Error as error:
        raise ConfigError(f"{path}:{reader.line_num}: {error}") from error
