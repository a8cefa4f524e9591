"""A few short reports for tests of the whole flow; all of it is made up."""

import json
from pathlib import Path

STRIKE = """Title: Missiles hit a depot
Outlet: Example Post
Published: 2024-02-06

Iranian forces fired 12 missiles at a depot near Erbil on Monday, officials said.
Two soldiers were killed and five were wounded, according to the Iraqi Defence Ministry.
The United States condemned the attack.
"""
DENIAL = """Title: Tehran denies the attack
Published: 2024-02-07

ERBIL, February 7 (Reuters) - Iran denied on Wednesday that it had attacked the depot near Erbil.
"We did not fire any missile," a spokesman told reporters. Oman offered to mediate.
"""
WEATHER = """Published: 2024-02-07

The weather in the mountains was mild and dry, and the snow melted earlier than in other years.
"""
FRENCH = (
    "Le président a déclaré mardi que la route de la montagne resterait fermée pendant plusieurs"
    " semaines, parce que la neige y est encore trop haute pour les voitures.\n"
)
ARTICLE = {
    "title": "Jets strike a camp",
    "date": "2024-02-08",
    "text": "Jordanian jets struck a camp in Syria on Thursday, killing four gunmen, the army said.",
}
PAGE = (
    "<html><head><title>Troops sent</title></head><body><article><p>France sent 300 troops to Chad"
    " on Friday, the French Defence Ministry said in a statement that was read out in Paris.</p>"
    "<p>The soldiers will guard the airport of the capital until the end of the month, it added."
    "</p></article></body></html>"
)

N_CODED = 5
N_REJECTED = 4


def write_samples(folder: Path) -> Path:
    """Write reports that are coded and some that cannot be; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = {"strike.txt": STRIKE, "denial.txt": DENIAL, "weather.txt": WEATHER, "page.html": PAGE,
             "french.txt": FRENCH, "empty.txt": "", "lines.jsonl": _lines()}  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "binary.bin").write_bytes(bytes(range(256)))
    return folder


def _lines() -> str:
    return f'{json.dumps(ARTICLE)}\n{{"title": "no text"}}\n'
