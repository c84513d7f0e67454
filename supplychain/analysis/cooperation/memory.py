"""What was solved before an interruption, in a file that goes once all is answered.

A line is one answer. The name of the file says for which case, model file and versions of the
software its answers hold; a last line that was cut off does not count.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np

from supplychain.analysis.cooperation.bench import Outcome
from supplychain.results.folder import origin

if TYPE_CHECKING:
    from pathlib import Path

    from supplychain.case import Case
    from supplychain.formulation.judgement import Judgement

Key = tuple[str, ...]


class Memory:
    """Answers by what was asked; without a folder they are not kept in a file.

    An answer is a number, an array, an ``Outcome``, or a list of such.
    """

    def __init__(self, case: Case, judgement: Judgement, folder: Path | None = None) -> None:
        self.path = folder / _name(case, judgement) if folder else None
        self._known: dict[Key, Any] = {}
        if self.path is not None and self.path.is_file():
            self._known = _read(self.path)

    def __len__(self) -> int:
        """Answers known."""
        return len(self._known)

    def get(self, key: Key) -> Any:  # noqa: ANN401 - whatever was kept
        """Return an answer; None if it is not known."""
        return self._known.get(key)

    def keep(self, key: Key, answer: Any) -> None:  # noqa: ANN401 - see the class
        """Keep an answer, at once also in the file."""
        self._known[key] = answer
        if self.path is None:
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps([key, answer], default=_packed) + "\n")

    def forget(self) -> None:
        """Forget every answer and remove the file."""
        self._known.clear()
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def _name(case: Case, judgement: Judgement) -> str:
    about = json.dumps([origin(case), repr(judgement)]).encode()
    return f".value-{hashlib.blake2b(about, digest_size=8).hexdigest()}.jsonl"


def _read(path: Path) -> dict[Key, Any]:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        path.write_text("".join(lines[:-1]), encoding="utf-8")
        lines.pop()
    rows = [json.loads(line, object_hook=_unpacked) for line in lines]
    return {tuple(key): answer for key, answer in rows}


def _packed(answer: object) -> dict[str, Any]:
    """Return what JSON has no word for as an object with one name: its kind."""
    if isinstance(answer, np.ndarray):
        return {"array": answer.tolist()}
    if isinstance(answer, Outcome):
        used = base64.b64encode(zlib.compress(np.packbits(answer.used).tobytes())).decode()
        measures, optima = answer.measures.tolist(), answer.optima.tolist()
        return {"outcome": [measures, optima, answer.numbers, used, len(answer.used)]}
    raise TypeError(f"no answer is a {type(answer).__name__}")


def _unpacked(content: dict[str, Any]) -> object:
    if "array" in content:
        return np.array(content["array"])
    measures, optima, numbers, used, count = content["outcome"]
    bits = np.frombuffer(zlib.decompress(base64.b64decode(used)), dtype=np.uint8)
    flags = np.unpackbits(bits, count=count).astype(np.bool_)
    return Outcome(np.array(measures), np.array(optima), numbers, flags)
