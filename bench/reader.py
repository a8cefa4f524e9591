"""Speed and memory of the trained reader, beside the rules alone, in one run; a Markdown table.

    python -m bench.reader [--shared ../shared] [--articles 120]

Conflict reports of about 5 kB are put together from the real reports of ``shared/gold``, whole
paragraphs at a time; reports about something else from the genres of GUM that are no news.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ARTICLE_CHARS = 5_000

RUN = """
import json, resource, sys, time
from datetime import UTC, datetime
from pathlib import Path
from rashomon.flow.acquire import Limits, reports
from rashomon.pipeline import Recipe, code
kind, folder = sys.argv[1], sys.argv[2]
found = list(reports(folder, limits=Limits(), now=datetime.now(UTC)))
if kind == "tokens":
    from rashomon.flow.clean import documents
    from rashomon.flow.extract.reader import Reader
    from rashomon.flow.extract.windows import windows
    reader = Reader()
    start = time.perf_counter()
    for document in documents(found, limits=Limits()):
        bounds = [(s.index, (s.span.start, s.span.end)) for s in document.sentences]
        windows(document.text, bounds, reader._tokenizer)
else:
    import rashomon.flow.extract.hybrid as hybrid
    if kind == "all":
        hybrid.worth_reading = lambda scans, proofs, lexicon: [s.parse.sentence for s in scans]
    kit = Recipe(reader="rules" if kind == "rules" else "model").kit()
    code(kit, found[:2])
    start = time.perf_counter()
    for i in range(0, len(found), 16):
        code(kit, found[i : i + 16])
seconds = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"rate": len(found) / seconds, "mib": peak}))
"""


def paragraphs_of_gold(shared: Path) -> list[str]:
    """Return the paragraphs of the reports that were coded by hand."""
    found = []
    for path in sorted((shared / "gold" / "text").glob("*.txt")):
        found += [p.strip() for p in path.read_text(encoding="utf-8").split("\n") if len(p) > 60]
    return found


def paragraphs_of_gum(shared: Path) -> list[str]:
    """Return runs of eight sentences of the genres that are no news."""
    found = []
    for path in sorted((shared / "data" / "train" / "gum" / "dep").glob("*.conllu")):
        if "_news_" in path.name:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        texts = [line[9:] for line in lines if line.startswith("# text = ")]
        found += [" ".join(texts[i : i + 8]) for i in range(0, len(texts) - 8, 8)]
    return found


def articles(parts: list[str], n: int) -> Iterator[str]:
    """Yield articles of runs of paragraphs, so that what stands together stays together."""
    draw = random.Random(20_260_301)
    for _ in range(n):
        body: list[str] = []
        at = draw.randrange(len(parts))
        while sum(map(len, body)) < ARTICLE_CHARS:
            body.append(parts[at % len(parts)])
            at += 1
        yield "\n\n".join(body)[:ARTICLE_CHARS]


def write(folder: Path, texts: list[str]) -> None:
    """Write articles into a new folder."""
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def measured(kind: str, folder: Path) -> dict[str, float]:
    """Return articles a second and memory, in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-c", RUN, kind, str(folder)], capture_output=True, text=True, check=True
    )
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--articles", type=int, default=120)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        conflict = list(articles(paragraphs_of_gold(options.shared), options.articles))
        other = list(articles(paragraphs_of_gum(options.shared), options.articles))
        write(root / "conflict", conflict)
        mixed = [conflict[i] if i % 10 == 0 else other[i] for i in range(options.articles)]
        write(root / "mixed", mixed)
        print("| what | articles/s | MiB | target |\n|---|---|---|---|")
        for what, kind, folder, target in (
            ("splitting and tokenising alone", "tokens", "conflict", ""),
            ("rules alone", "rules", "conflict", ""),
            ("the reader, as it ships", "model", "conflict", "12; under 400 MiB"),
            ("the reader, every sentence", "all", "conflict", ""),
            ("nine of ten about something else: rules alone", "rules", "mixed", ""),
            ("nine of ten about something else: the reader", "model", "mixed", "60"),
        ):
            found = measured(kind, root / folder)
            print(f"| {what} | {found['rate']:.1f} | {found['mib']:.0f} | {target} |", flush=True)


if __name__ == "__main__":
    main()
