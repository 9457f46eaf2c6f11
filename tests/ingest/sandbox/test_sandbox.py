import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from whence.ingest.sandbox import Limits, Message, Sandbox
from whence.ingest.sandbox.pipes import Pipes
from whence.model.errors import ContainedInput, SandboxError, UndecodableInput

TASKS = "tests.ingest.sandbox.tasks"
QUICK = Limits(seconds=0.7, memory=300_000_000, message=4_000_000)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox((TASKS,), QUICK) as sandbox:
        yield sandbox


def _fate(sandbox: Sandbox, task: str, **arguments: object) -> ContainedInput:
    with pytest.raises(ContainedInput) as caught:
        sandbox.run(f"{TASKS}:{task}", Message(arguments))
    return caught.value


def _echo(sandbox: Sandbox, text: str = "after") -> int:
    answer = sandbox.run(f"{TASKS}:echo", Message({"text": text}, text.encode()))
    assert (answer.header["text"], answer.body) == (text, text.encode())
    return int(answer.header["pid"])


def test_a_task_is_done_in_one_child_that_stays(sandbox: Sandbox) -> None:
    child = _echo(sandbox)
    assert child != os.getpid()
    assert _echo(sandbox) == child
    body = bytes(range(256)) * 10_000
    assert sandbox.run(f"{TASKS}:echo", Message({}, body)).body == body


@pytest.mark.parametrize(
    ("task", "fate", "said"),
    [
        ("hang", "time", "within 0.7 s"),
        ("spin", "time", "0.7 s"),
        ("bloat", "memory", "300 MB of memory"),
        ("leave", "crash", "exit code 3"),
        ("fail", "fault", "KeyError"),
        ("recurse", "fault", "RecursionError"),
        ("babble", "nonsense", "nonsense"),
        ("flood", "nonsense", "no single answer"),
    ],
)
def test_what_breaks_is_contained_and_the_next_item_is_read(sandbox: Sandbox, task: str, fate: str, said: str) -> None:
    error = _fate(sandbox, task)
    assert (error.fate, said in str(error)) == (fate, True)
    assert str(error).isprintable()
    _echo(sandbox)


def test_a_crash_is_named_by_its_signal(sandbox: Sandbox) -> None:
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGKILL, signal.SIGXCPU):
        error = _fate(sandbox, "crash", signal=int(number))
        assert error.fate == ("time" if number == signal.SIGXCPU else "crash")
    assert "SIGSEGV" in str(_fate(sandbox, "crash", signal=int(signal.SIGSEGV)))
    _echo(sandbox)


def test_a_refusal_passes_as_it_is_and_the_child_stays(sandbox: Sandbox) -> None:
    child = _echo(sandbox)
    with pytest.raises(UndecodableInput, match=r"report\.bin: not text; give the text"):
        sandbox.run(f"{TASKS}:refuse", Message({}))
    assert _echo(sandbox) == child


def test_sizes_are_capped_both_ways(sandbox: Sandbox) -> None:
    assert _fate(sandbox, "swell", bytes=5_000_000).fate == "size"
    with pytest.raises(ContainedInput, match="4 MB"):
        sandbox.run(f"{TASKS}:echo", Message({}, bytes(4_000_001)))
    _echo(sandbox)


def test_what_a_library_prints_is_no_message(sandbox: Sandbox) -> None:
    assert sandbox.run(f"{TASKS}:chatter", Message({"a": 1})).header == {"a": 1}


def test_an_item_does_not_pay_for_the_memory_of_those_before(sandbox: Sandbox) -> None:
    sandbox.kill()
    begun = sandbox.starts
    for _ in range(3):
        sandbox.run(f"{TASKS}:hoard", Message({"bytes": 120_000_000}))
    assert sandbox.starts > begun + 1


@pytest.mark.parametrize("way", ["socket", "resolve", "process", "fork", "shell", "write", "remove", "read", "native"])
def test_no_way_out(sandbox: Sandbox, way: str, tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_bytes(b"kept")
    answer = sandbox.run(f"{TASKS}:attempt", Message({"way": way, "path": str(path)}))
    assert answer.header["ended"] == "refused", answer.header
    assert path.read_bytes() == b"kept"


def test_only_a_named_file_can_be_read_and_only_for_its_task(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "dump.warc"
    path.write_bytes(b"content")
    message = Message({"path": str(path)})
    assert sandbox.run(f"{TASKS}:read", message, reads=[path]).body == b"content"
    with pytest.raises(ContainedInput, match="PermissionError"):
        sandbox.run(f"{TASKS}:read", message)


def test_the_child_has_a_bare_environment_and_a_group_of_its_own(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WHENCE_SECRET", "token")
    sandbox.kill()
    header = sandbox.run(f"{TASKS}:environment", Message({})).header
    assert "token" not in header["environment"].values()
    assert header["folder"] == "/"
    assert header["group"] != os.getpgrp()
    assert sys.platform != "linux" or {"memory", "file size"} <= set(sandbox.held)


def test_a_stream_yields_as_it_goes(sandbox: Sandbox) -> None:
    found = [message.header["number"] for message in sandbox.stream(f"{TASKS}:count", {"to": 5})]
    assert found == list(range(5))


def test_a_stream_that_is_left_early_costs_the_child_and_nothing_else(sandbox: Sandbox) -> None:
    stream = sandbox.stream(f"{TASKS}:count", {"to": 100_000})
    assert next(stream).header == {"number": 0}
    stream.close()  # type: ignore[attr-defined]
    _echo(sandbox)


def test_a_stream_goes_on_behind_what_broke_it(sandbox: Sandbox) -> None:
    arguments = {"to": 8, "crash": [2], "hang": [4], "fail": [7]}
    found = list(sandbox.salvage(f"{TASKS}:count", arguments))
    fates = [item.fate if isinstance(item, ContainedInput) else item.header["number"] for item in found]
    assert fates == [0, 1, "crash", 3, "time", 5, 6, "fault"]


def test_a_stream_that_cannot_go_on_says_so(sandbox: Sandbox) -> None:
    found = list(sandbox.salvage(f"{TASKS}:stuck", {}))
    assert [isinstance(item, ContainedInput) for item in found] == [False, False, True, True]
    assert "the rest was not read" in str(found[-1])


def test_a_child_that_cannot_start_is_no_fault_of_the_input() -> None:
    with Sandbox(("tests.no_such_module",)) as sandbox, pytest.raises(SandboxError, match="does not start"):
        sandbox.run(f"{TASKS}:echo", Message({}))


def test_an_answer_that_nobody_waited_for_is_not_taken_for_the_next(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(self: Pipes, deadline: float) -> Message:
        raise KeyboardInterrupt

    _echo(sandbox, "before")
    monkeypatch.setattr(Pipes, "receive", interrupt)
    with pytest.raises(KeyboardInterrupt):
        _echo(sandbox, "interrupted")
    monkeypatch.undo()
    _echo(sandbox, "after")
