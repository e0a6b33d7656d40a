"""Training of the embedded checkpoint: one loop, stages as data, and the drawn world it learns from."""
