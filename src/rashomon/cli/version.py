"""``rashomon version``: what codes here."""

from rashomon import __version__
from rashomon.cli.options import JsonOption, settings
from rashomon.cli.output import print_json


def version(*, json: JsonOption = False) -> None:
    """Print the version of the package, and of the method that its codings carry."""
    from rashomon.pipeline import Recipe

    chosen = settings()
    method = Recipe(chosen.lexicon, reader=chosen.reader).method()
    if json:
        print_json({"version": __version__, "method": method})
    else:
        print(f"rashomon {__version__}  {method}")
