"""Training of Show-o2 models on any data: losses, the loop, stages as data, and the protocol of a dataset."""
