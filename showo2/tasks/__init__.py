"""The tasks, each a generator of outputs with progress and previews; a caller stops one by closing it."""
