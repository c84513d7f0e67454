"""Where the bundled cases and model files lie: installed, editable, or run from a clone."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
DEFAULT_CASE = "northeast_asia"
DEFAULT_MODEL = "shortfall"


class AssetError(LookupError):
    """No bundled case or model file of that name; the message lists those that there are."""


def dataset(name: str) -> Path:
    """Return the folder of a bundled case.

    Raises
    ------
    AssetError
        If there is no such case.

    Examples
    --------
    >>> dataset("northeast_asia").name
    'northeast_asia'
    """
    return _choose(
        name, {path.parent.name: path.parent for path in _glob("datasets/*/settings.csv")}
    )


def model(name: str) -> Path:
    """Return a bundled model file, named without its suffix.

    Raises
    ------
    AssetError
        If there is no such model file.

    Examples
    --------
    >>> model("shortfall").name
    'shortfall.toml'
    """
    return _choose(name, {path.stem: path for path in _glob("models/*.toml")})


def published_cases() -> dict[str, Path]:
    """Return the folders of the bundled published cases by name, sorted.

    Those with the tables of a case lie under `datasets/published`, those with a program of their
    own under `models/published`.

    Examples
    --------
    >>> published_cases()["williams"].parent.parent.name
    'models'
    """
    found = [
        path.parent
        for room in ("datasets", "models")
        for path in _glob(f"{room}/published/*/expected.csv")
    ]
    return {folder.name: folder for folder in sorted(found, key=lambda folder: folder.name)}


def _choose(name: str, known: dict[str, Path]) -> Path:
    if name not in known:
        raise AssetError(f"nothing called {name!r} is bundled; there is {', '.join(sorted(known))}")
    return known[name]


def _glob(pattern: str) -> list[Path]:
    """Return bundled files: in `_assets` of an installed package, else in the clone around it."""
    places = (PACKAGE / "_assets", PACKAGE.parent)
    for place in places:
        if found := list(place.glob(pattern)):
            return found
    raise AssetError(f"no {pattern} in {' or '.join(map(str, places))}; install the package again")
