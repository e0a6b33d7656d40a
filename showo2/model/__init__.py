"""The network: no text, no files, no tasks."""
