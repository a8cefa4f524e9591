"""``rashomon version``: what codes here."""

from rashomon import __version__
from rashomon.cli.options import JsonOption
from rashomon.cli.output import print_json


def version(*, json: JsonOption = False) -> None:
    """Print the version of the package, and of the method that its codings carry."""
    from rashomon.pipeline import Recipe

    method = Recipe().method()
    if json:
        print_json({"version": __version__, "method": method})
    else:
        print(f"rashomon {__version__}  {method}")
