"""Stable identifiers: the same content gets the same id on any machine, in any run."""

import hashlib
import json

Part = str | int | None


def content_id(kind: str, *parts: Part) -> str:
    """Return ``kind:`` and 128 bits of SHA-256, in hex, over the parts.

    The parts are written as a JSON array before hashing, so ``("a.b", "c")``
    and ``("a", "b.c")`` differ. Floats are not accepted: round them to integers
    in a stated unit first (1e-5 degrees, whole seconds).
    """
    array = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    # Lone surrogates cannot be encoded; a hostile page may hold them, and still needs an id.
    digest = hashlib.sha256(array.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind}:{digest[:32]}"


def bytes_id(raw: bytes) -> str:
    """Return ``raw:`` and the whole SHA-256 of the bytes, in hex."""
    return f"raw:{hashlib.sha256(raw).hexdigest()}"
