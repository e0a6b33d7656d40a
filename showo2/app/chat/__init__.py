"""The chat tab's conversation: messages as Gradio and as the engine have them, and turns."""
