"""S8: whatever signs a report is written in, no claim says other words than the text has."""

import unicodedata
from datetime import UTC, datetime

import pytest

from rashomon.model.outcome import Outcome
from rashomon.model.report import Origin, Report
from rashomon.pipeline import Kit, Recipe, code

TEXT = (
    "Iran\u2019s forces fired 12 missiles at a dep\u00f4t near Erbil on March 5, officials said. "
    "\u201cTwo soldiers were killed and five wounded,\u201d the Iraqi army said on Monday.\n"
)
ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "ascii",
    "latin-1", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6", "iso8859-7",
    "iso8859-8", "iso8859-9", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15",
    "iso8859-16", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp1258", "cp437", "cp850", "cp866", "koi8-r", "koi8-u", "mac-roman", "shift_jis", "euc-jp",
    "gb18030", "big5", "euc-kr", "iso2022_jp", "hz",
)  # fmt: skip
RAW = {
    **{name: TEXT.encode(name, "ignore") for name in ENCODINGS},
    **{f"mojibake {name}": TEXT.encode().decode(name, "replace").encode()
       for name in ("latin-1", "cp1252", "cp1251", "cp437", "mac-roman", "shift_jis")},
    "twice mojibake": TEXT.encode().decode("latin-1").encode().decode("latin-1").encode(),
    "overlong": TEXT.encode().replace(b"Erbil", b"\xc0\xafErbil\xe0\x80\xaf"),
    "surrogates": TEXT.encode().replace(b"Erbil", b"\xed\xa0\x80Erbil\xed\xb0\x80"),
    "cut": TEXT.encode()[:-80] + "\u2019".encode()[:2],
    "bidi": TEXT.replace("Iran", "\u202eIran\u202c").replace("Erbil", "\u2067Erbil\u2069").encode(),
    "zero width": "\u200b".join(TEXT).encode(),
    "joiners": TEXT.replace("i", "i\u200d").encode(),
    "soft hyphens": TEXT.replace("ss", "s\u00ads").encode(),
    "NFD": unicodedata.normalize("NFD", TEXT).encode(),
    "NFKD": unicodedata.normalize("NFKD", TEXT).encode(),
    "many marks": TEXT.replace("o", "o" + "\u0301" * 40).encode(),
    "Arabic digits": TEXT.replace("12", "\u0661\u0662").replace("5", "\u0665").encode(),
    "wide": "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in TEXT).encode(),
    "mathematical": TEXT.translate({ord("a") + i: 0x1D41A + i for i in range(26)}).encode(),
    "emoji": TEXT.replace(" ", " \U0001f680\U0001f468\u200d\U0001f469 ").encode(),
    "odd spaces": TEXT.replace(" ", "\u00a0").encode(),
    "line separators": TEXT.replace(". ", ".\u2028").encode(),
    "controls": TEXT.replace(" ", " \x07\x1b[2J").encode(),
    "turned case": TEXT.replace("i", "\u0130").replace("I", "\u0131").encode(),
    "sharp s": TEXT.upper().replace("S", "\u00df").encode(),
}  # fmt: skip


@pytest.fixture(scope="module")
def kit() -> Kit:
    return Recipe().kit()


def read(kit: Kit, raw: bytes, media: str) -> Outcome:
    """Return what becomes of the bytes."""
    report = Report("a", raw, media, Origin("-", None, datetime(2026, 3, 9, tzinfo=UTC)))
    [outcome] = code(kit, [report])
    return outcome


@pytest.mark.parametrize("media", ["text/plain", "text/html"])
@pytest.mark.parametrize("name", RAW)
def test_every_claim_stands_in_the_text_as_it_is_kept(kit: Kit, name: str, media: str) -> None:
    raw = RAW[name] if media == "text/plain" else b"<p>" + RAW[name] + b"</p><p>" + RAW[name]
    outcome = read(kit, raw, media)
    assert (outcome.coding is None) == (outcome.rejection is not None)
    if outcome.document is None or outcome.coding is None:
        return
    for event in outcome.coding.events:
        for claim in event.claims():
            span = claim.phrase.span
            assert outcome.document.quote(span) == claim.phrase.text


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "NFD"])
def test_the_usual_encodings_are_coded(kit: Kit, name: str) -> None:
    outcome = read(kit, RAW[name], "text/plain")
    assert outcome.coding is not None
    assert outcome.coding.events
