"""The benchmark tasks, listed by hand: one file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from whence.bench.tasks.ceha import CehaTask
from whence.bench.tasks.copies import CopyTask
from whence.bench.tasks.factuality import FactualityTask
from whence.bench.tasks.linking import LinkingTask
from whence.bench.tasks.muc4 import Muc4Task
from whence.bench.tasks.pages import PageTask
from whence.bench.tasks.plover import PloverTask
from whence.bench.tasks.polnear import PolnearTask
from whence.bench.tasks.re3d import Re3dTask
from whence.bench.tasks.roles import RoleTask
from whence.bench.tasks.settings import SettingTask
from whence.bench.tasks.task import BenchOptions, Task
from whence.bench.tasks.timex import TimexTask
from whence.bench.tasks.toponyms import ToponymTask

TASKS: Mapping[str, Callable[[BenchOptions], Task[Any]]] = {
    Muc4Task.name: Muc4Task,
    PloverTask.name: PloverTask,
    PolnearTask.name: PolnearTask,
    TimexTask.name: TimexTask,
    ToponymTask.name: ToponymTask,
    Re3dTask.name: Re3dTask,
    RoleTask.name: RoleTask,
    PageTask.name: PageTask,
    CehaTask.name: CehaTask,
    SettingTask.name: SettingTask,
    FactualityTask.name: FactualityTask,
    CopyTask.name: CopyTask,
    LinkingTask.name: LinkingTask,
}
"""Every task by its name, to be made with the options of a run."""
