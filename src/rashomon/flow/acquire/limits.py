"""How much one report may ask of the machine before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps for one report; crossing any of them is a rejection, never a crash.

    Attributes:
        raw_bytes: size of a report as it came (a file, a page, a line, a WARC record).
        decoded_bytes: size of a member after decompression.
        ratio: decoded bytes for each compressed byte, once a megabyte was decoded.
        depth: archives inside archives.
        members: entries of one zip archive.
        text_chars: length of the canonical text.
        tag_attributes: attributes of one HTML tag.
        nesting: open HTML elements at one place.
        cpu_s: processor seconds for one HTML page.
        wall_s: seconds until an HTML worker is killed.
        memory_bytes: address space of an HTML worker.

    Source: trafilatura 2.3 needed at most 0.44 s for each of 990 real pages, 143 MB in all.
    """

    raw_bytes: int = 10_000_000
    decoded_bytes: int = 20_000_000
    ratio: int = 200
    depth: int = 2
    members: int = 100_000
    text_chars: int = 2_000_000
    tag_attributes: int = 2_000
    nesting: int = 512
    cpu_s: int = 20
    wall_s: float = 40.0
    memory_bytes: int = 1_500_000_000
