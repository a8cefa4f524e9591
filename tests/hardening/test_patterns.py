"""S7: every pattern of the package, by the ways it is used, on strings that make patterns slow."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import product
from pathlib import Path
from typing import Any

import rashomon
from rashomon.flow.clean.furniture import load_furniture
from rashomon.flow.clean.sentences import LONGEST_CHARS
from tests.hardening.hostile import PATTERN_UNITS, seconds

N_CHARS = 16_000
WAYS = frozenset(("match", "fullmatch", "search", "finditer", "findall", "sub", "split"))
# Rooms whose patterns see a sentence or less, never a whole report.
OF_SENTENCES = (
    "rashomon.flow.extract", "rashomon.flow.ground", "rashomon.flow.measure",
    "rashomon.flow.publish", "rashomon.lexicon", "rashomon.cli",
)  # fmt: skip
# Patterns of other rooms that see only so many characters, by what their caller cuts.
SHORT = {"LAST_WORD": 24, "CAPITAL_RUN": 500}
SMALL_S = 0.02
# What a pattern may take on a sentence of the greatest length; a text of 100 kB has at most 84.
BOUNDED_S = 0.25
ENDS = (("", ""), ("x ", "!"), ("- ", " -"), ("# ", "!"))


def modules() -> list[str]:
    """Return the names of all modules of the package."""
    found = pkgutil.walk_packages(rashomon.__path__, "rashomon.")
    return [one.name for one in found if not one.name.endswith("__main__")]


def patterns_in(value: object, depth: int = 0) -> Iterator["re.Pattern[Any]"]:
    """Yield the patterns in a value, however they are wrapped."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, Mapping):
        for one in value.values():
            yield from patterns_in(one, depth + 1)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from patterns_in(one, depth + 1)
    elif depth < 4 and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from patterns_in(getattr(value, field.name, None), depth + 1)


def ways_of_use() -> dict[str, set[str]]:
    """Return the methods called on each name in the source of the package.

    A pattern that is not called by its own name, but out of a tuple, is matched.
    """
    used: dict[str, set[str]] = {}
    for path in Path(rashomon.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in WAYS:
                name = node.value.id if isinstance(node.value, ast.Name) else ""
                used.setdefault(name, set()).add(node.attr)
    return used


def run(pattern: "re.Pattern[Any]", way: str, text: str | bytes) -> float:
    """Return the seconds that one way of use takes."""
    if way == "finditer":
        return seconds(lambda: sum(1 for _ in pattern.finditer(text)))
    if way == "sub":
        return seconds(lambda: pattern.sub(lambda _: text[:0], text))
    return seconds(lambda: getattr(pattern, way)(text))


def slow(pattern: "re.Pattern[Any]", way: str, n_chars: int) -> Iterator[str]:
    """Yield the strings that take a pattern more than time in proportion."""
    for unit, (start, end) in product(PATTERN_UNITS, ENDS):
        long: str | bytes = start + unit * (n_chars // len(unit)) + end
        short: str | bytes = start + unit * (n_chars // 2 // len(unit)) + end
        if isinstance(pattern.pattern, bytes):
            long, short = str(long).encode(), str(short).encode()
        took = run(pattern, way, long)
        if took < SMALL_S:
            continue
        took = min(took, run(pattern, way, long))
        if n_chars <= LONGEST_CHARS:
            if took > BOUNDED_S:
                yield f"{way} on {start!r}, {unit!r}: {took:.2f} s"
        elif took > 1 or took / min(run(pattern, way, short) for _ in range(3)) > 3:
            yield f"{way} on {start!r}, {unit!r}: {took:.2f} s"


def test_every_pattern_of_the_package_takes_linear_time() -> None:
    used = ways_of_use()
    found: dict[tuple[Any, int], tuple[str, str, re.Pattern[Any]]] = {}
    for module in modules():
        for name, value in vars(importlib.import_module(module)).items():
            for pattern in patterns_in(value):
                found.setdefault((pattern.pattern, pattern.flags), (module, name, pattern))
    assert len(found) > 100
    told = []
    for module, name, pattern in found.values():
        n_chars = LONGEST_CHARS if module.startswith(OF_SENTENCES) else N_CHARS
        n_chars = SHORT.get(name, n_chars)
        for way in sorted(used.get(name) or {"match"}):
            told += [f"{module}.{name}: {one}" for one in slow(pattern, way, n_chars)]
    assert told == []


def test_every_rule_of_furniture_takes_little_time() -> None:
    for pattern in patterns_in(load_furniture()):
        assert list(slow(pattern, "fullmatch", LONGEST_CHARS)) == []
