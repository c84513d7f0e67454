"""The built wheel brings its cases and model files, and finds them where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIND = (
    "from supplychain import assets, __file__ as f\n"
    "print(f, assets.dataset('northeast_asia'), assets.model('shortfall'), sep='\\n')"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder]
    command = [sys.executable, "-m", "pip", "wheel", *options, ROOT]
    subprocess.run(command, check=True, capture_output=True)
    (path,) = folder.glob("supplychain-*.whl")
    return path


@pytest.mark.slow
def test_wheel_holds_what_the_clone_holds(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "supplychain/py.typed",
        "supplychain/case/schema.csv",
        "supplychain/case/cell/units.csv",
    } <= names
    for kind in ("datasets", "models"):
        for path in (ROOT / kind).rglob("*"):
            if path.is_file():
                assert f"supplychain/_assets/{path.relative_to(ROOT).as_posix()}" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not [name for name in names if name.startswith(("tests/", "datasets/", "models/"))]


@pytest.mark.slow
def test_installed_wheel_finds_its_assets(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)  # a pure wheel is installed by unpacking it
    ran = subprocess.run(
        [sys.executable, "-c", FIND],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    )
    found = [Path(line) for line in ran.stdout.splitlines()]
    assert len(found) == 3
    for path in found:
        assert path.is_relative_to(site / "supplychain")
        assert path.exists()
