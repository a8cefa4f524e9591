"""Prepare the training data: every set to one format, with the hashes of what it was made from.

    python -m train.prepare [--shared ../shared] [--out build/data]

Reads ``data/train``, ``gold/open`` and the written corpus. ``gold/develop`` and the documents of re3d
that are held out go into files of their own, which training does not open; nothing of ``data/eval``
is read.
"""

import argparse
import hashlib
import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path

from train.examples import Example, write
from train.notation import CORPUS
from train.sources import coded, events, words

logger = logging.getLogger(__name__)
WIKIGOLD = "wikigold_wnut17/wikigold/CONLL-format/data/wikigold.conll.txt"


def sets(shared: Path) -> dict[str, tuple[Path, Callable[[], Iterator[Example]]]]:
    """Return by name where a set lies and how it is read; "held-" ones are never trained on."""
    train, gold = shared / "data" / "train", shared / "gold"
    texts = gold / "text"
    causal = train / "causal_news_corpus"
    wiki = train / "wikievents" / "train_from_mc2259.jsonl"
    codings = train / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"
    names = frozenset(("PER", "LOC", "ORG", "MISC"))
    return {
        "corpus": (CORPUS, coded.corpus),
        "open": (gold / "open", lambda: coded.gold(gold / "open", texts)),
        "held-develop": (gold / "develop", lambda: coded.gold(gold / "develop", texts)),
        "wikievents": (wiki, lambda: events.wikievents(wiki)),
        "muc4": (train / "muc4", lambda: events.muc4(train / "muc4" / "dev.jsonl")),
        "plover": (codings, lambda: events.plover(codings)),
        "uds": (train / "uds_factuality",
                lambda: words.uds(train / "uds_factuality" / "train.jsonl")),
        "causal": (causal, lambda: words.causal(causal / "train_subtask1.csv",
                                                causal / "train_subtask2.csv")),
        "gum": (train / "gum", lambda: words.gum(train / "gum")),
        "re3d": (train / "re3d", lambda: words.re3d(train / "re3d", held_out=False)),
        "held-re3d": (train / "re3d", lambda: words.re3d(train / "re3d", held_out=True)),
        "names": (train / WIKIGOLD, lambda: words.names(train / WIKIGOLD, only=names)),
    }  # fmt: skip


def inputs_hash(shared: Path) -> str:
    """Return one hash of all that is trained on: names and bytes, in order."""
    found = hashlib.sha256()
    folders = [CORPUS, shared / "gold" / "open", shared / "data" / "train"]
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            found.update(path.relative_to(folder).as_posix().encode())
            found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def main() -> None:
    """Write each set as JSON Lines and a manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, default=Path("build/data"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    options.out.mkdir(parents=True, exist_ok=True)
    counted = {}
    for name, (path, examples) in sets(options.shared).items():
        if not path.exists():
            logger.warning("%s: not there, and not trained on: %s", name, path)
        found = examples() if path.exists() else iter(())
        counted[name] = write(found, options.out / f"{name}.jsonl")
        logger.info("%s: %d", name, counted[name])
    manifest = {"sha256": inputs_hash(options.shared), "examples": counted}
    (options.out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
