"""Write lexicon/data/MANIFEST.toml: what each data file holds, where it is from, and its hash.

Run it after every change of ``lexicon/data``; ``--check`` only says whether it is current.
"""

import argparse
import csv
import hashlib
import logging
import sys
from pathlib import Path

from rashomon.lexicon.reading import DATA, read_tsv

logger = logging.getLogger(__name__)

MANIFEST = "MANIFEST.toml"
SUFFIXES = (".tsv", ".toml", ".txt", ".sqlite")
OWN_WORK = "written for this project"
OWN_LICENCE = "Apache-2.0"
BUILT = {"built/places.sqlite": ("places/*.tsv and GeoNames, by build_gazetteer.py", "CC-BY-4.0")}
HEADER = "# Made by scripts/lexicon_manifest.py; not edited by hand.\n"


def manifest(folder: Path) -> str:
    """Return the text of the manifest of a data folder, a table for each file, sorted."""
    licences = {
        row["key"]: row["licence"]
        for row in read_tsv(folder / "SOURCES.tsv", columns=("key", "licence"))
    }
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in SUFFIXES and path.name != MANIFEST
    )
    return HEADER + "".join(_table(folder, name, licences) for name in names)


def _table(folder: Path, name: str, licences: dict[str, str]) -> str:
    path = folder / name
    origin, licence = BUILT.get(name) or _origin(path, licences)
    lines = (
        "",
        f'["{name}"]',
        f"rows = {_n_rows(path)}",
        f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"',
        f'licence = "{licence}"',
        f'origin = "{origin}"',
    )
    return "\n".join(lines) + "\n"


def _n_rows(path: Path) -> int:
    """Return the rows of a table, the lines of a text that say something; 0 of a database."""
    if path.suffix == ".sqlite":
        return 0
    lines = path.read_text(encoding="utf-8").splitlines()
    if path.suffix == ".tsv":
        return len(lines) - 1
    return sum(bool(line.strip()) and not line.startswith("#") for line in lines)


def _origin(path: Path, licences: dict[str, str]) -> tuple[str, str]:
    """Return the source keys of a table and their licences; all else is the project's own."""
    if path.suffix != ".tsv" or path.name == "SOURCES.tsv":
        return OWN_WORK, OWN_LICENCE
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        keys = sorted({row["source"] for row in rows if "source" in row})
    if not keys:
        return OWN_WORK, OWN_LICENCE
    named = {licences.get(key, "unknown") for key in keys}
    binding = sorted(one for one in named if not one.startswith("none"))
    return ", ".join(keys), ", ".join(binding) or OWN_LICENCE


def main(arguments: list[str] | None = None) -> int:
    """Write the manifest, or return 1 where ``--check`` finds it out of date."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description="Write the manifest of the lexicon's data.")
    parser.add_argument("--data", type=Path, default=DATA, help="the data folder")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args(arguments)
    path: Path = options.data / MANIFEST
    text = manifest(options.data)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        logger.info("%s is current", path.name)
        return 0
    if options.check:
        logger.error("%s is out of date: run scripts/lexicon_manifest.py", path.name)
        return 1
    path.write_text(text, encoding="utf-8")
    logger.info("%s written", path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
