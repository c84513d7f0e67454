"""The script library of the page, put together once and kept in the user's cache.

Bundling takes a second and more, half the time of a report, and gives the same text for the same
release of vl-convert. Where no cache can be written it is bundled each time.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

import vl_convert
from platformdirs import user_cache_path

if TYPE_CHECKING:
    from pathlib import Path


@cache
def vega_script() -> str:
    """Return Vega, Vega-Lite and their embedding as one script that ends no script element."""
    path = user_cache_path("supplychain") / f"vega-{version('vl-convert-python')}.js"
    with suppress(OSError, UnicodeError):  # a file that something else has spoilt is made again
        return path.read_text(encoding="utf-8")
    script = vl_convert.javascript_bundle()  # type: ignore[call-arg] # has a default
    script = script.replace("</script", "<\\/script")
    with suppress(OSError):
        _keep(script, path)
    return script


def _keep(script: str, path: Path) -> None:
    """Write a file that is there whole or not at all, whoever else writes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}")
    aside.write_text(script, encoding="utf-8")
    aside.replace(path)
