"""The exception tree: every error this package raises on purpose.

    RashomonError
    ├── ConfigError      a setting, option or path that cannot be used
    ├── InputError       one report that cannot be read; becomes a Rejection, never stops a run
    ├── LexiconError     a data file that breaks its own rules; names file and line
    ├── ModelError       weights that are missing or do not fit
    ├── StoreError       a ledger that cannot be opened, read or written
    └── IntegrityError   a value that does not stand where it says it stands

Anything else that is raised is a bug, and stops the run.
"""


class RashomonError(Exception):
    """The root of the tree; its message says what to do next where the user can do something."""


class ConfigError(RashomonError):
    """A setting, option or path cannot be used."""


class InputError(RashomonError):
    """One report cannot be read.

    Attributes:
        kind: a short stable word for the cause, as stored with the rejection (``empty``,
            ``binary``, ``too-large``, ``not-english`` and so on).
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        """Travel between processes with both arguments; the default would pass one."""
        return type(self), (self.kind, str(self))


class LexiconError(RashomonError):
    """A data file breaks its own rules; the message begins with ``file:line``."""


class ModelError(RashomonError):
    """Weights are missing or do not fit this version."""


class StoreError(RashomonError):
    """A ledger cannot be opened, read or written."""


class IntegrityError(RashomonError):
    """A value does not stand where it says it stands."""
