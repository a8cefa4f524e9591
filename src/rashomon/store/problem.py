"""What a check finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a ledger.

    ``kind`` is ``file``, ``raw``, ``hash``, ``chain``, ``standing``, ``document``, ``coding``,
    ``span`` or ``event``; ``subject`` names what it is about.
    """

    kind: str
    subject: str
    message: str
