import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, socket, sys
from whence.ingest.sandbox.landlock import restrict
if not restrict():
    sys.exit(3)
path = sys.argv[1]
assert open(path).read() == "kept"
ways = {
    "write": lambda: open(path, "w"),
    "make": lambda: open(path + ".new", "w"),
    "remove": lambda: os.unlink(path),
    "folder": lambda: os.mkdir(path + ".d"),
    "truncate": lambda: os.truncate(path, 0),
    "run": lambda: os.execv("/bin/true", ["true"]),
    "signal": lambda: os.kill(os.getppid(), 0),
}
for name, way in ways.items():
    try:
        way()
    except PermissionError:
        sys.stdout.write(name + " ")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_the_kernel_refuses_what_no_reader_needs(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("kept")
    done = subprocess.run([sys.executable, "-c", SCRIPT, str(path)], capture_output=True, text=True, check=False)
    if done.returncode == 3:
        pytest.skip("this kernel has no Landlock")
    assert {"write", "make", "remove", "folder", "run"} <= set(done.stdout.split()), done.stderr
    assert path.read_text() == "kept"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
