"""The page and its APIs, on Gradio, for any `engine.Engine`. Nothing here imports torch."""
