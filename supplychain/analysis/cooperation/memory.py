"""What was solved before an interruption, in a file that goes once all is answered.

A line is one answer. The name of the file says for which case, model file and version of this
software its answers hold; a last line that was cut off does not count.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain import __version__
from supplychain.analysis.cooperation.bench import Outcome
from supplychain.results.folder import input_hash

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

Key = tuple[str, str]  # scenario, fingerprint of the program


class Memory:
    """Outcomes by scenario and program; without a folder they are not kept in a file."""

    def __init__(self, case: Case, judgement: Judgement, folder: Path | None = None) -> None:
        self._path = folder / _name(case, judgement) if folder else None
        self._known: dict[Key, Outcome] = {}
        if self._path is not None and self._path.is_file():
            self._known = _read(self._path)

    def __len__(self) -> int:
        """Outcomes known."""
        return len(self._known)

    def get(self, key: Key) -> Outcome | None:
        """Return an outcome; None if it is not known."""
        return self._known.get(key)

    def keep(self, key: Key, outcome: Outcome) -> None:
        """Keep an outcome, at once also in the file."""
        self._known[key] = outcome
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([*key, *_packed(outcome)]) + "\n")

    def forget(self) -> None:
        """Remove the file: what it was for is done."""
        if self._path is not None:
            self._path.unlink(missing_ok=True)


def _name(case: Case, judgement: Judgement) -> str:
    about = json.dumps([input_hash(case), repr(judgement), __version__]).encode()
    return f".value-{hashlib.blake2b(about, digest_size=8).hexdigest()}.jsonl"


def _read(path: Path) -> dict[Key, Outcome]:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        path.write_text("".join(lines[:-1]), encoding="utf-8")
        lines.pop()
    rows = [json.loads(line) for line in lines]
    return {(row[0], row[1]): _unpacked(*row[2:]) for row in rows}


def _packed(outcome: Outcome) -> list[Any]:
    used = base64.b64encode(zlib.compress(np.packbits(outcome.used).tobytes())).decode()
    measures, optima = outcome.measures.tolist(), outcome.optima.tolist()
    return [measures, optima, outcome.numbers, used, len(outcome.used)]


def _unpacked(
    measures: list[list[float]], optima: list[float], numbers: str, used: str, count: int
) -> Outcome:
    bits = np.frombuffer(zlib.decompress(base64.b64decode(used)), dtype=np.uint8)
    flags = np.unpackbits(bits, count=count).astype(np.bool_)
    return Outcome(np.array(measures), np.array(optima), numbers, flags)
