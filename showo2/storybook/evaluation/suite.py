"""The storybook's suite for `python -m showo2.evaluation`."""

from showo2.evaluation.suite import Suite
from showo2.storybook.evaluation.derived_rows import derived_rows
from showo2.storybook.evaluation.parts import PARTS, run_part
from showo2.storybook.evaluation.thresholds import THRESHOLDS

STORYBOOK = Suite(tuple(PARTS), run_part, THRESHOLDS, derived_rows)
