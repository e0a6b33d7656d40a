"""Samples of published benchmarks, in the layouts that the benchmarks' own scorers read."""
