"""How many processes: one protocol, and engines that keep the order of what they are given."""

from rashomon.engine.base import Engine
from rashomon.engine.local import Processes, Serial

__all__ = ["Engine", "Processes", "Serial"]
