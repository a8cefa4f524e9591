"""What the exit code of a command says."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes, for scripts."""

    OK = 0
    FAILED = 1
    USAGE = 2
    SOME_REJECTED = 3
    STORE = 4
    PROBLEMS = 5
    BELOW_FLOOR = 6
    INTERRUPTED = 130
