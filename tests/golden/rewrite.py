"""Rewrites the golden files from the example reports; run by ``just golden``."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.golden.coding import BRIEF, RECORDS, brief, records  # noqa: E402


def main() -> None:
    RECORDS.write_bytes(records())
    BRIEF.write_text(brief(), encoding="utf-8")


if __name__ == "__main__":
    main()
