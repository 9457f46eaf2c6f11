"""PRIO-GRID cells: half a degree wide and high, numbered from the south-west corner of the world, row by row.

Source: Tollefsen, Strand and Buhaug (2012), "PRIO-GRID: A unified spatial data structure", Journal of Peace Research
49(2), and the PRIO-GRID codebook: cell 1 has its south-west corner at 180° W, 90° S; 720 columns, 360 rows.
"""

from __future__ import annotations

import math

_SIZE = 0.5
_COLUMNS, _ROWS = 720, 360


def cell(longitude: float, latitude: float) -> int:
    """Return the number of the cell that a position (degrees, WGS 84) lies in.

    A position on a line between cells is in the one to the north or east; the date line and the pole are in the last.
    """
    column = min(math.floor((longitude + 180) / _SIZE), _COLUMNS - 1)
    row = min(math.floor((latitude + 90) / _SIZE), _ROWS - 1)
    return row * _COLUMNS + column + 1
