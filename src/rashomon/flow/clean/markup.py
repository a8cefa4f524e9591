"""A look at markup before it is parsed, to refuse what is built to exhaust the parser."""

import re

from rashomon.errors import InputError
from rashomon.flow.clean.limits import Caps

# Possessive throughout, and each alternative may end with the page: one pass, no backtracking.
TAG = re.compile(
    rb"<(?:"
    rb"!--(?:[^-]|-(?!->))*+(?:-->|\Z)"
    rb"|(?P<raw>script|style|textarea|title)\b[^>]*+>"
    rb"(?:[^<]|<(?!/(?:script|style|textarea|title)))*+"
    rb"|(?P<close>/?)(?P<name>[a-z][a-z0-9:-]*+)"
    rb"(?P<attributes>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)"
    rb")",
    re.I,
)
ATTRIBUTE = re.compile(rb"[^\s\"'=/>]++(?:\s*+=\s*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\s>\"']++))?+")
# Elements without an end tag, or closed by the next of their kind: they do not nest.
FLAT = frozenset(
    (b"area base br col embed hr img input link meta param source track wbr p li td th tr dt dd "
     b"option optgroup thead tbody tfoot colgroup html head body").split()
)  # fmt: skip


def check_markup(page: bytes, limits: Caps) -> None:
    """Refuse a page with more attributes in a tag or more open elements than the limits.

    Raises:
        InputError: of kind ``markup``.
    """
    depth = 0
    # An attribute takes a letter and a space at least.
    shortest = 2 * limits.tag_attributes
    for match in TAG.finditer(page):
        name = match["name"]
        if name is None:
            continue
        attributes = match["attributes"]
        if len(attributes) >= shortest:
            _check_attributes(attributes, limits.tag_attributes)
        if name.lower() in FLAT or attributes.endswith(b"/"):
            continue
        depth = max(depth - 1, 0) if match["close"] else depth + 1
        if depth > limits.nesting:
            raise InputError("markup", f"more than {limits.nesting} elements inside each other")


def _check_attributes(attributes: bytes, cap: int) -> None:
    for number, _ in enumerate(ATTRIBUTE.finditer(attributes), start=1):
        if number > cap:
            raise InputError("markup", f"a tag with more than {cap} attributes")
