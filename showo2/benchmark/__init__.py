"""How fast and how small: every mark measured against the recompute-everything way. `python -m showo2.benchmark`."""
