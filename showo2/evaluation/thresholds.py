"""Thresholds that scores should reach."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Threshold:
    """A bound on a row's value."""

    bound: float
    at_most: bool = False  # otherwise at least

    def is_reached(self, value: float) -> bool:
        return value <= self.bound if self.at_most else value >= self.bound


Thresholds = Mapping[str, Threshold]  # by the name of a row; a row without one is for information
