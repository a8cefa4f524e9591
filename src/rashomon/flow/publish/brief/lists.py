"""The closed word lists of the brief's English."""

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=16)
def word_list(name: str) -> tuple[str, ...]:
    """Return a list of ``words.toml``, in its order."""
    text = files("rashomon.flow.publish.brief").joinpath("words.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(text)[name])
