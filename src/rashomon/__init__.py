"""Rashomon reads what is reported of a conflict and keeps an auditable ledger of it.

Names are imported when they are first asked for, so that the package itself costs nothing.
"""

import logging
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.errors import (
        ConfigError,
        InputError,
        IntegrityError,
        LexiconError,
        ModelError,
        RashomonError,
        StoreError,
    )
    from rashomon.model.event import Coding, Event
    from rashomon.model.outcome import Outcome
    from rashomon.model.progress import Progress
    from rashomon.model.record import to_record
    from rashomon.model.report import Rejection, Report
    from rashomon.model.text import Document, Phrase, Span
    from rashomon.pipeline import Recipe, code, coded_reports, run
    from rashomon.settings import Settings
    from rashomon.store import EventFilter, open_ledger, read_ledger

__all__ = [
    "Coding",
    "ConfigError",
    "Document",
    "Event",
    "EventFilter",
    "InputError",
    "IntegrityError",
    "LexiconError",
    "ModelError",
    "Outcome",
    "Phrase",
    "Progress",
    "RashomonError",
    "Recipe",
    "Rejection",
    "Report",
    "Settings",
    "Span",
    "StoreError",
    "__version__",
    "code",
    "coded_reports",
    "open_ledger",
    "read_ledger",
    "run",
    "to_record",
]

__version__ = "0.1.0"

_HOMES = {
    "rashomon.errors": (
        "ConfigError",
        "InputError",
        "IntegrityError",
        "LexiconError",
        "ModelError",
        "RashomonError",
        "StoreError",
    ),
    "rashomon.model.event": ("Coding", "Event"),
    "rashomon.model.outcome": ("Outcome",),
    "rashomon.model.progress": ("Progress",),
    "rashomon.model.record": ("to_record",),
    "rashomon.model.report": ("Rejection", "Report"),
    "rashomon.model.text": ("Document", "Phrase", "Span"),
    "rashomon.pipeline": ("Recipe", "code", "coded_reports", "run"),
    "rashomon.settings": ("Settings",),
    "rashomon.store": ("EventFilter", "open_ledger", "read_ledger"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

logging.getLogger(__name__).addHandler(logging.NullHandler())


def __getattr__(name: str) -> object:
    """Return a public name from the module that holds it."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
