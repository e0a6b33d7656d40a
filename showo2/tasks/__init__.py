"""What a user asks for, each a generator of events: progress, previews and stopping belong to the caller."""
