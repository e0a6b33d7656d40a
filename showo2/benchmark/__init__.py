"""Speed and memory, compared to a baseline that recomputes everything. `python -m showo2.benchmark`."""
