"""``import whence`` loads nothing that takes time; what it gives is loaded when it is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

import whence
from whence.api import archive, reading


def _modules(code: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, whence; {code}; print(' '.join(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(told.stdout.split())


def test_importing_loads_nothing() -> None:
    loaded = _modules("whence.__version__")
    assert {name for name in loaded if name.startswith("whence")} == {"whence"}


def test_looking_at_what_there_is_loads_no_heavy_library() -> None:
    loaded = _modules("whence.read, whence.open")
    assert not loaded & {"pyarrow", "pandas", "polars", "onnxruntime", "sqlalchemy"}


def test_what_the_package_gives() -> None:
    assert whence.read is reading.read
    assert whence.open is archive.open
    assert {"read", "open", "__version__"} <= set(dir(whence))
    with pytest.raises(AttributeError, match="no attribute 'close'"):
        whence.close  # noqa: B018


def test_its_types_are_for_others_too() -> None:
    assert files("whence").joinpath("py.typed").is_file()
