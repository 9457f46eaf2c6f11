"""A count of people made ready to be compared many times."""

from __future__ import annotations

from dataclasses import dataclass

from whence.model.account import Toll


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a count can mean; "at least five" has no most. ``label`` is fit to show."""

    least: float
    most: float
    label: str

    @classmethod
    def of(cls, toll: Toll) -> Range:
        """Make a count ready."""
        least = toll.low if toll.low is not None else toll.best
        most = toll.high if toll.high is not None else (toll.best if toll.low is None else None)
        bounds = (0 if least is None else float(least)), (float("inf") if most is None else float(most))
        return cls(*bounds, f"{_shown(toll)} {toll.effect.value}")

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.least == self.most


def _shown(toll: Toll) -> str:
    if toll.best is not None:
        return str(toll.best)
    if toll.low is None:
        return f"at most {toll.high}"
    return f"at least {toll.low}" if toll.high is None else f"{toll.low} to {toll.high}"
