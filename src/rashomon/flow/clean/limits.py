"""The caps that cleaning needs, as the caller's limits give them."""

from typing import Protocol


class Caps(Protocol):
    """Limits of one report; acquire's ``Limits`` are such."""

    @property
    def text_chars(self) -> int:
        """Length of the canonical text."""

    @property
    def raw_bytes(self) -> int:
        """Size of a page as it came."""

    @property
    def decoded_bytes(self) -> int:
        """Size of a page that came compressed."""

    @property
    def tag_attributes(self) -> int:
        """Attributes of one tag."""

    @property
    def nesting(self) -> int:
        """Open elements at one place."""

    @property
    def cpu_s(self) -> int:
        """Processor seconds for one page."""

    @property
    def wall_s(self) -> float:
        """Seconds until a worker is killed."""

    @property
    def memory_bytes(self) -> int:
        """Address space of a worker."""
