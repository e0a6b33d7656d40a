"""The app's tasks for clients of OpenAI's API, below `/v1` on the page's port.

Requests pass the same checks and wait in the same queue as those of the page. docs/api.md describes what is
served, and how it differs from OpenAI's.
"""

from showo2.app.openai_api.routes import openai_routes

__all__ = ["openai_routes"]
