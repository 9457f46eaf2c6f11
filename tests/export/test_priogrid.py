from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.export.priogrid import cell

_ROUNDING = 1e-9
"""Degrees: adding 180 to a tiny negative number loses it."""


@pytest.mark.parametrize(
    ("longitude", "latitude", "gid"),
    [
        (-180, -90, 1),
        (-179.5, -90, 2),
        (-180, -89.5, 721),
        (179.9, 89.9, 259200),
        (180, 90, 259200),
        (0, 0, 129961),
        (69.17, 34.53, 179779),  # Kabul, as GED has it
    ],
)
def test_cells_count_from_the_south_west(longitude: float, latitude: float, gid: int) -> None:
    assert cell(longitude, latitude) == gid


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_cell_holds_its_position(longitude: float, latitude: float) -> None:
    row, column = divmod(cell(longitude, latitude) - 1, 720)
    assert column / 2 - 180 - _ROUNDING <= longitude <= column / 2 - 179.5
    assert row / 2 - 90 - _ROUNDING <= latitude <= row / 2 - 89.5
